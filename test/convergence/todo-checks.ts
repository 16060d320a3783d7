import { isDue, reminderState, type CommandName } from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** What a command on a task or a reminder has promised holds right after it, whatever state merging had left it in. */
export function checkTodo({ store, options, name }: Replica, command: CommandName, input: unknown): void {
  const { id, until } = input as { readonly id?: string; readonly until?: unknown };
  const task = store.get('tasks', id ?? '');
  const reminder = store.get('reminders', id ?? '');
  const state = reminder && reminderState(reminder);
  switch (command) {
    case 'task-complete':
    case 'task-reopen':
      if ((task?.done === null) === (command === 'task-complete'))
        violated('todo', `${command} of ${String(id)} on ${name}`);
      return;
    case 'reminder-dismiss':
      if (
        state &&
        isDue(state.due, TEST_NOW + options.time() + options.skew, store.settings?.timeZone ?? 'UTC')
      )
        violated('todo', `${String(id)} on ${name} is dismissed and due: ${JSON.stringify(reminder)}`);
      return;
    case 'reminder-snooze':
      if (!state?.snoozed)
        violated('todo', `${String(id)} on ${name} is not put off to ${JSON.stringify(until)}: ${JSON.stringify(reminder)}`);
  }
}
