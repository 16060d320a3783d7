/** The scripts for pages without a build, on empty pages of somebody else: the first minute, and the loader. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { en } from '../../packages/elements/src/locales/en/index.js';
import { tr } from '../../packages/elements/src/locales/tr/index.js';
import { chromeArgs, findChrome } from '../setup/browser.mjs';
import { buildBundle } from './support.js';

describe('one script on an empty page', () => {
  let folder: string;
  let files: Server;
  let browser: Browser;
  let address = '';
  const pages = new Map<string, string>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsat-script-'));
    await buildBundle(folder);
    await buildBundle(join(folder, 'cdn'), 'loader');
    files = createServer((request, response) => {
      const asked = new URL(request.url ?? '/', 'http://page').pathname;
      const page = pages.get(asked);
      if (page !== undefined) {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
        return;
      }
      readFile(join(folder, normalize(asked))).then(
        (code) => response.setHeader('content-type', 'text/javascript').end(code),
        () => response.writeHead(404).end(),
      );
    });
    files.listen(0, '127.0.0.1');
    await once(files, 'listening');
    const bound = files.address();
    address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}`;
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  });

  after(async () => {
    await browser.close();
    files.closeAllConnections();
    files.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A page with this body; what it complained of, and what it asked other hosts for. */
  async function visit(lang: string, body: string): Promise<{ page: Page; said: string[]; asked: string[] }> {
    const name = `/page-${String(pages.size)}`;
    pages.set(
      name,
      `<!doctype html><html lang="${lang}"><title>Intranet</title><link rel="icon" href="data:,"><body>${body}</body></html>`,
    );
    const page = await (await browser.newContext()).newPage();
    const [said, asked]: [string[], string[]] = [[], []];
    page.on('pageerror', ({ message }) => said.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('request', (request) => {
      if (request.url().startsWith(address)) asked.push(new URL(request.url()).pathname);
      else if (!/^(blob|data):/.test(request.url())) said.push(`asked another host: ${request.url()}`);
    });
    await page.goto(`${address}${name}`);
    return { page, said, asked };
  }

  const ONE_FILE = '<script type="module" src="/firsat.min.js"></script>';
  const LOADER = '<script type="module" src="/cdn/firsat-loader.js"></script>';

  it('CDN1 one script and one tag show a working sample in the language of the page, and say what to set next', async () => {
    const { page, said } = await visit('tr', `${ONE_FILE}<opportunity-board></opportunity-board>`);
    await page.locator('opportunity-board .card').first().waitFor();
    const line = page.locator('opportunity-board .sample-line');
    assert.match(
      await line.innerText(),
      new RegExp(`^${tr.firstMinute.sample} .*<pipeline-workspace workspace="my-team">`),
    );
    await page.getByRole('button', { name: tr.board.toolbar.createLabel, exact: true }).first().click();
    await page.getByRole('heading', { name: tr.form.title }).waitFor();
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), [], 'the sample is kept nowhere');
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('CDN1 a workspace that comes later takes the place of the sample', async () => {
    const { page, said } = await visit('en', `${ONE_FILE}<opportunity-board></opportunity-board>`);
    await page.locator('opportunity-board .card').first().waitFor();
    await page.evaluate(() => {
      const workspace = document.createElement('pipeline-workspace');
      Object.assign(workspace, { workspace: 'real', create: 'auto' });
      const [board] = document.getElementsByTagName('opportunity-board');
      document.body.append(workspace);
      if (board) workspace.append(board);
    });
    await page.locator('opportunity-board .sample-line').waitFor({ state: 'detached' });
    await page.locator('opportunity-board [part~="column"]').first().waitFor();
    assert.equal(await page.locator('opportunity-board .card').count(), 0);
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('CDN1 a page that names a workspace is shown no sample', async () => {
    const { page, said } = await visit(
      'en',
      `${ONE_FILE}<pipeline-workspace id="mine"></pipeline-workspace>
       <opportunity-board for="other"></opportunity-board><record-bin></record-bin>`,
    );
    const message = page.locator('opportunity-board').getByText(en.common.noWorkspace);
    await message.waitFor();
    // Longer than a page is given to bring its workspace, on the page's own clock.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    assert.equal(await page.locator('.sample-line').count(), 0);
    assert.ok(await message.isVisible());
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('CDN2 the loader loads what is shown, and the rest when it is', async () => {
    const { page, said, asked } = await visit(
      'en',
      `${LOADER}<pipeline-workspace workspace="loaded" create="auto"><opportunity-board></opportunity-board>
       <div hidden><pipeline-report></pipeline-report></div><div style="margin-top:4000px"><sync-status></sync-status></div></pipeline-workspace>`,
    );
    await page.locator('opportunity-board [part~="column"]').first().waitFor();
    const defined = (tag: string): Promise<boolean> =>
      page.evaluate((name) => customElements.get(name) !== undefined, tag);
    assert.equal(await defined('pipeline-report'), false);
    assert.ok(!asked.some((file) => file.includes('/pipeline-report')), asked.join(' '));
    await page.evaluate(() => {
      document.querySelector('[hidden]')?.removeAttribute('hidden');
    });
    await page.waitForFunction(() => customElements.get('pipeline-report'));
    await page.locator('pipeline-report').first().waitFor();
    assert.equal(await defined('sync-status'), true);
    assert.deepEqual(said, []);
    await page.context().close();
  });

  it('CDN2 what comes later, and what stands in a shadow root that the page gives, is found; what fails is tried again', async () => {
    const { page, said } = await visit('en', LOADER.replace('module"', 'module" id="kit"'));
    const failing = '**/sync-status-*.js';
    const told = page.waitForEvent('console', {
      predicate: (message) => message.text().includes('could not be loaded'),
    });
    await page.route(failing, (route) => route.abort());
    await page.evaluate(async () => {
      const script: string = '/cdn/firsat-loader.js';
      const { loader } = (await import(script)) as {
        loader: { add(root: ShadowRoot): void };
      };
      const place = document.createElement('div');
      document.body.append(place, document.createElement('sync-status'));
      const root = place.attachShadow({ mode: 'closed' });
      root.append(document.createElement('record-bin'));
      loader.add(root);
    });
    await page.waitForFunction(() => customElements.get('record-bin'));
    await told;
    await page.unroute(failing);
    await page.evaluate(() => {
      dispatchEvent(new Event('online'));
    });
    await page.waitForFunction(() => customElements.get('sync-status'));
    assert.deepEqual(
      said.filter((words) => !/sync-status|Failed to load resource/.test(words)),
      [],
    );
    await page.context().close();
  });
});
