import { COMMANDS, type BoardSource, type CollectionName } from '@firsat/model';
import type { Root } from './doc-layout.js';
import { CollectionReader } from './doc-reader.js';
import { writePatch } from './doc-writer.js';
import { compareRows } from './sorted-rows.js';

/**
 * What a store is made of, where a test must be able to put a faulty part in: the convergence test proves with such parts that it would notice
 * (separate keys for stage and order, no tie-break, blind undo …). Not public, and no product option.
 */
export interface StoreParts {
  readonly commands: typeof COMMANDS;
  readonly writePatch: typeof writePatch;
  readonly compareRows: typeof compareRows;
  createReader(collection: CollectionName, root: Root): CollectionReader;
  /** What boards read. */
  boardSource(snapshot: BoardSource): BoardSource;
  /** Whether a register, last written by `current`, still holds what the own write `mine` put there. */
  mayTakeBack(current: string | null, mine: string | null): boolean;
}

export const STORE_PARTS: StoreParts = {
  commands: COMMANDS,
  writePatch,
  compareRows,
  createReader: (collection, root) => new CollectionReader(collection, root),
  boardSource: (snapshot) => snapshot,
  mayTakeBack: (current, mine) => current === mine,
};
