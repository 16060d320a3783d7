import { DOMParser, type ParseOptions, type Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { richTextToPlain, type RichBlock } from '@firsat/model';
import { isChecked, kindOf, levelOf, schema } from './schema.js';

const BLOCKS = 'p, div, section, article, td, th, dd, dt, h1, h2, h3, h4, h5, h6, pre';

/** Reads what is pasted: list items are one block each, whatever other programs put into them. */
class PasteParser extends DOMParser {
  override parseSlice(dom: Element | DocumentFragment, options?: ParseOptions): Slice {
    for (const item of dom.querySelectorAll('li, blockquote'))
      for (const inner of [...item.querySelectorAll(BLOCKS)]) inner.replaceWith(...inner.childNodes);
    return super.parseSlice(dom, options);
  }
}

export const pasteParser: DOMParser = new PasteParser(schema, DOMParser.fromSchema(schema).rules);

/** What other programs get of a selection as plain text. */
export function plainOf(slice: Slice): string {
  const blocks: RichBlock[] = [];
  slice.content.forEach((node) => {
    blocks.push({
      kind: kindOf(node),
      indent: levelOf(node),
      checked: isChecked(node),
      spans: [{ text: node.textContent }],
    });
  });
  // Words out of one block are not a list.
  return blocks.length === 1 && slice.openStart > 0
    ? (blocks[0]?.spans[0]?.text ?? '')
    : richTextToPlain(blocks);
}

/** Pastes; where the page's policy forbids to read markup (Trusted Types), the plain text. */
export function paste(view: EditorView, event: ClipboardEvent): boolean {
  const { clipboardData } = event;
  const html = clipboardData?.getData('text/html') ?? '';
  if (html === '') return false; // plain text needs no help
  event.preventDefault();
  try {
    view.pasteHTML(html, event);
  } catch {
    view.pasteText(clipboardData?.getData('text/plain') ?? '', event);
  }
  return true;
}
