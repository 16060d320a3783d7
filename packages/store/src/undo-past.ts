import { keepProbability, type CommandEnv, type Patch, type Snapshot } from '@firsat/model';
import { layout } from './layouts.js';
import type { Reversal } from './undo.js';

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
