import * as z from 'zod/mini';
import { remove, restore, set } from '../patch.js';
import { dismissal, reminderKey, reminderState } from '../selectors/reminder-times.js';
import { Checks } from './checks.js';
import type { ReminderFields } from './command-map.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id, reminderFields, reminderTime } from './shapes.js';
import { checkReminderFields, checkTime } from './task-checks.js';

/** Another time is a new start: it comes then, whatever was snoozed or done with before. */
export const reminderEdit = defineCommand(
  'reminder-edit',
  z.object({ id, changes: z.object(reminderFields) }),
  (snapshot, input, env) => {
    const { record: reminder, refusal } = subject(snapshot, 'reminders', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const changed: Partial<ReminderFields> = changedFields(reminder, input.changes);
    const fields = checkReminderFields(snapshot, changed, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const anew = fields.when ? { snoozed: null, seen: null, dismissed: null } : {};
    return { ok: true, patches: setChanged('reminders', reminder, { ...fields, ...anew }), value: null };
  },
);

/** Puts the coming that is next on another time; the series stays. One that is done with comes back so. */
export const reminderSnooze = defineCommand(
  'reminder-snooze',
  z.object({ id, until: reminderTime }),
  (snapshot, input, env) => {
    const { record: reminder, refusal } = subject(snapshot, 'reminders', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const until = checkTime(input.until, 'until', checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const occurrence = reminderState(reminder)?.occurrence ?? reminder.dismissed?.through ?? reminder.when;
    return {
      ok: true,
      patches: [
        set('reminders', reminder.id, 'snoozed', { of: reminderKey(occurrence), until, at: env.now }),
      ],
      value: null,
    };
  },
);

/** Done with: a repeating one comes again at its next time that is still to come. */
export const reminderDismiss = defineCommand('reminder-dismiss', z.object({ id }), (snapshot, input, env) => {
  const { record: reminder, refusal } = subject(snapshot, 'reminders', input.id);
  if (refusal) return refusal;
  const done = dismissal(reminder, env);
  const mark = done && { key: done.key, through: done.occurrence, at: env.now, by: env.actor };
  return { ok: true, patches: mark ? [set('reminders', reminder.id, 'dismissed', mark)] : [], value: null };
});

export const reminderSee = defineCommand(
  'reminder-see',
  z.object({ id, key: z.string() }),
  (snapshot, input, env) => {
    const { record: reminder, refusal } = subject(snapshot, 'reminders', input.id);
    if (refusal) return refusal;
    const state = reminderState(reminder);
    // It was put on another time, or another tab was faster.
    if (!state || state.key !== input.key || state.seen) return { ok: true, patches: [], value: null };
    const mark = { key: state.key, through: state.occurrence, at: env.now, by: env.actor };
    return { ok: true, patches: [set('reminders', reminder.id, 'seen', mark)], value: null };
  },
);

export const reminderDelete = defineCommand('reminder-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: reminder, refusal } = subject(snapshot, 'reminders', input.id);
  if (refusal) return refusal;
  return {
    ok: true,
    patches: [remove('reminders', reminder.id, { at: env.now, by: env.actor })],
    value: null,
  };
});

export const reminderRestore = defineCommand('reminder-restore', z.object({ id }), (snapshot, input) => {
  const reminder = snapshot.get('reminders', input.id);
  if (!reminder) return refuse('unknown-record', 'id');
  return { ok: true, patches: reminder.removed ? [restore('reminders', reminder.id)] : [], value: null };
});
