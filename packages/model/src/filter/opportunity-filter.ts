import type { ContactId, MemberId, SchemaId, StageId } from '../ids.js';
import type { Json } from '../json.js';
import type { Period, Status } from '../records/opportunity.js';
import type { ProcessPart } from '../selectors/process-part.js';
import type { DateRange } from './date-range.js';

/** Raised when the meaning of a key changes; new keys do not raise it. */
export const FILTER_VERSION = 1;

export const DATE_FIELDS = ['startDate', 'expectedClose', 'created', 'closed'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

/** A range of days, or whether there is a date at all. */
export type DateCondition = DateRange | { readonly kind: 'set' } | { readonly kind: 'none' };

/** Amounts of one currency in minor units, both ends included: amounts of different currencies are never compared (D39). */
export interface AmountRange {
  readonly currency: string;
  readonly min: number | null;
  readonly max: number | null;
}

/** What is asked of a custom field; the kinds follow those of the fields. */
export type CustomCondition =
  | { readonly kind: 'set' }
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null }
  | ({ readonly kind: 'money' } & AmountRange)
  | { readonly kind: 'date'; readonly range: DateRange }
  /** Choices and people. */
  | { readonly kind: 'any'; readonly ids: readonly string[] }
  | { readonly kind: 'flag'; readonly value: boolean };

/**
 * Which opportunities are asked for: all conditions must hold, and within one condition any of its values. Plain JSON, kept in saved views
 * and read by boards and lists alike. An absent key asks nothing; an empty list asks nothing either.
 */
export interface OpportunityFilter {
  /** Words that all occur in title, customer, representative, tags or what is known of the customer's need (S82), folded (D67). */
  readonly text?: string;
  readonly statuses?: readonly Status[];
  readonly schemas?: readonly SchemaId[];
  /** Stages as they stand now: cards of a stage that was merged into another are in that one (D9). `''` = no stage (D10). */
  readonly stages?: readonly StageId[];
  /** D3: the sale, and what comes after the win. */
  readonly parts?: readonly ProcessPart[];
  /** `null` = nobody's. */
  readonly owners?: readonly (MemberId | null)[];
  readonly customers?: readonly (ContactId | null)[];
  readonly amounts?: readonly AmountRange[];
  readonly periods?: readonly Period[];
  readonly dates?: Readonly<Partial<Record<DateField, DateCondition>>>;
  readonly tags?: readonly string[];
  readonly priorities?: readonly number[];
  /** D29: whether there is a price; 0 is one. */
  readonly price?: 'set' | 'none';
  /** By id of the custom field. */
  readonly custom?: Readonly<Record<string, CustomCondition>>;
  /** What this version cannot read of a filter that a newer one wrote: kept, not applied. */
  readonly rest?: Readonly<Record<string, Json>>;
}

export const NO_FILTER: OpportunityFilter = Object.freeze({});

/** A filter with some conditions changed; `undefined` and empty ones are left out, so that equal filters are equal JSON. */
export function withConditions(
  filter: OpportunityFilter,
  change: { readonly [K in keyof OpportunityFilter]?: OpportunityFilter[K] | undefined },
): OpportunityFilter {
  const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => asksSomething(value));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function asksSomething(value: unknown): boolean {
  if (value === undefined || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}

/** Whether it asks anything that this version understands. */
export function isFiltering(filter: OpportunityFilter): boolean {
  return Object.entries(filter).some(([key, value]) => key !== 'rest' && asksSomething(value));
}
