import { isDue, reminderState, type CommandName } from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** What a command on a task or a reminder has promised holds right after it, whatever state merging had left it in. */
export function checkTodo({ store, options, name }: Replica, command: CommandName, input: unknown): void {
  const { id } = input as { readonly id?: string };
  const task = store.get('tasks', id ?? '');
  const reminder = store.get('reminders', id ?? '');
  const state = reminder && reminderState(reminder);
  if (command === 'task-complete' || command === 'task-reopen') {
    if ((task?.done === null) === (command === 'task-complete'))
      violated('todo', `${command} of ${String(id)} on ${name}`);
  } else if (command === 'reminder-dismiss') {
    const now = TEST_NOW + options.time() + options.skew;
    if (state && isDue(state.due, now, store.settings?.timeZone ?? 'UTC'))
      violated('todo', `${String(id)} on ${name} is dismissed and due: ${JSON.stringify(reminder)}`);
  } else if (command === 'reminder-snooze' && !state?.snoozed) {
    violated('todo', `${String(id)} on ${name} is not put off: ${JSON.stringify(reminder)}`);
  }
}
