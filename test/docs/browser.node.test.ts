// The built documentation in Chromium, served below a path with a strict policy: its examples and samples run, it asks nobody, and everybody can use it.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { builtSite, PATIENCE } from '../e2e/support.js';
import { assertNone } from '../rules/support/assert-none.js';
import { chromeArgs, findChrome } from '../setup/browser.mjs';
import { GROUPS } from '../setup/docs/nav.js';
import { filesUnder, root } from '../setup/files.mjs';
import { serve, type Served } from './support.js';

/** Take no place while there is nothing to say or to fill in. */
const SILENT = new Set(['change-notices', 'opportunity-form']);

interface Shown {
  readonly tag: string;
  readonly height: number;
  readonly hasContent: boolean;
}

/** What there is of the kit within `where`, once every tag has its class and something to show. */
async function shownIn(page: Page, where: string, pattern: RegExp): Promise<Shown[]> {
  await page.waitForFunction(
    ([selector = '', source = '']) =>
      [...document.querySelectorAll(`${selector} *`)]
        .filter(({ localName }) => new RegExp(source).test(localName))
        .every(({ shadowRoot }) => (shadowRoot?.childElementCount ?? 0) > 0),
    [where, pattern.source],
  );
  return page.evaluate(
    ([selector = '', source = '']) =>
      [...document.querySelectorAll(`${selector} *`)]
        .filter(({ localName }) => new RegExp(source).test(localName))
        .map((element) => ({
          tag: element.localName,
          height: element.getBoundingClientRect().height,
          hasContent: (element.shadowRoot?.childElementCount ?? 0) > 0,
        })),
    [where, pattern.source],
  );
}

const KIT = new RegExp(`^(acme-)?(${GROUPS.flatMap(({ tags }) => tags).join('|')})$`);

describe('the documentation in a browser', () => {
  let site: Served;
  let browser: Browser;
  let axe = '';
  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    site = await serve(await builtSite());
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  interface Visit {
    readonly page: Page;
    /** What went wrong, and whom it asked beside its own host. */
    readonly complaints: string[];
  }

  async function visit(name: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript('globalThis.__name ??= (value) => value');
    const complaints: string[] = [];
    const complain = (words: string): void => {
      complaints.push(`${page.url()}: ${words}`);
    };
    page.on('pageerror', ({ message }) => {
      complain(message);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complain(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address) && !/^(data|blob):/.test(request.url()))
        complain(`asks ${request.url()}`);
    });
    await page.goto(`${site.address}docs/${name}`);
    return { page, complaints };
  }

  it('DCS5 the example of each element runs with its sample, under a strict policy, and no other host is asked', async () => {
    const problems: string[] = [];
    // As a person reads on: what one page has fetched is there for the next.
    const { page, complaints } = await visit('en/elements.html');
    for (const tag of GROUPS.flatMap(({ tags }) => tags)) {
      await page.goto(`${site.address}docs/en/elements/${tag}.html`);
      await page.locator('.live > .stage').scrollIntoViewIfNeeded();
      const shown = await shownIn(page, '.stage', KIT);
      await page.waitForFunction(
        () =>
          [...(document.querySelector('pipeline-workspace')?.store?.list('opportunities') ?? [])].length > 10,
      );
      if (!SILENT.has(tag))
        await page.waitForFunction(
          (name) => (document.querySelector(name)?.getBoundingClientRect().height ?? 0) > 15,
          tag === 'pipeline-workspace' ? 'opportunity-board' : tag,
        );
      if (!shown.some((each) => each.tag === tag && each.hasContent)) problems.push(`${tag} shows nothing`);
    }
    await page.context().close();
    assertNone([...problems, ...complaints]);
  });

  it('DCS4 each sample of HTML shows its elements', async () => {
    const outDir = await mkdtemp(path.join(tmpdir(), 'firsat-docs-'));
    try {
      const input = {
        'firsat.min': 'packages/firsat/src/everything.ts',
        'cdn/firsat-loader': 'packages/firsat/src/auto-loader.ts',
        'own-tags': 'demo/docs/samples/own-tags.ts',
      };
      await build({
        configFile: false,
        root,
        logLevel: 'error',
        resolve: {
          conditions: ['firsat-source', 'browser', 'module', 'development|production'],
          dedupe: ['yjs', 'lit', 'lib0'],
        },
        build: {
          outDir,
          emptyOutDir: true,
          modulePreload: false,
          rolldownOptions: {
            input: Object.fromEntries(
              Object.entries(input).map(([name, file]) => [name, path.join(root, file)]),
            ),
            preserveEntrySignatures: 'strict',
            output: {
              entryFileNames: '[name].js',
              codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
            },
          },
        },
      });
      const samples = filesUnder('demo/docs/samples', /\.html$/);
      assert.ok(samples.length > 5);
      for (const sample of samples) {
        const html = readFileSync(path.join(root, sample), 'utf8').replaceAll('https://your.host/', './');
        const name = `${path.basename(sample, '.html')}.html`;
        const script = html.includes('<script')
          ? ''
          : '<script type="module" src="./firsat.min.js"></script>';
        const host = await serve(outDir, '/', {
          [name]: `<!doctype html><html lang="en"><title>${name}</title>${script}${html}</html>`,
        });
        const page = await browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        await page.goto(host.address + name);
        const shown = await shownIn(page, 'body', KIT);
        assert.ok(shown.length > 0, `${sample} has no element`);
        assertNone(shown.filter(({ hasContent }) => !hasContent).map(({ tag }) => `${sample}: ${tag}`));
        assert.ok(
          shown.some(({ height }) => height > 15),
          `${sample} shows nothing`,
        );
        await page.close();
        await host.close();
      }
    } finally {
      rmSync(outDir, { recursive: true, force: true });
    }
  });

  it('DCS6 axe finds no violation, in both languages, light and dark', async () => {
    const problems: string[] = [];
    for (const [name, colorScheme] of [
      ['en/index.html', 'light'],
      ['tr/theming.html', 'dark'],
      ['en/frameworks.html', 'dark'],
      ['tr/elements/opportunity-board.html', 'light'],
      ['tr/data.html', 'light'],
    ] as const) {
      const { page } = await visit(name, { colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: tool } = window as unknown as {
          axe: {
            run(context: unknown): Promise<{
              violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
            }>;
          };
        };
        // The elements have tests of their own.
        const { violations } = await tool.run({ include: [['body']], exclude: [['.stage']] });
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        );
      });
      problems.push(...found.map((each) => `${name}: ${each}`));
      await page.context().close();
    }
    assertNone(problems);
  });

  it('DCS8 at 320 px nothing is wider than the page, and the navigation opens, closes by Escape and gives the focus back', async () => {
    for (const name of [
      'en/start.html',
      'tr/server.html',
      'tr/data.html',
      'en/elements/opportunity-detail.html',
    ]) {
      const { page } = await visit(name, { viewport: { width: 320, height: 700 } });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
      await page.context().close();
    }
    const { page } = await visit('tr/start.html', { viewport: { width: 320, height: 700 } });
    const current = page.locator('.pages [aria-current=page]');
    assert.equal(await current.isVisible(), false);
    await page.locator('.menu').press('Enter');
    assert.equal(await current.isVisible(), true);
    await page.keyboard.press('Escape');
    assert.equal(await current.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'menu');
    await page.context().close();
  });

  it('DCS9 the search answers to / and to arrows, and leads to a heading; the other language opens at the same one', async () => {
    const { page, complaints } = await visit('tr/elements/sync-status.html');
    await page.keyboard.press('/');
    await page.keyboard.type('hazir gorunum');
    await page.locator('#found [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/tr/theming.html#presets');
    await page.locator('a[data-language]').click();
    await page.waitForURL('**/docs/en/theming.html#presets');
    assertNone(complaints);
    await page.context().close();
  });

  it('DCS10 the entrance leads to the language of the browser', async () => {
    for (const [locale, language] of [
      ['tr-TR', 'tr'],
      ['de-DE', 'en'],
    ]) {
      const { page } = await visit('index.html', { locale: locale ?? '' });
      await page.waitForURL(`**/docs/${language ?? ''}/index.html`);
      await page.context().close();
    }
  });
});
