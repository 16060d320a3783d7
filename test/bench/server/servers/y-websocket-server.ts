// @y/websocket-server 0.1.1 as its README has it, without persistence.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { serveUsage } from './usage.js';

type SetUp = (socket: WebSocket, request: IncomingMessage) => void;
const name: string = '@y/websocket-server/utils';
const { setupWSConnection } = (await import(name)) as { readonly setupWSConnection: SetUp };
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 2 ** 28 }).on(
  'connection',
  (socket, request) => {
    setupWSConnection(socket, request);
  },
);
http.listen(0, '127.0.0.1', () => {
  serveUsage((http.address() as AddressInfo).port);
});
