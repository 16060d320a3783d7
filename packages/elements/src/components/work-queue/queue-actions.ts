import {
  instantInZone,
  localTime,
  type CommandInput,
  type CommandName,
  type QueueEntry,
  type ReminderTime,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { dayWords, timeWords } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';
import { isActivity } from './entry-words.js';

export interface QueueActionsOptions {
  readonly request: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly l: () => Localizer;
  readonly now: () => number;
  readonly zone: () => string;
  /** "Today" of the workspace. */
  readonly today: () => string;
  /** Something is about to be done about this line: it may leave its place. */
  readonly leaving: (entry: QueueEntry) => void;
}

/** What can be done about a line of the queue: each is one command, said in a toast that offers to take it back. */
export class QueueActions {
  readonly #options: QueueActionsOptions;

  constructor(options: QueueActionsOptions) {
    this.#options = options;
  }

  /** The task is done; the reminder is done with; the suspended one is open again. */
  complete(entry: QueueEntry, title: string): Promise<boolean> {
    const { said } = this.#options.l().t.todo;
    if (entry.section === 'reminders')
      return this.#do(entry, 'reminder-dismiss', { id: entry.id }, said.dismissed(title));
    if (entry.section === 'resume') {
      const text = this.#options.l().t.queue.said.resumed(title);
      return this.#do(entry, 'opportunity-set-status', { id: entry.id, status: 'open' }, text);
    }
    if (isActivity(entry)) {
      const text = this.#options.l().t.activities.said.held(title);
      return this.#do(entry, 'activity-edit', { id: entry.id, changes: { held: true } }, text);
    }
    return this.#do(entry, 'task-complete', { id: entry.id }, said.done(title));
  }

  snooze(entry: QueueEntry, title: string, until: ReminderTime): Promise<boolean> {
    const { l, now, zone } = this.#options;
    const text = l().t.todo.said.snoozed(title, timeWords(until, now(), zone(), l()));
    return this.#do(entry, 'reminder-snooze', { id: entry.id, until }, text);
  }

  /** Another day for the task, the activity, the expected close, or the resumption. An activity keeps its hour unless another one is said. */
  reschedule(entry: QueueEntry, title: string, date: string, time: string | null): Promise<boolean> {
    const { l, today } = this.#options;
    const { queue, todo } = l().t;
    const when = dayWords(date, today(), l());
    if (entry.section === 'resume') {
      const status = this.#store?.get('opportunities', entry.id)?.status;
      const input = {
        id: entry.id,
        status: 'suspended',
        on: status?.on ?? null,
        reason: status?.reason ?? null,
        note: status?.note ?? null,
        resumeOn: date,
      } as const;
      return this.#do(entry, 'opportunity-set-status', input, todo.said.snoozed(title, when));
    }
    const activity = isActivity(entry) ? this.#store?.get('activities', entry.id) : undefined;
    if (activity) {
      const { at, zone } = activity.when;
      const clock = time ?? localTime(at, this.#options.zone()).time;
      const moved = { at: instantInZone(date, clock, this.#options.zone()), zone };
      const changes = { when: moved };
      return this.#do(entry, 'activity-edit', { id: entry.id, changes }, todo.said.snoozed(title, when));
    }
    if (entry.section.startsWith('tasks')) {
      const changes = { due: { date, time } };
      return this.#do(entry, 'task-edit', { id: entry.id, changes }, todo.said.snoozed(title, when));
    }
    const changes = { expectedClose: date };
    return this.#do(entry, 'opportunity-edit', { id: entry.id, changes }, queue.said.closes(title, when));
  }

  /** A task for whoever has the opportunity (S67, D65). */
  addStep(
    entry: QueueEntry,
    title: string,
    due: { readonly date: string; readonly time: string | null } | null,
  ): Promise<boolean> {
    const owner = entry.memberId === null ? undefined : this.#store?.get('members', entry.memberId);
    const input = {
      title,
      due,
      opportunityId: entry.opportunityId,
      ...(owner && !owner.removed && { assigneeId: owner.id }),
    };
    return this.#do(entry, 'task-create', input, this.#options.l().t.todo.said.added(title));
  }

  get #store(): PipelineStore | undefined {
    return this.#options.handle()?.store;
  }

  async #do<N extends CommandName>(
    entry: QueueEntry,
    name: N,
    input: CommandInput<N>,
    text: string,
  ): Promise<boolean> {
    const { request, handle, leaving } = this.#options;
    leaving(entry);
    const result = await request(name, input);
    if (result.ok) handle()?.toast({ text, undo: true });
    else if (result.problems[0]) handle()?.showProblem(result.problems[0]);
    return result.ok;
  }
}
