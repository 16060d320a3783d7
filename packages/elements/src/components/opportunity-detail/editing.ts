import type { CSSResult } from 'lit';
import { fieldStyles } from '../../fields/fields.styles.js';
import '../../locales/areas/form.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { cellEditorStyles } from './cell-editors.styles.js';
import { detailPaperStyles } from './paper.styles.js';

/** One chunk: all that changes a record. A record is readable before it is there (DET23). */
export { beginEdit, echoEdit, fieldEditor, isChosen, readEdit } from './field-editors.js';
export { HostPicks } from '../../hosts/host-picks.js';
export { stageEntry, toldProblems } from '../../process/enter-stage.js';
export { ComboboxController } from '../../primitives/combobox-controller.js';
export { SchemaPanel } from './schema-panel.js';
export { StatusPanel } from './status-panel.js';

export const editingStyles: readonly CSSResult[] = [
  fieldStyles,
  comboboxStyles,
  cellEditorStyles,
  detailPaperStyles,
];
