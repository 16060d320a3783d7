import type { CollectionName, CommandName } from '@firsat/model';
import type { ChangeOrigin } from '@firsat/store';

/** Something in the workspace changed, here or elsewhere; dispatched by the workspace element once per transaction, after it. */
export class WorkspaceChangeEvent extends Event {
  static readonly type = 'firsat-change';
  readonly detail: {
    readonly origin: ChangeOrigin;
    readonly changed: Readonly<Partial<Record<CollectionName, readonly string[]>>>;
    readonly command?: CommandName;
  };
  constructor(detail: WorkspaceChangeEvent['detail']) {
    super(WorkspaceChangeEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-change': WorkspaceChangeEvent;
  }
}
