import type { CalendarDate } from '../calendar-date.js';
import { field } from '../fields/field-kind.js';
import { choice, date, integer, money, optional, reference, text } from '../fields/kinds.js';
import type { MemberId, QuotaId } from '../ids.js';
import type { Money } from '../money.js';
import type { BaseRecord, RecordKind } from './record.js';

/** D43: what of a win counts. */
export const QUOTA_BASES = ['first-year', 'one-off', 'monthly', 'wins'] as const;
export type QuotaBasis = (typeof QUOTA_BASES)[number];

/** S48–S50: a volume for a representative, a team or the company, and a period. Attainment is derived, never stored. */
export interface Quota extends BaseRecord {
  readonly id: QuotaId;
  readonly name: string;
  readonly ownerId: MemberId | null;
  /** The team whose quota it is, by its name; with neither, it is the company's, a number of its own (D44). */
  readonly team: string | null;
  readonly basis: QuotaBasis;
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
  /** The volume, unless wins are counted. */
  readonly target: Money | null;
  /** The number of wins, when they are what counts. */
  readonly wins: number | null;
}

export const quotaKind: RecordKind<Quota> = {
  collection: 'quotas',
  doc: 'core',
  root: 'q',
  fields: {
    name: field('n', text, ''),
    ownerId: field('r', optional(reference), null),
    team: field('t', optional(text), null),
    basis: field('s', choice('quota-basis', QUOTA_BASES), 'first-year'),
    startDate: field('b', date, '1970-01-01'),
    endDate: field('e', date, '1970-01-01'),
    target: field('a', optional(money), null),
    wins: field('w', optional(integer), null),
  },
};
