import { keepProbability, type CommandEnv, type Patch, type Snapshot } from '@firsat/model';
import { entryOf } from './doc-layout.js';
import type { RegisterRef } from './doc-writer.js';
import { layout } from './layouts.js';
import type { Reversal } from './undo.js';

/** D23: what is kept of the past of a record: an undo adds to it and takes nothing of it away. */
export function isKeptPast({ collection, suffix }: RegisterRef): boolean {
  if (collection !== 'stages') return false;
  const stages = layout(collection);
  const entry = entryOf(stages, suffix);
  return entry !== undefined && stages.names[entry.index] === 'probabilityUntil';
}

/** D23: what weighed sums until it is taken back: on days between, it did. */
export function keptPast(
  snapshot: Pick<Snapshot, 'get'>,
  { now }: Pick<CommandEnv, 'now'>,
  { registers }: Reversal,
): readonly Patch[] {
  const { byName, codes } = layout('stages');
  const code = codes[byName.get('probability') ?? -1];
  return registers.flatMap(({ collection, id, suffix }) => {
    const stage = collection === 'stages' && suffix === code ? snapshot.get('stages', id) : undefined;
    return stage ? keepProbability(stage, now) : [];
  });
}
