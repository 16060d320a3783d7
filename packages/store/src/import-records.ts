import type { DocName, Patch } from '@firsat/model';
import * as Y from 'yjs';
import { type Docs } from './doc-layout.js';
import { layout, rootOf } from './layouts.js';
import { writePatch } from './doc-writer.js';
import type { Origin } from './origins.js';
import type { ImportOptions } from './pipeline-store.js';

/** Patches written between two pauses: a few milliseconds of work. */
const SLICE = 250;
/** Records of `work` that are merged between two pauses. */
const PART = 500;

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
 * Builds new records in documents of their own, slice by slice, and merges them in: all or nothing, and the page stays usable meanwhile. What
 * belongs to opportunities (`work`) is merged first, in parts when it is much: nobody sees it before its opportunity. `core` follows as one
 * update. A record that exists already keeps what it says; patches to existing records are written with the last merge. Not a step of undo.
 *
 * `null` when aborted, which counts until the merging begins, or when `allowed` no longer holds; if that happens in the middle of the merging
 * (the page is closed), a second import completes what nobody sees.
 */
export async function importRecords(
  docs: Docs,
  patches: readonly Patch[],
  { signal, onProgress, pause }: ImportOptions,
  { allowed, first, merge }: ImportHost,
): Promise<number | null> {
  if (signal?.aborted || !allowed()) return null;
  let [work, core] = [new Builder(docs, 'work'), new Builder(docs, 'core')];
  for (let done = 0; done < patches.length;) {
    const next = Math.min(patches.length, done + SLICE);
    for (const builder of [work, core]) builder.add(patches.slice(done, next));
    done = next;
    onProgress?.(done, patches.length);
    await pause();
    if (signal?.aborted || !allowed()) return null;
  }
  // A colleague has created one of these records meanwhile; merging would put our base over theirs. Rare, so: once more, without pauses.
  if (work.outdated) work = rebuilt(work, patches);
  const parts = work.parts();
  let merging = false;
  const ended = (): boolean => !allowed() || (!merging && signal?.aborted === true);
  while (parts.length > 1) {
    const part = parts.shift() ?? NOTHING;
    merge(() => {
      Y.applyUpdate(docs.work, part, IMPORT);
    });
    merging = true;
    await pause();
    if (ended()) return null;
  }
  let created = core.created;
  core.add(first());
  core.parts(); // encoded now: the stretch in which all becomes visible is long enough without it
  await pause();
  if (ended()) return null;
  if (core.outdated) {
    core = rebuilt(core, patches);
    created = core.created;
    core.add(first());
  }
  merge(() => {
    for (const builder of [work, core]) builder.merge();
  });
  return work.created + created;
}

const NOTHING = new Uint8Array();

function rebuilt(old: Builder, patches: readonly Patch[]): Builder {
  const next = new Builder(old.docs, old.name);
  old.close();
  next.add(patches);
  return next;
}

/** The records of one document, in a document aside. */
class Builder {
  readonly docs: Docs;
  readonly name: DocName;
  readonly #scratch: Docs = { core: new Y.Doc(), work: new Y.Doc() };
  readonly #creates: Patch[] = [];
  readonly #late: Patch[] = [];
  readonly #parts: Uint8Array[] = [];
  #taken = Y.encodeStateVector(new Y.Doc());
  #untaken = 0;

  constructor(docs: Docs, name: DocName) {
    this.docs = docs;
    this.name = name;
  }

  get created(): number {
    return this.#creates.length;
  }

  get outdated(): boolean {
    return this.#creates.some(({ collection, id }) => rootOf(this.docs, collection).has(id));
  }

  add(patches: readonly Patch[]): void {
    const fresh: Patch[] = [];
    for (const patch of patches) {
      if (layout(patch.collection).doc !== this.name) continue;
      const exists = rootOf(this.docs, patch.collection).has(patch.id);
      if (!exists) fresh.push(patch);
      else if (patch.kind !== 'create') this.#late.push(patch);
    }
    this.#scratch[this.name].transact(() => {
      for (const patch of fresh) {
        if (writePatch(this.#scratch, patch) && patch.kind === 'create') this.#creates.push(patch);
      }
    }, IMPORT);
    this.#untaken += fresh.length;
    // Of one client, and each begins where the one before ended: applied in turn they are the whole.
    if (this.name === 'work' && this.#untaken >= PART) this.#take();
  }

  /** What has been written, in updates to be applied in turn; the rest of it is left to `merge`. */
  parts(): Uint8Array[] {
    if (this.#untaken > 0) this.#take();
    return this.#parts;
  }

  /** Merges what is left, then writes the patches to records that were there before. */
  merge(): void {
    if (this.#untaken > 0) this.#take();
    if (this.#creates.length > 0)
      for (const part of this.#parts) Y.applyUpdate(this.docs[this.name], part, IMPORT);
    // Apart from the merge: a transaction in which an update is applied counts as foreign, and writing in it costs a new client id.
    this.docs[this.name].transact(() => {
      for (const patch of this.#late) writePatch(this.docs, patch);
    }, IMPORT);
    this.close();
  }

  close(): void {
    for (const doc of Object.values(this.#scratch)) doc.destroy();
  }

  #take(): void {
    const scratch = this.#scratch[this.name];
    this.#parts.push(Y.encodeStateAsUpdate(scratch, this.#taken));
    this.#taken = Y.encodeStateVector(scratch);
    this.#untaken = 0;
  }
}
