import { expect } from '@open-wc/testing';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { computeStatus, type StatusFacts } from './compute-status.js';
import type { SyncStatus } from './options.js';
import { commandOf, isSyncOrigin, persistenceOrigin, tabOrigin } from './origins.js';
import { SyncError } from './problem.js';
import { Stage, noNetwork, until, value, write } from './testing/stage.js';

const codeOf = (error: unknown): string => (error instanceof SyncError ? error.code : 'another error');

const facts: StatusFacts = {
  hasServer: true,
  wanted: true,
  links: ['online', 'online'],
  outbox: { healthy: true, problem: null },
  replicas: ['ready', 'ready'],
  savedOnDevice: true,
  savedOnServer: true,
  unsavedOnDevice: 0,
  unsavedOnServer: 0,
  lastServerSaveAt: null,
  access: 'unknown',
  storage: 'best-effort',
  evicted: 0,
  problem: null,
};

describe('openSync', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  it('SY1 an origin is foreign by its kind; everything else is a local change', async () => {
    for (const origin of [persistenceOrigin, tabOrigin, { kind: 'network' }])
      expect(isSyncOrigin(origin)).to.equal(true);
    const local = [undefined, null, 'x', 1, {}, { kind: 'command' }, { kind: 'undo' }, new Y.Doc()];
    for (const origin of local) expect(isSyncOrigin(origin)).to.equal(false);
    const { core, sync } = stage.tab({ storage: 'memory' });
    for (const [index, origin] of local.entries()) write(core, `k${index}`, 1, origin);
    expect(sync.status.unsavedOnDevice).to.equal(local.length);
  });

  it('SY1 everything that arrives is applied with a foreign origin', async () => {
    const before = stage.tab();
    write(before.core, 'disk', 1);
    await before.sync.close();
    const kinds = new Set<unknown>();
    const doc = new Y.Doc();
    doc.on('afterTransaction', (transaction) => {
      if (transaction.changed.size > 0) kinds.add((transaction.origin as { kind?: unknown } | null)?.kind);
    });
    const { sync } = stage.online({ docs: { core: doc }, awareness: new Awareness(doc) });
    await sync.whenSynced;
    const sibling = stage.tab();
    await sibling.sync.whenLoaded;
    write(sibling.core, 'tab', 1);
    const colleague = stage.online({ user: { id: 'bob', name: 'Bob' } });
    await colleague.sync.whenSynced;
    write(colleague.core, 'network', 1);
    await until(() => ['disk', 'tab', 'network'].every((key) => value(doc, key) === 1), 'changes');
    expect([...kinds].sort()).to.deep.equal(['network', 'persistence', 'tab']);
    expect(sync.status.unsavedOnServer).to.equal(0);
  });

  it('SY1 a command is read only from origins that carry one', () => {
    expect(commandOf({ command: { name: 'move', input: { id: 1 } } })).to.deep.equal({
      name: 'move',
      input: { id: 1 },
    });
    for (const origin of [undefined, null, 'x', {}, { command: 1 }, { command: { name: 1 } }])
      expect(commandOf(origin)).to.equal(undefined);
  });

  it('SY6 each level is claimed only when every part proves it', () => {
    expect(computeStatus(facts)).to.deep.include({ network: 'online', device: 'saved', server: 'saved' });
    const cases: [Partial<StatusFacts>, Partial<SyncStatus>][] = [
      [
        { hasServer: false, savedOnServer: false, links: [undefined] },
        { network: 'none', server: 'none' },
      ],
      [{ links: ['online', undefined] }, { network: 'connecting' }],
      [{ links: ['online', 'connecting'] }, { network: 'connecting' }],
      [{ links: ['online', 'offline'] }, { network: 'offline' }],
      [{ links: ['online', 'denied'], wanted: false }, { network: 'denied' }],
      [{ wanted: false }, { network: 'offline' }],
      [{ outbox: undefined, savedOnDevice: false }, { device: 'memory' }],
      [{ outbox: { healthy: false, problem: null } }, { device: 'saving' }],
      [{ outbox: { healthy: false, problem: 'storage-quota' } }, { device: 'failed' }],
      [{ replicas: ['ready', 'loading'] }, { device: 'saving' }],
      [{ replicas: ['ready', 'failing'] }, { device: 'failed' }],
      [{ savedOnDevice: false }, { device: 'saving' }],
      [{ savedOnServer: false }, { server: 'pending' }],
    ];
    for (const [change, expected] of cases)
      expect(computeStatus({ ...facts, ...change })).to.deep.include(expected);
  });

  it('SY6 a change goes through the levels, and the status never runs ahead', async () => {
    stage.server.autoCommit = false;
    const { core, sync } = stage.online();
    await sync.whenSynced;
    stage.server.commit();
    await until(() => sync.status.server === 'saved' && sync.status.device === 'saved', 'rest');
    write(core, 'a', 1);
    expect(sync.status).to.deep.include({
      device: 'saving',
      server: 'pending',
      unsavedOnDevice: 1,
      unsavedOnServer: 1,
    });
    expect(sync.unsavedAnywhere()).to.equal(1);
    await sync.whenDurable('device');
    expect(sync.status).to.deep.include({
      device: 'saved',
      server: 'pending',
      unsavedOnDevice: 0,
      unsavedOnServer: 1,
    });
    expect(sync.unsavedAnywhere()).to.equal(0);
    await until(() => value(stage.server.room('core'), 'a') === 1, 'arrival');
    expect(sync.status.server).to.equal('pending');
    await until(() => {
      stage.server.commit();
      return sync.status.server === 'saved';
    }, 'confirmation');
    expect(sync.status).to.deep.include({ unsavedOnServer: 0, problem: null });
  });

  it('SY16 core is there a frame before the other documents are read', async () => {
    const before = stage.tab();
    write(before.work, 'late', 1);
    write(before.core, 'early', 1);
    await before.sync.close();
    const { core, work, sync } = stage.tab();
    const seen: string[] = [];
    core.once('afterTransaction', () => {
      requestAnimationFrame(() => seen.push('frame'));
      seen.push('core');
    });
    work.once('afterTransaction', () => seen.push('work'));
    await sync.whenLoaded;
    expect([value(core, 'early'), value(work, 'late')]).to.deep.equal([1, undefined]);
    await sync.whenAllLoaded;
    expect(value(work, 'late')).to.equal(1);
    expect(seen).to.deep.equal(['core', 'frame', 'work']);
  });

  it('SY7 listeners are told at most once per turn, only of changes, and not after they left', async () => {
    const { core, work, sync } = stage.tab({ storage: 'memory' });
    await sync.whenAllLoaded;
    const seen: SyncStatus[] = [];
    const leave = sync.subscribe((status) => seen.push(status));
    for (let index = 0; index < 10; index += 1) write(index % 2 === 0 ? core : work, `k${index}`, index);
    expect(seen).to.have.length(0);
    await Promise.resolve();
    expect(seen.map(({ unsavedOnDevice }) => unsavedOnDevice)).to.deep.equal([10]);
    expect(sync.status).to.equal(seen[0]);
    write(core, 'same', 1, { kind: 'tab' });
    await Promise.resolve();
    expect(seen).to.have.length(1);
    leave();
    write(core, 'k', 1);
    await Promise.resolve();
    expect(seen).to.have.length(1);
  });

  it('SY9 works alone: no server, no network', async () => {
    const { core, sync } = stage.tab();
    await sync.whenSynced;
    write(core, 'a', 1);
    await sync.whenDurable('device');
    await until(() => sync.status.device === 'saved', 'rest');
    expect(sync.status).to.deep.include({ network: 'none', server: 'none', unsavedOnServer: 0 });
    expect(sync.hasSynced('core')).to.equal(false);
    expect(stage.server.sockets).to.have.length(0);
  });

  it('SY9 memory mode leaves nothing on this device', async () => {
    const before = (await indexedDB.databases()).length;
    const { core, sync } = stage.online({ storage: 'memory' });
    await sync.whenSynced;
    write(core, 'a', 1);
    await sync.whenDurable('server');
    expect(sync.status).to.deep.include({ device: 'memory', unsavedOnDevice: 1, unsavedOnServer: 0 });
    expect(await indexedDB.databases()).to.have.length(before);
    const code = await sync.whenDurable('device').catch(codeOf);
    expect(code).to.equal('memory-only');
  });

  it('SY13 what a document holds before it is opened counts as a local change', async () => {
    const core = new Y.Doc();
    write(core, 'early', 1);
    const { sync } = stage.online({ docs: { core }, awareness: new Awareness(core) });
    expect(sync.status.unsavedOnServer).to.equal(1);
    await sync.whenDurable('device');
    await sync.whenDurable('server');
    expect(value(stage.server.room('core'), 'early')).to.equal(1);
  });

  it('SY13 what is written before the disk has answered is kept', async () => {
    const { core, sync } = stage.tab();
    write(core, 'early', 1);
    await sync.close();
    const again = stage.tab();
    await again.sync.whenLoaded;
    expect(value(again.core, 'early')).to.equal(1);
  });

  it('SY14 close writes what is left, ends everything, and may be called twice', async () => {
    const { core, sync } = stage.online({ WebSocket: noNetwork() });
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    const pending = sync.whenDurable('server').catch(codeOf);
    await Promise.all([sync.close(), sync.close()]);
    expect(await pending).to.equal('closed');
    write(core, 'after', 1);
    sync.connect();
    const again = stage.tab();
    await again.sync.whenLoaded;
    expect([value(again.core, 'a'), value(again.core, 'after')]).to.deep.equal([1, undefined]);
  });

  it('F10 whenSynced waits for every document', async () => {
    const { sync } = stage.online();
    let synced = false;
    void sync.whenSynced.then(() => (synced = true));
    stage.server.reachable = false;
    await sync.whenAllLoaded;
    expect([synced, sync.hasSynced('core')]).to.deep.equal([false, false]);
    stage.server.reachable = true;
    sync.disconnect();
    sync.connect();
    await sync.whenSynced;
    expect([sync.hasSynced('core'), sync.hasSynced('work')]).to.deep.equal([true, true]);
  });

  it('SY46: a page that is put aside for going back is not connected; shown again, it is, and sends what was written', async () => {
    const tab = stage.online();
    await until(() => tab.sync.status.server === 'saved');
    const turn = (type: 'pagehide' | 'pageshow', persisted: boolean): void => {
      window.dispatchEvent(new PageTransitionEvent(type, { persisted }));
    };
    turn('pagehide', false);
    expect(tab.sync.status.network, 'a page that is only left may be asked to stay').to.equal('online');
    turn('pagehide', true);
    expect(tab.sync.status.network).not.to.equal('online');
    write(tab.core, 'aside', 1);
    turn('pageshow', false);
    expect(tab.sync.status.network).not.to.equal('online');
    turn('pageshow', true);
    await until(() => tab.sync.status.network === 'online' && tab.sync.status.server === 'saved');
    expect(value(stage.server.room('core'), 'aside')).to.equal(1);
  });
});
