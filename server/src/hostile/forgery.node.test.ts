import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_LIMITS } from '@firsat/protocol';
import * as Y from 'yjs';
import type { Authorizer } from '../auth/authorizer.js';
import { createMemoryStorage } from '../storage/memory.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { overriding } from '../storage/overriding.js';
import type { Storage } from '../storage/storage.js';
import { FakeClock } from '../testing/fake-clock.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';
import { Attacker } from '../testing/hostile/attacker.js';
import { changesOf, presences, updateOf } from '../testing/hostile/poison.js';

const KEY = 'w/1/core';

/** The token is the name of the user; everyone is an editor. */
const byName: Authorizer = {
  open: false,
  async authorize({ token, document }) {
    return {
      ok: true,
      user: token,
      userName: token.toUpperCase(),
      role: 'editor',
      exp: null,
      epoch: document.epoch,
    };
  },
  review: (_document, access) => Promise.resolve(access),
  watch: () => () => undefined,
};

/** A storage that outlives its servers. */
function lasting(): Storage {
  const storage = createMemoryStorage();
  return overriding(storage, { close: () => Promise.resolve() });
}

async function storedDoc(storage: Storage): Promise<Y.Doc> {
  const doc = new Y.Doc();
  applyStored(doc, await storage.load(KEY));
  return doc;
}

const records = async (storage: Storage): Promise<unknown> =>
  (await storedDoc(storage)).getMap('records').toJSON();

describe('forgery and refusal', () => {
  it('F54 who writes under the client id of another is refused and closed with 4403; the edits of the other arrive', async () => {
    const storage = lasting();
    await withServer({ storage, authorizer: byName }, async ({ syncUrl, log }) => {
      const ada = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'ada' });
      const bob = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'bob' });
      await Promise.all([ada.connectAndSync(), bob.connectAndSync()]);
      ada.records.set('a', 1);
      await ada.saved();
      // Eve takes the clock that Ada would use next.
      const eve = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      const double = new Y.Doc();
      Y.applyUpdate(double, Y.encodeStateAsUpdate(ada.doc));
      double.clientID = ada.doc.clientID;
      const from = Y.encodeStateVector(double);
      double.getMap('records').set('a', 'forged');
      eve.send({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(double, from) });
      eve.send({ type: 'mark', n: 1 });
      assert.equal(await eve.closed(), 4403);
      const refused = eve.heard.find((message) => message.type === 'refused');
      assert.ok(refused?.type === 'refused');
      assert.deepEqual([refused.code, refused.rule, refused.action], ['forged-client', 'F54', 'fork']);
      assert.equal(eve.count('durable'), 0);
      assert.ok(log.includes('warn update-refused'));
      ada.records.set('a', 2);
      await ada.saved();
      await bob.until(() => bob.records.get('a') === 2);
      assert.deepEqual(await records(storage), { a: 2 });
      assert.deepEqual(Y.encodeStateVector(ada.doc), Y.encodeStateVector(await storedDoc(storage)));
      for (const client of [ada, bob]) client.drop();
    });
    // The binding is stored with the row: it counts in the next life of the server, for presence as well.
    await withServer({ storage, authorizer: byName }, async ({ syncUrl }) => {
      const { clients } = await storage.load(KEY);
      const [bound] = clients.filter(({ user }) => user === 'ada');
      assert.ok(bound);
      const eve = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      eve.send({ type: 'awareness', update: presences(1, '{"user":{"id":"ada"}}', bound.clientId) });
      await eve.handled();
      const witness = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'bob' });
      await witness.handled();
      assert.equal(witness.count('awareness'), 0);
      witness.leave();
      const update = updateOf((doc) => doc.getMap('records').set('again', 1), bound.clientId);
      eve.send({ type: 'sync-step-2', update: shifted(update, 1_000) });
      await eve.handled();
      eve.update(changesOf(bound.clientId, 9)[8] as Uint8Array);
      assert.equal(await eve.closed(), 4403);
      assert.deepEqual(await records(storage), { a: 2 });
    });
  });

  it('F42 a refused update in the middle: what was before is saved, nothing of it or after it is acknowledged there, and a fork saves the rest', async () => {
    const storage = lasting();
    await withServer({ storage, authorizer: byName }, async ({ syncUrl }) => {
      const ada = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'ada' });
      const bob = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'bob' });
      await Promise.all([ada.connectAndSync(), bob.connectAndSync()]);
      ada.records.set('u1', 1);
      await ada.saved();
      const claimed = ada.claimed;
      ada.records.set('u2', new Uint8Array([1])); // no JSON
      ada.records.set('u3', 3);
      await ada.until(() => ada.heard.some(({ type }) => type === 'refused'));
      const refused = ada.heard.find((message) => message.type === 'refused');
      assert.ok(refused?.type === 'refused');
      assert.deepEqual(
        [refused.code, refused.rule, refused.action, refused.from],
        ['forbidden', 'IN3', 'fork', claimed],
      );
      bob.records.set('other', 1);
      await bob.saved();
      assert.equal(ada.claimed, claimed);
      assert.deepEqual(await records(storage), { u1: 1, other: 1 });
      assert.equal(bob.records.has('u3'), false);
      // The fork: a new document, the commands again, without the forbidden one.
      ada.drop();
      const fork = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'ada' });
      await fork.connectAndSync();
      fork.records.set('u3', 3);
      await fork.saved();
      assert.deepEqual(await records(storage), { u1: 1, other: 1, u3: 3 });
      const { doc } = bob;
      await bob.until(() => bob.records.get('u3') === 3);
      assert.equal(doc.store.pendingStructs, null);
      // Nothing of it waits in the log either.
      const { rows } = await storage.load(KEY);
      assert.ok(rows.every(({ kind }) => kind === 'change'));
      assert.ok(rows.every(({ bytes }) => !Buffer.from(bytes).includes('u2')));
      for (const client of [bob, fork]) client.drop();
    });
  });

  it('IN6 the third refused update of a user within a minute ends the connection with 4422, also over several', async () => {
    const clock = new FakeClock();
    const bad = updateOf((doc) => doc.getMap('records').set('__proto__', 1));
    await withServer({ authorizer: byName, clock }, async ({ syncUrl }) => {
      const first = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      first.update(bad);
      first.update(bad);
      await first.handled();
      assert.deepEqual([first.isClosed, first.count('refused')], [false, 2]);
      first.leave();
      const other = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'ada' });
      other.update(bad);
      await other.handled();
      assert.equal(other.isClosed, false, 'another user is not to blame');
      const second = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      second.update(bad);
      assert.equal(await second.closed(), 4422);
      clock.advance(61_000);
      const third = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      third.update(bad);
      await third.handled();
      assert.equal(third.isClosed, false);
      for (const attacker of [third, other]) attacker.leave();
    });
  });

  it('IN6 a plain client cannot be told of a refusal: it is closed with 4422', async () => {
    await withServer({}, async ({ syncUrl }) => {
      const plain = await Attacker.open(`${syncUrl}/${KEY}`, { extended: false });
      plain.update(updateOf((doc) => doc.getMap('records').set('bad key', 1)));
      assert.equal(await plain.closed(), 4422);
    });
  });

  it('IN6 refused bytes are kept for support, without being part of the document', async () => {
    const storage = lasting();
    const kept: { user: string | null; code: string; bytes: Uint8Array }[] = [];
    const watching = overriding(storage, {
      noteRefused: (refused) => {
        kept.push(refused);
        return Promise.resolve();
      },
    });
    await withServer({ storage: watching, authorizer: byName }, async ({ syncUrl }) => {
      const eve = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      eve.update(updateOf((doc) => doc.getMap('records').set('k', 'x'.repeat(65_537))));
      await eve.handled();
      eve.update(Uint8Array.from([1, 2, 3]));
      assert.equal(await eve.closed(), 4422);
      assert.deepEqual(
        kept.map(({ user, code }) => [user, code]),
        [
          ['eve', 'forbidden'],
          ['eve', 'malformed'],
        ],
      );
      assert.ok((kept[0]?.bytes.length ?? 0) <= 65_536);
      assert.equal((await storage.load(KEY)).seq, 0);
    });
  });

  it('IN7 a user who begins too many client ids is refused; the others go on', async () => {
    const limits = { ...DEFAULT_LIMITS, newClientsPerDay: 3 };
    await withServer({ authorizer: byName, limits }, async ({ syncUrl }) => {
      const eve = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      for (let client = 1; client <= 4; client++) eve.update(changesOf(client, 1)[0] as Uint8Array);
      await eve.until(() => eve.count('refused') > 0);
      const refused = eve.heard.find((message) => message.type === 'refused');
      assert.ok(refused?.type === 'refused');
      assert.deepEqual([refused.code, refused.rule, refused.retryable], ['limit', 'IN7', true]);
      const ada = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'ada' });
      await ada.connectAndSync();
      ada.records.set('a', 1);
      await ada.saved();
      ada.drop();
      eve.leave();
    });
  });

  it('F53 presence goes out under the name that the server knows, over real sockets', async () => {
    await withServer({ authorizer: byName }, async ({ syncUrl }) => {
      const witness = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'bob' });
      const eve = await Attacker.open(`${syncUrl}/${KEY}`, { token: 'eve' });
      eve.send({ type: 'awareness', update: presences(1, '{"user":{"id":"ada","name":"Ada"}}', 7) });
      await witness.until(() => witness.count('awareness') > 0);
      const [news] = witness.heard.filter((message) => message.type === 'awareness');
      assert.ok(news?.type === 'awareness');
      const text = Buffer.from(news.update).toString();
      assert.ok(text.includes('{"user":{"id":"eve","name":"EVE","role":"editor"}}'), text);
      for (const attacker of [witness, eve]) attacker.leave();
    });
  });

  it('IN9 an honest import of 8,800 opportunities goes through at once, in chunks, and is saved', async () => {
    const storage = lasting();
    await withServer({ storage, authorizer: byName }, async ({ syncUrl }) => {
      const ada = new TestClient({ url: `${syncUrl}/${KEY}`, token: 'ada' });
      await ada.connectAndSync();
      const note = 'Müşteri ile görüşüldü. '.repeat(22);
      let bytes = 0;
      ada.doc.on('update', (update: Uint8Array) => (bytes += update.length));
      for (const [root, perRecord] of [
        ['h', 1],
        ['o', 4],
      ] as const)
        for (let part = 0; part < 18; part++)
          ada.doc.transact(() => {
            for (let index = 0; index < 500 && part * 500 + index < 8_800; index++) {
              const id = `id${part * 500 + index}`;
              ada.doc.getMap(root).set(id, { t: `Fırsat ${id}`, n: note, a: index });
              for (let field = 1; field < perRecord; field++)
                ada.doc.getMap(root).set(`${id}.f${field}`, field);
            }
          });
      assert.ok(bytes > 11 * 1024 * 1024, `${bytes} bytes`);
      await ada.saved();
      assert.equal(ada.lastClose, undefined);
      const stored = await storedDoc(storage);
      assert.equal(stored.getMap('o').size, 35_200);
      // Another copy of all of it, from a client that had been offline with it.
      const offline = new TestClient({ url: `${syncUrl}/w2/1/core`, token: 'bob' });
      Y.applyUpdate(offline.doc, Y.encodeStateAsUpdate(stored));
      await offline.connectAndSync();
      await offline.saved();
      assert.equal(offline.lastClose, undefined);
      for (const client of [ada, offline]) client.drop();
    });
  });
});

/** The same update with clocks that begin later: a hole before it. */
function shifted(update: Uint8Array, by: number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const [struct] = [...doc.store.clients.values()].flat();
  assert.ok(struct);
  const bytes = Array.from(update);
  // 1 block, 1 struct, the client id, then the clock 0.
  const at = 2 + varUintLength(struct.id.client);
  assert.equal(bytes[at], 0);
  bytes.splice(at, 1, 0x80 | (by & 0x7f), by >> 7);
  return Uint8Array.from(bytes);
}

function varUintLength(value: number): number {
  let length = 1;
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) length++;
  return length;
}
