import type { TemplateResult } from 'lit';
import { type ActivityKind, type CollectionName, type HistoryEvent } from '@firsat/model';
import { ownZone, timeWords } from '../../fields/when-words.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import {
  KIND_ICONS,
  minutesWords,
  outcomeWords,
  peopleWords,
} from '../opportunity-activities/activity-words.js';
import { eventMarks } from './event-marks.js';
import { eventWords } from './event-words.js';
import type { TimelineContext, TimelineEntry } from './timeline-entry.js';
import { offerEntries } from './timeline-offers.js';
import '../../locales/areas/activities.js';
import '../../locales/areas/timeline.js';
import '../../locales/areas/todo.js';

/** One kind of what happened. */
export interface TimelineSource {
  readonly kind: CollectionName;
  readonly label: (l: Localizer) => string;
  /** Oldest first, or in any order. */
  entries(context: TimelineContext): readonly TimelineEntry[];
}

/** S9: everything that tells what was done about a sale, each kind once. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'history',
    label: (l) => l.t.timeline.history,
    entries: historyEntries,
  },
  {
    kind: 'activities',
    label: (l) => l.t.timeline.activities,
    entries: activityEntries,
  },
  {
    kind: 'tasks',
    label: (l) => l.t.timeline.tasks,
    entries: taskEntries,
  },
  {
    kind: 'notes',
    label: (l) => l.t.timeline.notes,
    entries: noteEntries,
  },
  {
    kind: 'reminders',
    label: (l) => l.t.timeline.reminders,
    entries: reminderEntries,
  },
  {
    kind: 'offers',
    label: (l) => l.t.timeline.offers,
    entries: offerEntries,
  },
];

function iconOf(event: HistoryEvent): TemplateResult {
  switch (event.type) {
    case 'created':
      return icons.plus;
    case 'stage-changed':
    case 'schema-changed':
      return icons.arrowRight;
    case 'status-changed':
      return icons.check;
    case 'deleted':
      return icons.trash;
    case 'restored':
      return icons.undo;
    default:
      return icons.edit;
  }
}

function historyEntries({ l, store, opportunity }: TimelineContext): readonly TimelineEntry[] {
  const events = store.history(opportunity.id);
  const marks = eventMarks(events, opportunity.position.moveId);
  let order = -Infinity;
  return events.map((event) => {
    order = Math.max(order, event.at);
    const mark = marks.get(event.id);
    return {
      id: event.id,
      at: event.at,
      order,
      by: event.by,
      icon: iconOf(event),
      tone: event.type,
      gone: mark === 'overridden' || mark === 'reverted',
      words: () => ({
        ...eventWords(store, l, event),
        marks: [
          ...(mark ? [l.t.timeline.marks[mark]] : []),
          ...(event.via === 'import' ? [l.t.timeline.imported] : []),
        ],
      }),
    };
  });
}

function activityEntries({ l, store, opportunity }: TimelineContext): readonly TimelineEntry[] {
  const kindWords: Readonly<Record<ActivityKind, string>> = l.t.activities.kinds;
  return store
    .children('activities', opportunity.id)
    .filter(({ held }) => held)
    .map((activity) => ({
      id: activity.id,
      at: activity.when.at,
      by: activity.memberId,
      icon: KIND_ICONS[activity.kind],
      words: () => {
        const people = peopleWords(activity, store);
        const more = [
          activity.outcome === null ? '' : outcomeWords(activity.outcome, l),
          activity.minutes === null ? '' : minutesWords(activity.minutes, l),
          activity.summary ?? '',
        ].filter((part) => part !== '');
        return {
          label: kindWords[activity.kind],
          ...(people !== '' && { to: people }),
          ...(more.length > 0 && { more: more.join(' · ') }),
        };
      },
    }));
}

function taskEntries({ l, store, opportunity }: TimelineContext): readonly TimelineEntry[] {
  const { timeline } = l.t;
  return store.children('tasks', opportunity.id).flatMap((task) => {
    const added: TimelineEntry = {
      id: task.id,
      at: task.createdAt,
      by: task.createdBy,
      icon: icons.circle,
      words: () => ({ label: timeline.taskAdded, to: task.title }),
    };
    if (!task.done) return [added];
    const { at, by } = task.done;
    return [
      added,
      {
        id: `${task.id} done`,
        at,
        by,
        icon: icons.circleCheck,
        words: () => ({ label: timeline.taskDone, to: task.title }),
      },
    ];
  });
}

function noteEntries({ l, store, opportunity }: TimelineContext): readonly TimelineEntry[] {
  return store.children('notes', opportunity.id).map((note) => ({
    id: note.id,
    at: note.createdAt,
    by: note.createdBy,
    icon: icons.note,
    words: () => ({ label: l.t.timeline.note, ...(note.summary && { more: note.summary.excerpt }) }),
  }));
}

function reminderEntries({ l, store, opportunity }: TimelineContext): readonly TimelineEntry[] {
  const { timeline } = l.t;
  return store.children('reminders', opportunity.id).flatMap((reminder) => {
    const { id, createdAt, createdBy, note, when, dismissed } = reminder;
    const set: TimelineEntry = {
      id,
      at: createdAt,
      by: createdBy,
      icon: icons.bell,
      words: () => ({
        label: timeline.reminderSet,
        to: timeWords(when, createdAt, ownZone(), l),
        ...(note !== null && { more: note }),
      }),
    };
    if (!dismissed) return [set];
    const { at, by } = dismissed;
    return [
      set,
      {
        id: `${id} done`,
        at,
        by,
        icon: icons.check,
        words: () => ({ label: timeline.reminderDone, ...(note !== null && { to: note }) }),
      },
    ];
  });
}

export type TimelineKind = TimelineSource['kind'];

export interface ShownEntry extends TimelineEntry {
  readonly source: TimelineSource;
}

/** What happened, of all kinds or of one, oldest first; at one time the kinds stand in their order. */
export function timelineOf(
  context: TimelineContext,
  kind: TimelineKind | null,
  sources: readonly TimelineSource[] = TIMELINE_SOURCES,
): readonly ShownEntry[] {
  return sources
    .filter((source) => kind === null || source.kind === kind)
    .flatMap((source) => source.entries(context).map((entry): ShownEntry => ({ ...entry, source })))
    .sort((a, b) => (a.order ?? a.at) - (b.order ?? b.at));
}
