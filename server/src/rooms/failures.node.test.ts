import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_LIMITS, type Message } from '@firsat/protocol';
import * as Y from 'yjs';
import { createMemoryStorage } from '../storage/memory.js';
import { StorageError, type Storage } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { FakeClock } from '../testing/fake-clock.js';
import { createFaultyStorage, gate } from '../testing/faulty-storage.js';
import { seeded } from '../testing/seeded.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';

const KEY = 'w/1/core';
/** A document that may hold lists: what comes twice shows in them. */
const NOTES = 'w/1/notes';

async function storedRecords(storage: Storage): Promise<Record<string, unknown>> {
  const doc = new Y.Doc();
  applyStored(doc, await storage.load(KEY));
  return doc.getMap('records').toJSON();
}

/** Memory that outlives the servers that use it: closing it is left out. */
function lastingStorage(): Storage {
  return { ...createMemoryStorage(), close: () => Promise.resolve() };
}

/** The updates of a document that sets `count` keys, one each. */
function updates(count: number): { doc: Y.Doc; list: Uint8Array[] } {
  const doc = new Y.Doc();
  const list: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => list.push(update));
  for (let index = 1; index <= count; index++) doc.getMap('records').set(`k${index}`, index);
  return { doc, list };
}

const has = (client: TestClient, type: Message['type']): boolean =>
  client.heard.some((message) => message.type === type);

const POISON_CLIENT = 77;

/** Two items, each of which names the other as its left neighbour: it decodes, but Yjs cannot place them. */
function poison(clock: number): Uint8Array {
  const other = POISON_CLIENT + 1;
  const item = (client: number, at: number, left: number, leftClock: number): number[] =>
    [1, client, at, 0x88, left, leftClock, 1, 125, 1]; // oxfmt-ignore
  return Uint8Array.from([
    2,
    ...item(other, 0, POISON_CLIENT, clock),
    ...item(POISON_CLIENT, clock, other, 0),
    0,
  ]);
}

/** Reads past rows that wait for predecessors. */
function lenient(storage: Storage): Storage {
  return {
    ...storage,
    load: async (name) => {
      const stored = await storage.load(name);
      return { ...stored, rows: stored.rows.filter((row) => row.kind === 'change') };
    },
  };
}

/** Resolves when the server has handled everything that the client sent before, pongs included. */
async function roundTrip(client: TestClient): Promise<void> {
  const answers = (): number => client.heard.filter((message) => message.type === 'sync-step-2').length;
  const before = answers();
  client.sendRaw({ type: 'sync-step-1', stateVector: Uint8Array.from([0]) });
  await client.until(() => answers() > before);
}

describe('rooms under failure', () => {
  it('F2 nothing is claimed on a socket where the server never asked for the backlog', async () => {
    const storage = lastingStorage();
    await withServer({ storage }, async ({ syncUrl }) => {
      const client = new TestClient({
        url: `${syncUrl}/${KEY}`,
        admit: (message) => message.type !== 'sync-step-1', // the question is lost, so is the backlog
      });
      client.records.set('offline', 1);
      await client.connectAndSync();
      client.records.set('online', 2);
      const witness = new TestClient({ url: `${syncUrl}/${KEY}` });
      await witness.connectAndSync();
      witness.records.set('later', 3);
      await witness.saved();
      await client.until(() => client.records.has('later'));
      assert.equal(client.claimed, 0);
      assert.equal((await storedRecords(storage))['offline'], undefined);
      client.drop();
      witness.drop();
    });
    await withServer({ storage }, async ({ syncUrl }) => {
      const honest = new TestClient({ url: `${syncUrl}/${KEY}` });
      honest.records.set('offline', 1);
      await honest.connectAndSync();
      await honest.saved();
      assert.equal((await storedRecords(storage))['offline'], 1);
      honest.drop();
    });
  });

  it('F3 a deletion alone is claimed only after its commit', async () => {
    const storage = createFaultyStorage(lastingStorage());
    await withServer({ storage }, async ({ syncUrl }) => {
      const client = new TestClient({ url: `${syncUrl}/${KEY}` });
      await client.connectAndSync();
      client.records.set('a', 1);
      await client.saved();
      const hold = gate();
      const reached = gate();
      storage.beforeAppend = () => {
        reached.open();
        return hold.opened;
      };
      client.records.delete('a');
      await reached.opened;
      assert.equal(client.claimed, 1);
      assert.deepEqual(await storedRecords(storage), { a: 1 });
      hold.open();
      await client.saved();
      assert.equal(client.claimed, 2);
      assert.deepEqual(await storedRecords(storage), {});
      client.drop();
    });
  });

  it('F3 a deletion that was lost with the server comes again with the next connection', async () => {
    const storage = createFaultyStorage(lastingStorage());
    const client = new TestClient({ url: '' });
    await withServer({ storage }, async ({ syncUrl }) => {
      client.url = `${syncUrl}/${KEY}`;
      await client.connectAndSync();
      client.records.set('a', 1);
      await client.saved();
      storage.beforeAppend = () => Promise.reject(new StorageError('io', 'gone'));
      client.records.delete('a');
      await client.until(() => client.lastClose !== undefined);
      assert.equal(client.lastClose?.code, 4503);
      assert.equal(client.claimed, 1);
      storage.beforeAppend = () => undefined;
      await client.connectAndSync();
      await client.saved();
      assert.deepEqual(await storedRecords(storage), {});
      client.drop();
    });
  });

  it('F4 an update without its predecessors is kept over a restart and not claimed before it is visible', async () => {
    const storage = lastingStorage();
    const { list } = updates(3);
    const [first, second, third] = list;
    assert.ok(first && second && third);
    await withServer({ storage }, async ({ syncUrl }) => {
      const early = new TestClient({ url: `${syncUrl}/${KEY}` });
      await early.connectAndSync();
      await early.until(() => has(early, 'sync-step-1'));
      const questions = (): number => early.heard.filter((message) => message.type === 'sync-step-1').length;
      const before = questions();
      early.sendRaw({ type: 'update', update: third });
      early.sendRaw({ type: 'mark', n: 1 });
      await early.until(() => questions() > before); // the server asks for what it lacks
      const other = new TestClient({ url: `${syncUrl}/${KEY}` });
      await other.connectAndSync();
      other.records.set('other', 1);
      await other.saved(); // everything before is committed now, and others are not held up
      assert.equal(has(early, 'durable'), false);
      assert.equal('k3' in (await storedRecords(storage)), false);
      early.drop();
      other.drop();
    });
    await withServer({ storage }, async ({ syncUrl }) => {
      const late = new TestClient({ url: `${syncUrl}/${KEY}` });
      await late.connectAndSync();
      assert.equal(late.records.has('k3'), false);
      late.sendRaw({ type: 'update', update: first });
      late.sendRaw({ type: 'update', update: second });
      const onlooker = new TestClient({ url: `${syncUrl}/${KEY}` });
      await onlooker.connectAndSync();
      await onlooker.until(() => onlooker.records.has('k3'));
      // The sender of the missing pieces lacked the waiting one, so it gets it as well.
      await late.until(() => has(late, 'update'));
      onlooker.records.set('z', 1);
      await onlooker.saved();
      assert.deepEqual(await storedRecords(storage), { k1: 1, k2: 2, k3: 3, other: 1, z: 1 });
      late.drop();
      onlooker.drop();
    });
  });

  it('F4 when the gap closes on the same socket the held claim is given', async () => {
    await withServer({}, async ({ syncUrl }) => {
      const { list } = updates(2);
      const [first, second] = list;
      assert.ok(first && second);
      const client = new TestClient({
        url: `${syncUrl}/${KEY}`,
        admit: (message) => message.type !== 'durable',
      });
      await client.connectAndSync();
      await client.until(() => has(client, 'sync-step-1'));
      client.sendRaw({ type: 'sync-step-2', update: Uint8Array.from([0, 0]) });
      client.sendRaw({ type: 'update', update: second });
      client.sendRaw({ type: 'mark', n: 5 });
      const questions = client.heard.length;
      await client.until(() => client.heard.length > questions);
      assert.equal(has(client, 'durable'), false);
      client.sendRaw({ type: 'update', update: first });
      await client.until(() => has(client, 'durable'));
      client.drop();
    });
  });

  it('F5 malformed updates close their sender with 4422, unclaimed; the room goes on and loads again', async () => {
    let expected: Record<string, unknown> = {};
    const storage = createFaultyStorage(lastingStorage());
    await withServer({ storage }, async ({ syncUrl }) => {
      const good = new TestClient({ url: `${syncUrl}/${KEY}` });
      good.doc.clientID = 4_000_000_000;
      await good.connectAndSync();
      const random = seeded(5);
      let refused = 0;
      let taken = 0;
      for (let round = 0; round < 150; round++) {
        good.records.set(`g${round % 7}`, round);
        const doc = new Y.Doc();
        doc.clientID = 1_000_000 + round;
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(good.doc));
        const known = Y.encodeStateVector(doc);
        for (let key = 0; key < 6; key++) doc.getMap('records').set(`b${key}`, key);
        doc.getMap('records').delete('b2');
        doc.getArray('list').push([new Y.Map(), 'text', 5]);
        doc.getText('text').insert(0, 'text');
        // Only its own structs: claiming the clocks of others is forgery (F54), another matter.
        const bytes = Uint8Array.from(Y.encodeStateAsUpdate(doc, known));
        for (let flips = 1 + random(4); flips > 0; flips--) bytes[random(bytes.length)] = random(256);
        const bad = new TestClient({
          url: `${syncUrl}/${KEY}`,
          admit: (message) => message.type !== 'sync-step-1',
        });
        await bad.connectAndSync();
        bad.sendRaw({ type: round % 2 ? 'update' : 'sync-step-2', update: bytes });
        bad.sendRaw({ type: 'mark', n: 1 });
        bad.sendRaw({ type: 'sync-step-1', stateVector: Uint8Array.from([0]) });
        const answers = bad.heard.length;
        await bad.until(() => bad.lastClose !== undefined || bad.heard.length > answers);
        if (bad.lastClose) {
          assert.equal(bad.lastClose.code, 4422);
          assert.equal(has(bad, 'durable'), false);
          refused++;
        } else taken++;
        bad.drop();
      }
      assert.ok(refused > 40 && taken > 0, `${refused} refused, ${taken} taken`);
      good.records.set('end', 1);
      await good.saved();
      await roundTrip(good);
      assert.equal(good.lastClose, undefined);
      // A flipped byte can also make a lawful change or deletion of another key; all replicas must agree on what it was.
      expected = good.records.toJSON();
      assert.equal(expected['end'], 1);
      const fresh = new TestClient({ url: `${syncUrl}/${KEY}` });
      await fresh.connectAndSync();
      assert.deepEqual(fresh.records.toJSON(), expected);
      good.drop();
      fresh.drop();
    });
    await withServer({ storage }, async ({ syncUrl, log }) => {
      const after = new TestClient({ url: `${syncUrl}/${KEY}` });
      await after.connectAndSync();
      assert.deepEqual(after.records.toJSON(), expected);
      assert.deepEqual(
        log.filter((line) => line.startsWith('error')),
        [],
      );
      after.drop();
    });
  });

  it('F5 an update that is well-formed but breaks Yjs half-way is undone, also for its neighbours in the same turn', async () => {
    const storage = lastingStorage();
    await withServer({ storage }, async ({ syncUrl, log }) => {
      const good = new TestClient({ url: `${syncUrl}/${KEY}` });
      const bad = new TestClient({ url: `${syncUrl}/${KEY}` });
      await Promise.all([good.connectAndSync(), bad.connectAndSync()]);
      for (let index = 0; index < 20; index++) good.records.set(`k${index}`, index);
      bad.sendRaw({ type: 'update', update: poison(0) });
      bad.sendRaw({ type: 'mark', n: 1 });
      good.records.set('last', 1);
      await bad.until(() => bad.lastClose !== undefined);
      assert.equal(bad.lastClose?.code, 4422);
      assert.equal(has(bad, 'durable'), false);
      await good.saved();
      assert.ok(log.includes('info room-rebuild'));
      assert.equal(Object.keys(await storedRecords(storage)).length, 21);
      const fresh = new TestClient({ url: `${syncUrl}/${KEY}` });
      await fresh.connectAndSync();
      assert.equal(fresh.records.size, 21);
      assert.equal(good.lastClose, undefined);
      good.drop();
      fresh.drop();
    });
  });

  it('F5 poison that waits as a gap hurts neither the one who closes the gap nor the next load', async () => {
    const storage = lastingStorage();
    const innocent = new Y.Doc();
    innocent.clientID = POISON_CLIENT;
    innocent.getMap('records').set('innocent', 1);
    await withServer({ storage }, async ({ syncUrl, log }) => {
      const bad = new TestClient({ url: `${syncUrl}/${KEY}` });
      const good = new TestClient({ url: `${syncUrl}/${KEY}` });
      await Promise.all([bad.connectAndSync(), good.connectAndSync()]);
      bad.sendRaw({ type: 'update', update: poison(1) });
      await bad.until(() => bad.heard.filter((message) => message.type === 'sync-step-1').length > 1);
      Y.applyUpdate(good.doc, Y.encodeStateAsUpdate(innocent), 'paste');
      await good.saved();
      assert.ok(log.includes('warn room-waiting-dropped'));
      assert.deepEqual(await storedRecords(lenient(storage)), { innocent: 1 });
      assert.equal(good.lastClose, undefined);
      good.drop();
      bad.drop();
    });
    await withServer({ storage }, async ({ syncUrl, log }) => {
      const fresh = new TestClient({ url: `${syncUrl}/${KEY}` });
      await fresh.connectAndSync();
      assert.equal(fresh.records.get('innocent'), 1);
      assert.equal(log.includes('warn room-waiting-dropped'), false); // reading looks at nothing that waits
      fresh.records.set('later', 1);
      await fresh.saved();
      assert.ok(log.includes('warn room-waiting-dropped'));
      assert.deepEqual(await storedRecords(lenient(storage)), { innocent: 1, later: 1 });
      fresh.drop();
    });
  });

  it('F6 while commits fail nothing is claimed and clients are told; afterwards all is claimed', async () => {
    const storage = createFaultyStorage(lastingStorage());
    const clock = new FakeClock();
    await withServer({ storage, clock }, async ({ syncUrl }) => {
      const client = new TestClient({ url: `${syncUrl}/${KEY}` });
      await client.connectAndSync();
      storage.beforeAppend = () => Promise.reject(new StorageError('full', 'disk'));
      for (let index = 0; index < 5; index++) client.records.set(`k${index}`, index);
      await client.until(() => has(client, 'notice'));
      const appends = storage.appends;
      for (let wait = 500; wait < 20_000; wait *= 2) {
        clock.advance(wait);
        await roundTrip(client);
      }
      assert.ok(storage.appends > appends + 3 && storage.appends < appends + 10, `${storage.appends} tries`);
      assert.equal(client.claimed, 0);
      storage.beforeAppend = () => undefined;
      clock.advance(10_000);
      await client.saved();
      const kinds = client.heard.flatMap((message) => (message.type === 'notice' ? [message.kind] : []));
      assert.deepEqual(kinds, ['not-durable', 'durable']);
      assert.equal(Object.keys(await storedRecords(storage)).length, 5);
      client.drop();
    });
  });

  it('F6 what waits for a full disk is bounded: over the limit clients are sent away to come again', async () => {
    const storage = createFaultyStorage(lastingStorage());
    const limits = { ...DEFAULT_LIMITS, document: 5_000 };
    await withServer({ storage, limits, clock: new FakeClock() }, async ({ syncUrl, health }) => {
      const client = new TestClient({ url: `${syncUrl}/${KEY}` });
      await client.connectAndSync();
      storage.beforeAppend = () => Promise.reject(new StorageError('full', 'disk'));
      client.records.set('small', 1);
      await client.until(() => has(client, 'notice'));
      // The document stays small, what waits does not.
      for (const text of ['x', 'y', 'z', 'w']) client.records.set('large', text.repeat(2_000));
      await client.until(() => client.lastClose !== undefined);
      assert.equal(client.lastClose?.code, 4503);
      assert.equal(health().rooms, 0);
      storage.beforeAppend = () => undefined;
      await client.connectAndSync();
      await client.saved();
      assert.equal((await storedRecords(storage))['small'], 1);
      client.drop();
    });
  });

  it('F8 an acknowledgement lost between commit and socket is given once on the next one, content once', async () => {
    const storage = createFaultyStorage(lastingStorage());
    await withServer({ storage }, async ({ syncUrl }) => {
      const client = new TestClient({ url: `${syncUrl}/${NOTES}` });
      await client.connectAndSync();
      const committed = gate();
      const hold = gate();
      storage.afterAppend = () => {
        committed.open();
        return hold.opened;
      };
      client.doc.getArray('log').push(['once']);
      client.records.set('a', 1);
      await committed.opened;
      client.drop();
      assert.equal(client.claimed, 0);
      storage.afterAppend = () => undefined;
      hold.open();
      await client.connectAndSync();
      await client.saved();
      assert.equal(client.claimed, client.localSeq);
      assert.equal(client.confirmations, 1);
      const doc = new Y.Doc();
      applyStored(doc, await storage.load(NOTES));
      assert.deepEqual(doc.getArray('log').toJSON(), ['once']);
      client.drop();
    });
  });

  it('F9 three clients with offline edits survive a restart, come back one by one, nothing is doubled', async () => {
    const storage = lastingStorage();
    const clients = [0, 1, 2].map(() => new TestClient({ url: '' }));
    await withServer({ storage }, async ({ syncUrl }) => {
      for (const client of clients) client.url = `${syncUrl}/${NOTES}`;
      await Promise.all(clients.map((client) => client.connectAndSync()));
      clients.forEach((client, index) => client.doc.getArray('log').push([`online ${index}`]));
      await Promise.all(clients.map((client) => client.saved()));
      await Promise.all(clients.map((client) => client.until(() => client.doc.getArray('log').length === 3)));
    });
    await Promise.all(clients.map((client) => client.until(() => client.lastClose !== undefined)));
    clients.forEach((client, index) => {
      assert.equal(client.lastClose?.code, 1012);
      assert.ok(has(client, 'notice'));
      client.doc.getArray('log').push([`offline ${index}`]);
      client.records.set('last', index);
    });
    await withServer({ storage }, async ({ syncUrl }) => {
      for (const client of clients) {
        client.url = `${syncUrl}/${NOTES}`;
        await client.connectAndSync();
        await client.saved();
      }
      await Promise.all(clients.map((client) => client.until(() => client.doc.getArray('log').length === 6)));
      const [one, ...others] = clients.map((client) =>
        JSON.stringify([client.records.toJSON(), client.doc.getArray('log').toJSON()]),
      );
      for (const other of others) assert.equal(other, one);
      const doc = new Y.Doc();
      applyStored(doc, await storage.load(NOTES));
      assert.equal(new Set(doc.getArray('log').toJSON() as string[]).size, 6);
      for (const client of clients) client.drop();
    });
  });

  it('F10 nothing is said before the load has finished, and then the whole document', async () => {
    const storage = createFaultyStorage(lastingStorage());
    const { doc } = updates(4);
    await storage.append(KEY, [{ kind: 'change', bytes: Y.encodeStateAsUpdate(doc) }]);
    const hold = gate();
    const loading = gate();
    storage.beforeLoad = () => {
      loading.open();
      return hold.opened;
    };
    await withServer({ storage }, async ({ syncUrl, health }) => {
      const clients = [0, 1, 2].map(() => new TestClient({ url: `${syncUrl}/${KEY}` }));
      for (const client of clients) client.connect();
      await loading.opened;
      while (health().sessions < 3 || clients.some((client) => !client.connected))
        await new Promise(setImmediate);
      for (const client of clients) {
        assert.deepEqual(client.heard, []);
        assert.equal(client.synced, false);
      }
      hold.open();
      await Promise.all(clients.map((client) => client.until(() => client.synced)));
      for (const client of clients) assert.equal(client.records.size, 4);
      assert.equal(storage.loads, 1);
      for (const client of clients) client.drop();
    });
  });

  it('F10 a failed load is 4503 for all who wait, never an empty document; the next one tries again', async () => {
    const storage = createFaultyStorage(lastingStorage());
    await storage.append(KEY, [{ kind: 'change', bytes: Y.encodeStateAsUpdate(updates(2).doc) }]);
    storage.beforeLoad = () => Promise.reject(new StorageError('corrupt', 'row 1'));
    await withServer({ storage }, async ({ syncUrl, health }) => {
      const clients = [0, 1].map(() => new TestClient({ url: `${syncUrl}/${KEY}` }));
      for (const client of clients) client.connect();
      await Promise.all(clients.map((client) => client.until(() => client.lastClose !== undefined)));
      for (const client of clients) {
        assert.equal(client.lastClose?.code, 4503);
        assert.deepEqual(client.heard, []);
      }
      assert.equal(health().rooms, 0);
      storage.beforeLoad = () => undefined;
      const [client] = clients;
      assert.ok(client);
      await client.connectAndSync();
      assert.equal(client.records.size, 2);
      client.drop();
    });
  });

  it('F10 a document that cannot be read is 4503 as well', async () => {
    const storage = lastingStorage();
    await storage.append(KEY, [{ kind: 'change', bytes: Uint8Array.from([1, 1, 99, 99]) }]);
    await withServer({ storage }, async ({ syncUrl }) => {
      const client = new TestClient({ url: `${syncUrl}/${KEY}` });
      client.connect();
      await client.until(() => client.lastClose !== undefined);
      assert.equal(client.lastClose?.code, 4503);
      assert.equal((await storage.load(KEY)).rows.length, 1);
    });
  });
});
