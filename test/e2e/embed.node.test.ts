/** The two lines of the README: the one-file bundle on an empty page of somebody else. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { en } from '../../packages/elements/src/locales/en/index.js';
import { chromeArgs, findChrome } from '../setup/browser.mjs';
import { buildBundle, until } from './support.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

describe('the two lines of the README', () => {
  let folder: string;
  let files: Server;
  let browser: Browser;
  let address = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsat-embed-'));
    const readme = await readFile(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
    const lines = /```html\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    // As they stand there, without a server and with the bundle of this checkout.
    const body = lines
      .replace(/src="[^"]*firsat\.min\.js"/, 'src="/firsat.min.js"')
      .replace(/ server="[^"]*"/, '');
    assert.match(body, /^<script type="module" src="\/firsat\.min\.js"><\/script>\n<pipeline-workspace /);
    assert.equal(body.trim().split('\n').length, 2);
    const html = `<!doctype html><html lang="en"><title>Intranet</title><body>${body}</body></html>`;
    await buildBundle(folder);
    const bundle = await readFile(join(folder, 'firsat.min.js'));
    files = createServer((request, response) => {
      const asked = request.url ?? '/';
      if (asked === '/') response.setHeader('content-type', 'text/html').end(html);
      else if (asked === '/firsat.min.js') response.setHeader('content-type', 'text/javascript').end(bundle);
      else response.writeHead(404).end();
    });
    files.listen(0, '127.0.0.1');
    await once(files, 'listening');
    const bound = files.address();
    address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}/`;
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  });

  after(async () => {
    await browser.close();
    files.closeAllConnections();
    files.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('DEM5 they show a way to start; what is started is there after a reload and in another tab', async () => {
    const home = await browser.newContext();
    const said: string[] = [];
    const visit = async (): Promise<Page> => {
      const page = await home.newPage();
      page.on('pageerror', ({ message }) => said.push(message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !/favicon/.test(message.location().url))
          said.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(address) && !/^(blob|data):/.test(request.url()))
          said.push(`asked another host: ${request.url()}`);
      });
      await page.goto(address);
      return page;
    };
    const page = await visit();
    await page.getByText(en.common.empty.title).waitFor();
    await page.getByRole('button', { name: en.common.empty.create }).click();
    await page.getByRole('button', { name: en.board.toolbar.createLabel, exact: true }).first().waitFor();
    // Not only the code of the board is in the file: a new card by the board's own form.
    await page.getByRole('button', { name: en.board.toolbar.createLabel, exact: true }).first().click();
    await page.getByRole('heading', { name: en.form.title }).waitFor();
    await page.getByRole('combobox', { name: en.common.fields.customerId }).fill('Anadolu Yapı');
    await page.getByRole('option', { name: /Anadolu Yapı/ }).click();
    await page.getByRole('textbox', { name: en.common.fields.description }).fill('First of all');
    await page.keyboard.press('Control+Enter');
    const card = page.locator('opportunity-board .item').filter({ hasText: 'First of all' });
    await card.waitFor();
    await page.evaluate(() => document.querySelector('pipeline-workspace')?.store?.whenDurable('device'));
    await page.reload();
    await card.waitFor();

    const other = await visit();
    await other.locator('opportunity-board .item').filter({ hasText: 'First of all' }).waitFor();
    await other.evaluate(() => {
      const store = document.querySelector('pipeline-workspace')?.store;
      const [row] = [...(store?.list('opportunities') ?? [])];
      if (!row) throw new Error('no card');
      store?.execute('opportunity-edit', { id: row.id, changes: { description: 'Renamed elsewhere' } });
    });
    await page.locator('opportunity-board .item').filter({ hasText: 'Renamed elsewhere' }).waitFor();
    await until(page, ({ store }: Workspace) => store?.sync.status.device === 'saved');
    assert.deepEqual(said, []);
    await home.close();
  });
});
