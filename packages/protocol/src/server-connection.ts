import { ChunkAssembler, splitFrame } from './chunks.js';
import { CLOSE, type CloseRow } from './close-codes.js';
import { decodeMessage, encodeMessage, mayTravel } from './codec.js';
import type { DownMessage } from './down.js';
import { announcedLimits, DEFAULT_LIMITS, downwardChunkLimits, type Limits } from './limits.js';
import type { AuthMessage } from './messages/auth.js';
import type { HelloMessage } from './messages/hello.js';
import type { RefusedMessage } from './messages/refused.js';
import { ProtocolError } from './protocol-error.js';
import { PROTOCOL_VERSION } from './version.js';

/** What the session has to do, in order. */
export type ServerEffect =
  /** Write these bytes to the socket. */
  | { readonly type: 'send'; readonly bytes: Uint8Array }
  /** Judge this AUTH, then call `welcome` or close. `renewal`: the session is open already. */
  | { readonly type: 'authenticate'; readonly auth: AuthMessage; readonly renewal: boolean }
  /** Answer with a SyncStep2 against this state vector. */
  | { readonly type: 'sync-step-1'; readonly stateVector: Uint8Array }
  /** Apply this update, then call `applied`. */
  | { readonly type: 'change'; readonly update: Uint8Array; readonly step2: boolean }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'query-awareness' }
  /** Call `mark(n, …)` with the room's applied sequence number of this moment (A3). */
  | { readonly type: 'mark'; readonly n: number }
  | { readonly type: 'close'; readonly row: CloseRow; readonly detail: string };

export type ServerState = 'authenticating' | 'open' | 'closed';

export interface ServerConnectionOptions {
  /** Whether the client chose `firsat.v1`; otherwise it is a plain y-websocket client (basic mode). */
  readonly extended: boolean;
  readonly limits?: Limits;
}

/** The part of HELLO that the session decides; version and limits are filled in. */
export type Welcome = Omit<HelloMessage, 'type' | 'protocol' | 'limits'>;

/** What an applied change means for acknowledgements of this connection. */
export type Verdict =
  /** It is in the document, or the document had it already. */
  | 'ok'
  /** It lacks predecessors: nothing is acknowledged until `gapClosed` (A5). */
  | 'gap'
  /** It will not be saved: nothing is acknowledged on this socket any more (A5). */
  | 'refused';

/**
 * The server's half of one socket, without the socket: order of the handshake, chunks, and the
 * book-keeping of MARK and DURABLE (A3–A5). Never throws on what a client sends; it returns `close`.
 *
 * ```text
 *  authenticating ──AUTH, welcome()──▶ open ──close/closed()──▶ closed      (basic mode starts in open)
 *
 *  marks: held ──step 2 came, no gap, nothing refused──▶ waiting for durableSeq ≥ appliedSeq ──▶ DURABLE
 * ```
 */
export class ServerConnection {
  readonly #extended: boolean;
  readonly #limits: Limits;
  readonly #assembler: ChunkAssembler;
  #state: ServerState;
  #authSeen = false;
  #step2Seen = false;
  #gap = false;
  #refusedAfter: number | undefined;
  #newestMark = 0;
  #held = 0;
  #waiting: { readonly n: number; readonly appliedSeq: number }[] = [];
  #acknowledged = 0;

  constructor(options: ServerConnectionOptions) {
    this.#extended = options.extended;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#assembler = new ChunkAssembler(this.#limits);
    this.#state = options.extended ? 'authenticating' : 'open';
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Whether extension frames are spoken. */
  get extended(): boolean {
    return this.#extended;
  }

  /** A message from the socket. */
  received(bytes: Uint8Array): readonly ServerEffect[] {
    if (this.#state === 'closed') return [];
    try {
      return this.#state === 'open' ? this.#receive(bytes) : this.#receiveFirst(bytes);
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** AUTH was accepted: HELLO goes out, Yjs traffic may follow (HS2). */
  welcome(welcome: Welcome): readonly ServerEffect[] {
    if (!this.#extended || this.#state === 'closed') return [];
    this.#state = 'open';
    const limits = announcedLimits(this.#limits);
    return this.send({ type: 'hello', protocol: PROTOCOL_VERSION, ...welcome, limits });
  }

  /** The WebSocket messages of a message; nothing for extension messages in basic mode (HS6). */
  send(message: DownMessage): readonly ServerEffect[] {
    if (this.#state === 'closed') return [];
    if (!this.#extended && EXTENSION_TYPES.has(message.type)) return [];
    return this.sendFrame(encodeMessage(message));
  }

  /** As {@link send}, for a frame that was encoded once for many connections. */
  sendFrame(frame: Uint8Array): readonly ServerEffect[] {
    if (this.#state === 'closed') return [];
    // A basic client cannot join chunks; it has no frame limit of its own either.
    if (!this.#extended) return [{ type: 'send', bytes: frame }];
    try {
      return sharedPieces(frame, this.#limits).map((bytes) => ({ type: 'send', bytes }));
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** A `change` effect has been judged. Effects are acknowledgements that became possible. */
  applied(step2: boolean, verdict: Verdict, appliedSeq: number, durableSeq: number): readonly ServerEffect[] {
    if (verdict === 'gap') this.#gap = true;
    if (verdict === 'refused') this.#refusedAfter ??= this.#newestMark;
    if (!step2) return [];
    this.#step2Seen = true;
    return this.#release(appliedSeq, durableSeq);
  }

  /** Whether a change of this connection still waits for its predecessors. */
  get hasGap(): boolean {
    return this.#gap;
  }

  /** Everything that this connection sent is in the document now. */
  gapClosed(appliedSeq: number, durableSeq: number): readonly ServerEffect[] {
    this.#gap = false;
    return this.#release(appliedSeq, durableSeq);
  }

  /** MARK(n) arrived when the room had applied changes up to `appliedSeq` (A3). */
  mark(n: number, appliedSeq: number, durableSeq: number): readonly ServerEffect[] {
    if (n > this.#newestMark) this.#newestMark = n;
    if (this.#refusedAfter !== undefined) return [];
    // A MARK before this socket's SyncStep2 says nothing about the client's backlog: it counts from
    // the moment step 2 has been applied (A2 belongs to the client; the server does not rely on it).
    if (!this.#step2Seen || this.#gap) {
      this.#held = Math.max(this.#held, n);
      return [];
    }
    this.#waiting.push({ n, appliedSeq });
    return this.durable(durableSeq);
  }

  /** The room's changes up to `durableSeq` are committed: the newest DURABLE that is true now (A4). */
  durable(durableSeq: number): readonly ServerEffect[] {
    let newest = 0;
    while (this.#waiting[0] && this.#waiting[0].appliedSeq <= durableSeq) {
      newest = Math.max(newest, this.#waiting[0].n);
      this.#waiting.shift();
    }
    if (newest <= this.#acknowledged) return [];
    this.#acknowledged = newest;
    return this.send({ type: 'durable', n: newest, roomSeq: durableSeq });
  }

  /** REFUSED with the marks between which the refused change lies. Call after `applied(…, 'refused')`. */
  refuse(reason: Omit<RefusedMessage, 'type' | 'from' | 'to'>): readonly ServerEffect[] {
    return this.send({ type: 'refused', ...reason, from: this.#refusedAfter ?? this.#newestMark, to: 0 });
  }

  /** The socket is gone or about to be closed by the server. */
  closed(): void {
    this.#state = 'closed';
  }

  #release(appliedSeq: number, durableSeq: number): readonly ServerEffect[] {
    if (!this.#step2Seen || this.#gap || this.#refusedAfter !== undefined || this.#held === 0) return [];
    this.#waiting.push({ n: this.#held, appliedSeq });
    this.#held = 0;
    return this.durable(durableSeq);
  }

  #receiveFirst(bytes: Uint8Array): readonly ServerEffect[] {
    if (bytes.length > this.#limits.preAuth) throw new ProtocolError('too-large', 'first frame');
    const message = decodeMessage(bytes, this.#limits);
    if (message.type !== 'auth' || this.#authSeen)
      throw new ProtocolError('unexpected', `${message.type} before hello`);
    this.#authSeen = true;
    return [{ type: 'authenticate', auth: message, renewal: false }];
  }

  #receive(bytes: Uint8Array): readonly ServerEffect[] {
    const message = decodeMessage(bytes, this.#limits);
    if (!mayTravel(message, 'up')) throw new ProtocolError('unexpected', `${message.type} from a client`);
    if (this.#assembler.pending && message.type !== 'chunk')
      throw new ProtocolError('chunk-order', `${message.type} between the pieces of a frame`);
    switch (message.type) {
      case 'chunk': {
        this.#mustExtend(message.type);
        const frame = this.#assembler.add(message);
        return frame ? this.#receive(frame) : [];
      }
      case 'auth':
        this.#mustExtend(message.type);
        return [{ type: 'authenticate', auth: message, renewal: true }];
      case 'mark':
        this.#mustExtend(message.type);
        return [{ type: 'mark', n: message.n }];
      case 'sync-step-1':
        return [{ type: 'sync-step-1', stateVector: message.stateVector }];
      case 'sync-step-2':
        return [{ type: 'change', update: message.update, step2: true }];
      case 'update':
        return [{ type: 'change', update: message.update, step2: false }];
      case 'awareness':
        return [{ type: 'awareness', update: message.update }];
      case 'query-awareness':
        return [{ type: 'query-awareness' }];
      default:
        return []; // an extension of a newer client
    }
  }

  #fail(error: unknown): readonly ServerEffect[] {
    if (!(error instanceof ProtocolError)) throw error;
    this.#state = 'closed';
    const row = error.code === 'too-large' ? CLOSE.tooLarge : CLOSE.badProtocol;
    return [{ type: 'close', row, detail: error.message }];
  }

  #mustExtend(type: string): void {
    if (!this.#extended) throw new ProtocolError('unexpected', `${type} in basic mode`);
  }
}

/** The pieces of frames that were too large to be sent as they are: the same bytes for all who join. */
const pieces = new WeakMap<Uint8Array, { readonly limits: Limits; readonly frames: readonly Uint8Array[] }>();

function sharedPieces(frame: Uint8Array, limits: Limits): readonly Uint8Array[] {
  if (frame.length <= limits.chunk) return [frame];
  const known = pieces.get(frame);
  if (known?.limits === limits) return known.frames;
  // Pieces of two frames never mix (LIM3), so their ids need not differ.
  const frames = splitFrame(frame, 0, downwardChunkLimits(limits));
  pieces.set(frame, { limits, frames });
  return frames;
}

const EXTENSION_TYPES: ReadonlySet<DownMessage['type']> = new Set<DownMessage['type']>([
  'hello',
  'durable',
  'refused',
  'role',
  'notice',
  'epoch',
  'need-auth',
  'chunk',
]);
