import type { Socket } from 'node:net';
import type { CloseRow } from '@firsat/protocol';
import type { WebSocket } from 'ws';
import type { SessionSocket } from '../rooms/outgoing.js';

/** Messages up to this size are copied behind their header, larger ones are written beside it. */
const COPY_BYTES = 64 * 1024;

/** The framed message that was sent last: a broadcast sends the same bytes to one socket after the other. */
let last: { readonly bytes: Uint8Array; readonly framed: Buffer } | undefined;

/**
 * A `ws` socket as a session sees it. Sending on a socket that is closing is a no-op.
 *
 * Messages are framed here and written to the TCP socket `stream` below: `ws` would frame them once for each receiver.
 * It writes its own frames (ping, pong, close) at once as well, since nothing is compressed, so the order holds.
 */
export function createWsSocket(socket: WebSocket, stream: Socket): SessionSocket {
  return {
    send(bytes, sent) {
      if (socket.readyState !== socket.OPEN) return;
      // A failed write is followed by the socket's own close event.
      const taken =
        sent &&
        ((error?: Error | null): void => {
          if (!error) sent();
        });
      if (bytes.length > COPY_BYTES) {
        stream.cork();
        stream.write(header(bytes.length));
        stream.write(bytes, taken);
        stream.uncork();
        return;
      }
      if (last?.bytes !== bytes) last = { bytes, framed: framed(bytes) };
      stream.write(last.framed, taken);
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    close(row: CloseRow) {
      socket.close(row.code, row.reason);
    },
  };
}

/** A Buffer: of another array the stream would make one for each receiver. */
function framed(bytes: Uint8Array): Buffer {
  const head = header(bytes.length);
  const all = Buffer.allocUnsafeSlow(head.length + bytes.length);
  all.set(head);
  all.set(bytes, head.length);
  return all;
}

/** Header of a final, binary, unmasked frame (RFC 6455, 5.2). */
function header(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(0x82, length);
  const wide = length > 0xffff;
  const head = new Uint8Array(wide ? 10 : 4);
  head[0] = 0x82;
  head[1] = wide ? 127 : 126;
  const view = new DataView(head.buffer);
  if (wide) view.setBigUint64(2, BigInt(length));
  else view.setUint16(2, length);
  return head;
}
