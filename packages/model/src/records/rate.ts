import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { field, type FieldKind } from '../fields/field-kind.js';
import { choice } from '../fields/kinds.js';
import type { BaseRecord, RecordKind } from './record.js';

/** Who says what a rate is. */
export const RATE_SOURCES = ['user', 'host'] as const;
export type RateSource = (typeof RATE_SOURCES)[number];

/** One register: a correction never keeps the source of what it corrects. */
export interface RateValue {
  /** What one unit is worth, as a decimal with a point (`41.2537`), so that no rate is a float. */
  readonly value: string;
  readonly source: RateSource;
}

/**
 * D39: what one unit of a currency is worth in another one from a day on. Which and when, the id says (`EUR-TRY-2026-02-01`): whoever enters
 * the same rate on two devices has entered one.
 */
export interface ExchangeRate extends BaseRecord {
  readonly rate: RateValue;
}

/** Digits before and after the point. */
export const RATE_DIGITS = 9;
export const RATE_PLACES = 8;

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,8}))?$/;
const ID = /^([A-Z]{3})-([A-Z]{3})-(\d{4}-\d{2}-\d{2})$/;

/** A rate in units of 10^-`RATE_PLACES`; `null`: it is none (0, a word, too many places). */
export function scaledRate(value: string): bigint | null {
  const match = DECIMAL.exec(value);
  if (!match) return null;
  const scaled = BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(RATE_PLACES, '0'));
  return scaled > 0n ? scaled : null;
}

export function rateId(currency: string, base: string, on: CalendarDate): string {
  return `${currency}-${base}-${on}`;
}

/** One unit of `currency` in units of `base`, from the day on. */
export interface RatePair {
  readonly currency: string;
  readonly base: string;
  readonly on: CalendarDate;
}

/** Which rate a record is; `null`: of none. */
export function ratePair(id: string): RatePair | null {
  const [, currency, base, on] = ID.exec(id) ?? [];
  if (currency === undefined || base === undefined || currency === base || !isCalendarDate(on)) return null;
  return { currency, base, on };
}

const source = choice('rate-source', RATE_SOURCES);

const rateValue: FieldKind<RateValue> = {
  name: 'rate',
  decode: (json) => {
    if (!Array.isArray(json) || typeof json[0] !== 'string' || !DECIMAL.test(json[0])) return undefined;
    const from = source.decode(json[1]);
    return from && Object.freeze({ value: json[0], source: from });
  },
  encode: ({ value, source: from }) => [value, from],
};

export const exchangeRateKind: RecordKind<ExchangeRate> = {
  collection: 'rates',
  doc: 'work',
  root: 'x',
  fields: { rate: field('v', rateValue, { value: '0', source: 'user' }) },
};
