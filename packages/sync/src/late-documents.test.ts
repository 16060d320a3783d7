import { expect } from '@open-wc/testing';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { OpenDocument } from './options.js';
import { Stage, until, value, write, type Tab } from './testing/stage.js';

const NAME = 'text.o1';

describe('late documents', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  afterEach(() => stage.end());

  interface Late {
    readonly doc: Y.Doc;
    readonly presence: Awareness;
    readonly opened: OpenDocument;
  }

  async function open({ sync }: Tab, name = NAME): Promise<Late> {
    const doc = new Y.Doc();
    const presence = new Awareness(doc);
    const late = await sync.late();
    return { doc, presence, opened: await late.join(name, doc, presence) };
  }

  it('SY40: a document that is opened late is kept, sent, counted and confirmed like the others', async () => {
    const tab = stage.online();
    await until(() => tab.sync.status.server === 'saved');
    const { doc, opened } = await open(tab);
    await until(() => opened.hasSynced && tab.sync.status.server === 'saved');
    expect(tab.sync.status.network).to.equal('online');
    stage.server.autoCommit = false;
    write(doc, 'a', 1);
    expect(tab.sync.status.server).to.equal('pending');
    expect(tab.sync.status.unsavedOnServer).to.equal(1);
    expect(tab.sync.unsaved().map(({ doc: name }) => name)).to.deep.equal([NAME]);
    await tab.sync.whenDurable('device');
    expect(opened.saved).to.equal('device');
    const durable = tab.sync.whenDurable('server');
    await until(() => value(stage.server.room(NAME), 'a') === 1);
    expect(opened.unsaved).to.equal(1);
    stage.server.commit();
    await durable;
    expect([opened.saved, opened.unsaved]).to.deep.equal(['server', 0]);
    expect(tab.sync.status.server).to.equal('saved');
  });

  it('SY45: however many keys were pressed in it, it is one change that waits; a second text is another one', async () => {
    const tab = stage.online();
    await until(() => tab.sync.status.server === 'saved');
    const [one, other] = [await open(tab), await open(tab, 'text.o2')];
    await until(() => one.opened.hasSynced && other.opened.hasSynced && tab.sync.status.server === 'saved');
    stage.server.autoCommit = false;
    for (const key of ['a', 'b', 'c']) write(one.doc, key, 1);
    expect(tab.sync.status.unsavedOnServer).to.equal(1);
    expect(one.opened.unsaved).to.equal(3);
    write(other.doc, 'a', 1);
    write(tab.core, 'a', 1);
    write(tab.core, 'b', 1);
    expect(tab.sync.status.unsavedOnServer).to.equal(4);
    await tab.sync.whenDurable('device');
    expect(tab.sync.status.unsavedOnDevice).to.equal(0);
  });

  it('SY40: while it connects, or when its name is unknown yet, the workspace is no less connected and no less saved', async () => {
    const tab = stage.online();
    await until(() => tab.sync.status.server === 'saved');
    const seen = new Set<string>();
    tab.sync.subscribe(({ network }) => seen.add(network));
    const { opened } = await open(tab);
    await until(() => opened.hasSynced);
    expect([...seen].filter((network) => network !== 'online')).to.deep.equal([]);
  });

  it('SY41: closed, it is on this device and leaves the count; opened again, it is there, without the network too', async () => {
    const tab = stage.online();
    const { doc, opened } = await open(tab);
    write(doc, 'a', 1);
    expect(await opened.whenSettled()).to.equal(true);
    await opened.close();
    stage.server.reachable = false;
    tab.sync.disconnect();
    const again = await open(tab);
    expect(value(again.doc, 'a')).to.equal(1);
    expect([again.opened.saved, again.opened.unsaved]).to.deep.equal(['server', 0]);
    write(doc, 'b', 2);
    expect(tab.sync.status.unsavedOnServer).to.equal(0);
  });

  it('SY41: two of one name are refused', async () => {
    const tab = stage.tab();
    await open(tab);
    let error: unknown;
    await open(tab).catch((reason: unknown) => (error = reason));
    expect(error).to.be.instanceOf(RangeError);
  });

  it('SY42: what a session left of a document that is not open is named, and sent when it is opened', async () => {
    stage.server.reachable = false;
    const first = stage.online();
    const before = await open(first);
    write(before.doc, 'a', 1);
    await first.sync.whenDurable('device');
    await first.sync.close();

    stage.server.reachable = true;
    const second = stage.online();
    await until(() => second.sync.status.server === 'saved');
    const late = await second.sync.late();
    await until(async () => (await late.withUnsent()).length > 0);
    expect(await late.withUnsent()).to.deep.equal([NAME]);
    const { doc, opened } = await open(second);
    expect(value(doc, 'a')).to.equal(1);
    await opened.whenSettled();
    expect(value(stage.server.room(NAME), 'a')).to.equal(1);
    await second.sync.whenDurable('server');
    await until(async () => (await late.withUnsent()).length === 0);
  });

  it('SY42: while the rows of its other documents wait for the server, a dead session’s rows of this one are seen to as well', async () => {
    stage.server.reachable = false;
    const first = stage.online();
    const before = await open(first);
    write(first.core, 'c', 1);
    write(before.doc, 'a', 1);
    await first.sync.whenDurable('device');
    await first.sync.close();

    const second = stage.online();
    await until(() => second.sync.unsaved().length === 1);
    const { opened } = await open(second);
    expect(opened.unsaved).to.equal(1);
    expect(second.sync.status.unsavedOnServer).to.equal(2);
  });

  it('SY43: tabs that have it open exchange it and who is in it, tabs that have not hear nothing of it', async () => {
    const [a, b, c] = [stage.tab(), stage.tab(), stage.tab()];
    const [one, two] = [await open(a), await open(b)];
    one.presence.setLocalState({ caret: 1 });
    write(one.doc, 'a', 1);
    await until(() => value(two.doc, 'a') === 1);
    await until(() => two.presence.getStates().size === 2);
    expect(two.presence.getStates().get(one.doc.clientID)).to.deep.equal({ caret: 1 });
    expect(c.awareness.getStates().has(one.doc.clientID)).to.equal(false);
    await one.opened.close();
    await until(() => !two.presence.getStates().has(one.doc.clientID));
  });

  it('SY44: without disk and server nothing is ever settled', async () => {
    const tab = stage.tab({ storage: 'memory' });
    const { doc, opened } = await open(tab);
    write(doc, 'a', 1);
    expect(await opened.whenSettled()).to.equal(false);
    expect(opened.saved).to.equal('memory');
  });
});
