import { COMMANDS } from '@firsat/model';
import { writePatch } from './doc-writer.js';

/** What the writing half of a store is made of; see {@link StoreParts}. */
export interface WriteParts {
  readonly commands: typeof COMMANDS;
  readonly writePatch: typeof writePatch;
  /** Whether a register, last written by `current`, still holds what the own write `mine` put there. */
  mayTakeBack(current: string | null, mine: string | null): boolean;
}

export const WRITE_PARTS: WriteParts = {
  commands: COMMANDS,
  writePatch,
  mayTakeBack: (current, mine) => current === mine,
};
