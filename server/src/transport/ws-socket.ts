import type { CloseRow } from '@firsat/protocol';
import type { WebSocket } from 'ws';
import type { SessionSocket } from '../rooms/session.js';

/** A `ws` socket as a session sees it. Sending on a socket that is closing is a no-op. */
export function createWsSocket(socket: WebSocket): SessionSocket {
  return {
    send(bytes, sent) {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(bytes, { binary: true }, (error) => {
        // A failed send is followed by the socket's own close event.
        if (!error) sent?.();
      });
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    close(row: CloseRow) {
      socket.close(row.code, row.reason);
    },
  };
}
