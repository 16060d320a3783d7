import { fold } from '../fold.js';
import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardEntry } from './board-entry.js';

/** Folded names of customers and representatives, and which cards they stand on: a rename touches those cards and no others. */
export class NameIndex {
  readonly #source: Pick<Snapshot, 'get'>;
  #folded = new Map<string, string>();
  #cards = new Map<string, Set<BoardEntry>>();

  constructor(source: Pick<Snapshot, 'get'>) {
    this.#source = source;
  }

  /** The names on a card, folded; from now on the card is known to bear them. */
  textOf(entry: BoardEntry): string {
    this.add(entry);
    const { customerId, ownerId } = entry.row;
    return `${this.#name('contacts', customerId)}\n${this.#name('members', ownerId)}`;
  }

  add(entry: BoardEntry): void {
    for (const key of keysOf(entry)) {
      const cards = this.#cards.get(key);
      if (cards) cards.add(entry);
      else this.#cards.set(key, new Set([entry]));
    }
  }

  remove(entry: BoardEntry): void {
    for (const key of keysOf(entry)) {
      const cards = this.#cards.get(key);
      cards?.delete(entry);
      if (cards?.size === 0) this.#cards.delete(key);
    }
  }

  /** Drops the names of changed contacts and members; returns the cards whose text is no longer right. */
  forget(changes: ReadonlyMap<CollectionName, ReadonlySet<string>>): BoardEntry[] {
    const touched = new Set<BoardEntry>();
    for (const collection of ['contacts', 'members'] as const) {
      for (const id of changes.get(collection) ?? []) {
        const key = `${collection}/${id}`;
        this.#folded.delete(key);
        for (const entry of this.#cards.get(key) ?? []) {
          entry.haystack = undefined;
          touched.add(entry);
        }
      }
    }
    return [...touched];
  }

  /** Forgets the cards; names stay. */
  clear(): void {
    this.#cards = new Map();
  }

  #name(collection: 'contacts' | 'members', id: string | null): string {
    if (id === null) return '';
    const key = `${collection}/${id}`;
    let name = this.#folded.get(key);
    if (name === undefined) {
      name = fold(this.#source.get(collection, id)?.name ?? '');
      this.#folded.set(key, name);
    }
    return name;
  }
}

function keysOf({ row }: BoardEntry): string[] {
  const keys: string[] = [];
  if (row.customerId !== null) keys.push(`contacts/${row.customerId}`);
  if (row.ownerId !== null) keys.push(`members/${row.ownerId}`);
  return keys;
}
