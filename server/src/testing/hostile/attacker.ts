import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  decodeMessage,
  encodeMessage,
  SUBPROTOCOL,
  type Message,
  type WritableMessage,
} from '@firsat/protocol';
import { WebSocket } from 'ws';

/** A client that sends what it likes. */
export class Attacker {
  readonly heard: Message[] = [];
  readonly socket: WebSocket;
  readonly #closed: Promise<number>;
  #watchers: (() => void)[] = [];

  private constructor(url: string, extended: boolean) {
    this.socket = new WebSocket(url, extended ? [SUBPROTOCOL] : []);
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(decodeMessage(new Uint8Array(data)));
      this.#wake();
    });
    this.#closed = new Promise((resolve) => {
      this.socket.on('close', (code) => {
        this.#wake();
        resolve(code);
      });
    });
  }

  /** A socket that is admitted: AUTH and HELLO are over, or it is a plain one. */
  static async open(url: string, { extended = true, token = '' } = {}): Promise<Attacker> {
    const attacker = new Attacker(url, extended);
    await once(attacker.socket, 'open');
    if (extended) attacker.send({ type: 'auth', token, clientVersion: 'evil', schema: 1, epoch: 0 });
    await attacker.until(() => attacker.heard.some(({ type }) => type === 'sync-step-1'));
    return attacker;
  }

  send(frame: Uint8Array | WritableMessage): void {
    this.socket.send(frame instanceof Uint8Array ? frame : encodeMessage(frame));
  }

  update(update: Uint8Array): void {
    this.send({ type: 'update', update });
  }

  /** The close code. */
  closed(): Promise<number> {
    return this.#closed;
  }

  get isClosed(): boolean {
    return this.socket.readyState === WebSocket.CLOSED;
  }

  /** Resolves when `condition` holds or the socket is closed; looked at after every message. */
  async until(condition: () => boolean): Promise<void> {
    while (!this.isClosed && !condition()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  count(type: Message['type']): number {
    return this.heard.filter((message) => message.type === type).length;
  }

  /** Resolves when the server has handled all that was sent before. */
  async handled(): Promise<void> {
    const before = this.count('sync-step-2');
    // A vector that knows too much: the answer is short.
    this.send({ type: 'sync-step-1', stateVector: Uint8Array.from([0]) });
    await this.until(() => this.count('sync-step-2') > before);
  }

  leave(): void {
    this.socket.terminate();
  }

  #wake(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const wake of watchers) wake();
  }
}

/** A plain socket behind a WebSocket handshake, for frames that no library writes. */
export async function rawSocket(url: string): Promise<Socket> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  await once(socket, 'data');
  return socket;
}

/** The close code that a raw socket is sent, or `cut` when it is only ended. */
export async function closeCodeOf(socket: Socket): Promise<number | 'cut'> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  const bytes = Buffer.concat(chunks);
  const at = bytes.lastIndexOf(0x88);
  return at >= 0 && at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 'cut';
}
