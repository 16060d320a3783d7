import { isTimeZone } from '../calendar-date.js';
import { MAX_ENTRY_KEY } from '../fields/keyed.js';
import type { FieldsOf } from '../records/collections.js';
import {
  ACTIVITY_SETS,
  MAX_MINUTES,
  type Activity,
  type ActivitySet,
  type ActivityTime,
} from '../records/activity.js';
import { isMoment } from '../records/reminder.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { ActivityFields } from './command-map.js';

/** The fields of an activity that are registers, as a command gives them. */
export type ActivityValues = Omit<ActivityFields, ActivitySet | 'held'> &
  Pick<FieldsOf<'activities'>, 'held' | 'opportunityId'>;

type Given = Partial<ActivityFields>;

/** Checks the given values of an activity and returns them cleaned; the sets are checked by `checkSets`. */
export function checkActivityFields(
  snapshot: Snapshot,
  given: Given,
  env: CommandEnv,
  checks: Checks,
): Partial<ActivityValues> {
  const fields: { -readonly [K in keyof ActivityValues]?: ActivityValues[K] } = {};
  if (given.kind !== undefined) fields.kind = given.kind;
  if (given.direction !== undefined) fields.direction = given.direction;
  if (given.when !== undefined) fields.when = checkTime(given.when, checks);
  if (given.held !== undefined) fields.held = given.held ? { at: env.now, by: env.actor } : null;
  if (given.memberId !== undefined) {
    // Whoever acts may be meant, also before their member record has arrived.
    if (given.memberId !== env.actor)
      checks.live(snapshot, 'members', given.memberId, 'memberId', 'unknown-member');
    fields.memberId = given.memberId;
  }
  if (given.agenda !== undefined) fields.agenda = checks.text(given.agenda, 'agenda', MAX_NOTE);
  if (given.summary !== undefined) fields.summary = checks.text(given.summary, 'summary', MAX_NOTE);
  if (given.outcome !== undefined) fields.outcome = checks.text(given.outcome, 'outcome');
  if (given.minutes !== undefined) {
    const { minutes } = given;
    if (minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > MAX_MINUTES))
      checks.add('out-of-range', 'minutes', { min: 0, max: MAX_MINUTES });
    fields.minutes = minutes;
  }
  return fields;
}

/** Whole minutes (D59); the zone is one that this device knows. */
function checkTime(when: ActivityTime, checks: Checks): ActivityTime {
  if (!isMoment(when.at)) checks.add('not-a-time', 'when');
  else if (!isTimeZone(when.zone)) checks.add('invalid-input', 'when');
  return { at: Math.floor(when.at / 60_000) * 60_000, zone: when.zone };
}

/** One entry that comes or goes. */
export interface SetChange {
  readonly set: ActivitySet;
  readonly key: string;
  readonly value: true | null;
}

/**
 * What the given sets change in an activity: what is already so is left out. Who is put in must be there; who is taken out may have gone, and leaves by
 * every id that stands for the same contact (D78).
 */
export function checkSets(
  snapshot: Snapshot,
  before: Pick<Activity, ActivitySet> | undefined,
  given: Given,
  env: CommandEnv,
  checks: Checks,
): readonly SetChange[] {
  const changes: SetChange[] = [];
  for (const set of ACTIVITY_SETS) {
    const known = Object.keys(before?.[set] ?? {});
    for (const [id, isIn] of Object.entries(given[set] ?? {})) {
      const same = known.filter((key) => key === id || (set === 'people' && isSame(snapshot, key, id)));
      if (!isIn) changes.push(...same.map((key): SetChange => ({ set, key, value: null })));
      else if (same.length === 0) {
        checkEntry(snapshot, set, id, env, checks);
        changes.push({
          set,
          key: set === 'people' ? (resolveContact(snapshot, id)?.id ?? id) : id,
          value: true,
        });
      }
    }
  }
  return changes;
}

function checkEntry(snapshot: Snapshot, set: ActivitySet, id: string, env: CommandEnv, checks: Checks): void {
  if (id.length > MAX_ENTRY_KEY) checks.add('invalid-input', set);
  else if (set === 'people') checks.live(snapshot, 'contacts', id, set, 'unknown-customer');
  else if (set === 'products') checks.live(snapshot, 'products', id, set, 'unknown-record');
  else if (id !== env.actor) checks.live(snapshot, 'members', id, set, 'unknown-member');
}

function isSame(snapshot: Snapshot, a: string, b: string): boolean {
  const contact = resolveContact(snapshot, a);
  return contact !== undefined && contact.id === resolveContact(snapshot, b)?.id;
}
