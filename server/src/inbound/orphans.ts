import type { Limits } from '@firsat/protocol';

/** What becomes of the part of an update that lacks predecessors; its sender is told nothing is saved before it is `applied`. */
export interface Gap {
  state: 'waiting' | 'applied' | 'dropped';
}

/** The part of an update that lacks predecessors. */
export interface Orphan {
  readonly gap: Gap;
  readonly bytes: Uint8Array;
  /** Who sent it; `undefined` for a row of a log that does not say. */
  readonly user: string | undefined;
  /** Worth another try when the document has come to `end` of `client`. */
  readonly waitsFor: { readonly client: number; readonly end: number };
}

/**
 * Updates whose predecessors have not come yet. They wait here, outside of the document: inside, Yjs would
 * merge them anew at each update (quadratic), serve them to everyone who joins, and keep them for ever. Here
 * they are bounded in number, bytes and time; what is dropped was never acknowledged, so its author offers it
 * again (A5).
 */
export class Orphans {
  readonly #limits: Pick<Limits, 'pendingUpdates' | 'pendingBytes' | 'pendingMs'>;
  readonly #now: () => number;
  /** In the order of coming. */
  readonly #waiting = new Map<Orphan, number>();
  readonly #byClient = new Map<number, Set<Orphan>>();
  #bytes = 0;

  constructor(limits: Pick<Limits, 'pendingUpdates' | 'pendingBytes' | 'pendingMs'>, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  get size(): number {
    return this.#waiting.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Keeps it, if there is room and it is not kept already. */
  add(orphan: Orphan): { readonly kept: boolean; readonly gap: Gap } {
    this.expire();
    const { client } = orphan.waitsFor;
    const same = this.#byClient.get(client) ?? new Set();
    for (const other of same) if (equal(other, orphan)) return { kept: false, gap: other.gap };
    const { pendingUpdates, pendingBytes } = this.#limits;
    if (this.#waiting.size >= pendingUpdates || this.#bytes + orphan.bytes.length > pendingBytes) {
      orphan.gap.state = 'dropped';
      return { kept: false, gap: orphan.gap };
    }
    this.#byClient.set(client, same.add(orphan));
    this.#waiting.set(orphan, this.#now());
    this.#bytes += orphan.bytes.length;
    return { kept: true, gap: orphan.gap };
  }

  /** Takes out those that wait for one of these clients and may fit now. */
  ready(clients: Iterable<number>, state: (client: number) => number): readonly Orphan[] {
    if (this.#waiting.size === 0) return [];
    const found: Orphan[] = [];
    for (const client of clients)
      for (const orphan of this.#byClient.get(client) ?? [])
        if (state(client) >= orphan.waitsFor.end) found.push(orphan);
    for (const orphan of found) this.#remove(orphan);
    return found;
  }

  /** Drops what has waited for too long. */
  expire(): void {
    const until = this.#now() - this.#limits.pendingMs;
    for (const [orphan, at] of this.#waiting) {
      if (at > until) return;
      this.#remove(orphan);
      orphan.gap.state = 'dropped';
    }
  }

  #remove(orphan: Orphan): void {
    if (!this.#waiting.delete(orphan)) return;
    this.#bytes -= orphan.bytes.length;
    const { client } = orphan.waitsFor;
    const same = this.#byClient.get(client);
    same?.delete(orphan);
    if (same?.size === 0) this.#byClient.delete(client);
  }
}

function equal(a: Orphan, b: Orphan): boolean {
  return (
    a.user === b.user &&
    a.bytes.length === b.bytes.length &&
    a.bytes.every((byte, index) => byte === b.bytes[index])
  );
}
