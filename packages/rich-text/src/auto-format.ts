import type { BlockKind } from '@firsat/model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { blockAttributes, kindOf } from './schema.js';

/** What people type at the start of a paragraph to make it something else, as in every editor of the field. */
const STARTS: readonly (readonly [RegExp, BlockKind])[] = [
  [/^#$/, 'heading'],
  [/^##$/, 'subheading'],
  [/^[-*•]$/, 'bullet'],
  [/^\d{1,2}[.)]$/, 'number'],
  [/^\[ ?\]$/, 'check'],
  [/^>$/, 'quote'],
];

/** The change that a blank at `from` asks for; `undefined` when it is just a blank. */
export function autoFormat(state: EditorState, from: number, to: number): Transaction | undefined {
  const $from = state.doc.resolve(from);
  const block = $from.parent;
  if (from !== to || kindOf(block) !== 'paragraph') return undefined;
  const before = block.textBetween(0, $from.parentOffset);
  const kind = STARTS.find(([pattern]) => pattern.test(before))?.[1];
  if (kind === undefined) return undefined;
  return state.tr.delete($from.start(), from).setNodeMarkup($from.before(), null, blockAttributes(kind));
}
