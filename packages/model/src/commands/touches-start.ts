import * as z from 'zod/mini';
import { dayNumber } from '../calendar-date.js';
import { ID_PATTERN } from '../ids.js';
import { create, remove, type Patch } from '../patch.js';
import { pendingTouches, touchDate, touchesOf, type Touch } from '../process/touches.js';
import { stageOf } from '../selectors/stage-resolution.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { subject } from './refuse.js';
import { id, maybeText } from './shapes.js';

/**
 * S97: the touches of the stage as tasks and reminders of the representative. Each has an id that tells where it comes from and when it was started, so that two
 * people who start the sequence on one day plan it once; what is still planned of it is not planned again.
 */
export const touchesStart = defineCommand(
  'touches-start',
  z.object({ id, until: z.optional(maybeText) }),
  (snapshot, { id: opportunityId, until = null }, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', opportunityId);
    if (refusal) return refusal;
    const checks = new Checks();
    checks.date(until, 'until');
    if (!checks.failed && until !== null && until < env.today) checks.add('out-of-range', 'until');
    const { stage } = stageOf(snapshot, opportunity.position);
    const touches = stage ? touchesOf(stage) : [];
    if (touches.length === 0) checks.add('required', 'touches');
    if (checks.failed) return { ok: false, problems: checks.problems };

    const pending = pendingTouches(snapshot, opportunity.id);
    const running = new Set([...pending.tasks, ...pending.reminders].map(({ touch }) => touch));
    const who = opportunity.ownerId ?? env.actor;
    const made = { opportunityId: opportunity.id, createdBy: env.actor, createdAt: env.now };
    const patches = touches.flatMap((touch): Patch[] => {
      const date = touchDate(touch, env.today);
      if (running.has(touch.id) || (until !== null && date > until)) return [];
      const own = touchRecordId(opportunity.id, touch, env.today) ?? env.newId();
      const collection = touch.kind === 'task' ? 'tasks' : 'reminders';
      const newId = snapshot.get(collection, own) ? env.newId() : own;
      if (touch.kind === 'task')
        return [
          create('tasks', newId, {
            ...made,
            touch: touch.id,
            title: touch.text,
            assigneeId: who,
            due: { date, time: null },
          }),
        ];
      return [
        create('reminders', newId, {
          ...made,
          touch: touch.id,
          note: touch.text,
          recipientId: who,
          when: { kind: 'day', date },
          repeat: touch.every > 0 ? { unit: 'day', every: touch.every, until } : null,
        }),
      ];
    });
    return { ok: true, patches, value: { planned: patches.length } };
  },
);

function touchRecordId(opportunityId: string, touch: Touch, day: string): string | null {
  const own = `T${String(dayNumber(day))}-${touch.id}-${opportunityId}`;
  return ID_PATTERN.test(own) ? own : null;
}

export const touchesStop = defineCommand('touches-stop', z.object({ id }), (snapshot, input, env) => {
  const { record: opportunity, refusal } = subject(snapshot, 'opportunities', input.id);
  if (refusal) return refusal;
  const { tasks, reminders } = pendingTouches(snapshot, opportunity.id);
  const tombstone = { at: env.now, by: env.actor };
  const patches = [
    ...tasks.map((task) => remove('tasks', task.id, tombstone)),
    ...reminders.map((reminder) => remove('reminders', reminder.id, tombstone)),
  ];
  return { ok: true, patches, value: { stopped: patches.length } };
});
