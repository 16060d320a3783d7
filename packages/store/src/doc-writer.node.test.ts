import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create, set, type Patch } from '@firsat/model';
import { anOpportunity, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import { type Docs } from './doc-layout.js';
import { rootOf } from './layouts.js';
import { writePatches } from './doc-writer.js';
import type { Origin } from './origins.js';

const ORIGIN: Origin = { kind: 'import' };

function setup(patches: readonly Patch[] = creating('opportunities', anOpportunity())) {
  const docs: Docs = { core: new Y.Doc(), work: new Y.Doc() };
  writePatches(docs, patches, ORIGIN);
  const transactions: [string, unknown][] = [];
  for (const name of ['core', 'work'] as const) {
    docs[name].on('update', (_update: Uint8Array, origin: unknown) => transactions.push([name, origin]));
  }
  return { docs, transactions, root: rootOf(docs, 'opportunities') };
}

describe('writer', () => {
  it('ST6 a base is written once, and leaves initial values out', () => {
    const { docs, root } = setup([
      create('opportunities', 'a', { description: 'x', period: 'fixed', price: null }),
    ]);
    assert.deepEqual(root.get('a'), { d: 'x' });
    assert.deepEqual(writePatches(docs, [create('opportunities', 'a', { description: 'y' })], ORIGIN), []);
    assert.deepEqual(root.get('a'), { d: 'x' });
  });

  it('ST6 a value that is there already is not written: neither over a base, an initial value, nor an override', () => {
    const { docs, transactions, root } = setup();
    const same = [
      set('opportunities', 'opp1', 'description', 'Yazıcı kiralama'),
      set('opportunities', 'opp1', 'quotaId', null),
      set('opportunities', 'opp1', 'price', { minor: 100_000, currency: 'TRY' }),
      { kind: 'restore', collection: 'opportunities', id: 'opp1' } as const,
    ];
    assert.deepEqual(writePatches(docs, same, ORIGIN), []);
    assert.deepEqual(transactions, []);
    writePatches(docs, [set('opportunities', 'opp1', 'description', 'x')], ORIGIN);
    writePatches(docs, [set('opportunities', 'opp1', 'description', 'x')], ORIGIN);
    assert.equal(transactions.length, 1);
    writePatches(docs, [set('opportunities', 'opp1', 'price', null)], ORIGIN);
    assert.equal(root.get('opp1.a'), null);
  });

  it('ST6 nothing is written on a record that is not there, and an id with a dot is refused', () => {
    const { docs, transactions } = setup([]);
    writePatches(
      docs,
      [
        set('opportunities', 'gone', 'description', 'x'),
        { kind: 'remove', collection: 'opportunities', id: 'gone', tombstone: { at: 1, by: 'u' } },
      ],
      ORIGIN,
    );
    assert.deepEqual(transactions, []);
    assert.throws(() => writePatches(docs, [create('contacts', 'a.b', {})], ORIGIN), TypeError);
  });

  it('ST7 one transaction per document, work before core, both under the origin', () => {
    const { docs, transactions } = setup();
    writePatches(
      docs,
      [
        set('opportunities', 'opp1', 'description', 'x'),
        create('history', 'h1', { opportunityId: 'opp1' }),
        set('opportunities', 'opp1', 'period', 'yearly'),
        create('history', 'h2', { opportunityId: 'opp1' }),
      ],
      ORIGIN,
    );
    assert.deepEqual(transactions, [
      ['work', ORIGIN],
      ['core', ORIGIN],
    ]);
  });

  it('ST7 a document without a patch has no transaction', () => {
    const { docs, transactions } = setup();
    writePatches(docs, [set('opportunities', 'opp1', 'description', 'x')], ORIGIN);
    assert.deepEqual(
      transactions.map(([name]) => name),
      ['core'],
    );
  });
});
