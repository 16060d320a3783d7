import type { Limits } from '@firsat/protocol';
import type { LogRow } from '../storage/storage.js';
import { isCovered, type Coverage } from './coverage.js';

interface Waiting {
  readonly row: LogRow;
  readonly needs: Coverage;
  readonly since: number;
  /** From a log: it has been written in an earlier life of the room. */
  readonly restored: boolean;
}

/**
 * Updates whose predecessors have not come (A8). They stay outside of the document, so that they cost nothing while they
 * wait, are served to nobody, and cannot make the update of somebody else fail. Bounded in number, bytes and time: nobody
 * was told that they are saved, and their authors offer them again (A5).
 */
export class WaitingUpdates {
  readonly #limits: Pick<Limits, 'pendingUpdates' | 'pendingBytes' | 'pendingMs'>;
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #dropped = 0;

  constructor(limits: Pick<Limits, 'pendingUpdates' | 'pendingBytes' | 'pendingMs'>, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** How often something was given up. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The rows that keep them over a restart: of this life only, or they would be kept for ever. */
  rows(): readonly LogRow[] {
    this.#expire();
    return this.#waiting.filter(({ restored }) => !restored).map(({ row }) => row);
  }

  /** Keeps an update that is not here already, unless too much waits. */
  add(row: LogRow, needs: Coverage, restored = false): 'new' | 'known' | 'full' {
    this.#expire();
    if (this.#waiting.some((other) => isEqual(other.row.bytes, row.bytes))) return 'known';
    const { pendingUpdates, pendingBytes } = this.#limits;
    if (this.#waiting.length >= pendingUpdates || this.#bytes + row.bytes.length > pendingBytes)
      return 'full';
    this.#waiting.push({ row, needs, restored, since: this.#now() });
    this.#bytes += row.bytes.length;
    return 'new';
  }

  /** Takes out one whose predecessors are there now. */
  takeReady(state: (client: number) => number): LogRow | undefined {
    const at = this.#waiting.findIndex(({ needs }) => isCovered(state, needs));
    const [found] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (found) this.#bytes -= found.row.bytes.length;
    return found?.row;
  }

  clear(): void {
    this.#waiting = [];
    this.#bytes = 0;
    this.#dropped++;
  }

  #expire(): void {
    const until = this.#now() - this.#limits.pendingMs;
    // In the order of coming.
    for (let first = this.#waiting[0]; first && first.since <= until; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#bytes -= first.row.bytes.length;
      this.#dropped++;
    }
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
