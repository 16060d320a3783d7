import type { ChannelKind, ContactWay } from '../../contacts/channels.js';
import type { ContactId } from '../../ids.js';
import type { Money } from '../../money.js';
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
  readonly foundedYear: number | null;
  readonly employees: number | null;
  readonly revenue: Money | null;
  readonly preferred: readonly ContactWay[] | null;
  readonly source: string | null;
  readonly segment: string | null;
  readonly strategy: string | null;
}

/** A phone or e-mail besides the primary one; `label` is one of `CHANNEL_LABELS` or a free word. */
export interface ChannelInput {
  readonly kind: ChannelKind;
  readonly value: string;
  readonly label?: string | null;
}

/** What is done to people and companies. */
export interface ContactCommands {
  'contact-create': {
    input: Partial<ContactFields> & {
      readonly name: string;
      readonly id?: ContactId;
      readonly sourceId?: string | null;
      readonly channels?: readonly ChannelInput[];
    };
    value: { readonly id: ContactId };
  };
  'contact-edit': {
    input: { readonly id: ContactId; readonly changes: Partial<ContactFields> };
    value: null;
  };
  /** Adds a channel, or with `key` changes one; `primary` makes it the primary of its kind, which it changes places with. */
  'contact-channel-set': {
    input: ChannelInput & { readonly id: ContactId; readonly key?: string; readonly primary?: boolean };
    value: { readonly key: string };
  };
  'contact-channel-remove': { input: { readonly id: ContactId; readonly key: string }; value: null };
  'contact-delete': { input: { readonly id: ContactId }; value: null };
  /** Back from the bin, or out of a merge. */
  'contact-restore': { input: { readonly id: ContactId }; value: null };
  /** `values` are those chosen; what is left out is taken from the first of `ids` that says something. The value is the contact that stays. */
  'contact-merge': {
    input: { readonly ids: readonly ContactId[]; readonly values?: Partial<ContactFields> };
    value: { readonly id: ContactId };
  };
  /** Remembers that two contacts that look alike are two (or, with `distinct: false`, forgets it). */
  'contact-distinguish': {
    input: { readonly id: ContactId; readonly otherId: ContactId; readonly distinct?: boolean };
    value: null;
  };
  'contact-erase': { input: { readonly id: ContactId }; value: null };
}
