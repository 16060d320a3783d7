import { adoptStyles as adoptAll, type CSSResult } from 'lit';

const adopted = new WeakMap<ShadowRoot, Set<CSSResult>>();

/** Adds the looks of a part that came late to a shadow root, once. */
export function adoptStyles(root: ShadowRoot, styles: CSSResult): void {
  let known = adopted.get(root);
  if (!known) adopted.set(root, (known = new Set()));
  if (known.has(styles)) return;
  known.add(styles);
  const sheet = styles.styleSheet;
  if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  else adoptAll(root, [styles]);
}
