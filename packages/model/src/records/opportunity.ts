import type { CalendarDate } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import {
  basisPoints,
  choice,
  date,
  flag,
  instant,
  integer,
  json,
  money,
  optional,
  reference,
  text,
} from '../fields/kinds.js';
import type { ContactId, MemberId, OfferId, OpportunityId, QuotaId } from '../ids.js';
import type { Json } from '../json.js';
import type { Money } from '../money.js';
import { position, type Position } from './position.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S38–S42. Status and stage are two axes (D1). */
export const STATUSES = ['open', 'won', 'lost', 'abandoned', 'suspended'] as const;
export type Status = (typeof STATUSES)[number];

/** S54: how to read the price. */
export const PERIODS = ['fixed', 'monthly', 'yearly'] as const;
export type Period = (typeof PERIODS)[number];

/** S82: what the customer needs, how they do it today, what they expect of us; each a text of several lines. */
export const BACKGROUND_FIELDS = ['need', 'situation', 'expectation'] as const;
export type BackgroundField = (typeof BACKGROUND_FIELDS)[number];

/** D30: `estimate`, `items` (its lines), or the id of the accepted offer. */
export type PriceSource = 'estimate' | 'items' | OfferId;

/**
 * The status with all that only makes sense together with it, as one register (D4–D7): a reopened opportunity loses its close
 * date and reason at once; the history keeps them (D6).
 */
export interface StatusValue {
  readonly code: Status;
  /** Day of the win, loss, abandonment or suspension, editable (D7); `null` while open. */
  readonly on: CalendarDate | null;
  /** Code of the reason list of this status (D4), or a free word of the workspace. */
  readonly reason: string | null;
  readonly note: string | null;
  /** D5: when a suspended one returns to the work queue; `null` means none. */
  readonly resumeOn: CalendarDate | null;
  /** S39: price and representative at the win. */
  readonly price: Money | null;
  readonly ownerId: MemberId | null;
}

export const OPEN_STATUS: StatusValue = Object.freeze({
  code: 'open',
  on: null,
  reason: null,
  note: null,
  resumeOn: null,
  price: null,
  ownerId: null,
});

const codeKind = choice('status', STATUSES);
const dateKind = optional(date);
const moneyKind = optional(money);

const statusValue: FieldKind<StatusValue> = {
  name: 'status',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [code, on, reason, note, resumeOn, price, ownerId] = json as Json[];
    const known = codeKind.decode(code);
    if (known === undefined) return undefined;
    if (known === 'open') return OPEN_STATUS;
    return Object.freeze({
      code: known,
      on: dateKind.decode(on ?? null) ?? null,
      reason: text.decode(reason) ?? null,
      note: text.decode(note) ?? null,
      resumeOn: dateKind.decode(resumeOn ?? null) ?? null,
      price: moneyKind.decode(price ?? null) ?? null,
      ownerId: text.decode(ownerId) ?? null,
    });
  },
  encode: (value) => [
    value.code,
    value.on,
    value.reason,
    value.note,
    value.resumeOn,
    moneyKind.encode(value.price),
    value.ownerId,
  ],
};

/** A situation that can end in a sale (S1). */
export interface Opportunity extends BaseRecord {
  readonly id: OpportunityId;
  /** S33. `null` only for imported records whose source names no customer. */
  readonly customerId: ContactId | null;
  /** S35: short, single line; acts as the title. */
  readonly description: string;
  readonly need: string | null;
  readonly situation: string | null;
  readonly expectation: string | null;
  readonly status: StatusValue;
  readonly position: Position;
  readonly quotaId: QuotaId | null;
  /** D42: who shares the credit for it, as stored; `splitsOf` reads it. */
  readonly splits: Json;
  /** S52, D25: the estimate, per period and net of KDV; `null` = unknown, which is not 0 (D29). What counts, `effectivePrice` tells (D30). */
  readonly price: Money | null;
  /** D30: whether `price` counts, or what the lines or the accepted offer of this id come to. */
  readonly priceSource: PriceSource;
  /**
   * What the lines or the accepted offer come to, net of KDV; `null` = nothing. Kept here for who has no lines at hand (the board's first frame):
   * where they are loaded, the store tells what they say now. Read it by `effectivePrice`.
   */
  readonly sourcePrice: Money | null;
  /** How the prices of its lines are meant, as stored; `lineTerms` reads it. */
  readonly lineTerms: Json;
  readonly period: Period;
  /** D26: months that a recurring price is agreed for; `null` = unknown. */
  readonly termMonths: number | null;
  readonly startDate: CalendarDate | null;
  /** S56: kept for slip analysis, never overwritten by the actual date (D7). */
  readonly expectedClose: CalendarDate | null;
  /** S58: the representative. */
  readonly ownerId: MemberId | null;
  /** D31: manual override in basis points; `null` = the stage's default. */
  readonly probability: number | null;
  /** S15: distinct from the owner. */
  readonly createdBy: MemberId;
  readonly createdAt: number;
  /** S116: free words of the workspace; each is an entry of its own, so that tags of several people add up. */
  readonly tags: Keyed<boolean>;
  /** S121: orders, carts and the like of the host, by key, as stored; `referencesOf` reads them. */
  readonly references: Keyed<Json>;
  /** S115: 0 = none, up to 3 = high; a greater one, of a newer version, counts as more. */
  readonly priority: number;
  /** Values of the workspace's own fields, by id of the field; what they mean, its kind says. */
  readonly custom: Keyed<Json>;
  /** S45: what of the stages' checklists has been done, by id of the item: when, and by whom. */
  readonly ticks: Keyed<Json>;
  /** S92: what is known of the criteria of its schema, by id of the criterion, as stored; `qualificationOf` reads them. */
  readonly answers: Keyed<Json>;
  /** Id in the system that it was imported from, so that a second import recognises it. */
  readonly sourceId: string | null;
}

export const NOWHERE: Position = Object.freeze({
  schemaId: '',
  stageId: '',
  order: 'a0',
  moveId: '',
  at: 0,
  by: '',
});

export const opportunityKind: RecordKind<Opportunity> = {
  collection: 'opportunities',
  doc: 'core',
  root: 'o',
  fields: {
    customerId: field('c', optional(reference), null),
    description: field('d', text, ''),
    need: field('na', optional(text), null),
    situation: field('nb', optional(text), null),
    expectation: field('nc', optional(text), null),
    status: field('s', statusValue, OPEN_STATUS),
    position: field('P', position, NOWHERE),
    quotaId: field('q', optional(reference), null),
    splits: field('v', json, null),
    price: field('a', optional(money), null),
    priceSource: field('m', text, 'estimate'),
    sourcePrice: field('ms', optional(money), null),
    lineTerms: field('mt', json, null),
    period: field('p', choice('period', PERIODS), 'fixed'),
    termMonths: field('f', optional(integer), null),
    startDate: field('b', optional(date), null),
    expectedClose: field('e', optional(date), null),
    ownerId: field('r', optional(reference), null),
    probability: field('w', optional(basisPoints), null),
    createdBy: field('y', text, ''),
    createdAt: field('z', instant, 0),
    tags: keyed('t', flag),
    references: keyed('h', json),
    priority: field('u', integer, 0),
    custom: keyed('x', json),
    ticks: keyed('g', json),
    answers: keyed('k', json),
    sourceId: field('i', optional(text), null),
  },
};
