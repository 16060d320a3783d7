import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import { SqliteDatabase, toStorageError, type AppendJob } from './sqlite-database.js';
import type { StorageErrorCode } from './storage.js';

/** What the main thread asks of the worker. */
export type WorkerRequest =
  | { readonly type: 'open' }
  | { readonly type: 'load'; readonly name: string }
  | { readonly type: 'append'; readonly jobs: readonly AppendJob[] }
  | { readonly type: 'compact'; readonly name: string; readonly upTo: number; readonly snapshot: Uint8Array }
  | { readonly type: 'close' };

/** The worker's answer to the request with the same id. */
export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly code: StorageErrorCode; readonly detail: string };

const folder: string = (workerData as { folder: string }).folder;
const database = new SqliteDatabase(
  folder,
  (file) => new Database(file),
  () => Date.now(),
);

function answer(request: WorkerRequest): unknown {
  switch (request.type) {
    case 'open':
      return database.open();
    case 'load':
      return database.load(request.name);
    case 'append':
      return database.append(request.jobs);
    case 'compact':
      return database.compact(request.name, request.upTo, request.snapshot);
    case 'close':
      return database.close();
  }
}

parentPort?.on('message', ({ id, request }: { id: number; request: WorkerRequest }) => {
  let reply: WorkerReply;
  try {
    reply = { id, ok: true, result: answer(request) };
  } catch (error) {
    const { code, message } = toStorageError(error);
    reply = { id, ok: false, code, detail: message.replace(`${code}: `, '') };
  }
  parentPort?.postMessage(reply);
  if (request.type === 'close') parentPort?.close();
});
