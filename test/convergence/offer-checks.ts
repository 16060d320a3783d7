import {
  acceptedOffer,
  dateInZone,
  documentHash,
  frozenDocument,
  isAlsoAccepted,
  isSent,
  issueEntry,
  numberText,
  OfferNumbers,
  offerStatus,
  type CommandName,
  type Offer,
} from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import type { Replica } from './replica.js';
import { violated } from './violation.js';

/** What was ever sent, by offer and key of the issue: its hash. */
export type SentLedger = Map<string, string>;

/** What a command on an offer has promised holds right after it. */
export function checkOfferDeed(
  { store, name }: Replica,
  command: CommandName,
  input: unknown,
  sent: SentLedger,
): void {
  const { id = '', result } = input as { readonly id?: string; readonly result?: string };
  const offer = store.get('offers', id);
  if (!offer) return;
  if (command === 'offer-issue') {
    const entry = issueEntry(offer);
    if (!entry) violated('offers', `${id} was sent on ${name} and is a draft`);
    for (const [key, issue] of Object.entries(offer.issues)) sent.set(`${id} ${key}`, issue.hash);
  }
  if (command === 'offer-decide' && result === 'accepted') {
    if (acceptedOffer(store, offer.opportunityId)?.id !== id)
      violated('offers', `${id} was accepted on ${name}, and another one counts`);
  }
}

/** D52, D53: the same on every replica, as a text; frozen documents are whole and as they were sent; no number is shown twice. */
export function checkOffers(replica: Replica, sent: SentLedger): string {
  const { store, name } = replica;
  const today = dateInZone(TEST_NOW, 'UTC');
  const offers = [...store.list('offers'), ...store.removed('offers')].sort((a, b) => (a.id < b.id ? -1 : 1));
  const numbers = new OfferNumbers(store);
  const shown = new Set<string>();
  for (const offer of offers) {
    for (const [key, issue] of Object.entries(offer.issues)) {
      const text = numberText(issue.number, numbers.ordinal(offer.id, key));
      if (shown.has(text)) violated('offers', `${text} is shown twice on ${name}`);
      shown.add(text);
      if (documentHash(issue.document) !== issue.hash || !frozenDocument(issue))
        violated('offers', `${offer.id} on ${name} is not what was sent`);
      const known = sent.get(`${offer.id} ${key}`);
      if (known !== issue.hash) violated('offers', `${offer.id} on ${name} was sent as something else`);
    }
  }
  const accepted = new Map<string, Offer[]>();
  const said = offers.map((offer) => {
    const status = offer.removed ? 'removed' : offerStatus(store, offer, today);
    if (status === 'accepted' && !isAlsoAccepted(store, offer))
      accepted.set(offer.opportunityId, [...(accepted.get(offer.opportunityId) ?? []), offer]);
    if (!offer.removed && isSent(offer) && status === 'draft') violated('offers', `${offer.id} on ${name}`);
    return [offer.id, status, issueEntry(offer)?.[0] ?? null];
  });
  for (const [id, counting] of accepted)
    if (counting.length > 1) violated('offers', `${String(counting.length)} accepted offers of ${id} count`);
  return JSON.stringify([said, [...shown].sort()]);
}
