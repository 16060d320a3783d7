import type { OfferId } from '@firsat/model';

/** The user is done with an offer. `<offer-editor>` stays as it is: whoever shows it puts it away. Does not bubble. */
export class OfferCloseEvent extends Event {
  static readonly type = 'firsat-offer-close';
  readonly detail: { readonly id: OfferId; readonly origin: 'user' };
  constructor(id: OfferId) {
    super(OfferCloseEvent.type);
    this.detail = { id, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-offer-close': OfferCloseEvent;
  }
}
