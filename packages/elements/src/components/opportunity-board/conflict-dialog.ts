import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import '../../locales/areas/choices.js';
import type { Localizer } from '../../locales/localizer.js';
import type { MoveConflict } from './move-controller.js';

export interface ConflictWords {
  readonly who: string;
  readonly now: string;
  readonly wanted: string;
}

/** Asks what to do with a card that somebody else moved or deleted while it was held (D85). Nothing has been written yet. */
export class ConflictDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  #open:
    | {
        readonly conflict: MoveConflict;
        readonly words: ConflictWords;
        readonly answer: (go: boolean) => void;
      }
    | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  ask(conflict: MoveConflict, words: ConflictWords, answer: (go: boolean) => void): void {
    this.#open = { conflict, words, answer };
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#open = undefined;
  }

  hostUpdated(): void {
    const dialog = this.#dialog.value;
    if (dialog && this.#open && !dialog.open) dialog.showModal();
  }

  render(l: Localizer): TemplateResult | typeof nothing {
    if (!this.#open) return nothing;
    const { conflict, words } = this.#open;
    const text = l.t.choices.conflict;
    const moved = conflict.kind === 'moved';
    return html`<dialog
      ${ref(this.#dialog)}
      class="conflict"
      aria-labelledby="conflict-title"
      aria-describedby="conflict-text"
      @keydown=${this.#keydown}
      @close=${() => {
        this.#answer(false);
      }}
    >
      <h2 id="conflict-title">${moved ? text.movedTitle : text.deletedTitle}</h2>
      <p id="conflict-text">${moved ? text.moved(words.who, words.now) : text.deleted(words.who)}</p>
      <div class="buttons">
        <button class="button" data-answer="leave" @click=${() => {
          this.#answer(false);
        }}>
          ${moved ? text.leave(words.now) : text.leaveDeleted}
        </button>
        <button class="button primary" data-answer="go" @click=${() => {
          this.#answer(true);
        }}>
          ${moved ? text.moveAnyway(words.wanted) : text.restoreAndMove(words.wanted)}
        </button>
      </div>
    </dialog>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') event.stopPropagation();
  };

  #answer(go: boolean): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    this.#dialog.value?.close();
    this.#host.requestUpdate();
    open.answer(go);
  }
}
