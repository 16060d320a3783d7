import { expect } from '@open-wc/testing';
import { tabChannelName } from '../names.js';
import { Stage, noNetwork, until, value, write } from '../testing/stage.js';
import { decodeTabMessage, encodeTabMessage } from './tab-message.js';

/** A BroadcastChannel that counts what is posted to all, by type. Answers to one tab, which may come late, are left out. */
function countingChannel(): {
  readonly counts: Map<string, number>;
  readonly Channel: typeof BroadcastChannel;
} {
  const counts = new Map<string, number>();
  class Channel extends BroadcastChannel {
    override postMessage(message: { readonly type: string; readonly to?: string }): void {
      if (message.to === undefined) counts.set(message.type, (counts.get(message.type) ?? 0) + 1);
      super.postMessage(message);
    }
  }
  return { counts, Channel };
}

describe('tabs', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });

  afterEach(() => stage.end());

  it('SY20 tabs without a server exchange what they have and what they write', async () => {
    const first = stage.tab({ storage: 'memory' });
    await first.sync.whenAllLoaded;
    write(first.core, 'a', 1);
    write(first.work, 'w', 1);
    const second = stage.tab({ storage: 'memory' });
    write(second.core, 'b', 2);
    await until(() => value(second.core, 'a') === 1 && value(second.work, 'w') === 1, 'first tab’s state');
    await until(() => value(first.core, 'b') === 2, 'second tab’s state');
    write(second.core, 'c', 3);
    await until(() => value(first.core, 'c') === 3, 'edit');
  });

  it('SY20 presence is exchanged and goes with the tab', async () => {
    const first = stage.tab({ storage: 'memory' });
    const second = stage.tab({ storage: 'memory' });
    first.awareness.setLocalStateField('name', 'Ada');
    const seen = (): unknown => second.awareness.getStates().get(first.core.clientID)?.['name'];
    await until(() => seen() === 'Ada', 'presence');
    await first.sync.close();
    await until(() => seen() === undefined, 'end of presence');
  });

  it('SY21 what came from a tab is not sent to tabs again', async () => {
    const { counts, Channel } = countingChannel();
    const tabs = [1, 2, 3, 4].map(() => stage.tab({ storage: 'memory', BroadcastChannel: Channel }));
    await Promise.all(tabs.map(({ sync }) => sync.whenAllLoaded));
    write(tabs[0]!.core, 'first', 1);
    await until(() => tabs.every(({ core }) => value(core, 'first') === 1), 'first edit');
    counts.clear();
    write(tabs[1]!.core, 'a', 1);
    await until(() => tabs.every(({ core }) => value(core, 'a') === 1), 'edit');
    expect(Object.fromEntries(counts)).to.deep.equal({ update: 1 });
  });

  it('SY21 what came from the server is sent on only while a tab is without it', async () => {
    const { counts, Channel } = countingChannel();
    const tabs = [1, 2].map(() => stage.online({ storage: 'memory', BroadcastChannel: Channel }));
    await Promise.all(tabs.map(({ sync }) => sync.whenSynced));
    const remote = stage.online({ storage: 'memory', user: { id: 'bob', name: 'Bob' } });
    await remote.sync.whenSynced;
    await until(() => tabs.every(({ sync }) => sync.status.network === 'online'), 'connections');
    // Both tabs must know of each other before silence means anything.
    write(tabs[0]!.core, 'known', 1);
    await until(() => value(tabs[1]!.core, 'known') === 1, 'meeting');
    counts.clear();
    write(remote.core, 'a', 1);
    await until(() => tabs.every(({ core }) => value(core, 'a') === 1), 'remote edit');
    expect(counts.get('update')).to.equal(undefined);
    tabs[1]!.sync.disconnect();
    await until(() => (counts.get('join') ?? 0) > 0, 'word of the loss');
    write(remote.core, 'b', 2);
    await until(() => value(tabs[1]!.core, 'b') === 2, 'remote edit over the other tab');
  });

  it('F22 an edit of a tab that cannot reach the server gets there through another tab, even if the first closes', async () => {
    const first = stage.online({ WebSocket: noNetwork() });
    const second = stage.online();
    await Promise.all([first.sync.whenAllLoaded, second.sync.whenSynced]);
    write(second.core, 'known', 1);
    await until(() => value(first.core, 'known') === 1, 'meeting');
    write(first.core, 'a', 1);
    const closing = first.sync.close();
    await until(() => value(stage.server.room('core'), 'a') === 1, 'edit on the server');
    await closing;
    await second.sync.whenDurable('server');
  });

  it('F22 an edit reaches the server through another tab at once, without a disk', async () => {
    const first = stage.online({ storage: 'memory', WebSocket: noNetwork() });
    const second = stage.online({ storage: 'memory' });
    await Promise.all([first.sync.whenAllLoaded, second.sync.whenSynced]);
    write(second.core, 'known', 1);
    await until(() => value(first.core, 'known') === 1, 'meeting');
    write(first.core, 'a', 1);
    await until(() => value(stage.server.room('core'), 'a') === 1, 'edit on the server');
    expect(first.sync.status).to.deep.include({ server: 'pending', unsavedOnServer: 1 });
  });

  it('F25 another user, workspace or epoch is not heard', async () => {
    const first = stage.tab({ storage: 'memory' });
    const others = [
      stage.tab({ storage: 'memory', user: { id: 'bob', name: 'Bob' } }),
      stage.tab({ storage: 'memory', epoch: 2 }),
    ];
    const witness = stage.tab({ storage: 'memory' });
    await Promise.all([first, witness, ...others].map(({ sync }) => sync.whenAllLoaded));
    write(first.core, 'a', 1);
    await until(() => value(witness.core, 'a') === 1, 'edit');
    expect(others.map(({ core }) => value(core, 'a'))).to.deep.equal([undefined, undefined]);
  });

  it('F26 messages of other versions, shapes and programs are ignored', async () => {
    const good = encodeTabMessage({ from: 's', type: 'update', doc: 'core', update: new Uint8Array([0, 0]) });
    expect(decodeTabMessage(good)?.type).to.equal('update');
    const bad = [null, 1, 'x', [], {}, { ...(good as object), v: 2 }, { ...(good as object), doc: 1 }];
    expect(bad.map(decodeTabMessage)).to.deep.equal(bad.map(() => undefined));
    const { core, sync } = stage.tab({ storage: 'memory' });
    await sync.whenAllLoaded;
    const channel = new BroadcastChannel(
      tabChannelName({ user: 'ada', workspace: stage.workspace, epoch: 1 }),
    );
    for (const message of bad) channel.postMessage(message);
    channel.postMessage(
      encodeTabMessage({ from: 'x', type: 'update', doc: 'core', update: new Uint8Array([1, 250, 3]) }),
    );
    channel.postMessage(
      encodeTabMessage({
        from: 'x',
        type: 'join',
        online: [],
        vectors: { core: new Uint8Array([255]), gone: new Uint8Array() },
      }),
    );
    const witness = stage.tab({ storage: 'memory' });
    await witness.sync.whenAllLoaded;
    write(witness.core, 'a', 1);
    await until(() => value(core, 'a') === 1, 'edit after the noise');
    channel.close();
  });
});
