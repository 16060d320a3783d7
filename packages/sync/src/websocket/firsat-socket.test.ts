import { CLOSE } from '@firsat/protocol';
import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import type { SyncStatus } from '../options.js';
import type { FakeServerSocket } from '../testing/fake-server.js';
import { Deaf, Stage, until, value, write, type Tab } from '../testing/stage.js';

describe('server connection', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  const coreSocket = (index = 0): FakeServerSocket => {
    const socket = stage.server.sockets.filter(({ roomName }) => roomName === 'core')[index];
    if (socket === undefined) throw new Error('no such socket');
    return socket;
  };

  const marks = (socket: FakeServerSocket): readonly number[] =>
    socket.received.flatMap((message) => (message.type === 'mark' ? [message.n] : []));

  const synced = async (): Promise<Tab> => {
    const tab = stage.online({ storage: 'memory', BroadcastChannel: Deaf });
    await tab.sync.whenSynced;
    return tab;
  };

  it('A2 MARK is sent after this socket’s SyncStep2 and after the frames of the changes', async () => {
    const { core, sync } = await synced();
    await until(() => marks(coreSocket()).length === 1, 'first mark');
    write(core, 'a', 1);
    write(core, 'b', 2);
    await sync.whenDurable('server');
    const { types } = coreSocket();
    expect(types.indexOf('sync-step-2')).to.be.lessThan(types.indexOf('mark'));
    expect(types.slice(-3)).to.deep.equal(['update', 'update', 'mark']);
  });

  it('A2 offline changes are marked only after the step that carries them', async () => {
    stage.server.reachable = false;
    const { core, sync } = stage.online({ storage: 'memory' });
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    stage.server.reachable = true;
    stage.server.autoWelcome = false;
    sync.disconnect();
    sync.connect();
    await until(() => stage.server.auths.length === 2, 'authentication');
    write(core, 'b', 2);
    const socket = stage.server.sockets
      .filter(({ roomName }) => roomName === 'core')
      .at(-1) as FakeServerSocket;
    expect(socket.types).to.deep.equal(['auth']);
    stage.server.welcomeAll();
    await sync.whenDurable('server');
    const { types } = socket;
    expect(types.indexOf('mark')).to.be.greaterThan(types.indexOf('sync-step-2'));
    expect([value(stage.server.room('core'), 'a'), value(stage.server.room('core'), 'b')]).to.deep.equal([
      1, 2,
    ]);
  });

  it('F2 nothing is claimed while the server’s SyncStep1 has not arrived', async () => {
    stage.server.autoWelcome = false;
    const { core, sync } = stage.online({ storage: 'memory' });
    write(core, 'a', 1);
    await until(() => stage.server.auths.length === 2, 'authentication');
    for (const socket of stage.server.sockets) socket.swallow.add('sync-step-1');
    stage.server.welcomeAll();
    await until(() => sync.status.network === 'online', 'connection');
    write(core, 'b', 2);
    await until(() => coreSocket().types.includes('update'), 'update');
    await stage.pass(1_000);
    expect(marks(coreSocket())).to.deep.equal([]);
    expect(sync.status).to.deep.include({ server: 'pending', unsavedOnServer: 2 });
  });

  it('A3 numbers of marks rise and several changes share one', async () => {
    const { core, sync } = await synced();
    for (let index = 0; index < 30; index += 1) write(core, `k${index}`, index);
    await sync.whenDurable('server');
    write(core, 'last', 1);
    await sync.whenDurable('server');
    const numbers = marks(coreSocket());
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
    expect(numbers.length).to.be.lessThan(6);
  });

  it('A4 nothing is claimed before the server has committed', async () => {
    stage.server.autoCommit = false;
    const { core, sync } = await synced();
    write(core, 'a', 1);
    await until(() => marks(coreSocket()).length >= 1 && value(stage.server.room('core'), 'a') === 1, 'mark');
    await stage.pass(1_000);
    expect(sync.status).to.deep.include({ server: 'pending', unsavedOnServer: 1 });
    stage.server.commit();
    await until(() => sync.status.server === 'saved', 'confirmation');
    expect(sync.status).to.deep.include({ unsavedOnServer: 0, lastServerSaveAt: 1_700_000_000_000 });
  });

  it('F3 a change that only deletes is claimed only when confirmed', async () => {
    const { core, sync } = await synced();
    write(core, 'a', 1);
    await sync.whenDurable('server');
    stage.server.autoCommit = false;
    core.getMap('m').delete('a');
    await until(() => !stage.server.room('core').getMap('m').has('a'), 'deletion');
    await stage.pass(1_000);
    expect(sync.status.unsavedOnServer).to.equal(1);
    stage.server.commit();
    await sync.whenDurable('server');
  });

  it('A5 a confirmation of what was never marked is not believed', async () => {
    const { core, sync } = await synced();
    await until(() => sync.status.server === 'saved', 'first confirmation');
    stage.server.autoCommit = false;
    const before = coreSocket();
    write(core, 'a', 1);
    before.say({ type: 'durable', n: 1_000, roomSeq: 1 });
    await until(() => before.readyState === 3, 'end of the connection');
    expect(sync.status.unsavedOnServer).to.equal(1);
  });

  it('A5 a refusal is reported, and what was refused stays unsaved', async () => {
    const { core, sync } = await synced();
    stage.server.autoCommit = false;
    write(core, 'a', 1);
    const refusal = { from: 1, to: 0, path: '', rule: '', retryable: false, action: 'fork' } as const;
    coreSocket().say({ type: 'refused', code: 'read-only', ...refusal });
    await until(() => sync.status.problem === 'server-refused', 'refusal');
    expect(sync.status.unsavedOnServer).to.equal(1);
  });

  it('A6 on a new socket everything is exchanged and marked again', async () => {
    const { core, sync } = await synced();
    stage.server.autoCommit = false;
    write(core, 'a', 1);
    await until(() => value(stage.server.room('core'), 'a') === 1, 'change');
    stage.server.drop();
    stage.server.autoCommit = true;
    await sync.whenDurable('server');
    const socket = coreSocket(1);
    expect(socket.types.filter((type) => type !== 'sync-step-1')).to.deep.equal([
      'auth',
      'sync-step-2',
      'mark',
    ]);
    expect(marks(socket)).to.deep.equal([2]);
  });

  it('F8 a confirmation lost on the way comes once after the reconnect', async () => {
    const { core, sync } = await synced();
    await until(() => sync.status.server === 'saved', 'first confirmation');
    coreSocket().swallow.add('durable');
    const seen: SyncStatus['server'][] = [];
    sync.subscribe(({ server }) => seen.push(server));
    write(core, 'a', 1);
    await until(() => marks(coreSocket()).includes(2), 'mark');
    await stage.pass(1_000);
    expect(sync.status.server).to.equal('pending');
    stage.server.drop();
    await sync.whenDurable('server');
    await until(() => seen.includes('saved'), 'claim');
    expect(seen.filter((server, index) => server === 'saved' && seen[index - 1] !== 'saved')).to.have.length(
      1,
    );
    expect(stage.server.room('core').getMap('m').size).to.equal(1);
  });

  it('F9 offline edits of three clients are all there after a restart', async () => {
    const users = ['ada', 'bob', 'cem'];
    const tabs = users.map((id) => stage.online({ storage: 'memory', user: { id, name: id } }));
    await Promise.all(tabs.map(({ sync }) => sync.whenSynced));
    stage.server.reachable = false;
    stage.server.drop(CLOSE.restart);
    await until(() => tabs.every(({ sync }) => sync.status.network === 'offline'), 'loss');
    tabs.forEach(({ core }, index) => write(core, users[index] as string, index));
    stage.server.reachable = true;
    await Promise.all(tabs.map(({ sync }) => sync.whenDurable('server')));
    await until(() => tabs.every(({ core }) => core.getMap('m').size === 3), 'convergence');
    expect(stage.server.room('core').getMap('m').size).to.equal(3);
  });

  it('F10 a document that is being read from the disk is not connected before', async () => {
    const first = stage.tab();
    write(first.core, 'a', 1);
    await first.sync.close();
    const { sync } = stage.online();
    await until(() => stage.server.sockets.length > 0, 'socket');
    await sync.whenLoaded;
    await sync.whenSynced;
    const step1 = coreSocket().received.find(({ type }) => type === 'sync-step-1');
    const vector =
      step1?.type === 'sync-step-1' ? Y.decodeStateVector(step1.stateVector) : new Map<number, number>();
    expect([...vector.values()]).to.deep.equal([1]);
  });

  for (const kind of ['plain', 'echo'] as const) {
    it(`SY30 a y-websocket server (${kind}) syncs, and nothing is ever claimed`, async () => {
      stage.server.kind = kind;
      Y.applyUpdate(stage.server.room('core'), encoded('theirs'));
      const { core, sync } = stage.online({ storage: 'memory' });
      await sync.whenSynced;
      write(core, 'mine', 1);
      await until(() => value(stage.server.room('core'), 'mine') === 1, 'change');
      expect(value(core, 'theirs')).to.equal(1);
      await stage.pass(1_000);
      expect(sync.status).to.deep.include({ network: 'online', server: 'pending', unsavedOnServer: 1 });
      expect(coreSocket().types).to.not.include('mark');
    });
  }

  it('SY31 the address names workspace, epoch and document; the token travels inside', async () => {
    const tab = stage.online({ storage: 'memory', server: 'ws://test/', getToken: async () => 'secret' });
    await tab.sync.whenSynced;
    expect(coreSocket().url).to.equal(`ws://test/v1/sync/${stage.workspace}/1/core`);
    expect(coreSocket().offered).to.deep.equal(['firsat.v1']);
    expect(stage.server.auths[0]).to.deep.include({ token: 'secret', epoch: 1, schema: 1 });
  });

  it('F33 a token that cannot be had is reported, edits go on, and it recovers by itself', async () => {
    let works = false;
    const getToken = (): Promise<string> => (works ? Promise.resolve('t') : Promise.reject(new Error('500')));
    const { core, sync } = stage.online({ storage: 'memory', getToken });
    await until(() => sync.status.problem === 'token-unavailable', 'problem');
    write(core, 'a', 1);
    works = true;
    await sync.whenDurable('server');
    await until(() => sync.status.network === 'online' && sync.status.problem === null, 'recovery');
  });

  it('F34 the token is renewed on the same socket before it ends', async () => {
    stage.server.expiresIn = 61_000;
    const { sync } = stage.online({ storage: 'memory', getToken: async () => 't' });
    await sync.whenSynced;
    await until(() => stage.server.auths.length === 4, 'renewal');
    expect(stage.server.sockets).to.have.length(2);
    expect(sync.status.network).to.equal('online');
  });

  const refusals = [
    [CLOSE.epoch, 'epoch-changed'],
    [CLOSE.clientTooOld, 'client-too-old'],
    [CLOSE.token, 'token-refused'],
    [CLOSE.invalidUpdate, 'server-refused'],
  ] as const;
  for (const [row, problem] of refusals) {
    it(`SY32 close code ${row.code} ends the connection for good as ${problem}; edits go on`, async () => {
      stage.server.refuseWith = row;
      const { core, sync } = stage.online({ storage: 'memory' });
      await until(() => sync.status.network === 'denied' && stage.server.auths.length === 2, 'denial');
      expect(sync.status.problem).to.equal(problem);
      write(core, 'a', 1);
      expect(sync.status.unsavedOnServer).to.equal(1);
      const { length } = stage.server.sockets;
      await stage.pass(120_000);
      expect(stage.server.sockets).to.have.length(length);
      stage.server.refuseWith = undefined;
      sync.connect();
      await sync.whenDurable('server');
      await until(() => sync.status.network === 'online' && sync.status.problem === null, 'recovery');
    });
  }

  it('SY32 close codes that ask for patience are tried again', async () => {
    stage.server.refuseWith = CLOSE.notReady;
    const { sync } = stage.online({ storage: 'memory' });
    await until(() => stage.server.auths.length >= 4, 'second try');
    expect(sync.status.network).to.equal('offline');
    stage.server.refuseWith = undefined;
    await sync.whenSynced;
    expect(sync.status.network).to.equal('online');
  });

  it('F31 a large first sync goes in pieces that the server accepts', async () => {
    stage.server.reachable = false;
    const { core, sync } = stage.online({ storage: 'memory' });
    await sync.whenAllLoaded;
    for (let index = 0; index < 30; index += 1) write(core, `k${index}`, `${index}`.repeat(50_000));
    stage.server.reachable = true;
    sync.disconnect();
    sync.connect();
    await sync.whenDurable('server');
    const socket = stage.server.sockets.filter(({ roomName }) => roomName === 'core').at(-1);
    expect(Math.max(...(socket?.frameSizes ?? []))).to.be.lessThan(1024 * 1024);
    expect(stage.server.room('core').getMap('m').size).to.equal(30);
  });

  it('SY33 the offline switch: nothing travels until connect', async () => {
    const { core, sync } = await synced();
    sync.disconnect();
    expect(sync.status.network).to.equal('offline');
    write(core, 'a', 1);
    await stage.pass(1_000);
    expect(value(stage.server.room('core'), 'a')).to.equal(undefined);
    sync.connect();
    await sync.whenDurable('server');
    expect(value(stage.server.room('core'), 'a')).to.equal(1);
  });

  it('F29 a late close of an old socket does not disturb the new one', async () => {
    const { core, sync } = await synced();
    const old = coreSocket();
    const { onclose } = old;
    stage.server.drop();
    await until(() => stage.server.open('core').length === 1, 'reconnect');
    await until(() => sync.status.network === 'online', 'connection');
    onclose?.({ code: 4403, reason: '' });
    write(core, 'a', 1);
    await sync.whenDurable('server');
    expect(sync.status.network).to.equal('online');
  });

  it('SY34 presence goes with the core connection only', async () => {
    const { awareness } = await synced();
    awareness.setLocalStateField('name', 'Ada');
    await until(() => coreSocket().received.some(({ type }) => type === 'awareness'), 'presence');
    const work = stage.server.sockets.find(({ roomName }) => roomName === 'work');
    expect(work?.received.some(({ type }) => type === 'awareness')).to.equal(false);
  });

  it('SY35 a server that cannot store says so, and so does the status', async () => {
    const { sync } = await synced();
    coreSocket().say({ type: 'notice', kind: 'not-durable', retryAfterMs: 0 });
    await until(() => sync.status.problem === 'server-not-durable', 'problem');
    coreSocket().say({ type: 'notice', kind: 'durable', retryAfterMs: 0 });
    await until(() => sync.status.problem === null, 'recovery');
  });

  it('SY35 a document that is nearly full is told, and does not hide what is worse', async () => {
    const { sync } = await synced();
    coreSocket().say({ type: 'notice', kind: 'limit', retryAfterMs: 0 });
    await until(() => sync.status.problem === 'document-large', 'warning');
    expect(sync.status.network).to.equal('online');
    coreSocket().say({ type: 'notice', kind: 'not-durable', retryAfterMs: 0 });
    coreSocket().say({ type: 'notice', kind: 'limit', retryAfterMs: 0 });
    await until(() => sync.status.problem === 'server-not-durable', 'worse problem');
  });
});

function encoded(key: string): Uint8Array {
  const doc = new Y.Doc();
  write(doc, key, 1);
  return Y.encodeStateAsUpdate(doc);
}
