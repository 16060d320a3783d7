import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import type { FakeServer, FakeServerSocket } from '../testing/fake-server.js';
import { documentDatabaseName, sessionLockName, tabChannelName } from '../names.js';
import { Deaf, Stage, noNetwork, until, value, write, type Tab } from '../testing/stage.js';
import { storedRows } from '../testing/stored-rows.js';
import { encodeTabMessage } from './tab-message.js';

/** A server whose messages can be held back: it is farther away than the next tab, as servers are. */
function distant(server: FakeServer): {
  readonly WebSocket: typeof WebSocket;
  hold(): void;
  release(): void;
} {
  const Near = server.WebSocket as unknown as typeof FakeServerSocket;
  let held: (() => void)[] | undefined;
  class Distant extends Near {
    override deliver(bytes: Uint8Array): void {
      if (held === undefined) super.deliver(bytes);
      else held.push(() => super.deliver(bytes));
    }
  }
  return {
    WebSocket: Distant as unknown as typeof WebSocket,
    hold: () => (held = []),
    release: () => {
      const waiting = held ?? [];
      held = undefined;
      for (const deliver of waiting) deliver();
    },
  };
}

describe('one writer per browser', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  const rows = async (): Promise<Uint8Array[]> =>
    (await storedRows(
      documentDatabaseName({ user: 'ada', workspace: stage.workspace, epoch: 1 }, 'core'),
      'updates',
    )) as Uint8Array[];

  /** Tabs that know of each other. */
  async function metTabs(count: number, open: () => Tab): Promise<Tab[]> {
    const tabs = Array.from({ length: count }, open);
    await Promise.all(tabs.map(({ sync }) => sync.whenAllLoaded));
    for (const [index, tab] of tabs.entries()) {
      write(tab.core, `met${index}`, 1);
      await until(() => tabs.every(({ core }) => value(core, `met${index}`) === 1), 'meeting');
    }
    return tabs;
  }

  it('SY17 with five tabs open, every change is one row: a local one, one of each tab, one from the server', async () => {
    const far = distant(stage.server);
    const { WebSocket } = far;
    const tabs = await metTabs(5, () => stage.online({ WebSocket }));
    await Promise.all(tabs.map(({ sync }) => sync.whenSynced));
    const remote = stage.online({ storage: 'memory', user: { id: 'bob', name: 'Bob' } });
    await remote.sync.whenSynced;
    for (const [index, tab] of tabs.entries()) {
      for (let turn = 0; turn < 3; turn += 1) {
        far.hold();
        write(tab.core, `own${index}-${turn}`, 1);
        await until(() => tabs.every(({ core }) => value(core, `own${index}-${turn}`) === 1), 'edit');
        far.release();
      }
      write(remote.core, `remote${index}`, 1);
      await until(() => tabs.every(({ core }) => value(core, `remote${index}`) === 1), 'remote edit');
    }
    await Promise.all(tabs.map(({ sync }) => sync.close()));
    const keys = (await rows()).flatMap((row) =>
      Y.decodeUpdate(row).structs.map((struct) => (struct instanceof Y.Item ? struct.parentSub : undefined)),
    );
    const expected = tabs.flatMap((_tab, index) => [
      `met${index}`,
      `remote${index}`,
      ...[0, 1, 2].map((turn) => `own${index}-${turn}`),
    ]);
    // What tabs tell each other at their start may be there twice.
    expect(keys.filter((key) => !key?.startsWith('met')).sort()).to.deep.equal(
      expected.filter((key) => !key.startsWith('met')).sort(),
    );
    const again = stage.tab();
    await again.sync.whenLoaded;
    expect([...again.core.getMap('m').keys()].sort()).to.deep.equal(expected.sort());
  });

  it('SY17 what the writing tab had not stored is stored by the tab that takes over', async () => {
    const never = { open: () => ({}) } as unknown as IDBFactory;
    const stuck = stage.online({ indexedDB: never });
    await stage.pass(3_000);
    await stuck.sync.whenSynced;
    const heir = stage.online();
    await heir.sync.whenSynced;
    const remote = stage.online({ storage: 'memory', user: { id: 'bob', name: 'Bob' } });
    await remote.sync.whenSynced;
    write(remote.core, 'remote', 1);
    await until(() => value(heir.core, 'remote') === 1, 'remote edit');
    await heir.sync.whenDurable('device');
    expect(await rows()).to.deep.equal([]);
    const closing = stuck.sync.close();
    await stage.pass(10_000);
    await closing;
    await until(async () => (await rows()).length > 0, 'row');
    await heir.sync.close();
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    expect(value(core, 'remote')).to.equal(1);
  });

  it('SY17 what a tab promised to store and died before is stored by the tab that writes for all', async () => {
    const witness = stage.tab();
    await witness.sync.whenAllLoaded;
    const scope = { user: 'ada', workspace: stage.workspace, epoch: 1 };
    let die: () => void = () => undefined;
    const life = new Promise<void>((resolve) => (die = resolve));
    const alive = new Promise<void>((resolve) => {
      void navigator.locks.request(sessionLockName(scope, 'ghost'), () => {
        resolve();
        return life;
      });
    });
    await alive;
    const ghost = new Y.Doc();
    write(ghost, 'last', 1);
    const channel = new BroadcastChannel(tabChannelName(scope));
    const update = Y.encodeStateAsUpdate(ghost);
    channel.postMessage(
      encodeTabMessage({ from: 'ghost', type: 'update', doc: 'core', update, stored: true }),
    );
    await until(() => value(witness.core, 'last') === 1, 'edit');
    await stage.pass(1_000); // time enough to have stored it without need
    await witness.sync.whenDurable('device');
    expect(await rows()).to.deep.equal([]);
    die();
    await until(async () => (await rows()).length === 1, 'row');
    channel.close();
  });

  it('SY17 what a tab without a disk writes is stored by the tab that writes for all', async () => {
    const first = stage.tab();
    await first.sync.whenAllLoaded;
    const memory = stage.tab({ storage: 'memory' });
    await memory.sync.whenAllLoaded;
    write(memory.core, 'a', 1);
    await until(() => value(first.core, 'a') === 1, 'edit');
    await first.sync.close();
    const { core, sync } = stage.tab({ BroadcastChannel: Deaf });
    await sync.whenLoaded;
    expect(value(core, 'a')).to.equal(1);
  });

  it('SY17 one tab folds the rows of all', async () => {
    const [writer, other] = (await metTabs(2, () => stage.tab({ WebSocket: noNetwork() }))) as [Tab, Tab];
    const text = 'x'.repeat(8_000);
    // The second tab alone writes; the rows are folded by the first, which has to read them for that.
    for (let index = 0; index < 30; index += 1) {
      write(other.core, `k${index}`, text);
      await other.sync.whenDurable('device');
    }
    await until(async () => (await rows()).length < 20, 'fold');
    await Promise.all([writer.sync.close(), other.sync.close()]);
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    expect(core.getMap('m').size).to.equal(32);
  });
});
