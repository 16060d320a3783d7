import type { AppendJob, Pragmas } from './sqlite-database.js';
import type { CheckCalls } from './sqlite-check-worker.js';
import type { WriterCalls } from './sqlite-worker.js';
import { StorageError, type Storage, type StorageHealth } from './storage.js';
import { startThread, type Calls, type Thread } from './thread-call.js';

/** Most rows and bytes of one commit; more wait for the next one. */
const BATCH_ROWS = 256;
const BATCH_BYTES = 256 * 1024;
/** Refused bytes that may wait to be stored; the rest is dropped. */
const REFUSED_WAITING = 16;

/** How long the history reaches back when nothing else is said. */
export const HISTORY_DAYS = 30;

export interface SqliteStorageOptions {
  /** Days; 0 = rows go as soon as two verified snapshots cover them. */
  readonly historyDays?: number;
}

interface Waiting extends AppendJob {
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One SQLite file in `folder`, written by one worker thread with group commit: appends that arrive
 * while a commit waits for the disk share the next one. Snapshots are compared with the log by a second
 * thread, which commits do not wait for.
 */
export function createSqliteStorage(folder: string, options: SqliteStorageOptions = {}): Storage {
  const { historyDays = HISTORY_DAYS } = options;
  let queue: Waiting[] = [];
  let committing = false;
  let committed: Promise<void> = Promise.resolve();
  let scheduled = false;
  let closed = false;
  let healthy = true;
  let refusedWaiting = 0;
  let pragmas: Pragmas = { journalMode: 'unknown', synchronous: -1 };
  const writer = start<WriterCalls>('sqlite-worker', { folder, historyDays }, () => {
    healthy = false;
    closed = true;
  });
  let checker: Thread<CheckCalls> | undefined;

  const write: Thread<WriterCalls>['call'] = (name, ...parameters) =>
    closed ? Promise.reject(new StorageError('closed', 'sqlite')) : writer.call(name, ...parameters);
  const isFold = (name: string, upTo: number): Promise<boolean> => {
    checker ??= start<CheckCalls>('sqlite-check-worker', { folder }, () => {
      checker = undefined;
    });
    return checker.call('isFold', name, upTo);
  };

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

  const commitAll = async (): Promise<void> => {
    committing = true;
    while (queue.length > 0) {
      const batch = takeBatch();
      try {
        const jobs = batch.map(({ name, rows, bindings = [] }) => ({ name, rows, bindings }));
        const outcomes = await writer.call('append', jobs);
        healthy = true;
        batch.forEach((job, index) => {
          const outcome = outcomes[index];
          if (typeof outcome === 'number') job.resolve(outcome);
          else job.reject(new StorageError(outcome?.refused ?? 'io', `append to ${job.name} was refused`));
        });
      } catch (error) {
        healthy = false;
        for (const job of batch) job.reject(error);
      }
    }
    // In the same step as the look at the queue: whoever appends next must find it so.
    committing = false;
  };
  const commit = (): Promise<void> => {
    scheduled = false;
    if (!committing) committed = commitAll();
    return committed;
  };

  return {
    async open() {
      pragmas = await write('open');
      if (pragmas.journalMode !== 'wal' || pragmas.synchronous !== 2)
        throw new StorageError(
          'io',
          `needs journal_mode=wal and synchronous=2, has ${pragmas.journalMode} and ${pragmas.synchronous}`,
        );
    },
    load: (name, upTo) => write('load', name, upTo),
    append(name, rows, bindings = []) {
      return new Promise<number>((resolve, reject) => {
        if (closed) {
          reject(new StorageError('closed', 'sqlite'));
          return;
        }
        queue.push({ name, rows, bindings, resolve, reject });
        if (scheduled || committing) return;
        scheduled = true;
        // Rooms append at the end of a turn: one turn later all of them are in the queue.
        setImmediate(() => void commit());
      });
    },
    async compact(name, upTo, snapshot) {
      await write('propose', name, upTo, snapshot);
      let same = false;
      try {
        same = await isFold(name, upTo);
      } finally {
        if (!same && !closed) await write('reject', name, upTo);
      }
      if (!same) throw new StorageError('corrupt', 'snapshot differs from the log');
      await write('accept', name, upTo);
    },
    documents: (workspace, epoch) => write('documents', workspace, epoch),
    seqAt: (name, time) => write('seqAt', name, time),
    async noteRefused(refused) {
      // Whoever sends rubbish must not keep the disk busy with it.
      if (refusedWaiting >= REFUSED_WAITING) return;
      refusedWaiting++;
      try {
        await write('noteRefused', refused);
      } finally {
        refusedWaiting--;
      }
    },
    workspaces: {
      find: (workspace) => write('find', workspace),
      ensure: (workspace) => write('ensure', workspace),
      setState: (workspace, state) => write('setState', workspace, state),
      raiseEpoch: (workspace, from, to, begin) => write('raiseEpoch', workspace, from, to, begin),
      epochs: (workspace) => write('epochs', workspace),
      membership: (workspace, user) => write('membership', workspace, user),
      members: (workspace) => write('members', workspace),
      setMember: (workspace, user, change) => write('setMember', workspace, user, change),
      versions: (workspace) => write('versions', workspace),
      addVersion: (version) => write('addVersion', version),
    },
    async probe() {
      try {
        await write('probe');
        healthy = true;
      } catch (error) {
        healthy = false;
        throw error;
      }
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
      closed = true;
      await checker?.end().catch(() => undefined);
      await writer.end();
    },
  };
}

/** One of the modules beside this one, as a thread; it runs from sources or built, as we do. */
function start<C extends Calls>(module: string, data: object, failed: (detail: string) => void): Thread<C> {
  return startThread<C>(new URL(import.meta.url.replace(/sqlite\.(.)s$/, `${module}.$1s`)), data, failed);
}
