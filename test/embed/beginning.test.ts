/** Elements that begin in unusual ways: imported, cloned, upgraded late, called before or after their time. */
import { expect } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import type { FirsatElement } from '../../packages/elements/src/base/firsat-element.js';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { defineIn } from '../../packages/elements/src/scope/tag-scope.js';
import { painted, waitUntil } from '../../packages/elements/src/testing/drive.js';
import { TestWorkspace } from '../../packages/elements/src/testing/fixture.js';
import { attributesFor, TAGS, type Tag } from './every-element.js';
import { hearErrors } from './hear-errors.js';
import { same, textBelow, TwinStage } from './twins.js';

describe('elements that begin in unusual ways', function () {
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

  /** As markup that has been parsed: nothing but attributes. */
  function markup(page: Document, name: string, tag: Tag): HTMLElement {
    const element = page.createElement(name);
    for (const [key, value] of Object.entries(attributesFor(tag, stage.full)))
      element.setAttribute(key, value);
    return element;
  }

  /** What the twin was told by properties. */
  function told(element: HTMLElement, twin: HTMLElement): void {
    for (const name of ['now', 'draft'])
      if (name in twin) Object.assign(element, { [name]: Reflect.get(twin, name) as unknown });
  }

  for (const tag of TAGS) {
    it(`GST5 <${tag}> of a document without a window, imported or adopted, and a clone of one that is shown, are as any other`, async () => {
      const all = await stage.twins(tag);
      const inert = document.implementation.createHTMLDocument('inert');
      for (const bring of [
        (element: HTMLElement): HTMLElement => document.importNode(element, true),
        (element: HTMLElement): HTMLElement => document.adoptNode(element),
      ]) {
        const element = bring(markup(inert, tag, tag)) as FirsatElement;
        customElements.upgrade(element);
        told(element, all.twin);
        all.workspace.append(element);
        all.workspace.querySelector(tag)?.remove();
        await same({ ...all, element }, 'brought');
      }
      const [live] = all.workspace.children;
      const element = live?.cloneNode(true) as FirsatElement;
      told(element, all.twin);
      live?.replaceWith(element);
      await same({ ...all, element }, 'the clone');
    });
  }

  for (const order of ['widgets first', 'the workspace first'] as const)
    it(`GST6 tags that were in the page before they were defined, ${order}: what they have been given counts`, async () => {
      const prefix = order === 'widgets first' ? 'late-' : 'later-';
      const { core, work } = stage.full;
      const workspace = document.createElement(`${prefix}workspace`) as TestWorkspace;
      // Properties of elements that are none yet: as a framework sets them.
      workspace.testStore = createTestStore({ core, work, created: false }).store;
      workspace.setAttribute('workspace', 'test');
      workspace.lang = 'en';
      const clicks: string[] = [];
      const widgets = TAGS.map((tag) => {
        const element = markup(document, `${prefix}${tag}`, tag) as FirsatElement;
        element.density = 'compact';
        Object.assign(element, { draft: {}, strings: { en: { common: { actions: { save: 'Keep' } } } } });
        element.addEventListener('click', () => clicks.push(tag));
        element.append(document.createElement('p'));
        workspace.append(element);
        return { tag, element };
      });
      document.body.append(workspace);
      const scope = { registry: customElements, prefix, suffix: '' };
      const steps = [
        () => {
          for (const tag of TAGS) defineIn(scope, tag, ALL_ELEMENTS[tag]);
        },
        () => {
          customElements.define(`${prefix}workspace`, class extends TestWorkspace {});
        },
      ];
      if (order === 'the workspace first') steps.reverse();
      for (const step of steps) {
        step();
        for (const { element } of widgets) await (element as Partial<FirsatElement>).updateComplete;
      }
      for (const { tag, element } of widgets) {
        await painted(element);
        expect(element.density, tag).to.equal('compact');
        await waitUntil(() => element.matches(':state(compact)'), tag);
        expect(element.matches(':state(loading), :state(empty)'), tag).to.equal(
          tag === 'change-notices' && element.matches(':state(empty)'),
        );
        expect(element.querySelector('p'), tag).not.to.equal(null);
        element.click();
        expect(clicks.at(-1), tag).to.equal(tag);
      }
    });

  describe('the workspace that `for` names', () => {
    function workspaceOf(name: string, id = 'named'): TestWorkspace {
      defineElement('test-workspace', TestWorkspace);
      const workspace = document.createElement('test-workspace') as TestWorkspace;
      workspace.id = id;
      workspace.workspace = name;
      workspace.testStore = createTestStore({ workspaceId: name }).store;
      return workspace;
    }

    function widget(): { readonly element: FirsatElement; found(): string | undefined } {
      const element = document.createElement('opportunity-board') as unknown as FirsatElement;
      element.for = 'named';
      document.body.append(element);
      const inner = element as unknown as { readonly store?: { readonly workspaceId: string } };
      return { element, found: () => inner.store?.workspaceId };
    }

    for (const [how, replace] of [
      ['at once', (old: Element, next: Element) => old.replaceWith(next)],
      [
        'after a while',
        async (old: Element, next: Element) => {
          old.remove();
          await new Promise((resolve) => setTimeout(resolve));
          document.body.append(next);
        },
      ],
      [
        'while the old one is still there under another id',
        (old: Element, next: Element) => {
          old.id = 'other';
          document.body.append(next);
          old.remove();
        },
      ],
    ] as const)
      it(`GST6 is replaced ${how}: the widget follows`, async () => {
        const [first, second] = [workspaceOf('first'), workspaceOf('second')];
        document.body.append(first);
        const { found } = widget();
        await waitUntil(() => found() === 'first');
        await replace(first, second);
        await waitUntil(() => found() === 'second', 'the second is found');
        second.remove();
        await waitUntil(() => found() === undefined, 'the second is gone');
        document.body.append(second);
        await waitUntil(() => found() === 'second', 'it is back');
      });

    it('GST6 is gone: the widget says so, and shows none of its records', async () => {
      const { workspace, element } = await stage.one('opportunity-board');
      workspace.id = 'named';
      document.body.append(element);
      element.for = 'named';
      await waitUntil(() => textBelow(element).includes('Depo'));
      workspace.remove();
      await waitUntil(() => !textBelow(element).includes('Depo'));
      expect(textBelow(element)).to.include('pipeline-workspace');
    });

    it('GST6 is first something else: the widget waits', async () => {
      const other = document.createElement('div');
      other.id = 'named';
      document.body.append(other);
      const { element, found } = widget();
      await painted(element);
      expect(found()).to.equal(undefined);
      other.replaceWith(workspaceOf('at last'));
      await waitUntil(() => found() === 'at last');
    });
  });
});
