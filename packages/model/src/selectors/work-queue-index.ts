import { instantInZone, type Instant, type WallTime } from '../calendar-date.js';
import type { MemberId, OpportunityId } from '../ids.js';
import type { Activity } from '../records/activity.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Reminder, ReminderTime } from '../records/reminder.js';
import type { Task } from '../records/task.js';
import type { Snapshot } from '../snapshot.js';
import type { Changes } from './board-index.js';
import { NeedingWork } from './needing-work.js';
import { knownZone, reminderState } from './reminder-times.js';
import { SortedLists } from './sorted-lists.js';
import { stageOf } from './stage-resolution.js';
import { TouchedWork } from './touched-work.js';
import { dayInZone } from './zone-days.js';
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

/** In the order in which a person works them off. Activities are due from the day on for which they are planned until they are held. */
export const QUEUE_SECTIONS = [
  'reminders',
  'tasks-overdue',
  'tasks-today',
  'activities-due',
  'activities-coming',
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
  /** Of the task, the reminder or the activity; of the opportunity in all other sections. */
  readonly id: string;
  /** `null` for a task or an activity about contacts alone. */
  readonly opportunityId: OpportunityId | null;
  /** Whose work it is: assignee, recipient, representative. */
  readonly memberId: MemberId | null;
  /** Ascending within the section: by `sort`, by `rank`, by id. */
  readonly sort: string;
  readonly rank: number;
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
  readonly #own = new SortedLists<QueueEntry>((entry) => `${entry.section}/${entry.memberId ?? ''}`);
  readonly #all = new SortedLists<QueueEntry>((entry) => entry.section);
  /** What each opportunity (and each task or activity without one) brought in. */
  readonly #entries = new Map<string, readonly QueueEntry[]>();
  readonly #work: TouchedWork;
  readonly #needing = new NeedingWork();
  readonly #open = new Map<MemberId | null, number>();
  readonly #owners = new Map<OpportunityId, MemberId | null>();
  #context: QueueContext;
  #builds = 0;
  #isBuilding = false;

  /** Empty until it is built. */
  constructor(source: Snapshot, context: QueueContext, sources: readonly WorkSource[] = WORK_SOURCES) {
    this.#source = source;
    this.#sources = sources;
    this.#work = new TouchedWork(source, sources);
    this.#context = context;
  }

  /** Built at once. */
  static of(source: Snapshot, context: QueueContext): WorkQueueIndex {
    const index = new WorkQueueIndex(source, context);
    index.rebuild();
    return index;
  }

  get context(): QueueContext {
    return this.#context;
  }

  /** Another day or other settings: call `rebuild` or `building` then. */
  setContext(context: QueueContext): void {
    this.#context = context;
  }

  rebuild(): void {
    const building = this.building();
    while (!building.next().done);
  }

  /**
   * Everything again, in slices between which the page may breathe; until the last one the lists show what they showed. Changes may be applied
   * meanwhile. A later call ends an earlier one.
   */
  *building(): Generator<undefined, void> {
    const own = ++this.#builds;
    this.#isBuilding = true;
    this.#entries.clear();
    this.#open.clear();
    this.#owners.clear();
    this.#work.read();
    const ids = Array.from(this.#source.list('opportunities'), ({ id }) => id);
    for (const [at, id] of ids.entries()) {
      if (at % SLICE === SLICE - 1) {
        yield;
        if (this.#builds !== own) return;
      }
      this.#entries.set(id, this.#ofOpportunity(id));
    }
    for (const name of LOOSE)
      for (const { id, opportunityId } of this.#source.list(name))
        if (opportunityId === null) this.#entries.set(id, this.#ofUnit(id));
    this.#needing.clear();
    const entries = [...this.#entries.values()].flat();
    for (const entry of entries) this.#needs(entry, 1);
    this.#all.fill(entries);
    this.#own.clear();
    for (const list of this.#all.values()) this.#own.append(list);
    this.#isBuilding = false;
  }

  /** Takes in what has changed; whether anything of the queue may look different. */
  apply(changes: Changes): boolean {
    // A threshold of a stage, a merged stage, a horizon: everything may stand elsewhere.
    if (changes.has('stages') || changes.has('settings')) {
      this.rebuild();
      return true;
    }
    const touched = this.#work.by(changes);
    const leaving: QueueEntry[] = [];
    const coming: QueueEntry[] = [];
    for (const unit of touched) {
      const entries = this.#ofUnit(unit);
      leaving.push(...(this.#entries.get(unit) ?? []));
      coming.push(...entries);
      if (entries.length > 0) this.#entries.set(unit, entries);
      else this.#entries.delete(unit);
    }
    // All at once: what has gone from one opportunity to another stands in the same place, and would be taken for what it was.
    if (!this.#isBuilding) this.#exchange(leaving, coming);
    return touched.size > 0;
  }

  /** The entries of a section, for one member or for all (`null`), those included that come later today. */
  list(section: QueueSection, member: MemberId | null): readonly QueueEntry[] {
    return member === null ? this.#all.get(section) : this.#own.get(`${section}/${member}`);
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

  /** S10: opportunities that need work: without a next step, with an overdue task, past their expected close, stale. */
  needCount(member: MemberId | null): number {
    return this.#needing.count(member);
  }

  #needs({ section, opportunityId, memberId }: QueueEntry, by: 1 | -1): void {
    if (opportunityId !== null && NEEDING.has(section)) this.#needing.add(opportunityId, memberId, by);
  }

  /** What keeps its place is put there; the rest leaves, and comes where it belongs now. */
  #exchange(before: readonly QueueEntry[], after: readonly QueueEntry[]): void {
    const leaving = new Map(before.map((entry) => [`${entry.section} ${entry.id}`, entry]));
    const coming: QueueEntry[] = [];
    for (const entry of after) {
      const key = `${entry.section} ${entry.id}`;
      const old = leaving.get(key);
      if (
        old?.sort === entry.sort &&
        old.rank === entry.rank &&
        old.memberId === entry.memberId &&
        old.opportunityId === entry.opportunityId
      ) {
        leaving.delete(key);
        for (const lists of [this.#all, this.#own]) lists.replace(entry);
      } else coming.push(entry);
    }
    for (const entry of leaving.values()) this.#needs(entry, -1);
    for (const entry of coming) this.#needs(entry, 1);
    for (const lists of [this.#all, this.#own]) {
      for (const entry of leaving.values()) lists.remove(entry);
      for (const entry of coming) lists.add(entry);
    }
  }

  /** Of an opportunity, or of what hangs on none. */
  #ofUnit(id: string): QueueEntry[] {
    for (const name of LOOSE) {
      const record = this.#source.get(name, id);
      if (record?.opportunityId !== null) continue;
      if (record.removed) return [];
      return 'kind' in record ? this.#ofActivity(record) : this.#ofTask(record);
    }
    return this.#ofOpportunity(id);
  }

  #ofOpportunity(id: OpportunityId): QueueEntry[] {
    const opportunity = this.#source.get('opportunities', id);
    this.#countOpen(id, opportunity);
    if (!opportunity || opportunity.removed) return [];
    const facts = workFacts(this.#source, id, this.#context.zone, this.#sources);
    return [
      ...this.#source.children('reminders', id).flatMap((each) => this.#ofReminder(each, opportunity)),
      ...this.#source.children('tasks', id).flatMap((each) => this.#ofTask(each)),
      ...this.#source.children('activities', id).flatMap((each) => this.#ofActivity(each)),
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
      entryOf('reminders', reminder.id, reminder.opportunityId, reminder.recipientId, '', from, {
        from,
        due,
      }),
    ];
  }

  #ofActivity({ id, opportunityId, held, when, memberId }: Activity): QueueEntry[] {
    if (held) return [];
    const { today, zone } = this.#context;
    const day = dayInZone(when.at, knownZone(zone));
    const section = day > today ? 'activities-coming' : 'activities-due';
    return [entryOf(section, id, opportunityId, memberId, day, when.at)];
  }

  #ofTask(task: Task): QueueEntry[] {
    if (task.done) return [];
    const about =
      task.touch === null ? undefined : this.#source.get('opportunities', task.opportunityId ?? '');
    if (about && isSilenced(task, about)) return [];
    const { today } = this.#context;
    const date = task.due?.date ?? null;
    const section =
      date === null || date > today ? 'tasks-coming' : date < today ? 'tasks-overdue' : 'tasks-today';
    // What has no day comes after all days; what is important first on its day, then by the clock.
    const rank = (task.important ? 0 : 10_000) + minutesOf(task.due?.time ?? null);
    return [entryOf(section, task.id, task.opportunityId, task.assigneeId, date ?? 'later', rank)];
  }

  #ofFacts(opportunity: Opportunity, facts: WorkFacts): QueueEntry[] {
    const { today } = this.#context;
    const { lastAct } = facts;
    const idle = daysIdle(opportunity, facts, this.#context);
    const entries: QueueEntry[] = [];
    const add = (section: QueueSection, sort: string, rank: number, reason: Partial<Reason> = {}): void => {
      const why = { lastAct, idleDays: idle, ...reason };
      entries.push(entryOf(section, opportunity.id, opportunity.id, opportunity.ownerId, sort, rank, why));
    };
    if (lacksNextStep(opportunity, facts, today)) add('no-next-step', '', lastAct.at);
    const closing = closingOf(opportunity, this.#context);
    if (closing) {
      const section = closing.kind === 'overdue' ? 'overdue-close' : 'closing-soon';
      add(section, opportunity.expectedClose ?? '', 0, { closing });
    }
    const { stage } = stageOf(this.#source, opportunity.position);
    const staleness = stalenessOf(opportunity, stage, facts, this.#context);
    if (staleness) add('stale', staleness.level === 'rotten' ? '0' : '1', -staleness.days, { staleness });
    if (isToResume(opportunity, today)) add('resume', opportunity.status.resumeOn ?? '', 0);
    return entries;
  }
}

/** What may hang on no opportunity. */
const LOOSE = ['tasks', 'activities'] as const;

/** S10: sections that mean that an opportunity needs work. */
const NEEDING: ReadonlySet<QueueSection> = new Set([
  'no-next-step',
  'tasks-overdue',
  'overdue-close',
  'stale',
]);

/** Opportunities that are read between two breaths. */
const SLICE = 500;

type Reason = Pick<QueueEntry, 'from' | 'due' | 'closing' | 'staleness' | 'lastAct' | 'idleDays'>;

/** One shape for all of them: there are tens of thousands. */
function entryOf(
  section: QueueSection,
  id: string,
  opportunityId: OpportunityId | null,
  memberId: MemberId | null,
  sort: string,
  rank: number,
  {
    from = 0,
    due = null,
    closing = null,
    staleness = null,
    lastAct = null,
    idleDays = 0,
  }: Partial<Reason> = {},
): QueueEntry {
  return {
    section,
    id,
    opportunityId,
    memberId,
    sort,
    rank,
    from,
    due,
    closing,
    staleness,
    lastAct,
    idleDays,
  };
}

/** Of a day; what has no time comes after all times. */
function minutesOf(time: WallTime | null): number {
  return time === null ? 1440 : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** What repeats, or was planned as a touch of a stage, is silent after the outcome (S97); what was set for a day of its own comes whatever became of it. */
export function isSilenced(
  planned: Pick<Reminder, 'touch'> & Partial<Pick<Reminder, 'repeat'>>,
  opportunity: Opportunity | undefined,
): boolean {
  if (!opportunity || opportunity.removed) return true;
  const { code } = opportunity.status;
  const ends = planned.touch !== null || (planned.repeat ?? null) !== null;
  return ends && code !== 'open' && code !== 'suspended';
}
