/** Elements that come and go two hundred times leave nothing behind: no memory, no nodes, no listeners. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import type {} from './zoo-types.js';
import { buildBundle } from '../e2e/support.js';
import { chromeArgs, findChrome } from '../setup/browser.mjs';

const WARM_UP = 20;
const TIMES = 200;
const MIB = 1_048_576;

interface Counters {
  readonly nodes: number;
  readonly listeners: number;
  readonly heap: number;
}

async function counters(session: CDPSession): Promise<Counters> {
  for (let at = 0; at < 3; at += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
}

/** A leak of one node or listener each time would be two hundred. */
const isAsBefore = (first: Counters, last: Counters): boolean =>
  last.nodes - first.nodes < TIMES / 2 &&
  last.listeners - first.listeners < TIMES / 2 &&
  last.heap - first.heap < MIB;

/** Puts an element into the page and takes it out again, each time after it has been shown. */
function comeAndGo(page: Page, tag: string, times: number): Promise<void> {
  return page.evaluate(
    async ([name, count]) => {
      const workspace = document.querySelector('pipeline-workspace');
      const [row] = [...(workspace?.store?.list('opportunities') ?? [])];
      for (let at = 0; at < count; at += 1) {
        const element = document.createElement(name);
        if (name === 'opportunity-detail') element.setAttribute('opportunity-id', row?.id ?? '');
        workspace?.append(element);
        await (element as Partial<{ updateComplete: Promise<unknown> }>).updateComplete;
        await new Promise(requestAnimationFrame);
        element.remove();
      }
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => requestIdleCallback(resolve));
    },
    [tag, times] as const,
  );
}

describe('elements that come and go', () => {
  let folder: string;
  let files: Server;
  let browser: Browser;
  let page: Page;
  let session: CDPSession;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsat-memory-'));
    await buildBundle(folder);
    const bundle = await readFile(join(folder, 'firsat.min.js'));
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Intranet</title>
      <pipeline-workspace workspace="memory" storage="memory" create="auto" user-id="ayse" user-name="Ayşe"></pipeline-workspace>
      <script type="module" src="/firsat.min.js"></script></html>`;
    files = createServer(({ url }, response) => {
      if (url === '/firsat.min.js') response.setHeader('content-type', 'text/javascript').end(bundle);
      else response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
    });
    files.listen(0, '127.0.0.1');
    await once(files, 'listening');
    const bound = files.address();
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}/`);
    await page.evaluate(async () => {
      await customElements.whenDefined('pipeline-workspace');
      const { store } = document.querySelector('pipeline-workspace') ?? {};
      await store?.whenWritable();
      while (store?.phase !== 'ready') await new Promise(requestAnimationFrame);
      for (let at = 0; at < 5; at += 1) {
        const contact = store.execute('contact-create', { name: `Customer ${String(at)}` });
        if (contact.ok)
          store.execute('opportunity-create', { description: 'Work', customerId: contact.value.id });
      }
    });
    session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
  });

  after(async () => {
    await browser.close();
    files.closeAllConnections();
    files.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const tag of ['opportunity-board', 'opportunity-detail', 'opportunity-list', 'pipeline-report'])
    it(`GST2 <${tag}>: two hundred times, and the page is as before`, async (t) => {
      await comeAndGo(page, tag, WARM_UP);
      const first = await counters(session);
      await comeAndGo(page, tag, TIMES);
      // What was begun in the last moment (code of a chunk, a first reading of texts) ends by itself, within seconds.
      let last = await counters(session);
      for (let asked = 0; asked < 60 && !isAsBefore(first, last); asked += 1) {
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
        last = await counters(session);
      }
      t.diagnostic(`${JSON.stringify(first)} → ${JSON.stringify(last)}`);
      assert.ok(isAsBefore(first, last), 'something stays');
    });
});
