import { isTimeZone } from '../calendar-date.js';
import { isEvery, isMoment, type ReminderTime, type Repeat } from '../records/reminder.js';
import { isWallTime, type TaskDue } from '../records/task.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { ReminderFields, TaskFields } from './command-map.js';

/** Checks the given fields of a task and returns them cleaned. */
export function checkTaskFields(
  snapshot: Snapshot,
  given: Partial<TaskFields>,
  env: CommandEnv,
  checks: Checks,
): Partial<TaskFields> {
  const fields: { -readonly [K in keyof TaskFields]?: TaskFields[K] } = { ...given };
  if (given.title !== undefined) fields.title = checks.title(given.title, 'title');
  if (given.note !== undefined) fields.note = checks.text(given.note, 'note', MAX_NOTE);
  if (given.assigneeId !== undefined) checkMember(snapshot, given.assigneeId, 'assigneeId', env, checks);
  if (given.due !== undefined) fields.due = checkDue(given.due, checks);
  return fields;
}

/** Checks the given fields of a reminder and returns them cleaned. */
export function checkReminderFields(
  snapshot: Snapshot,
  given: Partial<ReminderFields>,
  env: CommandEnv,
  checks: Checks,
): Partial<ReminderFields> {
  const fields: { -readonly [K in keyof ReminderFields]?: ReminderFields[K] } = { ...given };
  if (given.when !== undefined) fields.when = checkTime(given.when, 'when', checks);
  if (given.note !== undefined) fields.note = checks.text(given.note, 'note', MAX_NOTE);
  if (given.recipientId !== undefined) checkMember(snapshot, given.recipientId, 'recipientId', env, checks);
  if (given.repeat) fields.repeat = checkRepeat(given.repeat, checks);
  return fields;
}

/** Whole minutes: nobody is reminded at the second. */
export function checkTime(time: ReminderTime, field: string, checks: Checks): ReminderTime {
  if (time.kind === 'day') {
    checks.date(time.date, field);
    return time;
  }
  if (!isMoment(time.at)) checks.add('not-a-time', field);
  else if (!isTimeZone(time.zone)) checks.add('invalid-input', field);
  return { ...time, at: Math.floor(time.at / 60_000) * 60_000 };
}

/** Whoever acts may be meant, also before their member record has arrived. */
function checkMember(
  snapshot: Snapshot,
  id: string | null,
  field: string,
  env: CommandEnv,
  checks: Checks,
): void {
  if (id !== env.actor) checks.live(snapshot, 'members', id, field, 'unknown-member');
}

function checkDue(due: TaskDue | null, checks: Checks): TaskDue | null {
  if (due === null) return null;
  checks.date(due.date, 'due');
  if (due.time !== null && !isWallTime(due.time)) checks.add('not-a-time', 'due');
  return { date: due.date, time: due.time };
}

function checkRepeat(repeat: Repeat, checks: Checks): Repeat {
  if (!isEvery(repeat.every)) checks.add('out-of-range', 'repeat');
  checks.date(repeat.until, 'repeat');
  return repeat;
}
