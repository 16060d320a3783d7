import type { Clock } from '../clock.js';
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
  // Not a copy of the members: a storage may be a class with private fields or change its members later.
  return new Proxy(storage, {
    get(target, key) {
      if (Object.hasOwn(counted, key)) return Reflect.get(counted, key) as unknown;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
