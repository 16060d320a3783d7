import * as encoding from 'lib0/encoding';
import type { UpdateReader } from './update-reader.js';

/** Ranges of deleted clocks by client. Added in any order; sorted and joined when they are asked for. */
export class DeleteRanges {
  /** For each client `[begin, end, begin, end, …]`, ends exclusive. */
  readonly #ranges = new Map<number, number[]>();
  /** Clients whose ranges may overlap or stand in any order. */
  readonly #loose = new Set<number>();

  /** Reads the last part of an update. @throws UpdateFault */
  static read(reader: UpdateReader): DeleteRanges {
    const ranges = new DeleteRanges();
    reader.deletions((client, from, to) => {
      ranges.add(client, from, to);
      return true;
    });
    return ranges;
  }

  get isEmpty(): boolean {
    return this.#ranges.size === 0;
  }

  add(client: number, begin: number, end: number): void {
    if (end <= begin) return;
    const known = this.#ranges.get(client);
    if (!known) {
      this.#ranges.set(client, [begin, end]);
      return;
    }
    const last = known.at(-1) ?? 0;
    if (begin === last) known[known.length - 1] = end;
    else {
      if (begin < last) this.#loose.add(client);
      known.push(begin, end);
    }
  }

  addAll(other: DeleteRanges): void {
    for (const [client, list] of other.#ranges)
      for (let at = 0; at < list.length; at += 2) this.add(client, list[at] ?? 0, list[at + 1] ?? 0);
  }

  /** `[begin, end, …]` of a client, sorted, without overlaps. */
  of(client: number): readonly number[] {
    if (this.#loose.has(client)) this.#tighten(client);
    return this.#ranges.get(client) ?? [];
  }

  clients(): IterableIterator<number> {
    return this.#ranges.keys();
  }

  /** Whether the deletions that the reader comes to are all here; it need not read them to their end. @throws UpdateFault */
  includesNext(reader: UpdateReader): boolean {
    let of: number | undefined;
    let have: readonly number[] = [];
    let at = 0;
    return reader.deletions((client, begin, end) => {
      if (client !== of) {
        of = client;
        have = this.of(client);
        at = 0;
      }
      // Mostly the next one; a stranger's may come in any order.
      if ((have[at] ?? 0) > begin || (have[at + 1] ?? 0) <= begin) {
        at += 2;
        if (!((have[at] ?? Infinity) <= begin && begin < (have[at + 1] ?? 0))) at = rangeAt(have, begin);
      }
      return at < have.length && (have[at] ?? 0) <= begin && end <= (have[at + 1] ?? 0);
    });
  }

  /** The last part of an update. */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.#ranges.size);
    for (const client of this.#ranges.keys()) {
      const list = this.of(client);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, list.length / 2);
      for (let at = 0; at < list.length; at += 2) {
        encoding.writeVarUint(encoder, list[at] ?? 0);
        encoding.writeVarUint(encoder, (list[at + 1] ?? 0) - (list[at] ?? 0));
      }
    }
    return encoding.toUint8Array(encoder);
  }

  #tighten(client: number): void {
    const list = this.#ranges.get(client) ?? [];
    const order = Array.from({ length: list.length / 2 }, (_, index) => index * 2);
    order.sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0));
    const joined: number[] = [];
    for (const at of order) {
      const begin = list[at] ?? 0;
      const end = list[at + 1] ?? 0;
      const last = joined.length - 1;
      if (last > 0 && begin <= (joined[last] ?? 0)) joined[last] = Math.max(joined[last] ?? 0, end);
      else joined.push(begin, end);
    }
    this.#ranges.set(client, joined);
    this.#loose.delete(client);
  }
}

/** Index of the last range that begins at or before a clock; the end of the list when there is none. */
function rangeAt(ranges: readonly number[], clock: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle * 2] ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? ranges.length : (low - 1) * 2;
}
