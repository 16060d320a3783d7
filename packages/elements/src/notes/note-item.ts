import { html, nothing, type TemplateResult } from 'lit';
import type { Note } from '@firsat/model';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';

export interface NoteItemProps {
  readonly l: Localizer;
  readonly note: Note;
  readonly author: string;
  /** Who wrote last, when that is somebody else. */
  readonly editor: string | undefined;
  readonly readonly: boolean;
  /** Nothing has been typed yet: there is nothing to pin or delete. */
  readonly isDraft: boolean;
  /** What it is about, when that is not what is shown. */
  readonly elsewhere: string | undefined;
  readonly more: TemplateResult | undefined;
  /** The whole text, when the note is open. */
  readonly text: TemplateResult | undefined;
  readonly open: () => void;
  readonly done: () => void;
  readonly pin: () => void;
  readonly remove: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** One note of the list: who and when, its first words, or the whole of it. */
export function noteItem(props: NoteItemProps): TemplateResult {
  const { l, note, author, editor, elsewhere, more, text, onKey, done } = props;
  const { t } = l;
  const { summary } = note;
  const edited = editor !== undefined && summary ? t.notes.edited(editor, l.moment(summary.at)) : undefined;
  return html`<li class="note ${text ? 'open' : ''}" data-note=${note.id} @keydown=${text ? onKey : nothing}>
    <div class="note-head">
      <span class="note-author">${author}</span>
      <time class="note-when" datetime=${new Date(note.createdAt).toISOString()}>${l.moment(note.createdAt)}</time>
      ${tools(props)}
    </div>
    ${elsewhere === undefined ? nothing : html`<p class="note-edited">${elsewhere}</p>`}
    ${
      text
        ? html`<div class="note-text">${text}</div>
            <div class="note-foot"><button type="button" class="button" @click=${done}>${t.notes.done}</button></div>`
        : excerpt(props)
    }
    ${edited ? html`<p class="note-edited">${edited}</p>` : nothing} ${more ?? nothing}
  </li>`;
}

function excerpt({ l, note, open }: NoteItemProps): TemplateResult {
  const { t } = l;
  const words = note.summary?.excerpt ?? '';
  return html`<button type="button" class="note-open" title=${t.notes.open} @click=${open}>
    <span class="note-excerpt ${words === '' ? 'blank' : ''}">${words === '' ? t.notes.blank : words}</span>
  </button>`;
}

function tools({ l, note, readonly, isDraft, pin, remove }: NoteItemProps): TemplateResult | typeof nothing {
  const { t } = l;
  if (isDraft) return nothing;
  if (readonly)
    return note.pinned ? html`<span class="note-pinned">${icons.pin}${t.notes.pinned}</span>` : nothing;
  const pinWords = note.pinned ? t.notes.unpin : t.notes.pin;
  return html`<span class="note-tools">
    <button
      type="button"
      class="icon-button note-pin ${note.pinned ? 'pinned' : ''}"
      title=${pinWords}
      aria-label=${t.notes.pin}
      aria-pressed=${note.pinned}
      @click=${pin}
    >
      ${icons.pin}
    </button>
    <button type="button" class="icon-button" title=${t.notes.remove} aria-label=${t.notes.remove} @click=${remove}>
      ${icons.trash}
    </button>
  </span>`;
}
