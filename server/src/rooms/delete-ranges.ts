import * as encoding from 'lib0/encoding';
import type { UpdateScanner } from './update-scanner.js';

/** Ranges of deleted clocks by client. Added in any order; sorted and joined when they are asked for. */
export class DeleteRanges {
  /** For each client `[begin, end, begin, end, …]`, ends exclusive. */
  readonly #ranges = new Map<number, number[]>();
  /** Clients whose ranges may overlap or stand in any order. */
  readonly #loose = new Set<number>();

  /** Reads the last part of an update. @throws ScanError */
  static read(scanner: UpdateScanner): DeleteRanges {
    const ranges = new DeleteRanges();
    for (let clients = scanner.uint(); clients > 0; clients--) {
      const client = scanner.uint();
      for (let count = scanner.uint(); count > 0; count--) {
        const begin = scanner.uint();
        ranges.add(client, begin, begin + scanner.uint());
      }
    }
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

  includesAll(other: DeleteRanges): boolean {
    for (const [client, wanted] of other.#ranges) {
      const have = this.of(client);
      for (let at = 0; at < wanted.length; at += 2) {
        const begin = wanted[at] ?? 0;
        // The last range that begins at or before the wanted one.
        let low = 0;
        let high = have.length / 2;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((have[middle * 2] ?? 0) <= begin) low = middle + 1;
          else high = middle;
        }
        if (low === 0 || (have[low * 2 - 1] ?? 0) < (wanted[at + 1] ?? 0)) return false;
      }
    }
    return true;
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
