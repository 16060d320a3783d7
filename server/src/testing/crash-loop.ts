import { CrashLedger } from './crash-ledger.js';
import { readDisk } from './read-disk.js';
import { seeded } from './seeded.js';
import { startServerProcess, type ServerProcess } from './server-process.js';
import { TestClient } from './test-client.js';

export interface CrashLoopOptions {
  readonly folder: string;
  readonly kills: number;
  readonly clients: number;
  readonly seed: number;
  /** Entry file of the server; the real one when absent. */
  readonly entry?: string;
  /** Stop at the first loss of a claimed operation, or of one that others had seen. */
  readonly untilLoss?: 'claimed' | 'seen';
  /**
   * Broken clients: each marks at once, and in half of its lives keeps back its SyncStep2. What such a client never
   * sent must not be acknowledged to it.
   */
  readonly withholding?: boolean;
}

/** What a crash loop saw. */
export interface CrashLoopResult {
  readonly kills: number;
  readonly operations: number;
  /** Operations that some client claimed to be on the server. */
  readonly claimed: number;
  /** How often a client saw a change of another. */
  readonly seen: number;
  /** Claimed operations that the disk did not have right after a kill. */
  readonly lost: readonly string[];
  /** Operations that another client had seen and the disk did not have right after a kill. */
  readonly vanished: readonly string[];
  /** Changes that were not acknowledged in time after a restart. */
  readonly stuck: readonly string[];
  /** The longest time from a restarted server's first sign of life until all changes were acknowledged. */
  readonly slowestRecoveryMs: number;
}

const DOCUMENT = 'crash/1/core';
const KEYS = 12;
const BURST = 500;
/** After this time without an acknowledgement something hangs. */
const LIVENESS_MS = 20_000;

/**
 * Clients set and delete their own keys at random while the server process is killed again and again. After each
 * kill only the disk is looked at: for each key it must hold the newest operation that its author was told to be
 * saved, and the newest one that anybody else has seen, or later ones. After each restart everything must be
 * acknowledged again.
 */
export async function crashLoop(options: CrashLoopOptions): Promise<CrashLoopResult> {
  const random = seeded(options.seed);
  const ledger = new CrashLedger();
  const lost: string[] = [];
  const vanished: string[] = [];
  const stuck: string[] = [];
  let kills = 0;
  let operations = 0;
  let slowestRecoveryMs = 0;

  const clients = Array.from({ length: options.clients }, (_, author) => {
    const state = { withholds: false };
    const client = new TestClient({
      url: '',
      eager: options.withholding === true,
      admit: (message) => !(state.withholds && message.type === 'sync-step-1'),
    });
    client.records.observe((event, transaction) => {
      // Between joining and the first sync, a change may come whose predecessors are still on their way: Yjs then has its
      // deletions already and its values not yet. What that looks like nobody has written.
      if (transaction.origin !== 'remote' || client.doc.store.pendingStructs !== null) return;
      for (const key of event.keysChanged as Set<string>) ledger.saw(author, key, client.records.get(key));
    });
    return { author, client, state };
  });
  type Entry = (typeof clients)[number];

  const operate = ({ client, author }: Entry, key = `c${author}.${random(KEYS)}`): number => {
    const remove = random(3) === 0 && client.records.has(key);
    const value = remove ? undefined : operations;
    operations++;
    // Counted before it is done: others may see it in the same turn.
    ledger.did(author, key, client.localSeq + 1, value);
    if (remove) client.records.delete(key);
    else client.records.set(key, value);
    return client.localSeq;
  };
  const pick = (): Entry => clients[random(clients.length)] as Entry;

  const join = async (server: ServerProcess): Promise<void> => {
    const from = performance.now();
    for (const entry of clients) {
      entry.state.withholds = options.withholding === true && random(2) === 0;
      entry.client.url = `${server.syncUrl}/${DOCUMENT}`;
      entry.client.connect();
    }
    const honest = clients.filter((entry) => !entry.state.withholds);
    const done = Promise.all([
      ...clients.map(({ client }) => client.until(() => client.synced)),
      ...honest.map(({ client }) => client.saved()),
    ]);
    if (!(await within(LIVENESS_MS, done))) {
      const waiting = honest.filter(({ client }) => client.claimed < client.localSeq);
      stuck.push(`after kill ${kills}: ${waiting.length} clients wait for ${LIVENESS_MS} ms`);
    }
    slowestRecoveryMs = Math.max(slowestRecoveryMs, performance.now() - from);
  };

  const traffic = async (): Promise<void> => {
    const rounds = 10 + random(40);
    for (let round = 0; round < rounds; round++) {
      for (const entry of clients) for (let burst = random(4); burst > 0; burst--) operate(entry);
      // Half of the kills fall behind a claim, the others into the middle of the traffic.
      const chosen = pick();
      if (round === rounds - 1 && random(2) === 0 && !chosen.state.withholds) {
        operate(chosen);
        await chosen.client.saved();
      } else await new Promise(setImmediate);
    }
  };

  /** Many writes at once; the kill follows as soon as somebody else has seen the last of them. */
  const burst = async (): Promise<void> => {
    const author = pick();
    const observer = clients.find((entry) => entry !== author) ?? author;
    for (let index = 0; index < BURST; index++) {
      const key = `c${author.author}.b${index}`;
      ledger.did(author.author, key, author.client.localSeq + 1, operations);
      author.client.records.set(key, operations++);
    }
    const lastKey = `c${author.author}.b${BURST - 1}`;
    const last = operations - 1;
    const seen = observer.client.until(() => observer.client.records.get(lastKey) === last);
    if (!author.state.withholds && !(await within(LIVENESS_MS, seen)))
      stuck.push(`after kill ${kills}: a burst was not seen within ${LIVENESS_MS} ms`);
  };

  const losses = { claimed: lost, seen: vanished };
  while (kills < options.kills && !(options.untilLoss && losses[options.untilLoss].length > 0)) {
    const server = await startServerProcess(options.folder, options.entry);
    await join(server);
    await (kills % 5 === 2 ? burst() : traffic());
    await server.kill();
    kills++;
    for (const { client } of clients) client.drop();
    const found = ledger.compare(
      await readDisk(options.folder, DOCUMENT),
      clients.map(({ client }) => client.claimed),
    );
    for (const text of found.claimed) lost.push(`kill ${kills}: ${text}`);
    for (const text of found.seen) vanished.push(`kill ${kills}: ${text}`);
    // Offline edits between two lives of the server.
    for (const entry of clients) if (random(2) === 0) operate(entry);
  }
  const claimed = clients.reduce((sum, { client }) => sum + client.claimed, 0);
  for (const { client } of clients) client.doc.destroy();
  return { kills, operations, claimed, seen: ledger.seenCount, lost, vanished, stuck, slowestRecoveryMs };
}

async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const inTime = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
