import type { Storage } from './storage.js';

/**
 * The same storage with some members replaced. Not a copy: a storage may be a class with private fields, or change
 * its members later.
 */
export function overriding<S extends Storage>(storage: S, members: Partial<Storage>): S {
  return new Proxy(storage, {
    get(target, key) {
      if (Object.hasOwn(members, key)) return Reflect.get(members, key) as unknown;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
