/**
 * The session has ended and the user wants to sign in again. `preventDefault()`: the host page does it, and `getToken` of the workspace gives
 * the new token from then on; call `connect()` of the workspace when it is there. Without it the workspace asks `getToken` again at once.
 */
export class SignInEvent extends Event {
  static readonly type = 'firsat-sign-in';
  readonly detail: { readonly workspace: string; readonly origin: 'user' };
  constructor(workspace: string) {
    super(SignInEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.detail = { workspace, origin: 'user' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-sign-in': SignInEvent;
  }
}
