import { fold } from '../fold.js';
import type { CollectionName } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardEntry } from './board-entry.js';
import { resolveContact } from './contact-resolution.js';

/** Folded names of customers and representatives, and which cards they stand on: a rename touches those cards and no others. */
export class NameIndex {
  readonly #source: Pick<Snapshot, 'get'>;
  /** By record: one that is renamed is another one. */
  readonly #folded = new WeakMap<object, string>();
  #cards = new Map<string, Set<BoardEntry>>();

  constructor(source: Pick<Snapshot, 'get'>) {
    this.#source = source;
  }

  /** The names on a card, folded; from now on the card is known to bear them. */
  textOf(entry: BoardEntry): string {
    this.add(entry);
    const { customerId, ownerId } = entry.row;
    const owner = ownerId === null ? undefined : this.#source.get('members', ownerId);
    return `${this.#name(resolveContact(this.#source, customerId))}\n${this.#name(owner)}`;
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

  #name(bearer: { readonly name: string } | undefined): string {
    if (!bearer) return '';
    let name = this.#folded.get(bearer);
    if (name === undefined) this.#folded.set(bearer, (name = fold(bearer.name)));
    return name;
  }

  /** Of a merged customer all that stand for it, also one that has not arrived: each may change what the card says (D78). */
  #keysOf({ row: { customerId, ownerId } }: BoardEntry): string[] {
    const keys = [`members/${ownerId}`];
    resolveContact(this.#source, customerId, (id) => keys.push(`contacts/${id}`));
    return keys;
  }
}
