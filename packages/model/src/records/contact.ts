import { field } from '../fields/field-kind.js';
import { choice, instant, integer, money, optional, reference, text } from '../fields/kinds.js';
import type { ContactId } from '../ids.js';
import type { Money } from '../money.js';
import type { BaseRecord, RecordKind } from './record.js';

export const CONTACT_TYPES = ['company', 'person'] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

/** S2: a prospect becomes a customer with the first won opportunity. */
export const CONTACT_RELATIONS = ['prospect', 'customer'] as const;
export type ContactRelation = (typeof CONTACT_RELATIONS)[number];

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
    foundedYear: field('y', optional(integer), null),
    employees: field('k', optional(integer), null),
    revenue: field('g', optional(money), null),
    createdAt: field('z', instant, 0),
  },
};
