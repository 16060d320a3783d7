import {
  ClientConnection,
  closeRow,
  decodeMessage,
  encodeMessage,
  SUBPROTOCOL,
  type ClientEffect,
  type CloseRow,
  type Message,
  type WritableMessage,
} from '@firsat/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export interface TestClientOptions {
  /** The whole address of the document's socket. */
  readonly url: string;
  /** Lets frames of the server through; a test that answers `false` loses them. */
  readonly admit?: (message: Message) => boolean;
  readonly token?: string;
  readonly epoch?: number;
  /** Offers no subprotocol, as a plain y-websocket client. */
  readonly basic?: boolean;
  /**
   * A broken client: it marks each change at once, also before its SyncStep2, and believes what it is told. The
   * server must not need the client's half of A2.
   */
  readonly eager?: boolean;
}

/**
 * A small client: a Y.Doc, numbered changes, and the client's half of the protocol over a `ws` socket.
 * What it calls `claimed` is what a user would be told to be on the server.
 */
export class TestClient {
  readonly doc = new Y.Doc();
  /** Messages of the server, oldest first, over all sockets. */
  readonly heard: Message[] = [];
  /** Number of the newest local change. */
  localSeq = 0;
  /** Newest number that the server confirmed on any socket. */
  claimed = 0;
  /** How often the server confirmed something. */
  confirmations = 0;
  lastClose: CloseRow | undefined;
  url: string;
  readonly #options: TestClientOptions;
  #socket: WebSocket | undefined;
  #connection: ClientConnection | undefined;
  #watchers = new Set<() => void>();
  #synced = false;

  constructor(options: TestClientOptions) {
    this.#options = options;
    this.url = options.url;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'remote') return;
      this.localSeq++;
      this.#connection?.changed(this.localSeq);
      this.#perform(this.#connection?.send(encodeMessage({ type: 'update', update })) ?? []);
      queueMicrotask(() => {
        this.#mark();
      });
    });
  }

  get records(): Y.Map<unknown> {
    return this.doc.getMap('records');
  }

  /** Whether the current socket has brought the server's SyncStep2. */
  get synced(): boolean {
    return this.#synced;
  }

  get connected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Opens a socket; the handshake goes on by itself. */
  connect(): void {
    const socket = new WebSocket(this.url, this.#options.basic ? [] : [SUBPROTOCOL]);
    const connection = new ClientConnection({ localSeq: this.localSeq });
    this.#socket = socket;
    this.#connection = connection;
    this.#synced = false;
    this.lastClose = undefined;
    socket.on('error', () => {
      // the close event follows
    });
    socket.on('open', () => {
      const { token = '', epoch = 0 } = this.#options;
      this.#perform(connection.opened(socket.protocol, { token, epoch, clientVersion: 'test', schema: 1 }));
    });
    socket.on('message', (data: Buffer) => {
      if (this.#socket !== socket) return;
      const bytes = new Uint8Array(data);
      const message = decodeMessage(bytes);
      this.heard.push(message);
      if (this.#options.admit?.(message) !== false) {
        if (this.#options.eager && message.type === 'durable') this.#confirmed(message.n);
        else this.#perform(connection.received(bytes));
      }
      this.#changed();
    });
    socket.on('close', (code: number) => {
      connection.closed();
      if (this.#socket !== socket) return;
      this.lastClose = closeRow(code);
      this.#connection = undefined;
      this.#synced = false;
      this.#changed();
    });
  }

  /** Cuts the socket without a close handshake. */
  drop(): void {
    this.#connection?.closed();
    this.#connection = undefined;
    this.#socket?.terminate();
    this.#socket = undefined;
    this.#synced = false;
  }

  /** Sends a frame past the protocol: for hostile clients. */
  sendRaw(frame: Uint8Array | WritableMessage): void {
    this.#socket?.send(frame instanceof Uint8Array ? frame : encodeMessage(frame));
  }

  /** Resolves when `condition` holds; looked at after every message and close. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        this.#watchers.add(resolve);
      });
  }

  async connectAndSync(): Promise<void> {
    this.connect();
    await this.until(() => this.#synced);
  }

  /** Resolves when everything that was changed until now is claimed. */
  async saved(): Promise<void> {
    const wanted = this.localSeq;
    await this.until(() => this.claimed >= wanted);
  }

  #mark(): void {
    if (!this.#options.eager) this.#perform(this.#connection?.flush() ?? []);
    else if (this.#connection?.state === 'open') this.sendRaw({ type: 'mark', n: this.localSeq });
  }

  #confirmed(n: number): void {
    this.claimed = Math.max(this.claimed, n);
    this.confirmations++;
  }

  #changed(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const wake of watchers) wake();
  }

  #perform(effects: readonly ClientEffect[]): void {
    for (const effect of effects) {
      switch (effect.type) {
        case 'send':
          this.#socket?.send(effect.bytes);
          break;
        case 'open':
          this.#send({ type: 'sync-step-1', stateVector: Y.encodeStateVector(this.doc) });
          if (this.#options.eager) this.#mark();
          break;
        case 'deliver':
          this.#deliver(decodeMessage(effect.bytes));
          break;
        case 'durable':
          this.#confirmed(effect.n);
          break;
        case 'close':
          this.#socket?.close();
          break;
        case 'news':
          break;
      }
    }
  }

  #deliver(message: Message): void {
    switch (message.type) {
      case 'sync-step-1':
        this.#send({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) });
        break;
      case 'sync-step-2':
        Y.applyUpdate(this.doc, message.update, 'remote');
        this.#synced = true;
        break;
      case 'update':
        Y.applyUpdate(this.doc, message.update, 'remote');
        break;
      default:
        break;
    }
  }

  #send(message: WritableMessage): void {
    this.#perform(this.#connection?.send(encodeMessage(message)) ?? []);
  }
}
