import * as z from 'zod/mini';
import type { OpportunityId } from '../ids.js';
import type { Patch } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import type { CommandEnv, Plan } from './command.js';
import type { OpportunityChange, RefusedChange } from './command-map.js';
import { defineCommand } from './define-command.js';
import { opportunityDelete } from './opportunity-delete.js';
import { opportunityEdit } from './opportunity-edit.js';
import { opportunityMove } from './opportunity-move.js';
import { opportunitySetCustom } from './opportunity-set-custom.js';
import { opportunitySetStatus } from './opportunity-set-status.js';
import { anyJson, id, opportunityFields, status } from './shapes.js';
import { opportunityTag, opportunityUntag } from './tag-commands.js';

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edit'), changes: z.object(opportunityFields) }),
  z.object({ kind: z.literal('status'), ...status }),
  z.object({ kind: z.literal('stage'), stageId: id }),
  z.object({ kind: z.literal('tag'), tag: z.string() }),
  z.object({ kind: z.literal('untag'), tag: z.string() }),
  z.object({ kind: z.literal('custom'), fieldId: id, value: anyJson }),
  z.object({ kind: z.literal('delete') }),
]);

/**
 * D86: the same change of many opportunities as one command, so that it is one transaction and one undo step; each record gets the history
 * that the change of it alone would write. A record that refuses is named with its problems, the others are changed.
 */
export const opportunitiesChange = defineCommand(
  'opportunities-change',
  z.object({ ids: z.array(id), change }),
  (snapshot, input, env) => {
    const planOne = planner(snapshot, input.change, env);
    const patches: Patch[] = [];
    const refused: RefusedChange[] = [];
    let changed = 0;
    for (const each of new Set(input.ids)) {
      const plan = planOne(each);
      if (!plan.ok) {
        refused.push({ id: each, problems: plan.problems });
        continue;
      }
      if (plan.patches.length > 0) changed += 1;
      patches.push(...plan.patches);
    }
    return { ok: true, patches, value: { changed, refused } };
  },
);

function planner(
  snapshot: Snapshot,
  change: OpportunityChange,
  env: CommandEnv,
): (id: OpportunityId) => Plan<null> {
  switch (change.kind) {
    case 'edit':
      return (each) => opportunityEdit.plan(snapshot, { id: each, changes: change.changes }, env);
    case 'status': {
      const { kind: _kind, ...input } = change;
      return (each) => opportunitySetStatus.plan(snapshot, { id: each, ...input }, env);
    }
    case 'tag':
      return (each) => opportunityTag.plan(snapshot, { id: each, tag: change.tag }, env);
    case 'untag':
      return (each) => opportunityUntag.plan(snapshot, { id: each, tag: change.tag }, env);
    case 'custom': {
      const { fieldId, value } = change;
      return (each) => opportunitySetCustom.plan(snapshot, { id: each, fieldId, value }, env);
    }
    case 'delete':
      return (each) => opportunityDelete.plan(snapshot, { id: each }, env);
    case 'stage':
      return mover(snapshot, change.stageId, env);
  }
}

/** Moves to the end of a column, each after the one before it: in the order in which they were chosen. */
function mover(snapshot: Snapshot, stageId: string, env: CommandEnv): (id: OpportunityId) => Plan<null> {
  const schemaId = snapshot.get('stages', stageId)?.schemaId ?? '';
  const column = [...snapshot.column(schemaId, stageId)];
  const here: Snapshot = {
    get: (collection, id) => snapshot.get(collection, id),
    list: (collection) => snapshot.list(collection),
    removed: (collection) => snapshot.removed(collection),
    settings: snapshot.settings,
    column: () => column,
    history: (id) => snapshot.history(id),
    children: (collection, id) => snapshot.children(collection, id),
  };
  const standing = new Set(column.map((row) => row.id));
  return (id) => {
    // What stands there already stays where it is.
    if (standing.has(id)) return { ok: true, patches: [], value: null };
    const plan = opportunityMove.plan(here, { id, stageId }, env);
    const moved = plan.ok
      ? plan.patches.find((patch) => patch.kind === 'set' && patch.field === 'position')
      : undefined;
    const row = snapshot.get('opportunities', id);
    if (row && moved?.kind === 'set') column.push({ ...row, position: moved.value } satisfies Opportunity);
    return plan;
  };
}
