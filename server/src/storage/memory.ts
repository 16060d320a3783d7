import {
  StorageError,
  type LogRow,
  type Storage,
  type StoredDocument,
  type StorageHealth,
} from './storage.js';
import { isSameDocument } from './verify-snapshot.js';

interface MemoryDocument {
  seq: number;
  snapshot: Uint8Array | undefined;
  upTo: number;
  rows: LogRow[];
}

/** Keeps documents in this process only, for tests: it survives no crash, and no setting chooses it. */
export function createMemoryStorage(): Storage {
  const documents = new Map<string, MemoryDocument>();
  let closed = false;
  const check = (): void => {
    if (closed) throw new StorageError('closed', 'memory');
  };
  const copy = (bytes: Uint8Array): Uint8Array => bytes.slice();

  return {
    async open() {
      check();
    },
    async load(name): Promise<StoredDocument> {
      check();
      const found = documents.get(name);
      if (!found) return { seq: 0, snapshot: undefined, rows: [] };
      return { seq: found.seq, snapshot: found.snapshot, rows: [...found.rows] };
    },
    async append(name, rows) {
      check();
      const found = documents.get(name) ?? { seq: 0, snapshot: undefined, upTo: 0, rows: [] };
      documents.set(name, found);
      for (const row of rows) found.rows.push({ kind: row.kind, bytes: copy(row.bytes) });
      found.seq += rows.length;
      return found.seq;
    },
    async compact(name, upTo, snapshot) {
      check();
      const found = documents.get(name);
      if (!found || upTo > found.seq || upTo <= found.upTo)
        throw new StorageError('corrupt', 'snapshot number');
      const covered = found.rows.slice(0, upTo - found.upTo);
      if (!isSameDocument(snapshot, { snapshot: found.snapshot, rows: covered }))
        throw new StorageError('corrupt', 'snapshot differs from the log');
      found.rows = found.rows.slice(upTo - found.upTo);
      found.snapshot = copy(snapshot);
      found.upTo = upTo;
    },
    health(): StorageHealth {
      return { kind: 'memory', ok: !closed, details: { durable: false } };
    },
    async close() {
      closed = true;
    },
  };
}
