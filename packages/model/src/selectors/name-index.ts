import { fold } from '../fold.js';
import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardEntry } from './board-entry.js';
import { contactChain, resolveContact } from './contact-resolution.js';

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
    const customer = resolveContact(this.#source, customerId)?.id ?? null;
    return `${this.#name('contacts', customer)}\n${this.#name('members', ownerId)}`;
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

  /** Of a merged customer all that stand for it, also one that has not arrived: each may change what the card says (D78). */
  #keysOf({ row: { customerId, ownerId } }: BoardEntry): Set<string> {
    const ids = contactChain(this.#source, customerId).map(({ removed }) => removed?.to);
    return new Set([...[customerId, ...ids].map((id) => `contacts/${id}`), `members/${ownerId}`]);
  }
}
