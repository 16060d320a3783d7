import { field } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { choice, flag, instant, integer, json, money, optional, reference, text } from '../fields/kinds.js';
import type { Instant } from '../calendar-date.js';
import type { ContactId } from '../ids.js';
import type { Json } from '../json.js';
import type { Money } from '../money.js';
import type { BaseRecord, RecordKind } from './record.js';

export const CONTACT_TYPES = ['company', 'person'] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

/** S2: a prospect becomes a customer with the first won opportunity. */
export const CONTACT_RELATIONS = ['prospect', 'customer'] as const;
export type ContactRelation = (typeof CONTACT_RELATIONS)[number];

/** Stands for the name of one whose personal data were emptied (D77): it means nothing in any language, and no list shows a gap. */
export const ERASED_NAME = '—';

/** A person or a company, prospect or customer (S2, S33). */
export interface Contact extends BaseRecord {
  readonly id: ContactId;
  readonly type: ContactType;
  readonly name: string;
  readonly relation: ContactRelation;
  /** The company of a person, or the parent of a company. */
  readonly parentId: ContactId | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly taxNumber: string | null;
  readonly sector: string | null;
  readonly location: string | null;
  readonly foundedYear: number | null;
  readonly employees: number | null;
  readonly revenue: Money | null;
  readonly createdAt: number;
  /** Further phones and e-mails by key, as stored; `channelsOf` reads them, the primary ones included (S119). */
  readonly channels: Keyed<Json>;
  /** D78: ids of contacts with greater ids that look alike and are others. */
  readonly distinct: Keyed<boolean>;
  /** Preferred ways of communication, as stored; `preferredWays` reads them. */
  readonly preferred: Json;
  /** Where the contact came from (S84): a free word of the workspace. */
  readonly source: string | null;
  /** Segment or profile (S102, S103): a free word of the workspace. */
  readonly segment: string | null;
  /** How to communicate and negotiate with them (S103). */
  readonly strategy: string | null;
  /** Id in the system that it was imported or copied from, so that it is recognised there. */
  readonly sourceId: string | null;
  /** What the host's source said last, by field: a field that says something else was edited by hand, and is left alone. */
  readonly hostValues: Keyed<Json>;
  /** D77: when the personal data were emptied; `null` otherwise. */
  readonly erasedAt: Instant | null;
}

export const contactKind: RecordKind<Contact> = {
  collection: 'contacts',
  doc: 'core',
  root: 'c',
  fields: {
    type: field('t', choice('contact-type', CONTACT_TYPES), 'company'),
    name: field('n', text, ''),
    relation: field('r', choice('contact-relation', CONTACT_RELATIONS), 'prospect'),
    parentId: field('p', optional(reference), null),
    email: field('e', optional(text), null),
    phone: field('f', optional(text), null),
    taxNumber: field('v', optional(text), null),
    sector: field('s', optional(text), null),
    location: field('l', optional(text), null),
    sourceId: field('i', optional(text), null),
    source: field('q', optional(text), null),
    segment: field('j', optional(text), null),
    strategy: field('w', optional(text), null),
    foundedYear: field('y', optional(integer), null),
    employees: field('k', optional(integer), null),
    erasedAt: field('d', optional(integer), null),
    revenue: field('g', optional(money), null),
    createdAt: field('z', instant, 0),
    preferred: field('h', json, null),
    channels: keyed('c', json),
    distinct: keyed('u', flag),
    hostValues: keyed('o', json),
  },
};
