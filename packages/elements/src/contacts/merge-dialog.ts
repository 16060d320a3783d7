import {
  html,
  nothing,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { dateInZone, type CommandInput, type Contact, type ContactId, type Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { ToastRequest } from '../contexts/workspace-context.js';
import type { Localizer } from '../locales/localizer.js';
import { zoneOf } from './contact-words.js';
import { contactDirectory } from './live-contacts.js';
import { mergeDialogStyles } from './merge-dialog.styles.js';
import { mergeConflicts, mergeValueWords, type AskedField, type MergeConflict } from './merge-values.js';
import '../locales/areas/merging.js';

export const mergeStyles: CSSResult = mergeDialogStyles;

export interface MergeOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly merge: (input: CommandInput<'contact-merge'>) => Promise<CommandResult<'contact-merge'>>;
  readonly toast: (request: ToastRequest) => void;
  /** Told when it is gone, with the contact that stays if there was a merge. */
  readonly closed: (id?: ContactId) => void;
}

/** D78: asks which contacts are one, and which of their values stays where they differ. Nothing is written before "merge". */
export class MergeDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: MergeOptions;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  #ids: readonly ContactId[] = [];
  #left = new Set<ContactId>();
  /** What was chosen by hand, by field. */
  #chosen = new Map<AskedField, string>();
  #base: ContactId | undefined;
  #problem: Problem | undefined;
  #isBusy = false;

  constructor(host: ReactiveControllerHost, options: MergeOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  ask(ids: readonly ContactId[]): void {
    this.#ids = ids;
    this.#left = new Set();
    this.#chosen = new Map();
    this.#problem = undefined;
    this.#base = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#ids = [];
  }

  hostUpdated(): void {
    const dialog = this.#dialog.value;
    if (!dialog || this.#ids.length === 0 || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('h2')?.focus();
  }

  #close(id?: ContactId): void {
    if (this.#ids.length === 0) return;
    this.#ids = [];
    if (this.#dialog.value?.open) this.#dialog.value.close();
    this.#host.requestUpdate();
    this.#options.closed(id);
  }

  /** Those that are live still and were not left out. */
  #contacts(store: PipelineStore): readonly Contact[] {
    return this.#ids.flatMap((id) => {
      const contact = store.get('contacts', id);
      return contact?.removed === null && !this.#left.has(id) ? [contact] : [];
    });
  }

  /** Whose values are taken where nothing else is chosen: whoever has most opportunities, the oldest of those. */
  #baseOf(store: PipelineStore, contacts: readonly Contact[]): ContactId | undefined {
    if (contacts.some(({ id }) => id === this.#base)) return this.#base;
    const count = this.#counts(store);
    return [...contacts].sort((a, b) => count(b.id) - count(a.id) || a.createdAt - b.createdAt)[0]?.id;
  }

  #counts(store: PipelineStore): (id: ContactId) => number {
    const { index } = contactDirectory(store, this.#options.l().language);
    return (id) => index.opportunities(id).length;
  }

  #keyOf({ field, options }: MergeConflict, base: ContactId | undefined): string {
    const chosen = this.#chosen.get(field);
    const known =
      options.find(({ key }) => key === chosen) ?? options.find(({ ids }) => ids.some((id) => id === base));
    return (known ?? options[0])?.key ?? '';
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { store: storeOf, l, merge, toast } = this.#options;
    const store = storeOf();
    if (!store || this.#isBusy) return;
    const contacts = this.#contacts(store);
    if (contacts.length < 2) return;
    const base = this.#baseOf(store, contacts);
    const values = Object.fromEntries(
      mergeConflicts(contacts).map((conflict) => [
        conflict.field,
        conflict.options.find(({ key }) => key === this.#keyOf(conflict, base))?.value ?? null,
      ]),
    );
    this.#isBusy = true;
    const result = await merge({ ids: contacts.map(({ id }) => id), values }).finally(() => {
      this.#isBusy = false;
    });
    if (!result.ok) {
      [this.#problem] = result.problems;
      this.#host.requestUpdate();
      return;
    }
    const { id } = result.value;
    toast({ text: l().t.merging.merged(store.get('contacts', id)?.name ?? ''), undo: true });
    this.#close(id);
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  render(): TemplateResult | typeof nothing {
    const store = this.#options.store();
    if (!store || this.#ids.length === 0) return nothing;
    const l = this.#options.l();
    const { merging, common } = l.t;
    const contacts = this.#contacts(store);
    const base = this.#baseOf(store, contacts);
    const conflicts = mergeConflicts(contacts);
    const isEnough = contacts.length > 1;
    return html`<dialog
      ${ref(this.#dialog)}
      class="merging"
      part="merge"
      aria-labelledby="merge-title"
      @keydown=${this.#keydown}
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#close();
      }}
    >
      <form novalidate @submit=${this.#submit}>
        <h2 id="merge-title" tabindex="-1">${merging.title}</h2>
        <p class="hint">${merging.hint}</p>
        <div class="merge-who" role="group" aria-label=${merging.who}>
          ${this.#ids.map((id) => this.#candidate(store, l, id, base))}
        </div>
        ${
          conflicts.length === 0
            ? html`<p class="hint" role="status">${isEnough ? merging.noConflicts : merging.needTwo}</p>`
            : html`<h3>${merging.conflicts}</h3>
                ${conflicts.map((conflict) => this.#conflict(store, l, conflict, base))}`
        }
        <footer>
          ${this.#problem ? html`<p class="problem" role="alert">${l.problem(this.#problem)}</p>` : nothing}
          <button
            type="button"
            class="button"
            @click=${() => {
              this.#close();
            }}
          >
            ${common.actions.cancel}
          </button>
          <button type="submit" class="button primary" ?disabled=${!isEnough}>${merging.merge}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #candidate(
    store: PipelineStore,
    l: Localizer,
    id: ContactId,
    base: ContactId | undefined,
  ): TemplateResult | typeof nothing {
    const contact = store.get('contacts', id);
    if (contact?.removed !== null) return nothing;
    const { merging } = l.t;
    const isIn = !this.#left.has(id);
    const added = l.date(dateInZone(contact.createdAt, zoneOf(store)), 'full');
    return html`<div class="candidate ${isIn ? '' : 'left'}" data-id=${id}>
      ${
        this.#ids.length > 2
          ? html`<input
              type="checkbox"
              name="include"
              aria-label=${merging.include(contact.name)}
              .checked=${isIn}
              @change=${() => {
                if (isIn) this.#left.add(id);
                else this.#left.delete(id);
                this.#host.requestUpdate();
              }}
            />`
          : nothing
      }
      <div>
        <strong>${contact.name}</strong>
        <p class="hint figure">
          ${merging.added(added)} · ${merging.opportunities(l.number(this.#counts(store)(id)))}
        </p>
      </div>
      <button
        type="button"
        class="button take"
        aria-label=${merging.useAll(contact.name)}
        aria-pressed=${id === base ? 'true' : 'false'}
        ?disabled=${!isIn}
        @click=${() => {
          this.#base = id;
          this.#chosen.clear();
          this.#host.requestUpdate();
        }}
      >
        ${merging.take}
      </button>
    </div>`;
  }

  #conflict(
    store: PipelineStore,
    l: Localizer,
    conflict: MergeConflict,
    base: ContactId | undefined,
  ): TemplateResult {
    const { field, options } = conflict;
    const chosen = this.#keyOf(conflict, base);
    return html`<fieldset class="conflict" data-field=${field}>
      <legend>${l.t.merging.fields[field]}</legend>
      ${options.map(
        ({ key }) => html`<label class="option">
          <input
            type="radio"
            name=${`merge-${field}`}
            .checked=${key === chosen}
            @change=${() => {
              this.#chosen.set(field, key);
              this.#host.requestUpdate();
            }}
          />
          <span>${mergeValueWords(store, l, conflict, key)}</span>
        </label>`,
      )}
    </fieldset>`;
  }
}
