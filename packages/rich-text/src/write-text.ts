import type { RichBlock, RichText } from '@firsat/model';
import * as Y from 'yjs';
import { BLOCK, CHECKED, INDENT, KIND } from './names.js';
import { readBlock } from './read-text.js';
import { attributesOf } from './spans.js';

type BlockElement = Y.XmlElement<Record<string, string | number | boolean>>;

/** Writes blocks at the end of a text, in one transaction; a text that says nothing is replaced. */
export function appendText(fragment: Y.XmlFragment, blocks: RichText): void {
  if (blocks.length === 0) return;
  fragment.doc?.transact(() => {
    const only = fragment.length === 1 ? readBlock(fragment.get(0)) : undefined;
    if (only?.kind === 'paragraph' && only.spans.length === 0) fragment.delete(0, 1);
    fragment.push(blocks.map(elementOf));
  });
}

/** A block as it stands in a document. Its text is made with it, empty or not: two people who begin to type in it type into one. */
export function elementOf(block: RichBlock): Y.XmlElement {
  const element = new Y.XmlElement(BLOCK) as unknown as BlockElement;
  const text = new Y.XmlText();
  text.applyDelta(
    block.spans.map((span) => {
      const formats = Object.entries(attributesOf(span)).filter(([, value]) => value !== null);
      return { insert: span.text, ...(formats.length > 0 && { attributes: Object.fromEntries(formats) }) };
    }),
  );
  element.insert(0, [text]);
  for (const [name, value] of storedAttributes(block))
    if (value !== undefined) element.setAttribute(name, value);
  return element as unknown as Y.XmlElement;
}

/** Attributes by name; what is usual is left out. */
function storedAttributes({ kind, indent, checked }: RichBlock) {
  return [
    [KIND, kind === 'paragraph' ? undefined : kind],
    [INDENT, indent > 0 ? indent : undefined],
    [CHECKED, checked ? true : undefined],
  ] as const;
}

/** Gives a block other attributes; those that stay as they are are not written. */
export function writeAttributes(element: Y.XmlElement, block: RichBlock): void {
  // Attributes may be any JSON; the types of Yjs say text.
  const target = element as unknown as BlockElement;
  for (const [name, value] of storedAttributes(block)) {
    if (target.getAttribute(name) === value) continue;
    if (value === undefined) target.removeAttribute(name);
    else target.setAttribute(name, value);
  }
}
