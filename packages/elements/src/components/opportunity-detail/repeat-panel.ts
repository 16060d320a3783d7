import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { linesOf, linksOf, nextTermOf, problem, type Problem } from '@firsat/model';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { reviewStyles } from './review.styles.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/review.js';

export const panelStyles = [reviewStyles];

export function createPanel(env: PanelEnv): DetailPanel {
  return new RepeatPanel(env);
}

interface Draft {
  description: string;
  lines: boolean;
  links: boolean;
  nextTerm: boolean;
}

/** S75: the same sale once more; what is taken along is chosen. What is typed stays with its opportunity. */
class RepeatPanel implements DetailPanel {
  readonly #env: PanelEnv;
  readonly #drafts = new Map<string, Draft>();
  #problem: Problem | undefined;
  #starts = false;

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  start(): void {
    this.#starts = true;
  }

  updated(root: ParentNode): void {
    if (!this.#starts) return;
    this.#starts = false;
    root.querySelector<HTMLElement>('#repeat-description')?.focus();
  }

  close(): void {
    this.#problem = undefined;
  }

  #draft({ opportunity, today }: PanelProps): Draft {
    let draft = this.#drafts.get(opportunity.id);
    if (!draft) {
      // A won recurring sale is most often agreed again for its next term.
      const nextTerm = opportunity.status.code === 'won' && nextTermOf(opportunity, today) !== null;
      draft = { description: opportunity.description, lines: true, links: true, nextTerm };
      this.#drafts.set(opportunity.id, draft);
    }
    return draft;
  }

  #submit(event: Event, { l, opportunity }: PanelProps, draft: Draft): void {
    event.preventDefault();
    void this.#env.request('opportunity-repeat', { id: opportunity.id, ...draft }).then((result) => {
      this.#problem = result.ok ? undefined : (result.problems[0] ?? problem('failed'));
      this.#env.host.requestUpdate();
      if (!result.ok) return;
      this.#drafts.delete(opportunity.id);
      this.#env.toast({ text: l.t.review.created(draft.description), undo: true });
      this.#env.open?.(result.value.id);
    });
  }

  render(props: PanelProps): TemplateResult {
    const { l, store, opportunity, today, readonly } = props;
    const { review } = l.t;
    const draft = this.#draft(props);
    const lines = linesOf(store, { opportunityId: opportunity.id, offerId: null }).length;
    const links = linksOf(store, opportunity.id).length;
    const next = nextTermOf(opportunity, today);
    const check = (name: 'lines' | 'links' | 'nextTerm', label: string): TemplateResult =>
      html`<label class="check-field">
        <input
          type="checkbox"
          name=${name}
          .checked=${live(draft[name])}
          ?disabled=${readonly}
          @change=${(event: Event) => {
            draft[name] = (event.currentTarget as HTMLInputElement).checked;
          }}
        />
        <span>${label}</span>
      </label>`;
    return html`<form
      class="repeat"
      @submit=${(event: Event) => {
        this.#submit(event, props, draft);
      }}
    >
      <p class="muted">${review.repeatHint}</p>
      <div class="field">
        <label for="repeat-description">${review.description}</label>
        <input
          class="input"
          id="repeat-description"
          autocomplete="off"
          ?disabled=${readonly}
          aria-invalid=${this.#problem?.field === 'description' ? 'true' : nothing}
          .value=${live(draft.description)}
          @input=${(event: Event) => {
            draft.description = (event.currentTarget as HTMLInputElement).value;
          }}
        />
      </div>
      ${next === null ? nothing : check('nextTerm', review.nextTerm(l.date(next, 'full')))}
      ${lines === 0 ? nothing : check('lines', review.lines(lines))}
      ${links === 0 ? nothing : check('links', review.links(links))}
      ${this.#problem ? html`<p class="problem" role="alert">${l.problem(this.#problem)}</p>` : nothing}
      ${readonly ? nothing : html`<button class="button primary">${review.create}</button>`}
    </form>`;
  }
}
