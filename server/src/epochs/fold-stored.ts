import * as Y from 'yjs';
import type { StoredDocument } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { foldDocument, type Folded } from './fold-document.js';

/** A folded document and what it was before. */
export interface FoldReport extends Folded {
  /** How many client ids have ever written to it. */
  readonly clients: number;
  /** Size of the whole document with its history, in bytes. */
  readonly bytesBefore: number;
}

/**
 * Folds what is stored. Changes that wait for predecessors are not part of it: nobody was told that they
 * are saved.
 *
 * @throws FoldError, or whatever Yjs throws on bytes that it cannot read
 */
export function foldStoredDocument(
  stored: Pick<StoredDocument, 'snapshot' | 'rows'>,
  clientId: number,
): FoldReport {
  const doc = new Y.Doc();
  try {
    applyStored(doc, { snapshot: stored.snapshot, rows: stored.rows.filter((row) => row.kind === 'change') });
    const clients = doc.store.clients.size;
    const bytesBefore = Y.encodeStateAsUpdate(doc).length;
    return { ...foldDocument(doc, clientId), clients, bytesBefore };
  } finally {
    doc.destroy();
  }
}
