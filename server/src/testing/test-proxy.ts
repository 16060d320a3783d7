import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Clock } from '../clock.js';

export interface TestProxyOptions {
  /** Port of the server behind it. */
  readonly port: number;
  readonly clock: Clock;
  /** Changes the head of a request (its lines, without the empty one); `undefined` refuses it with 400. */
  readonly rewrite?: (lines: readonly string[]) => readonly string[] | undefined;
  /** Cuts a connection on which the server has sent nothing for so long. */
  readonly idleMs?: number;
}

/** A reverse proxy as companies have them, on a free port. */
export interface TestProxy {
  readonly port: number;
  /** How many connections were cut for being idle. */
  readonly cuts: number;
  close(): void;
}

/** Starts it; it forwards bytes after the head of the first request. */
export async function startProxy(options: TestProxyOptions): Promise<TestProxy> {
  const { port, clock, rewrite = (lines) => lines, idleMs } = options;
  const sockets = new Set<Socket>();
  let cuts = 0;
  const forward = (client: Socket, head: readonly string[], rest: Buffer): void => {
    const upstream = connect(port, '127.0.0.1');
    sockets.add(upstream);
    upstream.setNoDelay(true);
    let stopIdle: (() => void) | undefined;
    const arm = (): void => {
      stopIdle?.();
      if (idleMs === undefined) return;
      stopIdle = clock.after(idleMs, () => {
        cuts++;
        client.destroy();
        upstream.destroy();
      });
    };
    upstream.on('error', () => client.destroy());
    client.on('close', () => {
      stopIdle?.();
      upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
    upstream.on('data', arm);
    upstream.write(`${head.join('\r\n')}\r\n\r\n`);
    upstream.write(rest);
    client.pipe(upstream);
    upstream.pipe(client);
    arm();
  };
  const server = createServer((client) => {
    sockets.add(client);
    client.setNoDelay(true);
    client.on('error', () => undefined);
    let seen = Buffer.alloc(0);
    const read = (data: Buffer): void => {
      seen = Buffer.concat([seen, data]);
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0) return;
      client.off('data', read);
      const head = rewrite(seen.subarray(0, end).toString('latin1').split('\r\n'));
      if (head) forward(client, head, seen.subarray(end + 4));
      else client.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    };
    client.on('data', read);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get cuts() {
      return cuts;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
