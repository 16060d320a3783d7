import { contactsOf, dateInZone, isDue, type QueueContext, type QueueEntry } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { contactName, memberName } from '../../fields/options.js';
import { lastActWords } from '../../fields/last-act-words.js';
import { dayWords, dueWords, LATE_MS, timeWords } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';

export interface EntryWords {
  readonly title: string;
  /** Customer, opportunity, whose it is: what places the title. */
  readonly sub: string;
  /** Why it is in this section, most important first. */
  readonly facts: readonly { readonly text: string; readonly tone?: 'danger' | 'warning' }[];
}

export interface WordsOptions {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly context: QueueContext;
  readonly now: number;
  /** More than one person's work is shown. */
  readonly withMember: boolean;
}

/** What a line of the queue says; `undefined` when its record has gone in this very moment. */
export function entryWords(entry: QueueEntry, options: WordsOptions): EntryWords | undefined {
  const { store, withMember } = options;
  const opportunity =
    entry.opportunityId === null ? undefined : store.get('opportunities', entry.opportunityId);
  const task = entry.section.startsWith('tasks') ? store.get('tasks', entry.id) : undefined;
  const activity = isActivity(entry) ? store.get('activities', entry.id) : undefined;
  const about = opportunity?.customerId ?? task?.contactId ?? (activity && contactsOf(activity)[0]) ?? null;
  const customer = contactName(store, about);
  const description = opportunity?.description ?? '';
  const title =
    entry.section === 'reminders'
      ? (store.get('reminders', entry.id)?.note ?? description)
      : activity
        ? activity.agenda?.split('\n')[0] || options.l.t.activities.kinds[activity.kind]
        : (task?.title ?? description);
  if (title === '') return undefined;
  const stage = opportunity && store.get('stages', opportunity.position.stageId)?.name;
  const sub = [
    title === description ? '' : description,
    customer,
    title === description ? (stage ?? '') : '',
    withMember ? (memberName(store, entry.memberId) ?? '') : '',
  ];
  return { title, sub: sub.filter((part) => part !== '').join(' · '), facts: factsOf(entry, options) };
}

function factsOf(entry: QueueEntry, options: WordsOptions): EntryWords['facts'] {
  const { l, context, store, now } = options;
  const { queue, todo } = l.t;
  switch (entry.section) {
    case 'reminders': {
      if (!entry.due) return [];
      const when = timeWords(entry.due, now, context.ownZone, l);
      const isLate = isDue(entry.due, now - LATE_MS, context.ownZone) && !isOfToday(entry, options);
      return isLate ? [{ text: todo.late, tone: 'danger' }, { text: when }] : [{ text: when }];
    }
    case 'tasks-overdue':
    case 'tasks-today':
    case 'tasks-coming': {
      const due = store.get('tasks', entry.id)?.due;
      if (!due) return [{ text: todo.noDay }];
      const when = { text: dueWords(due, context.today, l) };
      return entry.section === 'tasks-overdue' ? [{ text: todo.late, tone: 'danger' }, when] : [when];
    }
    case 'activities-due':
    case 'activities-coming': {
      const activity = store.get('activities', entry.id);
      if (!activity) return [];
      const time = { kind: 'moment', ...activity.when } as const;
      const when = { text: timeWords(time, now, context.ownZone, l) };
      const isLate = activity.when.at < now - LATE_MS;
      return isLate ? [{ text: todo.late, tone: 'danger' }, when] : [when];
    }
    case 'no-next-step':
      return entry.lastAct ? [{ text: lastActWords(entry.lastAct, store, context, l) }] : [];
    case 'overdue-close':
      return [{ text: queue.overdue(entry.closing?.days ?? 0), tone: 'danger' }];
    case 'closing-soon': {
      const { days = 0, horizon } = entry.closing ?? {};
      const text = days === 0 ? queue.closesToday : days === 1 ? queue.closesTomorrow : queue.closesIn(days);
      // The nearest of several horizons has been reached.
      const isNear = horizon === context.settings.closingDays.at(-1);
      return [isNear ? { text, tone: 'warning' } : { text }];
    }
    case 'stale': {
      const idle = todo.idle(entry.idleDays);
      return [
        entry.staleness?.level === 'rotten'
          ? { text: idle, tone: 'danger' }
          : { text: idle, tone: 'warning' },
        ...(entry.lastAct ? [{ text: lastActWords(entry.lastAct, store, context, l) }] : []),
      ];
    }
    case 'resume': {
      const { resumeOn = null } = store.get('opportunities', entry.id)?.status ?? {};
      return resumeOn === null ? [] : [{ text: queue.resumeOn(dayWords(resumeOn, context.today, l)) }];
    }
  }
}

/** Whether the line is a planned call, meeting or message. */
export function isActivity({ section }: QueueEntry): boolean {
  return section.startsWith('activities');
}

/** A reminder on a whole day is not late on that day. */
function isOfToday({ due }: QueueEntry, { now, context }: WordsOptions): boolean {
  return due?.kind === 'day' && due.date === dateInZone(now, context.ownZone);
}
