import type { HistoryEvent } from '../records/history-event.js';
import type { Opportunity } from '../records/opportunity.js';
import { effectivePrice } from './effective-price.js';
import type { BaseRecord } from '../records/record.js';

/** Collections whose deleted records are in the bin; what hangs on an opportunity is reached through it (D76). */
export const BIN_COLLECTIONS = ['opportunities', 'contacts', 'products'] as const;
export type BinCollection = (typeof BIN_COLLECTIONS)[number];

/** Whether a record was deleted; one that was merged into another is not: it has become that. */
export function isInBin(record: BaseRecord | undefined): boolean {
  return record !== undefined && record.removed !== null && record.removed.to === undefined;
}

/**
 * The newest event of a deleted opportunity that its deletion did not know of, because it came later or from somebody who was offline (D76);
 * `null` when there is none. An edit from before whose effect the deletion does not show counts, whatever its clock said.
 */
export function editSinceDeletion(
  opportunity: Opportunity,
  history: readonly HistoryEvent[],
): HistoryEvent | null {
  const { removed } = opportunity;
  if (!removed) return null;
  const deletion = history.findLast(({ type, at }) => type === 'deleted' && at === removed.at);
  const edits = history.filter(({ type }) => type !== 'deleted' && type !== 'restored' && type !== 'created');
  const later = edits.findLast(({ at }) => at > removed.at);
  if (later || !deletion) return later ?? null;
  const { then } = deletion;
  const isUnknown =
    then.status !== opportunity.status.code ||
    then.stageId !== opportunity.position.stageId ||
    then.schemaId !== opportunity.position.schemaId ||
    then.price?.minor !== effectivePrice(opportunity)?.minor ||
    then.price?.currency !== effectivePrice(opportunity)?.currency ||
    then.period !== opportunity.period ||
    then.expectedClose !== opportunity.expectedClose ||
    then.ownerId !== opportunity.ownerId;
  return isUnknown ? (edits.at(-1) ?? null) : null;
}
