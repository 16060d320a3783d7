/** The kit on pages of others: one acceptance in every host of the zoo, in Chromium. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { chromeArgs, findChrome } from '../setup/browser.mjs';
import {
  comesBack,
  create,
  keepsKeys,
  leavesNoTrace,
  load,
  looks,
  moveByKeys,
  moveByMouse,
  open,
  survivesMorphing,
  type Visit,
} from './acceptance.js';
import { HostServer } from './host-server.js';
import { slug, zoo, type Host } from './zoo.js';

/** Where pictures of each host are put, when somebody wants to look at them. */
const pictures = process.env['FIRSAT_PICTURES'];

describe('the zoo of host pages', () => {
  const server = new HostServer();
  let browser: Browser;

  before(async () => {
    await server.start();
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  async function visit(host: Host): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('pageerror', ({ message }) => said.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address) && !/^(blob|data):/.test(request.url()))
        said.push(`asked another host: ${request.url()}`);
    });
    await page.goto(server.urlOf(host));
    const frame = host.isSandboxed ? page.frames().find((one) => one !== page.mainFrame()) : page.mainFrame();
    assert.ok(frame);
    return { host, page, frame, said };
  }

  for (const host of zoo)
    it(`ZOO1 ${host.name}: loads, looks right, creates, moves by keyboard and mouse, opens, keeps its keys, leaves no trace, comes back`, async () => {
      const visited = await visit(host);
      await load(visited);
      await create(visited, 'First of all');
      await looks(visited, 'First of all');
      await moveByKeys(visited, 'First of all');
      await moveByMouse(visited, 'First of all');
      await open(visited, 'First of all');
      await keepsKeys(visited);
      if (host.script === 'morph.ts') await survivesMorphing(visited, 'First of all');
      await leavesNoTrace(visited);
      if (pictures) await visited.page.screenshot({ path: `${pictures}/${slug(host)}.png` });
      await comesBack(visited, 'First of all');
      assert.deepEqual(visited.said, []);
      await visited.page.context().close();
    });
});
