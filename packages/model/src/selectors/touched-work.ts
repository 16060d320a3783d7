import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import { WORK_SOURCES, type WorkSource } from './work-sources.js';

/** What may change the opportunity that it is about (S8). */
const MOVING = ['activities', 'notes'] as const satisfies readonly CollectionName[];
const isMoving = (name: CollectionName): boolean => (MOVING as readonly CollectionName[]).includes(name);

/** Tells whose work a change touches: of what goes to another opportunity, the work of both. */
export class TouchedWork {
  readonly #source: Pick<Snapshot, 'get' | 'list'>;
  readonly #collections: ReadonlySet<CollectionName>;
  readonly #homes = new Map<string, string>();

  constructor(source: Pick<Snapshot, 'get' | 'list'>, sources: readonly WorkSource[] = WORK_SOURCES) {
    this.#source = source;
    this.#collections = new Set(sources.map(({ collection }) => collection));
    this.read();
  }

  /** Looks again at where everything is. */
  read(): void {
    this.#homes.clear();
    for (const name of MOVING)
      if (this.#collections.has(name))
        for (const { id, opportunityId } of this.#source.list(name)) this.#homes.set(id, opportunityId ?? id);
  }

  /** Ids of opportunities; a record that hangs on none (a task about a contact) stands for itself. */
  by(changes: ReadonlyMap<CollectionName, ReadonlySet<string>>): Set<string> {
    const touched = new Set(changes.get('opportunities'));
    for (const name of this.#collections) {
      for (const id of changes.get(name) ?? []) {
        const before = this.#homes.get(id);
        if (before !== undefined) touched.add(before);
        const record = this.#source.get(name, id) as { readonly opportunityId: string | null } | undefined;
        if (!record) continue;
        const home = record.opportunityId ?? id;
        touched.add(home);
        if (isMoving(name)) this.#homes.set(id, home);
      }
    }
    return touched;
  }
}
