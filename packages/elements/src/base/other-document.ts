import type { LitElement } from 'lit';

/** What a root has been given to wear, whichever document it stands in now. */
const given = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();

/** The same sheets, made in other documents: a constructed sheet can be worn in the document only that it was made in. */
const twins = new WeakMap<Document, WeakMap<CSSStyleSheet, CSSStyleSheet>>();

/** `undefined` in a document that has no window: nothing is shown there. */
function inDocument(sheet: CSSStyleSheet, page: Document): CSSStyleSheet | undefined {
  if (page === document) return sheet;
  const view = page.defaultView;
  if (!view) return undefined;
  let ofPage = twins.get(page);
  if (!ofPage) twins.set(page, (ofPage = new WeakMap()));
  let twin = ofPage.get(sheet);
  if (!twin) {
    twin = new view.CSSStyleSheet();
    twin.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
    ofPage.set(sheet, twin);
  }
  return twin;
}

function ofClass({ constructor }: LitElement): CSSStyleSheet[] {
  return (constructor as typeof LitElement).elementStyles.flatMap((styles) =>
    'styleSheet' in styles ? (styles.styleSheet ?? []) : [],
  );
}

function wear(root: ShadowRoot): void {
  const sheets = (given.get(root) ?? []).flatMap((sheet) => inDocument(sheet, root.ownerDocument) ?? []);
  Reflect.set(ShadowRoot.prototype, 'adoptedStyleSheets', sheets, root);
}

/**
 * Gives a shadow root that has come into another document what it wore before: browsers take the sheets away. From then on its `adoptedStyleSheets` are those
 * that it is given, whichever document it stands in: parts that come late add theirs as they always do.
 *
 * @param before what it wore; of an element that nobody has seen, the styles of its class
 */
export function dress(root: ShadowRoot, before: readonly CSSStyleSheet[] | LitElement): void {
  if (!given.has(root)) {
    given.set(root, 'renderRoot' in before ? ofClass(before) : before);
    Object.defineProperty(root, 'adoptedStyleSheets', {
      get: () => given.get(root),
      set: (next: readonly CSSStyleSheet[]) => {
        given.set(root, [...next]);
        wear(root);
      },
    });
  }
  wear(root);
}
