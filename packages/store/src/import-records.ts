import type { DocName, Patch } from '@firsat/model';
import * as Y from 'yjs';
import { BASE, splitKey, type Docs } from './doc-layout.js';
import { layout, rootOf } from './layouts.js';
import { writePatch } from './doc-writer.js';
import type { Origin } from './origins.js';
import type { ImportItem, ImportOptions } from './pipeline-store.js';
import { hasRecord, writeEntry } from './registers.js';

/** Patches written between two pauses: a few milliseconds of work. */
const SLICE = 250;
/** Records of `work` that are merged between two pauses. */
const PART = 500;

const IMPORT: Origin = { kind: 'import' };

/** Collections that a workspace has from its beginning do not count: one without any of these is still as it was created. */
const OWN = ['opportunities', 'contacts', 'products'] as const;

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
 * update. A record that exists already keeps what it says; patches to existing records are written with the last merge. Registers of a backup
 * are written the same way; in a workspace that nobody has worked in yet, they also change what it was created with. Not a step of undo.
 *
 * `null` when aborted, which counts until the merging begins, or when `allowed` no longer holds; if that happens in the middle of the merging
 * (the page is closed), a second import completes what nobody sees.
 */
export async function importRecords(
  docs: Docs,
  patches: readonly ImportItem[],
  { signal, onProgress, pause }: ImportOptions,
  { allowed, first, merge }: ImportHost,
): Promise<number | null> {
  if (signal?.aborted || !allowed()) return null;
  const isFresh = OWN.every((collection) => rootOf(docs, collection).size === 0);
  let [work, core] = [new Builder(docs, 'work', isFresh), new Builder(docs, 'core', isFresh)];
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

function rebuilt(old: Builder, patches: readonly ImportItem[]): Builder {
  const next = new Builder(old.docs, old.name, old.isFresh);
  old.close();
  next.add(patches);
  return next;
}

/** The records of one document, in a document aside. */
class Builder {
  readonly docs: Docs;
  readonly name: DocName;
  readonly #scratch: Docs = { core: new Y.Doc(), work: new Y.Doc() };
  readonly isFresh: boolean;
  readonly #creates: ImportItem[] = [];
  readonly #late: ImportItem[] = [];
  readonly #parts: Uint8Array[] = [];
  #taken = Y.encodeStateVector(new Y.Doc());
  #untaken = 0;

  constructor(docs: Docs, name: DocName, isFresh: boolean) {
    this.docs = docs;
    this.name = name;
    this.isFresh = isFresh;
  }

  get created(): number {
    return this.#creates.length;
  }

  get outdated(): boolean {
    return this.#creates.some((item) => isThere(this.docs, item));
  }

  add(items: readonly ImportItem[]): void {
    const fresh: ImportItem[] = [];
    for (const item of items) {
      if (docOf(item) !== this.name) continue;
      if (!isThere(this.docs, item)) fresh.push(item);
      else if (item.kind === 'register' ? this.isFresh : item.kind !== 'create') this.#late.push(item);
    }
    this.#scratch[this.name].transact(() => {
      for (const item of fresh) if (write(this.#scratch, item)) this.#creates.push(item);
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
      for (const item of this.#late) write(this.docs, item);
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

function docOf(item: ImportItem): DocName {
  return item.kind === 'register' ? item.doc : layout(item.collection).doc;
}

/** Whether the record that an item is about exists. */
function isThere(docs: Docs, item: ImportItem): boolean {
  return item.kind === 'register' ? hasRecord(docs, item) : rootOf(docs, item.collection).has(item.id);
}

/** Writes an item; whether that made a record. */
function write(docs: Docs, item: ImportItem): boolean {
  if (item.kind !== 'register') return writePatch(docs, item) !== undefined && item.kind === 'create';
  writeEntry(docs, item);
  return splitKey(item.key).suffix === BASE;
}
