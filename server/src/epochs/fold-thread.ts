import type { StoredDocument } from '../storage/storage.js';
import { startThread, type Thread } from '../storage/thread-call.js';
import type { FoldReport } from './fold-stored.js';
import type { FoldCalls } from './fold-worker.js';

/** Folds in a thread of its own, so that sessions do not wait for it. */
export interface FoldThread {
  fold(stored: StoredDocument, clientId: number | null): Promise<FoldReport>;
  /** Lets the thread and its memory go; the next fold starts another. */
  rest(): Promise<void>;
}

/** Nothing is started before it is needed. */
export function createFoldThread(): FoldThread {
  let thread: Thread<FoldCalls> | undefined;
  return {
    async fold({ snapshot, rows }, clientId) {
      thread ??= startThread<FoldCalls>(
        new URL(import.meta.url.replace(/fold-thread\.(.)s$/, 'fold-worker.$1s')),
        {},
        () => {
          thread = undefined;
        },
      );
      return thread.call('fold', { snapshot, rows }, clientId);
    },
    async rest() {
      const ended = thread;
      thread = undefined;
      await ended?.end();
    },
  };
}
