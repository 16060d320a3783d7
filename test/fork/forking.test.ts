import { CLOSE } from '@firsat/protocol';
import { expect, waitUntil } from '@open-wc/testing';
import type { OpenedWorkspace, OpenWorkspaceOptions } from '@firsat/elements/workspace';
import type { StoreChange } from '@firsat/store';
import type * as Y from 'yjs';
import { FakeServer } from '../../packages/sync/src/testing/fake-server.js';
import { PassingTime } from '../../packages/sync/src/testing/passing-time.js';
import { openWorkspace } from '../../packages/firsat/src/open-workspace.js';
import { placeKey, readPlace } from '../../packages/firsat/src/place.js';

type Opened = OpenedWorkspace;

const until = (fact: () => boolean, what = 'the expected state'): Promise<void> =>
  waitUntil(fact, `no ${what} came`, { interval: 5, timeout: 45_000 });

describe('fork', function () {
  // Several forks of several tabs, each with databases of its own, on a machine that does other things.
  this.timeout(40_000);
  let server: FakeServer;
  let time: PassingTime;
  let workspace: string;
  let opened: Opened[];

  beforeEach(() => {
    server = new FakeServer();
    time = new PassingTime();
    time.begin();
    workspace = crypto.randomUUID();
    opened = [];
  });

  afterEach(async () => {
    time.end();
    for (const each of opened) await each.close();
  });

  const open = (options: Partial<OpenWorkspaceOptions> = {}): Opened => {
    const made = openWorkspace(
      {
        workspace,
        server: 'ws://test',
        user: { id: 'ayse', name: 'Ayşe' },
        getToken: undefined,
        storage: 'device',
        timeZone: 'Europe/Istanbul',
        guestName: (tag) => tag,
        ...options,
      },
      { WebSocket: server.WebSocket, random: () => 0 },
    );
    opened.push(made);
    return made;
  };

  const end = async (each: Opened): Promise<void> => {
    opened = opened.filter((other) => other !== each);
    await each.close();
  };

  /** Open, exchanged, with a workspace in it. */
  const ready = async (options: Partial<OpenWorkspaceOptions> = {}): Promise<Opened> => {
    const made = open(options);
    const { store } = made;
    await until(() => store.phase !== 'loading', 'first sync');
    await store.whenWritable();
    if (store.phase === 'empty')
      store.execute('workspace-create', {
        name: 'Deneme',
        currency: 'TRY',
        timeZone: 'Europe/Istanbul',
        language: 'tr',
      });
    await store.whenDurable('server');
    await until(() => store.sync.status.access !== 'unknown', 'role');
    return made;
  };

  const contact = ({ store }: Opened, name: string): string => {
    const made = store.execute('contact-create', { name });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return made.value.id;
  };

  const names = ({ store }: Opened): readonly string[] =>
    [...store.list('contacts')].map(({ name }) => name).sort();

  const text = (doc: Y.Doc): string =>
    JSON.stringify([...doc.share.keys()].map((root) => [...doc.getMap(root).entries()]));

  const onServer = (name: string): boolean => text(server.room('core')).includes(`"${name}"`);

  const held = ({ store }: Opened) =>
    store.sync.held.list.map(({ reason, rule, command, canRetry }) => ({
      reason,
      rule,
      name: (command?.input as { name?: string } | undefined)?.name,
      canRetry,
    }));

  const forbid = (...words: readonly string[]): void => {
    server.forbids = (doc) => (words.some((word) => text(doc).includes(`"${word}"`)) ? 'IN9' : undefined);
  };

  const offline = async (each: Opened, work: () => void): Promise<void> => {
    each.disconnect();
    work();
    await each.store.whenDurable('device');
    each.connect();
  };

  for (const storage of ['device', 'memory'] as const)
    it(`FIR4 F42 u1 saved, u2 held with its rule, u3 saved after the fork; the store stays the same (${storage})`, async () => {
      const page = await ready({ storage });
      const { store } = page;
      forbid('yasak');
      const changes: StoreChange[] = [];
      store.subscribe((change) => changes.push(change));
      contact(page, 'bir');
      await store.whenDurable('server');
      contact(page, 'yasak');
      contact(page, 'üç');
      await until(() => onServer('üç'), 'third change');
      await until(() => held(page).length === 1 && store.sync.status.server === 'saved', 'rest');
      expect(held(page)).to.deep.equal([{ reason: 'refused', rule: 'IN9', name: 'yasak', canRetry: true }]);
      expect(onServer('bir')).to.equal(true);
      expect(onServer('yasak')).to.equal(false);
      expect(server.room('core').store.pendingStructs).to.equal(null);
      expect(names(page)).to.deep.equal(['bir', 'üç']);
      expect(changes.some(({ origin }) => origin === 'load')).to.equal(true);
      contact(page, 'dört');
      await store.whenDurable('server');
      expect(onServer('dört')).to.equal(true);
    });

  it('FIR4 F42 one suspect is not played again: it is held at once', async () => {
    const page = await ready();
    forbid('yasak');
    const sockets = server.sockets.length;
    contact(page, 'yasak');
    await until(() => held(page).length === 1 && page.store.sync.status.network === 'online', 'fork');
    expect(server.sockets.length - sockets).to.equal(2, 'one fork, two documents');
    expect(names(page)).to.deep.equal([]);
  });

  it('FIR5 F42 it is retried on the user’s word, and goes on being held while the rule stands', async () => {
    const page = await ready();
    const { store } = page;
    forbid('yasak');
    contact(page, 'yasak');
    await until(() => held(page).length === 1, 'held change');
    await until(() => store.sync.status.network === 'online', 'fork');
    expect(await store.sync.held.retry()).to.deep.equal({ applied: 0, stillHeld: 1 });
    await until(() => store.sync.held.list[0]?.canRetry === true, 'second fork');
    expect(held(page)).to.deep.equal([{ reason: 'refused', rule: 'IN9', name: 'yasak', canRetry: true }]);
    forbid();
    const [change] = store.sync.held.list;
    expect(await store.sync.held.retry([change?.id ?? ''])).to.deep.equal({ applied: 1, stillHeld: 0 });
    expect(onServer('yasak')).to.equal(true);
    expect(names(page)).to.deep.equal(['yasak']);
  });

  it('FIR6 F42 refusals without end stop after three in a minute, with a problem; nothing is lost', async () => {
    const page = await ready();
    const { store } = page;
    forbid('a', 'b', 'c', 'd');
    await offline(page, () => ['a', 'b', 'c', 'd', 'iyi'].map((name) => contact(page, name)));
    const kept = (): readonly unknown[] => [...held(page).map(({ name }) => name), ...names(page)].sort();
    const stands = (): boolean => {
      const { problem, network } = store.sync.status;
      return problem === 'server-refused' && network === 'online' && kept().join() === 'a,b,c,d,iyi';
    };
    await until(() => stands() && held(page).length > 3, 'stop');
    const before = server.sockets.length;
    await time.pass(120_000);
    expect(server.sockets).to.have.length(before);
    expect(stands()).to.equal(true);
    forbid();
    await store.sync.held.retry();
    expect(held(page)).to.deep.equal([]);
    expect(names(page)).to.deep.equal(['a', 'b', 'c', 'd', 'iyi']);
    expect(store.sync.status.problem).to.equal(null);
  });

  for (const storage of ['device', 'memory'] as const)
    it(`FIR4 F40 a demoted user keeps what was not sent, may export it, and gets it in when the role is back (${storage})`, async () => {
      const page = await ready({ storage });
      const { store } = page;
      contact(page, 'önce');
      await store.whenDurable('server');
      const before = text(server.room('core'));
      page.disconnect();
      server.role = 'reader';
      const id = contact(page, 'saklı');
      store.execute('contact-edit', { id, changes: { name: 'saklı kalan' } });
      page.connect();
      await until(() => held(page).length === 2 && store.sync.status.network === 'online', 'held changes');
      expect(held(page)[0]).to.deep.equal({
        reason: 'read-only',
        rule: 'SE6',
        name: 'saklı',
        canRetry: false,
      });
      expect(store.sync.status.access).to.equal('reader');
      expect(names(page)).to.deep.equal(['önce']);
      expect(store.execute('contact-create', { name: 'x' })).to.deep.equal({
        ok: false,
        problems: [{ code: 'read-only' }],
      });
      expect(await store.sync.held.retry()).to.deep.equal({ applied: 0, stillHeld: 2 });
      expect(text(server.room('core'))).to.equal(before);
      const json = JSON.parse(await store.sync.held.exportJson()) as {
        changes: { command: { name: string }; parts: { update: string }[] }[];
        documents: unknown[];
      };
      expect(json.changes.map(({ command }) => command.name)).to.deep.equal([
        'contact-create',
        'contact-edit',
      ]);
      expect(json.changes[0]?.parts[0]?.update).to.match(/^[A-Za-z0-9+/]+=*$/);
      expect(json.documents).to.have.length(1);

      server.setRole('editor');
      await until(() => onServer('saklı kalan'), 'replay');
      await until(() => held(page).length === 0, 'empty list');
      expect(store.get('contacts', id)?.name).to.equal('saklı kalan');
    });

  it('FIR7 F40 what is held is there after a reload, and gets in then', async () => {
    const page = await ready();
    page.disconnect();
    server.role = 'reader';
    contact(page, 'saklı');
    page.connect();
    await until(() => held(page).length === 1, 'held change');
    await end(page);
    const again = open();
    await until(() => held(again).length === 1, 'held change after the reload');
    expect(names(again)).to.deep.equal([]);
    await end(again);
    server.role = 'editor';
    const third = open();
    await until(() => onServer('saklı'), 'replay');
    await until(() => names(third).includes('saklı') && held(third).length === 0, 'end');
  });

  it('FIR4 F41 who is put out sees it, keeps and exports what was not sent, and gets it in when let in again', async () => {
    const page = await ready();
    const { store } = page;
    server.autoCommit = false;
    contact(page, 'yolda');
    server.refuseWith = CLOSE.forbidden;
    server.drop(CLOSE.forbidden);
    await until(() => held(page).length === 1, 'held change');
    expect(held(page)[0]).to.deep.include({ reason: 'removed', canRetry: false });
    expect(store.sync.status.access).to.equal('removed');
    expect(store.execute('contact-create', { name: 'x' }).ok).to.equal(false);
    expect(await store.sync.held.exportJson()).to.contain('yolda');
    await until(() => store.sync.status.network === 'denied', 'answer to the next copy');

    server.refuseWith = undefined;
    server.autoCommit = true;
    await time.pass(70_000);
    await until(() => onServer('yolda') && held(page).length === 0, 'return');
    expect(names(page)).to.deep.equal(['yolda']);
    contact(page, 'yeni');
    await store.whenDurable('server');
  });

  it('FIR8 F41 who was put out while connected leaves no copy on the device; what was not sent stays', async () => {
    const page = await ready();
    contact(page, 'gizli');
    await page.store.whenDurable('server');
    server.autoCommit = false;
    contact(page, 'yolda');
    await page.store.whenDurable('device');
    server.refuseWith = CLOSE.forbidden;
    server.drop(CLOSE.forbidden);
    await until(() => held(page).length === 1, 'held change');
    const copies = async (): Promise<string> =>
      JSON.stringify(
        (await indexedDB.databases()).map(({ name }) => name).filter((name) => name?.includes(workspace)),
      );
    for (let tries = 0; tries < 100 && (await copies()).includes(':1:'); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await copies()).to.not.contain(`${workspace}:1:`);
    expect(await copies()).to.contain('firsat-held');
    await end(page);
    const again = open();
    await until(() => held(again).length === 1, 'held change after the reload');
    expect(names(again)).to.deep.equal([]);
  });

  it('FIR4 F46 too old a program: nothing is written any more, nothing leaves the outbox, a newer one sends it', async () => {
    const page = await ready();
    page.disconnect();
    contact(page, 'yeni');
    server.refuseWith = CLOSE.clientTooOld;
    page.connect();
    await until(() => page.store.sync.status.access === 'outdated', 'end');
    expect(page.store.execute('contact-create', { name: 'x' })).to.deep.equal({
      ok: false,
      problems: [{ code: 'read-only' }],
    });
    expect(names(page)).to.deep.equal(['yeni']);
    expect(page.store.sync.status.unsavedOnServer).to.equal(1);
    const json = JSON.parse(await page.store.sync.held.exportJson()) as { unsent: unknown[] };
    expect(json.unsent).to.have.length(1);
    await end(page);
    server.refuseWith = undefined;
    const newer = open();
    await until(() => onServer('yeni'), 'outbox');
    expect(held(newer)).to.deep.equal([]);
  });

  for (const storage of ['device', 'memory'] as const)
    it(`FIR4 F39 F47 a new epoch while connected: the documents are the server’s, unsent commands are played on them (${storage})`, async () => {
      const page = await ready({ storage });
      const { store } = page;
      const gone = contact(page, 'silinen');
      await store.whenDurable('server');
      const old = server.room('core');
      server.autoCommit = false;
      const own = contact(page, 'benim');
      store.execute('contact-edit', { id: gone, changes: { name: 'dirilen' } });
      // The restored version knows the workspace, not the contact.
      const { core, work } = restored(server, old);
      server.autoCommit = true;
      await until(() => store.get('contacts', own) !== undefined && held(page).length === 1, 'replay');
      expect(held(page)[0]).to.deep.include({ reason: 'conflict', name: undefined });
      expect(store.sync.held.list[0]?.command?.name).to.equal('contact-edit');
      expect(names(page)).to.deep.equal(['benim']);
      expect(server.room('core')).to.equal(core);
      expect(server.room('work')).to.equal(work);
      await until(() => onServer('benim'), 'saving');
      expect(text(core)).to.not.contain('silinen');
      expect(text(core)).to.not.contain('dirilen');
      expect(store.undo()).to.equal(null);
    });

  it('FIR9 F39 a device that was away: its old copy is not merged, its unsent commands are; it opens the new epoch next time', async () => {
    const page = await ready();
    page.disconnect();
    contact(page, 'geç');
    await page.store.whenDurable('device');
    await end(page);
    const { core } = restored(server, server.room('core'));
    const later = open();
    await until(() => onServer('geç'), 'replay');
    expect(names(later)).to.deep.equal(['geç']);
    expect(server.room('core')).to.equal(core);
    expect(readPlace(placeKey('ayse', workspace))).to.deep.include({ epoch: 2, branch: 0 });
    await until(() => readPlace(placeKey('ayse', workspace)).left.length === 0, 'end of the old copy');
    await end(later);
    const connections = server.sockets.length;
    const third = open();
    await until(() => third.store.sync.status.network === 'online', 'connection');
    expect(server.sockets.slice(connections).map(({ epoch }) => epoch)).to.deep.equal([2, 2]);
    expect(names(third)).to.deep.equal(['geç']);
  });

  it('FIR10 F47 of two tabs each plays its own; both work on the same copy afterwards', async () => {
    const one = await ready();
    const two = await ready();
    server.autoCommit = false;
    one.disconnect();
    two.disconnect();
    contact(one, 'birinci');
    contact(two, 'ikinci');
    await until(() => names(one).length === 2 && names(two).length === 2, 'exchange between tabs');
    restored(server, server.room('core'));
    server.autoCommit = true;
    one.connect();
    await until(() => onServer('birinci'), 'first tab');
    two.connect();
    await until(() => onServer('ikinci'), 'second tab');
    await until(() => names(one).length === 2 && names(two).length === 2, 'both');
    await until(() => held(one).concat(held(two)).length === 0, 'end of the replays');
    contact(one, 'üçüncü');
    await until(() => names(two).includes('üçüncü'), 'same copy');
  });

  it('FIR10 F42 a tab that works offline goes on working when another forks, and follows when it connects', async () => {
    const one = await ready();
    const two = await ready();
    two.disconnect();
    forbid('yasak');
    contact(one, 'yasak');
    await until(() => held(one).length === 1 && one.store.sync.status.network === 'online', 'fork');
    await until(() => held(two).length === 1, 'news');
    contact(two, 'yolda');
    two.connect();
    await until(() => onServer('yolda') && names(two).join() === 'yolda', 'following');
    await until(() => names(one).join() === 'yolda', 'same documents');
    contact(two, 'iyi');
    await until(() => onServer('iyi'), 'saving');
    expect(server.open('core').some(({ refused }) => refused)).to.equal(false);
    expect(held(one)).to.have.length(1);
  });

  it('FIR10 F42 what one tab did wrong is not laid at the door of the other', async () => {
    const one = await ready();
    const two = await ready();
    forbid('yasak');
    contact(one, 'yasak');
    contact(two, 'masum');
    await until(() => onServer('masum'), 'saving');
    // One moment at which all of it is true: what the other tab forwards late makes a tab fork once more.
    const rests = (tab: Opened): boolean => {
      const { network, server: saved, problem } = tab.store.sync.status;
      return network === 'online' && saved === 'saved' && problem === null && names(tab).join() === 'masum';
    };
    await until(
      () => rests(one) && rests(two) && held(two).length === 1 && held(one)[0]?.canRetry === true,
      'rest',
    );
    expect(held(one)).to.deep.equal([{ reason: 'refused', rule: 'IN9', name: 'yasak', canRetry: true }]);
  });

  it('FIR10 F42 a connected tab follows the place at once, with what it had not sent', async () => {
    const page = await ready();
    const key = placeKey('ayse', workspace);
    server.autoCommit = false;
    contact(page, 'yolda');
    const before = server.sockets.length;
    localStorage.setItem(key, JSON.stringify({ epoch: 1, branch: 3, left: [{ epoch: 1, branch: 0 }] }));
    const other = new BroadcastChannel(`${key}:news`);
    other.postMessage('moved');
    await until(() => server.sockets.length > before, 'following');
    server.autoCommit = true;
    await until(() => page.store.sync.status.network === 'online', 'connection');
    contact(page, 'sonra');
    await page.store.whenDurable('server');
    other.close();
    expect(names(page)).to.deep.equal(['sonra', 'yolda']);
    expect(readPlace(key)).to.deep.include({ epoch: 1, branch: 3 });
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    expect(databases.some((name) => name?.includes(`${workspace}:1.3:`))).to.equal(true);
  });

  it('FIR11 F42 what a tab had not sent when it died on the old copy is found there', async () => {
    const one = await ready();
    const key = placeKey('ayse', workspace);
    one.disconnect();
    contact(one, 'kalan');
    await one.store.whenDurable('device');
    await end(one);
    localStorage.setItem(key, JSON.stringify({ epoch: 1, branch: 1, left: [{ epoch: 1, branch: 0 }] }));
    const two = open();
    await until(() => onServer('kalan'), 'rescue');
    await until(() => names(two).includes('kalan'), 'replay');
    await until(() => readPlace(key).left.length === 0, 'end of the old copy');
  });

  it('FIR12 what is discarded is gone, for good and in all tabs', async () => {
    const page = await ready();
    forbid('yasak');
    contact(page, 'yasak');
    await until(() => held(page).length === 1 && page.store.sync.status.network === 'online', 'fork');
    const other = await ready();
    await until(() => held(other).length === 1, 'the same list');
    await page.store.sync.held.discard([page.store.sync.held.list[0]?.id ?? '']);
    expect(held(page)).to.deep.equal([]);
    await until(() => held(other).length === 0, 'news');
    await end(page);
    await end(other);
    const again = await ready();
    await until(() => again.store.sync.status.server === 'saved');
    expect(held(again)).to.deep.equal([]);
  });

  it('FIR13 an undo and an import that were not sent are played by their registers', async () => {
    const page = await ready();
    const { store } = page;
    const id = contact(page, 'ilk');
    store.execute('contact-edit', { id, changes: { name: 'ikinci' } });
    await store.whenDurable('server');
    page.disconnect();
    store.undo();
    expect(store.get('contacts', id)?.name).to.equal('ilk');
    const old = server.room('core');
    const work = server.room('work');
    // The same data under a new epoch, as a fold makes it.
    folded(server, old, work);
    page.connect();
    await until(() => store.get('contacts', id)?.name === 'ilk', 'undone name');
    await until(() => store.sync.status.server === 'saved' && onServer('ilk'), 'saving');
    expect(held(page)).to.deep.equal([]);
  });
});

/** Raises the epoch to what the settings and schemas of a document were: contacts are forgotten. */
function restored(server: FakeServer, old: Y.Doc): { core: Y.Doc; work: Y.Doc } {
  const roots = [...old.share.keys()].filter((root) => root !== 'c');
  return folded(server, old, undefined, roots);
}

function folded(
  server: FakeServer,
  old: Y.Doc,
  oldWork: Y.Doc | undefined,
  roots: readonly string[] = [...old.share.keys()],
): { core: Y.Doc; work: Y.Doc } {
  const maps = roots.map((root) => [root, [...old.getMap(root).entries()]] as const);
  const works = oldWork
    ? [...oldWork.share.keys()].map((root) => [root, [...oldWork.getMap(root).entries()]] as const)
    : [];
  server.raiseEpoch();
  const [core, work] = [server.room('core'), server.room('work')];
  for (const [doc, all] of [
    [core, maps],
    [work, works],
  ] as const)
    for (const [root, entries] of all) for (const [key, value] of entries) doc.getMap(root).set(key, value);
  return { core, work };
}
