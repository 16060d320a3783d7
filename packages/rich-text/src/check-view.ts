import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import { toggleChecked } from './commands.js';
import { isChecked, kindOf, levelOf } from './schema.js';

/** An item of a check list: a box to tick beside the text. */
class CheckView implements NodeView {
  readonly dom = document.createElement('p');
  readonly contentDOM = document.createElement('span');
  readonly #box = document.createElement('input');

  constructor(node: Node, view: EditorView, position: () => number | undefined) {
    this.dom.className = 'check';
    this.#box.type = 'checkbox';
    this.#box.contentEditable = 'false';
    this.#box.tabIndex = -1; // Mod-Enter ticks from the keyboard; the caret is not to stop at each box
    this.#box.addEventListener('mousedown', (event) => event.preventDefault());
    this.#box.addEventListener('change', () => {
      const at = position();
      if (at !== undefined) toggleChecked(at)(view.state, (tr) => view.dispatch(tr));
    });
    this.dom.append(this.#box, this.contentDOM);
    this.#show(node);
  }

  update(node: Node): boolean {
    if (kindOf(node) !== 'check') return false;
    this.#show(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.composedPath()[0] === this.#box;
  }

  ignoreMutation(record: { readonly type: string; readonly target: globalThis.Node }): boolean {
    return record.type !== 'selection' && !this.contentDOM.contains(record.target);
  }

  #show(node: Node): void {
    this.#box.checked = isChecked(node);
    this.#box.ariaLabel = node.textContent;
    Object.assign(this.dom.dataset, {
      kind: 'check',
      indent: String(levelOf(node)),
      checked: String(isChecked(node)),
    });
  }
}

/** Blocks of other kinds are shown as the schema says. */
export const blockViews = {
  block: (node: Node, view: EditorView, position: () => number | undefined) =>
    // The library takes `undefined` for "as the schema says"; its types do not know.
    (kindOf(node) === 'check' ? new CheckView(node, view, position) : undefined) as NodeView,
};
