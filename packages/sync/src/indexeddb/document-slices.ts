import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** How much of a document goes into one slice. Both bound what one task costs; a slice has at least one struct. */
export interface SliceLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Half a frame of encoding; a row of this size is also read in a moment. */
export const SLICE_LIMITS: SliceLimits = { bytes: 192 * 1024, milliseconds: 8 };

/** Looking at the clock costs more than writing a struct. */
const STRUCTS_PER_LOOK = 64;

type Struct = Y.Item | Y.GC;

/** What a slice has of one client: neighbouring structs from a clock on. */
interface Run {
  readonly from: number;
  readonly encoder: Y.UpdateEncoderV1;
  count: number;
  readonly deleted: { clock: number; length: number }[];
}

/**
 * Encodes a document as several updates, each of which costs a bounded time, while the document goes on changing.
 *
 * Together the slices hold everything that the document held when this was made: structs by client and clock up to the
 * state of that moment, and beside each struct whether it is deleted. What is written meanwhile may be in them or not;
 * whoever keeps it elsewhere loses nothing. No slice needs one after it (clients that build upon each other alternate), so
 * that reading them in order leaves nothing pending. Merging stored updates instead would be quadratic in client ids.
 */
export class DocumentSlices {
  readonly #doc: Y.Doc;
  readonly #limits: SliceLimits;
  readonly #now: () => number;
  /** Clock up to which each client is wanted, and up to which it has been written. */
  readonly #until = new Map<number, number>();
  readonly #written = new Map<number, number>();
  readonly #clients: IterableIterator<number>;
  /** Clients that wait for those after them. */
  readonly #stack: number[] = [];
  #pendingWritten = false;

  constructor(doc: Y.Doc, limits: SliceLimits = SLICE_LIMITS, now: () => number = () => performance.now()) {
    this.#doc = doc;
    this.#limits = limits;
    this.#now = now;
    for (const client of doc.store.clients.keys()) this.#until.set(client, Y.getState(doc.store, client));
    this.#clients = this.#until.keys();
  }

  /** The next slice; `undefined` when there are no more. */
  next(): Uint8Array | undefined {
    const runs = new Map<number, Run>();
    const end = this.#now() + this.#limits.milliseconds;
    let bytes = 0;
    let structs = 0;
    for (let client = this.#client(); client !== undefined; client = this.#client()) {
      const isFull = (added: number): boolean => {
        bytes += added;
        structs += 1;
        return bytes >= this.#limits.bytes || (structs % STRUCTS_PER_LOOK === 0 && this.#now() >= end);
      };
      if (this.#advance(client, runs, isFull)) break;
    }
    if (runs.size > 0) return encode(runs);
    return this.#pending();
  }

  /** The client to go on with. */
  #client(): number | undefined {
    for (;;) {
      const top = this.#stack.at(-1) ?? this.#push(this.#clients.next().value as number | undefined);
      if (top === undefined) return undefined;
      if ((this.#written.get(top) ?? 0) < (this.#until.get(top) ?? 0)) return top;
      this.#stack.pop();
    }
  }

  #push(client: number | undefined): number | undefined {
    if (client !== undefined) this.#stack.push(client);
    return client;
  }

  /** Writes structs of a client until it is done, waits for another, or the slice is full; then true. */
  #advance(client: number, runs: Map<number, Run>, isFull: (bytes: number) => boolean): boolean {
    const structs = (this.#doc.store.clients.get(client) ?? []) as Struct[];
    const until = this.#until.get(client) ?? 0;
    let clock = this.#written.get(client) ?? 0;
    for (let index = Y.findIndexSS(structs, clock); clock < until; index += 1) {
      const struct = structs[index] as Struct;
      const needed = this.#missing(struct, clock);
      if (needed !== undefined) {
        this.#stack.push(needed);
        return false;
      }
      let run = runs.get(client);
      if (run === undefined) runs.set(client, (run = newRun(clock)));
      const added = writeStruct(run, struct, clock);
      clock = struct.id.clock + struct.length;
      this.#written.set(client, clock);
      if (isFull(added)) return true;
    }
    return false;
  }

  /** The client that must be written further before this struct can be. */
  #missing(struct: Struct, clock: number): number | undefined {
    if (!(struct instanceof Y.Item)) return undefined;
    // A struct that is continued has itself on its left.
    const origin = clock > struct.id.clock ? null : struct.origin;
    const { rightOrigin, parent } = struct;
    const item = (origin ?? rightOrigin) ? null : parent instanceof Y.AbstractType ? parent._item : null;
    for (const id of [origin, rightOrigin, item?.id])
      if (id && id.client !== struct.id.client && id.clock >= (this.#written.get(id.client) ?? 0))
        if (this.#until.has(id.client)) return id.client;
    return undefined;
  }

  /** Updates that wait inside the document for their predecessors (A8). */
  #pending(): Uint8Array | undefined {
    if (this.#pendingWritten) return undefined;
    this.#pendingWritten = true;
    const { pendingStructs, pendingDs } = this.#doc.store;
    const waiting = [pendingStructs?.update, pendingDs].filter((bytes) => bytes instanceof Uint8Array);
    return waiting.length > 0 ? Y.convertUpdateFormatV2ToV1(Y.mergeUpdatesV2(waiting)) : undefined;
  }
}

function newRun(from: number): Run {
  return { from, encoder: new Y.UpdateEncoderV1(), count: 0, deleted: [] };
}

/** Returns how many bytes were written. */
function writeStruct(run: Run, struct: Struct, clock: number): number {
  const { restEncoder } = run.encoder;
  const before = encoding.length(restEncoder);
  struct.write(run.encoder, clock - struct.id.clock);
  run.count += 1;
  if (struct.deleted) {
    const length = struct.id.clock + struct.length - clock;
    const last = run.deleted.at(-1);
    if (last !== undefined && last.clock + last.length === clock) last.length += length;
    else run.deleted.push({ clock, length });
  }
  return encoding.length(restEncoder) - before;
}

/** An update of format 1: structs by client, then deletions by client. */
function encode(runs: ReadonlyMap<number, Run>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.size);
  for (const [client, { from, encoder: structs, count }] of runs) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, from);
    encoding.writeUint8Array(encoder, encoding.toUint8Array(structs.restEncoder));
  }
  const deleted = [...runs].filter(([, run]) => run.deleted.length > 0);
  encoding.writeVarUint(encoder, deleted.length);
  for (const [client, { deleted: ranges }] of deleted) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}
