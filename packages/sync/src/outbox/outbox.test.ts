import { expect } from '@open-wc/testing';
import { outboxDatabaseName, documentDatabaseName, type Scope } from '../names.js';
import { Deaf, Stage, noNetwork, until, value, write } from '../testing/stage.js';
import { deleteDatabase, fillDisk, storedRows, withStore } from '../testing/stored-rows.js';
import type { OutboxRow } from './outbox-row.js';

describe('outbox', () => {
  let stage: Stage;
  let scope: Scope;

  const rows = async (): Promise<readonly OutboxRow[]> =>
    (await storedRows(outboxDatabaseName(scope), 'changes')) as OutboxRow[];

  beforeEach(() => {
    stage = new Stage();
    scope = { user: 'ada', workspace: stage.workspace, epoch: 1 };
  });

  afterEach(() => stage.end());

  it('A1 each local transaction is one row with its number, command, bytes and time', async () => {
    stage.server.reachable = false;
    const { core, work, sync } = stage.online();
    await sync.whenAllLoaded;
    write(work, 'a', 1, { kind: 'command', command: { name: 'add-task', input: { id: 't1' } } });
    write(core, 'a', 1, { kind: 'command', command: { name: 'move', input: { id: 'o1', to: 's2' } } });
    write(core, 'b', 2);
    await sync.whenDurable('device');
    const [first, second, third] = await rows();
    expect(await rows()).to.have.length(3);
    expect(first).to.deep.include({ doc: 'core', command: { name: 'move', input: { id: 'o1', to: 's2' } } });
    expect(second?.localSeq).to.equal((first?.localSeq ?? 0) + 1);
    expect(second).to.not.have.property('command');
    expect(third).to.deep.include({ doc: 'work', command: { name: 'add-task', input: { id: 't1' } } });
    expect(first).to.deep.include({ at: 1_700_000_000_000 });
    expect(first?.update).to.be.instanceOf(Uint8Array);
  });

  it('A1 changes that came from the disk, a tab or the server are no rows', async () => {
    stage.server.reachable = false;
    const { core, sync } = stage.online();
    await sync.whenAllLoaded;
    for (const kind of ['persistence', 'tab', 'network']) write(core, kind, 1, { kind });
    await sync.whenDurable('device');
    expect(await rows()).to.deep.equal([]);
    expect(sync.status.unsavedOnServer).to.equal(0);
  });

  it('A1 all rows of a turn are written in one strict transaction', async () => {
    const { core, work, sync } = stage.tab();
    await sync.whenAllLoaded;
    const durabilities: (string | undefined)[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (this.name === outboxDatabaseName(scope) && mode === 'readwrite')
        durabilities.push(options?.durability);
      return transaction.call(this, stores, mode, options);
    };
    try {
      for (let index = 0; index < 20; index += 1) write(index % 2 === 0 ? core : work, `k${index}`, index);
      await Promise.resolve();
      await Promise.resolve();
      expect(durabilities).to.deep.equal(['strict']);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  it('F20 a change is claimed to be on this device only when its transaction is complete', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    await until(() => sync.status.device === 'saved', 'first state');
    write(core, 'a', 1);
    expect(sync.status).to.deep.include({ device: 'saving', unsavedOnDevice: 1 });
    await sync.whenDurable('device');
    const rowsAtClaim =
      (await rows()).length + (await storedRows(documentDatabaseName(scope, 'core'), 'updates')).length;
    expect(rowsAtClaim).to.be.greaterThan(0);
    expect(sync.status).to.deep.include({ device: 'saved', unsavedOnDevice: 0 });
  });

  it('F20 a change whose transaction is undone is not claimed', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    const cure = fillDisk(encodeURIComponent(stage.workspace));
    write(core, 'a', 1);
    let claimed = false;
    const durable = sync.whenDurable('device').then(() => (claimed = true));
    await until(() => sync.status.device === 'failed', 'failure');
    expect(claimed).to.equal(false);
    expect(sync.status.unsavedOnDevice).to.equal(1);
    cure();
    await durable;
  });

  it('SY4 without a server a row goes when the replica holds its change', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    await sync.whenDurable('device');
    await until(async () => (await rows()).length === 0, 'deletion');
    expect(await storedRows(documentDatabaseName(scope, 'core'), 'updates')).to.have.length(1);
  });

  it('SY4 with a server a row stays until the server has confirmed its change', async () => {
    stage.server.autoCommit = false;
    const { core, sync } = stage.online();
    await sync.whenSynced;
    write(core, 'a', 1);
    await until(() => value(stage.server.room('core'), 'a') === 1, 'change');
    await until(
      async () => (await storedRows(documentDatabaseName(scope, 'core'), 'updates')).length === 1,
      'replica',
    );
    expect(await rows()).to.have.length(1);
    stage.server.commit();
    await until(async () => (await rows()).length === 0, 'deletion');
  });

  it('SY2 rows that a dead session left are applied before whenLoaded, offered again and then deleted', async () => {
    const update = await updateOf('left');
    await withStore(await createdOutbox(stage, scope), 'changes', 'readwrite', (store) =>
      store.add({
        session: 'dead',
        doc: 'core',
        localSeq: 7,
        update,
        at: 5,
        command: { name: 'x', input: null },
      }),
    );
    stage.server.reachable = false;
    const { core, sync } = stage.online();
    await sync.whenLoaded;
    expect(value(core, 'left')).to.equal('left');
    expect(sync.status).to.deep.include({ server: 'pending', unsavedOnServer: 1 });
    stage.server.reachable = true;
    sync.disconnect();
    sync.connect();
    await sync.whenDurable('server');
    await until(async () => (await rows()).length === 0, 'deletion');
    expect(value(stage.server.room('core'), 'left')).to.equal('left');
  });

  it('SY2 core does not wait for what a dead session left of another document', async () => {
    const update = await updateOf('left');
    await withStore(await createdOutbox(stage, scope), 'changes', 'readwrite', (store) =>
      store.add({ session: 'dead', doc: 'work', localSeq: 7, update, at: 5 }),
    );
    const { work, sync } = stage.tab();
    await sync.whenLoaded;
    expect(value(work, 'left')).to.equal(undefined);
    await sync.whenAllLoaded;
    expect(value(work, 'left')).to.equal('left');
  });

  it('SY3 a living session keeps its rows; when it ends another tab sees to them', async () => {
    const first = stage.online({ WebSocket: noNetwork() });
    await first.sync.whenAllLoaded;
    write(first.core, 'a', 1);
    await first.sync.whenDurable('device');
    stage.server.autoCommit = false;
    const second = stage.online();
    await second.sync.whenSynced;
    await until(() => value(stage.server.room('core'), 'a') === 1, 'change');
    expect([first.sync.status.unsavedOnServer, second.sync.status.unsavedOnServer]).to.deep.equal([1, 0]);
    await first.sync.close();
    await until(() => second.sync.status.unsavedOnServer === 1, 'takeover');
    expect(await rows()).to.have.length(1);
    stage.server.autoCommit = true;
    stage.server.commit();
    await until(async () => (await rows()).length === 0, 'deletion');
  });

  it('SY3 rows of a document that is not open stay', async () => {
    const update = await updateOf('left');
    await withStore(await createdOutbox(stage, scope), 'changes', 'readwrite', (store) =>
      store.add({ session: 'dead', doc: 'text/1', localSeq: 2, update, at: 5 }),
    );
    const { sync } = stage.online();
    await sync.whenSynced;
    await sync.close();
    expect(await rows()).to.have.length(1);
  });

  it('F15 a deleted outbox is written again', async () => {
    stage.server.reachable = false;
    const { core, sync } = stage.online();
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    await sync.whenDurable('device');
    await deleteDatabase(outboxDatabaseName(scope));
    write(core, 'b', 2);
    await until(async () => sync.status.device === 'saved' && (await rows()).length === 2, 'rows');
  });

  it('F18 a row whose bytes cannot be applied is moved aside, never thrown away', async () => {
    await withStore(await createdOutbox(stage, scope), 'changes', 'readwrite', (store) =>
      store.add({ session: 'dead', doc: 'core', localSeq: 2, update: new Uint8Array([1, 250, 3]), at: 5 }),
    );
    const { sync } = stage.tab();
    await sync.whenAllLoaded;
    await sync.close();
    expect(await rows()).to.deep.equal([]);
    expect(await storedRows(outboxDatabaseName(scope), 'unreadable')).to.have.length(1);
  });

  it('SY5 "saved" of an earlier session is believed only if the server had confirmed everything', async () => {
    const first = stage.online();
    await first.sync.whenSynced;
    write(first.core, 'a', 1);
    await first.sync.whenDurable('server');
    await until(() => first.sync.status.server === 'saved', 'confirmation');
    await first.sync.close();
    stage.server.reachable = false;
    const second = stage.online();
    await second.sync.whenAllLoaded;
    await until(() => second.sync.status.server === 'saved', 'belief');
    await second.sync.close();
    const alone = stage.tab();
    await alone.sync.whenAllLoaded;
    write(alone.core, 'b', 2);
    await alone.sync.close();
    const third = stage.online();
    await third.sync.whenAllLoaded;
    await until(() => third.sync.status.device === 'saved', 'rest');
    await stage.pass(1_000); // a wrong belief would come late
    await rows();
    expect(third.sync.status.server).to.equal('pending');
    stage.server.reachable = true;
    third.sync.disconnect();
    third.sync.connect();
    await third.sync.whenDurable('server');
    expect(value(stage.server.room('core'), 'b')).to.equal(2);
  });

  it('F19 a deleted replica is filled from the outbox as far as the server has not confirmed', async () => {
    stage.server.reachable = false;
    const first = stage.online();
    await first.sync.whenAllLoaded;
    write(first.core, 'a', 1);
    await first.sync.close();
    await deleteDatabase(documentDatabaseName(scope, 'core'));
    const second = stage.online({ BroadcastChannel: Deaf });
    await second.sync.whenLoaded;
    expect(value(second.core, 'a')).to.equal(1);
  });
});

/** An update that sets one key to its own name. */
async function updateOf(key: string): Promise<Uint8Array> {
  const { Doc, encodeStateAsUpdate } = await import('yjs');
  const doc = new Doc();
  write(doc, key, key);
  return encodeStateAsUpdate(doc);
}

/** Makes the outbox exist, as an earlier session would have; returns its name. */
async function createdOutbox(stage: Stage, scope: Scope): Promise<string> {
  const { sync } = stage.tab();
  await sync.close();
  return outboxDatabaseName(scope);
}
