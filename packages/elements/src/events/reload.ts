/** This page is too old for the data, and the user wants the new one. `preventDefault()`: the host page brings it in its own way; else the page is reloaded. */
export class ReloadEvent extends Event {
  static readonly type = 'firsat-reload';
  readonly detail: { readonly workspace: string; readonly origin: 'user' };
  constructor(workspace: string) {
    super(ReloadEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { workspace, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-reload': ReloadEvent;
  }
}
