import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { excerptOf, noteHome, noteRoot, type CommandInput, type CommandName, type Note } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { browserTimer } from '../base/timer.js';
import { memberName } from '../fields/options.js';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';
import { RichTextField } from '../rich-text/rich-text-field.js';
import { noteItem } from './note-item.js';
import { sortedNotes } from './sorted-notes.js';
import '../locales/areas/notes.js';

export interface NotesPanelActions {
  request<N extends CommandName>(command: N, input: CommandInput<N>): Promise<CommandResult<N>>;
  /** Says what was done, with the way back. */
  toast(text: string): void;
}

/** What a note is written about: an opportunity, or a contact and explicitly none (S8). */
export type NoteAbout = Pick<Note, 'opportunityId' | 'contactId'>;

export interface NotesPanelProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  /** Whose notes are shown; a new one is of the same. */
  readonly about: NoteAbout;
  readonly notes: readonly Note[];
  readonly readonly: boolean;
  /** What else can be done with a note that is not open. */
  readonly more?: (note: Note) => TemplateResult;
  /** Said beside a note that is not of what is shown. */
  readonly elsewhere?: (note: Note) => string;
}

/** A page that is closed in mid-edit has told the head by then what the text says. */
const PAUSE_MS = 5_000;

/** The note that is open, and its text. */
interface OpenNote {
  readonly id: string;
  readonly about: NoteAbout;
  /** Where it was opened. */
  readonly shownIn: string;
  readonly store: PipelineStore;
  readonly field: RichTextField;
  /** Calls off the summary that is due when nothing more is typed. */
  stopWaiting: () => void;
  /** What its head will be: a new note has none until something is typed. */
  readonly draft: Note | undefined;
  /** Its head has been asked for. */
  hasHead: boolean;
}

/**
 * *Notlar* (S71): all notes of an opportunity or a contact, pinned ones first, then the newest. Readable without an editor; one at a time is open. A
 * new note is one press, with the caret in it; it exists when something has been typed.
 */
export class NotesPanel {
  readonly #host: ReactiveControllerHost;
  readonly #actions: NotesPanelActions;
  #open: OpenNote | undefined;
  #focusNext: string | undefined;

  constructor(host: ReactiveControllerHost, actions: NotesPanelActions) {
    this.#host = host;
    this.#actions = actions;
  }

  /** A new note, with the caret in it (S63); about what is shown, or about one opportunity of it. */
  start(props: NotesPanelProps, about: NoteAbout = props.about): void {
    const { newId, now, actor } = props.store.commandEnv('user');
    const { opportunityId, contactId } = about;
    const head = { createdAt: now, createdBy: actor, summary: null, pinned: false, removed: null };
    this.#show(props, { id: newId(), opportunityId, contactId, ...head }, true).edit();
  }

  /** Call it in the host's `updated`. */
  updated(root: ParentNode): void {
    this.#open?.field.updated();
    const target = this.#focusNext && root.querySelector<HTMLElement>(this.#focusNext);
    this.#focusNext = undefined;
    if (target) target.focus();
  }

  /** The panel is not shown any more; what was typed is kept. */
  close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    open.stopWaiting();
    this.#summarize(open);
    open.field.close();
    this.#host.requestUpdate();
  }

  render(props: NotesPanelProps): TemplateResult {
    const { l, notes, readonly } = props;
    const { t } = l;
    const list = this.list(props);
    return html`<section class="notes" aria-label=${t.notes.title}>
      ${
        readonly
          ? nothing
          : html`<button
              type="button"
              class="button add-note"
              @click=${() => this.start(props)}
            >
              ${icons.plus}${t.notes.add}
            </button>`
      }
      ${
        notes.length === 0 && !this.#open
          ? html`<div class="notes-empty">
              <p><strong>${t.notes.empty}</strong></p>
              ${readonly ? nothing : html`<p class="muted">${t.notes.emptyHint}</p>`}
            </div>`
          : nothing
      }
      ${list}
    </section>`;
  }

  /** The notes alone, for who has a heading of their own. */
  list(props: NotesPanelProps): TemplateResult {
    const { store, about, notes } = props;
    if (this.#open && (this.#open.shownIn !== noteHome(about) || this.#open.store !== store)) this.close();
    const open = this.#open;
    // One item from the first to the last character: it stays where it is, with the caret in it, when its head comes into being.
    const apart =
      open && !notes.some(({ id }) => id === open.id) && (store.get('notes', open.id) ?? open.draft);
    return html`<ul class="note-list">
      ${repeat(
        sortedNotes(apart && !apart.removed ? [...notes, apart] : notes),
        ({ id }) => id,
        (note) => this.#item(props, note, note === apart),
      )}
    </ul>`;
  }

  #item(props: NotesPanelProps, note: Note, isApart: boolean): TemplateResult {
    const { l, store, readonly } = props;
    const { t } = l;
    const open = this.#open?.id === note.id ? this.#open : undefined;
    const nameOf = (id: string | null): string =>
      (id === null ? undefined : memberName(store, id)) ?? t.notes.somebody;
    return noteItem({
      l,
      note,
      author: nameOf(note.createdBy),
      editor: note.summary && note.summary.by !== note.createdBy ? nameOf(note.summary.by) : undefined,
      readonly,
      isDraft: note === open?.draft,
      elsewhere: isApart ? props.elsewhere?.(note) : undefined,
      more: readonly || open ? undefined : props.more?.(note),
      text: open?.field.render({
        l,
        readonly,
        label: note === open.draft ? t.notes.fresh : t.notes.by(nameOf(note.createdBy)),
        placeholder: t.notes.placeholder,
        excerpt: note.summary?.excerpt ?? '',
      }),
      open: () => this.#openNote(props, note, !readonly),
      done: this.#done,
      pin: () => void this.#pin(note),
      remove: () => void this.#remove(l, note),
      onKey: this.#onKey,
    });
  }

  #openNote(props: NotesPanelProps, note: Note, edit: boolean): void {
    const field = this.#show(props, note, false);
    if (edit) field.edit();
  }

  #show({ store, about }: NotesPanelProps, note: Note, isDraft: boolean): RichTextField {
    this.close();
    const { id } = note;
    const field = new RichTextField(this.#host, {
      store,
      home: noteHome(note),
      root: noteRoot(id),
      typed: () => this.#begin(open),
      edited: () => {
        open.stopWaiting();
        open.stopWaiting = browserTimer.after(PAUSE_MS, () => this.#summarize(open));
      },
    });
    const open: OpenNote = {
      ...{ id, about: note, shownIn: noteHome(about), store, field },
      stopWaiting: () => undefined,
      draft: isDraft ? note : undefined,
      hasHead: !isDraft,
    };
    this.#open = open;
    field.open();
    this.#host.requestUpdate();
    return field;
  }

  /** With the first character a new note is one. */
  #begin(open: OpenNote): void {
    if (open.hasHead) return;
    open.hasHead = true;
    const { opportunityId, contactId } = open.about;
    void this.#actions.request('note-create', { id: open.id, opportunityId, contactId });
  }

  /** The head says what the text says now, as far as the whole text is known here. */
  #summarize({ id, store, field, hasHead }: OpenNote): void {
    const note = hasHead ? store.get('notes', id) : undefined;
    if (!note || !field.isKnown) return;
    const excerpt = excerptOf(field.text);
    if (excerpt !== (note.summary?.excerpt ?? ''))
      void this.#actions.request('note-summarize', { id, excerpt });
  }

  async #pin({ id, pinned }: Note): Promise<void> {
    await this.#actions.request('note-edit', { id, changes: { pinned: !pinned } });
    this.#focusNext = `[data-note="${id}"] .note-pin`; // it has moved, and lost the focus by that
    this.#host.requestUpdate();
  }

  async #remove(l: Localizer, { id }: Note): Promise<void> {
    if (this.#open?.id === id) this.close();
    const result = await this.#actions.request('note-delete', { id });
    if (result.ok) this.#actions.toast(l.t.notes.removed);
    this.#focusNext = '.add-note';
    this.#host.requestUpdate();
  }

  readonly #done = (): void => {
    const id = this.#open?.hasHead ? this.#open.id : undefined;
    this.close();
    this.#focusNext = id === undefined ? '.add-note' : `[data-note="${id}"] .note-open`;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#done();
  };
}
