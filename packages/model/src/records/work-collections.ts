import { historyEventKind, type HistoryEvent } from './history-event.js';
import { lineKind, type Line } from './line.js';
import { noteKind, type Note } from './note.js';
import type { RecordKind } from './record.js';

/** What hangs on an opportunity, each by its `opportunityId`; loaded after the first paint (architecture 4.1). */
export interface WorkRecordMap {
  history: HistoryEvent;
  lines: Line;
  notes: Note;
}

export const WORK_COLLECTIONS: { readonly [C in keyof WorkRecordMap]: RecordKind<WorkRecordMap[C]> } = {
  history: historyEventKind,
  lines: lineKind,
  notes: noteKind,
};
