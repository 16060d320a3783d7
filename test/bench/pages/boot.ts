/** A warm start: 10,000 opportunities from IndexedDB to a painted board, next to the bare cost of `Y.applyUpdate` of the same bytes. */
import 'firsat/define/opportunity-board';
import { sampleWorkspace } from '@firsat/model/sample';
import * as Y from 'yjs';
import { painted } from './data.js';

export interface BootPage {
  /** Writes the workspace to this device once. */
  fill(rows: number): Promise<number>;
  /** Milliseconds from a page without a workspace to the painted board; `read`: until the store has read `core`. */
  boot(): Promise<{ ms: number; read: number }>;
  /** Milliseconds of applying the stored bytes of `core` to an empty document. */
  apply(): Promise<{ ms: number; bytes: number }>;
}

declare global {
  interface Window {
    boot: BootPage;
  }
}

function mount(): HTMLElementTagNameMap['pipeline-workspace'] {
  const workspace = document.createElement('pipeline-workspace');
  workspace.workspace = 'boot';
  workspace.userId = 'me';
  workspace.append(document.createElement('opportunity-board'));
  document.body.append(workspace);
  return workspace;
}

async function boardShown(workspace: HTMLElement): Promise<void> {
  const board = workspace.querySelector('opportunity-board');
  while (!board?.shadowRoot?.querySelector('.list .card')) await painted();
}

async function storedUpdates(): Promise<Uint8Array[]> {
  const names = (await indexedDB.databases())
    .map((db) => db.name ?? '')
    .filter((name) => name.endsWith('core'));
  const open = indexedDB.open(names[0] ?? '');
  await new Promise((resolve, reject) => {
    open.onsuccess = resolve;
    open.onerror = reject;
  });
  const all = open.result.transaction('updates').objectStore('updates').getAll();
  await new Promise((resolve, reject) => {
    all.onsuccess = resolve;
    all.onerror = reject;
  });
  open.result.close();
  return all.result as Uint8Array[];
}

window.boot = {
  async fill(rows) {
    const workspace = mount();
    await workspace.updateComplete;
    const store = workspace.store;
    if (!store) throw new Error('no store');
    while (store.phase === 'loading') await painted();
    await workspace.createWorkspace();
    const today = '2026-11-22';
    await store.importRecords(sampleWorkspace({ seed: 1, rows, language: 'tr', today }), {
      pause: () => Promise.resolve(),
    });
    await store.whenDurable('device');
    workspace.remove();
    return [...store.list('opportunities')].length;
  },
  async boot() {
    const from = performance.now();
    const workspace = mount();
    await workspace.updateComplete;
    let read = 0;
    workspace.store?.subscribe(() => {
      if (workspace.store?.phase !== 'loading') read ||= performance.now() - from;
    });
    await boardShown(workspace);
    await painted();
    const ms = performance.now() - from;
    workspace.remove();
    return { ms, read };
  },
  async apply() {
    // As stored, not merged first: merging would read everything once and warm up what is to be measured.
    const rows = await storedUpdates();
    const doc = new Y.Doc();
    const from = performance.now();
    Y.transact(doc, () => {
      for (const row of rows) Y.applyUpdate(doc, row);
    });
    const ms = performance.now() - from;
    doc.destroy();
    return { ms, bytes: rows.reduce((sum, row) => sum + row.byteLength, 0) };
  },
};
