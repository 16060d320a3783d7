import { applyUpdate } from '@firsat/protocol';
import * as Y from 'yjs';
import type { StoredDocument } from './storage.js';

/** Applies what is stored to an empty document. @throws whatever Yjs throws on bytes that it cannot read. */
export function applyStored(doc: Y.Doc, stored: Pick<StoredDocument, 'snapshot' | 'rows'>): void {
  doc.transact(() => {
    if (stored.snapshot) applyUpdate(doc, stored.snapshot, 'load');
    for (const row of stored.rows) applyUpdate(doc, row.bytes, 'load');
  }, 'load');
}

/** Whether `snapshot` holds the same changes and the same deletions as what is stored (I4). */
export function isSameDocument(
  snapshot: Uint8Array,
  stored: Pick<StoredDocument, 'snapshot' | 'rows'>,
): boolean {
  const folded = new Y.Doc();
  const logged = new Y.Doc();
  try {
    applyUpdate(folded, snapshot);
    applyStored(logged, stored);
    if (folded.store.pendingStructs !== null || folded.store.pendingDs !== null) return false;
    return Y.equalSnapshots(Y.snapshot(folded), Y.snapshot(logged));
  } catch {
    return false;
  } finally {
    folded.destroy();
    logged.destroy();
  }
}
