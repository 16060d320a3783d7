import { entryOf } from './doc-layout.js';
import type { RegisterRef } from './doc-writer.js';
import { layout } from './layouts.js';

/** D23: what is kept of the past of a record: an undo adds to it and takes nothing of it away. */
export function isKeptPast({ collection, suffix }: RegisterRef): boolean {
  if (collection !== 'stages') return false;
  const stages = layout(collection);
  const entry = entryOf(stages, suffix);
  return entry !== undefined && stages.names[entry.index] === 'probabilityUntil';
}
