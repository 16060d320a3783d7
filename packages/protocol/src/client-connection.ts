import { ChunkAssembler, splitFrame } from './chunks.js';
import { CLOSE, type CloseRow } from './close-codes.js';
import { decodeMessage, encodeMessage, mayTravel, peekType } from './codec.js';
import {
  announcedLimits,
  DEFAULT_LIMITS,
  downwardChunkLimits,
  type AnnouncedLimits,
  type Limits,
} from './limits.js';
import type { AuthMessage } from './messages/auth.js';
import type { EpochMessage } from './messages/epoch.js';
import type { HelloMessage } from './messages/hello.js';
import type { NeedAuthMessage } from './messages/need-auth.js';
import type { NoticeMessage } from './messages/notice.js';
import type { RefusedMessage } from './messages/refused.js';
import type { RoleMessage } from './messages/role.js';
import { ProtocolError } from './protocol-error.js';
import { SUBPROTOCOL } from './version.js';

/** What the owner of the socket has to do, in order. */
export type ClientEffect =
  /** Write these bytes to the socket. */
  | { readonly type: 'send'; readonly bytes: Uint8Array }
  /** The server is ready: let y-websocket see `onopen`. `hello` is absent at a server without `firsat.v1`. */
  | { readonly type: 'open'; readonly hello: HelloMessage | undefined }
  /** Hand this frame to y-websocket. */
  | { readonly type: 'deliver'; readonly bytes: Uint8Array }
  /** Every change up to `n` is on the server's disk. Each `n` is told at most once per socket, rising. */
  | { readonly type: 'durable'; readonly n: number; readonly roomSeq: number }
  /** News that somebody above must judge. */
  | {
      readonly type: 'news';
      readonly message: RefusedMessage | RoleMessage | NoticeMessage | EpochMessage | NeedAuthMessage;
    }
  /** Close the socket, and treat it as if the server had closed it with this row. */
  | { readonly type: 'close'; readonly row: CloseRow; readonly detail: string };

/** `waiting` for the socket, `authenticating` until HELLO, `open`, `closed`. */
export type ClientState = 'waiting' | 'authenticating' | 'open' | 'closed';

/** What a client tells about itself in AUTH. */
export type Credentials = Omit<AuthMessage, 'type'>;

export interface ClientConnectionOptions {
  /** Upper bounds for what the server may send; what it announces itself is used for sending. */
  readonly limits?: Limits;
  /**
   * Number of the newest local change that the document holds now. On a new socket nothing is assumed
   * about what the server has (A6): this number is marked again after SyncStep2.
   */
  readonly localSeq?: number;
}

/**
 * The client's half of one `firsat.v1` socket, without the socket: it eats what the socket and the
 * y-websocket provider say and returns effects. One object per socket; never reused (A6).
 *
 * It stands between an unmodified y-websocket provider and the real socket:
 *
 * ```text
 *  provider.send ──▶ send() ─────▶ frames (in CHUNKs when large), MARK ──▶ socket
 *  provider.onopen ◀── open ◀── HELLO ── received() ◀── socket
 *  provider.onmessage ◀── deliver ◀──┘   └── durable, news, close ──▶ outbox, status
 * ```
 *
 * ```text
 *  waiting ──opened()──▶ authenticating ──HELLO──▶ open ──closed()/close──▶ closed
 *     └──opened(''), server without the subprotocol──▶ open (nothing is ever acknowledged)
 * ```
 */
export class ClientConnection {
  readonly #limits: Limits;
  readonly #assembler: ChunkAssembler;
  #sendLimits: AnnouncedLimits;
  #state: ClientState = 'waiting';
  #extended = false;
  #hello: HelloMessage | undefined;
  #step2Sent = false;
  #localSeq: number;
  #marked = 0;
  #durable = 0;
  #chunkId = 0;

  constructor(options: ClientConnectionOptions = {}) {
    const limits = options.limits ?? DEFAULT_LIMITS;
    const { chunk, sync } = downwardChunkLimits(limits);
    this.#limits = { ...limits, sync };
    this.#sendLimits = announcedLimits(limits);
    this.#assembler = new ChunkAssembler({ chunk, sync });
    this.#localSeq = options.localSeq ?? 0;
  }

  get state(): ClientState {
    return this.#state;
  }

  /** The accepted HELLO. */
  get hello(): HelloMessage | undefined {
    return this.#hello;
  }

  /** The newest number that was marked on this socket; 0 = none. */
  get marked(): number {
    return this.#marked;
  }

  /** The newest number that the server confirmed on this socket; 0 = none. */
  get durable(): number {
    return this.#durable;
  }

  /** True when a {@link flush} would send a MARK. */
  get markDue(): boolean {
    return this.#state === 'open' && this.#extended && this.#step2Sent && this.#localSeq > this.#marked;
  }

  /** The socket is open; `subprotocol` is what the server chose (`WebSocket.protocol`). HS1, HS6. */
  opened(subprotocol: string, credentials: Credentials): readonly ClientEffect[] {
    if (this.#state !== 'waiting') return [];
    if (subprotocol !== SUBPROTOCOL) {
      this.#state = 'open';
      return [{ type: 'open', hello: undefined }];
    }
    this.#extended = true;
    this.#state = 'authenticating';
    return [send(encodeMessage({ type: 'auth', ...credentials }))];
  }

  /** Renews the token on the open socket (HS5). Does nothing before HELLO and in basic mode. */
  renew(credentials: Credentials): readonly ClientEffect[] {
    if (this.#state !== 'open' || !this.#extended) return [];
    return [send(encodeMessage({ type: 'auth', ...credentials }))];
  }

  /** A message from the socket. */
  received(bytes: Uint8Array): readonly ClientEffect[] {
    if (this.#state === 'closed' || this.#state === 'waiting') return [];
    if (!this.#extended) return [{ type: 'deliver', bytes }];
    try {
      return this.#receive(bytes);
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** A frame that the y-websocket provider sends. Nothing is sent before `open`: it has no reason to. */
  send(frame: Uint8Array): readonly ClientEffect[] {
    if (this.#state !== 'open') return [];
    if (!this.#extended) return [send(frame)];
    let frames: readonly Uint8Array[];
    try {
      frames = splitFrame(frame, this.#chunkId++, this.#sendLimits);
    } catch (error) {
      return this.#fail(error);
    }
    const effects: ClientEffect[] = frames.map(send);
    if (peekType(frame) === 'sync-step-2') {
      this.#step2Sent = true;
      // Step 2 was made from the whole document, so it holds every change that was counted until now.
      effects.push(...this.flush());
    }
    return effects;
  }

  /**
   * A local change got the number `n`. Numbers rise by transaction and outlive the socket (A1). The frame
   * with the change may still be on its way to {@link send}: call {@link flush} when it has been there,
   * a microtask later or up to 50 ms later to mark several changes at once.
   */
  changed(n: number): void {
    if (n > this.#localSeq) this.#localSeq = n;
  }

  /**
   * Sends MARK for the newest change, if one is due. To be called when all frames with changes up to the
   * number of the last {@link changed} have passed {@link send}. Before SyncStep2 nothing is sent: an
   * acknowledgement that counts frames would lie about the offline backlog (A2).
   */
  flush(): readonly ClientEffect[] {
    if (!this.markDue) return [];
    this.#marked = this.#localSeq;
    return [send(encodeMessage({ type: 'mark', n: this.#marked }))];
  }

  /** The socket is gone. */
  closed(): void {
    this.#state = 'closed';
  }

  #receive(bytes: Uint8Array): readonly ClientEffect[] {
    const message = decodeMessage(bytes, this.#limits);
    if (!mayTravel(message, 'down')) throw new ProtocolError('unexpected', `${message.type} from a server`);
    if (this.#assembler.pending && message.type !== 'chunk')
      throw new ProtocolError('chunk-order', `${message.type} between the pieces of a frame`);
    switch (message.type) {
      case 'hello':
        return this.#welcome(message);
      case 'chunk': {
        this.#mustBeOpen(message.type);
        const frame = this.#assembler.add(message);
        return frame ? this.#receive(frame) : [];
      }
      case 'durable':
        this.#mustBeOpen(message.type);
        if (message.n > this.#marked)
          throw new ProtocolError('unexpected', 'durable for what was never marked');
        if (message.n <= this.#durable) return [];
        this.#durable = message.n;
        return [{ type: 'durable', n: message.n, roomSeq: message.roomSeq }];
      case 'refused':
      case 'role':
      case 'notice':
      case 'epoch':
      case 'need-auth':
        return [{ type: 'news', message }];
      case 'unknown':
        return [];
      default:
        this.#mustBeOpen(message.type);
        return [{ type: 'deliver', bytes }];
    }
  }

  #welcome(hello: HelloMessage): readonly ClientEffect[] {
    this.#hello = hello;
    const { frame, chunk, sync, document } = hello.limits;
    // A piece must fit into a frame with its header, whatever the server announces.
    this.#sendLimits = { frame, chunk: Math.max(1, Math.min(chunk, frame - 64)), sync, document };
    if (this.#state === 'open') return [];
    this.#state = 'open';
    return [{ type: 'open', hello }];
  }

  #mustBeOpen(type: string): void {
    if (this.#state !== 'open') throw new ProtocolError('unexpected', `${type} before hello`);
  }

  #fail(error: unknown): readonly ClientEffect[] {
    if (!(error instanceof ProtocolError)) throw error;
    this.#state = 'closed';
    const row = error.code === 'too-large' ? CLOSE.tooLarge : CLOSE.badProtocol;
    return [{ type: 'close', row, detail: error.message }];
  }
}

const send = (bytes: Uint8Array): ClientEffect => ({ type: 'send', bytes });
