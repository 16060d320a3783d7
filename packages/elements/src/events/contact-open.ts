import type { ContactId } from '@firsat/model';

/** The user wants to see a person or company. `preventDefault()`: the host shows it in its own way. */
export class ContactOpenEvent extends Event {
  static readonly type = 'firsat-contact-open';
  readonly detail: { readonly id: ContactId; readonly origin: 'user' };
  constructor(id: ContactId) {
    super(ContactOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { id, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-contact-open': ContactOpenEvent;
  }
}
