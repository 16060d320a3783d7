/** An element with which something is done, and a twin of it with which nothing is: in the end both say and look the same. */
import { expect } from '@open-wc/testing';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { painted } from '../../packages/elements/src/testing/drive.js';
import { FakeTexts } from '../../packages/elements/src/testing/fake-texts.js';
import { workspaceFixture, type TestWorkspace } from '../../packages/elements/src/testing/fixture.js';
import { anElement, everyElement, everyNode, type Tag } from './every-element.js';
import { fillTexts, fullWorkspace, type FullWorkspace } from './full-workspace.js';

export interface Twins {
  readonly workspace: TestWorkspace;
  readonly element: FirsatElement;
  /** The same element over the same documents. */
  readonly twin: FirsatElement;
}

const LIMIT_MS = 10_000;

/** What a person reads below a node. */
export const textBelow = (root: Node): string =>
  [...everyNode(root)]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => (node as Text).data.trim())
    .filter((text) => text !== '')
    .join(' ');

/** How an element and what stands in it look. */
const looks = (element: FirsatElement): string =>
  everyElement(element.renderRoot)
    .map((each) => {
      const view = each.ownerDocument.defaultView ?? window;
      const { display, color, fontSize, paddingTop, position } = view.getComputedStyle(each);
      return [each.localName, each.className, display, color, fontSize, paddingTop, position].join(' ');
    })
    .join('\n');

/** Waits until both say and look the same, also after what comes late; the difference, where that does not come about. */
export async function same({ element, twin }: Omit<Twins, 'workspace'>, when: string): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  for (let times = 0; times < 2;) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 50 }));
    await painted(element);
    await painted(twin);
    const isSame = textBelow(element) === textBelow(twin) && looks(element) === looks(twin);
    times = isSame ? times + 1 : 0;
    if (isSame || performance.now() < end) continue;
    expect(textBelow(element), when).to.equal(textBelow(twin));
    expect(looks(element).split('\n'), when).to.deep.equal(looks(twin).split('\n'));
  }
}

/** Workspaces in which nothing is missing that any element shows. */
export class TwinStage {
  readonly full: FullWorkspace = fullWorkspace();
  readonly #texts = new FakeTexts();

  constructor() {
    for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineElement(tag, Class);
    fillTexts(this.#texts, this.full, 'Yazı');
  }

  /** A workspace of its own over the same documents. */
  async one(tag: Tag): Promise<Omit<Twins, 'twin'>> {
    const { core, work } = this.full;
    return workspaceFixture(() => anElement(tag, this.full) as FirsatElement, {
      lang: 'en',
      store: { core, work, created: false, texts: this.#texts.load },
    });
  }

  async twins(tag: Tag): Promise<Twins> {
    const one = await this.one(tag);
    const { element: twin } = await this.one(tag);
    await same({ ...one, twin }, 'at first');
    return { ...one, twin };
  }
}
