import type { BoardSource } from '@firsat/model';
import type { Layout, Root } from './doc-layout.js';
import { CollectionReader } from './doc-reader.js';
import { compareRows } from './sorted-rows.js';

/** What the reading half of a store is made of; see {@link StoreParts}. */
export interface ReadParts {
  readonly compareRows: typeof compareRows;
  createReader(layout: Layout, root: Root): CollectionReader;
  /** What boards read. */
  boardSource(snapshot: BoardSource): BoardSource;
}

export const READ_PARTS: ReadParts = {
  compareRows,
  createReader: (layout, root) => new CollectionReader(layout, root),
  boardSource: (snapshot) => snapshot,
};
