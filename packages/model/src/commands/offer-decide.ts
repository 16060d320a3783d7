import * as z from 'zod/mini';
import type { Money } from '../money.js';
import { numberText } from '../offers/offer-number.js';
import {
  acceptances,
  acceptedOffer,
  isRevisionOf,
  issueOf,
  offerStatus,
  sentNet,
} from '../offers/offer-state.js';
import { set, type Patch } from '../patch.js';
import { INVOICE_STATES, type Offer } from '../records/offer.js';
import type { Opportunity, PriceSource } from '../records/opportunity.js';
import { lineDocument, linesOf, netPrice } from '../selectors/line-document.js';
import type { Snapshot } from '../snapshot.js';
import { Checks, MAX_NOTE } from './checks.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { pricePatches } from './line-repricing.js';
import { statusPatches } from './opportunity-set-status.js';
import { sentOffer } from './offer-checks.js';
import { refuse } from './refuse.js';
import { sameValue } from './same.js';
import { id, maybeText } from './shapes.js';
import { nextStatus } from './status-change.js';

/** S5, S14, D52: what the customer said. A rejection closes nothing; the acceptance of one offer is the acceptance of the opportunity's only one. */
export const offerDecide = defineCommand(
  'offer-decide',
  z.object({
    id,
    result: z.enum(['accepted', 'rejected']),
    on: z.optional(z.string()),
    reason: z.optional(maybeText),
    setPrice: z.optional(z.boolean()),
    win: z.optional(z.boolean()),
  }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = sentOffer(snapshot, input.id);
    if (refusal) return refusal;
    const status = offerStatus(snapshot, offer, env.today);
    if (status === 'cancelled' || status === 'superseded') return refuse('offer-closed', 'id');
    const other = input.result === 'accepted' ? otherAccepted(snapshot, offer) : undefined;
    if (other) return refuse('offer-accepted', 'id', { number: shownNumber(other) });
    const checks = new Checks();
    const on = checks.date(input.on ?? env.today, 'on') ?? env.today;
    const reason = checks.text(input.reason ?? null, 'reason', MAX_NOTE);
    const opportunity = snapshot.get('opportunities', offer.opportunityId);
    if (!opportunity || opportunity.removed) return refuse('deleted', 'id');
    const accepted = input.result === 'accepted';
    const priced = accepted
      ? input.setPrice === false
        ? opportunity
        : withPrice(opportunity, offer.id, sentNet(offer))
      : withoutPrice(snapshot, opportunity, offer);
    const won =
      accepted && input.win === true
        ? { ...priced, status: nextStatus(priced, { status: 'won', on }, env, checks) }
        : priced;
    if (checks.failed) return { ok: false, problems: checks.problems };
    const before = offer.decision;
    // Who says it again, with another day or reason, is not the one who said it first.
    const { at, by } = before?.result === input.result ? before : { at: env.now, by: env.actor };
    const said = { result: input.result, on, at, by, reason };
    return {
      ok: true,
      patches: [
        ...(sameValue(before, said) ? [] : [set('offers', offer.id, 'decision', said)]),
        ...opportunityPatches(snapshot, opportunity, won, env),
      ],
      value: null,
    };
  },
);

/** D52: a sent offer is taken back; it stays in the list, with its number. */
export const offerCancel = defineCommand(
  'offer-cancel',
  z.object({ id, reason: z.optional(maybeText) }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = sentOffer(snapshot, input.id);
    if (refusal) return refusal;
    if (offer.decision?.result === 'cancelled') return { ok: true, patches: [], value: null };
    const checks = new Checks();
    const reason = checks.text(input.reason ?? null, 'reason', MAX_NOTE);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const opportunity = snapshot.get('opportunities', offer.opportunityId);
    const said = { result: 'cancelled' as const, on: env.today, at: env.now, by: env.actor, reason };
    return {
      ok: true,
      patches: [
        set('offers', offer.id, 'decision', said),
        ...(opportunity
          ? opportunityPatches(snapshot, opportunity, withoutPrice(snapshot, opportunity, offer), env)
          : []),
      ],
      value: null,
    };
  },
);

/** S113: what the host's invoicing says of an accepted offer. */
export const offerInvoice = defineCommand(
  'offer-invoice',
  z.object({
    id,
    state: z.enum(INVOICE_STATES),
    number: z.optional(maybeText),
    on: z.optional(maybeText),
  }),
  (snapshot, input, env) => {
    const { record: offer, refusal } = sentOffer(snapshot, input.id);
    if (refusal) return refusal;
    if (offer.decision?.result !== 'accepted') return refuse('offer-not-accepted', 'id');
    const before = offer.invoice;
    const checks = new Checks();
    const number = checks.text(
      input.number === undefined ? (before?.number ?? null) : input.number,
      'number',
    );
    const on = checks.date(input.on === undefined ? (before?.on ?? null) : input.on, 'on');
    if (input.state === 'issued' && number === null) checks.add('required', 'number');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const said = { state: input.state, number, on, at: env.now, by: env.actor };
    const isSame = before !== null && sameValue({ ...before, at: 0, by: '' }, { ...said, at: 0, by: '' });
    return { ok: true, patches: isSame ? [] : [set('offers', offer.id, 'invoice', said)], value: null };
  },
);

/** An accepted offer that this one would be beside; earlier revisions of it give way. */
function otherAccepted(snapshot: Snapshot, offer: Offer): Offer | undefined {
  const counting = acceptedOffer(snapshot, offer.opportunityId);
  if (counting?.id === offer.id) return undefined;
  const offers = snapshot.children('offers', offer.opportunityId);
  const others = acceptances(offers).filter(
    ({ id: otherId }) => otherId !== offer.id && !isRevisionOf(offers, offer, otherId),
  );
  return others.find(({ id: otherId }) => otherId === counting?.id) ?? others[0];
}

const shownNumber = (offer: Offer): string => {
  const issue = issueOf(offer);
  return issue ? numberText(issue.number) : '';
};

function withPrice(
  opportunity: Opportunity,
  priceSource: PriceSource,
  sourcePrice: Money | null,
): Opportunity {
  return { ...opportunity, priceSource, sourcePrice };
}

/** An offer that is accepted no more is no price any more: the lines are again, or the estimate. */
function withoutPrice(snapshot: Snapshot, opportunity: Opportunity, offer: Offer): Opportunity {
  if (opportunity.priceSource !== offer.id) return opportunity;
  return withPrice(opportunity, 'items', netPrice(lineDocument(snapshot, opportunity)));
}

/** What changes of the opportunity, with the events that tell of it. */
function opportunityPatches(
  snapshot: Snapshot,
  before: Opportunity,
  after: Opportunity,
  env: CommandEnv,
): Patch[] {
  const lines = linesOf(snapshot, { opportunityId: before.id, offerId: null });
  return [
    ...pricePatches(snapshot, env, before, after, lines),
    ...statusPatches(snapshot, before, after, env),
  ];
}
