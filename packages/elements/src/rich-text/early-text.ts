import type { RichBlock, RichText } from '@firsat/model';

/** Typed text as blocks: a line each. */
export function paragraphsOf(text: string): RichText {
  return text.split(/\r\n?|\n/).map((line): RichBlock => ({
    kind: 'paragraph',
    indent: 0,
    checked: false,
    spans: line === '' ? [] : [{ text: line }],
  }));
}
