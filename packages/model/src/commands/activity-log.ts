import * as z from 'zod/mini';
import type { Keyed } from '../fields/keyed.js';
import type { OpportunityId } from '../ids.js';
import { create, type Patch } from '../patch.js';
import { contactMade, isContact, stageAfterContact } from '../process/suggestions.js';
import { checkActivityFields, checkSets, type SetChange } from './activity-checks.js';
import type { ActivitySet } from '../records/activity.js';
import type { Snapshot } from '../snapshot.js';
import { knownZone } from '../selectors/reminder-times.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import { planMove } from './opportunity-move.js';
import { defineCommand } from './define-command.js';
import { activityFields, id, maybeId } from './shapes.js';
import { ACTIVITY_KINDS, type ActivityHeld, type ActivityKind } from '../records/activity.js';

/** S72: what was done or is planned, now unless another time is given. */
export const activityLog = defineCommand(
  'activity-log',
  z.object({
    ...activityFields,
    kind: z.enum(ACTIVITY_KINDS),
    id: z.optional(id),
    opportunityId: z.optional(maybeId),
    zone: z.optional(z.string()),
  }),
  (snapshot, { id: givenId, opportunityId = null, zone: givenZone, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'activities', givenId);
    checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
    const zone = givenZone ?? knownZone(snapshot.settings?.timeZone ?? 'UTC');
    const when = given.when ?? { at: env.now, zone };
    const held = given.held ?? when.at <= env.now;
    const fields = checkActivityFields(snapshot, { memberId: env.actor, ...given, when, held }, env, checks);
    const changes = checkSets(snapshot, undefined, given, env, checks);
    // S8: about one opportunity, or about somebody and explicitly about none.
    if (opportunityId === null && !changes.some(({ set }) => set === 'people'))
      checks.add('required', 'opportunityId');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = givenId ?? env.newId();
    return {
      ok: true,
      patches: [
        create('activities', newId, {
          ...fields,
          people: entriesOf(changes, 'people'),
          team: entriesOf(changes, 'team'),
          products: entriesOf(changes, 'products'),
          opportunityId,
          createdBy: env.actor,
          createdAt: env.now,
        }),
        ...leadOn(snapshot, opportunityId, fields.held ?? null, given.kind, env),
      ],
      value: { id: newId },
    };
  },
);

/** S89: where the stage says so, the first call or meeting moves on to the next one; what that requires and is missing keeps it where it is. */
function leadOn(
  snapshot: Snapshot,
  opportunityId: OpportunityId | null,
  held: ActivityHeld | null,
  kind: ActivityKind,
  env: CommandEnv,
): readonly Patch[] {
  const opportunity = opportunityId === null ? undefined : snapshot.get('opportunities', opportunityId);
  if (!opportunity || env.via === 'import' || !isContact({ kind, held })) return [];
  const next = stageAfterContact(snapshot, opportunity);
  if (next?.mode !== 'auto' || contactMade(snapshot, opportunity)) return [];
  const move = planMove(snapshot, env, opportunity, next.stage, {});
  return move.ok ? move.patches : [];
}

function entriesOf(changes: readonly SetChange[], of: ActivitySet): Keyed<boolean> {
  return Object.fromEntries(changes.filter(({ set }) => set === of).map(({ key }) => [key, true]));
}
