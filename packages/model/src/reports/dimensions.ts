import { fiscalPeriod } from '../filter/date-range.js';
import type { CalendarDate } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import type { Opportunity } from '../records/opportunity.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { dayOf, type ReportContext, type Subject } from './report.js';

/** What the records of a report can be told apart by. */
export const DIMENSIONS = [
  'all',
  'owner',
  'creator',
  'team',
  'manager',
  'stage',
  'product',
  'reason',
  'source',
  'segment',
  'sector',
  'location',
  'customer',
  'month',
  'quarter',
  'year',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Stands for none: no product, no source, nobody. */
export const NONE = '';

/**
 * The groups of an opportunity: one, but for products, of which it may have several. `day` is the one that the report counts it on. Of a closed one, representative
 * and stage are those at the close (D41, S11).
 */
export function groupsOf(
  dimension: Dimension,
  subject: Subject,
  { source, fiscalStart, stageOf }: Pick<ReportContext, 'source' | 'fiscalStart' | 'stageOf'>,
  day: CalendarDate | null,
): readonly string[] {
  const { state, closed } = subject;
  const member = () => source.get('members', creditedTo(closed) ?? NONE);
  const customer = () => resolveContact(source, state.customerId);
  switch (dimension) {
    case 'all':
      return [NONE];
    case 'owner':
      return [creditedTo(closed) ?? NONE];
    case 'creator':
      return [state.createdBy];
    case 'team':
      return [member()?.team ?? NONE];
    case 'manager':
      return [member()?.manager ?? NONE];
    case 'stage':
      return [stageOf(closed)?.id ?? NONE];
    case 'product':
      return productsOf(subject, source);
    case 'reason':
      return [state.status.reason ?? NONE];
    case 'source':
    case 'segment':
    case 'sector':
    case 'location':
      return [customer()?.[dimension] ?? NONE];
    case 'customer':
      return [customer()?.id ?? NONE];
    case 'month':
    case 'quarter':
    case 'year':
      return [day === null ? NONE : periodOf(dimension, day, fiscalStart)];
  }
}

/** S16, D41: of a won one, whoever was its representative at the win; a later reassignment moves nothing. */
export function creditedTo({ status, ownerId }: Opportunity): MemberId | null {
  return status.code === 'won' ? (status.ownerId ?? ownerId) : ownerId;
}

/** `2026-03`, `2026-Q1`, `2026`; quarters and years are fiscal (D61). */
export function periodOf(unit: 'month' | 'quarter' | 'year', day: CalendarDate, fiscalStart: number): string {
  if (unit === 'month') return day.slice(0, 7);
  const { year, quarter } = fiscalPeriod(day, fiscalStart);
  return unit === 'year' ? String(year) : `${year}-Q${quarter}`;
}

function productsOf({ id }: Subject, source: ReportContext['source']): readonly string[] {
  const lines = source.children('lines', id);
  if (lines.length === 0) return [NONE];
  if (lines.length === 1) return [lines[0]?.productId ?? NONE];
  return [...new Set(lines.map(({ productId }) => productId ?? NONE))];
}

/** Day of creation in the zone of the workspace (D58). */
export function createdOn(subject: Subject, context: Pick<ReportContext, 'timeZone'>): CalendarDate {
  return dayOf(context, subject.replay.createdAt);
}
