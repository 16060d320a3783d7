/** A workspace element has come into a document; widgets that name it by `for="id"` and did not find it yet look again. */
export class WorkspaceConnectedEvent extends Event {
  static readonly type = 'firsat-workspace-connected';
  readonly detail: { readonly workspace: string; readonly origin: 'program' };
  constructor(workspace: string) {
    super(WorkspaceConnectedEvent.type, { bubbles: true, composed: true });
    this.detail = { workspace, origin: 'program' };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-workspace-connected': WorkspaceConnectedEvent;
  }
}
