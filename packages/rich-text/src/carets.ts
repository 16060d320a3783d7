import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Awareness } from 'y-protocols/awareness';
import { positionOf, placeOf, readPlace, type Place } from './places.js';
import type { TextBinding } from './text-binding.js';

/** A colleague as the caret shows them. */
export interface CaretUser {
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
}

/** Who says to be here, in a state that came from someone else; `undefined` when that is not to be shown. */
export type ReadUser = (state: unknown) => CaretUser | undefined;

interface Caret {
  readonly client: number;
  readonly user: CaretUser;
  readonly anchor: number;
  readonly head: number;
}

interface Change {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

const key = new PluginKey<DecorationSet>('carets');
const FIELD = 'caret';

/** Carets and selections of colleagues in one text, and the own one for them. What others send is checked before anything is made of it. */
export function carets(awareness: Awareness, root: string, binding: TextBinding, read: ReadUser): Plugin {
  const shown = (state: EditorState): DecorationSet =>
    DecorationSet.create(state.doc, caretsOf(awareness, root, binding, read, state).flatMap(decorationsOf));
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      // A caret stands beside a character of the document: after each change it is looked for anew.
      apply: (tr, set, _before, after) =>
        tr.docChanged || tr.getMeta(key) !== undefined ? shown(after) : set,
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => telling(view, awareness, root, binding),
  });
}

function telling(view: EditorView, awareness: Awareness, root: string, binding: TextBinding) {
  const refresh = (): void => view.dispatch(view.state.tr.setMeta(key, true));
  const others = ({ added, updated, removed }: Change): void => {
    if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) refresh();
  };
  const mine = (): readonly [string, Place, Place] | undefined => {
    const { anchor, head } = view.state.selection;
    const [from, to] = [placeOf(binding, view.state.doc, anchor), placeOf(binding, view.state.doc, head)];
    return view.hasFocus() && from && to ? [root, from, to] : undefined;
  };
  const tell = (): void => {
    const told: unknown = awareness.getLocalState()?.[FIELD];
    const caret = mine();
    // The caret may stand in another text of the same document.
    if (!caret && !(Array.isArray(told) && told[0] === root)) return;
    if (JSON.stringify(told) !== JSON.stringify(caret)) awareness.setLocalStateField(FIELD, caret ?? null);
  };
  const soon = (): void => queueMicrotask(tell);
  awareness.on('change', others);
  view.dom.addEventListener('focus', soon);
  view.dom.addEventListener('blur', soon);
  queueMicrotask(() => {
    if (!view.isDestroyed) refresh();
  });
  return {
    update: tell,
    destroy: () => {
      awareness.off('change', others);
      view.dom.removeEventListener('focus', soon);
      view.dom.removeEventListener('blur', soon);
      awareness.setLocalStateField(FIELD, null);
    },
  };
}

/** The carets that can be shown; those of other texts, and what is no caret, are left out. */
export function caretsOf(
  awareness: Awareness,
  root: string,
  binding: TextBinding,
  read: ReadUser,
  { doc }: EditorState,
): readonly Caret[] {
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const caret: unknown = state[FIELD];
    const user = client === awareness.clientID ? undefined : read(state);
    if (!user || !Array.isArray(caret) || caret[0] !== root) return [];
    const [from, to] = [readPlace(caret[1]), readPlace(caret[2])];
    const anchor = from && positionOf(binding, doc, from);
    const head = to && positionOf(binding, doc, to);
    return anchor === undefined || head === undefined ? [] : [{ client, user, anchor, head }];
  });
}

function decorationsOf({ client, user, anchor, head }: Caret): Decoration[] {
  const selection = { class: 'peer-selection', style: `--_peer: ${user.color}` };
  return [
    Decoration.widget(head, () => caretDom(user), { key: `${String(client)} ${user.name}`, side: 10 }),
    Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), selection),
  ];
}

/** By the CSSOM: a style attribute would be refused by a strict content security policy. */
function caretDom({ name, color }: CaretUser): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'peer-caret';
  caret.style.setProperty('--_peer', color);
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'peer-name';
  label.textContent = name;
  // Word joiners: the caret must not be a place to break a line or to stand in.
  caret.append('\u2060', label, '\u2060');
  return caret;
}
