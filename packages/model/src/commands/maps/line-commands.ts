import type { LineId, OfferId, OpportunityId, ProductId } from '../../ids.js';
import type { Money } from '../../money.js';
import type { LineTerms } from '../../pricing/line-terms.js';
import type { UnitPrice, VatEntry, VatRounding } from '../../pricing/values.js';
import type { Line } from '../../records/line.js';
import type { Neighbours } from './neighbours.js';

/** What a person may write on a line. */
export type LineFields = Pick<
  Line,
  'name' | 'code' | 'unit' | 'description' | 'specification' | 'quantity' | 'unitPrice' | 'discount' | 'vat'
>;

/** A line of the opportunity itself when no offer is named. */
export interface LineHomeInput {
  readonly opportunityId: OpportunityId;
  readonly offerId?: OfferId | null;
}

/** One row of a paste: into an existing line, or a new one. */
export type PastedLine = Partial<LineFields> & { readonly id?: LineId };

export interface ProductFields {
  readonly name: string;
  readonly series: string | null;
  /** A price in minor units, or a finer one (D37). */
  readonly price: Money | UnitPrice | null;
  readonly code: string | null;
  readonly unit: string | null;
  readonly vatRate: number | null;
  readonly description: string | null;
}

/** Lines, how they are priced, and the catalogue that they come from (S68–S70). */
export interface LineCommands {
  /** From the catalogue (what is not given is copied from it, D46) or free; at the end unless neighbours say where. */
  'line-add': {
    input: LineHomeInput &
      Neighbours &
      Partial<LineFields> & { readonly id?: LineId; readonly productId?: ProductId | null };
    value: { readonly id: LineId };
  };
  /** All rows or none, as one step. `ids` are those of the rows, one by one. */
  'lines-paste': {
    input: LineHomeInput & Neighbours & { readonly rows: readonly PastedLine[] };
    value: { readonly ids: readonly LineId[] };
  };
  /** Another `productId` copies the catalogue again (D46); what is given beside it counts. */
  'line-edit': {
    input: {
      readonly id: LineId;
      readonly changes: Partial<LineFields> & { readonly productId?: ProductId | null };
    };
    value: null;
  };
  'line-move': { input: Neighbours & { readonly id: LineId }; value: null };
  'line-delete': { input: { readonly id: LineId }; value: null };
  'line-restore': { input: { readonly id: LineId }; value: null };
  /** D46: takes over what the catalogue says now; quantity, discount and specification stay. */
  'lines-update-from-catalogue': { input: { readonly ids: readonly LineId[] }; value: null };
  /** D47–D49: how the lines of an opportunity are meant. Typed amounts stay as they are. */
  'line-terms-set': {
    input: { readonly opportunityId: OpportunityId; readonly changes: Partial<LineTerms> };
    value: null;
  };
  /** D30: back to the estimate, or (again) what the lines come to. */
  'opportunity-set-price-source': {
    input: { readonly id: OpportunityId; readonly source: 'estimate' | 'items' };
    value: null;
  };
  /** How lines of opportunities to come are meant; those that have lines keep theirs. */
  'pricing-settings-edit': {
    input: { readonly entry?: VatEntry; readonly rounding?: VatRounding };
    value: null;
  };
  'product-create': {
    input: Partial<ProductFields> & { readonly name: string; readonly id?: ProductId };
    value: { readonly id: ProductId };
  };
  'product-edit': {
    input: { readonly id: ProductId; readonly changes: Partial<ProductFields> };
    value: null;
  };
  'product-archive': { input: { readonly id: ProductId }; value: null };
  'product-restore': { input: { readonly id: ProductId }; value: null };
}
