/** Elements that a page moves: to another place, another tree, another workspace, another document. */
import { expect, nextFrame } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { painted } from '../../packages/elements/src/testing/drive.js';
import type { TestWorkspace } from '../../packages/elements/src/testing/fixture.js';
import { anElement, TAGS } from './every-element.js';
import { hearErrors } from './hear-errors.js';
import { same, textBelow, TwinStage } from './twins.js';

describe('elements that a page moves', function () {
  this.timeout(120_000);
  let stage: TwinStage;
  const heard = hearErrors();

  before(() => {
    stage = new TwinStage();
  });

  afterEach(() => {
    document.body.replaceChildren();
    expect(heard()).to.deep.equal([]);
  });

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
    it(`GST3 GST4 <${tag}> elsewhere, in a shadow root, out for a while, in another workspace, in a frame: it is as before`, async () => {
      const all = await stage.twins(tag);
      const { workspace, element } = all;
      const [section, shell] = [document.createElement('section'), document.createElement('div')];
      const root = shell.attachShadow({ mode: 'open' });
      workspace.append(section, shell);
      section.append(element);
      await same(all, 'elsewhere');
      if ('moveBefore' in workspace) {
        workspace.moveBefore(element, null);
        await same(all, 'moved before');
      }
      root.append(element);
      await same(all, 'in a shadow root');
      element.remove();
      await nextFrame();
      await nextFrame();
      workspace.prepend(element);

      const other = document.createElement('test-workspace') as TestWorkspace;
      other.lang = 'en';
      other.workspace = 'other';
      other.testStore = createTestStore({ workspaceId: 'other' }).store;
      document.body.append(other);
      await other.updateComplete;
      other.append(element);
      await painted(element);
      expect(textBelow(element), 'in another workspace').not.to.match(/Depo|Işık|Şükrü/);

      const inner = await frame();
      inner.body.append(workspace);
      workspace.append(element);
      await same(all, 'in a frame, with its workspace');
      document.body.append(workspace);
      await same(all, 'back');
      inner.body.append(workspace);
      const fresh = anElement(tag, stage.full) as FirsatElement;
      element.replaceWith(fresh);
      await same({ ...all, element: fresh }, 'one that begins in a frame');
    });
  }
});
