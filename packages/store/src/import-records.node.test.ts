import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create, type Patch } from '@firsat/model';
import { aContact, anOpportunity, aPosition, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import type { StoreChange } from './pipeline-store.js';
import { accepted, createTestStore } from './testing/index.js';

const patches = (count: number): Patch[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `imp${String(index)}`;
    const position = aPosition({ moveId: `h-${id}`, order: `a${String(index % 10)}` });
    return [
      create('history', `h-${id}`, { opportunityId: id, type: 'created', via: 'import', at: 1 }),
      ...creating('opportunities', anOpportunity({ id, position })),
    ];
  }).flat();

const pause = () => Promise.resolve();

function watched() {
  const test = createTestStore({
    user: { id: 'zoe', name: 'Zoë' },
    patches: creating('contacts', aContact()),
  });
  const changes: StoreChange[] = [];
  test.store.subscribe((change) => changes.push(change));
  const state = () => [Y.encodeStateVector(test.core), Y.encodeStateVector(test.work)];
  return { ...test, changes, state };
}

describe('import', () => {
  it('ST18 all records appear at once, told once, as one update per document', async () => {
    const { store, core, work, changes } = watched();
    const updates: string[] = [];
    core.on('update', () => updates.push('core'));
    work.on('update', () => updates.push('work'));
    const progress: number[] = [];
    const seen: number[] = [];
    const written = await store.importRecords(patches(400), {
      pause: () => {
        seen.push([...store.list('opportunities')].length);
        return Promise.resolve();
      },
      onProgress: (done, total) => {
        assert.equal(total, 800);
        progress.push(done);
      },
    });
    assert.equal(written, 800);
    assert.deepEqual(progress, [250, 500, 750, 800]);
    assert.deepEqual(seen, [0, 0, 0, 0, 0], 'nothing is visible before the end');
    assert.deepEqual(updates, ['work', 'core']);
    assert.deepEqual(
      changes.map(({ origin, changed }) => [
        origin,
        changed.get('opportunities')?.size,
        changed.get('history')?.size,
      ]),
      [['import', 400, 400]],
    );
    assert.equal(store.column('planports', 'planports-1').length, 400);
    assert.equal(store.history('imp7').length, 1);
  });

  it('ST18 aborted, at any slice, leaves nothing at all', async () => {
    for (const at of [0, 1, 2, 3, 4]) {
      const { store, state, changes } = watched();
      const before = state();
      const abort = new AbortController();
      if (at === 0) abort.abort();
      let slices = 0;
      const written = await store.importRecords(patches(300), {
        signal: abort.signal,
        pause: () => {
          if (++slices === at) abort.abort();
          return Promise.resolve();
        },
      });
      assert.equal(written, null);
      assert.deepEqual(state(), before);
      assert.deepEqual(changes, []);
      assert.equal(store.get('members', 'someone'), undefined);
    }
  });

  it('ST18 much work is merged in parts that nobody sees; the opportunities come at once, after it', async () => {
    const { store, core, work, changes } = watched();
    const updates: string[] = [];
    core.on('update', () => updates.push('core'));
    work.on('update', () => updates.push('work'));
    const clients = new Set<number>();
    work.on('afterTransaction', ({ afterState }) => {
      for (const client of afterState.keys()) clients.add(client);
    });
    const abort = new AbortController();
    const seen = new Set<number>();
    const written = await store.importRecords(patches(2500), {
      signal: abort.signal,
      pause: () => {
        seen.add([...store.list('opportunities')].length);
        // Too late to call it off: it runs to its end.
        if (updates.length > 0) abort.abort();
        return Promise.resolve();
      },
    });
    assert.equal(written, 5000);
    assert.deepEqual([...seen], [0]);
    assert.ok(updates.length > 4 && updates.lastIndexOf('work') === updates.length - 2, updates.join());
    assert.equal(updates.at(-1), 'core');
    assert.equal(changes.filter(({ changed }) => changed.has('opportunities')).length, 1);
    assert.equal(changes.at(-1)?.changed.get('opportunities')?.size, 2500);
    assert.equal([...store.list('history')].length, 2500);
    assert.equal(clients.size, 1);
  });

  it('ST18 ended in the middle of the merging nothing is to be seen, and a second import completes it', async () => {
    const { store, core, work } = watched();
    await store.importRecords(patches(2500), {
      pause: () => {
        if (work.getMap('h').size > 0) store.close();
        return Promise.resolve();
      },
    });
    const again = createTestStore({ created: false, user: { id: 'zoe', name: 'Zoë' } });
    Y.applyUpdate(again.core, Y.encodeStateAsUpdate(core), { kind: 'network' });
    Y.applyUpdate(again.work, Y.encodeStateAsUpdate(work), { kind: 'network' });
    assert.equal([...again.store.list('opportunities')].length, 0);
    const merged = [...again.store.list('history')].length;
    assert.ok(merged > 0 && merged < 2500);
    assert.equal(await again.store.importRecords(patches(2500), { pause }), 5000 - merged);
    assert.equal([...again.store.list('opportunities')].length, 2500);
    assert.equal([...again.store.list('history')].length, 2500);
  });

  it('ST18 changes of others meanwhile stay, and the import goes on', async () => {
    const { store, core } = watched();
    let first = true;
    await store.importRecords(patches(300), {
      pause: () => {
        if (first) core.getMap('o').set('theirs', { d: 'theirs' });
        first = false;
        return Promise.resolve();
      },
    });
    assert.equal(store.get('opportunities', 'theirs')?.description, 'theirs');
    assert.equal([...store.list('opportunities')].length, 301);
  });

  it('ST18 a second import of the same records changes none of them, nor what was edited since', async () => {
    const { store, changes } = watched();
    assert.equal(await store.importRecords(patches(10), { pause }), 20);
    accepted(store.execute('opportunity-edit', { id: 'imp3', changes: { description: 'edited' } }));
    const told = changes.length;
    assert.equal(await store.importRecords(patches(12), { pause }), 4);
    assert.equal(store.get('opportunities', 'imp3')?.description, 'edited');
    assert.deepEqual([...(changes[told]?.changed.get('opportunities') ?? [])].sort(), ['imp10', 'imp11']);
    assert.equal(await store.importRecords(patches(12), { pause }), 0);
    assert.equal(changes.length, told + 1);
  });

  it('ST18 a record that a colleague has created meanwhile keeps their base', async () => {
    const { store, core } = watched();
    const written = await store.importRecords(patches(5), {
      pause: () => {
        core.getMap('o').set('imp2', { d: 'theirs' });
        return Promise.resolve();
      },
    });
    assert.equal(written, 9);
    assert.equal(store.get('opportunities', 'imp2')?.description, 'theirs');
    assert.equal(store.get('opportunities', 'imp4')?.description, 'Yazıcı kiralama');
  });

  it('ST18 patches on records that exist are written with the merge', async () => {
    const { store, core, changes } = watched();
    const client = core.clientID;
    const patch: Patch = {
      kind: 'set',
      collection: 'contacts',
      id: 'contact1',
      field: 'relation',
      value: 'customer',
    };
    let during: string | undefined;
    await store.importRecords([...patches(3), patch], {
      pause: () => {
        during = store.get('contacts', 'contact1')?.relation;
        return Promise.resolve();
      },
    });
    assert.equal(during, 'prospect');
    assert.equal(core.clientID, client);
    assert.deepEqual(
      changes.map(({ origin }) => origin),
      ['import'],
    );
    assert.equal(store.get('contacts', 'contact1')?.relation, 'customer');
  });

  it('ST18 ST11 whoever imports becomes a member with it', async () => {
    const { core } = createTestStore();
    const test = createTestStore({ user: { id: 'ali', name: 'Ali' }, loaded: false });
    Y.applyUpdate(test.core, Y.encodeStateAsUpdate(core), {});
    assert.equal(
      await test.store.importRecords(patches(1), { pause }),
      null,
      'not before the workspace is read',
    );
    test.store.markLoaded('core');
    assert.equal(await test.store.importRecords(patches(1), { pause }), 2);
    assert.equal(test.store.get('members', 'ali')?.name, 'Ali');
  });

  it('ST18 ST21 a store that is closed meanwhile writes nothing', async () => {
    const { store, state } = watched();
    const before = state();
    const done = store.importRecords(patches(3), {
      pause: () => {
        store.close();
        return Promise.resolve();
      },
    });
    assert.equal(await done, null);
    assert.deepEqual(state(), before);
  });
});
