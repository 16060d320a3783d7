import { CLOSE, ClientConnection, SUBPROTOCOL, peekType, type ClientEffect } from '@firsat/protocol';
import type { MarkingSocket, SocketSession } from './socket-session.js';

/** Changes of this many milliseconds are marked together (A2 allows 50). */
const MARK_MS = 20;
/** From the start of a connection until Yjs traffic may begin: y-websocket itself would wait for ever. */
const HANDSHAKE_MS = 15_000;
const RENEW_BEFORE_MS = 60_000;
/** A renewal that failed, was not answered, or brought the same token again is tried again after so long, then after twice as long … */
const RENEW_AGAIN_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** "Ended without a close frame". */
const LOST = 1006;

/** What y-websocket reads of a close event. */
interface Ended {
  readonly code: number;
  readonly reason: string;
}

type Timer = ReturnType<typeof setTimeout>;

/**
 * Makes a class that y-websocket can use in place of `WebSocket` (only `new WS(url, protocols)`, the `on…` handlers,
 * `send`, `close`, `readyState`, `binaryType` and `OPEN` are used). It is the only place that joins the protocol's
 * extension to a real socket: it authenticates before y-websocket sees `onopen`, marks local changes, takes the
 * extension's frames out of the traffic and reports confirmations.
 *
 * ```text
 *  token ──▶ real socket ──▶ AUTH … HELLO ──▶ onopen ──▶ frames both ways, MARK / DURABLE ──▶ onclose
 * ```
 */
export function makeFirsatSocket(session: SocketSession): typeof globalThis.WebSocket {
  class FirsatSocket implements MarkingSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly OPEN = 1;
    binaryType = 'arraybuffer';
    readyState = 0;
    onopen: ((event: unknown) => void) | null = null;
    onmessage: ((event: { readonly data: Uint8Array }) => void) | null = null;
    onclose: ((event: Ended) => void) | null = null;
    onerror: ((event: unknown) => void) | null = null;
    readonly #url: string;
    #connection = new ClientConnection({ localSeq: session.localSeq() });
    #socket: WebSocket | undefined;
    #openTimer: Timer | undefined;
    #handshakeTimer: Timer | undefined;
    #markTimer: Timer | undefined;
    #renewTimer: Timer | undefined;
    #renewals = 0;
    #renewing = false;
    /** The server's clock minus the one of this page: this device's own clock does not matter (F27). */
    #clockAhead = 0;

    constructor(url: string) {
      this.#url = url;
      session.attached(this); // from now on: what is numbered before HELLO must be marked after it
      this.#openTimer = setTimeout(() => void this.#start(), session.openDelay());
    }

    send(data: Uint8Array): void {
      this.#run(this.#connection.send(data));
    }

    /** Called by y-websocket, which hears of nothing afterwards. */
    close(): void {
      this.#end();
    }

    changed(n: number): void {
      this.#connection.changed(n);
      // By then the frame with the change, sent in the same turn, has passed `send` (A2).
      this.#markTimer ??= setTimeout(() => {
        this.#markTimer = undefined;
        this.#run(this.#connection.flush());
      }, MARK_MS);
    }

    async #start(): Promise<void> {
      this.#handshakeTimer = setTimeout(() => this.#lost({ code: LOST, reason: '' }), HANDSHAKE_MS);
      let credentials;
      try {
        credentials = await session.credentials();
      } catch {
        if (this.readyState !== 0) return;
        session.tokenFailed();
        this.#lost({ code: LOST, reason: '' });
        return;
      }
      if (this.readyState !== 0) return;
      let socket: WebSocket;
      try {
        socket = new session.WebSocket(this.#url, [SUBPROTOCOL]);
      } catch (error) {
        this.onerror?.(error); // an address that is none, or one that the page's policy forbids
        this.#lost({ code: LOST, reason: '' });
        return;
      }
      this.#socket = socket;
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => this.#run(this.#connection.opened(socket.protocol, credentials));
      socket.onmessage = (event: MessageEvent) => this.#receive(event.data);
      socket.onerror = (event) => this.onerror?.(event);
      socket.onclose = (event) => this.#lost({ code: event.code, reason: event.reason });
    }

    #receive(data: unknown): void {
      if (!(data instanceof ArrayBuffer)) return; // text frames are nobody's
      const bytes = new Uint8Array(data);
      if (this.#connection.state === 'authenticating' && !isExtension(bytes)) this.#becomeBasic();
      this.#run(this.#connection.received(bytes));
    }

    /**
     * Servers that echo whatever subprotocol is offered (the `ws` package does unless told otherwise) look like ours until
     * they speak: ours says nothing before HELLO. What speaks Yjs at once is a plain y-websocket server.
     */
    #becomeBasic(): void {
      this.#connection = new ClientConnection({ localSeq: session.localSeq() });
      this.#run(this.#connection.opened('', { token: '', clientVersion: '', schema: 0, epoch: 0 }));
    }

    #run(effects: readonly ClientEffect[]): void {
      for (const effect of effects) {
        if (this.readyState > 1) return;
        switch (effect.type) {
          case 'send':
            // Copied into a buffer of its own: the frame may be a view that its maker goes on to use.
            if (this.#socket?.readyState === 1) this.#socket.send(effect.bytes.slice());
            break;
          case 'open':
            clearTimeout(this.#handshakeTimer);
            this.readyState = 1;
            this.#clockAhead = (effect.hello?.serverTime ?? 0) - performance.now();
            this.#planRenewal(effect.hello?.exp ?? null);
            session.opened(effect.hello);
            this.onopen?.({ type: 'open' });
            break;
          case 'deliver':
            this.#deliver(effect.bytes);
            break;
          case 'durable':
            session.durable(effect.n);
            break;
          case 'news':
            if (effect.message.type === 'need-auth') void this.#renew();
            if (effect.message.type === 'role') this.#planRenewal(effect.message.exp);
            session.news(effect.message);
            break;
          case 'close':
            this.#lost({ code: effect.row.code, reason: effect.row.reason });
            break;
        }
      }
    }

    #deliver(bytes: Uint8Array): void {
      try {
        this.onmessage?.({ data: bytes });
      } catch {
        // y-websocket could not read the frame; going on would mean to miss a part of the document.
        this.#lost({ code: CLOSE.badProtocol.code, reason: CLOSE.badProtocol.reason });
      }
    }

    #planRenewal(exp: number | null): void {
      clearTimeout(this.#renewTimer);
      if (exp === null) return;
      const delay = exp - this.#clockAhead - performance.now() - RENEW_BEFORE_MS;
      if (delay > 0) this.#renewals = 0;
      if (delay < LONGEST_TIMER_MS) this.#renewSoon(delay);
    }

    /** After `delay`, but not at once again and again. */
    #renewSoon(delay = 0): void {
      clearTimeout(this.#renewTimer);
      const pause =
        this.#renewals === 0
          ? 1_000
          : Math.min(LONGEST_PAUSE_MS, RENEW_AGAIN_MS * 2 ** (this.#renewals - 1)) * (1 + session.jitter());
      this.#renewTimer = setTimeout(() => void this.#renew(), Math.max(delay, pause));
    }

    /** In-band: reading and writing go on meanwhile. When it fails for good the server ends the connection, and the usual retry asks again. */
    async #renew(): Promise<void> {
      if (this.#renewing) return;
      this.#renewing = true;
      this.#renewals += 1;
      try {
        const credentials = await session.credentials();
        this.#run(this.#connection.renew(credentials));
      } catch {
        if (this.readyState === 1) session.tokenFailed();
      } finally {
        this.#renewing = false;
        // The answer, ROLE with a later end, replaces this plan.
        if (this.readyState === 1) this.#renewSoon();
      }
    }

    /** The connection ended and y-websocket must hear of it. */
    #lost(event: Ended): void {
      if (this.readyState === 3) return;
      this.#end();
      this.onclose?.(event);
    }

    #end(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      for (const timer of [this.#openTimer, this.#handshakeTimer, this.#markTimer, this.#renewTimer])
        clearTimeout(timer);
      this.#connection.closed();
      session.attached(undefined);
      const socket = this.#socket;
      if (socket === undefined) return;
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.onerror = () => undefined; // closing while connecting is reported as an error
      socket.close();
    }
  }
  // y-websocket asks for the type of the whole browser class and uses the part named above.
  return FirsatSocket as unknown as typeof globalThis.WebSocket;
}

const YJS_TYPES: ReadonlySet<string> = new Set([
  'sync-step-1',
  'sync-step-2',
  'update',
  'awareness',
  'query-awareness',
]);

function isExtension(bytes: Uint8Array): boolean {
  return !YJS_TYPES.has(peekType(bytes));
}
