import type { ClientEffect, Credentials, HelloMessage } from '@firsat/protocol';

export type ServerNews = Extract<ClientEffect, { readonly type: 'news' }>['message'];

/** What the sockets of one document share: where they get their facts and whom they tell. */
export interface SocketSession {
  readonly WebSocket: typeof globalThis.WebSocket;
  /** Milliseconds to wait before the socket is really opened: jitter against storms of reconnects (F30). */
  openDelay(): number;
  /** In [0, 1): spreads what many clients do at the same time. */
  jitter(): number;
  /** Asks the host page for a token. Rejects when that fails or does not answer in time. */
  credentials(): Promise<Credentials>;
  /** Number of the newest local change that the document holds. */
  localSeq(): number;
  /** The connection whose marks count from now on; `undefined` when it ended. */
  attached(socket: MarkingSocket | undefined): void;
  /** Yjs traffic begins. `hello` is absent at a server without our subprotocol: nothing will ever be confirmed. */
  opened(hello: HelloMessage | undefined): void;
  /** Every local change up to `n` is on the server's disk. */
  durable(n: number): void;
  news(message: ServerNews): void;
  /** `getToken` failed; the connection ends and is tried again. */
  tokenFailed(): void;
}

/** The part of a socket that its session may call. */
export interface MarkingSocket {
  /** A local change was numbered `n`. */
  changed(n: number): void;
}
