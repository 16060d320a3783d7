import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { decodeMessage, encodeMessage, SUBPROTOCOL } from '@firsat/protocol';
import * as Y from 'yjs';
import type { ChildServer } from './child-server.js';
import { LightSocket } from './light-socket.js';

/** One append of a page and its fsync, on the disk of `folder`, ms each. */
export function fsyncLatencies(folder: string, count: number): readonly number[] {
  const file = openSync(join(folder, 'fsync.bin'), 'w');
  const page = Buffer.alloc(4096, 7);
  const latencies = Array.from({ length: count }, () => {
    const begin = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - begin;
  });
  closeSync(file);
  return latencies;
}

/** From a change on its way to its DURABLE, one after the other, ms each. */
export async function ackLatencies(
  server: ChildServer,
  path: string,
  count: number,
): Promise<readonly number[]> {
  const socket = await LightSocket.open(server.port, path, SUBPROTOCOL);
  let onDurable: (() => void) | undefined;
  const opened = new Promise<void>((resolve) => {
    socket.onMessage = (bytes) => {
      const message = decodeMessage(bytes);
      if (message.type === 'hello') resolve();
      if (message.type === 'durable') onDurable?.();
    };
  });
  socket.send(encodeMessage({ type: 'auth', token: '', clientVersion: 'bench', schema: 1, epoch: 0 }));
  await opened;
  socket.send(encodeMessage({ type: 'sync-step-2', update: Uint8Array.of(0, 0) }));
  const doc = new Y.Doc();
  let update: Uint8Array = Uint8Array.of(0, 0);
  doc.on('update', (made: Uint8Array) => {
    update = made;
  });
  const latencies: number[] = [];
  for (let n = 1; n <= count; n++) {
    doc.getMap('records').set('a.s', n);
    const begin = performance.now();
    const durable = new Promise<void>((resolve) => {
      onDurable = resolve;
    });
    socket.send(encodeMessage({ type: 'update', update }), encodeMessage({ type: 'mark', n }));
    await durable;
    latencies.push(performance.now() - begin);
  }
  socket.close();
  return latencies;
}
