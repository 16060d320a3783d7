import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { Problem, Stage } from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';

export interface ArchiveDialogOptions {
  /** The live stages of the schema that is shown. */
  readonly stages: () => readonly Stage[];
  readonly stage: (id: string) => Stage | undefined;
  readonly cards: (stage: Stage) => number;
  /** Archives, merging into `to` when given; the problem when refused. */
  readonly archive: (stage: Stage, to: string | null) => Promise<Problem | undefined>;
}

interface Question {
  readonly stageId: string;
  readonly choice: 'merge' | 'keep';
  readonly to: string;
  readonly problem: Problem | undefined;
}

/** D9: asks what becomes of the cards of a stage that is archived: moved to another one, or left in a column marked as archived. */
export class ArchiveDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ArchiveDialogOptions;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  #question: Question | undefined;

  constructor(host: ReactiveControllerHost, options: ArchiveDialogOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#question !== undefined;
  }

  ask(stage: Stage): void {
    const stages = this.#options.stages();
    const index = stages.findIndex(({ id }) => id === stage.id);
    const next = stages[index + 1] ?? stages[index - 1] ?? stages[0];
    this.#question = {
      stageId: stage.id,
      choice: next ? 'merge' : 'keep',
      to: next?.id ?? '',
      problem: undefined,
    };
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.#dialog.value;
    if (dialog && this.#question && !dialog.open) dialog.showModal();
  }

  hostDisconnected(): void {
    this.#question = undefined;
  }

  readonly #close = (): void => {
    this.#question = undefined;
    this.#dialog.value?.close();
    this.#host.requestUpdate();
  };

  #change(change: Partial<Question>): void {
    if (this.#question) this.#question = { ...this.#question, problem: undefined, ...change };
    this.#host.requestUpdate();
  }

  async #confirm(): Promise<void> {
    const question = this.#question;
    const stage = question && this.#options.stage(question.stageId);
    if (!stage) {
      this.#close();
      return;
    }
    const problem = await this.#options.archive(stage, question.choice === 'merge' ? question.to : null);
    if (problem) this.#change({ problem });
    else this.#close();
  }

  render(l: Localizer): TemplateResult | typeof nothing {
    const question = this.#question;
    const stage = question && this.#options.stage(question.stageId);
    if (!question || !stage) return nothing;
    const words = l.t.schemas.archiveDialog;
    const others = this.#options.stages().filter(({ id }) => id !== stage.id);
    return html`<dialog
      ${ref(this.#dialog)}
      aria-labelledby="archive-title"
      @close=${this.#close}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#close();
      }}
    >
      <form
        class="question"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#confirm();
        }}
      >
        <h3 id="archive-title">${words.title(stage.name)}</h3>
        <p>${words.text(this.#options.cards(stage))}</p>
        ${others.length > 0 ? this.#renderMerge(l, question, others) : nothing}
        ${stage.removed ? nothing : this.#renderChoice(question, 'keep', words.asItIs, words.asItIsHint)}
        ${question.problem ? html`<p class="problem" role="alert">${l.problem(question.problem)}</p>` : nothing}
        <footer class="foot">
          <button type="button" class="button" @click=${this.#close}>${l.t.common.actions.cancel}</button>
          <button class="button primary">${words.confirm}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #renderMerge(l: Localizer, question: Question, others: readonly Stage[]): TemplateResult {
    const words = l.t.schemas.archiveDialog;
    return html`${this.#renderChoice(question, 'merge', words.merge, words.mergeHint)}
      <select
        class="input merge-into"
        aria-label=${words.mergeInto}
        ?disabled=${question.choice !== 'merge'}
        @change=${(event: Event) => {
          this.#change({ to: (event.currentTarget as HTMLSelectElement).value });
        }}
      >
        ${others.map(({ id, name }) => html`<option value=${id} ?selected=${id === question.to}>${name}</option>`)}
      </select>`;
  }

  #renderChoice(question: Question, choice: Question['choice'], label: string, hint: string): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="archive-choice"
        value=${choice}
        .checked=${question.choice === choice}
        @change=${() => {
          this.#change({ choice });
        }}
      />
      <span class="strong">${label}</span>
      <span class="hint">${hint}</span>
    </label>`;
  }
}
