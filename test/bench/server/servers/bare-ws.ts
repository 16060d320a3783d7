// Forwards every message to all others, as bytes: what `ws` itself costs.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { serveUsage } from './usage.js';

const http = createServer();
const sockets = new Set<WebSocket>();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket) => {
  sockets.add(socket);
  socket.on('message', (data: Buffer) => {
    for (const other of sockets) if (other !== socket) other.send(data, { binary: true });
  });
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => undefined);
});
http.listen(0, '127.0.0.1', () => {
  serveUsage((http.address() as AddressInfo).port);
});
