import type { Clock } from '../clock.js';
import { overriding } from '../storage/overriding.js';
import { StorageError, type Storage } from '../storage/storage.js';
import type { Metrics, StorageOperation } from './metrics.js';

/** The same storage, with what it does counted. Everything but the three counted operations is `storage`'s own. */
export function measured(storage: Storage, metrics: Metrics, clock: Clock): Storage {
  const timed = async <T>(
    operation: StorageOperation,
    work: () => Promise<T>,
    done: (ms: number) => void,
  ): Promise<T> => {
    const from = clock.now();
    try {
      const result = await work();
      done(clock.now() - from);
      return result;
    } catch (error) {
      metrics.storageFailed(operation, error instanceof StorageError ? error.code : 'other');
      throw error;
    }
  };
  const counted: Pick<Storage, 'append' | 'load' | 'compact'> = {
    append: (name, rows, ...rest) =>
      timed(
        'append',
        () => storage.append(name, rows, ...rest),
        (ms) => {
          const bytes = rows.reduce((sum, row) => sum + row.bytes.length, 0);
          metrics.committed(rows.length, bytes, ms);
        },
      ),
    load: (...request) =>
      timed(
        'load',
        () => storage.load(...request),
        (ms) => {
          metrics.loaded(ms);
        },
      ),
    compact: (...request) =>
      timed(
        'compact',
        () => storage.compact(...request),
        () => undefined,
      ),
  };
  return overriding(storage, counted);
}
