import { decodeMessage, encodeMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { createSqliteStorage } from '../../../server/src/storage/sqlite.js';
import type { ChildServer } from './child-server.js';
import { LightSocket } from './light-socket.js';
import { until } from './wait.js';

export const JOIN_KEY = 'join/1/core';
const EMPTY = Uint8Array.of(0);
const STAGES = ['new', 'qualified', 'offer', 'won', 'lost'];

/**
 * The document of the measured peers: records as maps of 15 fields by 25 users, imported in transactions of 100, three
 * edits each, one in twenty deleted.
 */
export function makeDocument(records: number): Y.Doc {
  const doc = new Y.Doc();
  const all = doc.getMap<Y.Map<unknown>>('opportunities');
  let at = 0;
  let seed = 42;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  while (at < records)
    doc.transact(() => {
      for (const end = Math.min(records, at + 100); at < end; at++) {
        const record = new Y.Map<unknown>();
        for (let field = 0; field < 12; field++) record.set(`field${field}`, `value ${random(1e6)} of ${at}`);
        record.set('stage', STAGES[random(5)]);
        record.set('amount', random(1e7));
        record.set('order', `a${random(1e6)}`);
        all.set(`opportunity-${at}`, record);
      }
    });
  // 25 people edit, each under a client id of its own.
  for (let user = 0; user < 25; user++) {
    const mine = new Y.Doc();
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
    const known = Y.encodeStateVector(mine);
    const copy = mine.getMap<Y.Map<unknown>>('opportunities');
    mine.transact(() => {
      for (let edit = 0; edit < (records * 3) / 25; edit++) {
        const record = copy.get(`opportunity-${random(records)}`);
        record?.set(random(2) === 0 ? 'stage' : `field${random(12)}`, `edited ${edit}`);
      }
      for (let gone = 0; gone < records / 20 / 25; gone++) copy.delete(`opportunity-${random(records)}`);
    });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(mine, known));
    mine.destroy();
  }
  return doc;
}

/** Puts a document into a new data folder, with a snapshot and some rows behind it, as after a day of work. */
export async function seedFolder(folder: string, doc: Y.Doc): Promise<void> {
  const storage = createSqliteStorage(folder);
  await storage.open();
  await storage.append(JOIN_KEY, [{ kind: 'change', bytes: Y.encodeStateAsUpdate(doc) }]);
  await storage.compact(JOIN_KEY, 1, Y.encodeStateAsUpdate(doc));
  const rows: Uint8Array[] = [];
  const collect = (update: Uint8Array): void => {
    rows.push(update);
  };
  doc.on('update', collect);
  const all = doc.getMap<Y.Map<unknown>>('opportunities');
  for (const [index, record] of [...all.values()].slice(0, 100).entries())
    record.set('stage', `later ${index}`);
  doc.off('update', collect);
  await storage.append(
    JOIN_KEY,
    rows.map((bytes) => ({ kind: 'change', bytes })),
  );
  await storage.close();
}

export interface Joined {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** What came down, all sockets together. */
  readonly bytes: number;
}

/** Clients without a copy join at once. `whole`: size of the document. */
export async function joinFresh(
  server: ChildServer,
  path: string,
  count: number,
  whole: number,
): Promise<Joined> {
  const before = await server.usage();
  const begin = performance.now();
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = await LightSocket.open(server.port, path);
      socket.send(encodeMessage({ type: 'sync-step-1', stateVector: EMPTY }));
      return socket;
    }),
  );
  await until(() => sockets.every(({ bytes }) => bytes >= whole));
  return finish(server, sockets, before.cpuMs, begin);
}

/** Clients that have everything come back at once; both sides ask and answer. */
export async function resume(server: ChildServer, path: string, count: number, doc: Y.Doc): Promise<Joined> {
  const stateVector = Y.encodeStateVector(doc);
  const question = encodeMessage({ type: 'sync-step-1', stateVector });
  const offer = encodeMessage({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(doc, stateVector) });
  const before = await server.usage();
  const begin = performance.now();
  let answers = 0;
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = await LightSocket.open(server.port, path);
      socket.onMessage = (bytes) => {
        if (bytes[0] !== 0) return;
        const message = decodeMessage(bytes);
        if (message.type === 'sync-step-2') answers++;
        // The second question comes behind the offer: its answer says that the offer has been handled.
        if (message.type === 'sync-step-1') socket.send(offer, question);
      };
      socket.send(question);
      return socket;
    }),
  );
  await until(() => answers === 2 * count);
  const joined = await finish(server, sockets, before.cpuMs, begin);
  // The second answer was for the measurement only.
  return { ...joined, bytes: joined.bytes / 2 };
}

async function finish(
  server: ChildServer,
  sockets: readonly LightSocket[],
  cpuBefore: number,
  begin: number,
): Promise<Joined> {
  const wallMs = performance.now() - begin;
  const bytes = sockets.reduce((sum, socket) => sum + socket.bytes, 0);
  const { cpuMs } = await server.usage();
  for (const socket of sockets) socket.close();
  return { cpuMs: cpuMs - cpuBefore, wallMs, bytes };
}
