import { CLOSE } from '@firsat/protocol';
import { expect } from '@open-wc/testing';
import type { ForkDemand, SyncOptions } from '../options.js';
import { Deaf, Stage, until, value, write, type Tab } from '../testing/stage.js';

describe('access', () => {
  let stage: Stage;
  let demands: ForkDemand[];

  beforeEach(() => {
    stage = new Stage();
    demands = [];
  });

  afterEach(() => stage.end());

  const online = (options: Partial<SyncOptions> = {}): Tab =>
    stage.online({
      storage: 'memory',
      BroadcastChannel: Deaf,
      onFork: (demand) => demands.push(demand),
      ...options,
    });

  it('SY37 F40 the role is what the server says, at the start and while connected; unknown before', async () => {
    stage.server.role = 'owner';
    stage.server.autoWelcome = false;
    const { sync } = online();
    await until(() => stage.server.auths.length === 2, 'authentication');
    expect(sync.status.access).to.equal('unknown');
    stage.server.welcomeAll();
    await sync.whenSynced;
    expect(sync.status.access).to.equal('owner');
    const told: string[] = [];
    sync.subscribe(({ access }) => told.push(access));
    stage.server.setRole('reader');
    await until(() => sync.status.access === 'reader', 'role');
    stage.server.setRole('editor');
    await until(() => sync.status.access === 'editor', 'role');
    expect(new Set(told)).to.deep.equal(new Set(['reader', 'editor']));
    expect(demands).to.deep.equal([]);
    stage.server.drop();
    await until(() => sync.status.network !== 'online', 'loss');
    expect(sync.status.access).to.equal('editor');
  });

  it('SY38 F40 what a reader had not sent before asks for a fork, once, and nothing travels any more', async () => {
    const { core, work, sync } = online();
    await sync.whenSynced;
    sync.disconnect();
    stage.server.role = 'reader';
    write(core, 'a', 1, { command: { name: 'c', input: { x: 1 }, env: { now: 5 } } });
    write(work, 'b', 2);
    sync.connect();
    await until(() => demands.length > 0, 'demand');
    expect(demands[0]).to.deep.include({ reason: 'read-only', rule: 'SE6' });
    expect(sync.status.access).to.equal('reader');
    const sent = stage.server.sockets.length;
    sync.connect();
    await stage.pass(120_000);
    expect(demands).to.have.length(1);
    expect(stage.server.sockets).to.have.length(sent);
    expect(value(stage.server.room('core'), 'a')).to.equal(undefined);
    const unsaved = sync.unsaved();
    expect(unsaved.map(({ doc, seq, command }) => ({ doc, seq, command }))).to.deep.equal([
      { doc: 'core', seq: 2, command: { name: 'c', input: { x: 1 }, env: { now: 5 } } },
      { doc: 'work', seq: 2, command: undefined },
    ]);
    expect(unsaved.every(({ update }) => update.length > 2)).to.equal(true);
  });

  it('SY38 F42 a refused change names the last number that is not meant, and the rule', async () => {
    stage.server.forbids = (doc) => (doc.getMap('m').has('bad') ? 'IN9' : undefined);
    const { core, sync } = online();
    await sync.whenSynced;
    write(core, 'good', 1);
    await sync.whenDurable('server');
    write(core, 'bad', 1);
    await until(() => demands.length > 0, 'demand');
    expect(demands).to.deep.equal([{ reason: 'refused', doc: 'core', after: 2, rule: 'IN9' }]);
    expect(sync.unsaved().map(({ seq }) => seq)).to.deep.equal([3]);
    expect(sync.status.problem).to.equal('server-refused');
  });

  it('SY38 F47 another epoch asks for a fork before anything is exchanged: at the start …', async () => {
    stage.server.epoch = 4;
    const { core, sync } = online();
    write(core, 'a', 1);
    await until(() => demands.length > 0, 'demand');
    expect(demands[0]).to.deep.include({ reason: 'epoch', epoch: 4 });
    expect(
      stage.server.sockets.flatMap(({ types }) => types).filter((type) => type !== 'auth'),
    ).to.deep.equal([]);
    expect(sync.unsaved()).to.have.length(1);
  });

  it('SY38 F47 … and while connected', async () => {
    const { sync } = online();
    await sync.whenSynced;
    stage.server.raiseEpoch();
    await until(() => demands.length > 0, 'demand');
    expect(demands).to.have.length(1);
    expect(demands[0]).to.deep.include({ reason: 'epoch', epoch: 2 });
  });

  it('SY38 F47 a server that serves another epoch than it was asked for is not listened to', async () => {
    const { sync } = online({ epoch: 7 });
    stage.server.epoch = 7;
    stage.server.autoWelcome = false;
    await until(() => stage.server.auths.length === 2, 'authentication');
    stage.server.epoch = 8;
    stage.server.welcomeAll();
    await until(() => demands.length > 0, 'demand');
    expect(demands[0]).to.deep.include({ reason: 'epoch', epoch: 8 });
    expect(sync.hasSynced('core')).to.equal(false);
  });

  it('SY38 F41 who is put out while connected must forget; who only knocks, only when something is unsaved', async () => {
    const first = online();
    await first.sync.whenSynced;
    stage.server.drop(CLOSE.forbidden);
    await until(() => demands.length > 0, 'demand');
    expect(demands[0]).to.deep.include({ reason: 'removed', forget: true });
    expect(first.sync.status.access).to.equal('removed');

    stage.server.refuseWith = CLOSE.notFound;
    const second = online();
    await until(() => second.sync.status.network === 'denied', 'denial');
    expect(second.sync.status).to.deep.include({ access: 'removed', problem: 'server-unknown' });
    expect(demands).to.have.length(1);
    const third = online();
    write(third.core, 'a', 1);
    await until(() => demands.length > 1, 'demand');
    expect(demands[1]).to.deep.include({ reason: 'removed', forget: false });
  });

  it('SY39 F41 who was put out asks again now and then, and is let in without a reload', async () => {
    stage.server.refuseWith = CLOSE.forbidden;
    const { core, sync } = online();
    await until(() => sync.status.network === 'denied' && stage.server.auths.length === 2, 'denial');
    const { length } = stage.server.sockets;
    await stage.pass(25_000);
    expect(stage.server.sockets).to.have.length(length);
    await stage.pass(10_000);
    await until(() => stage.server.auths.length === 4, 'question');
    expect(sync.status).to.deep.include({ network: 'denied', access: 'removed' });
    stage.server.refuseWith = undefined;
    await stage.pass(40_000);
    await sync.whenSynced;
    await until(() => sync.status.access === 'editor', 'role');
    write(core, 'a', 1);
    await sync.whenDurable('server');
    expect(sync.status).to.deep.include({ network: 'online', problem: null });
  });

  it('SY37 F46 a program that is too old is told so and stops; what it wrote stays unsaved', async () => {
    stage.server.refuseWith = CLOSE.clientTooOld;
    const { core, sync } = online();
    write(core, 'a', 1);
    await until(() => sync.status.access === 'outdated', 'end');
    expect(sync.status).to.deep.include({ network: 'denied', problem: 'client-too-old', unsavedOnServer: 1 });
    expect(demands).to.deep.equal([]);
    const { length } = stage.server.sockets;
    await stage.pass(600_000);
    expect(stage.server.sockets).to.have.length(length);
  });

  const failures: [string, () => Promise<string>][] = [
    ['fails', () => Promise.reject(new Error('500'))],
    ['never answers', () => new Promise(() => undefined)],
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
    ],
  ];
  for (const [what, failing] of failures)
    it(`F33 getToken that ${what}: expired, edits go on, asked less and less often, recovers by itself`, async () => {
      let works = false;
      let asked = 0;
      const getToken = (): Promise<string> => {
        asked += 1;
        return works ? Promise.resolve('t') : failing();
      };
      const { core, sync } = online({ getToken });
      await until(() => asked > 0, 'question');
      await stage.pass(12_000);
      await until(() => sync.status.access === 'expired', 'expiry');
      expect(sync.status.problem).to.equal('token-unavailable');
      expect(sync.status.network).to.not.equal('denied');
      write(core, 'a', 1);
      expect(sync.status.unsavedOnServer).to.equal(1);
      await stage.pass(120_000);
      const before = asked;
      await stage.pass(120_000);
      expect(asked - before).to.be.greaterThan(0);
      expect(asked - before).to.be.lessThan(60); // two documents, every few seconds at the most
      works = true;
      await stage.pass(60_000);
      await sync.whenDurable('server');
      await until(() => sync.status.access === 'editor' && sync.status.problem === null, 'recovery');
    });

  it('F34 a token that ends is renewed on the same socket, at the end that ROLE tells', async () => {
    stage.server.expiresIn = 100_000;
    let count = 0;
    const { sync } = online({ getToken: async () => `t${(count += 1)}` });
    await sync.whenSynced;
    expect(count).to.equal(2);
    await stage.pass(39_000);
    expect(count).to.equal(2);
    await stage.pass(2_000);
    await until(() => stage.server.auths.length === 4, 'renewal');
    expect(stage.server.sockets).to.have.length(2);
    expect(sync.status).to.deep.include({ network: 'online', access: 'editor' });
    const renewed = stage.server.auths.length;
    await stage.pass(30_000);
    expect(stage.server.auths).to.have.length(renewed, 'the new end is later');
  });

  it('F34 NEED_AUTH asks the page at once; without a new token: expired, tried again, work goes on', async () => {
    let works = true;
    let asked = 0;
    const { core, sync } = online({
      getToken: () => {
        asked += 1;
        return works ? Promise.resolve('t') : Promise.reject(new Error('401'));
      },
    });
    await sync.whenSynced;
    works = false;
    stage.server.tell({ type: 'need-auth', reason: 'expired', graceMs: 30_000 });
    await until(() => sync.status.access === 'expired', 'expiry');
    expect(sync.status.network).to.equal('online');
    const before = asked;
    await stage.pass(20_000);
    expect(asked).to.be.greaterThan(before + 1);
    stage.server.refuseWith = CLOSE.token;
    stage.server.drop(CLOSE.token);
    await until(() => sync.status.network !== 'online', 'end');
    write(core, 'a', 1);
    await stage.pass(300_000);
    expect(sync.status.access).to.equal('expired');
    expect(sync.status.network).to.not.equal('denied');
    works = true;
    stage.server.refuseWith = undefined;
    await stage.pass(60_000);
    await sync.whenDurable('server');
    expect(value(stage.server.room('core'), 'a')).to.equal(1);
    await until(() => sync.status.access === 'editor' && sync.status.problem === null, 'recovery');
  });

  it('F34 a page that gives the same token again and again is not asked without end', async () => {
    stage.server.expiresIn = 10_000; // its renewal ends within the last minute, too
    let asked = 0;
    const { sync } = online({ getToken: async () => `t${(asked += 1)}` });
    await sync.whenSynced;
    await stage.pass(300_000);
    expect(asked).to.be.greaterThan(4);
    expect(asked).to.be.lessThan(30);
  });
});

describe('reconnecting', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  it('F30 a restarting server’s pause is kept, and the returns of many are spread by chance', async () => {
    const { sync } = stage.online({ storage: 'memory', BroadcastChannel: Deaf, random: () => 0.5 });
    await sync.whenSynced;
    stage.server.tell({ type: 'notice', kind: 'restart', retryAfterMs: 20_000 });
    await until(() => true);
    stage.server.drop(CLOSE.restart);
    await until(() => sync.status.network === 'offline', 'loss');
    const { length } = stage.server.sockets;
    await stage.pass(20_000);
    expect(stage.server.auths).to.have.length(2, 'half of the spread is still to come');
    expect(stage.server.sockets.length).to.be.at.least(length);
    await stage.pass(1_500);
    await until(() => sync.status.network === 'online', 'return');
  });
});
