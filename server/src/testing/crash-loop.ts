import Database from 'libsql';
import * as Y from 'yjs';
import { SqliteDatabase } from '../storage/sqlite-database.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { seeded } from './seeded.js';
import { startServerProcess } from './server-process.js';
import { TestClient } from './test-client.js';

export interface CrashLoopOptions {
  readonly folder: string;
  readonly kills: number;
  readonly clients: number;
  readonly seed: number;
  /** Entry file of the server; the real one when absent. */
  readonly entry?: string;
  /** Stop at the first loss. */
  readonly untilLoss?: boolean;
}

/** What a crash loop saw. */
export interface CrashLoopResult {
  readonly kills: number;
  readonly operations: number;
  /** Operations that some client claimed to be on the server. */
  readonly claimed: number;
  /** Claimed operations that the disk did not have right after a kill. */
  readonly lost: readonly string[];
}

const DOCUMENT = 'crash/1/core';
const KEYS = 12;

/** One operation of a client on one of its own keys; `undefined` = deleted. */
interface Operation {
  readonly n: number;
  readonly value: number | undefined;
}

/**
 * Clients set and delete their own keys at random while the server process is killed again and again.
 * After each kill only the disk is looked at: for each key its value must be that of the last claimed
 * operation or of a later one.
 */
export async function crashLoop(options: CrashLoopOptions): Promise<CrashLoopResult> {
  const random = seeded(options.seed);
  const lost: string[] = [];
  let kills = 0;
  let operations = 0;
  const clients = Array.from({ length: options.clients }, (_, index) => {
    const client = new TestClient({ url: '' });
    return { client, name: `c${index}`, ledger: new Map<string, Operation[]>() };
  });
  const operate = ({ client, name, ledger }: (typeof clients)[number]): void => {
    const key = `${name}.${random(KEYS)}`;
    const remove = random(3) === 0 && client.records.has(key);
    const value = remove ? undefined : operations;
    if (remove) client.records.delete(key);
    else client.records.set(key, value);
    operations++;
    const history = ledger.get(key) ?? [];
    ledger.set(key, history);
    history.push({ n: client.localSeq, value });
  };

  while (kills < options.kills && !(options.untilLoss && lost.length > 0)) {
    const server = await startServerProcess(options.folder, options.entry);
    for (const { client } of clients) {
      client.url = `${server.syncUrl}/${DOCUMENT}`;
      client.connect();
    }
    await Promise.all(clients.map(({ client }) => client.until(() => client.synced)));
    const rounds = 10 + random(40);
    for (let round = 0; round < rounds; round++) {
      for (const entry of clients) for (let burst = random(4); burst > 0; burst--) operate(entry);
      // Half of the kills fall behind a claim, the others into the middle of the traffic.
      const chosen = clients[random(clients.length)];
      if (round === rounds - 1 && random(2) === 0 && chosen) {
        operate(chosen);
        await chosen.client.saved();
      } else await new Promise(setImmediate);
    }
    await server.kill();
    kills++;
    const onDisk = readDisk(options.folder);
    for (const { client, ledger } of clients) {
      client.drop();
      for (const [key, history] of ledger) {
        const claimed = history.filter((operation) => operation.n <= client.claimed).length;
        if (claimed === 0) continue;
        const allowed = history.slice(claimed - 1).map((operation) => operation.value);
        const found = onDisk.get(key);
        if (!allowed.includes(found)) lost.push(`kill ${kills}: ${key} is ${found}, claimed ${allowed[0]}`);
      }
    }
    // Offline edits between two lives of the server.
    for (const entry of clients) if (random(2) === 0) operate(entry);
  }
  const claimed = clients.reduce((sum, { client }) => sum + client.claimed, 0);
  return { kills, operations, claimed, lost };
}

function readDisk(folder: string): ReadonlyMap<string, number> {
  const database = new SqliteDatabase(
    folder,
    (file) => new Database(file),
    () => 0,
  );
  database.open();
  const doc = new Y.Doc();
  applyStored(doc, database.load(DOCUMENT));
  database.close();
  return new Map(doc.getMap<number>('records').entries());
}
