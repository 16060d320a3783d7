import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { inside, painted } from '../testing/drive.js';
import { detailScene } from '../testing/detail-scene.js';
import { fakeSync } from '../testing/fake-sync.js';
import { workspaceFixture } from '../testing/fixture.js';
import { looksScene } from '../testing/looks-scene.js';

const TAGS = ['opportunity-board', 'opportunity-list', 'opportunity-detail', 'opportunity-form'];

/** A form is there when something is begun in it. */
const inPlace = (element: LitElement): void => {
  if (element.localName === 'opportunity-form') Object.assign(element, { draft: {} });
};

const has = (element: Element, state: string): boolean => element.matches(`:state(${state})`);

const heightOf = (element: LitElement, selector: string): number =>
  inside(element, selector).getBoundingClientRect().height;

describe('custom states', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LKS3 of the data, of rights and of the network: before it is rendered, and without a rendering', async () => {
    const sync = fakeSync();
    const { elements } = await looksScene(TAGS, { rows: 4, store: { sync } });
    const all = (state: string): boolean[] => elements.map((element) => has(element, state));
    expect([...all('loading'), ...all('empty'), ...all('offline'), ...all('syncing')]).to.not.include(true);
    sync.set({ server: 'pending' });
    expect(all('syncing')).to.not.include(false);
    sync.set({ server: 'saved', network: 'offline' });
    expect(all('syncing')).to.not.include(true);
    expect(all('offline')).to.not.include(false);
    sync.set({ network: 'online', access: 'reader' });
    expect(all('readonly')).to.not.include(false);
  });

  it('LKS3 it is loading until there is data, and empty until there is a workspace', async () => {
    const { element, store } = await workspaceFixture(() => document.createElement('opportunity-board'), {
      store: { loaded: false, created: false },
    });
    expect([has(element, 'loading'), has(element, 'empty')]).to.deep.equal([true, false]);
    store.markLoaded('core');
    store.markLoaded('work');
    await painted(element);
    expect([has(element, 'loading'), has(element, 'empty')]).to.deep.equal([false, true]);
  });

  it('LKS3 a colleague on the same opportunity', async () => {
    const { detail, id, peer } = await detailScene();
    expect(has(detail, 'remote-editing')).to.equal(false);
    peer({ id: 'mehmet', name: 'Mehmet' }, { opportunityId: id });
    await painted(detail);
    expect(has(detail, 'remote-editing')).to.equal(true);
  });
});

describe('density', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LKS4 comes from the workspace while a widget says nothing itself, and follows it', async () => {
    const { workspace, elements } = await looksScene(TAGS, { rows: 12, prepare: inPlace });
    const [board, list, detail, form] = elements as [LitElement, LitElement, LitElement, LitElement];
    const measure = (): number[] => [
      heightOf(board, '.card'),
      heightOf(list, '.row'),
      heightOf(detail, '.detail-head'),
      heightOf(form, '.form-foot'),
    ];
    const found: Record<string, number[]> = {};
    for (const density of ['compact', 'comfortable', 'spacious', 'no such'] as const) {
      workspace.density = density as 'compact';
      await workspace.updateComplete;
      for (const element of elements) await painted(element);
      expect(elements.map((element) => has(element, 'compact'))).to.deep.equal(
        elements.map(() => density === 'compact'),
      );
      found[density] = measure();
    }
    const { compact = [], comfortable = [], spacious = [] } = found;
    for (const [index, middle] of comfortable.entries()) {
      expect(compact[index], `compact ${String(index)}`).to.be.below(middle);
      expect(spacious[index], `spacious ${String(index)}`).to.be.above(middle);
    }
    expect(found['no such']).to.deep.equal(comfortable);
    board.setAttribute('density', 'compact');
    await painted(board);
    expect(heightOf(board, '.card')).to.equal(compact[0]);
    expect(heightOf(list, '.row')).to.equal(comfortable[1]);
  });

  it('LKS4 no target is under 24 px, however dense', async () => {
    const { elements } = await looksScene(TAGS, {
      rows: 12,
      prepare: (element) => {
        inPlace(element);
        element.setAttribute('density', 'compact');
      },
    });
    const small = elements.flatMap((element) =>
      [
        ...element.renderRoot.querySelectorAll<HTMLElement>(
          'button, input, select, [role="button"], [tabindex="0"]',
        ),
      ]
        .filter((target) => target.checkVisibility())
        .map((target) => [target, target.getBoundingClientRect()] as const)
        // What is smaller than a finger has its room in a label or a cell around it.
        .filter(
          ([target, { width, height }]) => Math.min(width, height) < 24 && width > 1 && !roomAround(target),
        )
        .map(
          ([target, { width, height }]) =>
            `${element.localName} ${target.className} ${String(width)}×${String(height)}`,
        ),
    );
    expect(small).to.deep.equal([]);
  });
});

/** A label, or a cell, that is as large as a target has to be and means the same. */
function roomAround(target: HTMLElement): boolean {
  const around = target.closest<HTMLElement>('label, .cell, .box');
  const { width = 0, height = 0 } = around?.getBoundingClientRect() ?? {};
  return Math.min(width, height) >= 24;
}
