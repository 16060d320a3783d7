import { expect } from '@open-wc/testing';
import { documentDatabaseName, outboxDatabaseName, type Scope } from '../names.js';
import type { EvictionMarker } from '../options.js';
import { Stage, until, value, write } from '../testing/stage.js';
import { deleteDatabase, storedRows } from '../testing/stored-rows.js';

/** A place that outlives the databases. */
function markerPlace(): EvictionMarker & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key),
  };
}

/** A browser that promises to keep the data when it is asked, or does not. */
function manager(answer: boolean): {
  readonly asked: string[];
  persist(): Promise<boolean>;
  persisted(): Promise<boolean>;
} {
  const asked: string[] = [];
  return {
    asked,
    persist() {
      asked.push('persist');
      return Promise.resolve(answer);
    },
    persisted() {
      asked.push('persisted');
      return Promise.resolve(false);
    },
  };
}

describe('care for the device', () => {
  let stage: Stage;
  let scope: Scope;

  beforeEach(() => {
    stage = new Stage();
    scope = { user: 'ada', workspace: stage.workspace, epoch: 1 };
  });

  afterEach(() => stage.end());

  async function evict(): Promise<void> {
    await deleteDatabase(outboxDatabaseName(scope));
    for (const doc of ['core', 'work']) await deleteDatabase(documentDatabaseName(scope, doc));
  }

  const unsentIn = (marker: ReturnType<typeof markerPlace>): number =>
    (JSON.parse([...marker.entries.values()][0] ?? '{"unsent":0}') as { unsent: number }).unsent;

  it('F19 what the browser threw away before the server had it is counted and told, once', async () => {
    const marker = markerPlace();
    stage.server.reachable = false;
    const first = stage.online({ marker });
    await first.sync.whenAllLoaded;
    for (const key of ['a', 'b', 'c']) write(first.core, key, 1);
    await first.sync.whenDurable('device');
    await until(() => unsentIn(marker) === 3, 'mark');
    expect(first.sync.status.evicted).to.equal(0);
    await first.sync.close();
    await evict();
    stage.server.reachable = true;
    const second = stage.online({ marker });
    await until(() => second.sync.status.evicted === 3, 'word of the loss');
    await second.sync.whenSynced;
    expect(value(second.core, 'a')).to.equal(undefined);
    await second.sync.close();
    const third = stage.online({ marker });
    await third.sync.whenSynced;
    await until(() => third.sync.status.storage !== 'memory' && marker.entries.size === 0, 'rest');
    expect(third.sync.status.evicted).to.equal(0);
  });

  it('F19 nothing is said to be lost when the server had everything, or nothing was evicted', async () => {
    const marker = markerPlace();
    const first = stage.online({ marker });
    await first.sync.whenSynced;
    write(first.core, 'a', 1);
    await first.sync.whenDurable('server');
    await until(() => unsentIn(marker) === 0, 'mark');
    await first.sync.close();
    await evict();
    const second = stage.online({ marker });
    await second.sync.whenSynced;
    expect(value(second.core, 'a')).to.equal(1);
    stage.server.reachable = false;
    second.sync.disconnect();
    write(second.core, 'b', 1);
    await second.sync.whenDurable('device');
    await until(() => unsentIn(marker) === 1, 'mark of what is unsent');
    expect(second.sync.status.evicted).to.equal(0);
    await second.sync.close();
    const third = stage.online({ marker });
    await third.sync.whenAllLoaded;
    await until(() => third.sync.status.unsavedOnServer === 1, 'the rest');
    await stage.pass(1_000);
    expect(third.sync.status.evicted).to.equal(0);
  });

  it('F19 without a server the device is the only place: what was there and is gone is told', async () => {
    const marker = markerPlace();
    const first = stage.tab({ marker });
    await first.sync.whenAllLoaded;
    write(first.core, 'a', 1);
    write(first.work, 'b', 1);
    await until(() => unsentIn(marker) === 2, 'mark');
    await first.sync.close();
    // Only the replicas: the outbox itself remembers that there was something.
    for (const doc of ['core', 'work']) await deleteDatabase(documentDatabaseName(scope, doc));
    const second = stage.tab();
    await until(() => second.sync.status.evicted === 2, 'word of the loss');
    write(second.core, 'c', 1);
    await until(() => unsentIn(marker) === 2, 'the old mark');
    await second.sync.close();
    await evict();
    const third = stage.tab({ marker });
    await until(() => third.sync.status.evicted === 2, 'word of the loss of all');
  });

  it('SY19 the browser is asked to keep the data at the first change, once, and the answer is shown', async () => {
    for (const [answer, expected] of [
      [true, 'persistent'],
      [false, 'best-effort'],
    ] as const) {
      const storageManager = manager(answer);
      const { core, sync } = stage.tab({ storageManager });
      await sync.whenAllLoaded;
      await until(() => storageManager.asked.length > 0, 'first question');
      await stage.pass(1_000);
      expect(storageManager.asked).to.deep.equal(['persisted']);
      expect(sync.status.storage).to.equal('best-effort');
      write(core, 'a', 1);
      await until(() => storageManager.asked.includes('persist'), 'request');
      await until(() => sync.status.storage === expected, 'answer');
      for (let index = 0; index < 5; index += 1) {
        write(core, `b${index}`, 1);
        await sync.whenDurable('device');
      }
      expect(storageManager.asked).to.deep.equal(['persisted', 'persist']);
      await sync.close();
    }
  });

  it('SY19 a browser that was asked before, has no answer, or throws, is no problem', async () => {
    const kept = stage.tab({ storageManager: { persisted: () => Promise.resolve(true) } });
    await until(() => kept.sync.status.storage === 'persistent', 'answer');
    const refusing = {
      persisted: () => Promise.reject(new Error('no')),
      persist: () => Promise.reject(new Error('no')),
    };
    const { core, sync } = stage.tab({ storageManager: refusing });
    write(core, 'a', 1);
    await sync.whenDurable('device');
    expect(sync.status.storage).to.equal('best-effort');
    expect(stage.tab({ storage: 'memory' }).sync.status.storage).to.equal('memory');
  });

  it('F26 a program that finds rows of a newer schema only looks, and erases nothing', async () => {
    const newer = stage.tab({ schema: 2 });
    await newer.sync.whenAllLoaded;
    write(newer.core, 'new', { field: 'of schema 2' });
    await until(
      () => newer.sync.status.storage === 'best-effort' && newer.sync.status.device === 'saved',
      'rest',
    );
    await stage.pass(1_000);
    await newer.sync.whenDurable('device');
    await newer.sync.close();
    const old = stage.tab({ schema: 1 });
    await until(() => old.sync.status.access === 'outdated', 'word of it');
    expect(old.sync.status.problem).to.equal('client-too-old');
    await old.sync.whenLoaded;
    expect(value(old.core, 'new')).to.deep.equal({ field: 'of schema 2' });
    await old.sync.close();
    const again = stage.tab({ schema: 2 });
    await again.sync.whenLoaded;
    expect(value(again.core, 'new')).to.deep.equal({ field: 'of schema 2' });
    expect(again.sync.status.access).to.not.equal('outdated');
  });

  it('F26 an old tab hears of a newer one and only looks; both keep what they have, through a fold', async () => {
    const old = stage.tab({ schema: 1 });
    await old.sync.whenAllLoaded;
    write(old.core, 'old', 1);
    const newer = stage.tab({ schema: 2 });
    await until(() => old.sync.status.access === 'outdated', 'word of it');
    await newer.sync.whenAllLoaded;
    expect(newer.sync.status.access).to.not.equal('outdated');
    for (let index = 0; index < 30; index += 1) {
      write(newer.core, `new${index}`, 'x'.repeat(8_000));
      await newer.sync.whenDurable('device');
    }
    const name = documentDatabaseName(scope, 'core');
    await until(async () => (await storedRows(name, 'updates')).length < 25, 'fold');
    await Promise.all([old.sync.close(), newer.sync.close()]);
    const again = stage.tab({ schema: 2 });
    await again.sync.whenLoaded;
    expect(again.core.getMap('m').size).to.equal(31);
  });

  it('F26 a newer program may raise the version of the databases under an old tab: nothing throws, nothing is erased', async () => {
    const { core, sync } = stage.tab();
    await sync.whenAllLoaded;
    write(core, 'old', 1);
    await sync.whenDurable('device');
    for (const name of [documentDatabaseName(scope, 'core'), outboxDatabaseName(scope)]) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name, 7);
        request.onupgradeneeded = () => request.result.createObjectStore('of-the-newer-program');
        request.onerror = () => reject(request.error ?? new Error('not opened'));
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
    }
    write(core, 'later', 2);
    await until(() => sync.status.device === 'saved', 'recovery');
    await sync.close();
    const again = stage.tab();
    await again.sync.whenLoaded;
    expect([value(again.core, 'old'), value(again.core, 'later')]).to.deep.equal([1, 2]);
  });

  it('F27 a device whose clock is wrong by years orders, confirms and takes over as any other', async () => {
    const YEAR = 365 * 86_400_000;
    const right = stage.online();
    stage.server.expiresIn = 120_000;
    const ahead = stage.online({
      now: () => 1_700_000_000_000 + 30 * YEAR,
      user: { id: 'bob', name: 'Bob' },
    });
    const behind = stage.online({
      now: () => 1_700_000_000_000 - 30 * YEAR,
      user: { id: 'eve', name: 'Eve' },
    });
    const all = [right, ahead, behind];
    await Promise.all(all.map(({ sync }) => sync.whenSynced));
    // The last writer wins, whatever the clocks say.
    for (const writer of [ahead, behind, right, behind]) {
      write(writer.core, 'last', all.indexOf(writer));
      await writer.sync.whenDurable('server');
      await until(
        () => all.every(({ core }) => value(core, 'last') === all.indexOf(writer)),
        'the newest value',
      );
    }
    // The token was renewed by the server’s time: 60 s before its end, neither at once nor in thirty years.
    const before = stage.server.auths.length;
    await stage.pass(30_000);
    expect(stage.server.auths).to.have.length(before);
    await stage.pass(60_000);
    await until(() => stage.server.auths.length > before, 'renewal');
    // What a dead session with such a clock left in the outbox is taken over in the order it was made.
    stage.server.reachable = false;
    for (const writer of [ahead, behind]) {
      writer.sync.disconnect();
      write(writer.core, 'left', 1);
      write(writer.core, 'left', 2);
      await writer.sync.whenDurable('device');
      await writer.sync.close();
    }
    stage.server.reachable = true;
    const heir = stage.online({ user: { id: 'bob', name: 'Bob' } });
    await heir.sync.whenDurable('server');
    await until(() => heir.sync.status.server === 'saved', 'confirmation');
    expect(value(heir.core, 'left')).to.equal(2);
    expect(value(stage.server.room('core'), 'left')).to.equal(2);
  });
});
