import type { RichBlock, RichSpan } from '@firsat/model';
import * as Y from 'yjs';
import { attributesOf, looksLike, merged, spansOf } from './spans.js';
import { writeAttributes } from './write-text.js';

/** One text of a block and where it begins in the block. */
interface Piece {
  readonly text: Y.XmlText;
  readonly from: number;
}

/**
 * Makes a block of the document say what `block` says, writing only what differs: characters that stay are not touched, so that what others do
 * with them at the same time stays too.
 *
 * @throws TypeError when the element holds anything but text
 */
export function writeBlock(element: Y.XmlElement, block: RichBlock): void {
  writeAttributes(element, block);
  if (element.length === 0 && block.spans.length > 0) element.insert(0, [new Y.XmlText()]);
  const texts = element.toArray().map((child) => {
    if (!(child instanceof Y.XmlText)) throw new TypeError(child.constructor.name);
    return child;
  });
  // Several texts come from people who began to type in an empty block at once, with an older program.
  writeCharacters(texts, block.spans);
  writeFormats(texts, block.spans);
}

/** Whether `writeBlock` can write it. */
export function isWritable(element: Y.XmlElement): boolean {
  return element.toArray().every((child) => child instanceof Y.XmlText);
}

function piecesOf(texts: readonly Y.XmlText[]): readonly Piece[] {
  let from = 0;
  return texts.map((text) => {
    const piece = { text, from };
    from += text.length;
    return piece;
  });
}

function writeCharacters(texts: readonly Y.XmlText[], spans: readonly RichSpan[]): void {
  const before = texts
    .map((text) =>
      spansOf(text)
        .map((span) => span.text)
        .join(''),
    )
    .join('');
  const after = spans.map(({ text }) => text).join('');
  if (before === after) return;
  const { start, end } = difference(before, after);
  const removed = before.length - start - end;
  for (const { text, from } of [...piecesOf(texts)].reverse()) {
    const first = Math.max(start, from) - from;
    const count = Math.min(start + removed, from + text.length) - from - first;
    if (count > 0) text.delete(first, count);
  }
  const pieces = piecesOf(texts);
  const piece = pieces.find(({ text, from }) => start <= from + text.length) ?? pieces.at(-1);
  if (!piece) return;
  let at = start - piece.from;
  for (const span of cut(spans, start, after.length - end)) {
    piece.text.insert(at, span.text, attributesOf(span));
    at += span.text.length;
  }
}

function writeFormats(texts: readonly Y.XmlText[], spans: readonly RichSpan[]): void {
  for (const { text, from } of piecesOf(texts)) {
    let at = 0;
    for (const now of merged(spansOf(text))) {
      for (const wanted of cut(spans, from + at, from + at + now.text.length)) {
        if (!looksLike(now, wanted)) {
          const [old, next] = [attributesOf(now), attributesOf(wanted)];
          const changed = Object.entries(next).filter(([name, value]) => !isSame(old[name], value));
          text.format(at, wanted.text.length, Object.fromEntries(changed));
        }
        at += wanted.text.length;
      }
    }
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The part of a row of stretches between two places. */
function cut(spans: readonly RichSpan[], from: number, to: number): RichSpan[] {
  const result: RichSpan[] = [];
  let at = 0;
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== '') result.push({ ...span, text });
    at += span.text.length;
  }
  return result;
}

/** How much two texts have in common at both ends, in whole characters: a halved surrogate pair could not be stored. */
export function difference(a: string, b: string): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  if (start > 0 && isLead(a.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  if (end > 0 && isTrail(a.charCodeAt(a.length - end))) end -= 1;
  return { start, end };
}

const isLead = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
