import type { OfferId, OpportunityId } from '@firsat/model';

/** The user wants to see an offer. `preventDefault()`: the host shows it in its own way, say an `<offer-editor>` of its own. */
export class OfferOpenEvent extends Event {
  static readonly type = 'firsat-offer-open';
  readonly detail: { readonly id: OfferId; readonly opportunityId: OpportunityId; readonly origin: 'user' };
  constructor(id: OfferId, opportunityId: OpportunityId) {
    super(OfferOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { id, opportunityId, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-offer-open': OfferOpenEvent;
  }
}
