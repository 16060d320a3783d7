import type { HostReference, OpportunityId } from '@firsat/model';
import { plainDetail } from './plain-detail.js';

/** The user follows a reference to a record of the host: an order, a cart (S121). `preventDefault()`: the host shows it, the link is not followed. */
export class ReferenceOpenEvent extends Event {
  static readonly type = 'firsat-reference-open';
  readonly detail: {
    readonly opportunityId: OpportunityId;
    readonly reference: HostReference;
    readonly origin: 'user';
  };
  constructor(opportunityId: OpportunityId, reference: HostReference) {
    super(ReferenceOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = plainDetail({ opportunityId, reference, origin: 'user' });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-reference-open': ReferenceOpenEvent;
  }
}
