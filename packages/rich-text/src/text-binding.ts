import { Slice, type Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type * as Y from 'yjs';
import { align } from './align.js';
import { blockOf, nodeOf } from './blocks.js';
import { isBlock, readBlock, type Child } from './read-text.js';
import { schema } from './schema.js';
import { isWritable, writeBlock } from './write-block.js';
import { elementOf } from './write-text.js';

/** The editor that a text is bound to. */
export interface BoundEditor {
  state(): EditorState;
  dispatch(tr: Transaction): void;
}

/** Marks a transaction that shows what is in the document already. */
const SHOWN = 'text-shown';

/** Whether a transaction came from the document and must not be written into it. */
export const isShown = (tr: Transaction): boolean => tr.getMeta(SHOWN) === true;

const emptyBlock = (): Node => schema.node('block');

/**
 * Keeps an editor and a text of a document in step, block by block: child `i` of the one is child `i` of the other, but for an empty text, which
 * an editor shows as one empty paragraph. Both ways only what differs is changed: characters keep their identity in the document, and in the
 * editor carets, compositions and the steps of undo stay where they belong.
 */
export class TextBinding {
  readonly fragment: Y.XmlFragment;
  #children: readonly Child[];
  #editor: BoundEditor | undefined;

  constructor(fragment: Y.XmlFragment) {
    this.fragment = fragment;
    this.#children = fragment.toArray();
  }

  /** The whole text, for an editor to begin with. */
  get doc(): Node {
    const blocks = this.#children.map((child) => nodeOf(readBlock(child)));
    return schema.node('doc', null, blocks.length > 0 ? blocks : [emptyBlock()]);
  }

  /** The children of the text, in step with the blocks of the editor; none for an empty one. */
  get children(): readonly Child[] {
    return this.#children;
  }

  bind(editor: BoundEditor): void {
    this.#editor = editor;
    this.fragment.observeDeep(this.#changed);
  }

  /** Ends it; the text stays as it is. */
  end(): void {
    if (this.#editor) this.fragment.unobserveDeep(this.#changed);
    this.#editor = undefined;
  }

  /** The user has changed the editor: writes it into the text. */
  write(before: Node, after: Node): void {
    // The paragraph that stands for an empty text is not in the document.
    const old = this.#children.length === 0 ? [] : before.children;
    const next = after.children;
    const most = Math.min(old.length, next.length);
    let start = 0;
    while (start < most && old[start] === next[start]) start += 1;
    let end = 0;
    while (end < most - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
    const children = this.#children.slice(start, old.length - end);
    const nodes = next.slice(start, next.length - end);
    this.fragment.doc?.transact(() => {
      this.#replace(start, children, nodes);
    }, this);
    this.#children = this.fragment.toArray();
  }

  #replace(start: number, children: readonly Child[], nodes: readonly Node[]): void {
    const pairing = align(
      children.map((child) =>
        readBlock(child)
          .spans.map(({ text }) => text)
          .join(''),
      ),
      nodes.map(({ textContent }) => textContent),
    );
    let [at, i, j] = [start, 0, 0];
    for (const step of pairing) {
      const [child, node] = [children[i], nodes[j]];
      if (step !== 'insert') i += 1;
      if (step !== 'delete') j += 1;
      if (step === 'pair' && child && node && isBlock(child) && isWritable(child)) {
        writeBlock(child, blockOf(node));
        at += 1;
        continue;
      }
      if (step !== 'insert') this.fragment.delete(at, 1);
      if (step === 'delete' || !node) continue;
      this.fragment.insert(at, [elementOf(blockOf(node))]);
      at += 1;
    }
  }

  readonly #changed = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void => {
    const editor = this.#editor;
    if (!editor || transaction.origin === this) return;
    const dirty = new Set(events.map(({ target }) => this.#childAbove(target)));
    const next: readonly Child[] = this.fragment.toArray();
    const tr = this.#show(editor.state().tr, next, dirty);
    this.#children = next;
    if (tr.docChanged) editor.dispatch(tr.setMeta(SHOWN, true).setMeta('addToHistory', false));
  };

  /** The child of the text in which something stands; `undefined` for the text itself. */
  #childAbove(type: Y.AbstractType<unknown>): unknown {
    let child: Y.AbstractType<unknown> | null = type;
    while (child && child.parent !== this.fragment) child = child.parent;
    return child ?? undefined;
  }

  #show(tr: Transaction, next: readonly Child[], dirty: ReadonlySet<unknown>): Transaction {
    if (next.length === 0) return tr.replaceWith(0, tr.doc.content.size, emptyBlock());
    const kept = new Set(next);
    const gone: { readonly from: number; readonly to: number; readonly since: number }[] = [];
    const skip = (pos: number): number => {
      const to = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0);
      gone.push({ from: pos, to, since: tr.mapping.maps.length });
      return to;
    };
    let [pos, i] = [0, 0];
    // The empty paragraph that stands for an empty text.
    if (this.#children.length === 0) pos = skip(pos);
    for (const child of next) {
      for (; i < this.#children.length && !kept.has(this.#children[i] as Child); i += 1) pos = skip(pos);
      const isNew = this.#children[i] !== child;
      if (isNew) tr.insert(pos, nodeOf(readBlock(child)));
      else {
        if (dirty.has(child)) showBlock(tr, pos, nodeOf(readBlock(child)));
        i += 1;
      }
      pos += tr.doc.nodeAt(pos)?.nodeSize ?? 0;
    }
    for (; i < this.#children.length; i += 1) pos = skip(pos);
    // Last, and from the end: a document is never without a block, and positions stay right.
    for (const { from, to, since } of gone.reverse()) {
      const mapping = tr.mapping.slice(since);
      tr.delete(mapping.map(from, 1), mapping.map(to, -1));
    }
    return tr;
  }
}

/** Changes only what differs. */
function showBlock(tr: Transaction, pos: number, next: Node): void {
  const node = tr.doc.nodeAt(pos);
  if (!node) return;
  if (!node.sameMarkup(next)) tr.setNodeMarkup(pos, null, next.attrs);
  const start = node.content.findDiffStart(next.content);
  const ends = node.content.findDiffEnd(next.content);
  if (start === null || !ends) return;
  // What is the same at both ends may overlap ("aa" in "aaa").
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  const [from, to] = [pos + 1 + start, pos + 1 + ends.a + overlap];
  tr.replace(from, to, new Slice(next.content.cut(start, ends.b + overlap), 0, 0));
}
