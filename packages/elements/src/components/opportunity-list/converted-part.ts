import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { CalendarDate, ListState } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { PopoverController } from '../../controllers/popover-controller.js';
import type { Localizer } from '../../locales/localizer.js';
import { ConvertedView, convertedDetails, convertedLines, leftLines } from '../../money/converted-sums.js';
import { adoptStyles } from '../../primitives/adopt-styles.js';

const styles = css`
  .converted {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    min-block-size: 2em;
    padding: 0 0.4em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: none;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-style: dotted;
    text-underline-offset: 0.25em;
  }
  .converted:hover {
    background: var(--_hover);
  }
  .converted .beside {
    font-weight: 400;
  }
  .converted-panel {
    inline-size: 24em;
    padding: 0.9em 1em;
  }
  .converted-details {
    display: grid;
    gap: 0.35em;
  }
  .converted-details :is(p, ul) {
    margin: 0;
  }
  .converted-details ul {
    display: grid;
    gap: 0.15em;
    padding: 0;
    list-style: none;
  }
  .converted-details :is(.converted-title, .converted-sum) {
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .converted {
      min-block-size: 44px;
    }
  }
`;

export interface ConvertedPartOptions {
  readonly store: () => PipelineStore | undefined;
  readonly root: () => ShadowRoot;
  readonly today: () => CalendarDate;
}

/** D39: what all matching records come to in the reporting currency; a press names every rate and its day. */
export class ConvertedPart {
  readonly #options: ConvertedPartOptions;
  readonly #view: ConvertedView;
  readonly #popover: PopoverController;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ConvertedPartOptions) {
    this.#options = options;
    this.#view = new ConvertedView(host, options.store);
    this.#popover = new PopoverController(host, {});
    adoptStyles(options.root(), styles);
  }

  render(l: Localizer, list: Pick<ListState, 'totals' | 'ids'>): TemplateResult | typeof nothing {
    const totals = this.#view.of(list, this.#options.today());
    if (!totals) return nothing;
    const left = leftLines(l, totals, true);
    return html`<button class="converted" popovertarget="converted">
        ${convertedLines(l, totals, true).map((line) => html`<span>${line}</span>`)}
        ${left.map((line) => html`<span class="beside">${line}</span>`)}
      </button>
      <div
        ${ref(this.#popover.element)}
        id="converted"
        class="popover end converted-panel"
        popover="auto"
        role="dialog"
        tabindex="-1"
        aria-label=${l.t.rates.total(totals.currency)}
        @toggle=${this.#popover.toggled}
        @keydown=${this.#popover.keydown}
      >
        ${this.#popover.isOpen ? convertedDetails(l, totals) : nothing}
      </div>`;
  }
}
