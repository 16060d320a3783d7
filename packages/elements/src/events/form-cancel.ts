/** A create form was closed without making anything. What was typed is kept for the next time. Does not bubble. */
export class FormCancelEvent extends Event {
  static readonly type = 'firsat-form-cancel';
  readonly detail: { readonly origin: 'user' } = { origin: 'user' };
  constructor() {
    super(FormCancelEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-form-cancel': FormCancelEvent;
  }
}
