import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { seeded } from '../testing/seeded.js';
import { StoredBytes } from './stored-bytes.js';

type Random = (below: number) => number;

/** Everything that replicas must agree on: values, order, and which structs are deleted. */
function essence(doc: Y.Doc): string {
  const deleted = [...Y.snapshot(doc).ds.clients]
    .sort(([a], [b]) => a - b)
    .map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]);
  const states = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  const shown = [plain(doc.getMap('m')), doc.getArray('a').toJSON(), doc.getText('t').toJSON()];
  return JSON.stringify([shown, states, deleted]);
}

/** Maps in the order of their keys: theirs is the order of arrival. */
function plain(value: unknown): unknown {
  if (!(value instanceof Y.Map)) return value instanceof Y.AbstractType ? value.toJSON() : value;
  return [...value.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]);
}

function answerOf(stored: StoredBytes, doc: Y.Doc): Uint8Array {
  const message = decodeMessage(stored.answer(Y.encodeStateVector(doc)));
  assert.ok(message.type === 'sync-step-2');
  return message.update;
}

/** One edit of any kind: keys, nested maps, deletions of both, list, text beyond ASCII. */
function edit(doc: Y.Doc, random: Random): void {
  const map = doc.getMap('m');
  const list = doc.getArray('a');
  const text = doc.getText('t');
  const nested = map.get(`n${random(4)}`);
  switch (random(10)) {
    case 0:
    case 1:
    case 2:
      map.set(`k${random(6)}`, random(2) === 0 ? random(100) : { a: [1, 'ş', null, 1.5], b: -random(1e9) });
      break;
    case 3:
      map.delete(`k${random(6)}`);
      break;
    case 4: {
      const made = new Y.Map();
      map.set(`n${random(4)}`, made);
      made.set('x', 1);
      made.set('y', new Y.Map());
      break;
    }
    case 5:
      if (nested instanceof Y.Map)
        nested.set(random(2) === 0 ? 'x' : 'z', random(2) === 0 ? 9 : new Y.Array());
      break;
    case 6:
      map.delete(`n${random(4)}`);
      break;
    case 7:
      list.insert(random(list.length + 1), [random(9), 'é😀', new Uint8Array([1, 2])]);
      break;
    case 8:
      if (list.length > 0) list.delete(random(list.length));
      break;
    default:
      if (text.length > 3 && random(2) === 0) text.delete(random(text.length - 1), 1);
      else text.insert(random(text.length + 1), 'aé😀b', random(2) === 0 ? { bold: true } : undefined);
  }
}

interface World {
  readonly server: Y.Doc;
  readonly stored: StoredBytes;
  /** Copies of any age. */
  readonly copies: readonly Y.Doc[];
}

/** Some clients edit, exchange with a server now and then, and leave copies behind; the server's updates are stored. */
function world(random: Random): World {
  const server = new Y.Doc();
  const stored = new StoredBytes();
  server.on('update', (update: Uint8Array) => {
    stored.append(update);
  });
  const clients = Array.from({ length: 2 + random(3) }, () => {
    const doc = new Y.Doc();
    doc.clientID = 1 + random(2 ** 32 - 1);
    return doc;
  });
  const copies: Y.Doc[] = [];
  const exchange = (doc: Y.Doc): void => {
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
  };
  for (let step = 0; step < 80; step++) {
    const doc = clients[random(clients.length)];
    if (!doc) continue;
    for (let edits = random(4); edits > 0; edits--) edit(doc, random);
    if (random(2) === 0) exchange(doc);
    if (random(3) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    if (random(8) === 0) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(random(2) === 0 ? server : doc));
      copies.push(copy);
    }
    // What rooms do in between must not matter.
    if (random(40) === 0) stored.reset(Y.encodeStateAsUpdate(server));
    if (random(10) === 0) stored.whole();
    if (random(12) === 0) answerOf(stored, doc);
  }
  for (const doc of clients) exchange(doc);
  return { server, stored, copies: [...copies, ...clients] };
}

/** Structs of a document without any of its deletions, where the structs are still there: what only deletions bring up to date. */
function withoutDeletions(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) {
    const { structs } = Y.decodeUpdate(update);
    if (structs.length === 0) continue;
    Y.applyUpdate(doc, stripDeletions(update));
  }
  return doc;
}

function structsEnd(update: Uint8Array): number {
  const { ds } = Y.decodeUpdate(update);
  let size = varLength(ds.clients.size);
  for (const [client, ranges] of ds.clients) {
    size += varLength(client) + varLength(ranges.length);
    for (const { clock, len } of ranges) size += varLength(clock) + varLength(len);
  }
  return update.length - size;
}

function stripDeletions(update: Uint8Array): Uint8Array {
  return Uint8Array.from([...update.subarray(0, structsEnd(update)), 0]);
}

function varLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
  return length;
}

describe('stored bytes', () => {
  it('RM23 answers make of every older copy the document of the room (60 seeded worlds)', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { server, stored, copies } = world(seeded(seed));
      const wanted = essence(server);
      const fresh = new Y.Doc();
      Y.applyUpdate(fresh, stored.whole());
      assert.equal(essence(fresh), wanted, `whole, seed ${seed}`);
      assert.deepEqual(
        [...Y.decodeStateVector(stored.stateVector())].sort(([a], [b]) => a - b),
        [...Y.decodeStateVector(Y.encodeStateVector(server))].sort(([a], [b]) => a - b),
      );
      assert.equal(stored.holds(Y.encodeStateAsUpdate(server)), true, `holds, seed ${seed}`);
      for (const [index, copy] of copies.entries()) {
        Y.applyUpdate(copy, answerOf(stored, copy));
        assert.equal(essence(copy), wanted, `copy ${index}, seed ${seed}`);
      }
    }
  });

  it('RM23 a copy with all structs that lacks every deletion gets them by the answer', () => {
    let told = 0;
    for (let seed = 200; seed < 260; seed++) {
      const random = seeded(seed);
      const writer = new Y.Doc();
      const updates: Uint8Array[] = [];
      writer.on('update', (update: Uint8Array) => updates.push(update));
      for (let edits = 0; edits < 60; edits++) edit(writer, random);
      const stored = StoredBytes.of(updates);
      if (random(2) === 0) stored.reset(Y.encodeStateAsUpdate(writer));
      const copy = withoutDeletions(updates);
      assert.deepEqual(Y.encodeStateVector(copy), Y.encodeStateVector(writer));
      const before = essence(copy);
      const update = answerOf(stored, copy);
      assert.equal(Y.decodeUpdate(update).structs.length, 0);
      Y.applyUpdate(copy, update);
      // Without collection nothing is merged or replaced: what is shown and what is deleted is compared.
      const collected = new Y.Doc();
      Y.applyUpdate(collected, Y.encodeStateAsUpdate(copy));
      assert.equal(essence(collected), essence(writer), `seed ${seed}`);
      if (before !== essence(copy)) told++;
    }
    assert.ok(told > 40, `${told} copies lacked something`);
  });

  it('RM23 replaced values and what lay below deleted ones are not told again; explicit deletions are', () => {
    const doc = new Y.Doc();
    const map = doc.getMap('m');
    for (let record = 0; record < 100; record++) {
      const inner = new Y.Map();
      map.set(`r${record}`, inner);
      for (let field = 0; field < 10; field++) inner.set(`f${field}`, 0);
    }
    for (let record = 0; record < 100; record++) {
      map.set(`k${record}`, 1);
      map.set(`k${record}`, 2);
      map.set(`k${record}`, 3);
    }
    for (let record = 0; record < 5; record++) map.delete(`r${record * 10}`);
    const stored = StoredBytes.of([Y.encodeStateAsUpdate(doc)]);
    const deletions = (update: Uint8Array): number =>
      [...Y.decodeUpdate(update).ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);
    assert.equal(deletions(answerOf(stored, doc)), 5);
    assert.equal(deletions(stored.whole()), 5 * 11 + 200);
    // Kept up to date by later rows without looking at the whole again.
    doc.once('update', (update: Uint8Array) => {
      stored.append(update);
    });
    doc.transact(() => {
      map.set('k7', 4);
      map.delete('k8');
    });
    assert.equal(deletions(answerOf(stored, doc)), 6);
  });

  it('RM23 updates with holes or overlaps are made regular, with the same document', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const random = seeded(9);
    for (let edits = 0; edits < 50; edits++) edit(doc, random);
    const half = new Y.Doc();
    for (const update of updates.slice(0, 20)) Y.applyUpdate(half, update);
    const stored = StoredBytes.of([
      Y.encodeStateAsUpdate(half),
      Y.mergeUpdates(updates.slice(10)), // begins inside of what is there
      ...updates,
    ]);
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, stored.whole());
    assert.equal(essence(fresh), essence(doc));
  });

  it('RM23 merged rows are the update that Yjs would merge', () => {
    const random = seeded(3);
    const doc = new Y.Doc();
    for (let edits = 0; edits < 10; edits++) edit(doc, random);
    const base = Y.encodeStateAsUpdate(doc);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let edits = 0; edits < 40; edits++) edit(doc, random);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, base);
    Y.applyUpdate(copy, StoredBytes.merge(updates));
    assert.equal(essence(copy), essence(doc));
  });

  it('RM23 bytes that are no update or no state vector are an error, whatever they declare', () => {
    const doc = new Y.Doc();
    doc.getMap('m').set('a', 'text');
    const update = Y.encodeStateAsUpdate(doc);
    for (let length = 0; length < update.length; length++) {
      assert.equal(new StoredBytes().holds(update.subarray(0, length)), false, `${length} bytes`);
      assert.throws(() => StoredBytes.of([update.subarray(0, length)]));
    }
    const stored = StoredBytes.of([update]);
    for (const vector of [[], [1], [1, 5], [255, 255, 255, 255, 15, 1, 1], [1, 1, 1, 1]])
      assert.throws(() => stored.answer(Uint8Array.from(vector)), vector.join());
  });
});
