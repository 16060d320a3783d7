import type { DraftRequest } from '../contexts/workspace-context.js';

/** The user wants the create form. `preventDefault()`: the host shows a form of its own. */
export class OpportunityNewEvent extends Event {
  static readonly type = 'firsat-opportunity-new';
  readonly detail: DraftRequest & { readonly origin: 'user' };
  constructor(draft: DraftRequest) {
    super(OpportunityNewEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { ...draft, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-opportunity-new': OpportunityNewEvent;
  }
}
