import { isCalendarDate } from '../calendar-date.js';
import { ID_PATTERN } from '../ids.js';
import type { Json } from '../json.js';
import { PERIODS, STATUSES, type Period, type Status } from '../records/opportunity.js';
import { PROCESS_PARTS, type ProcessPart } from '../selectors/process-part.js';
import { CALENDAR_UNITS, type CalendarUnit, type DateRange } from './date-range.js';
import {
  DATE_FIELDS,
  FILTER_VERSION,
  withConditions,
  type AmountRange,
  type CustomCondition,
  type DateCondition,
  type DateField,
  type OpportunityFilter,
} from './opportunity-filter.js';

/** Days that a rolling range may have, and calendar units that a range may be away. */
const MAX_REACH = 3_660;

export interface ReadFilter {
  readonly filter: OpportunityFilter;
  /** Keys that could not be read; their values are kept in `filter.rest`. The user is told, since more is shown than was asked for. */
  readonly ignored: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (json: unknown): json is Plain =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

type Read<T> = (json: unknown) => T | undefined;

function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (json) => {
    if (!Array.isArray(json)) return undefined;
    const items = json.map(read);
    return items.includes(undefined) ? undefined : (items as T[]);
  };
}

const text: Read<string> = (json) => (typeof json === 'string' ? json : undefined);
const idOrNone: Read<string | null> = (json) =>
  json === null || (typeof json === 'string' && ID_PATTERN.test(json)) ? json : undefined;
const oneOf =
  <T extends string>(values: readonly T[]): Read<T> =>
  (json) =>
    values.find((value) => value === json);

const limit: Read<number | null> = (json) =>
  json === null || (typeof json === 'number' && Number.isFinite(json)) ? json : undefined;

const amount: Read<AmountRange> = (json) => {
  if (!isPlain(json)) return undefined;
  const { currency } = json;
  const [min, max] = [limit(json['min']), limit(json['max'])];
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency) || min === undefined || max === undefined)
    return undefined;
  return { currency, min, max };
};

const day = (json: unknown): string | null | undefined =>
  json === null || isCalendarDate(json) ? json : undefined;

const range: Read<DateRange> = (json) => {
  if (!isPlain(json)) return undefined;
  switch (json['kind']) {
    case 'between': {
      const [from, to] = [day(json['from']), day(json['to'])];
      return from === undefined || to === undefined ? undefined : { kind: 'between', from, to };
    }
    case 'calendar': {
      const unit = oneOf<CalendarUnit>(CALENDAR_UNITS)(json['unit']);
      const { offset } = json;
      return unit && isReach(offset) ? { kind: 'calendar', unit, offset } : undefined;
    }
    case 'rolling': {
      const direction = oneOf(['past', 'next'] as const)(json['direction']);
      const { days } = json;
      return direction && isReach(days) && days > 0 ? { kind: 'rolling', days, direction } : undefined;
    }
    case 'past':
    case 'future':
      return { kind: json['kind'] };
    default:
      return undefined;
  }
};

function isReach(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= MAX_REACH;
}

const presence = (json: unknown): { readonly kind: 'set' | 'none' } | undefined => {
  const kind = isPlain(json) ? oneOf(['set', 'none'] as const)(json['kind']) : undefined;
  return kind && { kind };
};

const dateCondition: Read<DateCondition> = (json) => presence(json) ?? range(json);

const customCondition: Read<CustomCondition> = (json) => {
  if (!isPlain(json)) return undefined;
  switch (json['kind']) {
    case 'text': {
      const words = text(json['text']);
      return words === undefined ? undefined : { kind: 'text', text: words };
    }
    case 'number': {
      const [min, max] = [limit(json['min']), limit(json['max'])];
      return min === undefined || max === undefined ? undefined : { kind: 'number', min, max };
    }
    case 'money': {
      const read = amount(json);
      return read && { kind: 'money', ...read };
    }
    case 'date': {
      const read = range(json['range']);
      return read && { kind: 'date', range: read };
    }
    case 'any': {
      const ids = listOf(text)(json['ids']);
      return ids && { kind: 'any', ids };
    }
    case 'flag':
      return typeof json['value'] === 'boolean' ? { kind: 'flag', value: json['value'] } : undefined;
    default:
      return presence(json);
  }
};

function entriesOf<T>(read: Read<T>, known: (key: string) => boolean): Read<Readonly<Record<string, T>>> {
  return (json) => {
    if (!isPlain(json)) return undefined;
    const entries = Object.entries(json).map(([key, value]): [string, T | undefined] => [
      key,
      known(key) ? read(value) : undefined,
    ]);
    return entries.some(([, value]) => value === undefined)
      ? undefined
      : (Object.fromEntries(entries) as Record<string, T>);
  };
}

type Readers = {
  readonly [K in Exclude<keyof OpportunityFilter, 'rest'>]-?: Read<NonNullable<OpportunityFilter[K]>>;
};

const READERS: Readers = {
  text,
  statuses: listOf(oneOf<Status>(STATUSES)),
  schemas: listOf(text),
  stages: listOf(text),
  parts: listOf(oneOf<ProcessPart>(PROCESS_PARTS)),
  owners: listOf(idOrNone),
  customers: listOf(idOrNone),
  amounts: listOf(amount),
  periods: listOf(oneOf<Period>(PERIODS)),
  dates: entriesOf(dateCondition, (key) => DATE_FIELDS.includes(key as DateField)),
  tags: listOf(text),
  priorities: listOf((json) => (Number.isInteger(json) ? (json as number) : undefined)),
  price: oneOf(['set', 'none'] as const),
  custom: entriesOf(customCondition, (key) => ID_PATTERN.test(key)),
};

/** A filter as it was stored, by whatever version; never throws. What cannot be read is kept and named, and asks nothing. */
export function readFilter(json: Json): ReadFilter {
  if (!isPlain(json)) return { filter: {}, ignored: json === null ? [] : ['*'] };
  const known: Record<string, unknown> = {};
  const rest: Record<string, Json> = {};
  const newer = typeof json['v'] === 'number' && json['v'] > FILTER_VERSION;
  for (const [key, value] of Object.entries(json)) {
    if (key === 'v') continue;
    const read = Object.hasOwn(READERS, key)
      ? (READERS as Readonly<Record<string, Read<unknown>>>)[key]?.(value)
      : undefined;
    if (read === undefined || newer) rest[key] = value;
    else known[key] = read;
  }
  const ignored = Object.keys(rest).sort();
  return { filter: withConditions({}, { ...known, rest }), ignored };
}

/** How a filter is stored: what was ignored goes back to where it was. */
export function writeFilter({ rest, ...known }: OpportunityFilter): Json {
  return { v: FILTER_VERSION, ...rest, ...known } as unknown as Json;
}
