import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BLOCK_KINDS, MARKS } from '@firsat/model';
import { redo, undo } from 'prosemirror-history';
import * as Y from 'yjs';
import {
  backspace,
  enter,
  forwardDelete,
  indentBy,
  lineBreak,
  setKind,
  setLink,
  toggleMark,
} from './commands.js';
import { placeOf, positionOf } from './places.js';
import { readText } from './read-text.js';
import { schema } from './schema.js';
import { LatentNetwork } from './testing/latent-network.js';
import { ROOT, Typist } from './testing/typist.js';
import { appendText } from './write-text.js';

const block = (text: string) => ({
  kind: 'paragraph' as const,
  indent: 0,
  checked: false,
  spans: text === '' ? [] : [{ text }],
});

/** A document that says some paragraphs already. */
function saying(...paragraphs: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  appendText(doc.getXmlFragment(ROOT), paragraphs.map(block));
  return Y.encodeStateAsUpdate(doc);
}

function meeting(latency: number, ...paragraphs: readonly string[]) {
  const content = saying(...paragraphs);
  const [ada, bora] = [new Typist(2, content), new Typist(3, content)];
  return { ada, bora, network: new LatentNetwork([ada.doc, bora.doc], latency) };
}

const mark = (name: string) => {
  const type = schema.marks[name];
  assert.ok(type);
  return toggleMark(type);
};

describe('a text that people edit together', () => {
  it('RTE1, S71: two people who type in one note, 200 ms apart and one of them offline for a while, end with one text, all of it', () => {
    const { ada, bora, network } = meeting(200, 'Merhaba', 'Fiyat');
    ada.after('Merhaba');
    bora.after('Fiyat');
    const [one, two] = [' Ayşe Hanım, görüştük 🙂', ' 12.500 ₺ + KDV'];
    for (let at = 0; at < Math.max(one.length, two.length); at += 1) {
      if (at === 5) network.setOffline(1, true);
      if (at === 12) network.setOffline(1, false);
      ada.type([...one][at] ?? '');
      bora.type([...two][at] ?? '');
      network.pass(60);
      assert.ok(ada.isInStep && bora.isInStep);
    }
    network.settle();
    assert.equal(ada.plain, 'Merhaba Ayşe Hanım, görüştük 🙂\nFiyat 12.500 ₺ + KDV');
    assert.equal(bora.plain, ada.plain);
    assert.ok(ada.isInStep && bora.isInStep);
  });

  it('RTE1: in one word, and in a note that both begin, nothing is lost either', () => {
    const { ada, bora, network } = meeting(200, 'ortak');
    ada.after('or').type('AAA');
    bora.after('or').type('BBB');
    network.settle();
    assert.equal(ada.plain, bora.plain);
    assert.match(ada.plain, /^or(AAABBB|BBBAAA)tak$/);

    const empty = meeting(200);
    empty.ada.type('bir');
    empty.bora.type('iki');
    empty.network.settle();
    assert.equal(empty.ada.plain, empty.bora.plain);
    assert.deepEqual(empty.ada.plain.split('\n').sort(), ['bir', 'iki']);
    assert.ok(empty.ada.isInStep && empty.bora.isInStep);
  });

  it('RTE2: who makes a heading, a list or a bold word of a block does not undo what another types into it meanwhile', () => {
    const { ada, bora, network } = meeting(200, 'Keşif yapıldı', 'Kurulum');
    bora.after('yapıldı').type(', ölçü alındı');
    ada.select(1);
    ada.run(setKind('heading'));
    ada.select(1, 6);
    ada.run(mark('bold'));
    ada.after('Kurulum');
    ada.run(setKind('bullet'));
    ada.run(indentBy(1));
    network.settle();
    for (const { fragment } of [ada, bora]) {
      const [first, second] = readText(fragment);
      assert.equal(first?.kind, 'heading');
      assert.deepEqual(first.spans, [{ text: 'Keşif', bold: true }, { text: ' yapıldı, ölçü alındı' }]);
      assert.deepEqual([second?.kind, second?.indent], ['bullet', 1]);
    }
  });

  it('RTE2: a block that is split keeps what another types at its end', () => {
    const { ada, bora, network } = meeting(200, 'bir iki');
    ada.select(1);
    ada.run(enter);
    bora.after('iki').type(' üç');
    network.settle();
    assert.equal(ada.plain, '\nbir iki üç');
    assert.equal(bora.plain, ada.plain);
  });

  it('RTE3: undo takes back only what was typed here, wherever others have typed since; redo brings it again', () => {
    const { ada, bora, network } = meeting(200, 'not');
    ada.after('not').type(' ADA');
    network.settle();
    bora.select(1).type('BORA ');
    network.settle();
    for (let step = 0; step < 4; step += 1) ada.run(undo);
    network.settle();
    assert.equal(ada.plain, 'BORA not');
    assert.equal(bora.plain, 'BORA not');
    assert.equal(ada.run(undo), false);
    while (ada.run(redo));
    network.settle();
    assert.equal(bora.plain, 'BORA not ADA');
    while (bora.run(undo));
    network.settle();
    assert.equal(ada.plain, 'not ADA');
  });

  it('RTE4: a caret stays at its character, also when the text before it is typed, deleted or made a list by others', () => {
    const { ada, bora, network } = meeting(200, 'bir', 'iki üç');
    bora.after('iki');
    const place = placeOf(bora.binding, bora.state.doc, bora.state.selection.head);
    assert.ok(place);
    ada.select(1).type('önce ');
    ada.run(enter);
    ada.after('i').type('X');
    network.settle();
    const at = positionOf(ada.binding, ada.state.doc, place);
    assert.ok(at !== undefined);
    assert.equal(ada.state.doc.textBetween(0, at, '|').endsWith('iki'), true);
    assert.equal(bora.state.selection.head, at);
    // The character itself goes: the place is where it was.
    ada.after('iki');
    ada.run(backspaceOnce);
    network.settle();
    const left = positionOf(bora.binding, bora.state.doc, place);
    assert.equal(bora.state.doc.textBetween(0, left ?? 0, '|').endsWith('ik'), true);
    // A place in a block that is gone is nowhere.
    ada.select(0, ada.state.doc.content.size);
    ada.run(backspace);
    ada.select(0, ada.state.doc.content.size).type('yeni');
    network.settle();
    assert.ok(ada.isInStep && bora.isInStep);
  });

  it('RTE5: whatever people do at once, cut off from each other or not, their texts end equal and every editor shows its text', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seeded(seed);
      const below = (count: number): number => Math.floor(random() * count);
      const content = saying('Işık A.Ş.', 'ikinci', '👩‍👩‍👧 son');
      const people = [2, 3, 4].map((client) => new Typist(client, content));
      const network = new LatentNetwork(
        people.map(({ doc }) => doc),
        200,
      );
      for (let step = 0; step < 60; step += 1) {
        const person = people[below(3)] as Typist;
        if (random() < 0.06) network.setOffline(below(3), random() < 0.5);
        const size = person.state.doc.content.size;
        const place = below(size + 1);
        person.select(place, random() < 0.6 ? place : below(size + 1));
        act(person, below);
        assert.ok(person.isInStep, `seed ${seed}, step ${step}`);
        network.pass(below(150));
      }
      network.settle();
      const [first, ...others] = people;
      for (const other of others)
        assert.deepEqual(readText(other.fragment), readText((first as Typist).fragment), `seed ${seed}`);
      for (const person of people) assert.ok(person.isInStep, `seed ${seed}`);
    }
  });
});

const backspaceOnce: Parameters<Typist['run']>[0] = (state, dispatch) => {
  dispatch?.(state.tr.delete(state.selection.head - 1, state.selection.head));
  return true;
};

function act(person: Typist, below: (count: number) => number): void {
  const acts: (() => unknown)[] = [
    () => person.type(['ş', 'aa', '🙂', ' ', 'iki\u0301', 'xyz'][below(6)] ?? ''),
    () => person.type('kelime '),
    () => person.run(enter),
    () => person.run(backspace),
    () => person.run(forwardDelete),
    () => person.run(lineBreak),
    () => person.run(undo),
    () => person.run(redo),
    () => person.run(mark(MARKS[below(4)] ?? 'bold')),
    () => person.run(setKind(BLOCK_KINDS[below(7)] ?? 'quote')),
    () => person.run(indentBy(below(2) === 0 ? 1 : -1)),
    () => person.run(setLink(below(2) === 0 ? 'https://example.com/' : null)),
  ];
  acts[below(acts.length)]?.();
}

/** A small generator of its own: the tests of other packages are not ours to lean on. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
