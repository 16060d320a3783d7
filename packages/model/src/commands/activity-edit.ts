import * as z from 'zod/mini';
import { remove, restore, setEntry, type Patch } from '../patch.js';
import { contactsOf } from '../records/activity.js';
import { checkActivityFields, checkSets, type ActivityValues } from './activity-checks.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { activityFields, id, maybeId } from './shapes.js';

export const activityEdit = defineCommand(
  'activity-edit',
  z.object({ id, changes: z.object({ ...activityFields, opportunityId: z.optional(maybeId) }) }),
  (snapshot, input, env) => {
    const { record: activity, refusal } = subject(snapshot, 'activities', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const { held, people, team, products, ...values } = input.changes;
    const asked = {
      ...(changedFields(activity, values) as typeof values),
      // Who was first to say that it was held has said it.
      ...(held !== undefined && held !== (activity.held !== null) && { held }),
    };
    const fields: Partial<ActivityValues> = checkActivityFields(snapshot, asked, env, checks);
    if (asked.opportunityId !== undefined) {
      checks.live(snapshot, 'opportunities', asked.opportunityId, 'opportunityId', 'unknown-record');
      Object.assign(fields, { opportunityId: asked.opportunityId });
    }
    const sets = {
      ...(people && { people }),
      ...(team && { team }),
      ...(products && { products }),
    };
    const changes = checkSets(snapshot, activity, sets, env, checks);
    const about = asked.opportunityId === undefined ? activity.opportunityId : asked.opportunityId;
    if (about === null && countPeople(contactsOf(activity), changes) === 0)
      checks.add('required', 'opportunityId');
    if (checks.failed) return { ok: false, problems: checks.problems };
    // What was planned for later and is held took place now.
    const isEarly = fields.held && !fields.when && activity.when.at > env.now;
    const when = { at: Math.floor(env.now / 60_000) * 60_000, zone: activity.when.zone };
    return {
      ok: true,
      patches: [
        ...setChanged('activities', activity, { ...fields, ...(isEarly && { when }) }),
        ...changes.map(({ set, key, value }): Patch => setEntry('activities', activity.id, set, key, value)),
      ],
      value: null,
    };
  },
);

function countPeople(
  before: readonly string[],
  changes: readonly { readonly set: string; readonly key: string; readonly value: true | null }[],
): number {
  const people = new Set(before);
  for (const { set, key, value } of changes) {
    if (set !== 'people') continue;
    if (value) people.add(key);
    else people.delete(key);
  }
  return people.size;
}

export const activityDelete = defineCommand('activity-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: activity, refusal } = subject(snapshot, 'activities', input.id);
  if (refusal) return refusal;
  return {
    ok: true,
    patches: [remove('activities', activity.id, { at: env.now, by: env.actor })],
    value: null,
  };
});

export const activityRestore = defineCommand('activity-restore', z.object({ id }), (snapshot, input) => {
  const activity = snapshot.get('activities', input.id);
  if (!activity) return refuse('unknown-record', 'id');
  return { ok: true, patches: activity.removed ? [restore('activities', activity.id)] : [], value: null };
});
