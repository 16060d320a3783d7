import type { OpportunityId } from '@firsat/model';

const PREFIX = 'text.';

/** Name of the document with the texts of an opportunity: the last part of its address, and of its database's name. */
export const textName = (opportunityId: OpportunityId): string => `${PREFIX}${opportunityId}`;

/** Whose texts a document holds; `undefined` for other documents. */
export function opportunityOf(doc: string): OpportunityId | undefined {
  return doc.startsWith(PREFIX) ? doc.slice(PREFIX.length) : undefined;
}
