import { parentPort, Worker } from 'node:worker_threads';
import { toStorageError } from './sql-tools.js';
import { StorageError, type StorageErrorCode } from './storage.js';

/** Functions that a thread offers: what they take and give is copied. */
export type Calls = Readonly<Record<string, (...parameters: never[]) => unknown>>;

interface Request {
  readonly id: number;
  readonly call: string;
  readonly parameters: readonly unknown[];
}
type Reply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly code: StorageErrorCode; readonly detail: string };

/** The other end of `serveCalls`. */
export interface Thread<C extends Calls> {
  /** Calls are answered in their order. Rejects with StorageError; with `io` when the thread has died. */
  call<K extends keyof C & string>(name: K, ...parameters: Parameters<C[K]>): Promise<ReturnType<C[K]>>;
  /** Ends the thread after what was called. */
  end(): Promise<void>;
}

/**
 * Starts a thread with one of our modules. It does not keep the process alive while nothing is asked.
 *
 * @param failed told once when it dies without having been asked to
 */
export function startThread<C extends Calls>(
  module: URL,
  data: object,
  failed: (detail: string) => void,
): Thread<C> {
  const worker = startWorker(module, data);
  worker.unref();
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: unknown) => void }>();
  let nextId = 1;
  let over: string | undefined;
  let ending = false;
  const lose = (detail: string): void => {
    const first = over === undefined;
    over ??= detail;
    for (const { reject } of waiting.values()) reject(new StorageError('io', detail));
    waiting.clear();
    if (first && !ending) failed(detail);
  };
  worker.on('message', (reply: Reply) => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if (reply.ok) request?.resolve(reply.result);
    else request?.reject(new StorageError(reply.code, reply.detail));
  });
  worker.on('error', (error) => {
    lose(`storage thread failed: ${error.message}`);
  });
  worker.on('exit', () => {
    lose('storage thread ended');
  });
  const send = (call: string, parameters: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (over !== undefined) {
        reject(new StorageError('io', over));
        return;
      }
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, call, parameters } satisfies Request);
    });
  return {
    call: (name, ...parameters) => send(name, parameters) as Promise<ReturnType<C[typeof name]>>,
    async end() {
      ending = true;
      if (over !== undefined) return;
      const ended = new Promise<void>((resolve) => {
        worker.once('exit', () => {
          resolve();
        });
      });
      await send(END, []);
      worker.ref();
      await ended;
    },
  };
}

/** Ends the serving thread, after calling `end` of what it serves, when there is one. */
const END = 'end';

/** Answers the calls of `startThread` in this thread. */
export function serveCalls(calls: Calls): void {
  const port = parentPort;
  const byName = new Map<string, (...parameters: never[]) => unknown>(Object.entries(calls));
  port?.on('message', ({ id, call, parameters }: Request) => {
    let reply: Reply;
    try {
      reply = { id, ok: true, result: byName.get(call)?.(...(parameters as never[])) };
    } catch (error) {
      const { code, message } = toStorageError(error);
      reply = { id, ok: false, code, detail: message.replace(`${code}: `, '') };
    }
    port.postMessage(reply);
    if (call === END) port.close();
  });
}

/** When we run from sources, the thread needs the same loader as the process. */
function startWorker(module: URL, data: object): Worker {
  if (!module.pathname.endsWith('.ts')) return new Worker(module, { workerData: data });
  const load = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(module.href)}); });`;
  return new Worker(load, { eval: true, workerData: data });
}
