import { set, type Patch } from '../patch.js';
import { OPEN_STATUS, type Opportunity, type StatusValue } from '../records/opportunity.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { MAX_NOTE, type Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { StatusInput } from './command-map.js';

/**
 * The status that an input asks for. What is left out keeps its value while the code stays the same (a win date is corrected without losing
 * the price at the win), else takes its default. Lost and abandoned need a reason (S11, S91).
 */
export function nextStatus(
  opportunity: Pick<Opportunity, 'status' | 'price' | 'priceSource' | 'sourcePrice' | 'ownerId'>,
  input: StatusInput,
  env: CommandEnv,
  checks: Checks,
): StatusValue {
  if (input.status === 'open') return OPEN_STATUS;
  const before = opportunity.status.code === input.status ? opportunity.status : null;
  const on = checks.date(input.on ?? before?.on ?? env.today, 'on');
  const reason = checks.text(input.reason === undefined ? (before?.reason ?? null) : input.reason, 'reason');
  if (reason === null && (input.status === 'lost' || input.status === 'abandoned')) {
    checks.add('reason-required', 'reason');
  }
  const won = input.status === 'won';
  const suspended = input.status === 'suspended';
  const resumeOn = input.resumeOn === undefined ? (before?.resumeOn ?? null) : input.resumeOn;
  return {
    code: input.status,
    on,
    reason,
    note: checks.text(input.note === undefined ? (before?.note ?? null) : input.note, 'note', MAX_NOTE),
    resumeOn: suspended ? checks.date(resumeOn, 'resumeOn') : null,
    price: won ? (before ? before.price : effectivePrice(opportunity)) : null,
    ownerId: won ? (before ? before.ownerId : opportunity.ownerId) : null,
  };
}

/** S2: the first win makes a prospect a customer; of a merged one, the contact that stands for it. */
export function customerPatches(snapshot: Snapshot, opportunity: Opportunity): Patch[] {
  if (opportunity.status.code !== 'won' || opportunity.customerId === null) return [];
  const contact = resolveContact(snapshot, opportunity.customerId);
  return contact?.relation === 'prospect' ? [set('contacts', contact.id, 'relation', 'customer')] : [];
}
