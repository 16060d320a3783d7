import { problem, type CommandName, type Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { readOnlyReason } from '../../base/read-only.js';
import type { ToastRequest, WorkspaceHandle, WorkspaceUi } from '../../contexts/workspace-context.js';
import type { CommandRequestEvent } from '../../events/command-request.js';
import type { Localizer } from '../../locales/localizer.js';
import { doneMessage } from './done-message.js';

export interface HandleOptions {
  readonly store: PipelineStore;
  readonly localizer: () => Localizer;
  readonly showToast: (toast: ToastRequest) => void;
  /** Joins the network again, or leaves it. */
  readonly setConnected: (on: boolean) => void;
  readonly createWorkspace: () => Promise<CommandResult<'workspace-create'>>;
}

/** The handle that the workspace element gives away, over an open store. */
export function createWorkspaceHandle({
  store,
  localizer,
  showToast,
  setConnected,
  createWorkspace,
}: HandleOptions): WorkspaceHandle {
  const listeners = new Set<() => void>();
  let ui: WorkspaceUi = Object.freeze({ openId: null, contactId: null, draft: null });
  const attached = { details: 0, contacts: 0, forms: 0, notices: 0 };
  let offline = false;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function attach(kind: keyof typeof attached): () => void {
    let by = 1;
    attached[kind] += by;
    tell();
    return () => {
      attached[kind] -= by;
      if (by > 0) tell();
      by = 0;
    };
  }

  function takeBack(direction: 'undo' | 'redo'): void {
    const { toasts } = localizer().t.common;
    if (readOnlyReason(store)) {
      showProblem(problem('read-only'));
      return;
    }
    const outcome = store[direction]();
    if (!outcome) showToast({ text: toasts.nothingToUndo });
    else if (!outcome.changed) showToast({ text: toasts.overwritten });
    else showToast({ text: direction === 'undo' ? toasts.undone : toasts.redone });
  }

  function showProblem(refusal: Problem): void {
    void import('../../locales/areas/problems.js').then(() => {
      showToast({ text: localizer().problem(refusal), tone: 'problem' });
    });
  }

  return {
    version: 1,
    store,
    get ui() {
      return ui;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setUi(change) {
      ui = Object.freeze({ ...ui, ...change });
      if (change.openId !== undefined) store.presence.update({ opportunityId: change.openId, field: null });
      tell();
    },
    perform<N extends CommandName>(event: CommandRequestEvent<N>): CommandResult<N> {
      const { command, input } = event.detail;
      const result = store.execute(command, input);
      const text = result.ok ? doneMessage(localizer(), store, event.detail) : undefined;
      if (text !== undefined) showToast({ text, undo: true });
      return result;
    },
    createWorkspace() {
      void createWorkspace().then((result) => {
        const first = result.ok ? undefined : result.problems[0];
        if (first) showProblem(first);
      });
    },
    undo: () => {
      takeBack('undo');
    },
    redo: () => {
      takeBack('redo');
    },
    toast: showToast,
    showProblem,
    attachDetail: () => attach('details'),
    get hasDetail() {
      return attached.details > 0;
    },
    attachContact: () => attach('contacts'),
    get hasContact() {
      return attached.contacts > 0;
    },
    attachNotices: () => attach('notices'),
    get hasNotices() {
      return attached.notices > 0;
    },
    attachForm: () => attach('forms'),
    get hasForm() {
      return attached.forms > 0;
    },
    get offline() {
      return offline;
    },
    setOffline(on) {
      if (on === offline) return;
      offline = on;
      setConnected(!on);
      tell();
    },
    importRecords: (patches, options) => store.importRecords(patches, options),
  };
}
