import type { OpportunityId } from '@firsat/model';

/** A detail was closed by its user. Does not bubble. */
export class DetailCloseEvent extends Event {
  static readonly type = 'firsat-detail-close';
  readonly detail: { readonly id: OpportunityId; readonly origin: 'user' };
  constructor(id: OpportunityId) {
    super(DetailCloseEvent.type);
    this.detail = { id, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-detail-close': DetailCloseEvent;
  }
}
