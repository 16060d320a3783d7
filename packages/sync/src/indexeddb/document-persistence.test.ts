import { expect } from '@open-wc/testing';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { documentDatabaseName } from '../names.js';
import { Deaf, Stage, freshName, until, value, whenStatus, write } from '../testing/stage.js';
import { decodeTabMessage } from '../tabs/tab-message.js';
import { deleteDatabase, fillDisk, storedRows, withStore } from '../testing/stored-rows.js';

/** Hears of other tabs only that they have ended. */
class EndsOnly extends BroadcastChannel {
  override set onmessage(handler: ((this: BroadcastChannel, event: MessageEvent) => void) | null) {
    super.onmessage = (event) => {
      if (decodeTabMessage(event.data)?.type === 'leave') handler?.call(this, event);
    };
  }
}

const databaseOf = (stage: Stage, doc: string): string =>
  documentDatabaseName({ user: 'ada', workspace: stage.workspace, epoch: 1 }, doc);

describe('document persistence', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  it('SY10 opens a database that stock y-indexeddb wrote', async () => {
    const doc = new Y.Doc();
    const stock = new IndexeddbPersistence(databaseOf(stage, 'core'), doc);
    await stock.whenSynced;
    write(doc, 'a', 1);
    write(doc, 'b', 2);
    await stock.destroy();
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    expect([value(core, 'a'), value(core, 'b')]).to.deep.equal([1, 2]);
  });

  it('SY10 writes a database that stock y-indexeddb opens', async () => {
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    write(core, 'a', 1);
    write(core, 'b', [{ c: true }]);
    await sync.close();
    const doc = new Y.Doc();
    const stock = new IndexeddbPersistence(databaseOf(stage, 'core'), doc);
    await stock.whenSynced;
    expect([value(doc, 'a'), value(doc, 'b')]).to.deep.equal([1, [{ c: true }]]);
    await stock.destroy();
  });

  it('SY10 writes rows of one turn in one transaction and none while loading', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    for (let index = 0; index < 50; index += 1) write(core, `k${index}`, index);
    await sync.close();
    const again = stage.tab();
    await again.sync.whenAllLoaded;
    await again.sync.close();
    expect(await storedRows(databaseOf(stage, 'core'), 'updates')).to.have.length(50);
  });

  it('SY11 a load neither encodes the document again nor counts as a local change', async () => {
    const { core, sync } = stage.tab();
    write(core, 'a', 1);
    await sync.close();
    let encodings = 0;
    const loaded = stage.tab();
    loaded.core.on('afterTransaction', (transaction) => {
      // Yjs encodes a transaction exactly when somebody listens to `update` at its end.
      if (loaded.core._observers.get('update')?.size) encodings += transaction.local ? 0 : 1;
    });
    await loaded.sync.whenAllLoaded;
    expect(value(loaded.core, 'a')).to.equal(1);
    expect(encodings).to.equal(0);
    expect(loaded.sync.unsavedAnywhere()).to.equal(0);
  });

  it('SY11 what an observer writes during a load is kept', async () => {
    const { core, sync } = stage.tab();
    write(core, 'a', 1);
    await sync.close();
    const second = stage.tab();
    second.core.getMap('m').observe((event) => {
      if (event.keysChanged.has('a')) write(second.core, 'seen', true);
    });
    await second.sync.whenLoaded;
    await second.sync.whenDurable('device');
    await second.sync.close();
    const third = stage.tab();
    await third.sync.whenLoaded;
    expect(value(third.core, 'seen')).to.equal(true);
  });

  it('F15 a database deleted during edits is written again, whole, and nothing throws', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    write(core, 'before', 1);
    await sync.whenDurable('device');
    const seen: string[] = [];
    sync.subscribe((status) => seen.push(status.device));
    const lost = whenStatus(sync, ({ device }) => device === 'failed');
    const deleted = deleteDatabase(databaseOf(stage, 'core'));
    await lost;
    expect(sync.status.problem).to.equal('storage-closed');
    write(core, 'during', 2);
    await deleted;
    await sync.whenDurable('device');
    await until(() => sync.status.device === 'saved', 'recovery');
    expect(seen).to.include('failed');
    expect(sync.status.problem).to.equal(null);
    await sync.close();
    const { core: again, sync: second } = stage.tab();
    await second.whenLoaded;
    expect([value(again, 'before'), value(again, 'during')]).to.deep.equal([1, 2]);
  });

  it('F15 while the replica is gone, nothing is claimed to be on this device', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    await sync.whenDurable('device');
    const lost = whenStatus(sync, ({ device }) => device === 'failed');
    const deleted = deleteDatabase(databaseOf(stage, 'core'));
    await lost;
    let claimed = false;
    const durable = sync.whenDurable('device').then(() => (claimed = true));
    await Promise.resolve();
    expect(claimed).to.equal(false);
    await deleted;
    await durable;
    expect((await storedRows(databaseOf(stage, 'core'), 'updates')).length).to.be.greaterThan(0);
  });

  it('F16 a failing open releases whenLoaded and is visible', async () => {
    const broken = { open: () => failingRequest() } as unknown as IDBFactory;
    const { core, sync } = stage.tab({ indexedDB: broken });
    await sync.whenLoaded;
    write(core, 'a', 1);
    await until(() => sync.status.device === 'failed', 'failure');
    expect(sync.status.problem).to.equal('storage-open');
    expect(sync.status.unsavedOnDevice).to.equal(1);
    expect(sync.unsavedAnywhere()).to.equal(1);
  });

  it('F16 an open that never answers releases whenLoaded within 3 s, and late rows still arrive', async () => {
    const first = stage.tab();
    write(first.core, 'a', 1);
    await first.sync.close();
    let answer: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (answer = resolve));
    const slow = { open: (name: string) => delayedOpen(name, gate) } as unknown as IDBFactory;
    const { core, sync } = stage.tab({ indexedDB: slow });
    let released = false;
    void sync.whenLoaded.then(() => (released = true));
    await stage.pass(2_000);
    expect(released).to.equal(false);
    await stage.pass(1_000);
    expect(released).to.equal(true);
    expect(sync.status.device).to.equal('failed');
    write(core, 'b', 2);
    answer();
    await until(() => value(core, 'a') === 1, 'row');
    await sync.whenDurable('device');
    await until(() => sync.status.device === 'saved', 'recovery');
  });

  it('F17 a full disk is reported, nothing is lost, and it heals', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    const cure = fillDisk(encodeURIComponent(stage.workspace));
    try {
      write(core, 'a', 1);
      await until(() => sync.status.problem === 'storage-quota', 'quota problem');
      expect(sync.status.device).to.equal('failed');
      expect(sync.status.unsavedOnDevice).to.equal(1);
      expect(value(core, 'a')).to.equal(1);
    } finally {
      cure();
    }
    await sync.whenDurable('device');
    await until(() => sync.status.device === 'saved', 'recovery');
    expect(sync.status.unsavedOnDevice).to.equal(0);
  });

  it('F18 a row that cannot be read is moved aside and reported; the others load', async () => {
    const { core, sync } = stage.tab();
    write(core, 'a', 1);
    await sync.close();
    const name = databaseOf(stage, 'core');
    await withStore(name, 'updates', 'readwrite', (store) => store.add(new Uint8Array([1, 250, 3, 9, 9])));
    await withStore(name, 'updates', 'readwrite', (store) => store.add('nonsense'));
    const again = stage.tab();
    await again.sync.whenAllLoaded;
    expect(value(again.core, 'a')).to.equal(1);
    expect(again.sync.status.problem).to.equal('storage-read');
    await again.sync.close();
    expect(await storedRows(name, 'custom')).to.have.length(2);
    const third = stage.tab();
    await third.sync.whenAllLoaded;
    expect(third.sync.status.problem).to.equal(null);
  });

  it('F23 two tabs that write and trim at once keep the union', async () => {
    // They do not hear each other either: the hardest case for a trim, since each lacks the other's rows.
    const tabs = [stage.tab({ BroadcastChannel: Deaf }), stage.tab({ BroadcastChannel: Deaf })];
    await Promise.all(tabs.map(({ sync }) => sync.whenAllLoaded));
    const text = 'x'.repeat(400);
    for (let index = 0; index < 400; index += 1) {
      tabs.forEach(({ core }, tab) => write(core, `${tab}-${index}`, text));
      if (index % 40 === 0) await Promise.all(tabs.map(({ sync }) => sync.whenDurable('device')));
    }
    const name = databaseOf(stage, 'core');
    await until(async () => (await storedRows(name, 'updates')).length < 400, 'trim');
    await Promise.all(tabs.map(({ sync }) => sync.close()));
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    expect(core.getMap('m').size).to.equal(800);
  });

  it('F23 after a database was lost, a fold deletes no rows that only have the keys of its own old ones', async () => {
    const alone = { BroadcastChannel: Deaf };
    const first = stage.tab(alone);
    await first.sync.whenAllLoaded;
    for (let index = 0; index < 20; index += 1) {
      write(first.core, `old${index}`, index);
      await first.sync.whenDurable('device'); // rows of their own: keys 1 to 20
    }
    const name = databaseOf(stage, 'core');
    await deleteDatabase(name);
    await until(() => first.sync.status.device === 'saved', 'recovery');
    const second = stage.tab(alone);
    await second.sync.whenAllLoaded;
    for (let index = 0; index < 20; index += 1) {
      write(second.core, `new${index}`, index);
      await second.sync.whenDurable('device');
    }
    // Enough for a fold of the first tab, which has never heard of the second one’s rows.
    for (let index = 0; index < 20; index += 1) write(first.core, `long${index}`, 'x'.repeat(8_000));
    await until(async () => (await storedRows(name, 'updates')).length < 20, 'fold');
    await Promise.all([first.sync.close(), second.sync.close()]);
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    expect(core.getMap('m').size).to.equal(60);
  });

  it('F18 a row that can be neither read nor moved aside outlives a fold', async () => {
    const { core, sync } = stage.tab();
    write(core, 'a', 1);
    await sync.close();
    const name = databaseOf(stage, 'core');
    const bad = new Uint8Array([1, 250, 3, 9, 9]);
    await withStore(name, 'updates', 'readwrite', (store) => store.add(bad));
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args);
      if (this.name === 'custom') {
        Object.defineProperty(this.transaction, 'error', { value: new DOMException('no', 'DataError') });
        request.addEventListener('success', () => this.transaction.abort());
      }
      return request;
    };
    try {
      const again = stage.tab();
      await again.sync.whenAllLoaded;
      for (let index = 0; index < 20; index += 1) {
        write(again.core, `long${index}`, 'x'.repeat(8_000));
        await again.sync.whenDurable('device');
      }
      await until(async () => (await storedRows(name, 'updates')).length < 20, 'fold');
      expect(await storedRows(name, 'updates')).to.deep.include(bad);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('F24 a new instance on a database that is being closed loses nothing', async () => {
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    write(core, 'a', 1);
    const closing = sync.close();
    const again = stage.tab();
    await again.sync.whenLoaded;
    await closing;
    await until(() => value(again.core, 'a') === 1, 'row');
  });

  it('F24 what a session writes last is seen by one that had read already and heard only of its end', async () => {
    const first = stage.tab();
    await first.sync.whenAllLoaded;
    const second = stage.tab({ BroadcastChannel: EndsOnly });
    await second.sync.whenAllLoaded;
    write(second.core, 'own', 1);
    write(first.core, 'a', 1);
    write(first.work, 'b', 2);
    await first.sync.close();
    await until(() => value(second.core, 'a') === 1 && value(second.work, 'b') === 2, 'rows');
    await second.sync.whenDurable('device');
    expect(second.sync.unsavedAnywhere()).to.equal(0);
    // What was read from the disk is not written to it again.
    expect(await storedRows(databaseOf(stage, 'core'), 'updates')).to.have.length(2);
  });

  it('A8 an update that lacks its predecessor survives a reload and shows when the predecessor comes', async () => {
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    write(source, 'a', 1);
    write(source, 'b', 2);
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    Y.applyUpdate(core, updates[1] as Uint8Array, { kind: 'network' });
    await sync.close();
    const again = stage.tab();
    await again.sync.whenLoaded;
    expect(value(again.core, 'b')).to.equal(undefined);
    Y.applyUpdate(again.core, updates[0] as Uint8Array, { kind: 'network' });
    expect([value(again.core, 'a'), value(again.core, 'b')]).to.deep.equal([1, 2]);
  });

  it('F21 a new session writes under a new client id', async () => {
    const { core, sync } = stage.tab();
    write(core, 'a', 1);
    await sync.close();
    const again = stage.tab();
    await again.sync.whenLoaded;
    write(again.core, 'b', 2);
    expect(again.core.clientID).to.not.equal(core.clientID);
    expect([...again.core.store.clients.keys()].sort()).to.deep.equal(
      [core.clientID, again.core.clientID].sort(),
    );
  });

  it('F25 names keep users, workspaces, epochs and documents apart', () => {
    const names = [
      documentDatabaseName({ user: 'a', workspace: 'b:c', epoch: 1 }, 'd'),
      documentDatabaseName({ user: 'a:b', workspace: 'c', epoch: 1 }, 'd'),
      documentDatabaseName({ user: 'a', workspace: 'b', epoch: 1 }, 'c:d'),
      documentDatabaseName({ user: 'a', workspace: 'b', epoch: 2 }, 'd'),
      documentDatabaseName({ user: 'A', workspace: 'b', epoch: 2 }, 'd'),
    ];
    expect(new Set(names).size).to.equal(names.length);
  });

  it('SY12 opening applies many rows in one transaction', async () => {
    const first = stage.tab();
    await first.sync.whenAllLoaded;
    for (let index = 0; index < 40; index += 1) {
      first.core.getMap('o').set(`r${String(index)}`, { d: `Deal ${String(index)}` });
      await first.sync.whenDurable('device'); // a row each
    }
    await first.sync.close();
    const second = stage.tab();
    let transactions = 0;
    second.core.on('afterTransaction', () => {
      transactions += 1;
    });
    await second.sync.whenLoaded;
    expect(second.core.getMap('o').size).to.equal(40);
    expect(transactions).to.equal(1);
    await second.sync.close();
  });
});

function failingRequest(): IDBOpenDBRequest {
  const request = new EventTarget() as IDBOpenDBRequest;
  queueMicrotask(() => void request.onerror?.(new Event('error', { cancelable: true })));
  return request;
}

/** A request that passes on the answer of a real one, but not before the gate opens. */
function delayedOpen(name: string, gate: Promise<void>): IDBOpenDBRequest {
  const request = {} as { result?: IDBDatabase } & Partial<IDBOpenDBRequest>;
  void gate.then(() => {
    const real = indexedDB.open(name);
    real.onupgradeneeded = (event) => {
      Object.assign(request, { result: real.result });
      request.onupgradeneeded?.call(request as IDBOpenDBRequest, event);
    };
    real.onsuccess = (event) => {
      Object.assign(request, { result: real.result });
      request.onsuccess?.call(request as IDBOpenDBRequest, event);
    };
  });
  return request as IDBOpenDBRequest;
}

describe('fresh names', () => {
  it('F25 two calls give two names', () => {
    expect(freshName()).to.not.equal(freshName());
  });
});
