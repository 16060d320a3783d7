import { problem, type CommandName, type Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { HANDLE_VERSION, readOnlyReason } from '../../base/read-only.js';
import type {
  HostSources,
  ToastRequest,
  WorkspaceHandle,
  WorkspaceUi,
} from '../../contexts/workspace-context.js';
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
  readonly sources?: HostSources;
}

/** The handle that the workspace element gives away, over an open store. */
export function createWorkspaceHandle({
  store,
  localizer,
  showToast,
  setConnected,
  createWorkspace,
  sources,
}: HandleOptions): WorkspaceHandle {
  const listeners = new Set<() => void>();
  let ui: WorkspaceUi = Object.freeze({ openId: null, draft: null });
  let details = 0;
  let forms = 0;
  let notices = 0;
  let offline = false;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function attach(count: (by: number) => void): () => void {
    let attached = true;
    count(1);
    tell();
    return () => {
      if (!attached) return;
      attached = false;
      count(-1);
      tell();
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
    version: HANDLE_VERSION,
    store,
    ...(sources && { sources }),
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
    attachDetail: () =>
      attach((by) => {
        details += by;
      }),
    get hasDetail() {
      return details > 0;
    },
    attachNotices: () =>
      attach((by) => {
        notices += by;
      }),
    get hasNotices() {
      return notices > 0;
    },
    attachForm: () =>
      attach((by) => {
        forms += by;
      }),
    get hasForm() {
      return forms > 0;
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
