import type { Patch } from '@firsat/model';
import type { Docs } from '../doc-layout.js';
import { writePatches } from '../doc-writer.js';

/** Writes records as if they had been read from the disk: no step of anybody, nothing to take back. */
export function writeAsLoaded(docs: Docs, patches: readonly Patch[]): void {
  writePatches(docs, patches, { kind: 'persistence' });
}
