import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardEntry } from './board-entry.js';
import { resolveContact } from './contact-resolution.js';
import { foldedName } from './folded-name.js';

/** Folded names of customers and representatives, and which cards they stand on: a rename touches those cards and no others. */
export class NameIndex {
  readonly #source: Pick<Snapshot, 'get'>;
  #cards = new Map<string, Set<BoardEntry>>();

  constructor(source: Pick<Snapshot, 'get'>) {
    this.#source = source;
  }

  /** The names on a card, folded; from now on the card is known to bear them. */
  textOf(entry: BoardEntry): string {
    this.add(entry);
    const { customerId, ownerId } = entry.row;
    const owner = ownerId === null ? undefined : this.#source.get('members', ownerId);
    return `${foldedName(resolveContact(this.#source, customerId))}\n${foldedName(owner)}`;
  }

  add(entry: BoardEntry): void {
    for (const key of this.#keysOf(entry)) {
      const cards = this.#cards.get(key);
      if (cards) cards.add(entry);
      else this.#cards.set(key, new Set([entry]));
    }
  }

  remove(entry: BoardEntry): void {
    for (const key of this.#keysOf(entry)) {
      const cards = this.#cards.get(key);
      cards?.delete(entry);
      if (cards?.size === 0) this.#cards.delete(key);
    }
  }

  /** Returns the cards whose text is no longer right since contacts or members have changed. */
  forget(changes: ReadonlyMap<CollectionName, ReadonlySet<string>>): BoardEntry[] {
    const touched = new Set<BoardEntry>();
    for (const collection of ['contacts', 'members'] as const) {
      for (const id of changes.get(collection) ?? []) {
        for (const entry of this.#cards.get(`${collection}/${id}`) ?? []) {
          entry.haystack = undefined;
          touched.add(entry);
        }
      }
    }
    return [...touched];
  }

  /** Forgets the cards. */
  clear(): void {
    this.#cards = new Map();
  }

  /** Of a merged customer all that stand for it, also one that has not arrived: each may change what the card says (D78). */
  #keysOf({ row: { customerId, ownerId } }: BoardEntry): string[] {
    const keys = [`members/${ownerId}`];
    resolveContact(this.#source, customerId, (id) => keys.push(`contacts/${id}`));
    return keys;
  }
}
