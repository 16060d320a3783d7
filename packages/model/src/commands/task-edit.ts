import * as z from 'zod/mini';
import { remove, restore, set } from '../patch.js';
import { Checks } from './checks.js';
import type { TaskFields } from './command-map.js';
import { defineCommand } from './define-command.js';
import { refuse, subject } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id, taskFields } from './shapes.js';
import { checkTaskFields } from './task-checks.js';

export const taskEdit = defineCommand(
  'task-edit',
  z.object({ id, changes: z.object(taskFields) }),
  (snapshot, input, env) => {
    const { record: task, refusal } = subject(snapshot, 'tasks', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const changed: Partial<TaskFields> = changedFields(task, input.changes);
    const fields = checkTaskFields(snapshot, changed, env, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('tasks', task, fields), value: null };
  },
);

/** Done by whoever says so; it is that person's activity (D63). Who is later than a colleague changes nothing. */
export const taskComplete = defineCommand('task-complete', z.object({ id }), (snapshot, input, env) => {
  const { record: task, refusal } = subject(snapshot, 'tasks', input.id);
  if (refusal) return refusal;
  const patches = task.done ? [] : [set('tasks', task.id, 'done', { at: env.now, by: env.actor })];
  return { ok: true, patches, value: null };
});

export const taskReopen = defineCommand('task-reopen', z.object({ id }), (snapshot, input) => {
  const { record: task, refusal } = subject(snapshot, 'tasks', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: task.done ? [set('tasks', task.id, 'done', null)] : [], value: null };
});

export const taskDelete = defineCommand('task-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: task, refusal } = subject(snapshot, 'tasks', input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('tasks', task.id, { at: env.now, by: env.actor })], value: null };
});

export const taskRestore = defineCommand('task-restore', z.object({ id }), (snapshot, input) => {
  const task = snapshot.get('tasks', input.id);
  if (!task) return refuse('unknown-record', 'id');
  return { ok: true, patches: task.removed ? [restore('tasks', task.id)] : [], value: null };
});
