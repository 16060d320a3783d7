import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { ALL_ELEMENTS } from '../all-elements.js';
import { painted } from '../testing/drive.js';
import { looksScene } from '../testing/looks-scene.js';

const TAGS = Object.keys(ALL_ELEMENTS);

/** Scrolls sideways, so that what is beyond its edge is reached. */
const scrolls = (element: Element): boolean =>
  ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);

/** For ears only, or cut with an ellipsis. */
const isMeant = (element: Element): boolean => {
  const style = getComputedStyle(element);
  return style.clipPath !== 'none' || style.visibility === 'hidden' || style.pointerEvents === 'none';
};

/** What of an element is beyond its edges and cannot be scrolled to, or is cut without a sign. */
function beyond(root: ShadowRoot, { left, right }: DOMRect): string[] {
  const found: string[] = [];
  const walk = (parent: ParentNode): void => {
    for (const child of parent.children) {
      const box = child.getBoundingClientRect();
      if (!child.checkVisibility() || isMeant(child)) continue;
      if (box.width > 0 && (box.right > right + 1 || box.left < left - 1))
        found.push(
          `${child.localName}.${child.getAttribute('class') ?? ''} ${String(Math.round(box.right - right))}px`,
        );
      else if (!scrolls(child)) {
        walk(child);
        if (child.shadowRoot) walk(child.shadowRoot);
      }
    }
  };
  walk(root);
  return found;
}

describe('in a narrow place of a wide page', () => {
  let elements: readonly LitElement[];
  let workspace: HTMLElement;

  before(async () => {
    await setViewport({ width: 1280, height: 900 });
    ({ elements, workspace } = await looksScene(TAGS, {
      lang: 'de',
      rows: 24,
      prepare: (element) => {
        if (element.localName === 'opportunity-form') Object.assign(element, { draft: {} });
      },
    }));
  });
  after(async () => {
    document.body.replaceChildren();
    await setViewport({ width: 800, height: 600 });
  });

  async function at(width: number, text = ''): Promise<void> {
    workspace.style.cssText = `display: block; inline-size: ${String(width)}px`;
    if (text) workspace.style.setProperty('--firsat-font-size', text);
    for (const element of elements) await painted(element);
  }

  for (const [width, text] of [
    [360, ''],
    [320, ''],
    [640, '28px'],
    [1264, ''],
  ] as const)
    it(`LKS7 at ${String(width)} px${text && ` with text of ${text}`} nothing is beyond the edge, and the page does not scroll sideways`, async () => {
      await at(width, text);
      const wrong = elements.flatMap((element) =>
        beyond(element.renderRoot as ShadowRoot, element.getBoundingClientRect()).map(
          (what) => `${element.localName}: ${what}`,
        ),
      );
      expect(wrong).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(1280);
    });
});
