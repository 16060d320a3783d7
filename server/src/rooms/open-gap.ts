import type { Coverage } from './coverage.js';

/** What a gap is closed by. */
interface Coverable {
  covers(needed: Coverage): boolean;
  readonly waitingDropped: number;
}

/** What of a session's changes lacks predecessors, and when it is in the document after all (A5). */
export class OpenGap {
  #needed = new Map<number, number>();
  /** What waits in the room is all of it: nothing was turned away or given up. */
  #kept = true;
  #dropped = 0;
  #asked = false;

  /** Notes a gap; true when the client should be asked for what it has. */
  open(gap: { readonly needed: Coverage; readonly kept: boolean }, dropped: number, step2: boolean): boolean {
    if (this.#needed.size === 0) this.#dropped = dropped;
    for (const [client, end] of gap.needed)
      this.#needed.set(client, Math.max(end, this.#needed.get(client) ?? 0));
    if (!gap.kept) this.#kept = false;
    const ask = !step2 && !this.#asked;
    this.#asked = ask || (this.#asked && !step2);
    return ask;
  }

  /** A SyncStep2 was taken whole: it held everything that the client has, what was turned away before as well. */
  offeredAll(dropped: number): void {
    this.#dropped = dropped;
    this.#kept = true;
    this.#asked = false;
  }

  /** Whether everything is in the document now; then nothing is remembered of the gap. */
  closes(room: Coverable): boolean {
    if (this.#needed.size === 0) return true;
    if (!this.#kept || this.#dropped !== room.waitingDropped || !room.covers(this.#needed)) return false;
    this.#needed.clear();
    this.#asked = false;
    return true;
  }
}
