/** Elements that a page moves: to another place, another tree, another workspace, another document. */
import { expect, nextFrame } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { painted, waitUntil } from '../../packages/elements/src/testing/drive.js';
import { FakeTexts } from '../../packages/elements/src/testing/fake-texts.js';
import { TestWorkspace, workspaceFixture } from '../../packages/elements/src/testing/fixture.js';
import { anElement, everyElement, everyNode, TAGS, type Tag } from './every-element.js';
import { fillTexts, fullWorkspace, type FullWorkspace } from './full-workspace.js';

/** What a person reads below a node. */
const textBelow = (root: Node): string =>
  [...everyNode(root)]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => (node as Text).data.trim())
    .filter((text) => text !== '')
    .join(' ');

describe('elements that a page moves', function () {
  this.timeout(120_000);
  let full: FullWorkspace;
  let texts: FakeTexts;
  const heard: string[] = [];
  const onError = ({ message }: ErrorEvent): void => void heard.push(message);
  const onRejection = ({ reason }: PromiseRejectionEvent): void => void heard.push(String(reason));

  before(() => {
    for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineElement(tag, Class);
    full = fullWorkspace();
    texts = new FakeTexts();
    fillTexts(texts, full, 'Yazı');
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
  });

  after(() => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  });

  afterEach(() => {
    document.body.replaceChildren();
    expect(heard.splice(0)).to.deep.equal([]);
  });

  async function shown(tag: Tag): Promise<{ workspace: TestWorkspace; element: FirsatElement }> {
    const fixture = await workspaceFixture(() => anElement(tag, full) as FirsatElement, {
      lang: 'en',
      store: { core: full.core, work: full.work, created: false, texts: texts.load },
    });
    await settled(fixture.element);
    return fixture;
  }

  async function settled(element: FirsatElement): Promise<void> {
    for (let at = 0; at < 4; at += 1) {
      await painted(element);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Whether it says the same again, once it has settled. */
  async function saysAgain(element: FirsatElement, text: string, when: string): Promise<void> {
    await settled(element);
    await waitUntil(() => textBelow(element) === text, undefined, { timeout: 3000 }).catch(() => {
      expect(textBelow(element), when).to.equal(text);
    });
  }

  /** How the widget and what stands in it look. */
  function looks(element: FirsatElement): readonly string[] {
    return everyElement(element.renderRoot).map((each) => {
      const view = each.ownerDocument.defaultView ?? window;
      const { display, color, fontSize, paddingTop, position } = view.getComputedStyle(each);
      return [each.localName, each.className, display, color, fontSize, paddingTop, position].join(' ');
    });
  }

  function frame(): Document {
    const element = document.createElement('iframe');
    element.width = String(innerWidth);
    element.height = String(innerHeight);
    document.body.append(element);
    const { contentDocument } = element;
    if (!contentDocument) throw new Error('no document');
    contentDocument.body.style.margin = getComputedStyle(document.body).margin;
    return contentDocument;
  }

  for (const tag of TAGS) {
    it(`GST3 <${tag}> elsewhere in the page, in a shadow root, out for a while: it says the same`, async () => {
      const { workspace, element } = await shown(tag);
      const text = textBelow(element);
      const [section, shell] = [document.createElement('section'), document.createElement('div')];
      const root = shell.attachShadow({ mode: 'open' });
      workspace.append(section, shell);
      section.append(element);
      await saysAgain(element, text, 'elsewhere');
      if ('moveBefore' in workspace) {
        (workspace as unknown as { moveBefore(node: Node, before: Node | null): void }).moveBefore(
          element,
          null,
        );
        await saysAgain(element, text, 'moved before');
      }
      root.append(element);
      await saysAgain(element, text, 'in a shadow root');
      element.remove();
      await nextFrame();
      await nextFrame();
      workspace.prepend(element);
      await saysAgain(element, text, 'back');
    });

    it(`GST3 <${tag}> in another workspace it shows that one's records, and back again`, async () => {
      const { workspace, element } = await shown(tag);
      const text = textBelow(element);
      const other = document.createElement('test-workspace') as TestWorkspace;
      other.lang = 'en';
      other.workspace = 'other';
      other.testStore = createTestStore({ workspaceId: 'other' }).store;
      document.body.append(other);
      await other.updateComplete;
      other.append(element);
      await settled(element);
      expect(textBelow(element)).not.to.match(/Depo|Işık|Şükrü/);
      workspace.append(element);
      await saysAgain(element, text, 'back');
    });

    it(`GST4 <${tag}> with its workspace in another document and back: it says the same and looks the same`, async () => {
      const { workspace, element } = await shown(tag);
      const [text, look] = [textBelow(element), looks(element)];
      const inner = frame();
      inner.body.append(inner.adoptNode(workspace));
      await saysAgain(element, text, 'in the frame');
      await waitUntil(() => looks(element).join() === look.join(), undefined, { timeout: 3000 }).catch(() => {
        expect(looks(element)).to.deep.equal(look);
      });
      document.body.append(document.adoptNode(workspace));
      await saysAgain(element, text, 'back');
      expect(looks(element)).to.deep.equal(look);
    });
  }
});
