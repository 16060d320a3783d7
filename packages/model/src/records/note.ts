import { field, type FieldKind } from '../fields/field-kind.js';
import { flag, instant, optional, reference, text } from '../fields/kinds.js';
import type { ContactId, Id, MemberId, OpportunityId } from '../ids.js';
import type { BaseRecord, RecordKind } from './record.js';

/** The first words of a note and who wrote last: they only make sense together, and share a register. */
export interface NoteSummary {
  /** One line of plain text (`excerptOf`); empty when everything was deleted. */
  readonly excerpt: string;
  readonly at: number;
  readonly by: MemberId;
}

const summary: FieldKind<NoteSummary> = {
  name: 'note-summary',
  decode: (value) => {
    if (!Array.isArray(value)) return undefined;
    const [excerpt, at, by] = value as unknown[];
    const read = { excerpt: text.decode(excerpt), at: instant.decode(at), by: text.decode(by) };
    return Object.values(read).includes(undefined) ? undefined : (Object.freeze(read) as NoteSummary);
  },
  encode: ({ excerpt, at, by }) => [excerpt, at, by],
};

/**
 * S71: the head of a note about one opportunity, or about a contact and explicitly none (S8). Its text stands in a text document (architecture 4.1),
 * that of `noteHome`, under the root `noteRoot(id)`; the head tells what a list and a search need without it.
 */
export interface Note extends BaseRecord {
  readonly id: Id<'note'>;
  readonly opportunityId: OpportunityId | null;
  /** Of which contact it was written, when that was for no opportunity; it stays, since the text does not move. */
  readonly contactId: ContactId | null;
  readonly createdAt: number;
  readonly createdBy: MemberId | null;
  /** Written when somebody stops editing; `null` before that. May lag behind the text. */
  readonly summary: NoteSummary | null;
  /** Stands above the others. */
  readonly pinned: boolean;
}

export const noteKind: RecordKind<Note> = {
  collection: 'notes',
  doc: 'work',
  root: 'n',
  fields: {
    opportunityId: field('o', optional(reference), null),
    contactId: field('c', optional(reference), null),
    createdAt: field('z', instant, 0),
    createdBy: field('b', optional(reference), null),
    summary: field('s', optional(summary), null),
    pinned: field('p', flag, false),
  },
};

/** Whose text document holds the text of a note. */
export const noteHome = ({
  contactId,
  opportunityId,
}: Pick<Note, 'contactId' | 'opportunityId'>): OpportunityId | ContactId => contactId ?? opportunityId ?? '';

/** Where the text of a note stands in that document. */
export const noteRoot = (id: string): string => `note:${id}`;
