import { ContactDirectory, DuplicateIndex, type CollectionName } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

type Changes = ReadonlyMap<CollectionName, ReadonlySet<string>>;

/** An index over the contacts of one store: built when it is first asked for, kept up to date change by change after that. */
class Kept<T extends { apply(changes: Changes): void }> {
  readonly #stores = new WeakMap<PipelineStore, Map<string, T>>();
  readonly #build: (store: PipelineStore, key: string) => T;

  constructor(build: (store: PipelineStore, key: string) => T) {
    this.#build = build;
  }

  of(store: PipelineStore, key = ''): T {
    let indexes = this.#stores.get(store);
    if (!indexes) {
      const made = new Map<string, T>();
      indexes = made;
      this.#stores.set(store, made);
      store.subscribe(({ changed }) => {
        // The documents were read, or are others now: what was known says nothing.
        if (changed.size === 0) made.clear();
        else for (const index of made.values()) index.apply(changed);
      });
    }
    let index = indexes.get(key);
    if (!index) indexes.set(key, (index = this.#build(store, key)));
    return index;
  }
}

const directories = new Kept((store, language) => new ContactDirectory(store, language));
const duplicates = new Kept((store) => new DuplicateIndex(store));

/** People and companies as they are searched and sorted in a language, with who belongs to whom. */
export function contactDirectory(store: PipelineStore, language: string): ContactDirectory {
  return directories.of(store, language);
}

/** Contacts by what they have in common (D78). */
export function duplicateIndex(store: PipelineStore): DuplicateIndex {
  return duplicates.of(store);
}
