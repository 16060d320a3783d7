import type { LitElement } from 'lit';

/** The sheets of elements as they were last rendered: a browser takes them away before anybody is told of a new document. */
const worn = new WeakMap<Node, readonly CSSStyleSheet[]>();

/** Call it after each update. */
export function noteStyles({ renderRoot: root }: LitElement): void {
  if (root.ownerDocument === document) worn.set(root, [...(root as ShadowRoot).adoptedStyleSheets]);
}

/** Call it in `adoptedCallback`: in another document an element looks as before. */
export function dressAgain(host: LitElement): void {
  const root = host.shadowRoot;
  if (root) void import('./other-document.js').then(({ dress }) => dress(root, worn.get(root) ?? host));
}

/** A root for an element that begins in another document than that of its code; `undefined` where Lit can make it. */
export function rootElsewhere(host: LitElement): ShadowRoot | undefined {
  if (host.ownerDocument === document) return undefined;
  const root = host.attachShadow((host.constructor as typeof LitElement).shadowRootOptions);
  dressAgain(host);
  return root;
}
