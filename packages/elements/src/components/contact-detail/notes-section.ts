import { html, nothing, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CommandInput, CommandName, Contact, Note, OpportunityId, Problem } from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import type { ToastRequest } from '../../contexts/workspace-context.js';
import { chooseOpportunity, openOpportunitiesOf } from '../../fields/choose-opportunity.js';
import { NotesPanel, type NotesPanelProps } from '../../notes/notes-panel.js';
import { notesStyles } from '../../notes/notes.styles.js';
import { richTextStyles } from '../../rich-text/rich-text.styles.js';
import { looseNotes } from './loose-records.js';
import type { NestedEnv } from './nested-records.js';
import { notesFrame } from './notes-frame.js';

export interface NotesSectionOptions {
  readonly request: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly toast: (request: ToastRequest) => void;
}

/** What waits for the answer to "for which opportunity?": a new note, or one that has none so far. */
type Waiting = { readonly note: Note | undefined; readonly contactId: string };

/**
 * S8, S71: the notes of a contact that are about no opportunity, written and read where they stand. A new one is asked for which of the open
 * opportunities it is, and is written here too; one of none can be given one later.
 */
export class NotesSection {
  static readonly styles: readonly CSSResult[] = [richTextStyles, notesStyles];

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: NotesSectionOptions;
  readonly #panel: NotesPanel;
  #waiting: Waiting | undefined;
  #problem: Problem | undefined;
  #focusNext: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: NotesSectionOptions) {
    this.#host = host;
    this.#options = options;
    this.#panel = new NotesPanel(host, {
      request: options.request,
      toast: (text) => {
        options.toast({ text, undo: true });
      },
    });
  }

  /** Call it in the host's `updated`. */
  updated(root: ParentNode): void {
    this.#panel.updated(root);
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (selector !== undefined) root.querySelector<HTMLElement>(selector)?.focus();
  }

  /** What was typed is kept. */
  close(): void {
    this.#panel.close();
  }

  /** A new note, with the caret in it; with open opportunities it is asked first for which. */
  start(env: NestedEnv, contact: Contact): void {
    this.#problem = undefined;
    if (openOpportunitiesOf(env.store, contact.id).length === 0) this.#begin(env, contact, null);
    else this.#ask({ note: undefined, contactId: contact.id });
  }

  #ask(waiting: Waiting | undefined, focus = '.notes .choose-opportunity button'): void {
    this.#waiting = waiting;
    this.#focusNext = focus;
    this.#host.requestUpdate();
  }

  #begin(env: NestedEnv, contact: Contact, opportunityId: OpportunityId | null): void {
    this.#waiting = undefined;
    this.#panel.start(this.#props(env, contact, false), {
      opportunityId,
      contactId: opportunityId === null ? contact.id : null,
    });
  }

  async #attach({ store, l }: NestedEnv, { id }: Note, opportunityId: OpportunityId): Promise<void> {
    this.#ask(undefined, '.add-note');
    const result = await this.#options.request('note-edit', { id, changes: { opportunityId } });
    if (result.ok) {
      const description = store.get('opportunities', opportunityId)?.description ?? '';
      this.#options.toast({ text: l.t.profile.records.attached(description), undo: true });
    } else this.#problem = result.problems[0];
    this.#host.requestUpdate();
  }

  #props(env: NestedEnv, contact: Contact, readonly: boolean): NotesPanelProps {
    const { store, l } = env;
    const { records: words, opportunities } = l.t.profile;
    return {
      l,
      store,
      readonly,
      about: { opportunityId: null, contactId: contact.id },
      notes: looseNotes(store, contact),
      elsewhere: ({ opportunityId }) =>
        opportunityId === null ? '' : (store.get('opportunities', opportunityId)?.description ?? ''),
      more: (note) =>
        html`<button
          type="button"
          class="button quiet attach"
          aria-label=${words.attachNamed(note.summary?.excerpt || opportunities.emptyNote)}
          @click=${() => {
            this.#ask({ note, contactId: contact.id });
          }}
        >
          ${words.attach}
        </button>`,
    };
  }

  render(env: NestedEnv, contact: Contact, readonly: boolean): TemplateResult {
    const props = this.#props(env, contact, readonly);
    return notesFrame(env.l, {
      count: props.notes.length,
      add: readonly
        ? undefined
        : () => {
            this.start(env, contact);
          },
      content: html`${readonly ? nothing : this.#question(env, contact)}
      ${
        this.#problem ? html`<p class="problem" role="alert">${env.l.problem(this.#problem)}</p>` : nothing
      }${this.#panel.list(props)}`,
    });
  }

  #question(env: NestedEnv, contact: Contact): TemplateResult | typeof nothing {
    const waiting = this.#waiting;
    if (waiting?.contactId !== contact.id) return nothing;
    const { store, l } = env;
    const { note } = waiting;
    return html`<div
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#ask(undefined, '.add-note');
      }}
    >
      ${chooseOpportunity({
        store,
        l,
        contactId: contact.id,
        isLoose: note !== undefined,
        choose: (id) => {
          if (!note) this.#begin(env, contact, id);
          else if (id !== null) void this.#attach(env, note, id);
        },
      })}
    </div>`;
  }
}
