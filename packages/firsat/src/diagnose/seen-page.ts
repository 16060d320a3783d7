import { KIT_TAGS, WORKSPACE_TAG } from './kit-tags.js';

/** What a workspace element says of itself: read by name, since another copy of the kit may have made it. */
export interface SeenWorkspace extends Element {
  readonly workspace?: unknown;
  readonly server?: unknown;
  readonly storage?: unknown;
  readonly store?: {
    readonly sync: {
      readonly status: {
        readonly network: string;
        readonly device: string;
        readonly storage: string;
        readonly problem: string | null;
      };
      subscribe(listener: () => void): () => void;
    };
  };
  readonly handle?: { readonly offline: boolean };
}

/** An element of the kit, and the plain tag that it stands for: a set may have a prefix or a suffix. */
export interface SeenElement {
  readonly element: Element;
  readonly tag: string;
}

/** The page as the checks see it: collected once, in the order of the document, through open shadow roots. */
export interface SeenPage {
  readonly document: Document;
  /** Elements of the kit that stand in the page's own trees, not within others of the kit. */
  readonly ours: readonly SeenElement[];
  readonly widgets: readonly SeenElement[];
  readonly workspaces: readonly SeenWorkspace[];
  /** Elements with a hyphen in their name that nobody has defined. */
  readonly undefinedOnes: readonly Element[];
  /** Open modal dialogs. */
  readonly modals: readonly Element[];
}

type SetOfTags = { readonly tagScope?: { readonly prefix: string; readonly suffix: string } };

/** The tag of the kit that an element is, if it is one. */
function kitTag(element: Element): string | undefined {
  const { prefix = '', suffix = '' } = (element.constructor as SetOfTags).tagScope ?? {};
  const name = element.localName;
  const plain = name.slice(prefix.length, name.length - suffix.length);
  return KIT_TAGS.includes(plain) ? plain : undefined;
}

const isModal = (element: Element): boolean =>
  element.matches('dialog:modal') ||
  (element.matches('[aria-modal="true"]') && element.checkVisibility({ visibilityProperty: true }));

/** Looks at everything below `root`. */
export function seePage(root: Document | ShadowRoot | Element): SeenPage {
  const ours: SeenElement[] = [];
  const undefinedOnes: Element[] = [];
  const modals: Element[] = [];
  const meet = (element: Element): void => {
    const tag = kitTag(element);
    if (tag !== undefined) ours.push({ element, tag });
    else if (element.localName.includes('-') && !element.matches(':defined')) undefinedOnes.push(element);
    if (isModal(element)) modals.push(element);
    if (tag === undefined && element.shadowRoot) look(element.shadowRoot);
  };
  const look = (within: ParentNode): void => {
    for (const element of within.querySelectorAll('*')) meet(element);
  };
  look(root);
  return {
    document: root instanceof Element || root instanceof ShadowRoot ? root.ownerDocument : root,
    ours,
    widgets: ours.filter(({ tag }) => tag !== WORKSPACE_TAG),
    workspaces: ours.filter(({ tag }) => tag === WORKSPACE_TAG).map(({ element }) => element),
    undefinedOnes,
    modals,
  };
}

/** The server that a workspace names; its attribute where its code could not run. Empty: none. */
export function serverOf(workspace: SeenWorkspace): string {
  const { server = workspace.getAttribute('server') } = workspace;
  return typeof server === 'string' ? server : '';
}

/** The element around it, across shadow roots and slots. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Everything around an element, from the inside out. */
export function* around(element: Element): Generator<Element> {
  for (let next = parentOf(element); next; next = parentOf(next)) yield next;
}

/** How an element is called in words: its tag with what tells it from others. */
export function nameOf(element: Element): string {
  const id = element.id ? ` id="${element.id}"` : '';
  const first = element.classList.item(0);
  const name = !id && first ? ` class="${first}"` : '';
  return `<${element.localName}${id}${name}>`;
}
