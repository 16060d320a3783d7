import type { CollectionName, DocName } from '@firsat/model';
import type * as Y from 'yjs';
import type { Docs, Layout, Root } from './doc-layout.js';
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
  readonly #docs: Docs;
  readonly #listener: FeedListener;
  readonly #createReader: ReadParts['createReader'];
  readonly #readers = new Map<CollectionName, CollectionReader>();
  readonly #roots = new Map<CollectionName, Root>();
  readonly #layouts: Readonly<Record<DocName, Layout[]>> = { core: [], work: [] };
  #listening = false;

  constructor(docs: Docs, listener: FeedListener, { createReader }: Pick<ReadParts, 'createReader'>) {
    this.#docs = docs;
    this.#listener = listener;
    this.#createReader = createReader;
  }

  get readers(): ReadonlyMap<CollectionName, CollectionReader> {
    return this.#readers;
  }

  /** Takes collections in: what is there of them is told when the feed starts, or at once if it has started. */
  add(layouts: readonly Layout[]): void {
    for (const layout of layouts) {
      const root = this.#rootOf(layout);
      this.#layouts[layout.doc].push(layout);
      this.#roots.set(layout.collection, root);
      this.#readers.set(layout.collection, this.#createReader(layout, root));
    }
    if (this.#listening) this.#tell(this.#readAll(layouts));
  }

  /** Reads what is there and listens from now on. */
  start(): void {
    this.#tell(this.#readAll(Object.values(this.#layouts).flat()));
    this.#listen();
  }

  /** The documents are others now: what differs from the old ones is told as one change. Call `stop` while they still are the old ones. */
  rebase(): void {
    const changes = new Map<CollectionName, readonly RowChange[]>();
    for (const layout of Object.values(this.#layouts).flat()) {
      const root = this.#rootOf(layout);
      this.#roots.set(layout.collection, root);
      const read = this.#readers.get(layout.collection)?.rebase(root) ?? [];
      if (read.length > 0) changes.set(layout.collection, read);
    }
    this.#tell(changes);
    this.#listen();
  }

  #rootOf({ doc, root }: Layout): Root {
    return this.#docs[doc].getMap<unknown>(root);
  }

  #readAll(layouts: readonly Layout[]): RowChanges {
    const changes = new Map<CollectionName, readonly RowChange[]>();
    for (const { collection } of layouts) {
      const read = this.#readers.get(collection)?.readAll() ?? [];
      if (read.length > 0) changes.set(collection, read);
    }
    return changes;
  }

  #tell(changes: RowChanges): void {
    if (changes.size > 0) this.#listener.applied(changes, { kind: 'persistence' });
  }

  #listen(): void {
    this.#listening = true;
    for (const doc of Object.values(this.#docs)) {
      doc.on('afterTransaction', this.#afterTransaction);
      doc.on('afterAllTransactions', this.#settled);
    }
  }

  stop(): void {
    this.#listening = false;
    for (const doc of Object.values(this.#docs)) {
      doc.off('afterTransaction', this.#afterTransaction);
      doc.off('afterAllTransactions', this.#settled);
    }
  }

  readonly #afterTransaction = (transaction: Y.Transaction, doc: Y.Doc): void => {
    if (transaction.changed.size === 0) return;
    const changes = new Map<CollectionName, readonly RowChange[]>();
    for (const { collection: name } of this.#layouts[doc === this.#docs.core ? 'core' : 'work']) {
      const root = this.#roots.get(name);
      const keys =
        root && (transaction.changed as ReadonlyMap<unknown, ReadonlySet<string | null>>).get(root);
      if (!keys) continue;
      // A root map has no list items, hence no `null` key, unless someone hostile made it a list as well.
      const read = this.#readers.get(name)?.refresh(keys) ?? [];
      if (read.length > 0) changes.set(name, read);
    }
    if (changes.size > 0) this.#listener.applied(changes, transaction.origin);
  };

  readonly #settled = (): void => this.#listener.settled();
}
