/** Elements that a page moves: to another place, another tree, another workspace, another document. */
import { expect, nextFrame } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { painted } from '../../packages/elements/src/testing/drive.js';
import { FakeTexts } from '../../packages/elements/src/testing/fake-texts.js';
import { TestWorkspace, workspaceFixture } from '../../packages/elements/src/testing/fixture.js';
import { anElement, everyElement, everyNode, TAGS, type Tag } from './every-element.js';
import { fillTexts, fullWorkspace, type FullWorkspace } from './full-workspace.js';
import { hearErrors } from './hear-errors.js';

interface Shown {
  readonly workspace: TestWorkspace;
  readonly element: FirsatElement;
  /** The same element over the same documents, which nobody moves. */
  readonly twin: FirsatElement;
}

const LIMIT_MS = 20_000;

/** What a person reads below a node. */
const textBelow = (root: Node): string =>
  [...everyNode(root)]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => (node as Text).data.trim())
    .filter((text) => text !== '')
    .join(' ');

/** How the widget and what stands in it look. */
const looks = (element: FirsatElement): string =>
  everyElement(element.renderRoot)
    .map((each) => {
      const view = each.ownerDocument.defaultView ?? window;
      const { display, color, fontSize, paddingTop, position } = view.getComputedStyle(each);
      return [each.localName, each.className, display, color, fontSize, paddingTop, position].join(' ');
    })
    .join('\n');

describe('elements that a page moves', function () {
  this.timeout(120_000);
  let full: FullWorkspace;
  let texts: FakeTexts;
  const heard = hearErrors();

  before(() => {
    for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineElement(tag, Class);
    full = fullWorkspace();
    texts = new FakeTexts();
    fillTexts(texts, full, 'Yazı');
  });

  afterEach(() => {
    document.body.replaceChildren();
    expect(heard()).to.deep.equal([]);
  });

  async function shown(tag: Tag): Promise<Shown> {
    const one = (): ReturnType<typeof workspaceFixture<FirsatElement>> =>
      workspaceFixture(() => anElement(tag, full) as FirsatElement, {
        lang: 'en',
        store: { core: full.core, work: full.work, created: false, texts: texts.load },
      });
    const { workspace, element } = await one();
    const { element: twin } = await one();
    await same({ workspace, element, twin }, 'at first');
    return { workspace, element, twin };
  }

  /** Waits until both say and look the same, also after what comes late; the difference, where that does not come about. */
  async function same({ element, twin }: Shown, when: string): Promise<void> {
    const end = performance.now() + LIMIT_MS;
    for (let times = 0; times < 2;) {
      await new Promise((resolve) => requestIdleCallback(resolve));
      await painted(element);
      await painted(twin);
      const isSame = textBelow(element) === textBelow(twin) && looks(element) === looks(twin);
      times = isSame ? times + 1 : 0;
      if (isSame || performance.now() < end) continue;
      expect(textBelow(element), when).to.equal(textBelow(twin));
      expect(looks(element).split('\n'), when).to.deep.equal(looks(twin).split('\n'));
    }
  }

  async function frame(): Promise<Document> {
    const element = document.createElement('iframe');
    element.width = String(document.documentElement.clientWidth);
    element.height = String(innerHeight);
    element.srcdoc = '<!doctype html><html lang="tr"><title>frame</title>';
    const loaded = new Promise((resolve) => {
      element.onload = resolve;
    });
    document.body.append(element);
    await loaded;
    const { contentDocument } = element;
    if (!contentDocument) throw new Error('no document');
    return contentDocument;
  }

  for (const tag of TAGS) {
    it(`GST3 <${tag}> elsewhere in the page, in a shadow root, out for a while: it is as before`, async () => {
      const all = await shown(tag);
      const { workspace, element } = all;
      const [section, shell] = [document.createElement('section'), document.createElement('div')];
      const root = shell.attachShadow({ mode: 'open' });
      workspace.append(section, shell);
      section.append(element);
      await same(all, 'elsewhere');
      if ('moveBefore' in workspace) {
        (workspace.moveBefore as (node: Node, before: Node | null) => void)(element, null);
        await same(all, 'moved before');
      }
      root.append(element);
      await same(all, 'in a shadow root');
      element.remove();
      await nextFrame();
      await nextFrame();
      workspace.prepend(element);
      await same(all, 'back');
    });

    it(`GST3 <${tag}> in another workspace it shows that one's records, and back again`, async () => {
      const all = await shown(tag);
      const { workspace, element } = all;
      const other = document.createElement('test-workspace') as TestWorkspace;
      other.lang = 'en';
      other.workspace = 'other';
      other.testStore = createTestStore({ workspaceId: 'other' }).store;
      document.body.append(other);
      await other.updateComplete;
      other.append(element);
      await painted(element);
      expect(textBelow(element)).not.to.match(/Depo|Işık|Şükrü/);
      workspace.append(element);
      await same(all, 'back');
    });

    it(`GST4 <${tag}> with its workspace in another document and back: it is as before`, async () => {
      const all = await shown(tag);
      const inner = await frame();
      inner.body.append(all.workspace);
      await same(all, 'in the frame');
      document.body.append(all.workspace);
      await same(all, 'back');
    });

    it(`GST4 <${tag}> that begins in another document is as in its own`, async () => {
      const all = await shown(tag);
      const inner = await frame();
      inner.body.append(all.workspace);
      const fresh = anElement(tag, full) as FirsatElement;
      all.element.replaceWith(fresh);
      await same({ ...all, element: fresh }, 'in the frame');
    });
  }
});
