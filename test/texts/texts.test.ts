import { richTextToPlain } from '@firsat/model';
import type { OpenedWorkspace, OpenWorkspaceOptions } from '@firsat/elements/workspace';
import type { RichTextDocument } from '@firsat/store';
import { expect, waitUntil } from '@open-wc/testing';
import * as Y from 'yjs';
import { openWorkspace } from '../../packages/firsat/src/open-workspace.js';
import { readText } from '../../packages/rich-text/src/read-text.js';
import { FakeServer } from '../../packages/sync/src/testing/fake-server.js';
import { PassingTime } from '../../packages/sync/src/testing/passing-time.js';

const ROOT = 'note:n1';

const until = (fact: () => boolean | Promise<boolean>, what: string): Promise<void> =>
  waitUntil(fact, `no ${what} came`, { interval: 5, timeout: 45_000 });

const paragraph = (text: string) => [
  { kind: 'paragraph' as const, indent: 0, checked: false, spans: [{ text }] },
];

describe('texts of an opportunity', function () {
  this.timeout(30_000);
  let server: FakeServer;
  let time: PassingTime;
  let workspace: string;
  let opened: OpenedWorkspace[];

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

  async function page({
    alone,
    ...options
  }: Partial<OpenWorkspaceOptions> & { alone?: boolean } = {}): Promise<OpenedWorkspace> {
    const made = openWorkspace(
      {
        workspace,
        server: alone ? '' : 'ws://test',
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
    const { store } = made;
    await store.whenWritable();
    await until(() => store.phase !== 'loading', 'first reading');
    if (store.phase === 'empty')
      store.execute('workspace-create', {
        name: 'Deneme',
        currency: 'TRY',
        timeZone: 'Europe/Istanbul',
        language: 'tr',
      });
    return made;
  }

  async function end(each: OpenedWorkspace): Promise<void> {
    opened = opened.filter((other) => other !== each);
    await each.close();
  }

  async function textOf({ store }: OpenedWorkspace): Promise<RichTextDocument> {
    const document = (await store.texts()).open('o1');
    await until(() => document.phase === 'ready', 'text');
    return document;
  }

  const says = (document: RichTextDocument): string => richTextToPlain(document.read(ROOT));
  const serverSays = (): string => richTextToPlain(readText(server.room('text.o1').getXmlFragment(ROOT)));

  it('FIR20, S71: what is typed is on this device at once and on the server as soon as that has it, and the status says which', async () => {
    const ayse = await page();
    const document = await textOf(ayse);
    await until(() => document.saved === 'server', 'first exchange');
    server.autoCommit = false;
    document.append(ROOT, paragraph('Müşteri aradı'));
    expect(document.saved).to.not.equal('server');
    expect(ayse.store.sync.status.unsavedOnServer).to.equal(1);
    await ayse.store.whenDurable('device');
    await until(() => document.saved === 'device', 'saving on the device');
    const durable = ayse.store.whenDurable('server');
    await until(() => serverSays() === 'Müşteri aradı', 'sending');
    expect(document.saved).to.equal('device');
    server.commit();
    await durable;
    await until(() => document.saved === 'server', 'confirmation');
  });

  it('FIR21: typed offline, closed and opened again, it is there without the network, and is sent though nobody opens the text', async () => {
    const first = await page();
    const before = await textOf(first);
    await first.store.whenDurable('server');
    first.disconnect();
    before.append(ROOT, paragraph('uçakta yazıldı'));
    await first.store.whenDurable('device');
    await end(first);

    server.reachable = false;
    const offline = await page();
    const again = await textOf(offline);
    expect(says(again)).to.equal('uçakta yazıldı');
    expect(offline.store.sync.status.unsavedOnServer).to.equal(1);
    await end(offline);

    server.reachable = true;
    const third = await page();
    await until(() => serverSays() === 'uçakta yazıldı', 'sending');
    await until(() => third.store.sync.status.server === 'saved', 'confirmation');
  });

  it('FIR22: a text is joined while somebody holds it and until nothing in it is unsaved, then let go', async () => {
    const { store } = await page();
    const document = await textOf({ store } as OpenedWorkspace);
    await until(() => server.open('text.o1').length === 1, 'connection');
    const texts = await store.texts();
    expect(texts.open('o1')).to.equal(document);
    document.release();
    expect(server.open('text.o1').length).to.equal(1);
    server.autoCommit = false;
    document.append(ROOT, paragraph('son söz'));
    document.release();
    await until(() => serverSays() === 'son söz', 'sending');
    expect(server.open('text.o1').length).to.equal(1);
    server.commit();
    await until(() => server.open('text.o1').length === 0, 'farewell');
    const later = await textOf({ store } as OpenedWorkspace);
    expect(says(later)).to.equal('son söz');
    later.release();
  });

  it('FIR23, F39: an epoch is raised: what was not sent of a text is written into it, and its readers go over', async () => {
    const ayse = await page();
    const { store } = ayse;
    const document = await textOf(ayse);
    document.append(ROOT, paragraph('eski'));
    await store.whenDurable('server');
    ayse.disconnect();
    document.append(ROOT, paragraph('yeni'));
    const { generation } = document;
    raise(Y.encodeStateAsUpdate(server.room('text.o1')));
    expect(serverSays()).to.equal('eski');
    ayse.connect();
    await until(() => document.generation > generation, 'change of documents');
    await until(() => serverSays() === 'eski\nyeni', 'replay');
    expect(says(document)).to.equal('eski\nyeni');
    await until(() => store.sync.status.server === 'saved' && store.sync.held.list.length === 0, 'rest');
    document.append(ROOT, paragraph('sonra'));
    await until(() => serverSays() === 'eski\nyeni\nsonra', 'going on');
  });

  it('FIR24, F47: what was typed into a version that is gone is held as one change, and nothing of it is written half', async () => {
    const ayse = await page();
    const { store } = ayse;
    const document = await textOf(ayse);
    document.append(ROOT, paragraph('silinen sürüm'));
    await store.whenDurable('server');
    const { generation } = document;
    ayse.disconnect();
    document.append(ROOT, paragraph('buna eklenen'));
    document.append(ROOT, paragraph('ve bu'));
    raise(undefined);
    ayse.connect();
    await until(() => document.generation > generation, 'change of documents');
    await until(() => store.sync.held.list.length === 1, 'held change');
    expect(store.sync.held.list[0]).to.deep.include({
      reason: 'conflict',
      command: { name: 'text-edit', input: { opportunityId: 'o1' } },
    });
    expect(serverSays()).to.equal('');
    expect(await store.sync.held.exportJson()).to.contain('text.o1');
  });

  it('FIR25, F40: a reader writes nothing into a text; what was typed before is held and gets in with the right', async () => {
    const ayse = await page();
    const { store } = ayse;
    const document = await textOf(ayse);
    await until(() => store.sync.status.server === 'saved', 'first exchange');
    ayse.disconnect();
    document.append(ROOT, paragraph('izin varken'));
    server.role = 'reader';
    ayse.connect();
    await until(() => store.sync.status.access === 'reader' && store.sync.held.list.length === 1, 'held');
    document.append(ROOT, paragraph('izinsiz'));
    expect(says(document)).to.not.contain('izinsiz');
    server.setRole('editor');
    await until(() => serverSays() === 'izin varken', 'replay');
    await until(() => store.sync.held.list.length === 0, 'end of holding');
  });

  it('FIR26: signing out deletes texts as well', async () => {
    const ayse = await page();
    const document = await textOf(ayse);
    document.append(ROOT, paragraph('gizli'));
    await ayse.store.whenDurable('server');
    // The database of held changes may come back, empty, while the page lives.
    const ours = async () =>
      (await indexedDB.databases())
        .map(({ name }) => name ?? '')
        .filter((name) => name.startsWith('firsat-doc') && name.includes(workspace));
    expect((await ours()).some((name) => name.endsWith('text.o1'))).to.equal(true);
    // Rows that go in a moment may still be counted.
    const outcome = await ayse.forgetDevice?.(() => true);
    expect(outcome?.deleted).to.equal(true);
    expect(await ours()).to.deep.equal([]);
  });

  it('FIR27: without a server, tabs that have a text open write in it together', async () => {
    const [one, two] = [await page({ alone: true }), await page({ alone: true })];
    const [a, b] = [await textOf(one), await textOf(two)];
    a.append(ROOT, paragraph('bir'));
    await until(() => says(b) === 'bir', 'word from the other tab');
    await until(() => a.saved === 'device', 'saving');
    expect(a.isComplete).to.equal(true);
  });

  /** The next epoch: core and work as they are, and what is given of the text. */
  function raise(text: Uint8Array | undefined): void {
    const registers = ['core', 'work'].map(
      (name) => [name, Y.encodeStateAsUpdate(server.room(name))] as const,
    );
    server.raiseEpoch();
    for (const [name, state] of registers) Y.applyUpdate(server.room(name), state);
    if (text) Y.applyUpdate(server.room('text.o1'), text);
  }
});
