import type { OpportunityId } from '@firsat/model';

/** The user wants to see an opportunity. `preventDefault()`: the host shows it in its own way. */
export class OpportunityOpenEvent extends Event {
  static readonly type = 'firsat-opportunity-open';
  readonly detail: { readonly id: OpportunityId; readonly origin: 'user' };
  constructor(id: OpportunityId) {
    super(OpportunityOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { id, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-opportunity-open': OpportunityOpenEvent;
  }
}
