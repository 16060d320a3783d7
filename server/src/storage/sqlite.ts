import { Worker } from 'node:worker_threads';
import type { AppendJob, Pragmas } from './sqlite-database.js';
import type { WorkerReply, WorkerRequest } from './sqlite-worker.js';
import {
  StorageError,
  type LogRow,
  type Storage,
  type StorageHealth,
  type StoredDocument,
} from './storage.js';

/** Most rows and bytes of one commit; more wait for the next one. */
const BATCH_ROWS = 256;
const BATCH_BYTES = 256 * 1024;

interface Waiting extends AppendJob {
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One SQLite file in `folder`, written by one worker thread with group commit: appends that arrive
 * while a commit waits for the disk share the next one.
 */
export function createSqliteStorage(folder: string): Storage {
  const worker = startWorker(new URL(import.meta.url.replace(/sqlite\.(.)s$/, 'sqlite-worker.$1s')), {
    folder,
  });
  worker.unref(); // it must not keep a process alive that forgot to close
  const requests = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: unknown) => void }
  >();
  let nextId = 1;
  let queue: Waiting[] = [];
  let committing = false;
  let scheduled = false;
  let closed = false;
  let healthy = true;
  let pragmas: Pragmas = { journalMode: 'unknown', synchronous: -1 };

  worker.on('message', (reply: WorkerReply) => {
    const request = requests.get(reply.id);
    requests.delete(reply.id);
    if (requests.size === 0) worker.unref();
    if (reply.ok) request?.resolve(reply.result);
    else request?.reject(new StorageError(reply.code, reply.detail));
  });
  const lose = (detail: string): void => {
    healthy = false;
    for (const request of requests.values()) request.reject(new StorageError('io', detail));
    requests.clear();
  };
  worker.on('error', (error) => {
    lose(`storage thread failed: ${error.message}`);
  });
  worker.on('exit', () => {
    closed = true;
    lose('storage thread ended');
  });

  const ask = (request: WorkerRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(new StorageError('closed', 'sqlite'));
        return;
      }
      const id = nextId++;
      requests.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, request });
    });

  const takeBatch = (): Waiting[] => {
    let rows = 0;
    let bytes = 0;
    let end = 0;
    for (const job of queue) {
      rows += job.rows.length;
      for (const row of job.rows) bytes += row.bytes.length;
      if (end > 0 && (rows > BATCH_ROWS || bytes > BATCH_BYTES)) break;
      end++;
    }
    const batch = queue.slice(0, end);
    queue = queue.slice(end);
    return batch;
  };

  const commit = async (): Promise<void> => {
    scheduled = false;
    if (committing) return;
    committing = true;
    while (queue.length > 0) {
      const batch = takeBatch();
      try {
        const jobs = batch.map(({ name, rows }) => ({ name, rows }));
        const seqs = (await ask({ type: 'append', jobs })) as number[];
        healthy = true;
        batch.forEach((job, index) => {
          job.resolve(seqs[index] ?? 0);
        });
      } catch (error) {
        healthy = false;
        for (const job of batch) job.reject(error);
      }
    }
    committing = false;
  };

  return {
    async open() {
      pragmas = (await ask({ type: 'open' })) as Pragmas;
      if (pragmas.journalMode !== 'wal' || pragmas.synchronous !== 2)
        throw new StorageError(
          'io',
          `needs journal_mode=wal and synchronous=2, has ${pragmas.journalMode} and ${pragmas.synchronous}`,
        );
    },
    async load(name) {
      return (await ask({ type: 'load', name })) as StoredDocument;
    },
    append(name: string, rows: readonly LogRow[]) {
      return new Promise<number>((resolve, reject) => {
        if (closed) {
          reject(new StorageError('closed', 'sqlite'));
          return;
        }
        queue.push({ name, rows, resolve, reject });
        if (scheduled || committing) return;
        scheduled = true;
        // Rooms append at the end of a turn: one turn later all of them are in the queue.
        setImmediate(() => void commit());
      });
    },
    async compact(name, upTo, snapshot) {
      await ask({ type: 'compact', name, upTo, snapshot });
    },
    health(): StorageHealth {
      return {
        kind: 'sqlite',
        ok: healthy && !closed,
        details: { journal_mode: pragmas.journalMode, synchronous: pragmas.synchronous },
      };
    },
    async close() {
      if (closed) return;
      await commit();
      const ended = new Promise<void>((resolve) => {
        worker.once('exit', () => {
          resolve();
        });
      });
      await ask({ type: 'close' });
      closed = true;
      worker.ref();
      await ended;
    },
  };
}

/** A worker with one of our modules. When we run from sources, the thread needs the same loader as the process. */
function startWorker(module: URL, data: object): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData: data });
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(module.href)}); });`;
  return new Worker(load, { eval: true, workerData: data });
}
