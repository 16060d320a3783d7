import type { BoardSource, CollectionName } from '@firsat/model';
import type { Root } from './doc-layout.js';
import { CollectionReader } from './doc-reader.js';
import { compareRows } from './sorted-rows.js';

/** What the reading half of a store is made of; see {@link StoreParts}. */
export interface ReadParts {
  readonly compareRows: typeof compareRows;
  createReader(collection: CollectionName, root: Root): CollectionReader;
  /** What boards read. */
  boardSource(snapshot: BoardSource): BoardSource;
}

export const READ_PARTS: ReadParts = {
  compareRows,
  createReader: (collection, root) => new CollectionReader(collection, root),
  boardSource: (snapshot) => snapshot,
};
