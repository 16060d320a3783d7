import { connect, type Socket } from 'node:net';

/**
 * A WebSocket client that costs next to nothing, so that it is not the limit: it counts bytes, and takes frames apart
 * only where somebody listens. Its masks are zero. It answers no pings: it lives for seconds.
 */
export class LightSocket {
  /** Bytes received after the handshake. */
  bytes = 0;
  isClosed = false;
  onMessage: ((message: Buffer) => void) | undefined;
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static open(port: number, path: string, subprotocol?: string): Promise<LightSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      const offered = subprotocol ? `Sec-WebSocket-Protocol: ${subprotocol}\r\n` : '';
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `${offered}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
      const light = new LightSocket(socket);
      let head = '';
      const shake = (chunk: Buffer): void => {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!head.startsWith('HTTP/1.1 101 ')) {
          reject(new Error(head.slice(0, head.indexOf('\r\n'))));
          return;
        }
        socket.off('data', shake);
        socket.on('data', (data: Buffer) => {
          light.#take(data);
        });
        resolve(light);
        // A turn later, when the caller listens.
        const rest = Buffer.from(head.slice(end + 4), 'latin1');
        if (rest.length > 0) setImmediate(() => light.#take(rest));
      };
      socket.on('data', shake);
      socket.on('error', reject);
      socket.on('close', () => {
        light.isClosed = true;
      });
    });
  }

  send(...messages: readonly Uint8Array[]): void {
    this.#socket.write(Buffer.concat(messages.flatMap((message) => [header(message.length), message])));
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.bytes += data.length;
    if (!this.onMessage) return;
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    for (;;) {
      const frame = readFrame(rest);
      if (!frame) break;
      if (frame.opcode === 2) this.onMessage(frame.payload);
      rest = rest.subarray(frame.size);
    }
    this.#rest = rest;
  }
}

function header(length: number): Buffer {
  const size = length < 126 ? 6 : length < 65_536 ? 8 : 14;
  const head = Buffer.alloc(size);
  head[0] = 0x82;
  if (length < 126) head[1] = 0x80 | length;
  else if (length < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

function readFrame(
  data: Buffer,
): { readonly opcode: number; readonly payload: Buffer; readonly size: number } | undefined {
  const [first, second] = data;
  if (first === undefined || second === undefined) return undefined;
  let at = 2;
  let length = second & 127;
  if (length === 126) {
    if (data.length < 4) return undefined;
    length = data.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (data.length < 10) return undefined;
    length = Number(data.readBigUInt64BE(2));
    at = 10;
  }
  if (data.length < at + length) return undefined;
  return { opcode: first & 15, payload: data.subarray(at, at + length), size: at + length };
}
