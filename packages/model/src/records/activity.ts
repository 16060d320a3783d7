import type { Instant } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { choice, flag, instant, integer, optional, reference, text } from '../fields/kinds.js';
import type { ActivityId, ContactId, MemberId, OpportunityId } from '../ids.js';
import type { BaseRecord, RecordKind } from './record.js';
import { isMoment } from './reminder.js';

/** S72, S101, S119: the kind is the channel too. */
export const ACTIVITY_KINDS = ['call', 'meeting', 'demo', 'email', 'sms'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const DIRECTIONS = ['out', 'in'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** S95: what came of it. Codes that have words in every language; any other text is an outcome of the workspace's own. */
export const OUTCOMES = {
  call: ['reached', 'qualified', 'call-back', 'no-answer', 'busy', 'wrong-number', 'not-interested'],
  meeting: ['positive', 'undecided', 'negative', 'postponed', 'no-show'],
  demo: ['convinced', 'interested', 'questions', 'not-suitable', 'no-show'],
  email: ['answered', 'no-answer', 'bounced'],
  sms: ['answered', 'no-answer', 'bounced'],
} as const satisfies Record<ActivityKind, readonly string[]>;
export type Outcome = (typeof OUTCOMES)[ActivityKind][number];

/** D59: an instant, and the zone in which it was entered. */
export interface ActivityTime {
  readonly at: Instant;
  readonly zone: string;
}

/** When somebody said that it was held, and who; one register, since the two only make sense together. */
export interface ActivityHeld {
  readonly at: Instant;
  readonly by: MemberId;
}

/** S72: a call, meeting, demo, e-mail or SMS about one opportunity, or about contacts and explicitly none (S8). */
export interface Activity extends BaseRecord {
  readonly id: ActivityId;
  readonly opportunityId: OpportunityId | null;
  readonly kind: ActivityKind;
  readonly when: ActivityTime;
  /** `null` while it is planned. */
  readonly held: ActivityHeld | null;
  readonly direction: Direction | null;
  /** The member whose activity it is. */
  readonly memberId: MemberId | null;
  /** Contacts who took part; entries of their own, so that those whom several people add all count. */
  readonly people: Keyed<boolean>;
  /** Other members who took part. */
  readonly team: Keyed<boolean>;
  /** S101: products that were shown. */
  readonly products: Keyed<boolean>;
  /** S101: what is to be shown, or was. */
  readonly agenda: string | null;
  /** What was said. */
  readonly summary: string | null;
  /** One of {@link OUTCOMES}, or a free word (S95). */
  readonly outcome: string | null;
  /** S13: how long it took. */
  readonly minutes: number | null;
  readonly createdBy: MemberId;
  readonly createdAt: Instant;
}

/** The sets of an activity that people add to. */
export const ACTIVITY_SETS = ['people', 'team', 'products'] as const;
export type ActivitySet = (typeof ACTIVITY_SETS)[number];

export function contactsOf({ people }: Pick<Activity, 'people'>): readonly ContactId[] {
  return Object.keys(people).filter((id) => people[id]);
}

/** Longest that an activity can take, in minutes: a week. */
export const MAX_MINUTES = 10_080;

const time: FieldKind<ActivityTime> = {
  name: 'activity-time',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [at, zone] = json as unknown[];
    return isMoment(at) && typeof zone === 'string' ? Object.freeze({ at, zone }) : undefined;
  },
  encode: ({ at, zone }) => [at, zone],
};

const held: FieldKind<ActivityHeld> = {
  name: 'activity-held',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [at, by] = json as unknown[];
    return !isMoment(at) || typeof by !== 'string' ? undefined : Object.freeze({ at, by });
  },
  encode: ({ at, by }) => [at, by],
};

const NEVER: ActivityTime = Object.freeze({ at: 0, zone: 'UTC' });

export const activityKind: RecordKind<Activity> = {
  collection: 'activities',
  doc: 'work',
  root: 'a',
  fields: {
    opportunityId: field('o', optional(reference), null),
    kind: field('k', choice('activity-kind', ACTIVITY_KINDS), 'call'),
    when: field('e', time, NEVER),
    held: field('d', optional(held), null),
    direction: field('q', optional(choice('direction', DIRECTIONS)), null),
    memberId: field('r', optional(reference), null),
    people: keyed('p', flag),
    team: keyed('t', flag),
    products: keyed('x', flag),
    agenda: field('g', optional(text), null),
    summary: field('m', optional(text), null),
    outcome: field('u', optional(text), null),
    minutes: field('l', optional(integer), null),
    createdBy: field('y', text, ''),
    createdAt: field('z', instant, 0),
  },
};
