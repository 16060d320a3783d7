import type { ContactId } from '@firsat/model';

/** The detail of a person or company was closed by its user. Does not bubble. */
export class ContactCloseEvent extends Event {
  static readonly type = 'firsat-contact-close';
  readonly detail: { readonly id: ContactId; readonly origin: 'user' };
  constructor(id: ContactId) {
    super(ContactCloseEvent.type);
    this.detail = { id, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-contact-close': ContactCloseEvent;
  }
}
