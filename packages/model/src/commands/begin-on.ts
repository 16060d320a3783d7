import type { Opportunity } from '../records/opportunity.js';
import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import { subject, type Refusal } from './refuse.js';

/** What a command that makes something of a live opportunity begins with: that opportunity, and the checks, which have seen the id that was given. */
export function beginOn(
  snapshot: Snapshot,
  collection: CollectionName,
  input: { readonly opportunityId: string; readonly id?: string | undefined },
):
  | { readonly opportunity: Opportunity; readonly checks: Checks; readonly refusal?: undefined }
  | { readonly opportunity?: undefined; readonly checks?: undefined; readonly refusal: Refusal } {
  const { record, refusal } = subject(
    snapshot,
    'opportunities',
    input.opportunityId,
    'unknown-record',
    'opportunityId',
  );
  if (refusal) return { refusal };
  const checks = new Checks();
  checks.newId(snapshot, collection, input.id);
  return { opportunity: record, checks };
}
