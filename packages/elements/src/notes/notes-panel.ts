import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  excerptOf,
  noteRoot,
  type CommandInput,
  type CommandName,
  type Note,
  type Opportunity,
} from '@firsat/model';
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

export interface NotesPanelProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly opportunity: Opportunity;
  readonly readonly: boolean;
}

/** A page that is closed in mid-edit has told the head by then what the text says. */
const PAUSE_MS = 5_000;

/** The note that is open, and its text. */
interface OpenNote {
  readonly id: string;
  readonly opportunityId: string;
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
 * *Notlar* (S71): all notes of an opportunity, pinned ones first, then the newest. Readable without an editor; one at a time is open. A new note is
 * one press, with the caret in it; it exists when something has been typed.
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

  /** A new note, with the caret in it (S63). */
  start({ store, opportunity }: NotesPanelProps): void {
    const opportunityId = opportunity.id;
    const { newId, now, actor } = store.commandEnv('user');
    const head = { createdAt: now, createdBy: actor, summary: null, pinned: false, removed: null };
    this.#show(store, { id: newId(), opportunityId, ...head }, true).edit();
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
    const { l, store, opportunity, readonly } = props;
    const { t } = l;
    if (this.#open && (this.#open.opportunityId !== opportunity.id || this.#open.store !== store))
      this.close();
    const open = this.#open;
    const heads = store.children('notes', opportunity.id);
    // One item from the first to the last character: it stays where it is, with the caret in it, when its head comes into being.
    const notes = sortedNotes(open?.draft && !store.get('notes', open.id) ? [...heads, open.draft] : heads);
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
        notes.length === 0
          ? html`<div class="notes-empty">
              <p><strong>${t.notes.empty}</strong></p>
              ${readonly ? nothing : html`<p class="muted">${t.notes.emptyHint}</p>`}
            </div>`
          : nothing
      }
      <ul class="note-list">
        ${repeat(
          notes,
          ({ id }) => id,
          (note) => this.#item(props, note),
        )}
      </ul>
    </section>`;
  }

  #item({ l, store, readonly }: NotesPanelProps, note: Note): TemplateResult {
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
      text: open?.field.render({
        l,
        readonly,
        label: note === open.draft ? t.notes.fresh : t.notes.by(nameOf(note.createdBy)),
        placeholder: t.notes.placeholder,
        excerpt: note.summary?.excerpt ?? '',
      }),
      open: () => this.#openNote(store, note, !readonly),
      done: this.#done,
      pin: () => void this.#pin(note),
      remove: () => void this.#remove(l, note),
      onKey: this.#onKey,
    });
  }

  #openNote(store: PipelineStore, note: Note, edit: boolean): void {
    const field = this.#show(store, note, false);
    if (edit) field.edit();
  }

  #show(store: PipelineStore, note: Note, isDraft: boolean): RichTextField {
    this.close();
    const { id, opportunityId } = note;
    const field = new RichTextField(this.#host, {
      store,
      opportunityId,
      root: noteRoot(id),
      typed: () => this.#begin(open),
      edited: () => {
        open.stopWaiting();
        open.stopWaiting = browserTimer.after(PAUSE_MS, () => this.#summarize(open));
      },
    });
    const open: OpenNote = {
      ...{ id, opportunityId, store, field },
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
    const { id, opportunityId } = open;
    void this.#actions.request('note-create', { id, opportunityId });
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
