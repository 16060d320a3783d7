import type { CalendarDate } from '../calendar-date.js';
import { field } from '../fields/field-kind.js';
import { date, money, optional, reference, text } from '../fields/kinds.js';
import type { MemberId, QuotaId } from '../ids.js';
import type { Money } from '../money.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S48–S50: a volume for a representative and a period. Attainment is derived, never stored. */
export interface Quota extends BaseRecord {
  readonly id: QuotaId;
  readonly name: string;
  readonly ownerId: MemberId | null;
  readonly startDate: CalendarDate;
  readonly endDate: CalendarDate;
  readonly target: Money | null;
}

export const quotaKind: RecordKind<Quota> = {
  collection: 'quotas',
  doc: 'core',
  root: 'q',
  fields: {
    name: field('n', text, ''),
    ownerId: field('r', optional(reference), null),
    startDate: field('b', date, '1970-01-01'),
    endDate: field('e', date, '1970-01-01'),
    target: field('a', optional(money), null),
  },
};
