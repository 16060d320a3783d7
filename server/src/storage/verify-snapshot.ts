import { applyUpdate } from '@firsat/protocol';
import * as Y from 'yjs';
import { contentOf } from './document-content.js';
import type { DocumentReader } from './document-reader.js';
import type { StoredDocument } from './storage.js';

type Content = Pick<StoredDocument, 'snapshot' | 'rows'>;

/** Applies what is stored to an empty document. @throws whatever Yjs throws on bytes that it cannot read. */
export function applyStored(doc: Y.Doc, stored: Content): void {
  doc.transact(() => {
    if (stored.snapshot) applyUpdate(doc, stored.snapshot, 'load');
    for (const row of stored.rows) applyUpdate(doc, row.bytes, 'load');
  }, 'load');
}

/** What is stored as one update. @throws as `applyStored` */
export function foldStored(stored: Content): Uint8Array {
  const doc = new Y.Doc();
  try {
    applyStored(doc, stored);
    // Not `mergeUpdates`: that is quadratic in client ids (25,000: 144 s).
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/** Whether `snapshot` holds the same changes, deletions and content as what is stored (I4). */
export function isSameDocument(snapshot: Uint8Array, stored: Content): boolean {
  const folded = new Y.Doc();
  const logged = new Y.Doc();
  try {
    applyUpdate(folded, snapshot);
    applyStored(logged, stored);
    if (folded.store.pendingStructs !== null || folded.store.pendingDs !== null) return false;
    return (
      Y.equalSnapshots(Y.snapshot(folded), Y.snapshot(logged)) && contentOf(folded) === contentOf(logged)
    );
  } catch {
    return false;
  } finally {
    folded.destroy();
    logged.destroy();
  }
}

/** Whether what is stored as the snapshot at `upTo` is the fold of older data up to that row. */
export function isSnapshotFold(
  reader: Pick<DocumentReader, 'snapshotAt' | 'loadWithout'>,
  name: string,
  upTo: number,
): boolean {
  const snapshot = reader.snapshotAt(name, upTo);
  return snapshot !== undefined && isSameDocument(snapshot, reader.loadWithout(name, upTo));
}
