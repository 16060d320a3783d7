import { NotesPanel } from '../../notes/notes-panel.js';
import { notesStyles } from '../../notes/notes.styles.js';
import { richTextStyles } from '../../rich-text/rich-text.styles.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';

export const panelStyles = [richTextStyles, notesStyles];

/** *Notlar* (S71). */
export function createPanel({ host, request, toast }: PanelEnv): DetailPanel {
  return new NotesPanel(host, { request, toast: (text) => toast({ text, undo: true }) });
}
