import type { ContactId } from '@firsat/model';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';

/** The contact that is open in a workspace on this page. */
export function openContactId(handle: WorkspaceHandle | undefined): ContactId | null {
  return handle?.ui.contactId ?? null;
}

/** Whether something on the page shows the open contact: while nothing does, a widget opens a drawer of its own. */
export function hasContactDetail({ ui }: WorkspaceHandle): boolean {
  return (ui.contactDetails ?? 0) > 0;
}

/** A widget says that it shows the open contact; returns how to take that back. */
export function attachContactDetail(handle: WorkspaceHandle): () => void {
  let by = 1;
  const count = (change: number): void => {
    handle.setUi({ contactDetails: (handle.ui.contactDetails ?? 0) + change });
  };
  count(by);
  return () => {
    if (by > 0) count(-by);
    by = 0;
  };
}
