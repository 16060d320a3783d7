/**
 * The user wants to see or make stage schemas (S21, S47). `preventDefault()`: the host shows them elsewhere on the page, and a form in a modal dialog
 * steps aside, keeping all that was typed; otherwise they are shown in a dialog.
 */
export class SchemasOpenEvent extends Event {
  static readonly type = 'firsat-schemas-open';
  readonly detail: { readonly schemaId: string | null; readonly origin: 'user' };
  constructor(schemaId: string | null) {
    super(SchemasOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { schemaId, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-schemas-open': SchemasOpenEvent;
  }
}
