import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { inside, painted, waitUntil } from '../testing/drive.js';
import { looksScene } from '../testing/looks-scene.js';

const count = (element: LitElement, selector: string): number =>
  element.renderRoot.querySelectorAll(selector).length;

const shown = (element: LitElement, selector: string): boolean =>
  [...element.renderRoot.querySelectorAll(selector)].some((one) => one.checkVisibility());

const ROWS = 90;
const ALL = { attribute: 'statuses', value: 'open suspended won lost abandoned' };

describe('on paper', () => {
  afterEach(async () => {
    await emulateMedia({ media: 'screen', colorScheme: 'light' });
    document.documentElement.style.colorScheme = '';
    document.body.replaceChildren();
  });

  /** What is fetched after the first frame knows how to print. */
  async function printable(tag: string): Promise<LitElement> {
    const { elements } = await looksScene([tag], {
      rows: ROWS,
      prepare: (element) => {
        if (tag === 'opportunity-board') element.setAttribute(ALL.attribute, ALL.value);
      },
    });
    const [element] = elements as [LitElement];
    await waitUntil(() =>
      element.shadowRoot?.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some((rule) => rule.cssText.includes('data-paper')),
      ),
    );
    await painted(element);
    return element;
  }

  for (const { tag, row, tools } of [
    { tag: 'opportunity-board', row: '.item', tools: '.toolbar' },
    { tag: 'opportunity-list', row: '.row', tools: '.toolbar' },
  ])
    it(`LKS5 <${tag}> is printed with every row, none of it scrolled away, without its tools, and is as before afterwards`, async () => {
      const element = await printable(tag);
      const before = count(element, row);
      expect(before).to.be.within(1, ROWS - 1);
      dispatchEvent(new Event('beforeprint'));
      // At once: printing does not wait.
      const on = count(element, row);
      expect(on).to.be.above(before);
      await emulateMedia({ media: 'print' });
      const { height } = element.getBoundingClientRect();
      const last = [...element.renderRoot.querySelectorAll(row)].at(-1);
      const bottom = last?.getBoundingClientRect().bottom ?? Infinity;
      expect(bottom - element.getBoundingClientRect().top).to.be.at.most(height + 1);
      expect(shown(element, tools)).to.equal(false);
      if (tag === 'opportunity-list') {
        expect(on).to.equal(ROWS);
        expect(getComputedStyle(inside(element, '.head')).display).to.equal('table-header-group');
      }
      await emulateMedia({ media: 'screen' });
      dispatchEvent(new Event('afterprint'));
      await painted(element);
      expect(count(element, row)).to.be.below(on);
      expect(shown(element, tools)).to.equal(true);
    });

  it('LKS5 a dark page is printed dark on white', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const { elements } = await looksScene(['opportunity-board', 'opportunity-list', 'opportunity-detail'], {
      rows: 6,
    });
    await emulateMedia({ media: 'print' });
    for (const element of elements)
      expect(getComputedStyle(inside(element, '.base')).color).to.equal('rgb(27, 31, 39)');
  });
});
