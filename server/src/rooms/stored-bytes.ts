import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { ByteCursor } from '../updates/byte-cursor.js';
import { DeleteRanges } from '../updates/delete-ranges.js';
import { UpdateFault } from '../updates/update-fault.js';
import { UpdateReader } from '../updates/update-reader.js';

/** Structs of one client that follow each other without a hole. */
interface Chunk {
  readonly clock: number;
  readonly end: number;
  readonly count: number;
  /** The structs alone, without client and clock. */
  readonly bytes: Uint8Array;
}

interface Scanned {
  readonly chunks: ReadonlyMap<number, Chunk>;
  readonly deletes: DeleteRanges;
}

/** First two bytes of a SyncStep2 frame. */
const STEP_2 = [0, 1] as const;

/**
 * A document as the bytes that are stored of it, and answers to readers made of these bytes: no `Y.Doc` is needed to
 * tell a state vector, to send a document, or to send what a client lacks. The structs of an update can be cut and
 * joined at their borders, since in Yjs' first encoding none depends on the one before it.
 *
 * *Which deletions a client lacks* cannot be seen from its state vector. Sending all of them to everyone who returns
 * costs as much as all edits ever made. But a value that another value of its key has replaced, and all that lies
 * below a deleted value, is deleted by whoever holds the structs: only the other deletions have to be told
 * ({@link #tellDeletes}).
 */
export class StoredBytes {
  #chunks = new Map<number, Chunk[]>();
  #deletes = new DeleteRanges();
  #told: DeleteRanges | undefined;
  #toldBytes: Uint8Array | undefined;
  #whole: Uint8Array | undefined;

  /** @throws whatever Yjs throws when the bytes are no updates */
  static of(updates: readonly Uint8Array[]): StoredBytes {
    const stored = new StoredBytes();
    for (const update of updates) stored.append(update);
    return stored;
  }

  /**
   * The updates as one. They must come from one document, in order.
   *
   * @throws whatever Yjs throws when the bytes are no updates
   */
  static merge(updates: readonly Uint8Array[]): Uint8Array {
    const [first] = updates;
    if (first && updates.length === 1) return first;
    const joined = new StoredBytes();
    for (const update of updates) {
      const scanned = scan(update);
      if (!scanned || !joined.#join(scanned, true)) return Y.mergeUpdates([...updates]);
    }
    return joined.#updateOf(undefined, joined.#deletes.encode());
  }

  /**
   * Adds a stored update.
   *
   * @throws whatever Yjs throws when the bytes are no update
   */
  append(update: Uint8Array): void {
    const scanned = scan(update);
    this.#whole = undefined;
    if (scanned && this.#join(scanned, false)) return;
    // Holes or overlaps: written by something else than a room. Made regular once.
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.whole());
    Y.applyUpdate(doc, update);
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
    this.reset(Y.encodeStateAsUpdate(doc));
    doc.destroy();
  }

  /** Replaces everything by the same document in other bytes. */
  reset(update: Uint8Array): void {
    const scanned = scan(update);
    if (!scanned) throw new UpdateFault('malformed', 'no-document');
    this.#chunks = new Map();
    this.#deletes = new DeleteRanges();
    this.#told = undefined;
    this.#toldBytes = undefined;
    this.#whole = undefined;
    if (!this.#join(scanned, false)) throw new UpdateFault('malformed', 'no-whole-document');
  }

  /** Up to which clock the structs of a client are here. */
  state(client: number): number {
    return this.#chunks.get(client)?.at(-1)?.end ?? 0;
  }

  stateVector(): Uint8Array {
    const states = [...this.#chunks.keys()].flatMap((client) => [client, this.state(client)]);
    return uints(this.#chunks.size, ...states);
  }

  /**
   * Whether the update holds nothing that is new here; false also for bytes that are no update. Of use for bytes of strangers:
   * it builds nothing of them.
   */
  holds(update: Uint8Array): boolean {
    const reader = new UpdateReader(update);
    try {
      for (let blocks = reader.blocks(); blocks > 0; blocks--) {
        reader.block();
        const state = this.state(reader.client);
        for (let left = reader.structs; left > 0; left--) {
          reader.struct();
          if (reader.clock > state || reader.isHole) return false;
        }
      }
      return this.#deletes.includesNext(reader) && reader.atEnd;
    } catch (error) {
      if (error instanceof UpdateFault) return false;
      throw error;
    }
  }

  /** The document as one update. */
  whole(): Uint8Array {
    return this.#wholeFrame().subarray(STEP_2.length + uintLength(this.#wholeSize));
  }

  /** Lets go what was made of the bytes for many readers (pieces that are kept by the identity of the frame). */
  rest(): void {
    this.#whole = this.#whole?.subarray();
  }

  /** The SyncStep2 frame for a state vector; the one for an empty vector is made once for all. @throws UpdateFault */
  answer(stateVector: Uint8Array): Uint8Array {
    const have = readStateVector(stateVector);
    if (have.size === 0) return this.#wholeFrame();
    return frameOf(this.#updateOf(have, this.#tellDeletes()));
  }

  #wholeSize = 0;

  #wholeFrame(): Uint8Array {
    if (this.#whole) return this.#whole;
    const update = this.#updateOf(undefined, this.#deletes.encode());
    this.#wholeSize = update.length;
    this.#whole = frameOf(update);
    // The old pieces are let go: the document is in memory once.
    const { chunks } = this.#scannedWhole(this.#whole.subarray(this.#whole.length - update.length));
    this.#chunks = chunks;
    return this.#whole;
  }

  /** What {@link #updateOf} has just written, cut up again: positions follow from sizes, nothing is scanned. */
  #scannedWhole(update: Uint8Array): { chunks: Map<number, Chunk[]> } {
    const reader = new UpdateReader(update);
    const chunks = new Map<number, Chunk[]>();
    for (let blocks = reader.blocks(); blocks > 0; blocks--) {
      reader.block();
      const { client, clock, structs: count } = reader;
      const pieces = this.#chunks.get(client) ?? [];
      const size = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
      const bytes = update.subarray(reader.pos, reader.pos + size);
      reader.pos += size;
      chunks.set(client, [{ clock, end: pieces.at(-1)?.end ?? clock, count, bytes }]);
    }
    return { chunks };
  }

  /** Puts the pieces of an update behind those that are here; false, changing nothing, when they do not fit. */
  #join({ chunks, deletes }: Scanned, anyStart: boolean): boolean {
    for (const [client, { clock, end }] of chunks) {
      const known = this.#chunks.get(client);
      const due = known?.at(-1)?.end ?? (anyStart ? clock : 0);
      if (clock !== due && end > due) return false;
    }
    for (const [client, chunk] of chunks) {
      const known = this.#chunks.get(client);
      if (!known) this.#chunks.set(client, [chunk]);
      else if (chunk.clock === known.at(-1)?.end) known.push(chunk);
    }
    this.#deletes.addAll(deletes);
    if (this.#told) {
      addUntold(this.#told, deletes, new Map([...chunks].map(([client, chunk]) => [client, [chunk]])));
      this.#toldBytes = undefined;
    }
    return true;
  }

  /** The deletions that a client does not make by itself when it has all structs. */
  #tellDeletes(): Uint8Array {
    if (!this.#told) {
      this.#told = new DeleteRanges();
      addUntold(this.#told, this.#deletes, this.#chunks);
    }
    return (this.#toldBytes ??= this.#told.encode());
  }

  /** What somebody lacks who has `have`, and these deletions. */
  #updateOf(have: ReadonlyMap<number, number> | undefined, deletes: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let clients = 0;
    // Higher client ids first, as Yjs does: it has less to put right then.
    for (const client of [...this.#chunks.keys()].sort((a, b) => b - a)) {
      const pieces = missing(this.#chunks.get(client) ?? [], have?.get(client) ?? 0);
      const [first] = pieces;
      if (!first) continue;
      clients++;
      const structs = pieces.reduce((sum, { count }) => sum + count, 0);
      parts.push(uints(structs, client, first.clock), ...pieces.map(({ bytes }) => bytes));
    }
    return joined([uints(clients), ...parts, deletes]);
  }
}

/** The structs from a clock on, from a border of structs at or before it: an overlap does no harm. */
function missing(chunks: readonly Chunk[], have: number): readonly Chunk[] {
  const from = chunks.findIndex(({ end }) => end > have);
  if (from < 0) return [];
  const first = chunks[from];
  const rest = chunks.slice(from + 1);
  if (!first) return [];
  if (have <= first.clock) return [first, ...rest];
  const cut = cuts.get(first);
  if (cut?.have === have) return [cut.chunk, ...rest];
  const chunk = cutAt(first, have);
  cuts.set(first, { have, chunk });
  return [chunk, ...rest];
}

/** Those who return have mostly seen the same: the last cut of each chunk is kept. */
const cuts = new WeakMap<Chunk, { readonly have: number; readonly chunk: Chunk }>();

function cutAt({ bytes, clock, end, count }: Chunk, have: number): Chunk {
  const reader = readerAt(bytes, clock);
  for (let left = count; ; left--) {
    const { pos, clock: begin } = reader;
    reader.struct();
    if (reader.clock > have) return { clock: begin, end, count: left, bytes: bytes.subarray(pos) };
  }
}

/** A reader of structs alone, the first of which has this clock. */
function readerAt(bytes: Uint8Array, clock: number): UpdateReader {
  const reader = new UpdateReader(bytes);
  reader.clock = clock;
  return reader;
}

/** The pieces of an update; `undefined` when it has holes or cannot be read. */
function scan(update: Uint8Array): Scanned | undefined {
  const reader = new UpdateReader(update);
  const chunks = new Map<number, Chunk>();
  /** What came as collected is deleted, but updates do not list it among their deletions. */
  const collected = new DeleteRanges();
  try {
    for (let blocks = reader.blocks(); blocks > 0; blocks--) {
      reader.block();
      const { client, clock, structs: count, pos: from } = reader;
      for (let left = count; left > 0; left--) {
        reader.struct();
        if (reader.isHole) return undefined;
        if (reader.isCollected) collected.add(client, reader.clock - reader.length, reader.clock);
      }
      if (count === 0) continue;
      if (chunks.has(client)) return undefined;
      chunks.set(client, { clock, end: reader.clock, count, bytes: update.subarray(from, reader.pos) });
    }
    const deletes = DeleteRanges.read(reader);
    reader.end();
    deletes.addAll(collected);
    return { chunks, deletes };
  } catch (error) {
    if (error instanceof UpdateFault) return undefined;
    throw error;
  }
}

/**
 * Adds to `told` the deletions whose structs do not imply them. Implied is the deletion of
 *
 * - a value of a key to which a later value of the key names itself the neighbour: Yjs puts that to its right, and
 *   only the rightmost value of a key is not deleted;
 * - what was collected with its parent: the parent's deletion takes it along wherever it is.
 *
 * All others are told, also when in truth they are implied: that costs bytes, not correctness.
 */
function addUntold(
  told: DeleteRanges,
  deletes: DeleteRanges,
  chunksOf: ReadonlyMap<number, readonly Chunk[]>,
): void {
  const replaced = new Map<number, Set<number>>();
  for (const chunks of chunksOf.values())
    for (const { bytes, clock } of chunks)
      for (const reader = readerAt(bytes, clock); !reader.atEnd;) {
        reader.struct();
        if (!reader.isKeyed || reader.originClient < 0) continue;
        const clocks = replaced.get(reader.originClient);
        if (clocks) clocks.add(reader.originClock);
        else replaced.set(reader.originClient, new Set([reader.originClock]));
      }
  for (const client of deletes.clients()) {
    const walker = new DeletedStructs(deletes.of(client), replaced.get(client));
    for (const { bytes, clock } of chunksOf.get(client) ?? []) walker.walk(bytes, clock);
    walker.finish((begin, end) => {
      told.add(client, begin, end);
    });
  }
}

/** Takes out of one client's deleted ranges what its structs imply. */
class DeletedStructs {
  readonly #ranges: readonly number[];
  readonly #replaced: ReadonlySet<number> | undefined;
  /** Implied ranges in rising order. */
  readonly #implied: number[] = [];

  constructor(ranges: readonly number[], replaced: ReadonlySet<number> | undefined) {
    this.#ranges = ranges;
    this.#replaced = replaced;
  }

  walk(bytes: Uint8Array, clock: number): void {
    for (const reader = readerAt(bytes, clock); !reader.atEnd;) {
      const begin = reader.clock;
      reader.struct();
      const end = reader.clock;
      if (reader.isCollected || (reader.isKeyed && this.#replaced?.has(end - 1) === true))
        this.#implied.push(begin, end);
    }
  }

  finish(tell: (begin: number, end: number) => void): void {
    // Values that stand in bytes which were not walked over: replaced one by one.
    const singles = [...(this.#replaced ?? [])].sort((a, b) => a - b);
    const gone = new DeleteRanges();
    for (let at = 0; at < this.#implied.length; at += 2)
      gone.add(0, this.#implied[at] ?? 0, this.#implied[at + 1] ?? 0);
    for (const clock of singles) gone.add(0, clock, clock + 1);
    const implied = gone.of(0);
    let next = 0;
    for (let at = 0; at < this.#ranges.length; at += 2) {
      let begin = this.#ranges[at] ?? 0;
      const end = this.#ranges[at + 1] ?? 0;
      while (next < implied.length && (implied[next + 1] ?? 0) <= begin) next += 2;
      for (let look = next; look < implied.length && (implied[look] ?? 0) < end; look += 2) {
        tell(begin, Math.min(end, implied[look] ?? 0));
        begin = Math.max(begin, implied[look + 1] ?? 0);
      }
      tell(begin, end);
    }
  }
}

function readStateVector(bytes: Uint8Array): ReadonlyMap<number, number> {
  const cursor = new ByteCursor(bytes);
  const have = new Map<number, number>();
  for (let clients = cursor.count(2); clients > 0; clients--) {
    const client = cursor.uint();
    have.set(client, cursor.uint());
  }
  if (cursor.left > 0) throw new UpdateFault('malformed', 'trailing');
  return have;
}

function frameOf(update: Uint8Array): Uint8Array {
  return joined([uints(...STEP_2, update.length), update]);
}

function uints(...values: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function uintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}
