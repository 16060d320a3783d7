import type { Json } from '../json.js';
import { setEntry, type Patch } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import type { CommandEnv } from './command.js';
import { historyPatch } from './history.js';

/** Changed values of own fields, each with its event; `after` is the opportunity as it will be (D14). */
export function customPatches(
  snapshot: Snapshot,
  before: Opportunity,
  changes: Readonly<Record<string, Json>>,
  after: Opportunity,
  env: CommandEnv,
): readonly Patch[] {
  return Object.entries(changes).flatMap(([id, to]) => {
    const event = {
      type: 'field-changed',
      field: `custom.${id}`,
      from: before.custom[id] ?? null,
      to,
    } as const;
    return [
      historyPatch(snapshot, env, env.newId(), after, event),
      setEntry('opportunities', before.id, 'custom', id, to),
    ];
  });
}
