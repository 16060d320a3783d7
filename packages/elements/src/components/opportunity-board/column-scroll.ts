import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';
import * as icons from '../../icons/icons.js';
import type { BoardColumn } from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';

/** Sideways through the columns: whether more stand beyond an edge, and which one is in view where only one fits. */
export class ColumnScroll implements ReactiveController {
  readonly element: Ref<HTMLElement> = createRef();
  readonly switcher: Ref<HTMLElement> = createRef();
  readonly #host: ReactiveControllerHost;
  #observed: HTMLElement | undefined;
  #resize: ResizeObserver | undefined;
  #before = false;
  #after = false;
  #current = '';
  #followed = '';
  #columns = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Id of the column that is most in view. */
  get current(): string {
    return this.#current;
  }

  /** Call after each rendering: which columns there are decides what is in view. */
  columnsAre(columns: readonly BoardColumn[]): void {
    const element = this.element.value;
    const key = columns.map(({ id }) => id).join('/');
    if (element === this.#observed && key === this.#columns) return;
    this.#columns = key;
    this.#resize?.disconnect();
    this.#observed = element;
    if (!element) return;
    // Until it has been looked at: a guess that is right wherever nothing is scrolled, so that nothing is rendered twice.
    if (!columns.some(({ id }) => id === this.#current)) this.#current = columns[0]?.id ?? '';
    // An observer is told when the layout is done, before the paint: looking forces none.
    this.#resize = new ResizeObserver(this.look);
    this.#resize.observe(element);
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
    this.#observed = undefined;
    this.#columns = '';
  }

  /** For `@scroll` of the columns, and whenever their number changes. */
  readonly look = (): void => {
    const element = this.element.value;
    if (!element) return;
    const offset = Math.abs(element.scrollLeft);
    const rest = element.scrollWidth - element.clientWidth - offset;
    const box = element.getBoundingClientRect();
    const middle = box.left + box.width / 2;
    let nearest = Infinity;
    let current = '';
    for (const column of element.querySelectorAll<HTMLElement>('.column')) {
      const { left, width } = column.getBoundingClientRect();
      const away = Math.abs(left + width / 2 - middle);
      if (away >= nearest) continue;
      nearest = away;
      current = column.dataset['column'] ?? '';
    }
    const before = offset > 8;
    const after = rest > 8;
    const same = before === this.#before && after === this.#after && current === this.#current;
    this.#before = before;
    this.#after = after;
    this.#current = current;
    this.#followSwitcher();
    if (!same) this.#host.requestUpdate();
  };

  /** Keeps the button of the shown column in view; moves the switcher only, never the page. */
  #followSwitcher(): void {
    if (this.#followed === this.#current) return;
    const button = this.switcher.value?.querySelector<HTMLElement>(
      `[data-switch="${CSS.escape(this.#current)}"]`,
    );
    // Not rendered where all columns fit.
    if (!button || !this.switcher.value || button.offsetWidth === 0) return;
    this.#followed = this.#current;
    const frame = this.switcher.value.getBoundingClientRect();
    const box = button.getBoundingClientRect();
    this.switcher.value.scrollBy({
      left: box.left + box.width / 2 - frame.left - frame.width / 2,
      behavior: behavior(),
    });
  }

  to(columnId: string): void {
    const column = this.element.value?.querySelector(`.column[data-column="${CSS.escape(columnId)}"]`);
    column?.scrollIntoView({ block: 'nearest', inline: 'start', behavior: behavior() });
  }

  /** What stands beyond the edges. Not in the tab order: the arrow keys get there anyway. */
  render(l: Localizer): TemplateResult {
    const words = l.t.board;
    return html`${this.#edge('previous', this.#before, words.previousStages)}${this.#edge('next', this.#after, words.nextStages)}`;
  }

  #edge(side: 'previous' | 'next', shown: boolean, label: string): TemplateResult | typeof nothing {
    if (!shown) return nothing;
    return html`<div class="beyond ${side}">
      <button
        class="icon-button"
        tabindex="-1"
        aria-label=${label}
        @click=${() => {
          const element = this.element.value;
          const sign =
            (side === 'next' ? 1 : -1) * (element && getComputedStyle(element).direction === 'rtl' ? -1 : 1);
          element?.scrollBy({ left: sign * element.clientWidth * 0.8, behavior: behavior() });
        }}
      >
        ${side === 'next' ? icons.chevronRight : icons.chevronLeft}
      </button>
    </div>`;
  }
}

function behavior(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}
