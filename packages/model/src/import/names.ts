import { nameKey, sourceId } from '../source-ids.js';
import type { Snapshot } from '../snapshot.js';

/** A record that rows may refer to by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Whether the workspace had it before this import. */
  readonly existing: boolean;
}

/** Records of one collection by name: those of the workspace, and those that this import adds. */
export class Names {
  readonly #byKey = new Map<string, Named>();
  readonly #claimed = new Set<string>();
  readonly #snapshot: Snapshot;
  readonly #collection: 'contacts' | 'members' | 'products';
  readonly #prefix: string;

  constructor(snapshot: Snapshot, collection: 'contacts' | 'members' | 'products', prefix: string) {
    this.#snapshot = snapshot;
    this.#collection = collection;
    this.#prefix = prefix;
    for (const { id, name } of snapshot.list(collection)) {
      const key = nameKey(name);
      if (!this.#byKey.has(key)) this.#byKey.set(key, { id, name, existing: true });
    }
  }

  find(name: string): Named | undefined {
    return this.#byKey.get(nameKey(name));
  }

  /** The record that a name would have: also if it was renamed or deleted since an earlier import. */
  peek(name: string): Named {
    const id = sourceId(this.#prefix, nameKey(name) || name);
    return { id, name, existing: this.#snapshot.get(this.#collection, id) !== undefined };
  }

  /** From now on the name leads to its record. */
  add(name: string): Named {
    const named = this.peek(name);
    this.#byKey.set(nameKey(name), named);
    return named;
  }

  /** Notes that a row describes it; a second one would be a duplicate. */
  claim(named: Named): Named {
    this.#claimed.add(named.id);
    return named;
  }

  claimed(named: Named): boolean {
    return this.#claimed.has(named.id);
  }
}
