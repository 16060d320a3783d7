import { encodeMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { UpdateReader } from '../../../server/src/updates/update-reader.js';
import type { ChildServer } from './child-server.js';
import { LightSocket } from './light-socket.js';
import { until, wait } from './wait.js';

const WRITERS = 5;
const IN_FLIGHT = 64;

/** CPU of a server for bringing one client's updates to all others. */
export interface FanOut {
  readonly cpuMsPerThousand: number;
  readonly deliveriesPerSecond: number;
  readonly updates: number;
}

interface Writer {
  readonly socket: LightSocket;
  readonly frames: readonly Uint8Array[];
  sent: number;
  arrived: number;
}

/** Frames of updates that set one register each, ~35 bytes, from one client. */
function framesOf(client: number, count: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(encodeMessage({ type: 'update', update })));
  const records = doc.getMap('records');
  for (let index = 0; index < count; index++)
    records.set(`o${client % 100}.nextStep`, `call ${index % 1000}`);
  return frames;
}

/** Structs of an update by client: each is one update of a writer, merged or not. */
function countStructs(message: Buffer, count: (client: number, structs: number) => void): void {
  const reader = new UpdateReader(message);
  if (reader.uint() !== 0 || reader.uint() !== 2) return;
  reader.uint();
  for (let blocks = reader.blocks(); blocks > 0; blocks--) {
    reader.block();
    const { client, clock } = reader;
    for (let left = reader.structs; left > 0; left--) reader.struct();
    count(client, reader.clock - clock);
  }
}

/**
 * `rate` updates a second from five writers to `clients` clients for `seconds`; without a rate as fast as it goes, with 64
 * updates of each writer on their way.
 */
export async function fanOut(
  server: ChildServer,
  path: string,
  options: {
    readonly clients: number;
    readonly seconds: number;
    readonly rate?: number;
    readonly speaksYjs: boolean;
  },
): Promise<FanOut> {
  const { clients, seconds, rate, speaksYjs } = options;
  const sockets = await Promise.all(
    Array.from({ length: clients }, () => LightSocket.open(server.port, path)),
  );
  const byClient = new Map<number, Writer>();
  const perWriter = rate === undefined ? 12_000 * seconds : Math.ceil((rate * seconds) / WRITERS) + 1;
  const base = 1_000_000 + Math.floor(performance.now()) * 100;
  const writers = sockets.slice(0, WRITERS).map((socket, index) => {
    const writer: Writer = { socket, frames: framesOf(base + index, perWriter), sent: 0, arrived: 0 };
    byClient.set(base + index, writer);
    return writer;
  });
  if (speaksYjs) {
    for (const socket of sockets)
      socket.send(encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.of(0) }));
    await until(() => sockets.every(({ bytes }) => bytes > 4));
  }
  await wait(200);

  const send = (writer: Writer, count: number): void => {
    const frames = writer.frames.slice(writer.sent, writer.sent + count);
    writer.sent += frames.length;
    if (frames.length > 0) writer.socket.send(...frames);
  };
  let sending = true;
  const probe = sockets.at(-1);
  if (!probe) throw new Error('no clients');
  const due = new Set<Writer>();
  const refill = (): void => {
    for (const writer of due) send(writer, IN_FLIGHT - (writer.sent - writer.arrived));
    due.clear();
  };
  probe.onMessage = (message) => {
    countStructs(message, (client, structs) => {
      const writer = byClient.get(client);
      if (!writer) return;
      writer.arrived += structs;
      if (!sending || rate !== undefined) return;
      if (due.size === 0) setImmediate(refill);
      due.add(writer);
    });
  };
  const before = await server.usage();
  const begin = performance.now();
  if (rate === undefined) for (const writer of writers) send(writer, IN_FLIGHT);
  else {
    let turn = 0;
    const timer = setInterval(() => {
      const expected = Math.floor(((performance.now() - begin) / 1000) * rate);
      for (; turn < expected; turn++) {
        const writer = writers[turn % WRITERS];
        if (writer) send(writer, 1);
      }
    }, 1000 / rate);
    setTimeout(() => {
      clearInterval(timer);
    }, seconds * 1000);
  }
  await wait(seconds * 1000);
  sending = false;
  await until(() => due.size === 0 && writers.every(({ sent, arrived }) => arrived >= sent));
  const elapsed = performance.now() - begin;
  await wait(300);
  const after = await server.usage();
  const updates = writers.reduce((sum, { sent }) => sum + sent, 0);
  const deliveries = updates * (clients - 1);
  if (sockets.some(({ isClosed }) => isClosed)) throw new Error('the server closed a socket');
  for (const socket of sockets) socket.close();
  await wait(200);
  return {
    cpuMsPerThousand: (after.cpuMs - before.cpuMs) / (deliveries / 1000),
    deliveriesPerSecond: deliveries / (elapsed / 1000),
    updates,
  };
}
