import { indentOf, isBlockKind, type RichBlock, type RichSpan, type RichText } from '@firsat/model';
import * as Y from 'yjs';
import { BLOCK, CHECKED, INDENT, KIND } from './names.js';
import { merged, spansOf, type Attributes } from './spans.js';

/** What stands in a text: blocks of ours, and whatever else others may have put there. */
export type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

const NOTHING: RichText = Object.freeze([]);

/**
 * What a text says, as plain frozen data. Others write it: whatever it holds is read as blocks of text, and nothing in it makes this throw. What
 * an older or newer program would have written differently stays readable as paragraphs. Reading writes nothing.
 */
export function readText(fragment: Y.XmlFragment): RichText {
  if (fragment.length === 0) return NOTHING;
  return Object.freeze(fragment.toArray().map(readBlock));
}

export function readBlock(node: Child): RichBlock {
  const attributes: Attributes = isBlock(node) ? node.getAttributes() : {};
  const kind = attributes[KIND];
  const spans =
    node instanceof Y.XmlElement ? spansWithin(node) : node instanceof Y.XmlText ? spansOf(node) : [];
  return Object.freeze({
    kind: isBlockKind(kind) ? kind : 'paragraph',
    indent: indentOf(attributes[INDENT]),
    checked: attributes[CHECKED] === true,
    spans: Object.freeze(merged(spans)),
  });
}

/** Whether a child is a block as this program writes them, of text and nothing else. */
export function isBlock(node: Child): node is Y.XmlElement {
  return node instanceof Y.XmlElement && node.nodeName === BLOCK;
}

function spansWithin(element: Y.XmlElement): RichSpan[] {
  return element
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? spansOf(child) : child instanceof Y.XmlElement ? spansWithin(child) : [],
    );
}
