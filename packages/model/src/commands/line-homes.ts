import type { Line } from '../records/line.js';
import type { LineHome } from '../selectors/line-document.js';
import type { Snapshot } from '../snapshot.js';
import type { Checks } from './checks.js';
import type { LineHomeInput } from './command-map.js';
import { subject } from './refuse.js';

type Refusal = NonNullable<ReturnType<typeof subject>['refusal']>;

/** The place that an input names, checked: its opportunity is there. */
export function checkHome(
  snapshot: Snapshot,
  { opportunityId, offerId = null }: LineHomeInput,
  checks: Checks,
): LineHome {
  checks.live(snapshot, 'opportunities', opportunityId, 'opportunityId', 'unknown-record');
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
  return owner.refusal ? { refusal: owner.refusal } : { line };
}
