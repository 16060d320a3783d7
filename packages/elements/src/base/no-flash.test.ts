import { expect } from '@open-wc/testing';
import { ALL_ELEMENTS } from '../all-elements.js';
import { waitUntil } from '../testing/drive.js';

const CLOAK = '/packages/firsat/src/cloak.css';
const FALLBACK = 'Three opportunities, ₺1.2 million';

/** What the page in the frame does when it is told to; each step ends with a frame that has been painted. */
interface Page extends Window {
  define(): Promise<void>;
  loading(): Promise<void>;
  load(): Promise<void>;
  shift: number;
}

/** Large enough that its moving is felt. */
const BELOW = '<p class="below">Below</p>';

const scriptOf = (tag: string): string => `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  let scene;
  window.define = async () => {
    await import('/packages/elements/src/define/${tag}.ts');
    await customElements.whenDefined('${tag}');
    await frame();
  };
  window.loading = async () => {
    const { aLoadingWorkspace } = await import('/packages/elements/src/testing/late-data.ts');
    scene = aLoadingWorkspace();
    await frame();
  };
  window.load = async () => {
    await scene.load();
    await frame();
    await frame();
  };
  document.body.dataset.ready = 'yes';`;

const pageOf = (tag: string, below: string): string => `<!doctype html><html lang="en"><head>
  <link rel="stylesheet" href="${CLOAK}"><style>.below { block-size: 600px; background: silver }</style></head><body style="margin: 16px; font: 16px sans-serif">
  <p>Above</p><${tag} for="sales">${FALLBACK}</${tag}>${below}
  <script type="module">${scriptOf(tag)}</script></body></html>`;

/** What stands below is told only for elements that have a height of their own; the others end where their content ends. */
const TAGS: readonly (readonly [tag: string, below: string])[] = [
  ['opportunity-board', BELOW],
  ['opportunity-list', BELOW],
  ['contact-directory', BELOW],
  ['opportunity-detail', ''],
  ['pipeline-report', ''],
  ['work-queue', ''],
];

describe('before there is anything to show', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  for (const [tag, below] of TAGS)
    it(`LKS6 <${tag}> keeps its room from the bare tag to its first data, and shows the page's words until it is defined`, async () => {
      const frame = document.createElement('iframe');
      frame.width = '1100';
      frame.height = '900';
      frame.srcdoc = pageOf(tag, below);
      document.body.append(frame);
      await waitUntil(() => frame.contentDocument?.querySelector('body[data-ready]'));
      const page = frame.contentWindow as unknown as Page;
      const element = frame.contentDocument?.querySelector(tag) as HTMLElement;
      await waitUntil(() => element.getBoundingClientRect().height > 100);
      const before = element.getBoundingClientRect();
      expect(element.innerText).to.equal(FALLBACK);
      await page.define();
      expect(element.innerText).to.not.contain(FALLBACK);
      await page.loading();
      await page.load();
      expect(page.shift).to.be.at.most(0.1);
      if (below !== '') expect(element.getBoundingClientRect().height).to.equal(before.height);
      expect(element.getBoundingClientRect().top).to.equal(before.top);
    });

  it('LKS6 every tag has its room', async () => {
    const text = await (await fetch(CLOAK)).text();
    expect(
      [...Object.keys(ALL_ELEMENTS), 'pipeline-workspace'].filter(
        (tag) => !new RegExp(`\\b${tag}\\b`).test(text),
      ),
    ).to.deep.equal([]);
  });
});
