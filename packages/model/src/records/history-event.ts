import type { CalendarDate } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { basisPoints, choice, date, instant, json, money, optional, text } from '../fields/kinds.js';
import type { EventId, MemberId, OpportunityId, SchemaId, StageId } from '../ids.js';
import type { Json } from '../json.js';
import type { Money } from '../money.js';
import { PERIODS, STATUSES, type Period, type Status } from './opportunity.js';
import type { BaseRecord, RecordKind } from './record.js';

export const HISTORY_TYPES = [
  'created',
  'stage-changed',
  'schema-changed',
  'status-changed',
  'field-changed',
  'deleted',
  'restored',
] as const;
export type HistoryType = (typeof HISTORY_TYPES)[number];

/** The values right after the change (D14), so that any past day can be told from events alone (D23). */
export interface ThenCurrent {
  readonly schemaId: SchemaId;
  readonly stageId: StageId;
  readonly status: Status;
  readonly price: Money | null;
  readonly period: Period;
  /** Effective probability in basis points: the override, else the stage's. */
  readonly probability: number;
  readonly expectedClose: CalendarDate | null;
  readonly ownerId: MemberId | null;
}

const statusCode = choice('status', STATUSES);
const periodCode = choice('period', PERIODS);

const thenCurrent: FieldKind<ThenCurrent> = {
  name: 'then-current',
  decode: (value) => {
    if (!Array.isArray(value) || value.length < 8) return undefined;
    const [schemaId, stageId, status, price, period, probability, expectedClose, ownerId] =
      value as unknown[];
    const then = {
      schemaId: text.decode(schemaId),
      stageId: text.decode(stageId),
      status: statusCode.decode(status),
      price: price === null ? null : money.decode(price),
      period: periodCode.decode(period),
      probability: basisPoints.decode(probability),
      expectedClose: expectedClose === null ? null : date.decode(expectedClose),
      ownerId: ownerId === null ? null : text.decode(ownerId),
    };
    return Object.values(then).includes(undefined) ? undefined : (Object.freeze(then) as ThenCurrent);
  },
  encode: (v) => [
    v.schemaId,
    v.stageId,
    v.status,
    v.price && [v.price.minor, v.price.currency],
    v.period,
    v.probability,
    v.expectedClose,
    v.ownerId,
  ],
};

/** An entry of the append-only log of one opportunity (D14). Written with the change it tells of; never edited. */
export interface HistoryEvent extends BaseRecord {
  readonly id: EventId;
  readonly opportunityId: OpportunityId;
  readonly type: HistoryType;
  /** Name of the record's field for `field-changed`. */
  readonly field: string | null;
  readonly from: Json;
  readonly to: Json;
  /** Device time, made monotonic (architecture 4.3). */
  readonly at: number;
  readonly by: MemberId;
  /** For stage and schema changes: the event that had brought it to where it was; the effective path follows this chain. */
  readonly prev: EventId | null;
  readonly then: ThenCurrent;
  /** D17: the event that this one takes back. */
  readonly revertOf: EventId | null;
  readonly via: 'user' | 'undo' | 'import';
}

const NO_THEN: ThenCurrent = Object.freeze({
  schemaId: '',
  stageId: '',
  status: 'open',
  price: null,
  period: 'fixed',
  probability: 0,
  expectedClose: null,
  ownerId: null,
});

export const historyEventKind: RecordKind<HistoryEvent> = {
  collection: 'history',
  doc: 'work',
  root: 'h',
  fields: {
    opportunityId: field('o', text, ''),
    type: field('t', choice('history-type', HISTORY_TYPES), 'field-changed'),
    field: field('f', optional(text), null),
    from: field('x', json, null),
    to: field('y', json, null),
    at: field('z', instant, 0),
    by: field('b', text, ''),
    prev: field('p', optional(text), null),
    then: field('n', thenCurrent, NO_THEN),
    revertOf: field('r', optional(text), null),
    via: field('v', choice('via', ['user', 'undo', 'import'] as const), 'user'),
  },
};
