import type { CalendarDate } from '../../calendar-date.js';
import type { OfferId, OpportunityId } from '../../ids.js';
import type { Json } from '../../json.js';
import type { Discount, VatEntry, VatRounding } from '../../pricing/values.js';
import type { InvoiceState, OfferLanguage, OfferSectionKind } from '../../records/offer.js';
import type { Neighbours } from './neighbours.js';

export interface OfferFields {
  readonly title: string;
  readonly language: OfferLanguage;
  readonly currency: string;
  readonly vatEntry: VatEntry;
  readonly vatRounding: VatRounding;
  readonly discount: Discount | null;
  /** Tevkifat in basis points (D50). */
  readonly withholding: number | null;
  readonly validUntil: CalendarDate | null;
  readonly inWords: boolean;
  readonly exchange: {
    readonly amount: number;
    readonly scale: number;
    readonly source: string;
    readonly on: CalendarDate;
  } | null;
}

/** What the sections say, by key, as `encodeRichText` writes it: texts are not in the snapshot that commands read. */
export type SectionTextsInput = Readonly<Record<string, Json>>;

type ById = { readonly id: string };

/** What is done with offers (S73, S104–S113). Sent, an offer refuses every edit (D52). */
export interface OfferCommands {
  /** From a template, from another offer, or with the usual sections; without another offer, with the lines of the opportunity. */
  'offer-create': {
    input: {
      readonly opportunityId: OpportunityId;
      readonly id?: OfferId;
      readonly title?: string;
      readonly language?: OfferLanguage;
      readonly templateId?: string;
      readonly copyOf?: OfferId;
      /** Of `copyOf` while that is a draft. */
      readonly texts?: SectionTextsInput;
    };
    value: { readonly id: OfferId };
  };
  'offer-edit': { input: { readonly id: OfferId; readonly changes: Partial<OfferFields> }; value: null };
  /** Adds a section, or changes the title of the one with this key; `null` is the usual title. */
  'offer-section-set': {
    input: {
      readonly id: OfferId;
      readonly key?: string;
      readonly kind?: OfferSectionKind;
      readonly title?: string | null;
    };
    value: { readonly id: string };
  };
  'offer-section-move': { input: { readonly id: OfferId; readonly key: string } & Neighbours; value: null };
  'offer-section-remove': { input: { readonly id: OfferId; readonly key: string }; value: null };
  /** Somebody types into a section: what it began with stands in its text now. Not a step of undo. */
  'offer-section-begin': { input: { readonly id: OfferId; readonly key: string }; value: null };
  'offer-step-set': {
    input: {
      readonly id: OfferId;
      readonly key?: string;
      readonly phase?: string;
      readonly start?: CalendarDate | null;
      readonly end?: CalendarDate | null;
    };
    value: { readonly id: string };
  };
  'offer-step-remove': { input: { readonly id: OfferId; readonly key: string }; value: null };
  /** Adds a question, of the library or a new one, or changes one. */
  'offer-question-set': {
    input: {
      readonly id: OfferId;
      readonly key?: string;
      readonly faqId?: string;
      readonly question?: string;
      readonly answer?: string;
    };
    value: { readonly id: string };
  };
  'offer-question-remove': { input: { readonly id: OfferId; readonly key: string }; value: null };
  /** Gives it a number and freezes what it says (D52, D53). */
  'offer-issue': {
    input: {
      readonly id: OfferId;
      readonly texts: SectionTextsInput;
      readonly series?: string;
      readonly byYear?: boolean;
    };
    value: { readonly id: OfferId };
  };
  /** Accepting makes the offer the price of the opportunity, unless told not to, and its status won, if asked: one step of undo. */
  'offer-decide': {
    input: {
      readonly id: OfferId;
      readonly result: 'accepted' | 'rejected';
      readonly on?: CalendarDate;
      readonly reason?: string | null;
      readonly setPrice?: boolean;
      readonly win?: boolean;
    };
    value: null;
  };
  'offer-cancel': { input: { readonly id: OfferId; readonly reason?: string | null }; value: null };
  /** A new draft that says what a sent offer says; sent itself, it takes the place of that one. */
  'offer-revise': {
    input: { readonly id: OfferId; readonly newId?: OfferId };
    value: { readonly id: OfferId };
  };
  'offer-invoice': {
    input: {
      readonly id: OfferId;
      readonly state: InvoiceState;
      readonly number?: string | null;
      readonly on?: CalendarDate | null;
    };
    value: null;
  };
  /** Drafts only. */
  'offer-delete': { input: { readonly id: OfferId }; value: null };
  'offer-restore': { input: { readonly id: OfferId }; value: null };
  'offer-template-create': {
    input: {
      readonly title: string;
      readonly id?: string;
      readonly language?: OfferLanguage;
      /** Its sections become those of the template. */
      readonly offerId?: OfferId;
      readonly texts?: SectionTextsInput;
    };
    value: { readonly id: string };
  };
  'offer-template-edit': { input: ById & { readonly title: string }; value: null };
  'offer-template-delete': { input: ById; value: null };
  'offer-template-restore': { input: ById; value: null };
  'offer-faq-create': {
    input: {
      readonly question: string;
      readonly answer: string;
      readonly id?: string;
      readonly language?: OfferLanguage;
    };
    value: { readonly id: string };
  };
  'offer-faq-edit': {
    input: ById & { readonly question?: string; readonly answer?: string };
    value: null;
  };
  'offer-faq-delete': { input: ById; value: null };
  'offer-faq-restore': { input: ById; value: null };
}
