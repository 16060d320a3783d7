import { expect } from '@open-wc/testing';
import { outboxDatabaseName, type Scope } from '../names.js';
import type { ForgetOutcome } from '../options.js';
import { Stage, noNetwork, until, value, write } from '../testing/stage.js';
import { forgetDevice } from './forget-device.js';

describe('signing out', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  /** What this device has of the stage's workspace, by user. */
  async function databases(user: string): Promise<string[]> {
    const all = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return all.filter(
      (name) => name.includes(`:${user}:`) && name.includes(encodeURIComponent(stage.workspace)),
    );
  }

  it('F25 signing out deletes what this device keeps for this user, in all epochs, and nothing of another’s', async () => {
    for (const branch of [0, 1]) {
      const { core, sync } = stage.online({ branch });
      await sync.whenSynced;
      write(core, 'a', 1);
      await sync.whenDurable('server');
      await until(() => sync.status.server === 'saved', 'rest');
      await sync.close();
    }
    const bob = stage.online({ user: { id: 'bob', name: 'Bob' } });
    await bob.sync.whenSynced;
    const { sync } = stage.online();
    await sync.whenSynced;
    expect(await databases('ada')).to.have.length(6);
    await stage.pass(1_000);
    expect(await sync.forgetDevice()).to.deep.equal({ deleted: true, unsent: 0 });
    expect(await databases('ada')).to.deep.equal([]);
    expect(await databases('bob')).to.have.length(3);
    const next = stage.online({ server: 'ws://elsewhere', WebSocket: noNetwork() });
    await next.sync.whenAllLoaded;
    expect(value(next.core, 'a')).to.equal(undefined);
  });

  it('F25 changes that the server does not have are asked about first; without a yes nothing is deleted', async () => {
    const { core, sync } = stage.online({ WebSocket: noNetwork() });
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    write(core, 'b', 1);
    await sync.whenDurable('device');
    expect(await sync.forgetDevice()).to.deep.equal({ deleted: false, unsent: 2 });
    const asked: number[] = [];
    const say = (answer: boolean) => (unsent: number) => {
      asked.push(unsent);
      return answer;
    };
    expect(await sync.forgetDevice(say(false))).to.deep.equal({ deleted: false, unsent: 2 });
    write(core, 'c', 1); // it goes on as if nothing had been asked
    await sync.whenDurable('device');
    expect(await sync.forgetDevice(say(true))).to.deep.equal({ deleted: true, unsent: 3 });
    expect(asked).to.deep.equal([2, 3]);
    expect(await databases('ada')).to.deep.equal([]);
  });

  it('F25 without a server everything is nowhere else, and is asked about', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    write(core, 'a', 1);
    await sync.whenDurable('device');
    await sync.close();
    const again = stage.tab();
    await again.sync.whenAllLoaded;
    const outcome = await again.sync.forgetDevice();
    expect(outcome.deleted).to.equal(false);
    expect(outcome.unsent).to.be.greaterThan(0);
    expect(await databases('ada')).to.have.length(3);
  });

  it('F25 another tab of the user keeps and sends nothing any more, and says so', async () => {
    const first = stage.online();
    const second = stage.online();
    await Promise.all([first.sync.whenSynced, second.sync.whenSynced]);
    write(first.core, 'met', 1);
    await until(() => value(second.core, 'met') === 1, 'meeting');
    await Promise.all([first.sync.whenDurable('server'), second.sync.whenDurable('server')]);
    await until(() => first.sync.status.server === 'saved' && first.sync.status.device === 'saved', 'rest');
    await stage.pass(1_000);
    expect(await first.sync.forgetDevice()).to.deep.equal({ deleted: true, unsent: 0 });
    await until(() => second.sync.status.problem === 'signed-out', 'word of it');
    expect(second.sync.status).to.deep.include({ device: 'memory', storage: 'memory', network: 'offline' });
    write(second.core, 'late', 1);
    second.sync.connect();
    await stage.pass(60_000);
    expect(second.sync.unsavedAnywhere()).to.equal(1);
    expect(value(stage.server.room('core'), 'late')).to.equal(undefined);
    expect(await databases('ada')).to.deep.equal([]);
  });

  describe('a browser that takes its time', () => {
    const scope: Scope = { user: 'ada', workspace: 'w', epoch: 1 };
    let asked: IDBOpenDBRequest[];
    let outcome: Promise<ForgetOutcome>;

    beforeEach(async () => {
      asked = [];
      const databases: Pick<IDBFactory, 'databases' | 'open' | 'deleteDatabase'> = {
        databases: () => Promise.resolve([{ name: outboxDatabaseName(scope), version: 1 }]),
        open: () => {
          const request = {} as IDBOpenDBRequest;
          queueMicrotask(() => {
            request.onerror?.(new Event('error'));
          });
          return request;
        },
        deleteDatabase: () => {
          const request = {} as IDBOpenDBRequest;
          asked.push(request);
          return request;
        },
      };
      outcome = forgetDevice({
        scope,
        factory: databases as IDBFactory,
        marker: undefined,
        documents: [],
        unsent: () => 0,
        confirm: () => false,
        announce: () => undefined,
        close: () => Promise.resolve(),
      });
      await until(() => asked.length === 1, 'request to delete');
    });

    it('F25 a disk that is slow is waited for', async () => {
      await stage.pass(10_000);
      asked[0]?.onsuccess?.(new Event('success'));
      expect(await outcome).to.deep.equal({ deleted: true, unsent: 0 });
    });

    it('F25 a tab that does not let go is waited for three seconds', async () => {
      asked[0]?.onblocked?.(new IDBVersionChangeEvent('blocked'));
      await stage.pass(3_000);
      asked[0]?.onsuccess?.(new Event('success'));
      expect(await outcome).to.deep.equal({ deleted: false, unsent: 0 });
    });

    it('F25 one that never answers is waited for half a minute', async () => {
      await stage.pass(30_000);
      asked[0]?.onsuccess?.(new Event('success'));
      expect(await outcome).to.deep.equal({ deleted: false, unsent: 0 });
    });
  });

  it('F25 neither documents, nor outbox, nor presence cross from one account of a browser to the next', async () => {
    const ada = stage.online({ WebSocket: noNetwork() });
    await ada.sync.whenAllLoaded;
    ada.awareness.setLocalStateField('name', 'Ada');
    write(ada.core, 'secret', 1);
    await ada.sync.whenDurable('device');
    // Both tabs are open; then Ada’s goes and Bob’s starts anew.
    for (const gone of [false, true]) {
      if (gone) await ada.sync.close();
      const bob = stage.online({ user: { id: 'bob', name: 'Bob' } });
      await bob.sync.whenSynced;
      write(bob.core, `bob-${String(gone)}`, 1);
      await bob.sync.whenDurable('server');
      await stage.pass(60_000);
      expect(value(bob.core, 'secret')).to.equal(undefined);
      expect([...bob.awareness.getStates().values()].some((state) => state['name'] === 'Ada')).to.equal(
        false,
      );
      expect(value(stage.server.room('core'), 'secret')).to.equal(undefined);
      expect(bob.sync.status.unsavedOnServer).to.equal(0);
    }
    expect(value(ada.core, 'bob-false')).to.equal(undefined);
  });
});
