import type { ContactId, OfferDocument, OfferId, OpportunityId } from '@firsat/model';
import { plainDetail } from './plain-detail.js';

/** What the host's invoicing needs of an accepted offer (S113), as plain JSON: nothing has to be looked up. Amounts are minor units. */
export interface InvoiceRequest {
  readonly offerId: OfferId;
  readonly opportunityId: OpportunityId;
  readonly customerId: ContactId | null;
  /** As it is shown: `A-0042`. */
  readonly number: string;
  /** SHA-256 of what was sent. */
  readonly hash: string;
  /** The day of acceptance. */
  readonly acceptedOn: string;
  /** Lines, discounts, KDV and totals as they were sent. */
  readonly document: OfferDocument;
  readonly origin: 'user';
}

/**
 * An accepted offer is handed over to be invoiced. The host answers later with the command `offer-invoice` (number, date, state); `preventDefault()`
 * says that it will not.
 */
export class InvoiceRequestEvent extends Event {
  static readonly type = 'firsat-invoice-request';
  readonly detail: InvoiceRequest;
  constructor(detail: Omit<InvoiceRequest, 'origin'>) {
    super(InvoiceRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = plainDetail({ ...detail, origin: 'user' });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-invoice-request': InvoiceRequestEvent;
  }
}
