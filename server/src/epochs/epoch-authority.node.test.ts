import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as Y from 'yjs';
import { createOpenAuthorizer } from '../auth/open.js';
import { createMemoryStorage } from '../storage/memory.js';
import { SERVER_USER, type LogRow, type Storage } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { FakeClock } from '../testing/fake-clock.js';
import { createFaultyStorage } from '../testing/faulty-storage.js';
import { manyClients } from '../testing/many-clients.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';
import { EpochAuthority, type EpochAuthorityOptions } from './epoch-authority.js';
import { EpochKeeper, EPOCH_THRESHOLDS } from './epoch-keeper.js';
import { foldStoredDocument } from './fold-stored.js';
import { pointAtRows, pointAtTime, pointOfVersion } from './history-point.js';

function authorityOver(storage: Storage, parts: Partial<EpochAuthorityOptions> = {}): EpochAuthority {
  let id = 0;
  return new EpochAuthority({
    storage,
    logger: { error: note, warn: note, info: note, debug: note },
    fold: foldStoredDocument,
    newClientId: () => 1_000 + ++id,
    newId: () => `id${++id}`,
    ...parts,
  });
}
const note = (): void => undefined;

async function recordsOf(storage: Storage, name: string): Promise<Record<string, unknown>> {
  const doc = new Y.Doc();
  applyStored(doc, await storage.load(name));
  return Object.fromEntries([...doc.getMap<unknown>('records').entries()].sort());
}

/** Rows of one writer that sets `a`, `b`, … one after the other, each to its number. */
function rowsOf(keys: string, root = 'records'): LogRow[] {
  const doc = new Y.Doc();
  const rows: LogRow[] = [];
  doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
  [...keys].forEach((key, index) => doc.getMap(root).set(key, index));
  return rows;
}

describe('beginning epochs', () => {
  it('EP2 folding takes all documents of the epoch over, each as one row by the server', async () => {
    const storage = createMemoryStorage();
    await storage.append('w/1/core', rowsOf('abc'));
    await storage.append('w/1/text-1', rowsOf('x'));
    await storage.append('v/1/core', rowsOf('z'));
    const outcome = await authorityOver(storage).fold('w');
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.from, outcome.to, outcome.documents.length], [1, 2, 2]);
    assert.deepEqual(await recordsOf(storage, 'w/2/core'), { a: 0, b: 1, c: 2 });
    assert.deepEqual(await recordsOf(storage, 'w/2/text-1'), { x: 0 });
    const { rows, clients, seq } = await storage.load('w/2/core');
    assert.deepEqual([seq, rows[0]?.user], [1, SERVER_USER]);
    assert.deepEqual(clients, [{ clientId: 1_001, user: SERVER_USER }]);
    assert.equal((await storage.workspaces.find('v'))?.epoch, 1);
    assert.deepEqual(
      (await storage.workspaces.epochs('w')).map(({ epoch, reason }) => [epoch, reason]),
      [[2, 'fold']],
    );
  });

  it('EP9 a text goes over with its history and its authors: what was typed offline before still fits', async () => {
    const storage = createMemoryStorage();
    await storage.append('w/1/core', rowsOf('a'));
    const ada = new Y.Doc();
    ada.clientID = 7;
    ada.getText('note:1').insert(0, 'Teklif');
    const online = Y.encodeStateVector(ada);
    await storage.append(
      'w/1/text.o1',
      [{ kind: 'change', bytes: Y.encodeStateAsUpdate(ada), user: 'ada' }],
      [{ clientId: 7, user: 'ada' }],
    );
    ada.getText('note:1').insert(6, ' hazır');
    const offline = Y.encodeStateAsUpdate(ada, online);
    const outcome = await authorityOver(storage).fold('w');
    assert.ok(outcome.ok);
    assert.deepEqual(
      outcome.documents.map(({ doc, isCarried }) => [doc, isCarried]),
      [
        ['core', false],
        ['text.o1', true],
      ],
    );
    const stored = await storage.load('w/2/text.o1');
    assert.deepEqual(stored.clients, [{ clientId: 7, user: 'ada' }]);
    const doc = new Y.Doc();
    applyStored(doc, stored);
    Y.applyUpdate(doc, offline);
    assert.equal(doc.getText('note:1').toJSON(), 'Teklif hazır');
  });

  it('EP5 an append during the fold is in the new epoch too', async () => {
    const inner = createMemoryStorage();
    await inner.append('w/1/core', rowsOf('a'));
    const storage = createFaultyStorage(inner);
    storage.beforeLoad = async () => {
      // Between the reading of the numbers and the transaction: the first attempt has not seen it.
      if (storage.loads === 1) await inner.append('w/1/core', rowsOf('b'));
    };
    const outcome = await authorityOver(storage).fold('w');
    assert.ok(outcome.ok);
    assert.equal(storage.loads, 2);
    assert.deepEqual(Object.keys(await recordsOf(inner, 'w/2/core')), ['a', 'b']);
  });

  it('EP5 a workspace that never stands still, one that is read-only and an unknown one stay as they are', async () => {
    const inner = createMemoryStorage();
    await inner.append('w/1/core', rowsOf('a'));
    const storage = createFaultyStorage(inner);
    storage.beforeLoad = async () => {
      await inner.append('w/1/core', rowsOf('b'));
    };
    const authority = authorityOver(storage);
    assert.deepEqual(await authority.fold('w'), { ok: false, reason: 'busy' });
    assert.deepEqual(await authority.fold('nobody'), { ok: false, reason: 'unknown-workspace' });
    await inner.workspaces.setState('w', 'read-only');
    assert.deepEqual(await authority.fold('w'), { ok: false, reason: 'not-writable' });
    assert.equal((await inner.workspaces.find('w'))?.epoch, 1);
    assert.deepEqual(await inner.documents('w', 2), []);
  });

  it('EP5 stopping between documents and an unreadable document change nothing', async () => {
    const storage = createMemoryStorage();
    await storage.append('w/1/core', rowsOf('a'));
    await storage.append('w/1/work', rowsOf('b'));
    const stop = new AbortController();
    const authority = authorityOver(storage, {
      progress: () => {
        stop.abort();
      },
    });
    assert.deepEqual(await authority.fold('w', undefined, stop.signal), { ok: false, reason: 'stopped' });
    await storage.append('w/1/work', [{ kind: 'change', bytes: Uint8Array.from([1, 1, 99, 99]) }]);
    await assert.rejects(authorityOver(storage).fold('w'));
    assert.equal((await storage.workspaces.find('w'))?.epoch, 1);
  });

  it('F47 a restore brings back the rows of a time, of a version, of single documents, and can be undone', async () => {
    const clock = new FakeClock();
    const storage = createMemoryStorage(() => clock.now());
    const [a, b, c] = rowsOf('abc');
    assert.ok(a && b && c);
    await storage.append('w/1/core', [a]);
    await storage.append('w/1/work', rowsOf('x'));
    const first = clock.now();
    clock.advance(1_000);
    await storage.append('w/1/core', [b, c]);
    await storage.append('w/1/text-1', rowsOf('later'));
    clock.advance(1_000);

    const authority = authorityOver(storage);
    const point = await pointAtTime(storage, 'w', first + 999);
    assert.ok(point);
    assert.deepEqual(point.documents, { core: 1, work: 1 });
    assert.ok((await authority.restore('w', point)).ok);
    assert.deepEqual(await recordsOf(storage, 'w/2/core'), { a: 0 });
    assert.equal((await storage.load('w/2/text-1')).seq, 0);

    clock.advance(1_000);
    const [before] = await storage.workspaces.versions('w');
    const named = await authority.keep('w', 'now', 'ada', clock.now());
    assert.deepEqual(named, {
      ...{ id: named?.id, workspace: 'w', epoch: 2, name: 'now', author: 'ada', at: clock.now() },
      documents: { core: 1, work: 1 },
    });
    assert.deepEqual((await storage.workspaces.versions('w')).at(-1), named);
    assert.ok(before);
    assert.equal(before.epoch, 1);
    assert.ok((await authority.restore('w', pointOfVersion(before))).ok);
    assert.deepEqual(await recordsOf(storage, 'w/3/core'), { a: 0, b: 1, c: 2 });
    assert.equal((await storage.load('w/3/text-1')).seq, 1);

    // A time within an epoch that has ended is looked up there.
    assert.equal((await pointAtTime(storage, 'w', first))?.epoch, 1);
    assert.equal((await pointAtTime(storage, 'w', first + 2_000))?.epoch, 2);
    const single = await pointAtRows(storage, 'w', { core: 1 });
    assert.deepEqual(single?.documents, { core: 1, 'text-1': 1, work: 1 });
    await assert.rejects(pointAtRows(storage, 'w', { core: 2 }), /core@2/);
    await assert.rejects(pointAtRows(storage, 'w', { nothing: 1 }), /nothing@1/);
    assert.equal(await pointAtTime(storage, 'nobody', first), undefined);
  });

  it('EP7 a restore leaves a version of what it replaced, which no later epoch drops', async () => {
    const clock = new FakeClock();
    const storage = createMemoryStorage(() => clock.now());
    await storage.append('w/1/core', rowsOf('ab'));
    const point = await pointAtRows(storage, 'w', { core: 1 });
    assert.ok(point);
    assert.ok((await authorityOver(storage).restore('w', point)).ok);
    const versions = await storage.workspaces.versions('w');
    assert.deepEqual(
      versions.map(({ epoch, name, documents, at }) => [epoch, name, documents, at]),
      [[1, 'before restore core@1', { core: 2 }, clock.now()]],
    );
    assert.deepEqual(Object.keys(await recordsOf(storage, 'w/1/core')), ['a', 'b']);
    assert.ok((await authorityOver(storage).fold('w')).ok);
    assert.equal((await storage.workspaces.versions('w')).length, 1);
  });

  it('F47 EP6 unsynced edits at a restore are merged into neither epoch and never acknowledged', async () => {
    const storage: Storage = { ...createMemoryStorage(), close: () => Promise.resolve() };
    const authorizer = createOpenAuthorizer({ workspaces: storage.workspaces });
    await withServer({ storage, authorizer }, async ({ syncUrl, epochs }) => {
      const online = new TestClient({ url: `${syncUrl}/w/1/core`, epoch: 1 });
      const offline = new TestClient({ url: `${syncUrl}/w/1/core`, epoch: 1 });
      await online.connectAndSync();
      await offline.connectAndSync();
      online.records.set('kept', 1);
      await online.saved();
      await offline.until(() => offline.records.has('kept'));
      offline.drop();
      offline.records.set('unsynced', 1);
      online.records.set('mistake', 1);
      await online.saved();

      const point = await pointAtRows(storage, 'w', { core: 1 });
      assert.ok(point);
      const closed = online.until(() => online.lastClose !== undefined);
      assert.ok((await epochs.restore('w', point)).ok);
      await closed;
      assert.equal(online.lastClose?.action, 'retry');

      for (const client of [online, offline]) {
        const claimed = client.claimed;
        client.connect();
        await client.until(() => client.lastClose !== undefined);
        assert.equal(client.lastClose?.code, 4409);
        assert.equal(client.claimed, claimed);
        assert.ok(client.heard.some((message) => message.type === 'epoch' && message.epoch === 2));
      }
      assert.deepEqual(await recordsOf(storage, 'w/2/core'), { kept: 1 });
      assert.deepEqual(await recordsOf(storage, 'w/1/core'), { kept: 1, mistake: 1 });
      const fresh = new TestClient({ url: `${syncUrl}/w/2/core`, epoch: 2 });
      await fresh.connectAndSync();
      assert.deepEqual(fresh.records.toJSON(), { kept: 1 });
      fresh.drop();
    });
  });

  it('EP6 who is connected when an epoch ends is told so on the open socket, with 4409', async () => {
    const storage: Storage = { ...createMemoryStorage(), close: () => Promise.resolve() };
    const authorizer = createOpenAuthorizer({ workspaces: storage.workspaces });
    await withServer({ storage, authorizer }, async ({ syncUrl, epochs }) => {
      const client = new TestClient({ url: `${syncUrl}/w/1/core`, epoch: 1 });
      const other = new TestClient({ url: `${syncUrl}/v/1/core`, epoch: 1 });
      await client.connectAndSync();
      await other.connectAndSync();
      client.records.set('a', 1);
      other.records.set('a', 1);
      await Promise.all([client.saved(), other.saved()]);
      const closed = client.until(() => client.lastClose !== undefined);
      assert.ok((await epochs.fold('w')).ok);
      await closed;
      assert.equal(client.lastClose?.code, 4409);
      assert.ok(client.heard.some((message) => message.type === 'epoch' && message.epoch === 2));
      other.records.set('b', 1);
      await other.saved();
      other.drop();
    });
  });
});

describe('keeping epochs', () => {
  const setUp = (thresholds = {}) => {
    const clock = new FakeClock();
    const log: string[] = [];
    const logger = {
      error: (event: string) => log.push(event),
      warn: note,
      info: note,
      debug: note,
    };
    const inner = createMemoryStorage(() => clock.now());
    const keeper = new EpochKeeper({ authority: authorityOver(inner), clock, logger, thresholds });
    const epochOf = async (workspace: string): Promise<number | undefined> =>
      (await inner.workspaces.find(workspace))?.epoch;
    return { clock, keeper, log, storage: keeper.watching(inner), epochOf };
  };
  const { quietMs, restMs } = EPOCH_THRESHOLDS;
  const pass = async ({ clock, keeper }: ReturnType<typeof setUp>, ms: number): Promise<void> => {
    // In two steps: the last look begins when the ones before have ended.
    clock.advance(ms - 60_000);
    await keeper.idle();
    clock.advance(60_000);
    await keeper.idle();
  };

  it('EP8 a workspace with too many client ids is folded when it has been quiet, not sooner and not twice', async () => {
    const kept = setUp();
    await kept.storage.append('w/1/core', [{ kind: 'change', bytes: manyClients(2_001) }]);
    await kept.storage.append('v/1/core', [{ kind: 'change', bytes: manyClients(2_000) }]);
    await pass(kept, quietMs - 60_000);
    await kept.storage.append('w/1/core', rowsOf('a', 'o'));
    await pass(kept, quietMs - 60_000);
    assert.equal(await kept.epochOf('w'), 1);
    await pass(kept, 120_000);
    assert.equal(await kept.epochOf('w'), 2);
    assert.equal(await kept.epochOf('v'), 1);
    await kept.storage.append('w/2/core', [{ kind: 'change', bytes: manyClients(3_000) }]);
    await pass(kept, quietMs + 60_000);
    assert.equal(await kept.epochOf('w'), 2);
    await pass(kept, restMs);
    assert.equal(await kept.epochOf('w'), 3);
    assert.deepEqual(kept.log, []);
    await kept.keeper.close();
  });

  it('EP8 a document that is mostly history is folded, a small one is not', async () => {
    const kept = setUp({ floorBytes: 10_000 });
    const wasteful = (count: number): LogRow => {
      const doc = new Y.Doc();
      for (let edit = 0; edit < count; edit++) doc.getMap('o').set(`k${edit % 2}`, edit);
      return { kind: 'change', bytes: Y.encodeStateAsUpdate(doc) };
    };
    await kept.storage.append('big/1/core', [wasteful(2_000)]);
    await kept.storage.append('small/1/core', [wasteful(200)]);
    await pass(kept, quietMs + 60_000);
    assert.equal(await kept.epochOf('big'), 2);
    assert.equal(await kept.epochOf('small'), 1);
    await kept.keeper.close();
  });

  it('F49 an operator is alarmed at 5,000 client ids; a document that cannot be read is reported and left', async () => {
    const kept = setUp();
    await kept.storage.append('w/1/core', [{ kind: 'change', bytes: manyClients(5_001) }]);
    await kept.storage.append('bad/1/core', [{ kind: 'change', bytes: Uint8Array.from([1, 1, 99, 99]) }]);
    await pass(kept, quietMs + 60_000);
    assert.deepEqual(kept.log.sort(), ['fold-failed', 'many-client-ids']);
    assert.equal(await kept.epochOf('w'), 2);
    assert.equal(await kept.epochOf('bad'), 1);
    await kept.keeper.close();
  });
});
