import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE, SUBPROTOCOL, type Limits } from '@firsat/protocol';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Authorizer } from '../auth/authorizer.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { Metrics } from '../ops/metrics.js';
import { KEEP_ALIVE } from '../rooms/presence.js';
import type { RoomRegistry } from '../rooms/room-registry.js';
import { Session } from '../rooms/session.js';
import { parseSyncPath, type DocumentName } from './sync-path.js';
import type { Gatekeeper } from './gatekeeper.js';
import { createWsSocket } from './ws-socket.js';

export interface WsTransportOptions {
  readonly http: Server;
  readonly registry: RoomRegistry;
  readonly authorizer: Authorizer;
  readonly gatekeeper: Gatekeeper;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** Random enough for a log: ids of sessions. */
  readonly newId: () => string;
  /** False before the storage is open and from the beginning of the shutdown. */
  readonly accepting: () => boolean;
}

/** An unmodified y-websocket client reconnects after 30 s without a message: data must come before that. */
const IDLE_MS = 15_000;
/** How long a peer may take to answer a close before its socket is cut. */
const CLOSE_MS = 1_000;
/** How often idle sockets are looked for. */
const SWEEP_MS = 5_000;
/** A socket that has not answered a ping until the next one is dead: found within twice this time (F28: 30 s). */
const PING_MS = 12_000;
/** Those who are sent away come back one after the other: the time for each, and for all (F30). */
const RETURN_MS = 10;
const RETURN_WINDOW_MS = 30_000;

/** Rights are looked at again this often, whoever has changed them and however (sync.md 4.4). */
const REVIEW_MS = 30_000;
/** Longer tickets are none. */
const MAX_TICKET = 256;

interface Connected {
  readonly session: Session;
  readonly workspace: string;
  reviewedAt: number;
  alive: boolean;
}

/** Upgrades HTTP connections to sessions. One timer for all sockets. */
export class WsTransport {
  readonly #options: WsTransportOptions;
  readonly #wss: WebSocketServer;
  readonly #connected = new Map<WebSocket, Connected>();
  readonly #perWorkspace = new Map<string, number>();
  readonly #stopTimers: readonly (() => void)[];

  constructor(options: WsTransportOptions) {
    this.#options = options;
    const settings = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: options.limits.frame,
      closeTimeout: CLOSE_MS,
      // Only ours is ever chosen; a client that offers others only is in basic mode.
      handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : (false as const)),
    };
    this.#wss = new WebSocketServer(settings);
    options.http.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
    this.#stopTimers = [
      options.clock.every(SWEEP_MS, () => {
        this.#keepAlive();
        if (!options.authorizer.open) this.#reviewOld();
      }),
      options.clock.every(PING_MS, () => {
        this.#ping();
      }),
      options.authorizer.watch(({ workspace, user }) => {
        for (const connected of this.#connected.values()) {
          // One that is being admitted has no user yet; it may be this one.
          const who = connected.session.user?.id;
          if (connected.workspace === workspace && (user === undefined || who === undefined || who === user))
            this.#review(connected);
        }
      }),
    ];
  }

  get sessionCount(): number {
    return this.#connected.size;
  }

  /** Tells every `firsat.v1` client that the server goes away, and each another time to come back: from `retryAfterMs` on. */
  announceRestart(retryAfterMs: number): void {
    const step = Math.min(RETURN_MS, RETURN_WINDOW_MS / this.#connected.size);
    let wait = retryAfterMs;
    for (const { session } of this.#connected.values()) {
      session.tell({ type: 'notice', kind: 'restart', retryAfterMs: Math.round(wait) });
      wait += step;
    }
  }

  /** Closes what is left; sockets that do not answer the close are cut soon after. */
  close(): void {
    for (const stop of this.#stopTimers) stop();
    for (const { session } of this.#connected.values()) session.close(CLOSE.restart);
  }

  /** Cuts every socket at once. */
  terminate(): void {
    for (const socket of this.#connected.keys()) socket.terminate();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Between the upgrade and the handshake nobody else listens: an error without a listener ends the process.
    socket.on('error', ignore);
    const document = parseSyncPath(request.url ?? '');
    if (!document) {
      this.#refuse(socket, 404, 'Not Found');
      return;
    }
    const { gatekeeper, accepting } = this.#options;
    const key = gatekeeper.keyOf(request);
    const refusal = gatekeeper.upgrade(request, key);
    if (refusal) {
      this.#refuse(socket, refusal.status, refusal.text);
      return;
    }
    if (!accepting() || this.#isFull(document.workspace)) {
      this.#refuse(socket, 503, 'Service Unavailable');
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (websocket) => {
      this.#connect(websocket, document, request, key);
    });
  }

  #connect(socket: WebSocket, document: DocumentName, request: IncomingMessage, key: string): void {
    const { newId, logger, metrics, registry, authorizer, gatekeeper, clock, limits } = this.#options;
    socket.binaryType = 'nodebuffer';
    const id = newId();
    socket.on('error', (error: Error & { code?: string }) => {
      logger.info('bad-frame', { session: id, code: error.code ?? error.name });
      // ws has sent its close frame (1002, 1007 or 1009); the peer may take its time to answer.
      session.socketClosed(closeCodeOf(error));
    });
    const extended = socket.protocol === SUBPROTOCOL;
    const ticket = extended ? '' : ticketOf(request.url ?? '');
    // Our own client behind a proxy that drops Sec-WebSocket-Protocol looks like this (F37).
    if (!authorizer.open && !extended && ticket === '')
      logger.warn('no-subprotocol-no-ticket', { session: id });
    const gate = gatekeeper.forKey(key);
    const session = new Session({
      id,
      document,
      extended,
      ticket,
      gate: { ...gate, enter: (user) => this.#enter(document.workspace, () => gate.enter(user)) },
      origin: request.headers.origin ?? null,
      socket: createWsSocket(socket, request.socket),
      registry,
      authorizer,
      clock,
      logger,
      metrics,
      limits,
    });
    const connected: Connected = {
      session,
      workspace: document.workspace,
      reviewedAt: clock.now(),
      alive: true,
    };
    this.#connected.set(socket, connected);
    socket.on('message', (data: RawData, isBinary: boolean) => {
      connected.alive = true;
      if (isBinary) session.receive(bytesOf(data));
      else session.close(CLOSE.badProtocol);
    });
    socket.on('pong', () => {
      connected.alive = true;
    });
    socket.on('close', (code: number) => {
      session.socketClosed(code);
      this.#connected.delete(socket);
    });
  }

  #refuse(socket: Duplex, status: number, text: string): void {
    this.#options.metrics.upgradeRefused(status);
    refuse(socket, `${status} ${text}`);
  }

  #isFull(workspace: string): boolean {
    return (this.#perWorkspace.get(workspace) ?? 0) >= this.#options.limits.connectionsPerWorkspace;
  }

  /** A place in the workspace for somebody admitted: strangers who only know its name cannot fill it. */
  #enter(workspace: string, next: () => (() => void) | undefined): (() => void) | undefined {
    if (this.#isFull(workspace)) return undefined;
    const leave = next();
    if (!leave) return undefined;
    this.#count(workspace, 1);
    return () => {
      leave();
      this.#count(workspace, -1);
    };
  }

  #review(connected: Connected): void {
    connected.reviewedAt = this.#options.clock.now();
    void connected.session.review();
  }

  #reviewOld(): void {
    const due = this.#options.clock.now() - REVIEW_MS;
    for (const connected of this.#connected.values())
      if (connected.session.isOpen && connected.reviewedAt <= due) this.#review(connected);
  }

  #count(workspace: string, change: number): void {
    const count = (this.#perWorkspace.get(workspace) ?? 0) + change;
    if (count > 0) this.#perWorkspace.set(workspace, count);
    else this.#perWorkspace.delete(workspace);
  }

  #keepAlive(): void {
    const now = this.#options.clock.now();
    for (const { session } of this.#connected.values())
      if (session.isOpen && now - session.lastSent >= IDLE_MS) session.deliver(KEEP_ALIVE);
  }

  #ping(): void {
    for (const [socket, connected] of this.#connected) {
      if (!connected.alive) {
        socket.terminate();
        continue;
      }
      connected.alive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  }
}

const ignore = (): void => {
  // the close event follows
};

/** The code that ws closes with after an error of its receiver. */
function closeCodeOf({ code = '' }: { readonly code?: string }): number {
  if (!code.startsWith('WS_ERR_')) return 1006;
  if (code.endsWith('_LENGTH') && code.includes('UNSUPPORTED')) return 1009;
  return code === 'WS_ERR_INVALID_UTF8' ? 1007 : 1002;
}

function ticketOf(url: string): string {
  const ticket = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('ticket') ?? '';
  return ticket.length > MAX_TICKET ? '-' : ticket;
}

function refuse(socket: Duplex, status: string): void {
  // Not only ended: a peer that never closes its half would keep the socket.
  socket.once('finish', () => socket.destroy());
  const later = status.startsWith('429') || status.startsWith('503') ? 'Retry-After: 2\r\n' : '';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n${later}Content-Length: 0\r\n\r\n`);
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
}
