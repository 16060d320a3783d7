import { problem, type Problem } from '../problems.js';
import { BACKGROUND_FIELDS } from '../records/opportunity.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { OpportunityFields } from './command-map.js';

/** S115: high. */
const MAX_PRIORITY = 3;
/** Longest term of a recurring price, in months. */
const MAX_TERM = 600;

/** Checks the given fields of an opportunity and returns them cleaned. */
export function checkOpportunityFields(
  snapshot: Snapshot,
  given: Partial<OpportunityFields>,
  env: CommandEnv,
  checks: Checks,
): Partial<OpportunityFields> {
  const fields: { -readonly [K in keyof OpportunityFields]?: OpportunityFields[K] } = { ...given };
  if (given.description !== undefined) fields.description = checks.title(given.description, 'description');
  for (const name of BACKGROUND_FIELDS) {
    if (given[name] !== undefined) fields[name] = checks.text(given[name], name, MAX_NOTE);
  }
  if (given.customerId !== undefined) {
    // S33: only imported records may have no customer.
    if (given.customerId === null && env.via !== 'import') checks.add('required', 'customerId');
    checks.live(snapshot, 'contacts', given.customerId, 'customerId', 'unknown-customer');
    fields.customerId = resolveContact(snapshot, given.customerId)?.id ?? null;
  }
  // Whoever acts may own, also before their member record has arrived.
  if (given.ownerId !== undefined && given.ownerId !== env.actor) {
    checks.live(snapshot, 'members', given.ownerId, 'ownerId', 'unknown-member');
  }
  if (given.quotaId !== undefined)
    checks.live(snapshot, 'quotas', given.quotaId, 'quotaId', 'unknown-record');
  if (given.price !== undefined) fields.price = checks.money(given.price, 'price');
  if (given.termMonths !== undefined && given.termMonths !== null) {
    const { termMonths: months } = given;
    if (!Number.isInteger(months) || months < 1 || months > MAX_TERM)
      checks.add('out-of-range', 'termMonths', { min: 1, max: MAX_TERM });
  }
  if (given.startDate !== undefined) checks.date(given.startDate, 'startDate');
  if (given.expectedClose !== undefined) checks.date(given.expectedClose, 'expectedClose');
  if (given.probability !== undefined && given.probability !== null) {
    checks.basisPoints(given.probability, 'probability');
  }
  if (
    given.priority !== undefined &&
    (!Number.isInteger(given.priority) || given.priority < 0 || given.priority > MAX_PRIORITY)
  )
    checks.add('out-of-range', 'priority', { min: 0, max: MAX_PRIORITY });
  return fields;
}

/** S56: an expected close before the start is odd, but people do write such things: a warning. */
export function dateWarnings(fields: Pick<OpportunityFields, 'startDate' | 'expectedClose'>): Problem[] {
  const { startDate, expectedClose } = fields;
  return startDate !== null && expectedClose !== null && expectedClose < startDate
    ? [problem('date-before-start', 'expectedClose')]
    : [];
}
