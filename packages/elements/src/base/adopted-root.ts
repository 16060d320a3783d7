import type { LitElement } from 'lit';

/** The sheets of elements as they were last rendered: a browser takes them away before anybody is told of a new document. */
const worn = new WeakMap<Node, readonly CSSStyleSheet[]>();

function dress(root: Node, sheets: readonly CSSStyleSheet[] | undefined): void {
  if (sheets) void import('./other-document.js').then((module) => module.dress(root as ShadowRoot, sheets));
}

/** Call it after each update. */
export function noteStyles({ renderRoot: root }: LitElement): void {
  if (root.ownerDocument === document) worn.set(root, [...(root as ShadowRoot).adoptedStyleSheets]);
}

/** Call it in `adoptedCallback`: in another document an element looks as before. */
export function dressAgain({ renderRoot: root }: Partial<LitElement>): void {
  if (root) dress(root, worn.get(root));
}

/** A root for an element that begins in another document than that of its code; `undefined` where Lit can make it. */
export function rootElsewhere(host: LitElement): ShadowRoot | undefined {
  if (host.ownerDocument === document) return undefined;
  const { shadowRootOptions, elementStyles } = host.constructor as typeof LitElement;
  const root = host.shadowRoot ?? host.attachShadow(shadowRootOptions);
  dress(
    root,
    elementStyles.map((styles) => (styles as { styleSheet: CSSStyleSheet }).styleSheet),
  );
  return root;
}
