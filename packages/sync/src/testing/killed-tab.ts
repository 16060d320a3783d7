import type { SyncStatus } from '../options.js';

/** What a tab in a frame reports to the page around it. */
export interface FrameReport {
  /** What the tab has been told, newest last. */
  readonly claims: Pick<SyncStatus, 'device' | 'unsavedOnDevice'>[];
  /** Keys whose `whenDurable('device')` has resolved. */
  readonly durable: string[];
  /** Set when the tab has loaded. */
  write?: (key: string) => void;
  ready: () => void;
}

/** A tab in a frame: removing the frame ends its script, timers, locks and transactions at once, like killing a tab. */
export interface KillableTab extends Pick<FrameReport, 'claims' | 'durable'> {
  write(key: string): void;
  kill(): void;
}

declare global {
  interface Window {
    firsatFrameReport?: FrameReport;
  }
}

/** Opens a workspace in a frame of its own, without a server. */
export async function openKillableTab(workspace: string): Promise<KillableTab> {
  const frame = document.createElement('iframe');
  const source = new URL('/packages/sync/src/testing/killed-tab-frame.ts', location.href);
  source.searchParams.set('workspace', workspace);
  const report: FrameReport = { claims: [], durable: [], ready: () => undefined };
  const whenReady = new Promise<void>((resolve) => (report.ready = resolve));
  window.firsatFrameReport = report;
  frame.srcdoc = `<!doctype html><script type="module" src="${source.href}"></script>`;
  document.body.append(frame);
  await whenReady;
  return {
    claims: report.claims,
    durable: report.durable,
    write: (key) => report.write?.(key),
    kill: () => frame.remove(),
  };
}
