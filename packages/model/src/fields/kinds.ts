import { isCalendarDate, isTimeZone, type CalendarDate } from '../calendar-date.js';
import { ID_PATTERN } from '../ids.js';
import type { Json } from '../json.js';
import { isMoney, type Money } from '../money.js';
import type { FieldKind } from './field-kind.js';

/** Kinds whose stored form is the value itself. */
const kept = <T extends Json>(name: string, decode: FieldKind<T>['decode']): FieldKind<T> => ({
  name,
  decode,
  encode: (value) => value,
});

function plain<T extends Json>(name: string, accepts: (json: unknown) => boolean): FieldKind<T> {
  return kept(name, (json) => (accepts(json) ? (json as T) : undefined));
}

/** Longest text that any register keeps; inputs have smaller limits of their own. */
export const MAX_TEXT = 65_536;

/** Marks that turn the direction of whatever stands beside them, until somebody ends it: `isolate` of the locales is for that. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text of somebody else as it may stand in a sentence, a label or the name of a file of ours: with nothing that reverses what stands around it
 * (sync.md 6.2). The document keeps it as it was written.
 */
export const unturned = (text: string): string => text.replace(TURNING, '');

/** The same for every text in a value. What is no plain JSON was not written by us. */
function allUnturned(json: Json): Json {
  if (typeof json === 'string') return unturned(json);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(allUnturned);
  if (Object.getPrototypeOf(json) !== Object.prototype) return null;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, allUnturned(value)]));
}

/** Kinds of text, as it may be shown. */
const said = (name: string, read: (json: string) => string): FieldKind<string> =>
  kept(name, (json) => (typeof json === 'string' && json.length <= MAX_TEXT ? read(json) : undefined));

export const text = said('text', unturned);
/** An IANA zone. One that this device does not know is read as UTC: days a few hours off, rather than widgets that cannot tell any. */
export const zone = said('zone', (json) => (isTimeZone(json) ? json : 'UTC'));

/** An ISO 4217 code. What is none is read as the code of no currency: it can be shown, and be corrected. */
export const currency = said('currency', (json) => (/^[A-Z]{3}$/.test(json) ? json : 'XXX'));

export const flag = plain<boolean>('flag', (json) => typeof json === 'boolean');
/** A safe integer. */
export const integer = plain<number>('integer', (json) => Number.isSafeInteger(json));
/** A probability or share in basis points, 0–10,000 (D33: exact integers). */
export const basisPoints = plain<number>(
  'basis-points',
  (json) => Number.isInteger(json) && (json as number) >= 0 && (json as number) <= 10_000,
);
/** Milliseconds since the epoch. */
export const instant = plain<number>('instant', (json) => typeof json === 'number' && Number.isFinite(json));
export const date = plain<CalendarDate>('date', isCalendarDate);
export const reference = plain<string>(
  'reference',
  (json) => typeof json === 'string' && ID_PATTERN.test(json),
);

export const money: FieldKind<Money> = {
  name: 'money',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const value = { minor: json[0] as number, currency: json[1] as string };
    return isMoney(value) ? Object.freeze(value) : undefined;
  },
  encode: (value) => [value.minor, value.currency],
};

/** Any plain JSON: for then-current values of history events. */
export const json = kept<Json>('json', (value) => (value === undefined ? value : allUnturned(value as Json)));

export function choice<const T extends string>(name: string, values: readonly T[]): FieldKind<T> {
  const known = new Set<unknown>(values);
  return plain<T>(name, (value) => known.has(value));
}

export function optional<T>(kind: FieldKind<T>): FieldKind<T | null> {
  return {
    name: kind.name,
    decode: (value) => (value === null ? null : kind.decode(value)),
    encode: (value) => (value === null ? null : kind.encode(value)),
  };
}
