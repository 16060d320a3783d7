import type { Instant } from '../calendar-date.js';
import { field } from '../fields/field-kind.js';
import { instant, optional, text } from '../fields/kinds.js';
import type { ContactId, Id, MemberId, OpportunityId } from '../ids.js';
import { textHash } from '../source-ids.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S65: roles that have words in every language; any other text is a role of the workspace's own. */
export const LINK_ROLES = [
  'decision-maker',
  'influencer',
  'user',
  'purchasing',
  'finance',
  'technical',
  'reference',
  'partner',
  'competitor',
] as const;
export type LinkRole = (typeof LINK_ROLES)[number];

/** S65: a person or company that has to do with an opportunity, besides its customer. */
export interface Link extends BaseRecord {
  readonly id: Id<'link'>;
  readonly opportunityId: OpportunityId;
  readonly contactId: ContactId;
  /** One of {@link LINK_ROLES}, or a free word. */
  readonly role: string | null;
  readonly createdBy: MemberId;
  readonly createdAt: Instant;
}

/** Always the same for the same two: people who link a contact at once make one link. */
export function linkId(opportunityId: OpportunityId, contactId: ContactId): string {
  const id = `${opportunityId}-${contactId}`;
  return id.length <= 64 ? id : `${id.slice(0, 50)}-${textHash(id)}`;
}

export const linkKind: RecordKind<Link> = {
  collection: 'links',
  doc: 'work',
  root: 'w',
  fields: {
    opportunityId: field('o', text, ''),
    contactId: field('c', text, ''),
    role: field('n', optional(text), null),
    createdBy: field('y', text, ''),
    createdAt: field('z', instant, 0),
  },
};
