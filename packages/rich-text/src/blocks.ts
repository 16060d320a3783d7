import { MARKS, type RichBlock, type RichSpan } from '@firsat/model';
import type { Node } from 'prosemirror-model';
import { LINK } from './names.js';
import { blockAttributes, isChecked, kindOf, levelOf, schema } from './schema.js';

/** A block as the editor's library wants it. */
export function nodeOf({ kind, indent, checked, spans }: RichBlock): Node {
  return schema.node('block', blockAttributes(kind, indent, checked), spans.map(textOf));
}

function textOf({ text, href, ...marks }: RichSpan): Node {
  const set = MARKS.filter((mark) => marks[mark]).map((mark) => schema.mark(mark));
  return schema.text(text, href === undefined ? set : [schema.mark(LINK, { href }), ...set]);
}

/** The same back. */
export function blockOf(node: Node): RichBlock {
  const spans: RichSpan[] = [];
  node.forEach(({ text = '', marks }) => {
    const set = MARKS.filter((mark) => marks.some(({ type }) => type.name === mark));
    const href: unknown = marks.find(({ type }) => type.name === LINK)?.attrs['href'];
    spans.push({
      // Half a character could not be stored, and would be another one on each side.
      text: text.replace(/\p{Surrogate}/gu, '\ufffd'),
      ...Object.fromEntries(set.map((mark) => [mark, true as const])),
      ...(typeof href === 'string' && { href }),
    });
  });
  return { kind: kindOf(node), indent: levelOf(node), checked: isChecked(node), spans };
}
