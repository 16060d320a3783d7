import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { seeded } from '../testing/seeded.js';
import { applyUpdate } from './apply-update.js';
import { readString } from './read-string.js';

const LETTERS = [
  'a',
  'Z',
  '0',
  '\0',
  ' ',
  'ı',
  'Ğ',
  'ß',
  '߿',
  'ࠀ',
  '€',
  '一',
  '😀',
  '\u{10ffff}',
  '\ud800',
  '"',
];

const textOf = (random: (below: number) => number, most: number): string =>
  Array.from({ length: random(most) }, () => LETTERS[random(LETTERS.length)]).join('');

it('UPD1 a string is read as lib0 reads it, and the position after it is the same', () => {
  const random = seeded(41);
  for (let round = 0; round < 3_000; round += 1) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, textOf(random, 60));
    encoding.writeUint8(encoder, 7);
    const bytes = encoding.toUint8Array(encoder);
    const [ours, theirs] = [decoding.createDecoder(bytes), decoding.createDecoder(bytes)];
    assert.equal(readString(ours), decoding.readVarString(theirs));
    assert.equal(ours.pos, theirs.pos);
  }
});

it('UPD1 bytes that are no UTF-8, or too few, fail as lib0 fails', () => {
  const random = seeded(43);
  let failed = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const bytes = Uint8Array.from(
      { length: 1 + random(8) },
      () => [0, 1, 2, 65, 128, 191, 192, 195, 224, 255][random(10)] ?? 0,
    );
    const read = (reader: (decoder: decoding.Decoder) => string): string => {
      try {
        return `read ${reader(decoding.createDecoder(bytes))}`;
      } catch (error) {
        failed += 1;
        return (error as Error).constructor.name;
      }
    };
    assert.equal(read(readString), read(decoding.readVarString), String(bytes));
  }
  assert.ok(failed > 1_000);
});

it('UPD1 an update makes the same document as with Yjs', () => {
  const random = seeded(47);
  const value = (depth: number): unknown => {
    switch (random(depth > 3 ? 6 : 8)) {
      case 0:
        return null;
      case 1:
        return random(2) === 0;
      case 2:
        return random(1 << 30) - (1 << 29);
      case 3:
        return random(1000) / 7;
      case 4:
        return textOf(random, 200);
      case 5:
        return new Uint8Array([1, 2, random(256)]);
      case 6:
        return Array.from({ length: random(4) }, () => value(depth + 1));
      default:
        return Object.fromEntries(
          Array.from({ length: random(4) }, () => [textOf(random, 8), value(depth + 1)]),
        );
    }
  };
  const source = new Y.Doc();
  for (let i = 0; i < 300; i += 1) source.getMap('m').set(textOf(random, 12), value(0));
  source.getText('t').insert(0, 'Müşteri 😀');
  source.getText('t').format(0, 3, { bold: true });
  const update = Y.encodeStateAsUpdate(source);
  const [ours, theirs] = [new Y.Doc(), new Y.Doc()];
  const origins: unknown[] = [];
  ours.on('update', (_update, origin) => origins.push(origin));
  applyUpdate(ours, update, 'here');
  Y.applyUpdate(theirs, update);
  assert.deepEqual(origins, ['here']);
  assert.deepEqual(ours.getMap('m').toJSON(), theirs.getMap('m').toJSON());
  assert.deepEqual(ours.getText('t').toDelta(), theirs.getText('t').toDelta());
  assert.deepEqual(Y.encodeStateAsUpdate(ours), Y.encodeStateAsUpdate(theirs));
});

it('UPD2 a key "__proto__" is a key and sets no prototype', () => {
  const source = new Y.Doc();
  source.getMap('m').set('k', JSON.parse('{"__proto__":{"admin":true}}'));
  const doc = new Y.Doc();
  applyUpdate(doc, Y.encodeStateAsUpdate(source));
  const read = doc.getMap('m').get('k') as object;
  assert.equal(Object.getPrototypeOf(read), Object.prototype);
  assert.deepEqual(Object.keys(read), ['__proto__']);
  assert.equal('admin' in read, false);
});
