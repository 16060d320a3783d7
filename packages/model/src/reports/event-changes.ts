import type { Instant } from '../calendar-date.js';
import { statusFromJson } from '../commands/history.js';
import type { KeyedKind } from '../fields/keyed.js';
import type { FieldKind } from '../fields/field-kind.js';
import { isMoney } from '../money.js';
import type { HistoryEvent, ThenCurrent } from '../records/history-event.js';
import type { Json } from '../json.js';
import { OPEN_STATUS, opportunityKind, type StatusValue } from '../records/opportunity.js';

/** Where a card stood, without its order: what a move changes. */
export interface Place {
  readonly schemaId: string;
  readonly stageId: string;
}

/** One register of an opportunity that an event tells a value of: `stage`, `status`, `removed`, a field, or an entry of one (`tags.vip`). */
export interface Change {
  readonly event: HistoryEvent;
  readonly register: string;
  readonly value: unknown;
  /** When it counts as having happened: the device's time, repaired (D15). */
  time: Instant;
  /** Place of a move along the way, for those that have the same time; 0 for all else. */
  turn: number;
}

/** Fields whose value right after each event stands in the event itself (D14); of the price it is the one that counts (D30). */
export const THEN_FIELDS = [
  'price',
  'period',
  'expectedClose',
  'ownerId',
] as const satisfies readonly (keyof ThenCurrent & keyof typeof opportunityKind.fields)[];

export const isThenField = (name: string): name is (typeof THEN_FIELDS)[number] =>
  (THEN_FIELDS as readonly string[]).includes(name);

const places = new Map<string, Map<string, Place>>();

/** One object for each place: thousands of histories lead through the same few. */
export function placeOf({ schemaId, stageId }: Place): Place {
  let known = places.get(schemaId);
  if (!known) places.set(schemaId, (known = new Map<string, Place>()));
  let place = known.get(stageId);
  if (!place) known.set(stageId, (place = Object.freeze({ schemaId, stageId })));
  return place;
}

/** What an event changes; `undefined` for what is no change by itself (a creation) and what cannot be read. */
export function changeOf(event: HistoryEvent): Change | undefined {
  const register = registerOf(event);
  if (register === null) return undefined;
  const value = valueOf(event, register);
  return value === undefined ? undefined : { event, register, value, time: event.at, turn: 0 };
}

function registerOf({ type, field }: HistoryEvent): string | null {
  switch (type) {
    case 'created':
      return null;
    case 'stage-changed':
    case 'schema-changed':
      return 'stage';
    case 'status-changed':
      return 'status';
    case 'deleted':
    case 'restored':
      return 'removed';
    case 'field-changed':
      return field;
  }
}

function valueOf(event: HistoryEvent, register: string): unknown {
  switch (event.type) {
    case 'created':
      return undefined;
    case 'stage-changed':
    case 'schema-changed':
      return placeOf(event.then);
    case 'status-changed':
      return statusOf(event);
    case 'deleted':
    case 'restored':
      return event.type === 'deleted';
    case 'field-changed':
      return valueSaid(event, register, event.to);
  }
}

/** The value of a field, or of an entry of one, that `from` or `to` of an event says. */
export function valueSaid({ at, by }: HistoryEvent, register: string, json: Json): unknown {
  // Ticks and answers stand in events by the words of what they are about, which may be gone; kept they are with who gave them, and when.
  if (json !== null && register.startsWith('ticks.')) return [at, by];
  if (json !== null && register.startsWith('answers.')) {
    const answer: unknown = Array.isArray(json) ? (json as Json[])[1] : undefined;
    return typeof answer !== 'string' ? undefined : answer === 'unknown' ? null : [answer, at, by];
  }
  return fieldValue(register, json);
}

/** A status that cannot be read is at least the code that the event has besides. */
function statusOf({ to, then }: HistoryEvent): StatusValue {
  const status = statusFromJson(to);
  if (status) return status;
  return then.status === 'open' ? OPEN_STATUS : { ...OPEN_STATUS, code: then.status };
}

/** The value of a field, or of an entry of one, as it stands in `from` and `to`; `undefined` when it is none. */
export function fieldValue(name: string, json: unknown): unknown {
  const dot = name.indexOf('.');
  const fields = opportunityKind.fields as unknown as Readonly<
    Record<string, { readonly kind: FieldKind<unknown> }>
  >;
  const kind = fields[dot < 0 ? name : name.slice(0, dot)]?.kind;
  if (!kind) return undefined;
  if (json === null) return dot < 0 ? kind.decode(null) : null;
  if (dot >= 0) return (kind as KeyedKind<unknown>).entry.decode(json);
  // Amounts stand in events as they are in the record, not as the document keeps them.
  return isMoney(json) ? json : kind.decode(json);
}
