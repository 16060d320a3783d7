import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as Y from 'yjs';
import { contentOf } from '../storage/document-content.js';
import { manyClients } from '../testing/many-clients.js';
import { foldDocument, FoldError } from './fold-document.js';
import { foldStoredDocument } from './fold-stored.js';

/** The folded document, loaded from its bytes. */
function folded(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, foldDocument(doc, 42).bytes);
  return fresh;
}
/** As a server sees a document: from bytes, its roots without a type. */
function received(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
const entries = (doc: Y.Doc, root: string): Record<string, unknown> =>
  Object.fromEntries([...doc.getMap<unknown>(root).entries()].sort());

describe('folding a document', () => {
  it('EP3 live keys and values stay; history, deleted keys and client ids go', () => {
    const doc = new Y.Doc();
    for (let writer = 1; writer <= 50; writer++) {
      const other = new Y.Doc();
      other.clientID = writer;
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      other.getMap('o').set('shared', writer);
      other.getMap('o').set(`own${writer}`, { n: writer, list: [1, null, 'é'] });
      if (writer % 2 === 0) other.getMap('o').delete(`own${writer}`);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    }
    const before = received(doc);
    const after = folded(received(doc));
    assert.deepEqual(entries(after, 'o'), entries(before, 'o'));
    assert.equal(entries(after, 'o')['shared'], 50);
    assert.equal(Object.keys(entries(after, 'o')).length, 26);
    assert.deepEqual([...after.store.clients.keys()], [42]);
    assert.equal(Y.createDeleteSetFromStructStore(after.store).clients.size, 0);
    assert.equal(doc.store.clients.size, 50);
  });

  it('EP3 text keeps its marks, rich text its elements, arrays their nested types', () => {
    const doc = new Y.Doc();
    const text = doc.getText('note');
    text.insert(0, 'plain bold gone');
    text.format(6, 4, { bold: true });
    text.delete(10, 5);
    const fragment = doc.getXmlFragment('body');
    const paragraph = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.applyDelta([{ insert: 'hello ' }, { insert: 'world', attributes: { em: {} } }]);
    paragraph.insert(0, [words]);
    fragment.insert(0, [paragraph, new Y.XmlElement('rule')]);
    fragment.delete(1, 1);
    const nested = new Y.Map([['k', [1, 2]]]);
    doc.getArray('list').insert(0, [1, nested, 'x']);
    const after = folded(received(doc));
    assert.deepEqual(after.getText('note').toDelta(), [
      { insert: 'plain ' },
      { insert: 'bold', attributes: { bold: true } },
    ]);
    assert.equal(after.getXmlFragment('body').toJSON(), fragment.toJSON());
    assert.deepEqual(after.getArray('list').toJSON(), [1, { k: [1, 2] }, 'x']);
    assert.equal(contentOf(received(after)), contentOf(after));
  });

  it('EP3 an empty document folds to nothing', () => {
    const doc = new Y.Doc();
    doc.getMap('o').set('a', 1);
    doc.getMap('o').delete('a');
    assert.equal(foldDocument(received(doc), 42).clientId, null);
    assert.equal(folded(received(doc)).store.clients.size, 0);
  });

  it('EP4 overrides go into the base; a tombstone, tags and overrides without a base stay', () => {
    const doc = new Y.Doc();
    const map = doc.getMap<unknown>('o');
    map.set('r1', { n: 'Acme', v: 1, keep: true });
    map.set('r1.n', 'Acme Ltd');
    map.set('r1.v', null);
    map.set('r1.P', ['s', 'stage', 'a0']);
    map.set('r1.X', { at: 1, by: 'ada' });
    map.set('r1.t.hot', 1);
    map.set('r2', { n: 'Back' });
    map.set('r2.X', 0);
    map.set('r3.n', 'its base comes later');
    map.set('r4', 'not an object');
    map.set('r4.n', 'x');
    const after = entries(folded(received(doc)), 'o');
    assert.deepEqual(after, {
      r1: { n: 'Acme Ltd', v: null, keep: true, P: ['s', 'stage', 'a0'] },
      'r1.X': { at: 1, by: 'ada' },
      'r1.t.hot': 1,
      r2: { n: 'Back' },
      'r3.n': 'its base comes later',
      r4: 'not an object',
      'r4.n': 'x',
    });
  });

  it('EP4 names that mean something to JavaScript stay keys of their own', () => {
    const doc = new Y.Doc();
    const map = doc.getMap<unknown>('o');
    map.set('r', { n: 1 });
    map.set('r.__proto__', { isAdmin: true });
    map.set('r.constructor', 1);
    map.set('__proto__', { a: 1 });
    const after = folded(received(doc)).getMap<unknown>('o');
    assert.deepEqual([...after.keys()].sort(), ['__proto__', 'r', 'r.__proto__', 'r.constructor']);
    assert.deepEqual(Object.keys(after.get('r') as object), ['n']);
    assert.equal((after.get('r') as { isAdmin?: boolean }).isAdmin, undefined);
  });

  it('EP3 a root that is a map and a list at once is refused rather than cut', () => {
    const doc = new Y.Doc();
    doc.getMap('o').set('a', 1);
    const other = new Y.Doc();
    other.getArray('o').insert(0, [1]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    assert.throws(() => foldDocument(received(doc), 1), FoldError);
  });

  it('F49 25,000 client ids become one, and edits are fast again', (test) => {
    const bytes = manyClients(25_000);
    const started = performance.now();
    const { bytes: after, clients } = foldStoredDocument({ snapshot: bytes, rows: [] }, 42);
    const foldMs = performance.now() - started;
    assert.equal(clients, 25_000);
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, after);
    assert.equal(fresh.store.clients.size, 1);
    assert.equal(fresh.getMap('o').size, 25_000);
    const slow = new Y.Doc();
    Y.applyUpdate(slow, bytes);
    const p95 = editsOf(fresh, 200);
    const p95Before = editsOf(slow, 5);
    test.diagnostic(
      `fold ${foldMs.toFixed(0)} ms, edit p95 ${p95Before.toFixed(1)} ms → ${p95.toFixed(2)} ms`,
    );
    assert.ok(p95 < 5, `p95 ${p95} ms`);
  });

  it('F50 a million moves fold to the last one', (test) => {
    const doc = new Y.Doc();
    const map = doc.getMap<unknown>('o');
    map.set('r', { n: 'one' });
    doc.transact(() => {
      // Two keys in turn: writes to one key by one client would collapse by themselves.
      for (let move = 0; move < 500_000; move++) {
        map.set('r.P', ['s', move % 7]);
        map.set('r.v', move);
      }
    });
    const before = Y.encodeStateAsUpdate(doc);
    const { bytes, bytesBefore } = foldStoredDocument({ snapshot: before, rows: [] }, 42);
    test.diagnostic(`${bytesBefore} bytes → ${bytes.length}`);
    assert.ok(bytes.length < 200, `${bytes.length} bytes`);
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, bytes);
    assert.deepEqual(entries(fresh, 'o'), { r: { n: 'one', P: ['s', 499_999 % 7], v: 499_999 } });
  });
});

/** 95th percentile of the time of an edit, in milliseconds. */
function editsOf(doc: Y.Doc, count: number): number {
  const times: number[] = [];
  for (let edit = 0; edit < count; edit++) {
    const from = performance.now();
    doc.getMap('o').set('edited', edit);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[Math.floor(count * 0.95)] ?? Infinity;
}
