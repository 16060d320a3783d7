import { NotesPanel, type NotesPanelProps } from '../../notes/notes-panel.js';
import { notesStyles } from '../../notes/notes.styles.js';
import { richTextStyles } from '../../rich-text/rich-text.styles.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';

export const panelStyles = [richTextStyles, notesStyles];

function notesOf({ l, store, opportunity: { id }, readonly }: PanelProps): NotesPanelProps {
  const about = { opportunityId: id, contactId: null };
  return { l, store, about, notes: store.children('notes', id), readonly };
}

/** *Notlar* (S71). */
export function createPanel({ host, request, toast }: PanelEnv): DetailPanel {
  const notes = new NotesPanel(host, { request, toast: (text) => toast({ text, undo: true }) });
  return {
    render: (props) => notes.render(notesOf(props)),
    start: (props) => {
      notes.start(notesOf(props));
    },
    updated: (root) => {
      notes.updated(root);
    },
    close: () => {
      notes.close();
    },
  };
}
