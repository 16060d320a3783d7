import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HeldChange, PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { changeWords, namesOf } from './change-words.js';
import type { HeldActions } from './held-actions.js';

/** How many changes are shown at once; the rest on request. All are selected, exported and counted nevertheless. */
export const SHOWN = 100;
/** Beyond these, a change's fields are counted. */
const DETAILS = 4;

export interface ReviewDialogOptions {
  readonly store: () => PipelineStore | undefined;
  readonly list: () => readonly HeldChange[];
  readonly actions: HeldActions;
}

/** The held changes one by one: some or all are saved again, exported, or discarded in a second step. */
export class ReviewDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReviewDialogOptions;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  #isOpen = false;
  /** Those that are not chosen: what comes while it is open is chosen too, as all is at first. */
  readonly #unchosen = new Set<string>();
  #shown = SHOWN;
  #isAsking = false;
  #focusNext: string | undefined;

  constructor(host: ReactiveControllerHost, options: ReviewDialogOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    this.#unchosen.clear();
    this.#shown = SHOWN;
    this.#isAsking = false;
    this.#focusNext = '#review-title';
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (this.#dialog.value?.open) this.#dialog.value.close();
    this.#host.requestUpdate();
  };

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  hostUpdate(): void {
    // Nothing is left to review: whatever was done about it has been told.
    if (this.#isOpen && this.#options.list().length === 0) this.close();
  }

  hostUpdated(): void {
    const dialog = this.#dialog.value;
    if (dialog && this.#isOpen && !dialog.open) dialog.showModal();
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) dialog?.querySelector<HTMLElement>(selector)?.focus();
  }

  #chosen(): readonly HeldChange[] {
    return this.#options.list().filter(({ id }) => !this.#unchosen.has(id));
  }

  #choose(ids: readonly string[], on: boolean): void {
    for (const id of ids) {
      if (on) this.#unchosen.delete(id);
      else this.#unchosen.add(id);
    }
    this.#isAsking = false;
    this.#host.requestUpdate();
  }

  #ask(on: boolean): void {
    this.#isAsking = on;
    this.#focusNext = on ? '.keep' : '.discard';
    this.#host.requestUpdate();
  }

  async #discard(): Promise<void> {
    const ids = this.#chosen().map(({ id }) => id);
    this.#isAsking = false;
    // The button that was pressed goes away.
    this.#focusNext = '#review-title';
    await this.#options.actions.discard(ids);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#isAsking) this.#ask(false);
    else this.close();
  };

  render(l: Localizer): TemplateResult | typeof nothing {
    const store = this.#options.store();
    if (!this.#isOpen || !store) return nothing;
    const list = this.#options.list();
    const words = l.t.notices.review;
    const names = namesOf(list);
    const chosen = this.#chosen();
    const ids = list.map(({ id }) => id);
    return html`<dialog ${ref(this.#dialog)} class="review" part="review" aria-labelledby="review-title" @close=${this.close} @keydown=${this.#keydown}>
      <div class="review-head">
        <h2 id="review-title" tabindex="-1">${words.title}</h2>
        <button class="icon-button" aria-label=${l.t.common.actions.close} @click=${this.close}>${icons.close}</button>
        <p class="hint">${words.intro}</p>
        <label class="all">
          <input
            type="checkbox"
            .checked=${live(chosen.length === list.length)}
            .indeterminate=${live(chosen.length > 0 && chosen.length < list.length)}
            @change=${() => {
              this.#choose(ids, chosen.length < list.length);
            }}
          />
          <span>${words.all}</span>
          <span class="hint figure">${words.selected(chosen.length)}</span>
        </label>
      </div>
      <ul class="changes" aria-labelledby="review-title">
        ${repeat(
          list.slice(0, this.#shown),
          ({ id }) => id,
          (change) => this.#row(l, store, change, names),
        )}
        ${
          list.length > this.#shown
            ? html`<li class="rest">
                <button
                  class="button quiet"
                  @click=${() => {
                    this.#shown += SHOWN;
                    this.#host.requestUpdate();
                  }}
                >
                  ${words.more(Math.min(SHOWN, list.length - this.#shown))}
                </button>
              </li>`
            : nothing
        }
      </ul>
      ${this.#foot(l, chosen)}
    </dialog>`;
  }

  #row(
    l: Localizer,
    store: PipelineStore,
    change: HeldChange,
    names: ReadonlyMap<string, string>,
  ): TemplateResult {
    const words = l.t.notices;
    const { subject, what, details } = changeWords(store, l, change, names);
    const more = details.length - DETAILS;
    const said = [...details.slice(0, DETAILS), ...(more > 0 ? [`+${l.number(more)}`] : [])].join(' · ');
    return html`<li data-change=${change.id}>
      <label>
        <input
          type="checkbox"
          .checked=${live(!this.#unchosen.has(change.id))}
          @change=${(event: Event) => {
            this.#choose([change.id], (event.currentTarget as HTMLInputElement).checked);
          }}
        />
        <span class="change">
          <strong><bdi>${subject}</bdi></strong>
          <span class="what figure">${what}${what && said ? html`<span aria-hidden="true"> · </span>` : nothing}${said}</span>
          <span class="meta figure">
            <span>${l.moment(change.at)}</span>
            <span>${words.reason[change.reason]}</span>
            ${change.rule ? html`<span>${words.review.rule(change.rule)}</span>` : nothing}
            <span class="can ${change.canRetry ? 'yes' : ''}"
              >${change.canRetry ? icons.check : nothing}${change.canRetry ? words.review.canRetry : words.review.cannotRetry}</span
            >
          </span>
        </span>
      </label>
    </li>`;
  }

  #foot(l: Localizer, chosen: readonly HeldChange[]): TemplateResult {
    const words = l.t.notices.review;
    const { actions } = this.#options;
    const again = chosen.filter(({ canRetry }) => canRetry).map(({ id }) => id);
    const outcome = actions.outcome;
    return html`<div class="review-foot">
      <p class="outcome ${outcome?.tone ?? ''}" role="status">
        ${actions.busy === 'retry' ? l.t.notices.result.working : (outcome?.text(l) ?? (chosen.length > 0 && again.length === 0 ? words.noRetry : ''))}
      </p>
      ${
        this.#isAsking
          ? html`<div class="sure" role="group" aria-labelledby="sure-title">
              <p><strong id="sure-title">${words.discardTitle(chosen.length)}</strong> ${words.discardText}</p>
              <button
                class="button keep"
                @click=${() => {
                  this.#ask(false);
                }}
              >
                ${words.keep}
              </button>
              <button class="button danger discard-now" @click=${() => void this.#discard()}>
                ${icons.trash}${words.discardNow}
              </button>
            </div>`
          : html`<button
                class="button quiet danger discard"
                ?disabled=${chosen.length === 0 || actions.busy !== undefined}
                @click=${() => {
                  this.#ask(true);
                }}
              >
                ${icons.trash}${words.discard(chosen.length)}
              </button>
              <button class="button export" ?disabled=${actions.busy !== undefined} @click=${actions.export}>
                ${icons.download}${l.t.notices.held.export}
              </button>
              <button
                class="button primary retry"
                ?disabled=${again.length === 0 || actions.busy !== undefined}
                @click=${() => void actions.retry(again)}
              >
                ${words.retry(again.length)}
              </button>`
      }
    </div>`;
  }
}
