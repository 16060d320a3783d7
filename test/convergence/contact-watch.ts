import { ContactDirectory, DuplicateIndex, type DirectoryQuery } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { violated } from './violation.js';

const ALL = { text: '', type: null, relation: null, source: null, segment: null, order: 'name' } as const;
const QUERIES: readonly DirectoryQuery[] = [ALL, { ...ALL, text: 'isik' }, { ...ALL, relation: 'customer' }];

/** A directory of contacts and the proposals of duplicates, kept up to date by every transaction and compared with ones that are built now. */
export class ContactWatch {
  readonly #store: PipelineStore;
  readonly #directory: ContactDirectory;
  readonly #duplicates: DuplicateIndex;

  constructor(store: PipelineStore) {
    this.#store = store;
    this.#directory = new ContactDirectory(store, 'tr');
    this.#duplicates = new DuplicateIndex(store);
    store.subscribe(({ changed }) => {
      this.#directory.apply(changed);
      this.#duplicates.apply(changed);
    });
  }

  check(name: string): void {
    const anew = new ContactDirectory(this.#store, 'tr');
    const told = (directory: ContactDirectory): string =>
      JSON.stringify([
        QUERIES.map((query) => directory.find(query)),
        directory.find(ALL).map((id) => [
          directory.index.relation(id),
          directory.index
            .opportunities(id)
            .map((row) => row.id)
            .sort(),
          directory.index
            .people(id)
            .map((row) => row.id)
            .sort(),
        ]),
      ]);
    if (told(this.#directory) !== told(anew)) violated('incremental', `directory of ${name}`);
    const groups = JSON.stringify(this.#duplicates.groups);
    if (groups !== JSON.stringify(new DuplicateIndex(this.#store).groups))
      violated('incremental', `duplicates of ${name}: ${groups}`);
  }
}
