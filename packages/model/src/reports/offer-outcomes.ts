import type { Instant } from '../calendar-date.js';
import { issueOf, offerStatus, sentNet } from '../offers/offer-state.js';
import type { Offer } from '../records/offer.js';
import { groupsOf, type Dimension } from './dimensions.js';
import { shareOf, type Amount, type Exclusion, type How, type Share } from './figure.js';
import { periodParams } from './outcomes.js';
import { dayOf, inPeriod, leftOut, type Report } from './report.js';
import { byGroup, groupKey, type Tallies } from './tallies.js';

/** What became of an offer that was sent (D52), in the order in which it is told. */
export const OFFER_ENDS = ['sent', 'accepted', 'rejected', 'expired', 'superseded', 'cancelled'] as const;
export type OfferEnd = (typeof OFFER_ENDS)[number];

export interface OfferGroup {
  readonly group: string;
  /** Offers, not opportunities; net of KDV (D51), in the period of the opportunity's price. The ids are of their opportunities. */
  readonly all: Amount;
  readonly ends: Readonly<Record<OfferEnd, Amount>>;
  /** Accepted of all that the customer has decided or let expire; a revised one counts with its last revision. */
  readonly acceptance: Share;
}

export interface OfferOutcomes {
  readonly how: How;
  readonly total: OfferGroup;
  readonly groups: readonly OfferGroup[];
  readonly excluded: readonly Exclusion[];
}

/** S14: the offers that were sent in the period, and what became of them until the instant asked for. */
export function offerOutcomes(by: Dimension = 'all'): Report<OfferOutcomes> {
  return {
    tell(subject, context, tell) {
      const { children, instant, today } = context;
      const own = children('offers', subject.id);
      if (own.length === 0) return;
      const then = own.flatMap((offer) => offerAt(offer, instant) ?? []);
      const asThen = { children: () => then } as unknown as Parameters<typeof offerStatus>[0];
      for (const offer of then) {
        const issue = issueOf(offer);
        if (!issue) {
          tell(leftOut('draft-offer'));
          continue;
        }
        const on = dayOf(context, issue.at);
        if (!inPeriod(context.period, on)) continue;
        const price = { price: sentNet(offer), period: subject.state.period, weight: null };
        if (price.price === null) tell(leftOut('no-price'));
        const end = offerStatus(asThen, offer, today);
        for (const group of ['t', ...groupsOf(by, subject, context, on).map(groupKey)]) {
          tell({ group, part: 'all', price });
          tell({ group, part: end, price });
        }
      }
    },
    result: (tallies, context) => ({
      how: { code: 'offers', params: { by, ...periodParams(context) } },
      total: { ...groupOf(tallies, 't'), group: '' },
      groups: byGroup(tallies, 't', (key) => groupOf(tallies, key)),
      excluded: tallies.leftOut(),
    }),
  };
}

function groupOf(tallies: Tallies, key: string): OfferGroup {
  const ends = Object.fromEntries(OFFER_ENDS.map((end) => [end, tallies.amount(key, end)])) as Record<
    OfferEnd,
    Amount
  >;
  const { accepted, rejected, expired } = ends;
  return {
    group: key.slice(1),
    all: tallies.amount(key, 'all'),
    ends,
    acceptance: shareOf(accepted.count, accepted.count + rejected.count + expired.count),
  };
}

/** D23: the offer as it stood at an instant; `null`: there was none yet. */
function offerAt(offer: Offer, at: Instant): Offer | null {
  if (offer.createdAt > at) return null;
  const issues = Object.entries(offer.issues).filter(([, issue]) => issue.at <= at);
  const isDecided = offer.decision !== null && offer.decision.at <= at;
  return { ...offer, issues: Object.fromEntries(issues), decision: isDecided ? offer.decision : null };
}
