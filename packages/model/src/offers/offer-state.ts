import type { CalendarDate } from '../calendar-date.js';
import type { OfferId, OpportunityId } from '../ids.js';
import type { Money } from '../money.js';
import type { Offer, OfferIssue } from '../records/offer.js';
import type { Snapshot } from '../snapshot.js';
import { frozenDocument } from './read-document.js';

/** D52: where an offer stands. Computed, never stored: two devices that know the same say the same. */
export const OFFER_STATUSES = [
  'draft',
  'sent',
  'accepted',
  'rejected',
  'expired',
  'cancelled',
  'superseded',
] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

type Children = Pick<Snapshot, 'children'>;

/** The issue that counts, with its key: the first; a draft has none. */
export function issueEntry({ issues }: Pick<Offer, 'issues'>): readonly [string, OfferIssue] | undefined {
  return Object.entries(issues).sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))[0];
}

export function issueOf(offer: Pick<Offer, 'issues'>): OfferIssue | undefined {
  return issueEntry(offer)?.[1];
}

/** D52: what was sent does not change any more. */
export function isSent(offer: Pick<Offer, 'issues'>): boolean {
  return issueOf(offer) !== undefined;
}

const offersIn = (snapshot: Children, opportunityId: OpportunityId): readonly Offer[] =>
  snapshot.children('offers', opportunityId);

const sentAt = (offer: Offer): number => issueOf(offer)?.at ?? Infinity;

/** S14: latest first; a draft is later than all that was sent. */
export function offersOf(snapshot: Children, opportunityId: OpportunityId): readonly Offer[] {
  return [...offersIn(snapshot, opportunityId)].sort(
    (a, b) => compare(sentAt(b), sentAt(a)) || b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1),
  );
}

/** Infinity minus itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** The revisions that were made of an offer and sent. */
function sentRevisions(offers: readonly Offer[], id: OfferId): readonly Offer[] {
  return offers.filter((offer) => offer.revisionOf === id && isSent(offer));
}

/** Accepted by the customer, whatever else is; not those that gave way to a revision that was accepted too. */
export function acceptances(offers: readonly Offer[]): readonly Offer[] {
  const accepted = offers.filter((offer) => offer.decision?.result === 'accepted' && isSent(offer));
  return accepted.filter(({ id }) => !accepted.some((later) => isRevisionOf(offers, later, id)));
}

/** Whether one was made of the other, directly or by revisions in between. */
export function isRevisionOf(offers: readonly Offer[], later: Offer, id: OfferId): boolean {
  const seen = new Set<string>();
  for (let at: Offer | undefined = later; at && !seen.has(at.id);) {
    if (at.revisionOf === id) return at.id !== id;
    seen.add(at.id);
    const before: OfferId | null = at.revisionOf;
    at = before === null ? undefined : offers.find((offer) => offer.id === before);
  }
  return false;
}

/**
 * D52: the one accepted offer of an opportunity. Accepted on two devices at once, it is the one that the opportunity's price comes from, else the
 * first by (at, id): the same on all devices.
 */
export function acceptedOffer(
  snapshot: Pick<Snapshot, 'children' | 'get'>,
  opportunityId: OpportunityId,
): Offer | undefined {
  const accepted = acceptances(offersIn(snapshot, opportunityId));
  const named = snapshot.get('opportunities', opportunityId)?.priceSource;
  return (
    accepted.find(({ id }) => id === named) ??
    [...accepted].sort((a, b) => (a.decision?.at ?? 0) - (b.decision?.at ?? 0) || (a.id < b.id ? -1 : 1))[0]
  );
}

/** Whether it was accepted beside the one that counts: something for people to settle. */
export function isAlsoAccepted(snapshot: Pick<Snapshot, 'children' | 'get'>, offer: Offer): boolean {
  return (
    acceptances(offersIn(snapshot, offer.opportunityId)).some(({ id }) => id === offer.id) &&
    acceptedOffer(snapshot, offer.opportunityId)?.id !== offer.id
  );
}

/** The day until which it holds: what was sent says, else the draft. */
export function validUntilOf(offer: Offer): CalendarDate | null {
  const issue = issueOf(offer);
  return issue ? (frozenDocument(issue)?.validUntil ?? null) : offer.validUntil;
}

export function offerStatus(snapshot: Children, offer: Offer, today: CalendarDate): OfferStatus {
  if (!isSent(offer)) return 'draft';
  const result = offer.decision?.result;
  if (result === 'cancelled') return 'cancelled';
  const offers = offersIn(snapshot, offer.opportunityId);
  if (result === 'accepted')
    return acceptances(offers).some(({ id }) => id === offer.id) ? 'accepted' : 'superseded';
  if (sentRevisions(offers, offer.id).some(({ decision }) => decision?.result !== 'cancelled'))
    return 'superseded';
  if (result === 'rejected') return 'rejected';
  const until = validUntilOf(offer);
  return until !== null && until < today ? 'expired' : 'sent';
}

/** D51: what an offer comes to, net of KDV, as it was sent; `null` for a draft. */
export function sentNet(offer: Offer): Money | null {
  const issue = issueOf(offer);
  const document = issue && frozenDocument(issue);
  return document ? { minor: document.figures.net, currency: document.currency } : null;
}

/** What an offer comes to with KDV, as it was sent (D51); `null` for a draft. */
export function sentTotal(offer: Offer): Money | null {
  const issue = issueOf(offer);
  const document = issue && frozenDocument(issue);
  return document ? { minor: document.figures.total, currency: document.currency } : null;
}

/** D30: the price that an accepted offer fixes; `null` when the offer of this id is none, or is accepted no more. */
export function acceptedPrice(snapshot: Pick<Snapshot, 'get'>, id: OfferId): Money | null {
  const offer = snapshot.get('offers', id);
  return offer && !offer.removed && offer.decision?.result === 'accepted' ? sentNet(offer) : null;
}
