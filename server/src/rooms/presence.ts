import { encodeMessage, type Limits } from '@firsat/protocol';
import * as encoding from 'lib0/encoding';
import type { Clock } from '../clock.js';
import { TokenBucket } from '../inbound/token-bucket.js';
import { isGone, readEntries, stampedState, type RawEntry, type Speaker } from './presence-state.js';

/** The frame that keeps an idle connection alive: presence of nobody. */
export const KEEP_ALIVE = encodeMessage({ type: 'awareness', update: Uint8Array.from([0]) });

/** Clocks from here on were stamped by a server (tenths of seconds since 1970); a client's own begin at 0. */
const STAMPED = 1_000_000_000;
const STAMP_MS = 100;
/** Client ids that one session may announce: tabs may share a socket. */
const MAX_PER_SESSION = 20;
/** How long a client's last clock is remembered: longer than others repeat it. */
const REMEMBER_MS = 60_000;

interface Entry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

/** What is known of a session in the room. */
interface Owner {
  readonly bucket: TokenBucket;
  /** Newest states that were too many to go on at once. */
  readonly late: Map<number, string>;
  clients: number;
}

interface Present {
  owner: object;
  readonly user: string | undefined;
  /** The clock that the others know. */
  stamp: number;
  state: string;
}

export interface PresenceOptions {
  readonly limits: Pick<Limits, 'awareness' | 'presences' | 'presencePerSecond'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Sends what had to wait a moment, to all but the session that it came from. */
  readonly broadcast: (frame: Uint8Array, except: object) => void;
  /** The user whose edits a client id stands for in the document, if it has any. */
  readonly userOf?: (clientId: number) => string | undefined;
}

/**
 * Who is in a room. Each client id belongs to the session that announced it; what others say about it is
 * dropped, since an unmodified y-websocket client repeats everyone's presence to the server. The server says
 * who somebody is and stamps the clocks itself, so that a client that returns is seen at once: its own clock
 * has not moved meanwhile, and the others would take its presence for old news. A timer runs only while
 * something has to wait: the end of a session ends its presence.
 */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #present = new Map<number, Present>();
  readonly #owners = new Map<object, Owner>();
  /** Clocks of those who have left; in the order of leaving. */
  readonly #left = new Map<number, { readonly stamp: number; readonly until: number }>();
  #cancelFlush: (() => void) | undefined;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** Number of clients that are present. */
  get size(): number {
    return this.#present.size;
  }

  /** Number of clients of which anything is remembered. */
  get remembered(): number {
    return this.#present.size + this.#left.size;
  }

  /**
   * Takes an awareness update of a session; the frame that the others should get now, if anything changed.
   *
   * @param speaker who the session is; `undefined` where the server does not know people apart
   * @throws UpdateFault when the bytes are no awareness update, or one of too many clients
   */
  receive(owner: object, update: Uint8Array, speaker?: Speaker): Uint8Array | undefined {
    // Twice: a client may still repeat those who have just left.
    const entries = readEntries(update, 2 * this.#options.limits.presences);
    const changed = entries.flatMap((entry) => this.#take(owner, entry, speaker));
    return changed.length > 0 ? frameOf(changed) : undefined;
  }

  /** The session is gone; the frame that tells the others, if it had announced anyone. */
  leave(owner: object): Uint8Array | undefined {
    if (!this.#owners.delete(owner)) return undefined;
    if (this.#owners.size === 0) this.#stopFlush();
    const gone = [...this.#present].filter(([, present]) => present.owner === owner);
    return gone.length > 0 ? frameOf(gone.map(([clientId]) => this.#remove(clientId))) : undefined;
  }

  /** The frame with everyone whom this session did not announce itself. */
  everyoneBut(owner: object): Uint8Array | undefined {
    const others = [...this.#present].filter(([, present]) => present.owner !== owner);
    if (others.length === 0) return undefined;
    return frameOf(others.map(([clientId, { stamp, state }]) => ({ clientId, clock: stamp, state })));
  }

  #take(owner: object, entry: RawEntry, speaker: Speaker | undefined): readonly Entry[] {
    const { limits, userOf, clock } = this.#options;
    const { clientId } = entry;
    const known = this.#present.get(clientId);
    const mine = known?.owner === owner;
    if (isGone(entry)) return mine ? [this.#remove(clientId)] : [];
    const isEcho = entry.clock >= STAMPED;
    // Somebody else's client, unless it is one's own that comes by a new socket while the old one is not known
    // to be dead (F53).
    if (known && !mine && (isEcho || known.user !== speaker?.id)) return [];
    // Nobody's client: an echo about one that has just left carries a clock that we stamped.
    if (!known && isEcho && entry.clock <= (this.#left.get(clientId)?.stamp ?? 0)) return [];
    const bound = speaker && userOf?.(clientId);
    if (bound !== undefined && bound !== speaker?.id) return [];
    const session = this.#ownerOf(owner, clock.now());
    if (!mine && session.clients >= MAX_PER_SESSION) return [];
    if (!known && this.#present.size >= limits.presences) return [];
    // Last, since it costs most.
    const state = stampedState(entry, limits.awareness, speaker);
    if (state === undefined) return [];
    if (!mine) session.clients++;
    if (known && !mine) this.#letGo(known.owner, clientId);
    if (mine && !session.bucket.take(1, clock.now())) {
      session.late.set(clientId, state);
      this.#cancelFlush ??= clock.after(1000 / limits.presencePerSecond, () => {
        this.#flush();
      });
      return [];
    }
    session.late.delete(clientId);
    return [this.#set(clientId, owner, speaker?.id, state)];
  }

  /** The newest of what had to wait. */
  #flush(): void {
    this.#cancelFlush = undefined;
    const { limits, clock, broadcast } = this.#options;
    let waiting = false;
    for (const [owner, session] of this.#owners) {
      const entries: Entry[] = [];
      for (const [clientId, state] of session.late) {
        if (!session.bucket.take(1, clock.now())) {
          waiting = true;
          break;
        }
        session.late.delete(clientId);
        entries.push(this.#set(clientId, owner, this.#present.get(clientId)?.user, state));
      }
      if (entries.length > 0) broadcast(frameOf(entries), owner);
    }
    if (!waiting) return;
    this.#cancelFlush = clock.after(1000 / limits.presencePerSecond, () => {
      this.#flush();
    });
  }

  #stopFlush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
  }

  #ownerOf(owner: object, now: number): Owner {
    const known = this.#owners.get(owner);
    if (known) return known;
    const perSecond = this.#options.limits.presencePerSecond;
    const made = {
      bucket: new TokenBucket({ perSecond, capacity: perSecond }, now),
      late: new Map(),
      clients: 0,
    };
    this.#owners.set(owner, made);
    return made;
  }

  #set(clientId: number, owner: object, user: string | undefined, state: string): Entry {
    const stamp = this.#stamp(clientId);
    this.#left.delete(clientId);
    this.#present.set(clientId, { owner, user, stamp, state });
    return { clientId, clock: stamp, state };
  }

  #remove(clientId: number): Entry {
    const stamp = this.#stamp(clientId);
    const present = this.#present.get(clientId);
    if (present) this.#letGo(present.owner, clientId);
    this.#present.delete(clientId);
    this.#forget();
    this.#left.set(clientId, { stamp, until: this.#options.clock.now() + REMEMBER_MS });
    return { clientId, clock: stamp, state: 'null' };
  }

  #letGo(owner: object, clientId: number): void {
    const session = this.#owners.get(owner);
    if (!session) return;
    session.clients--;
    session.late.delete(clientId);
  }

  #forget(): void {
    const now = this.#options.clock.now();
    for (const [clientId, { until }] of this.#left) {
      // A clock that was set back must not keep them for ever.
      if (until > now && until <= now + REMEMBER_MS && this.#left.size < 10 * this.#options.limits.presences)
        return;
      this.#left.delete(clientId);
    }
  }

  /** Rises also over a restart of the server: a client's presence changes less than ten times a second. */
  #stamp(clientId: number): number {
    const last = this.#present.get(clientId)?.stamp ?? this.#left.get(clientId)?.stamp ?? 0;
    return Math.max(last + 1, Math.floor(this.#options.clock.now() / STAMP_MS), STAMPED);
  }
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
