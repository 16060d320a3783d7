import { isSent } from '../offers/offer-state.js';
import type { Line } from '../records/line.js';
import type { LineHome } from '../selectors/line-document.js';
import type { Snapshot } from '../snapshot.js';
import type { Checks } from './checks.js';
import type { LineHomeInput } from './command-map.js';
import { refuse, subject } from './refuse.js';

type Refusal = NonNullable<ReturnType<typeof subject>['refusal']>;

/** The place that an input names, checked: its opportunity is there. */
export function checkHome(
  snapshot: Snapshot,
  { opportunityId, offerId = null }: LineHomeInput,
  checks: Checks,
): LineHome {
  checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
  const offer = offerId === null ? undefined : snapshot.get('offers', offerId);
  if (offerId !== null && (!offer || offer.removed || offer.opportunityId !== opportunityId))
    checks.add('unknown-record', 'offerId');
  // D52: what was sent does not change.
  else if (offer && isSent(offer)) checks.add('offer-sent', 'offerId');
  return { opportunityId, offerId };
}

export const homeOf = ({ opportunityId, offerId }: Line): LineHome => ({ opportunityId, offerId });

/** The live line that a command is about, of an opportunity that is not deleted; or the refusal. */
export function lineSubject(
  snapshot: Snapshot,
  id: string,
):
  | { readonly line: Line; readonly refusal?: undefined }
  | { readonly line?: undefined; readonly refusal: Refusal } {
  const { record: line, refusal } = subject(snapshot, 'lines', id);
  if (refusal) return { refusal };
  const owner = subject(snapshot, 'opportunities', line.opportunityId, 'unknown-record', 'opportunityId');
  if (owner.refusal) return { refusal: owner.refusal };
  return isFrozen(snapshot, line) ? { refusal: refuse('offer-sent', 'id') } : { line };
}

/** D52: whether it is a line of an offer that was sent. */
export function isFrozen(snapshot: Snapshot, { offerId }: Line): boolean {
  const offer = offerId === null ? undefined : snapshot.get('offers', offerId);
  return offer !== undefined && isSent(offer);
}
