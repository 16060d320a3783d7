import { COLLECTION_NAMES, type CollectionName, type DocName } from '@firsat/model';
import type * as Y from 'yjs';
import { LAYOUTS, rootOf, type Docs, type Root } from './doc-layout.js';
import type { CollectionReader, RowChange } from './doc-reader.js';
import type { ReadParts } from './read-parts.js';

/** Rows that one transaction has changed, by collection. */
export type RowChanges = ReadonlyMap<CollectionName, readonly RowChange[]>;

export interface FeedListener {
  /** Within the transaction's end, before any other transaction can start: keep indexes here, run no foreign code. */
  applied(changes: RowChanges, origin: unknown): void;
  /** After it, when documents may be written again: tell the world here. */
  settled(): void;
}

/**
 * Keeps one reader per collection in step with the documents, whoever writes them. Each transaction is heard once, with the keys it
 * has changed; the cost of a change does not grow with the number of records.
 */
export class ChangeFeed {
  readonly readers: ReadonlyMap<CollectionName, CollectionReader>;
  readonly #docs: Docs;
  readonly #roots: Map<CollectionName, Root>;
  readonly #listener: FeedListener;
  readonly #collections: Readonly<Record<DocName, readonly CollectionName[]>>;

  constructor(docs: Docs, listener: FeedListener, parts: Pick<ReadParts, 'createReader'>) {
    this.#docs = docs;
    this.#listener = listener;
    this.#roots = new Map(COLLECTION_NAMES.map((name) => [name, rootOf(docs, name)]));
    this.readers = new Map(
      COLLECTION_NAMES.map((name) => [name, parts.createReader(name, rootOf(docs, name))]),
    );
    const of = (doc: DocName) => COLLECTION_NAMES.filter((name) => LAYOUTS.get(name)?.doc === doc);
    this.#collections = { core: of('core'), work: of('work') };
  }

  /** Reads what is there and listens from now on. */
  start(): void {
    const changes = new Map<CollectionName, readonly RowChange[]>();
    for (const [name, reader] of this.readers) {
      const read = reader.readAll();
      if (read.length > 0) changes.set(name, read);
    }
    this.#begin(changes);
  }

  /** The documents are others now: what differs from the old ones is told as one change. Call `stop` while they still are the old ones. */
  rebase(): void {
    const changes = new Map<CollectionName, readonly RowChange[]>();
    for (const [name, reader] of this.readers) {
      const root = rootOf(this.#docs, name);
      this.#roots.set(name, root);
      const read = reader.rebase(root);
      if (read.length > 0) changes.set(name, read);
    }
    this.#begin(changes);
  }

  #begin(changes: RowChanges): void {
    if (changes.size > 0) this.#listener.applied(changes, { kind: 'persistence' });
    for (const doc of Object.values(this.#docs)) {
      doc.on('afterTransaction', this.#afterTransaction);
      doc.on('afterAllTransactions', this.#settled);
    }
  }

  stop(): void {
    for (const doc of Object.values(this.#docs)) {
      doc.off('afterTransaction', this.#afterTransaction);
      doc.off('afterAllTransactions', this.#settled);
    }
  }

  readonly #afterTransaction = (transaction: Y.Transaction, doc: Y.Doc): void => {
    if (transaction.changed.size === 0) return;
    const changes = new Map<CollectionName, readonly RowChange[]>();
    for (const name of this.#collections[doc === this.#docs.core ? 'core' : 'work']) {
      const root = this.#roots.get(name);
      const keys =
        root && (transaction.changed as ReadonlyMap<unknown, ReadonlySet<string | null>>).get(root);
      if (!keys) continue;
      // A root map has no list items, hence no `null` key, unless someone hostile made it a list as well.
      const read = this.readers.get(name)?.refresh(keys) ?? [];
      if (read.length > 0) changes.set(name, read);
    }
    if (changes.size > 0) this.#listener.applied(changes, transaction.origin);
  };

  readonly #settled = (): void => this.#listener.settled();
}
