import { isCalendarDate, type CalendarDate, type Instant } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { instant, optional, text } from '../fields/kinds.js';
import type { MemberId, OpportunityId, ReminderId } from '../ids.js';
import type { Json } from '../json.js';
import type { BaseRecord, RecordKind } from './record.js';

/** When to remind: an instant with the zone of entry, whose clock it follows when it repeats (D58, D59), or a whole day. */
export type ReminderTime =
  | { readonly kind: 'moment'; readonly at: Instant; readonly zone: string }
  | { readonly kind: 'day'; readonly date: CalendarDate };

export const REPEAT_UNITS = ['day', 'week', 'month'] as const;
export type RepeatUnit = (typeof REPEAT_UNITS)[number];

/** S97: again every so many days, weeks or months, up to and with a day. It also ends with the outcome of the opportunity. */
export interface Repeat {
  readonly unit: RepeatUnit;
  readonly every: number;
  readonly until: CalendarDate | null;
}

/**
 * Put off: the occurrence `of` (its key) comes at `until` instead. Naming the occurrence keeps concurrent acts apart: who puts the reminder on
 * another time makes an older snooze void.
 */
export interface Snooze {
  readonly of: string;
  readonly until: ReminderTime;
  /** When it was put off: twice to the same time is twice. */
  readonly at: Instant;
}

/**
 * That the reminder was shown, or done with, at the time that `key` tells. A reminder that comes at another time (snoozed, put on another
 * date, repeated) is neither: so a snooze beats a dismissal made at once, whoever wins the registers, and nothing is forgotten.
 */
export interface ReminderMark {
  readonly key: string;
  /** The occurrence of the series up to which it is done with. */
  readonly through: ReminderTime;
  readonly at: Instant;
  readonly by: MemberId;
}

/** S76: reminds one member of an opportunity. */
export interface Reminder extends BaseRecord {
  readonly id: ReminderId;
  readonly opportunityId: OpportunityId;
  readonly recipientId: MemberId;
  readonly when: ReminderTime;
  readonly note: string | null;
  readonly repeat: Repeat | null;
  readonly snoozed: Snooze | null;
  /** D66: delivered; one mark for all devices and tabs of the recipient. */
  readonly seen: ReminderMark | null;
  readonly dismissed: ReminderMark | null;
  /** S97: the touch of a stage that it was planned by. */
  readonly touch: string | null;
  readonly createdBy: MemberId;
  readonly createdAt: Instant;
}

/** The years 1970 to 9999: what calendars can show. */
export function isMoment(at: unknown): at is Instant {
  return Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < 253_402_300_800_000;
}

export const MAX_EVERY = 999;

export function isEvery(every: unknown): every is number {
  return Number.isInteger(every) && (every as number) >= 1 && (every as number) <= MAX_EVERY;
}

const time: FieldKind<ReminderTime> = {
  name: 'reminder-time',
  decode: (json) => {
    if (isCalendarDate(json)) return Object.freeze({ kind: 'day', date: json });
    if (!Array.isArray(json)) return undefined;
    const [at, zone] = json as unknown[];
    return isMoment(at) && typeof zone === 'string' ? Object.freeze({ kind: 'moment', at, zone }) : undefined;
  },
  encode: (value) => (value.kind === 'day' ? value.date : [value.at, value.zone]),
};

const repeat: FieldKind<Repeat> = {
  name: 'repeat',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [unit, every, until] = json as unknown[];
    if (!REPEAT_UNITS.includes(unit as RepeatUnit)) return undefined;
    if (!isEvery(every)) return undefined;
    return Object.freeze({
      unit: unit as RepeatUnit,
      every,
      until: isCalendarDate(until) ? until : null,
    });
  },
  encode: ({ unit, every, until }) => [unit, every, until],
};

const snooze: FieldKind<Snooze> = {
  name: 'snooze',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [of, until, at] = [json[0] as unknown, time.decode(json[1]), instant.decode(json[2])];
    return typeof of === 'string' && until && at !== undefined ? Object.freeze({ of, until, at }) : undefined;
  },
  encode: ({ of, until, at }): Json => [of, time.encode(until), at],
};

const mark: FieldKind<ReminderMark> = {
  name: 'reminder-mark',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [key, through, at, by] = [
      json[0] as unknown,
      time.decode(json[1]),
      json[2] as unknown,
      json[3] as unknown,
    ];
    if (typeof key !== 'string' || !through || typeof by !== 'string') return undefined;
    return instant.decode(at) === undefined
      ? undefined
      : Object.freeze({ key, through, at: at as Instant, by });
  },
  encode: ({ key, through, at, by }): Json => [key, time.encode(through), at, by],
};

const NEVER: ReminderTime = Object.freeze({ kind: 'day', date: '9999-12-31' });

export const reminderKind: RecordKind<Reminder> = {
  collection: 'reminders',
  doc: 'work',
  root: 'r',
  fields: {
    opportunityId: field('o', text, ''),
    recipientId: field('r', text, ''),
    when: field('e', time, NEVER),
    note: field('m', optional(text), null),
    repeat: field('p', optional(repeat), null),
    snoozed: field('s', optional(snooze), null),
    seen: field('v', optional(mark), null),
    dismissed: field('d', optional(mark), null),
    touch: field('t', optional(text), null),
    createdBy: field('y', text, ''),
    createdAt: field('z', instant, 0),
  },
};
