/** The replica of 10,000 opportunities is folded while the page is open: what does the longest task cost? */
import { sampleWorkspace } from '@firsat/model/sample';
import 'firsat/define/pipeline-workspace';
import { openSync } from '@firsat/sync';
import * as Y from 'yjs';
import { painted } from './data.js';

export interface TrimPage {
  /** Writes the workspace to this device once; resolves with the number of opportunities. */
  fill(rows: number): Promise<number>;
  /** Opens `core` and writes small changes until a fold is due, then until it has happened. */
  fold(): Promise<{ rowsBefore: number; rowsAfter: number; bytes: number }>;
  /** Milliseconds of encoding the whole document at once, as stock y-indexeddb does (after applying everything again). */
  atOnce(): { encode: number; apply: number };
}

declare global {
  interface Window {
    trim: TrimPage;
  }
}

const WORKSPACE = 'trim';
const core = new Y.Doc();

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}

async function stored(): Promise<IDBDatabase> {
  const databases = await indexedDB.databases();
  const found = databases.find(({ name }) => name?.startsWith('firsat-doc') && name.endsWith('core'));
  return answer(indexedDB.open(found?.name ?? ''));
}

/** Counting keys costs the page next to nothing. */
async function countRows(): Promise<number> {
  const db = await stored();
  const count = await answer(db.transaction('updates').objectStore('updates').count());
  db.close();
  return count;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

window.trim = {
  async fill(rows) {
    const workspace = document.createElement('pipeline-workspace');
    workspace.workspace = WORKSPACE;
    workspace.userId = 'me';
    document.body.append(workspace);
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
  async fold() {
    const sync = openSync({ workspace: WORKSPACE, epoch: 1, user: { id: 'me', name: 'me' }, docs: { core } });
    await sync.whenAllLoaded;
    await pause(1_000);
    const map = core.getMap('bench');
    const text = 'x'.repeat(2_000);
    const bytes = Y.encodeStateAsUpdate(core).length;
    await pause(500);
    performance.mark('fold-begins');
    let rowsBefore = 0;
    let rowsAfter = 0;
    // Rows of two kilobytes until they weigh a quarter of the base, then a little patience.
    for (let index = 0; index < 6_000; index += 1) {
      if (index * 2_000 < bytes * 0.3) map.set(`k${String(index % 500)}`, text);
      if (index % 50 === 0) {
        rowsAfter = await countRows();
        rowsBefore = Math.max(rowsBefore, rowsAfter);
        if (rowsAfter < rowsBefore / 2) break;
      }
      await pause(4);
    }
    await pause(200);
    performance.mark('fold-ends');
    await sync.close();
    return { rowsBefore, rowsAfter, bytes };
  },
  atOnce() {
    const from = performance.now();
    const whole = Y.encodeStateAsUpdate(core);
    const encoded = performance.now();
    Y.applyUpdate(core, whole);
    return { encode: encoded - from, apply: performance.now() - encoded };
  },
};
