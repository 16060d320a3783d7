import { isCalendarDate, type CalendarDate, type Instant, type WallTime } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { flag, instant, optional, reference, text } from '../fields/kinds.js';
import type { ContactId, MemberId, OpportunityId, TaskId } from '../ids.js';
import type { BaseRecord, RecordKind } from './record.js';

/** A day of the workspace (D58), and optionally what the clock shows when it is to be done. */
export interface TaskDue {
  readonly date: CalendarDate;
  readonly time: WallTime | null;
}

/** When it was done, and by whom; one register, since the two only make sense together. */
export interface TaskDone {
  readonly at: Instant;
  readonly by: MemberId;
}

/** S67: something that someone is to do about an opportunity, or about a contact without one (S8). */
export interface Task extends BaseRecord {
  readonly id: TaskId;
  readonly opportunityId: OpportunityId | null;
  readonly contactId: ContactId | null;
  readonly title: string;
  readonly note: string | null;
  /** Any member, of whatever department (S81). */
  readonly assigneeId: MemberId | null;
  readonly due: TaskDue | null;
  /** `null` while it is to be done. */
  readonly done: TaskDone | null;
  readonly important: boolean;
  /** S97: the touch of a stage that it was planned by. */
  readonly touch: string | null;
  readonly createdBy: MemberId;
  readonly createdAt: Instant;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export function isWallTime(value: unknown): value is WallTime {
  return typeof value === 'string' && TIME.test(value);
}

const due: FieldKind<TaskDue> = {
  name: 'task-due',
  decode: (json) => {
    if (!Array.isArray(json) || !isCalendarDate(json[0])) return undefined;
    const time: unknown = json[1];
    return Object.freeze({ date: json[0], time: isWallTime(time) ? time : null });
  },
  encode: ({ date, time }) => [date, time],
};

const done: FieldKind<TaskDone> = {
  name: 'task-done',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [at, by] = json as unknown[];
    return instant.decode(at) === undefined || typeof by !== 'string'
      ? undefined
      : Object.freeze({ at: at as Instant, by });
  },
  encode: ({ at, by }) => [at, by],
};

export const taskKind: RecordKind<Task> = {
  collection: 'tasks',
  doc: 'work',
  root: 't',
  fields: {
    opportunityId: field('o', optional(reference), null),
    contactId: field('c', optional(reference), null),
    title: field('n', text, ''),
    note: field('m', optional(text), null),
    assigneeId: field('r', optional(reference), null),
    due: field('e', optional(due), null),
    done: field('d', optional(done), null),
    important: field('u', flag, false),
    touch: field('p', optional(text), null),
    createdBy: field('y', text, ''),
    createdAt: field('z', instant, 0),
  },
};
