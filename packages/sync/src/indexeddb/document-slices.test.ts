import { expect } from '@open-wc/testing';
import * as Y from 'yjs';
import { DocumentSlices } from './document-slices.js';

const NO_TIME_LIMIT = 1e9;

/** Documents that were edited apart and at once: sets, deletions, nested text, pieces of it exchanged at random. */
function tangledDocument(seed: number, sites = 6, edits = 2_000): Y.Doc {
  let state = seed;
  const dice = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const docs = Array.from({ length: sites }, () => new Y.Doc());
  const send = (from: Y.Doc, to: Y.Doc): void =>
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  const someText = (doc: Y.Doc): Y.Text | undefined => [...doc.getMap<Y.Text>('t').values()][0];
  for (let index = 0; index < edits; index += 1) {
    const doc = docs[dice(sites)] as Y.Doc;
    const what = dice(10);
    const text = someText(doc);
    if (what < 5) doc.getMap('m').set(`k${dice(200)}`, { index, long: 'é'.repeat(dice(30)) });
    else if (what === 5) doc.getMap('m').delete(`k${dice(200)}`);
    else if (what === 6 || !text) doc.getMap('t').set(`t${dice(4)}`, new Y.Text('hello'));
    else if (what === 7) text.insert(dice(text.length), 'ab');
    else if (what === 8) text.delete(0, Math.min(2, text.length));
    else send(docs[dice(sites)] as Y.Doc, doc);
  }
  for (let round = 0; round < 2; round += 1)
    for (const from of docs) for (const to of docs) if (from !== to) send(from, to);
  return docs[0] as Y.Doc;
}

function slicesOf(slices: DocumentSlices): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let slice = slices.next(); slice !== undefined; slice = slices.next()) all.push(slice);
  return all;
}

describe('document slices', () => {
  it('SY18 slices of any size hold the whole document, read in their order nothing is ever pending', () => {
    for (const seed of [1, 2, 3]) {
      const doc = tangledDocument(seed);
      const whole = Y.encodeStateAsUpdate(doc);
      const counts = [1, 60, 500, 5_000, 1e9].map((bytes) => {
        const slices = slicesOf(new DocumentSlices(doc, { bytes, milliseconds: NO_TIME_LIMIT }));
        const copy = new Y.Doc();
        for (const slice of slices) {
          Y.applyUpdate(copy, slice);
          expect([copy.store.pendingStructs, copy.store.pendingDs]).to.deep.equal([null, null]);
        }
        expect(Y.encodeStateAsUpdate(copy)).to.deep.equal(whole);
        return slices.length;
      });
      expect(counts[0]).to.be.greaterThan(1_000);
      expect(counts.at(-1)).to.equal(1);
    }
  });

  it('SY18 slices may be read in any order', () => {
    const doc = tangledDocument(7);
    const slices = slicesOf(new DocumentSlices(doc, { bytes: 400, milliseconds: NO_TIME_LIMIT }));
    const copy = new Y.Doc();
    for (const slice of slices.reverse()) Y.applyUpdate(copy, slice);
    expect(Y.encodeStateAsUpdate(copy)).to.deep.equal(Y.encodeStateAsUpdate(doc));
  });

  it('SY18 what is written between two slices harms nothing: slices and the updates of that time are the document', () => {
    const doc = tangledDocument(4);
    const later: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => later.push(update));
    const slices = new DocumentSlices(doc, { bytes: 300, milliseconds: NO_TIME_LIMIT });
    const written: Uint8Array[] = [];
    for (let slice = slices.next(), index = 0; slice !== undefined; slice = slices.next(), index += 1) {
      written.push(slice);
      const map = doc.getMap('m');
      if (index % 2 === 0) map.set(`k${index % 200}`, 'later');
      else map.delete(`k${(index * 7) % 200}`);
      const text = [...doc.getMap<Y.Text>('t').values()][0];
      text?.insert(index % (text.length + 1), 'x');
    }
    expect(later.length).to.be.greaterThan(50);
    for (const order of [
      [...written, ...later],
      [...later, ...written],
    ]) {
      const copy = new Y.Doc();
      for (const update of order) Y.applyUpdate(copy, update);
      expect(Y.encodeStateAsUpdate(copy)).to.deep.equal(Y.encodeStateAsUpdate(doc));
    }
  });

  it('SY18 a slice ends when its time is over', () => {
    const doc = tangledDocument(5);
    let time = 0;
    const slices = slicesOf(new DocumentSlices(doc, { bytes: 1e9, milliseconds: 8 }, () => (time += 5)));
    expect(slices.length).to.be.greaterThan(5);
  });

  it('A8 what waits inside the document for its predecessors is the last slice', () => {
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    source.getMap('m').set('a', 1);
    source.getMap('m').set('b', 2);
    const doc = tangledDocument(6);
    Y.applyUpdate(doc, updates[1] as Uint8Array);
    const copy = new Y.Doc();
    for (const slice of slicesOf(new DocumentSlices(doc))) Y.applyUpdate(copy, slice);
    expect(copy.getMap('m').get('b')).to.equal(undefined);
    Y.applyUpdate(copy, updates[0] as Uint8Array);
    expect(copy.getMap('m').get('b')).to.equal(2);
  });
});
