/** A page with every element asks nobody but its own site, sets no cookie and keeps nothing under another name than ours, under the strictest policy. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import type {} from './zoo-types.js';
import { buildBundle, PATIENCE } from '../e2e/support.js';
import { chromeArgs, findChrome } from '../setup/browser.mjs';

/** Every element that stands within a workspace, as the package exports them. */
const tags = readdirSync(new URL('../../packages/elements/src/define/', import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ''),
);

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types lit-html";

describe('a page with every element', () => {
  let folder: string;
  let files: Server;
  let browser: Browser;
  let address = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firsat-quiet-'));
    await buildBundle(folder, 'loader');
    const widgets = tags.map((tag) => `<${tag}></${tag}>`).join('\n');
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Intranet</title>
      <pipeline-workspace workspace="quiet" create="auto" user-id="ayse" user-name="Ayşe">${widgets}</pipeline-workspace>
      <script type="module" src="/firsat-loader.js"></script></html>`;
    files = createServer((request, response) => {
      const asked = new URL(request.url ?? '/', 'http://page').pathname;
      if (asked === '/') {
        response.setHeader('content-security-policy', POLICY);
        response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
      } else if (asked === '/favicon.ico') response.writeHead(204).end();
      else
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

  it('SEC5 asks its own site only, sets no cookie, keeps nothing under foreign names, and breaks no rule of the page', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const said: string[] = [];
    page.on('pageerror', ({ message }) => said.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    context.on('request', (request) => {
      if (!request.url().startsWith(`${address}/`)) said.push(`asked ${request.url()}`);
    });
    page.on('websocket', (socket) => said.push(`asked ${socket.url()}`));
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await page.goto(address);
    await page.waitForFunction(
      (names) => names.every((name) => customElements.get(name) !== undefined),
      tags,
      { timeout: PATIENCE },
    );
    await page.waitForLoadState('networkidle');
    // A window to sleep in is none for the page: whatever is late has come by the time the workspace is saved.
    await page.evaluate(async () => {
      const store = document.querySelector('pipeline-workspace')?.store;
      await store?.whenWritable();
      await store?.whenDurable('device');
    });
    const kept = await page.evaluate(async () => ({
      cookie: document.cookie,
      keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      violations: (globalThis as unknown as { violations: string[] }).violations,
    }));
    assert.deepEqual(said, []);
    assert.ok(kept.databases.length > 0, 'nothing was kept');
    assert.deepEqual(kept.violations, []);
    assert.deepEqual([kept.cookie, kept.caches, kept.workers], ['', [], 0]);
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(
      [...kept.keys, ...kept.databases].filter((name) => !/^(?:firsat|pipe)[-:.]/.test(name)),
      [],
    );
    await context.close();
  });
});
