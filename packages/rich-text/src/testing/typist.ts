import { richTextToPlain } from '@firsat/model';
import { history } from 'prosemirror-history';
import { EditorState, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { readText } from '../read-text.js';
import { isShown, TextBinding } from '../text-binding.js';

export const ROOT = 'note:1';

/** Somebody who edits a text, without a page: the state of an editor and the binding of a document. */
export class Typist {
  readonly doc = new Y.Doc();
  readonly binding: TextBinding;
  state: EditorState;

  constructor(client: number, content?: Uint8Array) {
    this.doc.clientID = client;
    if (content) Y.applyUpdate(this.doc, content);
    this.binding = new TextBinding(this.fragment);
    this.state = EditorState.create({ doc: this.binding.doc, plugins: [history({ newGroupDelay: 0 })] });
    // The state is another one after each change.
    this.binding.bind({
      state: () => this.state,
      dispatch: (tr) => this.dispatch(tr),
    });
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(ROOT);
  }

  /** What the document says. */
  get plain(): string {
    return richTextToPlain(readText(this.fragment));
  }

  dispatch(tr: Transaction): void {
    const before = this.state.doc;
    this.state = this.state.apply(tr);
    if (!isShown(tr) && this.state.doc !== before) this.binding.write(before, this.state.doc);
  }

  /** Puts the caret (or a selection) at places in the text, counted as the library does. */
  select(anchor: number, head = anchor): this {
    const { doc, tr } = this.state;
    const size = doc.content.size;
    // As in a browser, never between the halves of one character.
    const isInside = (place: number): boolean => /[\ud800-\udbff]$/.test(doc.textBetween(0, place, '|'));
    const at = (wanted: number) => {
      const place = Math.max(0, Math.min(wanted, size));
      return doc.resolve(isInside(place) ? place - 1 : place);
    };
    this.dispatch(tr.setSelection(TextSelection.between(at(anchor), at(head))));
    return this;
  }

  toEnd(): this {
    this.dispatch(this.state.tr.setSelection(Selection.atEnd(this.state.doc)));
    return this;
  }

  /** Right after the first place where the words stand. */
  after(words: string): this {
    let found = -1;
    this.state.doc.descendants((node, pos) => {
      const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
      if (at >= 0 && found < 0) found = pos + at + words.length;
    });
    if (found < 0) throw new Error(`${words} is not in the text`);
    return this.select(found);
  }

  /** One character at a time, as people do. */
  type(text: string): this {
    for (const letter of text) this.dispatch(this.state.tr.insertText(letter));
    return this;
  }

  run(command: Command): boolean {
    return command(this.state, (tr) => this.dispatch(tr));
  }

  /** The editor shows what the document says. */
  get isInStep(): boolean {
    return this.state.doc.eq(new TextBinding(this.fragment).doc);
  }
}
