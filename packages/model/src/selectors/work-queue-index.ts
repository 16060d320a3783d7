import { instantInZone, type Instant } from '../calendar-date.js';
import type { MemberId, OpportunityId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Reminder, ReminderTime } from '../records/reminder.js';
import type { Task } from '../records/task.js';
import type { Snapshot } from '../snapshot.js';
import type { Changes } from './board-index.js';
import { knownZone, reminderState } from './reminder-times.js';
import { SortedLists } from './sorted-lists.js';
import { stageOf } from './stage-resolution.js';
import {
  closingOf,
  daysIdle,
  isToResume,
  lacksNextStep,
  stalenessOf,
  type Closing,
  type DayContext,
  type Staleness,
} from './staleness.js';
import { workFacts, WORK_SOURCES, type HumanAct, type WorkFacts, type WorkSource } from './work-sources.js';

/** In the order in which a person works them off. */
export const QUEUE_SECTIONS = [
  'reminders',
  'tasks-overdue',
  'tasks-today',
  'tasks-coming',
  'no-next-step',
  'overdue-close',
  'closing-soon',
  'stale',
  'resume',
] as const;
export type QueueSection = (typeof QUEUE_SECTIONS)[number];

/** One line of the queue. The same opportunity may stand in several sections, for several reasons. */
export interface QueueEntry {
  readonly section: QueueSection;
  /** Of the task or the reminder; of the opportunity in all other sections. */
  readonly id: string;
  /** `null` for a task about a contact alone. */
  readonly opportunityId: OpportunityId | null;
  /** Whose work it is: assignee, recipient, representative. */
  readonly memberId: MemberId | null;
  /** Ascending within the section, by code unit; then by id. */
  readonly sort: string;
  /** From when it stands in the section, for those that come during the day (reminders). */
  readonly from: Instant;
  readonly due: ReminderTime | null;
  readonly closing: Closing | null;
  readonly staleness: Staleness | null;
  /** What happened last and how many days ago, where that is the reason. */
  readonly lastAct: HumanAct | null;
  readonly idleDays: number;
}

export interface QueueContext extends DayContext {
  /** Of whoever looks: reminders on whole days begin with their day there (D58). */
  readonly ownZone: string;
}

/**
 * The work queue of a whole workspace, kept up to date change by change: a change costs what hangs on the opportunities that it touches, however
 * many others there are. Only another day, another setting or a stage recomputes everything.
 */
export class WorkQueueIndex {
  readonly #source: Snapshot;
  readonly #sources: readonly WorkSource[];
  readonly #lists = new SortedLists<QueueEntry>((entry) => `${entry.section}/${entry.memberId ?? ''}`);
  readonly #all = new SortedLists<QueueEntry>((entry) => entry.section);
  /** What each opportunity (and each task without one) brought in. */
  readonly #entries = new Map<string, readonly QueueEntry[]>();
  readonly #open = new Map<MemberId | null, number>();
  readonly #owners = new Map<OpportunityId, MemberId | null>();
  #context: QueueContext;

  constructor(source: Snapshot, context: QueueContext, sources: readonly WorkSource[] = WORK_SOURCES) {
    this.#source = source;
    this.#sources = sources;
    this.#context = context;
    this.rebuild();
  }

  get context(): QueueContext {
    return this.#context;
  }

  /** Everything again, for another day or other settings. */
  setContext(context: QueueContext): void {
    this.#context = context;
    this.rebuild();
  }

  rebuild(): void {
    this.#entries.clear();
    this.#open.clear();
    this.#owners.clear();
    for (const { id } of this.#source.list('opportunities')) this.#entries.set(id, this.#ofOpportunity(id));
    for (const task of this.#source.list('tasks'))
      if (task.opportunityId === null) this.#entries.set(task.id, this.#ofLooseTask(task));
    const all = [...this.#entries.values()].flat();
    this.#lists.fill(all);
    this.#all.fill(all);
  }

  /** Takes in what has changed; whether anything of the queue may look different. */
  apply(changes: Changes): boolean {
    // A threshold of a stage, a merged stage, a horizon: everything may stand elsewhere.
    if (changes.has('stages') || changes.has('settings')) {
      this.rebuild();
      return true;
    }
    const touched = this.#touched(changes);
    for (const unit of touched) {
      for (const entry of this.#entries.get(unit) ?? []) {
        this.#lists.remove(entry);
        this.#all.remove(entry);
      }
      const task = this.#source.get('tasks', unit);
      const entries = task?.opportunityId === null ? this.#ofLooseTask(task) : this.#ofOpportunity(unit);
      if (entries.length > 0) this.#entries.set(unit, entries);
      else this.#entries.delete(unit);
      for (const entry of entries) {
        this.#lists.add(entry);
        this.#all.add(entry);
      }
    }
    return touched.size > 0;
  }

  /** The entries of a section, for one member or for all (`null`), those included that come later today. */
  list(section: QueueSection, member: MemberId | null): readonly QueueEntry[] {
    return member === null ? this.#all.get(section) : this.#lists.get(`${section}/${member}`);
  }

  /** How many of a section's entries stand there at an instant. */
  count(section: QueueSection, member: MemberId | null, now: Instant): number {
    const entries = this.list(section, member);
    if (section !== 'reminders') return entries.length;
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle] as QueueEntry).from <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** S10: opportunities that wait to be concluded. */
  openCount(member: MemberId | null): number {
    if (member !== null) return this.#open.get(member) ?? 0;
    let sum = 0;
    for (const count of this.#open.values()) sum += count;
    return sum;
  }

  #touched(changes: Changes): Set<string> {
    const touched = new Set(changes.get('opportunities'));
    const collections = new Set<CollectionName>(this.#sources.map(({ collection }) => collection));
    for (const name of collections) {
      for (const id of changes.get(name) ?? []) {
        const record = this.#source.get(name, id) as { readonly opportunityId: string | null } | undefined;
        if (record) touched.add(record.opportunityId ?? id);
      }
    }
    return touched;
  }

  #ofOpportunity(id: OpportunityId): QueueEntry[] {
    const opportunity = this.#source.get('opportunities', id);
    this.#countOpen(id, opportunity);
    if (!opportunity || opportunity.removed) return [];
    const facts = workFacts(this.#source, id, this.#context.zone, this.#sources);
    return [
      ...this.#source.children('reminders', id).flatMap((each) => this.#ofReminder(each, opportunity)),
      ...this.#source.children('tasks', id).flatMap((each) => this.#ofTask(each)),
      ...this.#ofFacts(opportunity, facts),
    ];
  }

  #countOpen(id: OpportunityId, opportunity: Opportunity | undefined): void {
    const before = this.#owners.get(id);
    if (before !== undefined) this.#open.set(before, (this.#open.get(before) ?? 1) - 1);
    this.#owners.delete(id);
    if (!opportunity || opportunity.removed || opportunity.status.code !== 'open') return;
    this.#owners.set(id, opportunity.ownerId);
    this.#open.set(opportunity.ownerId, (this.#open.get(opportunity.ownerId) ?? 0) + 1);
  }

  #ofReminder(reminder: Reminder, opportunity: Opportunity): QueueEntry[] {
    const state = isSilenced(reminder, opportunity) ? null : reminderState(reminder);
    if (!state) return [];
    const { due } = state;
    const from =
      due.kind === 'moment' ? due.at : instantInZone(due.date, '00:00', knownZone(this.#context.ownZone));
    return [
      {
        ...NOTHING,
        section: 'reminders',
        id: reminder.id,
        opportunityId: reminder.opportunityId,
        memberId: reminder.recipientId,
        sort: String(from).padStart(16, '0'),
        from,
        due,
      },
    ];
  }

  #ofLooseTask(task: Task): QueueEntry[] {
    return task.removed ? [] : this.#ofTask(task);
  }

  #ofTask(task: Task): QueueEntry[] {
    if (task.done) return [];
    const { today } = this.#context;
    const date = task.due?.date ?? null;
    const section =
      date === null || date > today ? 'tasks-coming' : date < today ? 'tasks-overdue' : 'tasks-today';
    return [
      {
        ...NOTHING,
        section,
        id: task.id,
        opportunityId: task.opportunityId,
        memberId: task.assigneeId,
        // What has no day comes after all days; what is important first on its day, then by the clock.
        sort: `${date ?? 'later'} ${task.important ? '0' : '1'} ${task.due?.time ?? '~'} ${String(task.createdAt)}`,
      },
    ];
  }

  #ofFacts(opportunity: Opportunity, facts: WorkFacts): QueueEntry[] {
    const { today } = this.#context;
    const { lastAct } = facts;
    const entries: QueueEntry[] = [];
    const own = {
      ...NOTHING,
      id: opportunity.id,
      opportunityId: opportunity.id,
      memberId: opportunity.ownerId,
      lastAct,
      idleDays: daysIdle(opportunity, facts, this.#context),
    };
    if (lacksNextStep(opportunity, facts, today))
      entries.push({ ...own, section: 'no-next-step', sort: String(lastAct.at).padStart(16, '0') });
    const closing = closingOf(opportunity, this.#context);
    if (closing) {
      const section = closing.kind === 'overdue' ? 'overdue-close' : 'closing-soon';
      entries.push({ ...own, section, closing, sort: opportunity.expectedClose ?? '' });
    }
    const staleness = stalenessOf(
      opportunity,
      stageOf(this.#source, opportunity.position).stage,
      facts,
      this.#context,
    );
    if (staleness) {
      const sort = `${staleness.level === 'rotten' ? '0' : '1'} ${String(99_999 - staleness.days)}`;
      entries.push({ ...own, section: 'stale', staleness, sort });
    }
    if (isToResume(opportunity, today))
      entries.push({ ...own, section: 'resume', sort: opportunity.status.resumeOn ?? '' });
    return entries;
  }
}

const NOTHING = {
  from: 0,
  due: null,
  closing: null,
  staleness: null,
  lastAct: null,
  idleDays: 0,
} as const;

/** A repeating reminder is silent after the outcome (S97); one that was set for a day of its own comes whatever became of it. */
export function isSilenced(
  reminder: Pick<Reminder, 'repeat'>,
  opportunity: Opportunity | undefined,
): boolean {
  if (!opportunity || opportunity.removed) return true;
  const { code } = opportunity.status;
  return reminder.repeat !== null && code !== 'open' && code !== 'suspended';
}
