import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COLLECTION_NAMES, type Opportunity } from '@firsat/model';
import { anOpportunity, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import { isRecordId, registerKey, splitKey, type Docs } from './doc-layout.js';
import { LAYOUTS, layout, rootOf } from './layouts.js';
import { CollectionReader } from './doc-reader.js';
import { writePatches } from './doc-writer.js';

function setup() {
  const docs: Docs = { core: new Y.Doc(), work: new Y.Doc() };
  const root = rootOf(docs, 'opportunities');
  const reader = new CollectionReader(layout('opportunities'), root);
  /** Reads what `write` has changed, as the change feed does. */
  const after = (write: () => void) => {
    const keys = new Set<string | null>();
    const observe = (event: Y.YMapEvent<unknown>) =>
      event.keysChanged.forEach((key: string | null) => keys.add(key));
    root.observe(observe);
    docs.core.transact(write);
    root.unobserve(observe);
    return reader.refresh(keys);
  };
  const add = (given: Partial<Opportunity> = {}) =>
    after(() => writePatches(docs, creating('opportunities', anOpportunity(given)), { kind: 'import' }));
  return {
    docs,
    root,
    reader,
    after,
    add,
    row: (id = 'opp1') => reader.rows.get(id) as unknown as Opportunity,
  };
}

describe('layout', () => {
  it('ST1 keys are ids with a suffix after the first dot', () => {
    for (const suffix of ['', 'P', 'X', 't.vip', 'x.budget.eur']) {
      assert.deepEqual(splitKey(registerKey('abc_-9', suffix)), { id: 'abc_-9', suffix });
    }
    assert.ok(!isRecordId('a.b') && !isRecordId('') && isRecordId('a-b_9'));
  });

  it('ST1 no two fields of a collection share a code, none is X, t or x with a dot', () => {
    for (const name of COLLECTION_NAMES) {
      const codes = LAYOUTS.get(name)?.codes ?? [];
      assert.equal(new Set(codes).size, codes.length);
      assert.ok(
        codes.every((code) => /^[A-Za-z]{1,2}$/.test(code) && code !== 'X'),
        name,
      );
    }
  });

  it('ST1 hostile keys poison nothing', () => {
    const { root, reader, after } = setup();
    after(() => {
      for (const key of ['__proto__', 'constructor', 'toString.X', 'hasOwnProperty', '.', '..', 'ü', '.d']) {
        root.set(key, { d: 'x' });
      }
      root.set('__proto__.d', 'y');
    });
    assert.equal(({} as Record<string, unknown>)['d'], undefined);
    assert.deepEqual([...reader.rows.keys()].sort(), ['__proto__', 'constructor', 'hasOwnProperty']);
    assert.equal(reader.rows.get('__proto__')?.['description'], 'y');
    assert.equal(Object.getPrototypeOf(reader.rows.get('__proto__')), Object.prototype);
  });

  it('ST1 a record with a prototype of its own choosing is unreadable', () => {
    const { root, reader, after } = setup();
    after(() => root.set('a', { d: 'x' }));
    assert.ok(reader.rows.has('a'));
    const update = Y.encodeStateAsUpdate(root.doc as Y.Doc);
    // Over the wire the key becomes `__proto__`, which lib0 assigns.
    const hostile = new Y.Doc();
    const evil = JSON.parse('{"__proto__":{"d":"evil"}}') as object;
    hostile.getMap('o').set('b', evil);
    const read = new Y.Doc();
    const other = new CollectionReader(layout('opportunities'), read.getMap('o'));
    Y.applyUpdate(read, update);
    Y.applyUpdate(read, Y.encodeStateAsUpdate(hostile));
    other.readAll();
    assert.deepEqual([[...other.rows.keys()], [...other.unreadable]], [['a'], ['b']]);
  });
});

describe('reader', () => {
  it('ST2 base and overrides make a frozen record; what is left out is initial', () => {
    const { root, row, after } = setup();
    after(() => root.set('opp1', { d: 'Yazıcı', a: [12_50, 'EUR'] }));
    assert.equal(row().description, 'Yazıcı');
    assert.deepEqual(row().price, { minor: 12_50, currency: 'EUR' });
    assert.equal(row().period, 'fixed');
    assert.equal(row().removed, null);
    after(() => {
      root.set('opp1.d', 'Tarayıcı');
      root.set('opp1.a', null);
      root.set('opp1.X', { at: 5, by: 'u', to: 'opp2' });
    });
    assert.equal(row().description, 'Tarayıcı');
    assert.equal(row().price, null);
    assert.deepEqual(row().removed, { at: 5, by: 'u', to: 'opp2' });
    assert.ok(Object.isFrozen(row()) && Object.isFrozen(row().removed));
    after(() => root.set('opp1.X', 0));
    assert.equal(row().removed, null);
  });

  it('ST2 every collection survives writing and reading', () => {
    const { add, row } = setup();
    const whole = anOpportunity({ probability: 0, sourceId: 's', expectedClose: null, ownerId: null });
    add(whole);
    assert.deepEqual(row(), whole);
  });

  it('ST2 reading at once and reading change by change give the same', () => {
    const { docs, add, root, after, reader } = setup();
    for (let index = 0; index < 20; index++) add({ id: `opp${String(index)}` });
    after(() => {
      root.set('opp3.d', 'x');
      root.set('opp4.X', { at: 1, by: 'u' });
      root.set('opp5.a', 'nonsense');
    });
    const fresh = new CollectionReader(layout('opportunities'), rootOf(docs, 'opportunities'));
    fresh.readAll();
    assert.deepEqual(fresh.rows, reader.rows);
    assert.deepEqual(fresh.unreadable, reader.unreadable);
  });

  it('ST3 an unreadable record is set apart, the rest is read, and it comes back', () => {
    const { root, reader, add, after, row } = setup();
    add();
    add({ id: 'opp2' });
    const changes = after(() => root.set('opp1.s', ['postponed']));
    assert.deepEqual([...reader.unreadable], ['opp1']);
    assert.equal(row(), undefined);
    assert.ok(row('opp2'));
    assert.equal(changes[0]?.after, undefined);
    after(() => root.set('opp1.s', ['won']));
    assert.equal(row().status.code, 'won');
    assert.equal(reader.unreadable.size, 0);
  });

  it('ST3 nested types, texts and broken tombstones are unreadable, not fatal', () => {
    const { root, reader, after, add } = setup();
    add({ id: 'fine' });
    add({ id: 'stone' });
    after(() => {
      root.set('map', new Y.Map());
      root.set('text', 'x');
      root.set('list', [1]);
      root.set('stone.X', 'yes');
    });
    assert.deepEqual([...reader.unreadable].sort(), ['list', 'map', 'stone', 'text']);
    assert.deepEqual([...reader.rows.keys()], ['fine']);
  });

  it('ST4 overrides wait for their base', () => {
    const { root, reader, after, row } = setup();
    assert.deepEqual(
      after(() => root.set('late.d', 'override')),
      [],
    );
    assert.equal(reader.rows.size, 0);
    after(() => root.set('late', { d: 'base', w: 5 }));
    assert.equal(row('late').description, 'override');
    assert.equal(row('late').probability, 5);
  });

  it('ST4 F46 keys and fields of a newer version stay in the document', () => {
    const { root, after, row, docs } = setup();
    after(() => {
      root.set('opp1', { d: 'x', zz: { new: 1 } });
      root.set('opp1.zz', 7);
      root.set('opp1.t.vip', 1);
      root.set('opp1.x.budget', [1, 'TRY']);
    });
    writePatches(
      docs,
      [
        { kind: 'set', collection: 'opportunities', id: 'opp1', field: 'description', value: 'y' },
        { kind: 'remove', collection: 'opportunities', id: 'opp1', tombstone: { at: 1, by: 'u' } },
      ],
      { kind: 'migration' },
    );
    assert.deepEqual(root.get('opp1'), { d: 'x', zz: { new: 1 } });
    assert.deepEqual(
      [root.get('opp1.zz'), root.get('opp1.t.vip'), root.get('opp1.x.budget')],
      [7, 1, [1, 'TRY']],
    );
    assert.deepEqual(Object.keys(row()).sort(), Object.keys(anOpportunity()).sort());
  });

  it('ST5 one changed key re-reads one record, and keeps the identity of all else', () => {
    const { add, after, root, row } = setup();
    add();
    add({ id: 'opp2' });
    const [one, two] = [row(), row('opp2')];
    const changes = after(() => root.set('opp1.d', 'other'));
    assert.deepEqual(
      changes.map(({ id }) => id),
      ['opp1'],
    );
    assert.notEqual(row(), one);
    assert.equal(changes[0]?.before, one as never);
    assert.equal(row().position, one.position);
    assert.equal(row('opp2'), two);
  });

  it('ST5 a change that says the same is none', () => {
    const { add, after, root, row } = setup();
    add();
    const one = row();
    assert.deepEqual(
      after(() => root.set('opp1.a', [100_000, 'TRY'])),
      [],
    );
    assert.deepEqual(
      after(() => root.set('opp1.t.vip', 1)),
      [],
    );
    assert.deepEqual(
      after(() => root.set('opp1', { ...(root.get('opp1') as object) })),
      [],
    );
    assert.equal(row(), one);
  });

  it('ST5 a key that is deleted gives way to the base', () => {
    const { add, after, root, row, reader } = setup();
    add();
    after(() => root.set('opp1.d', 'other'));
    after(() => root.delete('opp1.d'));
    assert.equal(row().description, 'Yazıcı kiralama');
    after(() => root.delete('opp1'));
    assert.equal(reader.size, 0);
  });
});
