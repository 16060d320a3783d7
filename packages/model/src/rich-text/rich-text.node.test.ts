import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hrefFromInput, safeHref } from '../safe-href.js';
import { excerptOf, richTextToPlain } from './plain-text.js';
import { BLOCK_KINDS, decodeRichText, encodeRichText, type RichBlock, type RichText } from './rich-text.js';

const block = (kind: RichBlock['kind'], text: string, more: Partial<RichBlock> = {}): RichBlock => ({
  kind,
  indent: 0,
  checked: false,
  spans: text === '' ? [] : [{ text }],
  ...more,
});

const OFFER: RichText = [
  block('heading', 'İhtiyaç'),
  {
    ...block('paragraph', ''),
    spans: [{ text: 'Şişli ' }, { text: 'ofisi', bold: true, href: 'https://a.tr' }],
  },
  block('number', 'Keşif'),
  block('bullet', 'ölçüm', { indent: 1 }),
  block('number', 'Kurulum'),
  block('check', 'İmza', { checked: true }),
  block('quote', 'acil'),
  block('number', 'yeniden bir'),
];

describe('rich text', () => {
  it('RTX1: what is encoded is plain JSON and is read back as the same value, every kind and mark of it', () => {
    const all = BLOCK_KINDS.map((kind, index) => block(kind, kind, { indent: index % 5 }));
    const marks: RichText = [
      {
        ...block('paragraph', ''),
        spans: [{ text: 'a', bold: true, italic: true, underline: true, strike: true }, { text: '' }],
      },
    ];
    for (const value of [OFFER, all, marks, []])
      assert.deepEqual(decodeRichText(JSON.parse(JSON.stringify(encodeRichText(value)))), value);
  });

  it('RTX2: no stored value makes it throw; what it cannot read is undefined, a level out of bounds is the nearest', () => {
    const garbage: unknown[] = [
      null,
      7,
      'x',
      {},
      [7],
      [['table', 0, 0]],
      [['paragraph', 0, 0, 7]],
      [['paragraph', 0, 0, ['x']]],
      [['paragraph', 0, 0, [{ toString: 'x' }, 'b', null]]],
      [['paragraph', 0, 0, 'x'.repeat(300_000)]],
    ];
    for (const value of garbage)
      assert.equal(decodeRichText(value), undefined, JSON.stringify(value).slice(0, 40));
    assert.deepEqual(
      decodeRichText([
        ['bullet', 99, 0],
        ['bullet', 'x', 0],
      ])?.map(({ indent }) => indent),
      [4, 0],
    );
  });

  it('RTX3: as plain text, lists have their marks, numbers count on within their level and begin anew after something else', () => {
    assert.equal(
      richTextToPlain(OFFER),
      [
        'İhtiyaç',
        'Şişli ofisi',
        '1. Keşif',
        '  • ölçüm',
        '2. Kurulum',
        '[x] İmza',
        '> acil',
        '1. yeniden bir',
      ].join('\n'),
    );
  });

  it('RTX4: an excerpt is one line of whole characters', () => {
    assert.equal(excerptOf(OFFER, 18), 'İhtiyaç Şişli ofi…');
    assert.equal(excerptOf([block('paragraph', '👩‍👩‍👧 a')], 3).endsWith('…'), true);
    assert.equal(excerptOf([block('paragraph', 'a\nb\u0000\u2028c')]), 'a b c');
    assert.equal(excerptOf([]), '');
  });

  it('RTX5: an address is a link only if it is absolute and of a harmless kind, whatever is hidden in it', () => {
    const bad = [
      'javascript:alert(1)',
      'JaVa\tScript:alert(1)',
      'java\u0000script:alert(1)',
      '\u200bjavascript:alert(1)',
      ' \u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'blob:https://a',
      'file:///etc/passwd',
      '//evil.example',
      '/relative',
      'evil.example',
      'https://',
      '',
      `https://a/${'x'.repeat(10_000)}`,
    ];
    for (const address of bad) assert.equal(safeHref(address), undefined, address.slice(0, 60));
    assert.equal(safeHref('https://example.com/a?b=1#c'), 'https://example.com/a?b=1#c');
    assert.equal(safeHref('MAILTO:ayse@example.com'), 'mailto:ayse@example.com');
    assert.equal(safeHref('tel:+902121234567'), 'tel:+902121234567');
    assert.equal(safeHref('https://example.com/\u202egnp.exe'), 'https://example.com/gnp.exe');
  });

  it('RTX6: what people type as an address becomes one', () => {
    assert.equal(hrefFromInput(' example.com/teklif '), 'https://example.com/teklif');
    assert.equal(hrefFromInput('ayse@example.com'), 'mailto:ayse@example.com');
    assert.equal(hrefFromInput('http://a.tr'), 'http://a.tr/');
    for (const text of ['merhaba', 'a b.com', 'javascript:alert(1)', '3.5', ''])
      assert.equal(hrefFromInput(text), undefined, text);
  });
});
