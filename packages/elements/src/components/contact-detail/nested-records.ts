import {
  issueEntry,
  numberText,
  OfferNumbers,
  offersOf,
  offerStatus,
  reminderState,
  sentTotal,
  type CalendarDate,
  type ChildCollection,
  type Line,
  type OpportunityId,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { dayOfWords } from '../../contacts/contact-words.js';
import { dueWords, timeWords, ownZone } from '../../fields/when-words.js';
import type { Localizer } from '../../locales/localizer.js';

/** One line inside an opportunity. */
export interface NestedRecord {
  readonly id: string;
  readonly text: string;
  readonly meta: string;
  readonly isDone: boolean;
}

export interface NestedEnv {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly today: CalendarDate;
  readonly now: number;
}

/** A kind of record that hangs on an opportunity and is shown inside it on the page of its customer (S18). */
export interface NestedKind {
  readonly collection: ChildCollection;
  readonly title: (l: Localizer) => string;
  readonly count: (l: Localizer, count: number) => string;
  /** How many `records` are. */
  readonly size: (store: PipelineStore, id: OpportunityId) => number;
  /** What is to be done or newest comes first. */
  readonly records: (env: NestedEnv, id: OpportunityId) => readonly NestedRecord[];
}

export const NESTED_KINDS: readonly NestedKind[] = [
  {
    collection: 'activities',
    title: (l) => l.t.profile.opportunities.activities,
    count: (l, count) => l.t.profile.opportunities.counted.activities(count),
    size: (store, id) => store.children('activities', id).length,
    records: ({ store, l, today }, id) =>
      [...store.children('activities', id)]
        .sort((a, b) => b.when.at - a.when.at)
        .map(({ id: activityId, kind, summary, agenda, when }) => ({
          id: activityId,
          text: [l.t.activities.kinds[kind], summary ?? agenda ?? ''].filter(Boolean).join(': '),
          meta: dayOfWords(store, l, when.at, today),
          isDone: false,
        })),
  },
  {
    collection: 'tasks',
    title: (l) => l.t.profile.opportunities.tasks,
    count: (l, count) => l.t.profile.opportunities.counted.tasks(count),
    size: (store, id) => store.children('tasks', id).length,
    records: ({ store, l, today }, id) =>
      [...store.children('tasks', id)]
        .sort(
          (a, b) =>
            Number(a.done !== null) - Number(b.done !== null) || compareDays(a.due?.date, b.due?.date),
        )
        .map((task) => ({
          id: task.id,
          text: task.title,
          meta: task.done
            ? dayOfWords(store, l, task.done.at, today)
            : task.due
              ? dueWords(task.due, today, l)
              : '',
          isDone: task.done !== null,
        })),
  },
  {
    collection: 'notes',
    title: (l) => l.t.profile.opportunities.notes,
    count: (l, count) => l.t.profile.opportunities.counted.notes(count),
    size: (store, id) => store.children('notes', id).length,
    records: ({ store, l, today }, id) =>
      [...store.children('notes', id)]
        .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.createdAt - a.createdAt)
        .map(({ id: noteId, summary, createdAt }) => ({
          id: noteId,
          text: summary?.excerpt || l.t.profile.opportunities.emptyNote,
          meta: dayOfWords(store, l, summary?.at ?? createdAt, today),
          isDone: false,
        })),
  },
  {
    collection: 'reminders',
    title: (l) => l.t.profile.opportunities.reminders,
    count: (l, count) => l.t.profile.opportunities.counted.reminders(count),
    size: (store, id) => store.children('reminders', id).filter(reminderState).length,
    records: ({ store, l, now }, id) =>
      store.children('reminders', id).flatMap((reminder) => {
        const state = reminderState(reminder);
        const text = reminder.note ?? l.t.profile.opportunities.reminders;
        return state
          ? [{ id: reminder.id, text, meta: timeWords(state.due, now, ownZone(), l), isDone: false }]
          : [];
      }),
  },
  {
    collection: 'lines',
    title: (l) => l.t.profile.opportunities.lines,
    count: (l, count) => l.t.profile.opportunities.counted.lines(count),
    size: (store, id) => ownLines(store, id).length,
    records: ({ store }, id) =>
      ownLines(store, id).map((line) => ({ id: line.id, text: line.name, meta: '', isDone: false })),
  },
  {
    collection: 'offers',
    title: (l) => l.t.profile.opportunities.offers,
    count: (l, count) => l.t.profile.opportunities.counted.offers(count),
    size: (store, id) => store.children('offers', id).length,
    records: ({ store, l, today }, id) => {
      const numbers = new OfferNumbers(store);
      return offersOf(store, id).map((offer) => {
        const entry = issueEntry(offer);
        const total = sentTotal(offer);
        const status = l.t.profile.opportunities.offerStatus[offerStatus(store, offer, today)];
        return {
          id: offer.id,
          text: offer.title,
          meta: [
            entry && numberText(entry[1].number, numbers.ordinal(offer.id, entry[0])),
            status,
            total && l.money(total),
          ]
            .filter(Boolean)
            .join(' · '),
          isDone: false,
        };
      });
    },
  },
];

/** Those of an offer are told by the offer. */
const ownLines = (store: PipelineStore, id: OpportunityId): readonly Line[] =>
  store.children('lines', id).filter(({ offerId }) => offerId === null);

function compareDays(a: CalendarDate | undefined, b: CalendarDate | undefined): number {
  const [left, right] = [a ?? '9999', b ?? '9999'];
  return left < right ? -1 : left > right ? 1 : 0;
}
