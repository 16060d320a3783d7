import type { OpportunityId } from '@firsat/model';

/** A create form has made an opportunity and is closed. Does not bubble: it tells of the form, `firsat-change` tells of the data. */
export class FormDoneEvent extends Event {
  static readonly type = 'firsat-form-done';
  readonly detail: { readonly id: OpportunityId; readonly origin: 'user' };
  constructor(id: OpportunityId) {
    super(FormDoneEvent.type);
    this.detail = { id, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-form-done': FormDoneEvent;
  }
}
