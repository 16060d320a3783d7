/** A workspace element has come into a document; widgets that name it by `for="id"` and did not find it yet look again. */
export class WorkspaceConnectedEvent extends Event {
  static readonly type = 'firsat-workspace-connected';
  constructor() {
    super(WorkspaceConnectedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-workspace-connected': WorkspaceConnectedEvent;
  }
}
