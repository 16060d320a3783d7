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
import { doneMessage, type Done } from './done-message.js';

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
  /** How many widgets of a kind the page has. */
  const attached = { details: 0, forms: 0, notices: 0 };
  let offline = false;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  const attach = (kind: keyof typeof attached) => (): (() => void) => {
    let isAttached = true;
    attached[kind] += 1;
    tell();
    return () => {
      if (!isAttached) return;
      isAttached = false;
      attached[kind] -= 1;
      tell();
    };
  };

  function takeBack(direction: 'undo' | 'redo'): void {
    const { toasts } = localizer().t.common;
    if (readOnlyReason(store)) {
      showProblem(problem('read-only'));
      return;
    }
    const outcome = store[direction]();
    const done = outcome?.changed ? (direction === 'undo' ? 'undone' : 'redone') : 'overwritten';
    showToast({ text: toasts[outcome ? done : 'nothingToUndo'] });
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
      const text = result.ok ? doneMessage(localizer(), store, event.detail as Done) : undefined;
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
    attachDetail: attach('details'),
    get hasDetail() {
      return attached.details > 0;
    },
    attachNotices: attach('notices'),
    get hasNotices() {
      return attached.notices > 0;
    },
    attachForm: attach('forms'),
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
