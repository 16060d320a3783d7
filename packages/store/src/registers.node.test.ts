import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aContact, creating } from '@firsat/model/testing';
import type * as Y from 'yjs';
import type { RegisterEntry } from './registers.js';
import { accepted, createTestStore } from './testing/index.js';

const pause = () => Promise.resolve();

/** A workspace with everything that registers can hold: edits, a tombstone, tags, and what only a newer version knows. */
function source() {
  const test = createTestStore({
    patches: creating('contacts', aContact()),
    workspace: { name: 'Asıl', currency: 'EUR' },
  });
  const { store, core, work } = test;
  for (const id of ['o1', 'o2'])
    accepted(store.execute('opportunity-create', { id, description: id, customerId: 'contact1' }));
  accepted(store.execute('opportunity-edit', { id: 'o1', changes: { description: 'Düzenlendi' } }));
  accepted(store.execute('opportunity-delete', { id: 'o2' }));
  accepted(store.execute('schema-edit', { id: 'planports', title: 'Bizim şema' }));
  core.getMap('o').set('o1.ZZ', { later: [1] });
  core.getMap('o').set('o1.t.fuar', true);
  work.getMap('future').set('f1', { a: 1 });
  return test;
}

const json = (doc: Y.Doc): unknown =>
  Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]));

describe('registers', () => {
  it('DAT40, D80: a backup has every register, unknown ones and tombstones too; restored, the documents are equal', async () => {
    const { store, core, work } = source();
    const entries: readonly RegisterEntry[] = [...store.registers()];
    assert.ok(entries.some(({ root, key }) => root === 'future' && key === 'f1'));
    const copy = createTestStore({ created: false });
    assert.equal(copy.store.phase, 'empty');
    const bases = entries.filter(({ key }) => !key.includes('.')).length;
    assert.equal(await copy.store.importRecords(entries, { pause }), bases);
    assert.equal(copy.store.phase, 'ready');
    assert.deepEqual(json(copy.core), json(core));
    assert.deepEqual(json(copy.work), json(work));
    assert.equal(copy.store.get('opportunities', 'o1')?.description, 'Düzenlendi');
    assert.ok(copy.store.get('opportunities', 'o2')?.removed);
  });

  it('DAT40 a workspace in which nobody has worked yet becomes what the backup says', async () => {
    const { store } = source();
    const copy = createTestStore({ user: { id: 'zoe', name: 'Zoë' } });
    await copy.store.importRecords([...store.registers()], { pause });
    const { settings } = copy.store;
    assert.deepEqual([settings?.name, settings?.currency], ['Asıl', 'EUR']);
    assert.equal(copy.store.get('schemas', 'planports')?.title, 'Bizim şema');
    assert.equal(copy.store.get('opportunities', 'o1')?.description, 'Düzenlendi');
  });

  it('DAT41 into one in use, only records are added that it does not have; what it has keeps what it says', async () => {
    const { store } = source();
    const copy = createTestStore({
      user: { id: 'zoe', name: 'Zoë' },
      patches: creating('contacts', aContact({ name: 'Başka' })),
    });
    accepted(
      copy.store.execute('opportunity-create', { id: 'o1', description: 'Benim', customerId: 'contact1' }),
    );
    const before = json(copy.core) as { readonly o: Record<string, unknown> };
    const written = await copy.store.importRecords([...store.registers()], { pause });
    assert.ok(written !== null && written > 0);
    const shown = [
      copy.store.get('opportunities', 'o1')?.description,
      copy.store.get('contacts', 'contact1')?.name,
    ];
    assert.deepEqual(shown, ['Benim', 'Başka']);
    assert.equal(copy.store.settings?.name, 'Deneme');
    const after = json(copy.core) as { readonly o: Record<string, unknown> };
    for (const [key, value] of Object.entries(before.o)) assert.deepEqual(after.o[key], value);
    assert.ok(copy.store.get('opportunities', 'o2')?.removed, 'the deleted one of the backup is in the bin');
    assert.equal(await copy.store.importRecords([...store.registers()], { pause }), 0);
  });

  it('DAT40 aborted it leaves nothing; while loading nothing can be restored', async () => {
    const { store } = source();
    const entries = [...store.registers()];
    const controller = new AbortController();
    const copy = createTestStore({ created: false });
    const stop = () => {
      controller.abort();
      return Promise.resolve();
    };
    assert.equal(await copy.store.importRecords(entries, { pause: stop, signal: controller.signal }), null);
    assert.equal([...copy.store.registers()].length, 0);
    const loading = createTestStore({ loaded: false });
    assert.equal(await loading.store.importRecords(entries, { pause }), null);
  });
});
