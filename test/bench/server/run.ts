// npm run bench:server [short]: our server, with durability on, against a bare `ws` forwarder and @y/websocket-server 0.1.1 in
// the same run. CPU is that of the server's process, all threads. Machines are noisy: ratios count more than figures.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { ChildServer } from './child-server.js';
import { fanOut, type FanOut } from './fan-out.js';
import { JOIN_KEY, joinFresh, makeDocument, resume, seedFolder } from './joins.js';
import { ackLatencies, fsyncLatencies } from './latency.js';
import { LightSocket } from './light-socket.js';
import { idleMemory } from './memory.js';
import { median, quantile, until, wait } from './wait.js';
import { encodeMessage } from '@firsat/protocol';

const short = process.argv.includes('short');
const only = process.argv.slice(2).filter((name) => name !== 'short');
const wanted = (part: string): boolean => only.length === 0 || only.includes(part);
const ROUNDS = short ? 1 : 3;
const SECONDS = short ? 2 : 3;
const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 10_000);

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number | undefined;
  readonly beside: string;
}
const rows: Row[] = [];
const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const note = (what: string, value: number, unit: string, target?: number, beside = ''): void => {
  rows.push({ what, value, unit, target, beside });
  const verdict = target === undefined ? '' : value <= target ? 'met' : 'MISSED';
  console.log(
    `${what.padEnd(52)} ${show(value).padStart(8)} ${unit.padEnd(14)} ${(target === undefined ? '' : `≤ ${target}`).padEnd(8)} ${verdict.padEnd(7)} ${beside}`,
  );
};
const folders: string[] = [];
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'firsat-bench-server-'));
  folders.push(made);
  return made;
};

type Kind = 'ours' | 'bare-ws' | 'y-websocket-server';
const KINDS: readonly Kind[] = ['ours', 'bare-ws', 'y-websocket-server'];

async function fanOuts(
  label: string,
  rate: number | undefined,
  seconds: number,
): Promise<Record<Kind, FanOut>> {
  const found: Record<Kind, FanOut[]> = { ours: [], 'bare-ws': [], 'y-websocket-server': [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of KINDS) {
      const server = await ChildServer.start(kind, kind === 'ours' ? await folder() : '');
      const path = kind === 'ours' ? '/v1/sync/bench/1/core' : '/bench';
      const speaksYjs = kind !== 'bare-ws';
      // Both the code and the machine's view of it are warm before anything counts.
      const warm = { clients: 200, seconds: rate === undefined ? 1 : 2, speaksYjs };
      await fanOut(server, `${path}-warm`, rate === undefined ? warm : { ...warm, rate: 500 });
      // What the end of the warm-up leaves to do (a snapshot and its check) is not part of the traffic.
      for (let last = -1, now = 0; now - last > 10; await wait(500)) {
        last = now;
        now = (await server.usage()).cpuMs;
      }
      const pace = rate === undefined ? {} : { rate };
      found[kind].push(await fanOut(server, path, { clients: 200, seconds, speaksYjs, ...pace }));
      await server.stop();
    }
  const middle = (list: readonly FanOut[]): FanOut => ({
    cpuMsPerThousand: median(list.map(({ cpuMsPerThousand }) => cpuMsPerThousand)),
    deliveriesPerSecond: median(list.map(({ deliveriesPerSecond }) => deliveriesPerSecond)),
    updates: median(list.map(({ updates }) => updates)),
  });
  for (const kind of KINDS)
    console.log(
      `  ${label} ${kind}: ${show(middle(found[kind]).cpuMsPerThousand)} ms per 1,000 deliveries, ` +
        `${show(middle(found[kind]).deliveriesPerSecond)} deliveries/s, ${show(middle(found[kind]).updates)} updates`,
    );
  return {
    ours: middle(found.ours),
    'bare-ws': middle(found['bare-ws']),
    'y-websocket-server': middle(found['y-websocket-server']),
  };
}

async function joins(): Promise<void> {
  const doc = makeDocument(RECORDS);
  const data = await folder();
  await seedFolder(data, doc);
  const update = Y.encodeStateAsUpdate(doc);
  console.log(`  ${RECORDS} records: ${(update.length / 1e6).toFixed(1)} MB`);
  const path = `/v1/sync/${JOIN_KEY}`;
  const cold: number[] = [];
  const walls: number[] = [];
  const server = await ChildServer.start('ours', data);
  for (let round = 0; round < (short ? 3 : 5); round++) {
    const joined = await joinFresh(server, path, 1, update.length);
    cold.push(joined.cpuMs);
    walls.push(joined.wallMs);
    await until(async () => (await server.usage()).rooms === 0);
  }
  note(
    `cold join of ${RECORDS} records`,
    median(cold) / 1000,
    's CPU',
    0.2,
    `${show(median(walls))} ms wall; first in the life of the process ${show((cold[0] ?? 0) / 1000)} s`,
  );
  const fresh = await joinFresh(server, path, 50, update.length);
  note('50 fresh joiners, cold', fresh.cpuMs / 1000, 's CPU', 1.5, `${show(fresh.wallMs)} ms wall`);
  await until(async () => (await server.usage()).rooms === 0);
  const resumed = await resume(server, path, 50, doc);
  note('50 resuming, cold', resumed.cpuMs / 1000, 's CPU', 0.3, `${show(resumed.wallMs)} ms wall`);
  note('50 resuming, bytes down', resumed.bytes / 1e6, 'MB', 1);
  await server.stop();
  const peer = await ChildServer.start('y-websocket-server');
  const seeder = await LightSocket.open(peer.port, '/join');
  seeder.send(encodeMessage({ type: 'update', update }));
  await wait(3_000);
  const peerFresh = await joinFresh(peer, '/join', short ? 5 : 50, update.length);
  const peerResumed = await resume(peer, '/join', short ? 5 : 50, doc);
  console.log(
    `  @y/websocket-server, warm, ${short ? 5 : 50} clients: fresh ${show(peerFresh.cpuMs / 1000)} s CPU; ` +
      `resuming ${show(peerResumed.cpuMs / 1000)} s CPU, ${show(peerResumed.bytes / 1e6)} MB`,
  );
  await peer.stop();
}

console.log(`load ${loadavg()[0]?.toFixed(1) ?? ''}, Node ${process.version}, ${ROUNDS} round(s)`);
if (wanted('fan-out')) {
  const full = await fanOuts('saturated', undefined, SECONDS);
  note('saturated fan-out, N = 200, per 1,000 deliveries', full.ours.cpuMsPerThousand, 'ms CPU', 0.25);
  note(
    '… as a part of @y/websocket-server',
    full.ours.cpuMsPerThousand / full['y-websocket-server'].cpuMsPerThousand,
    '×',
    1 / 20,
    `${show(full['y-websocket-server'].cpuMsPerThousand / full.ours.cpuMsPerThousand)} times cheaper`,
  );
}
if (wanted('paced')) {
  const paced = await fanOuts('50 updates/s', 50, short ? 4 : 6);
  note('50 updates/s, N = 200, per 1,000 deliveries', paced.ours.cpuMsPerThousand, 'ms CPU');
  // Every update is a commit of its own here: decision 0012.
  note('… against bare ws', paced.ours.cpuMsPerThousand / paced['bare-ws'].cpuMsPerThousand, '×', 3);
}
if (wanted('joins')) await joins();
if (wanted('memory')) {
  const server = await ChildServer.start('ours', await folder());
  const connection = await idleMemory(server, 1_000, () => '/v1/sync/idle/1/core');
  const documents = await idleMemory(server, 1_000, (index) => `/v1/sync/idle-${index}/1/core`);
  note('idle connection, heap', connection.heap, 'KiB', 10, `${show(connection.rss)} KiB resident`);
  note(
    'open document, heap',
    documents.heap - connection.heap,
    'KiB',
    15,
    `${show(documents.rss - connection.rss)} KiB resident`,
  );
  await server.stop();
}
if (wanted('latency')) {
  const data = await folder();
  const server = await ChildServer.start('ours', data);
  const count = short ? 100 : 300;
  await ackLatencies(server, '/v1/sync/warm/1/core', 50);
  const raw = fsyncLatencies(data, count);
  const acks = await ackLatencies(server, '/v1/sync/ack/1/core', count);
  const rawAfter = fsyncLatencies(data, count);
  const fsyncs = [...raw, ...rawAfter];
  console.log(
    `  fsync p50 ${show(median(fsyncs))} ms, p99 ${show(quantile(fsyncs, 0.99))} ms; ` +
      `DURABLE p50 ${show(median(acks))} ms, p99 ${show(quantile(acks, 0.99))} ms`,
  );
  const hops = median(acks) - median(fsyncs);
  note('durable ack, p50 beyond one fsync', hops, 'ms', 2, `${show(median(acks) / median(fsyncs))} × fsync`);
  await server.stop();
}
for (const made of folders) await rm(made, { recursive: true, force: true });
const missed = rows.filter(({ value, target }) => target !== undefined && value > target);
console.log(missed.length === 0 ? 'all targets met' : `${missed.length} target(s) missed`);
