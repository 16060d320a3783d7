import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MARKS, type RichText } from '@firsat/model';
import * as Y from 'yjs';
import { readText } from './read-text.js';
import { appendText } from './write-text.js';

const TEXT: RichText = [
  { kind: 'heading', indent: 0, checked: false, spans: [{ text: 'İhtiyaç' }] },
  {
    kind: 'check',
    indent: 2,
    checked: true,
    spans: [
      { text: 'ölçü', bold: true, italic: true, underline: true, strike: true },
      { text: ' bkz. ' },
      { text: 'kroki', href: 'https://example.com/' },
    ],
  },
  { kind: 'paragraph', indent: 0, checked: false, spans: [] },
];

function aFragment() {
  const doc = new Y.Doc();
  return doc.getXmlFragment('note:1');
}

describe('reading a text', () => {
  it('RTE6: what was written is read as the same plain value, which can be frozen into a record', () => {
    const fragment = aFragment();
    assert.deepEqual(readText(fragment), []);
    appendText(fragment, TEXT);
    assert.deepEqual(readText(fragment), TEXT);
    appendText(fragment, TEXT.slice(0, 1));
    assert.equal(readText(fragment).length, 4);
    assert.ok(Object.isFrozen(readText(fragment)));
  });

  it('RTE6: blocks that are appended to a text that says nothing are all that it says', () => {
    const fragment = aFragment();
    appendText(fragment, [{ kind: 'paragraph', indent: 0, checked: false, spans: [] }]);
    appendText(fragment, TEXT.slice(0, 1));
    assert.deepEqual(readText(fragment), TEXT.slice(0, 1));
  });

  it('RTE7: whatever others have put into it, it is read as blocks of text, and reading writes nothing', () => {
    const fragment = aFragment();
    const script = new Y.XmlElement('script');
    script.setAttribute('src', 'https://evil.example');
    script.insert(0, [new Y.XmlText('alert(1)')]);
    const table = new Y.XmlElement('table');
    const cell = new Y.XmlElement('td');
    cell.insert(0, [new Y.XmlText('hücre')]);
    table.insert(0, [cell]);
    const odd = new Y.XmlElement('block');
    odd.setAttribute('kind', 'iframe');
    const text = new Y.XmlText();
    text.insert(0, 'bağ', {
      link: { href: 'javascript:alert(1)' },
      bold: {},
      onclick: 'x',
      colour: { a: 1 },
    });
    text.insertEmbed(3, { image: 'x' });
    text.insert(4, 'son', { link: 7, bold: false });
    odd.insert(0, [text]);
    fragment.insert(0, [script, table, odd, new Y.XmlText('başıboş')]);
    const before = Y.encodeStateAsUpdate(fragment.doc as Y.Doc);
    const blocks = readText(fragment);
    assert.deepEqual(
      blocks.map(({ kind, spans }) => [kind, spans.map((span) => span.text).join('|')]),
      [
        ['paragraph', 'alert(1)'],
        ['paragraph', 'hücre'],
        ['paragraph', 'bağ|son'],
        ['paragraph', 'başıboş'],
      ],
    );
    // The address is what it is; whoever makes a link of it asks `safeHref`.
    assert.deepEqual(Object.keys(blocks[2]?.spans[0] ?? {}).sort(), ['bold', 'href', 'text']);
    assert.ok(MARKS.every((mark) => blocks[2]?.spans[1]?.[mark] === undefined));
    assert.deepEqual(Y.encodeStateAsUpdate(fragment.doc as Y.Doc), before);
  });
});
