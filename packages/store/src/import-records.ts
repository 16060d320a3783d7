import type { DocName, Patch } from '@firsat/model';
import * as Y from 'yjs';
import { layout, rootOf, type Docs } from './doc-layout.js';
import { DOC_ORDER, writePatch } from './doc-writer.js';
import type { Origin } from './origins.js';
import type { ImportOptions } from './pipeline-store.js';

/** Patches written between two pauses: a few milliseconds of work. */
const SLICE = 250;

const IMPORT: Origin = { kind: 'import' };

/** What the store has to say to an import. */
export interface ImportHost {
  /** Whether the workspace may be written (still). */
  readonly allowed: () => boolean;
  /** Patches that any first write of this user brings along. */
  readonly first: () => readonly Patch[];
  /** Runs the final writing so that it is told as one change. */
  readonly merge: (write: () => void) => void;
}

/**
 * Builds new records in documents of their own, slice by slice, and merges them in as one update per document: all or nothing, and the page
 * stays usable meanwhile. A record that exists already keeps what it says; patches to existing records are written with the merge.
 * Not a step of undo. `null` when aborted, or when `allowed` no longer holds at the end.
 */
export async function importRecords(
  docs: Docs,
  patches: readonly Patch[],
  { signal, onProgress, pause }: ImportOptions,
  { allowed, first, merge }: ImportHost,
): Promise<number | null> {
  if (signal?.aborted || !allowed()) return null;
  let builder = new Builder(docs);
  for (let done = 0; done < patches.length;) {
    const next = Math.min(patches.length, done + SLICE);
    builder.add(patches.slice(done, next));
    done = next;
    onProgress?.(done, patches.length);
    await pause();
    if (signal?.aborted || !allowed()) return null;
  }
  if (builder.outdated) {
    // A colleague has created one of these records meanwhile; merging would put our base over theirs. Rare, so: once more, without pauses.
    builder = new Builder(docs);
    builder.add(patches);
  }
  const { created } = builder;
  builder.add(first());
  merge(() => builder.merge());
  return created;
}

class Builder {
  readonly #docs: Docs;
  readonly #scratch: Docs = { core: new Y.Doc(), work: new Y.Doc() };
  readonly #creates: Patch[] = [];
  readonly #late: Patch[] = [];

  constructor(docs: Docs) {
    this.#docs = docs;
  }

  get created(): number {
    return this.#creates.length;
  }

  get outdated(): boolean {
    return this.#creates.some(({ collection, id }) => rootOf(this.#docs, collection).has(id));
  }

  add(patches: readonly Patch[]): void {
    const fresh: Patch[] = [];
    for (const patch of patches) {
      const exists = rootOf(this.#docs, patch.collection).has(patch.id);
      if (!exists) fresh.push(patch);
      else if (patch.kind !== 'create') this.#late.push(patch);
    }
    for (const doc of DOC_ORDER) {
      this.#scratch[doc].transact(() => {
        for (const patch of fresh) {
          if (layout(patch.collection).doc !== doc) continue;
          if (writePatch(this.#scratch, patch) && patch.kind === 'create') this.#creates.push(patch);
        }
      }, IMPORT);
    }
  }

  merge(): void {
    for (const doc of DOC_ORDER) {
      if (this.#writes(doc))
        Y.applyUpdate(this.#docs[doc], Y.encodeStateAsUpdate(this.#scratch[doc]), IMPORT);
      const late = this.#late.filter((patch) => layout(patch.collection).doc === doc);
      // Apart from the merge: a transaction in which an update is applied counts as foreign, and writing in it costs a new client id.
      this.#docs[doc].transact(() => {
        for (const patch of late) writePatch(this.#docs, patch);
      }, IMPORT);
    }
    for (const doc of DOC_ORDER) this.#scratch[doc].destroy();
  }

  #writes(doc: DocName): boolean {
    return this.#creates.some((patch) => layout(patch.collection).doc === doc);
  }
}
