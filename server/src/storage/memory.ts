import { documentKey, parseDocumentKey } from './document-key.js';
import { createMemoryWorkspaces } from './memory-workspaces.js';
import {
  SERVER_USER,
  StorageError,
  type ClientBinding,
  type LogRow,
  type Storage,
  type StoredDocument,
  type StorageHealth,
} from './storage.js';
import { isSameDocument } from './verify-snapshot.js';
import type { EpochStart } from './workspace-store.js';

interface TimedRow extends LogRow {
  readonly at: number;
}

interface MemoryDocument {
  readonly rows: TimedRow[];
  snapshot: { readonly upTo: number; readonly bytes: Uint8Array } | undefined;
  readonly clients: Map<number, string>;
}

/** Keeps documents in this process only, for tests: it survives no crash, and no setting chooses it. */
export function createMemoryStorage(now: () => number = () => Date.now()): Storage {
  const documents = new Map<string, MemoryDocument>();
  let closed = false;
  const check = (): void => {
    if (closed) throw new StorageError('closed', 'memory');
  };
  const copy = (bytes: Uint8Array): Uint8Array => bytes.slice();

  const add = (name: string, rows: readonly LogRow[], bindings: readonly ClientBinding[]): number => {
    const found = documents.get(name) ?? {
      rows: [],
      snapshot: undefined,
      clients: new Map<number, string>(),
    };
    documents.set(name, found);
    for (const row of rows) found.rows.push({ ...row, bytes: copy(row.bytes), at: now() });
    for (const { clientId, user } of bindings)
      if (!found.clients.has(clientId)) found.clients.set(clientId, user);
    return found.rows.length;
  };
  const ofEpoch = (workspace: string, epoch: number): [doc: string, MemoryDocument][] =>
    [...documents].flatMap(([name, document]) => {
      const key = parseDocumentKey(name);
      return key?.workspace === workspace && key.epoch === epoch ? [[key.doc, document]] : [];
    });
  const beginEpoch = (workspace: string, from: number, to: number, start: EpochStart): boolean => {
    const read = Object.entries(start.read).filter(([, seq]) => seq > 0);
    const stored = new Map(ofEpoch(workspace, from).map(([doc, { rows }]) => [doc, rows.length]));
    if (stored.size !== read.length || read.some(([doc, seq]) => stored.get(doc) !== seq)) return false;
    for (const [doc] of ofEpoch(workspace, to)) documents.delete(documentKey({ workspace, epoch: to, doc }));
    for (const { doc, bytes, clients } of start.documents)
      add(
        documentKey({ workspace, epoch: to, doc }),
        [{ kind: 'change', bytes, user: SERVER_USER }],
        clients,
      );
    return true;
  };
  const workspaces = createMemoryWorkspaces(check, now, beginEpoch);

  return {
    workspaces,
    async open() {
      check();
    },
    async load(name, upTo): Promise<StoredDocument> {
      check();
      const found = documents.get(name);
      const seq = upTo ?? found?.rows.length ?? 0;
      if (seq > (found?.rows.length ?? 0) || seq < 0) throw new StorageError('gone', `row ${seq}`);
      const snapshot = found?.snapshot && found.snapshot.upTo <= seq ? found.snapshot : undefined;
      return {
        seq,
        snapshot: snapshot?.bytes,
        rows: (found?.rows.slice(snapshot?.upTo ?? 0, seq) ?? []).map(({ kind, bytes, user }) => ({
          kind,
          bytes,
          ...(user === undefined ? {} : { user }),
        })),
        clients: [...(found?.clients ?? [])]
          .sort(([a], [b]) => a - b)
          .map(([clientId, user]) => ({ clientId, user })),
      };
    },
    async append(name, rows, bindings = []) {
      check();
      const key = parseDocumentKey(name);
      if (key) {
        const { epoch, state } =
          workspaces.record(key.workspace) ?? workspaces.make(key.workspace, key.epoch);
        if (epoch !== key.epoch || state !== 'ok')
          throw new StorageError('epoch', `${name} is not written to`);
      }
      return add(name, rows, bindings);
    },
    async compact(name, upTo, snapshot) {
      check();
      const found = documents.get(name);
      if (!found || upTo > found.rows.length || upTo <= (found.snapshot?.upTo ?? 0))
        throw new StorageError('corrupt', 'snapshot number');
      if (!isSameDocument(snapshot, { snapshot: undefined, rows: found.rows.slice(0, upTo) }))
        throw new StorageError('corrupt', 'snapshot differs from the log');
      found.snapshot = { upTo, bytes: copy(snapshot) };
    },
    async documents(workspace, epoch) {
      check();
      return ofEpoch(workspace, epoch)
        .map(([doc, { rows }]) => ({ name: documentKey({ workspace, epoch, doc }), doc, seq: rows.length }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async seqAt(name, time) {
      check();
      const rows = documents.get(name)?.rows ?? [];
      const later = rows.findIndex(({ at }) => at > time);
      return later < 0 ? rows.length : later;
    },
    async noteRefused() {
      check();
    },
    async probe() {
      check();
    },
    health(): StorageHealth {
      return { kind: 'memory', ok: !closed, details: { durable: false } };
    },
    async close() {
      closed = true;
    },
  };
}
