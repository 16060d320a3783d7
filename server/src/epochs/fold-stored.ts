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
 * @param clientId of the new document; `null`: the document goes over as it is, with its history
 * @throws FoldError, or whatever Yjs throws on bytes that it cannot read
 */
export function foldStoredDocument(
  stored: Pick<StoredDocument, 'snapshot' | 'rows'>,
  clientId: number | null,
): FoldReport {
  const doc = new Y.Doc();
  try {
    applyStored(doc, { snapshot: stored.snapshot, rows: stored.rows.filter((row) => row.kind === 'change') });
    const clients = doc.store.clients.size;
    const bytes = Y.encodeStateAsUpdate(doc);
    const folded = clientId === null ? { bytes, clientId } : foldDocument(doc, clientId);
    return { ...folded, clients, bytesBefore: bytes.length };
  } finally {
    doc.destroy();
  }
}
