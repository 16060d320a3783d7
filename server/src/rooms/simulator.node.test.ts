import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { createMemoryStorage } from '../storage/memory.js';
import { overriding } from '../storage/overriding.js';
import type { Storage } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { FakeClock } from '../testing/fake-clock.js';
import { seeded } from '../testing/seeded.js';
import { SimulatedClient, SimulatedServer } from '../testing/simulated-network.js';

const KEY = 'w/1/notes';
const turn = (): Promise<void> => new Promise(setImmediate);

/** A storage whose commits take a few turns, and what it has committed, known at the moment of the commit. */
function watched(random: (below: number) => number): { storage: Storage; committed: Y.Doc } {
  const committed = new Y.Doc();
  const inner = createMemoryStorage();
  const storage = overriding(inner, {
    async append(name, rows, bindings) {
      for (let waits = random(4); waits > 0; waits--) await turn();
      const seq = await inner.append(name, rows, bindings);
      for (const row of rows) if (row.kind === 'change') Y.applyUpdate(committed, row.bytes);
      return seq;
    },
  });
  return { storage, committed };
}

const sortedRecords = (doc: Y.Doc): string =>
  JSON.stringify([
    [...doc.getMap('records').entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
    doc.getArray('log').toJSON(),
  ]);

/** Clients edit over a bad network; then the network heals. */
async function simulate(seed: number): Promise<{ claims: number; cuts: number }> {
  const random = seeded(seed);
  const { storage, committed } = watched(random);
  const server = new SimulatedServer(storage, new FakeClock());
  const counts = { claims: 0, cuts: 0 };
  const onClaim = (client: SimulatedClient, n: number): void => {
    counts.claims++;
    for (const [key, history] of client.ledger) {
      const at = history.filter((entry) => entry.n <= n).length;
      if (at === 0) continue;
      const allowed = history.slice(at - 1).map(({ value }) => value);
      const found = committed.getMap<number>('records').get(key);
      assert.ok(
        found !== undefined && allowed.includes(found),
        `seed ${seed}: ${key} is ${found}, claimed ${n}`,
      );
    }
  };
  const clients = Array.from(
    { length: 3 },
    (_, index) =>
      new SimulatedClient({ name: `c${index}`, clientId: 1_000 + index, server, random, onClaim }),
  );
  const late: (() => void)[] = [];
  for (let step = 0; step < 1_200; step++) {
    const client = clients[random(clients.length)];
    if (!client) continue;
    const what = random(40);
    if (what === 0) {
      // The server hears of it at some later time, maybe after the next connection (F29).
      late.push(client.cut());
      counts.cuts++;
    } else if (!client.connected) client.connect();
    else if (what < 5) {
      client.edit();
      client.flush();
    } else client.step(true);
    if (random(20) === 0) for (const tell of late.splice(0)) tell();
    if (random(4) === 0) await turn();
  }
  for (const tell of late) tell();
  for (let quiet = 0; quiet < 50; quiet++) {
    for (const client of clients) {
      if (!client.connected) client.connect();
      client.flush();
      while (client.inFlight > 0) {
        quiet = 0;
        client.step(false);
      }
    }
    await turn();
  }
  const stored = new Y.Doc();
  applyStored(stored, await storage.load(KEY));
  for (const client of clients) {
    assert.equal(client.claimed, client.localSeq, `seed ${seed}: ${client.name}`);
    assert.equal(sortedRecords(client.doc), sortedRecords(stored), `seed ${seed}: ${client.name}`);
  }
  const log = stored.getArray<string>('log').toJSON() as string[];
  assert.equal(new Set(log).size, log.length, `seed ${seed}: doubled`);
  return counts;
}

describe('simulated network', () => {
  it('F36 frames that come twice, again on later connections, or after a cut: all converge, no claim is wrong (20 seeds)', async () => {
    let claims = 0;
    let cuts = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const counts = await simulate(seed);
      claims += counts.claims;
      cuts += counts.cuts;
    }
    assert.ok(claims > 250 && cuts > 200, `${claims} claims, ${cuts} cuts`);
  });

  it('F30 2,000 sessions that come back one after another are all served, and none blocks the process for 200 ms', async (context) => {
    const random = seeded(30);
    const { storage, committed } = watched(random);
    const server = new SimulatedServer(storage, new FakeClock());
    const question = encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.of(0) });
    const auth = encodeMessage({ type: 'auth', token: '', clientVersion: 'sim', schema: 1, epoch: 0 });
    const waits: number[] = [];
    const blocked: number[] = [];
    let saved = 0;
    for (let index = 0; index < 2_000; index++) {
      const begin = performance.now();
      let answered = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        answered = resolve;
      });
      const session = server.connect(
        (bytes) => {
          if (bytes[0] === 0 && bytes[1] === 1) answered();
          if (bytes[0] === 110 && bytes[1] === 17) saved++;
        },
        () => assert.fail('closed'),
      );
      session.receive(auth);
      await turn();
      const doc = new Y.Doc();
      doc.clientID = 10_000 + index;
      if (index % 20 === 0) doc.getMap('records').set(`k${index}`, index);
      const work = performance.now();
      session.receive(question);
      session.receive(encodeMessage({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(doc) }));
      session.receive(encodeMessage({ type: 'mark', n: 1 }));
      blocked.push(performance.now() - work);
      await done;
      await turn();
      waits.push(performance.now() - begin);
    }
    while (saved < 2_000) await turn();
    assert.equal(committed.getMap('records').size, 100);
    const quantile = (list: number[], part: number): number =>
      list.sort((a, b) => a - b)[Math.floor(list.length * part)] ?? Infinity;
    const p99 = quantile(waits, 0.99);
    const longest = quantile(blocked, 0.9999);
    context.diagnostic(`reconnect p99 ${p99.toFixed(1)} ms, longest block ${longest.toFixed(1)} ms`);
    assert.ok(p99 < 1_000 && longest < 200, `${p99} ms, ${longest} ms`);
  });
});
