/** Every element in every state, looked at by axe in each language and scheme; kept as pictures for people and for comparing. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ALL_ELEMENTS } from '../../../packages/elements/src/all-elements.js';
import { chromeArgs, findChrome } from '../../setup/browser.mjs';
import { Album } from '../pictures.js';
import { GalleryServer } from './gallery-server.js';
import { scenes, type Scene } from './scenes.js';

/** What is asked of an element whose structure has been looked at: what only colours, and what only words can change. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
const OF_WORDS = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-text',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'aria-treeitem-name',
  'button-name',
  'empty-heading',
  'empty-table-header',
  'frame-title',
  'image-alt',
  'image-redundant-alt',
  'input-button-name',
  'label',
  'label-content-name-mismatch',
  'label-title-only',
  'landmark-unique',
  'link-name',
  'role-img-alt',
  'scrollable-region-focusable',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'target-size',
  'valid-lang',
];

/** Everything in the first, then each language once and the colours of each scheme once: an element is built alike in all. */
const LOOKS = [
  { lang: 'tr', dir: 'ltr', scheme: 'light' },
  { lang: 'en', dir: 'ltr', scheme: 'dark', rules: [...OF_COLORS, ...OF_WORDS] },
  { lang: 'de', dir: 'ltr', scheme: 'light', rules: OF_WORDS },
  { lang: 'ar', dir: 'rtl', scheme: 'dark', rules: OF_WORDS },
] as const satisfies readonly {
  readonly lang: string;
  readonly dir: string;
  readonly scheme: 'light' | 'dark';
  readonly rules?: readonly string[];
}[];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Text, since it runs in the page: the whole of it, popovers, toasts and all. Without rules: all. */
const examine = (rules?: readonly string[]): string =>
  `axe.run(document.querySelector('main'), ${JSON.stringify({
    resultTypes: ['violations'],
    // The words' rules are asked in each look, those that axe leaves out by itself included.
    ...(rules
      ? { runOnly: rules }
      : { rules: Object.fromEntries(OF_WORDS.map((rule) => [rule, { enabled: true }])) }),
  })}).then(({ violations }) => violations)`;

describe('the gallery of elements', () => {
  const server = new GalleryServer();
  const album = new Album();
  let browser: Browser;
  let page: Page;

  before(async () => {
    await server.start();
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
    page = await browser.newPage({
      viewport: { width: 1200, height: 900 },
      // Half-way through a fade every colour is a wrong one.
      reducedMotion: 'reduce',
    });
    await page.clock.setFixedTime(1_769_925_600_000);
    await page.goto(server.address);
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    );
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  async function look({ lang, dir, scheme }: (typeof LOOKS)[number]): Promise<void> {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(
      async ([language, direction]) => {
        Object.assign(document.documentElement, { lang: language, dir: direction });
        // The words of a language are fetched by area.
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      },
      [lang, dir] as const,
    );
  }

  async function visit({ stand, state, ready }: Scene): Promise<string[]> {
    const told: string[] = [];
    await look(LOOKS[0]);
    await page.evaluate(
      (what) =>
        (window as unknown as { gallery: { show(stand: unknown): Promise<void> } }).gallery.show(what),
      stand as unknown,
    );
    await ready(page.locator(stand.tag).first(), page);
    for (const one of LOOKS) {
      await look(one);
      for (const { id, nodes } of await page.evaluate<Violation[]>(
        examine('rules' in one ? one.rules : undefined),
      ))
        for (const node of nodes)
          told.push(
            `${state} (${one.lang}, ${one.scheme}): ${id} at ${JSON.stringify(node.target)}: ${node.failureSummary ?? ''}`,
          );
      if (album.isKept)
        await album.add(`${stand.tag}-${state}-${one.lang}-${one.scheme}`, await page.screenshot());
    }
    return told;
  }

  for (const tag of [...Object.keys(ALL_ELEMENTS), 'workspace-devtools'])
    it(`AXT1 axe finds nothing in <${tag}> in any of its states, in four languages, light and dark`, async () => {
      const states = scenes.filter(({ stand }) => stand.tag === tag);
      assert.ok(states.length > 0, `the gallery does not show <${tag}>`);
      const found: string[] = [];
      for (const scene of states) found.push(...(await visit(scene)));
      assert.deepEqual(found, []);
      assert.deepEqual(album.changed.splice(0), [], 'pictures are not as they were');
    });
});
