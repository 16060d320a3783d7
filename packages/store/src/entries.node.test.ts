import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setEntry, type Opportunity } from '@firsat/model';
import { anOpportunity, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import type { Docs } from './doc-layout.js';
import { CollectionReader } from './doc-reader.js';
import { inheritedValue, writePatches } from './doc-writer.js';
import { layout, rootOf } from './layouts.js';

const TAGS = 't';

function peer(from?: Docs) {
  const docs: Docs = { core: new Y.Doc(), work: new Y.Doc() };
  const root = rootOf(docs, 'opportunities');
  const reader = new CollectionReader(layout('opportunities'), root);
  root.observe((event) => reader.refresh(event.keysChanged as Set<string | null>));
  const take = (other: Docs) => {
    Y.applyUpdate(docs.core, Y.encodeStateAsUpdate(other.core), { kind: 'network' });
  };
  if (from) take(from);
  const row = () => reader.rows.get('opp1') as unknown as Opportunity;
  return {
    docs,
    root,
    reader,
    row,
    take,
    create: (given: Partial<Opportunity> = {}) =>
      writePatches(docs, creating('opportunities', anOpportunity(given)), { kind: 'import' }),
    tag: (key: string, value: boolean | null) =>
      writePatches(docs, [setEntry('opportunities', 'opp1', 'tags', key, value)], { kind: 'import' }),
    tags: () => Object.keys(row().tags).sort(),
  };
}

/** What a reader sees that has read the same document from the start. */
function readAnew({ docs }: { readonly docs: Docs }): readonly string[] {
  const reader = new CollectionReader(layout('opportunities'), rootOf(docs, 'opportunities'));
  reader.readAll();
  return Object.keys((reader.rows.get('opp1') as unknown as Opportunity).tags).sort();
}

describe('entries of set fields', () => {
  it('ST28 each entry is a register: those of several people add up, taking one away touches no other', () => {
    const [mine, theirs] = [peer(), peer()];
    mine.create({ tags: { eski: true } });
    theirs.take(mine.docs);
    mine.tag('acil', true);
    theirs.tag('fuar.2026', true);
    theirs.tag('eski', null);
    mine.take(theirs.docs);
    theirs.take(mine.docs);
    assert.deepEqual(mine.tags(), ['acil', 'fuar.2026']);
    assert.deepEqual(theirs.tags(), mine.tags());
    assert.deepEqual(readAnew(mine), mine.tags());
    assert.equal(mine.root.get('opp1.t.eski'), null);
  });

  it('ST28 one changed entry keeps the identity of everything else, an unchanged one that of the row', () => {
    const mine = peer();
    mine.create();
    mine.tag('acil', true);
    const before = mine.row();
    mine.root.set('opp1.t.acil', true);
    assert.equal(mine.row(), before);
    mine.tag('fuar', true);
    assert.equal(mine.row().position, before.position);
    assert.notEqual(mine.row().tags, before.tags);
    assert.deepEqual(Object.keys(before.tags), ['acil']);
  });

  it('ST28 ST1 a hostile key is not read and poisons nothing', () => {
    const mine = peer();
    mine.create();
    for (const key of ['__proto__', 'constructor', '', 'x'.repeat(65)]) mine.root.set(`opp1.t.${key}`, true);
    assert.deepEqual(mine.tags(), ['constructor']);
    assert.equal(mine.row().tags['toString'], undefined);
    assert.deepEqual(readAnew(mine), ['constructor']);
  });

  it('ST28 ST4 an entry that this version cannot read is as good as none, and stays in the document', () => {
    const mine = peer();
    mine.create({ tags: { eski: true } });
    mine.tag('acil', true);
    mine.root.set('opp1.t.yeni', 7);
    mine.root.set('opp1.t.eski', 7);
    assert.deepEqual(mine.tags(), ['acil']);
    assert.deepEqual(readAnew(mine), ['acil']);
    assert.equal(mine.root.get('opp1.t.yeni'), 7);
  });

  it('ST28 ST3 a record that can be read again has all of its entries', () => {
    const mine = peer();
    mine.create({ tags: { eski: true } });
    mine.tag('acil', true);
    mine.root.set('opp1.p', 'no such period');
    assert.ok(mine.reader.unreadable.has('opp1'));
    mine.root.set('opp1.p', 'fixed');
    assert.deepEqual(mine.tags(), ['acil', 'eski']);
  });

  it('ST28 ST5 a key that is deleted gives way to the base again, and the other entries stay', () => {
    const mine = peer();
    mine.create({ tags: { eski: true } });
    mine.tag('eski', null);
    mine.tag('acil', true);
    mine.root.delete('opp1.t.eski');
    assert.deepEqual(mine.tags(), ['acil', 'eski']);
  });

  it('ST28 ST4 entries wait for their base, an entry of no set field stays in the document', () => {
    const mine = peer();
    mine.root.set('opp1.t.acil', true);
    mine.root.set('opp1.zz.neu', true);
    assert.equal(mine.reader.rows.size, 0);
    mine.create();
    assert.deepEqual(mine.tags(), ['acil']);
    assert.equal(mine.root.get('opp1.zz.neu'), true);
  });

  it('ST28 ST6 an entry that is there already is not written, and undo knows what the base says of one', () => {
    const mine = peer();
    mine.create({ tags: { eski: true } });
    assert.equal(mine.tag('eski', true).length, 0);
    assert.equal(mine.tag('yeni', null).length, 0);
    const inherited = (key: string) =>
      inheritedValue(mine.docs, { collection: 'opportunities', id: 'opp1', suffix: `${TAGS}.${key}` });
    assert.deepEqual([inherited('eski'), inherited('yeni')], [true, null]);
  });
});
