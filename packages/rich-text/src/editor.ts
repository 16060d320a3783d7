import { MARKS, safeHref } from '@firsat/model';
import type { RichTextAction, RichTextEditor, RichTextEditorOptions, RichTextState } from '@firsat/store';
import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { EditorState, Plugin, Selection, type Command } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { autoFormat } from './auto-format.js';
import { carets, type ReadUser } from './carets.js';
import { blockViews } from './check-view.js';
import { paste, pasteParser, plainOf } from './clipboard.js';
import {
  backspace,
  blocksOf,
  enter,
  forwardDelete,
  hrefAt,
  indentBy,
  lineBreak,
  selectAll,
  setKind,
  setLink,
  toggleChecked,
  toggleMark,
} from './commands.js';
import { LINK } from './names.js';
import { kindOf, schema } from './schema.js';
import { isShown, TextBinding } from './text-binding.js';

export type { CaretUser, ReadUser } from './carets.js';

export interface EditorSettings extends RichTextEditorOptions {
  readonly fragment: Y.XmlFragment;
  /** Name of the fragment in its document. */
  readonly root: string;
  /** Who has the document open, and where their carets stand. */
  readonly awareness: Awareness;
  readonly readUser: ReadUser;
  /** An empty element. */
  readonly place: HTMLElement;
}

/** Always handled: what is to be undone in a text is nothing that the workspace should take back instead. */
const always =
  (command: Command): Command =>
  (state, dispatch, view) => {
    command(state, dispatch, view);
    return true;
  };

function commandOf(action: RichTextAction): Command {
  switch (action.type) {
    case 'mark':
      return toggleMark(markType(action.mark));
    case 'kind':
      return setKind(action.kind);
    case 'indent':
      return indentBy(1);
    case 'outdent':
      return indentBy(-1);
    case 'undo':
      return undo;
    case 'redo':
      return redo;
    case 'link':
      return setLink(action.href);
  }
}

const markType = (name: string) => {
  const type = schema.marks[name];
  if (!type) throw new RangeError(name);
  return type;
};

function keysOf({ link }: RichTextEditorOptions): Readonly<Record<string, Command>> {
  const askForLink: Command = () => {
    link?.();
    return link !== undefined;
  };
  const tick: Command = (state, dispatch) => {
    const [block] = blocksOf(state);
    return block !== undefined && toggleChecked(block.pos)(state, dispatch);
  };
  return {
    Enter: enter,
    'Shift-Enter': lineBreak,
    'Mod-Enter': tick,
    Backspace: backspace,
    'Mod-Backspace': backspace,
    'Shift-Backspace': backspace,
    Delete: forwardDelete,
    'Mod-Delete': forwardDelete,
    'Mod-a': selectAll,
    Tab: indentBy(1),
    'Shift-Tab': indentBy(-1),
    'Mod-z': always(undo),
    'Mod-y': always(redo),
    'Mod-Z': always(redo),
    'Mod-b': toggleMark(markType('bold')),
    'Mod-i': toggleMark(markType('italic')),
    'Mod-u': toggleMark(markType('underline')),
    'Mod-Shift-x': toggleMark(markType('strike')),
    'Mod-k': askForLink,
    'Mod-Alt-0': setKind('paragraph'),
    'Mod-Alt-1': setKind('heading'),
    'Mod-Alt-2': setKind('subheading'),
    'Mod-Shift-7': setKind('number'),
    'Mod-Shift-8': setKind('bullet'),
    'Mod-Shift-9': setKind('check'),
  };
}

/** Shown by the style sheet, so that it is neither text nor selectable. */
function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) =>
        isEmpty(doc)
          ? DecorationSet.create(doc, [
              Decoration.node(0, doc.content.size, { class: 'is-empty', 'data-placeholder': text }),
            ])
          : DecorationSet.empty,
    },
  });
}

const isEmpty = (doc: EditorState['doc']): boolean =>
  doc.childCount === 1 &&
  doc.content.size === 2 &&
  doc.firstChild !== null &&
  kindOf(doc.firstChild) === 'paragraph';

function stateOf(view: EditorView): RichTextState {
  const { state } = view;
  const { from, to, empty, $from } = state.selection;
  const [first] = blocksOf(state);
  const set = state.storedMarks ?? $from.marks();
  const isOn = (name: string): boolean =>
    empty ? markType(name).isInSet(set) !== undefined : state.doc.rangeHasMark(from, to, markType(name));
  return Object.freeze({
    kind: first ? kindOf(first.node) : 'paragraph',
    marks: new Set(MARKS.filter(isOn)),
    href: hrefAt(state),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    isEmpty: isEmpty(state.doc),
    isFocused: view.hasFocus(),
  });
}

/** The library asks the root of the editor for a selection; shadow roots of some browsers have none. Given to this one root: the prototype is the page's. */
function completeRoot(place: HTMLElement): void {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot && !('getSelection' in root))
    Object.defineProperty(root, 'getSelection', { value: () => document.getSelection() });
}

/** Shows an editor of one text in an element. */
export function mountEditor(settings: EditorSettings): RichTextEditor {
  const { fragment, root, awareness, readUser, place, label, changed } = settings;
  completeRoot(place);
  const binding = new TextBinding(fragment);
  let told: RichTextState | undefined;
  let destroyed = false;
  const tell = (view: EditorView): void => {
    if (!destroyed) changed?.((told = stateOf(view)));
  };
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: binding.doc,
      plugins: [
        history(),
        carets(awareness, root, binding, readUser),
        keymap({ ...keysOf(settings) }),
        placeholder(settings.placeholder),
      ],
    }),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'text' },
    nodeViews: blockViews,
    clipboardParser: pasteParser,
    clipboardTextSerializer: plainOf,
    handleDOMEvents: {
      paste,
      // Escape is for whoever shows the editor; the library would take it.
      keydown: (_within, { key, isComposing }) => key === 'Escape' && !isComposing,
      focus: (within) => queueMicrotask(() => tell(within)),
      blur: (within) => queueMicrotask(() => tell(within)),
    },
    handleTextInput: (within, from, to, text) => {
      const tr = text === ' ' ? autoFormat(within.state, from, to) : undefined;
      if (tr) within.dispatch(tr);
      return tr !== undefined;
    },
    handleClick: (within, pos, event) => {
      const href = event.ctrlKey || event.metaKey ? linkAt(within, pos) : null;
      if (href !== null) window.open(href, '_blank', 'noopener,noreferrer');
      return href !== null;
    },
    dispatchTransaction(this: EditorView, tr) {
      const next = this.state.apply(tr);
      // First: where the caret stands is told by characters of the document.
      if (!isShown(tr) && next.doc !== this.state.doc) binding.write(this.state.doc, next.doc);
      this.updateState(next);
      tell(this);
    },
  });
  binding.bind({ state: () => view.state, dispatch: (tr) => view.dispatch(tr) });
  return {
    get state() {
      return told ?? stateOf(view);
    },
    run(action) {
      if (destroyed) return;
      commandOf(action)(view.state, (tr) => view.dispatch(tr), view);
    },
    type(text) {
      if (destroyed) return;
      const [first = '', ...rest] = text.split(/\r\n?|\n/);
      const insert = (line: string): void => view.dispatch(view.state.tr.insertText(line));
      insert(first);
      for (const line of rest) {
        enter(view.state, (tr) => view.dispatch(tr), view);
        insert(line);
      }
    },
    focus(at) {
      if (destroyed) return;
      if (at) {
        const { doc, tr } = view.state;
        view.dispatch(tr.setSelection(at === 'end' ? Selection.atEnd(doc) : Selection.atStart(doc)));
      }
      view.focus();
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      binding.end();
      view.destroy();
      place.replaceChildren();
    },
  };
}

function linkAt(view: EditorView, pos: number): string | null {
  const mark = markType(LINK).isInSet(view.state.doc.resolve(pos).marks());
  const href: unknown = mark?.attrs['href'];
  return typeof href === 'string' ? (safeHref(href) ?? null) : null;
}
