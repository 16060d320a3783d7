import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { ID_PATTERN } from '../ids.js';
import type { Json } from '../json.js';
import { isMoney, type Money } from '../money.js';
import type { FieldKind } from './field-kind.js';

/** Kinds whose stored form is the value itself. */
function plain<T extends Json>(name: string, accepts: (json: unknown) => boolean): FieldKind<T> {
  return { name, decode: (json) => (accepts(json) ? (json as T) : undefined), encode: (value) => value };
}

/** Longest text that any register keeps; inputs have smaller limits of their own. */
export const MAX_TEXT = 65_536;

export const text = plain<string>('text', (json) => typeof json === 'string' && json.length <= MAX_TEXT);
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

/** Any plain JSON, as it is: for then-current values of history events. */
export const json = plain<Json>('json', (value) => value !== undefined);

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
