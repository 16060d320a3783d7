import { addDays, type CalendarDate } from '../calendar-date.js';
import type { Json } from '../json.js';
import type { Stage } from '../records/stage-schema.js';
import type { Reminder } from '../records/reminder.js';
import type { Task } from '../records/task.js';
import type { Snapshot } from '../snapshot.js';
import { countOf, entryList, textOf } from './entry-list.js';

export const TOUCH_KINDS = ['task', 'reminder'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

/** S97: a planned contact with a prospect: so many days after the start, once or again every so many days. */
export interface Touch {
  readonly id: string;
  readonly order: string;
  readonly text: string;
  readonly kind: TouchKind;
  readonly after: number;
  /** 0 = once. Reminders alone come again by themselves. */
  readonly every: number;
}

/** Longest distance of a touch, in days. */
export const MAX_TOUCH_DAYS = 730;

export function touchesOf(stage: Pick<Stage, 'touches'>): readonly Touch[] {
  return entryList(stage.touches, (json) => {
    const text = textOf(json['text']);
    if (!text) return null;
    const kind: TouchKind = json['kind'] === 'reminder' ? 'reminder' : 'task';
    return {
      text,
      kind,
      after: Math.min(countOf(json['after']), MAX_TOUCH_DAYS),
      every: kind === 'reminder' ? Math.min(countOf(json['every']), MAX_TOUCH_DAYS) : 0,
    };
  });
}

/** How a touch is kept in its stage. */
export function touchToJson({ order, text, kind, after, every }: Omit<Touch, 'id'>): Json {
  return { order, text, kind, after, every };
}

export function touchDate({ after }: Touch, start: CalendarDate): CalendarDate {
  return addDays(start, after);
}

/** Touches of an opportunity that are still to come: what was planned, not done, and not put aside. */
export function pendingTouches(
  snapshot: Pick<Snapshot, 'children'>,
  opportunityId: string,
): { readonly tasks: readonly Task[]; readonly reminders: readonly Reminder[] } {
  return {
    tasks: snapshot.children('tasks', opportunityId).filter(({ touch, done }) => touch !== null && !done),
    reminders: snapshot
      .children('reminders', opportunityId)
      .filter(({ touch, repeat, dismissed }) => touch !== null && (repeat !== null || dismissed === null)),
  };
}
