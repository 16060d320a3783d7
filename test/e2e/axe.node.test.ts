/** The pages of the demo as a whole, for everybody: by axe, and by keyboard alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../packages/elements/src/locales/en/index.js';
import { tr } from '../../packages/elements/src/locales/tr/index.js';
import { setTheStage, until, type Stage } from './support.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];
const WORDS = { tr, en } as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

describe('the demo for everybody', () => {
  let stage: Stage;
  let axe = '';

  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    stage = await setTheStage();
  });
  after(async () => {
    await stage.close();
  });

  async function open(
    options: { readonly lang: 'tr' | 'en'; readonly scheme?: 'light' | 'dark'; readonly path?: string },
    rows = 30,
  ): Promise<Page> {
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: options.scheme ?? 'light',
      // Half-way through a fade every colour is a wrong one.
      reducedMotion: 'reduce',
    });
    const { lang, path } = options;
    const query = { room: 'axe', server: 'none', lang, rows: String(rows) };
    const page = await stage.visit(context, query, path === undefined ? {} : { path });
    await until(
      page,
      ({ store }: Workspace, count: number) => [...(store?.list('opportunities') ?? [])].length === count,
      rows,
    );
    await page.locator('opportunity-board .item').first().waitFor();
    return page;
  }

  /** Of the page, or of the element that has changed since the page was looked at. */
  async function assertClean(page: Page, where: string, part = 'body'): Promise<void> {
    const violations = await page
      .locator(part)
      .first()
      .evaluate(async (root): Promise<Violation[]> => {
        const { axe: tool } = window as unknown as {
          axe: { run(root: Node): Promise<{ violations: Violation[] }> };
        };
        const { violations: found } = await tool.run(root === document.body ? document : root);
        return found;
      });
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${where}: ${id} at ${JSON.stringify(node.target)}: ${node.failureSummary ?? ''}`),
    );
    assert.deepEqual(told, []);
  }

  // The pages as a whole, once; the elements are looked at in all languages and schemes by the gallery (AXT1).
  for (const [lang, scheme, shopScheme] of [['tr', 'light', 'dark']] as const) {
    it(`DEM1 axe finds nothing on the playground (${lang}, ${scheme})`, async () => {
      const words = WORDS[lang];
      const page = await open({ lang, scheme });
      await page.evaluate(axe);
      await assertClean(page, 'board');

      const detail = page.locator('opportunity-detail');
      await page.locator('opportunity-board .item').first().click();
      await detail.getByRole('heading', { name: words.detail.history }).waitFor();
      await assertClean(page, 'detail', 'opportunity-detail');
      await detail.getByRole('button', { name: words.detail.setStatus.lost, exact: true }).click();
      await detail.locator('.status-form').waitFor();
      await assertClean(page, 'status', 'opportunity-detail');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await detail.getByRole('heading', { name: words.detail.history }).waitFor({ state: 'hidden' });

      const form = page.locator('opportunity-form');
      await page.getByRole('button', { name: words.board.toolbar.createLabel, exact: true }).first().click();
      await form.getByRole('heading', { name: words.form.title }).waitFor();
      await assertClean(page, 'form', 'opportunity-form');
      await page.keyboard.press('Control+Enter');
      await form.locator('[aria-invalid=true]').first().waitFor();
      await assertClean(page, 'refused form', 'opportunity-form');
      await page.keyboard.press('Escape');

      await page.locator('sync-status button').first().click();
      await page.locator('sync-status').getByRole('dialog').waitFor();
      await assertClean(page, 'sync details', 'sync-status');
      await page.keyboard.press('Escape');

      await page.locator('[data-view=schemas]').click();
      const editor = page.locator('stage-schema-editor');
      await editor.getByRole('heading', { name: words.schemas.title }).waitFor();
      await assertClean(page, 'schemas');
      await editor.evaluate((element) => {
        element.setAttribute('schema', 'seven-stages');
      });
      await editor.getByRole('button', { name: words.schemas.makeDefault }).waitFor();
      await assertClean(page, 'schema', 'stage-schema-editor');

      await page.locator('[data-view=settings]').click();
      await page.locator('pipeline-settings .history').getByText(/\d/).first().waitFor();
      await assertClean(page, 'settings');

      await page.locator('[data-view=data]').click();
      await page.locator('data-import').getByRole('button', { name: words.importing.choose }).waitFor();
      await assertClean(page, 'data');
      await page.context().close();
    });

    it(`DEM1 axe finds nothing on the shop page (${lang}, ${shopScheme})`, async () => {
      const words = WORDS[lang];
      const page = await open({ lang, scheme: shopScheme, path: '/shop.html' });
      await page.evaluate(axe);
      await assertClean(page, 'shop');
      await page.locator('opportunity-board .item').first().click();
      await page.getByRole('heading', { name: words.detail.history }).waitFor();
      await assertClean(page, 'detail in the shop', 'opportunity-detail');
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: words.detail.history }).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: words.board.toolbar.createLabel, exact: true }).first().click();
      await page.getByRole('heading', { name: words.form.title }).waitFor();
      await assertClean(page, 'form in the shop', 'opportunity-form');
      await page.context().close();
    });
  }

  it('DEM2 every card is reached by Tab and arrows, and moved by Space, an arrow, Space', async () => {
    const page = await open({ lang: 'en' }, 40);
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.closest<HTMLElement>('.item')?.dataset['id'] ?? '';
      });
    const shown = await page.evaluate(() =>
      [...(document.querySelector('pipeline-workspace')?.store?.list('opportunities') ?? [])]
        .filter(({ status }) => ['open', 'won', 'suspended'].includes(status.code))
        .map(({ id }) => id),
    );

    for (let tabs = 0; (await focused()) === ''; tabs++) {
      assert.ok(tabs < 30, 'no card is reached with Tab');
      await page.keyboard.press('Tab');
    }
    const seen = new Set<string>();
    let top = await focused();
    for (let column = ''; column !== top;) {
      column = top;
      for (let at = '', next = top; next !== at; next = await focused()) {
        at = next;
        seen.add(at);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      top = await focused();
    }
    assert.deepEqual([...seen].sort(), [...shown].sort());

    const stageOf = (id: string): Promise<string> =>
      page.evaluate((which) => {
        const row = document.querySelector('pipeline-workspace')?.store?.get('opportunities', which);
        return row?.position.stageId ?? '';
      }, id);
    // To the right, but for the last stage and for one that would ask for a status first (D2).
    const leftwards = await page.evaluate(() => {
      const stages = [...(document.querySelector('pipeline-workspace')?.store?.list('stages') ?? [])]
        .filter(({ schemaId }) => schemaId === 'planports')
        .sort((a, b) => (a.order < b.order ? -1 : 1));
      return stages
        .filter((_stage, at) => stages[at + 1]?.suggestStatus !== null || at === stages.length - 1)
        .map(({ id }) => id);
    });
    for (const id of shown) {
      const from = await stageOf(id);
      await page.locator(`opportunity-board .item[data-id="${id}"] .card`).focus();
      for (const key of ['Space', leftwards.includes(from) ? 'ArrowLeft' : 'ArrowRight', 'Space'])
        await page.keyboard.press(key);
      await until(
        page,
        ({ store }: Workspace, [which, before]: readonly [string, string]) =>
          store?.get('opportunities', which)?.position.stageId !== before,
        [id, from],
      );
      assert.equal(await focused(), id, 'the focus stays with the card');
    }
    await page.context().close();
  });

  it('DEM3 title, language and labels follow; views have addresses; the form waits for the schemas', async () => {
    const page = await open({ lang: 'tr' });
    assert.equal(await page.title(), 'Pano · Firsat');
    assert.equal(await page.locator('html').getAttribute('lang'), 'tr');
    await page.getByRole('combobox', { name: 'Dil' }).selectOption({ label: 'English' });
    assert.equal(await page.title(), 'Board · Firsat');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByRole('button', { name: 'Switch to dark' }).click();
    await page.getByRole('button', { name: 'Switch to light' }).waitFor();

    await page.getByRole('button', { name: en.board.toolbar.createLabel, exact: true }).first().click();
    const form = page.locator('opportunity-form');
    const description = form.getByRole('textbox', { name: en.common.fields.description });
    await description.fill('Kept while looking');
    await form.getByRole('button', { name: en.form.schemaHelp }).click();
    await page.locator('stage-schema-editor').waitFor();
    await page.waitForURL(/#schemas$/);
    assert.equal(await page.title(), 'Stage schemas · Firsat');
    await page.goBack();
    await page.locator('opportunity-board .item').first().waitFor();
    await page.getByRole('button', { name: en.board.toolbar.createLabel, exact: true }).first().click();
    assert.equal(await description.inputValue(), 'Kept while looking');
    await page.context().close();
  });

  it('DEM4 a refused clipboard shows the address', async () => {
    const page = await open({ lang: 'en' });
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Copy link' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this address' });
    const address = await dialog.getByRole('textbox', { name: 'Address' }).inputValue();
    // All of it but the language: who opens it reads in their own.
    assert.equal(address, page.url().replace('&lang=en', ''));
    assert.match(address, /[?&]room=axe(&|$)/);
    await page.evaluate(axe);
    await assertClean(page, 'address');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});
