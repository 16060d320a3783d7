import { encodeMessage, type Limits } from '@firsat/protocol';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The frame that keeps an idle connection alive: presence of nobody. */
export const KEEP_ALIVE = encodeMessage({ type: 'awareness', update: Uint8Array.from([0]) });

/** Most clients whose presence a room keeps. */
const MAX_CLIENTS = 200;
/** Clocks from here on were stamped by a server (seconds since 1970); a client's own begin at 0. */
const STAMPED = 1_000_000_000;

interface Entry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

interface Present {
  owner: object;
  /** The clock that the others know. */
  stamp: number;
  state: string;
}

/**
 * Who is in a room. Each client id belongs to the session that announced it; what others say about it is
 * dropped, since an unmodified y-websocket client repeats everyone's presence to the server. The server
 * stamps the clocks itself, so that a client that returns is seen at once: its own clock has not moved
 * meanwhile, and the others would take its presence for old news. No timers: the end of a session ends
 * its presence.
 */
export class Presence {
  readonly #present = new Map<number, Present>();
  readonly #lastStamp = new Map<number, number>();
  readonly #limits: Pick<Limits, 'awareness'>;
  readonly #now: () => number;

  constructor(limits: Pick<Limits, 'awareness'>, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Number of clients that are present. */
  get size(): number {
    return this.#present.size;
  }

  /**
   * Takes an awareness update of a session; the frame that the others should get, if anything changed.
   *
   * @throws Error when the bytes are no awareness update
   */
  receive(owner: object, update: Uint8Array): Uint8Array | undefined {
    const changed = readEntries(update).flatMap((entry) => this.#take(owner, entry));
    return changed.length > 0 ? frameOf(changed) : undefined;
  }

  /** The session is gone; the frame that tells the others, if it had announced anyone. */
  leave(owner: object): Uint8Array | undefined {
    const gone = [...this.#present].filter(([, present]) => present.owner === owner);
    return gone.length > 0 ? frameOf(gone.map(([clientId]) => this.#remove(clientId))) : undefined;
  }

  /** The frame with everyone whom this session did not announce itself. */
  everyoneBut(owner: object): Uint8Array | undefined {
    const others = [...this.#present].filter(([, present]) => present.owner !== owner);
    if (others.length === 0) return undefined;
    return frameOf(others.map(([clientId, { stamp, state }]) => ({ clientId, clock: stamp, state })));
  }

  #take(owner: object, { clientId, clock, state }: Entry): Entry[] {
    const known = this.#present.get(clientId);
    const mine = known?.owner === owner;
    // Somebody else's client: an echo, unless the client itself comes by a new socket with its own clock.
    if (known && !mine && clock >= STAMPED) return [];
    // Nobody's client: an echo about one that has just left carries a clock that we stamped.
    if (!known && clock >= STAMPED && clock <= (this.#lastStamp.get(clientId) ?? 0)) return [];
    if (state === 'null') return mine ? [this.#remove(clientId)] : [];
    if (state.length > this.#limits.awareness || !isJson(state)) return [];
    if (!known && this.#present.size >= MAX_CLIENTS) return [];
    const stamp = this.#stamp(clientId);
    this.#present.set(clientId, { owner, stamp, state });
    return [{ clientId, clock: stamp, state }];
  }

  #remove(clientId: number): Entry {
    this.#present.delete(clientId);
    return { clientId, clock: this.#stamp(clientId), state: 'null' };
  }

  /** Rises also over a restart of the server, as long as a client changes less than once a second on average. */
  #stamp(clientId: number): number {
    const stamp = Math.max((this.#lastStamp.get(clientId) ?? 0) + 1, Math.floor(this.#now() / 1000), STAMPED);
    this.#lastStamp.set(clientId, stamp);
    return stamp;
  }
}

function readEntries(update: Uint8Array): Entry[] {
  // A copy: lib0's reader takes lengths on trust and would hand out what lies behind a view.
  const decoder = decoding.createDecoder(update.slice());
  const count = decoding.readVarUint(decoder);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: decoding.readVarString(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new Error('bytes after the presence');
  return entries;
}

function frameOf(entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encodeMessage({ type: 'awareness', update: encoding.toUint8Array(encoder) });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
