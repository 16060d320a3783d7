import type { ContactId } from '../../ids.js';
import type { ContactRelation, ContactType } from '../../records/contact.js';

export interface ContactFields {
  readonly type: ContactType;
  readonly name: string;
  readonly relation: ContactRelation;
  readonly parentId: ContactId | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly taxNumber: string | null;
  readonly sector: string | null;
  readonly location: string | null;
}

/** What is done to people and companies. */
export interface ContactCommands {
  'contact-create': {
    input: Partial<ContactFields> & { readonly name: string; readonly id?: ContactId };
    value: { readonly id: ContactId };
  };
  'contact-edit': {
    input: { readonly id: ContactId; readonly changes: Partial<ContactFields> };
    value: null;
  };
  'contact-delete': { input: { readonly id: ContactId }; value: null };
}
