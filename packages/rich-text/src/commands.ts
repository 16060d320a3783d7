import { isListKind, MAX_INDENT, type BlockKind } from '@firsat/model';
import {
  chainCommands,
  deleteSelection,
  joinTextblockBackward,
  joinTextblockForward,
  selectAll,
  splitBlockAs,
  toggleMark,
} from 'prosemirror-commands';
import type { MarkType, Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { LINK } from './names.js';
import { blockAttributes, isChecked, kindOf, levelOf, schema } from './schema.js';

export { selectAll, toggleMark };

interface Placed {
  readonly node: Node;
  readonly pos: number;
}

/** The blocks that the selection touches. */
export function blocksOf({ doc, selection }: EditorState): readonly Placed[] {
  const blocks: Placed[] = [];
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (node.isTextblock) blocks.push({ node, pos });
    return !node.isTextblock;
  });
  return blocks;
}

/** Only attributes change: what somebody else types into the block meanwhile stays. */
function change(tr: Transaction, { node, pos }: Placed, kind: BlockKind, indent = 0, checked = false): void {
  tr.setNodeMarkup(pos, null, blockAttributes(kind, indent, checked), node.marks);
}

/** Gives all blocks of the selection a kind; a second time makes them paragraphs again. */
export function setKind(kind: BlockKind): Command {
  return (state, dispatch) => {
    const blocks = blocksOf(state);
    if (blocks.length === 0) return false;
    const next = blocks.every(({ node }) => kindOf(node) === kind) ? 'paragraph' : kind;
    const { tr } = state;
    for (const block of blocks) change(tr, block, next, isListKind(next) ? levelOf(block.node) : 0);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Moves list items a level; false where nothing can move, so that Tab goes on to the next field. */
export function indentBy(step: 1 | -1): Command {
  return (state, dispatch) => {
    const moved = blocksOf(state).filter(({ node }) => {
      const level = levelOf(node) + step;
      return isListKind(kindOf(node)) && level >= 0 && level <= MAX_INDENT;
    });
    if (moved.length === 0) return false;
    const { tr } = state;
    for (const block of moved) {
      const { node } = block;
      change(tr, block, kindOf(node), levelOf(node) + step, isChecked(node));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** At the start of a block (or in an empty one) a step back: out of a level, then to a paragraph. */
const plainer: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const node = $from.parent;
  if (!empty || $from.parentOffset > 0 || kindOf(node) === 'paragraph') return false;
  const level = levelOf(node);
  const { tr } = state;
  const block = { node, pos: $from.before() };
  if (level > 0) change(tr, block, kindOf(node), level - 1, isChecked(node));
  else change(tr, block, 'paragraph');
  dispatch?.(tr.scrollIntoView());
  return true;
};

const leaveEmpty: Command = (state, dispatch) =>
  state.selection.$from.parent.content.size === 0 && plainer(state, dispatch);

/** After a heading comes a paragraph, after an item an item that is not ticked. */
const split = splitBlockAs((node, atEnd) => {
  const kind = kindOf(node);
  const next = isListKind(kind) || kind === 'quote' || !atEnd ? kind : 'paragraph';
  return { type: node.type, attrs: blockAttributes(next, levelOf(node)) };
});

export const enter = chainCommands(leaveEmpty, split);
export const backspace = chainCommands(deleteSelection, plainer, joinTextblockBackward);
export const forwardDelete = chainCommands(deleteSelection, joinTextblockForward);

/** A line within the block: a character, which merges like any other. */
export const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

/** Ticks an item, or takes the tick away. */
export function toggleChecked(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (!node || kindOf(node) !== 'check') return false;
    const { tr } = state;
    change(tr, { node, pos }, 'check', levelOf(node), !isChecked(node));
    dispatch?.(tr);
    return true;
  };
}

/** Address of the link at the caret, or of the first one in the selection. */
export function hrefAt({ doc, selection: { $from, from, to, empty } }: EditorState): string | null {
  let mark = linkType().isInSet(empty ? $from.marks() : []);
  doc.nodesBetween(from, to, ({ marks }) => {
    if (!empty) mark ??= linkType().isInSet(marks);
  });
  const href: unknown = mark?.attrs['href'];
  return typeof href === 'string' && href !== '' ? href : null;
}

/** Sets or takes away the link of the selection; without one, of the link at the caret; else the address is typed as a link. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const { tr, selection } = state;
    const { from, to } = selection.empty ? (linkAround(state) ?? selection) : selection;
    if (href === null) tr.removeMark(from, to, linkType());
    else if (from < to) tr.addMark(from, to, linkType().create({ href }));
    else {
      const shown = href.replace(/^(mailto|tel):/, '');
      tr.insert(from, schema.text(shown, [linkType().create({ href })]));
      tr.setSelection(TextSelection.create(tr.doc, from + shown.length));
      tr.removeStoredMark(linkType());
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The stretch of one link in which the caret stands. */
function linkAround(state: EditorState): { readonly from: number; readonly to: number } | undefined {
  const { $from } = state.selection;
  const href = hrefAt(state);
  if (href === null) return undefined;
  let [from, to] = [$from.pos, $from.pos];
  $from.parent.forEach((node, offset) => {
    if (linkType().isInSet(node.marks)?.attrs['href'] !== href) return;
    const start = $from.start() + offset;
    if (start > $from.pos || start + node.nodeSize < $from.pos) return;
    [from, to] = [Math.min(from, start), Math.max(to, start + node.nodeSize)];
  });
  return { from, to };
}

const linkType = (): MarkType => schema.marks[LINK];
