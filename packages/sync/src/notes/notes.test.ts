import { expect } from '@open-wc/testing';
import { Stage, freshName, until, write } from '../testing/stage.js';
import { DeviceNotes, MemoryNotes, type Noted } from './notes.js';

const named = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some((each) => each.name === name);

const adding =
  (key: string, by: number) =>
  (noted: Noted): Noted =>
    new Map([[key, ((noted.get(key) as number | undefined) ?? 0) + by]]);

describe('notes', () => {
  let workspace: string;
  beforeEach(() => (workspace = freshName()));

  it('LTE21 what is noted is there again for this user and workspace; looking makes no database', async () => {
    const notes = new DeviceNotes('ada', workspace);
    expect((await notes.read()).size).to.equal(0);
    expect(await named(`firsat-notes:ada:${workspace}`)).to.equal(false);
    await notes.change(() => new Map<string, unknown>([['a', { list: [1] }]]));
    expect(Object.fromEntries(await notes.change(adding('b', 2)))).to.deep.equal({ a: { list: [1] }, b: 2 });
    const again = await new DeviceNotes('ada', workspace).read();
    expect(Object.fromEntries(again)).to.deep.equal({ a: { list: [1] }, b: 2 });
    expect((await new DeviceNotes('bora', workspace).read()).size).to.equal(0);
  });

  it('LTE21 two tabs take turns: no change of one is lost in that of the other', async () => {
    const [one, other] = [new DeviceNotes('ada', workspace), new DeviceNotes('ada', workspace)];
    const changes = Array.from({ length: 10 }, () => [one, other].map((tab) => tab.change(adding('sum', 1))));
    await Promise.all(changes.flat());
    expect((await one.read()).get('sum')).to.equal(20);
  });

  it('LTE21 when the disk fails this page remembers alone', async () => {
    const broken = {
      open: () => {
        throw new Error('forbidden');
      },
    } as unknown as IDBFactory;
    for (const notes of [new MemoryNotes(), new DeviceNotes('ada', workspace, broken)]) {
      await notes.change(adding('a', 1));
      await notes.change(adding('b', 2));
      expect(Object.fromEntries(await notes.read())).to.deep.equal({ a: 1, b: 2 });
    }
  });

  it('LTE21 F25 forgetting the device forgets them', async () => {
    const stage = new Stage();
    const tab = stage.tab();
    const notes = new DeviceNotes('ada', stage.workspace);
    await notes.change(adding('a', 1));
    await tab.sync.whenAllLoaded;
    expect((await tab.sync.forgetDevice()).deleted).to.equal(true);
    expect(await named(`firsat-notes:ada:${stage.workspace}`)).to.equal(false);
    expect((await notes.read()).size).to.equal(0);
    await stage.end();
  });
});

describe('exchange', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  afterEach(() => stage.end());

  it('LTE20 in step is what has been exchanged on this connection and waits for nothing; the time is the server’s', async () => {
    stage.server.time = 5_000_000;
    const tab = stage.online({ now: () => 9 });
    write(tab.work, 'mine', 1);
    const late = await tab.sync.late();
    await until(() => late.exchange('work')?.isInStep === true);
    const first = late.exchange('work');
    expect(first?.now).to.be.within(5_000_000, 5_100_000);
    expect(first?.before.at).to.be.within(4_900_000, first?.now ?? 0);
    stage.server.autoWelcome = false;
    stage.server.drop();
    await until(() => late.exchange('work') === undefined);
    stage.server.time = 900_000_000;
    stage.server.autoWelcome = true;
    tab.sync.connect();
    await until(() => late.exchange('work')?.isInStep === true);
    expect(late.exchange('work')?.now).to.be.within(900_000_000, 900_100_000);
    expect(late.exchange('nothing')).to.equal(undefined);
    tab.sync.disconnect();
    expect(late.exchange('work')).to.equal(undefined);
  });

  it('LTE20 until all has come it is not in step; a server that does not tell the time tells nothing', async () => {
    const tab = stage.online();
    await until(() => tab.sync.status.network === 'online');
    const late = await tab.sync.late();
    await until(() => late.exchange('work')?.isInStep === true);
    const before = stage.server.sockets.length;
    stage.server.autoWelcome = false;
    stage.server.drop();
    await until(() => stage.server.sockets.length === before + 2);
    for (const socket of stage.server.sockets.slice(before)) socket.swallow.add('sync-step-2');
    await stage.pass(1000);
    stage.server.welcomeAll();
    await until(() => late.exchange('work') !== undefined);
    expect(tab.sync.status.network).to.equal('online');
    expect(tab.sync.hasSynced('work')).to.equal(true);
    expect(late.exchange('work')?.isInStep).to.equal(false);
    stage.server.kind = 'plain';
    stage.server.drop();
    await until(() => late.exchange('work') === undefined);
    tab.sync.connect();
    await until(() => tab.sync.status.network === 'online');
    expect(late.exchange('work')).to.equal(undefined);
  });
});
