/** Chromium by Playwright, Firefox by puppeteer (WebDriver BiDi), WebKitGTK by WebDriver: pages that are driven alike. */
import { chromium } from 'playwright-core';
import { chromeArgs, findChrome } from '../setup/browser.mjs';
import { firefoxPage, launchOptions, puppeteer } from '../setup/engines/firefox.mjs';
import { findEngine } from '../setup/engines/find.mjs';
import { WebKit } from '../setup/engines/webkit.mjs';
import { SIZE, type Driver, type Engine } from './driver.js';

const isOurs = (url: string, page: string): boolean =>
  url.startsWith(new URL(page).origin) || /^(blob|data|about|moz-extension):/.test(url);

/** A call of a function that the page runs. The loader of the tests marks names of inner functions by a helper that no page has. */
const callOf = (fact: unknown, args: readonly unknown[]): string =>
  `((__name) => (${String(fact)})(...${JSON.stringify(args)}))((named) => named)`;

interface Keyboard {
  down(key: never): Promise<unknown>;
  press(key: never): Promise<unknown>;
  up(key: never): Promise<unknown>;
}

/** Presses the last of `Control+Enter` while the others are held. */
async function pressed(keyboard: Keyboard, keys: string): Promise<void> {
  const held = keys.split('+') as never[];
  const last = held.pop() as never;
  for (const key of held) await keyboard.down(key);
  await keyboard.press(last);
  for (const key of held.reverse()) await keyboard.up(key);
}

export async function openChromium(): Promise<Engine> {
  const browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  return {
    visit: async (url, { frame }) => {
      const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('pageerror', ({ message }) => said.push(message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      page.on('request', (request) => {
        if (!isOurs(request.url(), url)) said.push(`asked another host: ${request.url()}`);
      });
      await page.goto(url);
      const place = frame ? page.frames().find((one) => one !== page.mainFrame()) : page.mainFrame();
      if (!place) throw new Error('there is no frame');
      return {
        engine: 'Chromium',
        evaluate: (fact, ...args) => place.evaluate(callOf(fact, args)) as never,
        press: (keys) => page.keyboard.press(keys),
        type: (text) => page.keyboard.type(text),
        move: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
        down: () => page.mouse.down(),
        up: () => page.mouse.up(),
        screenshot: () => page.screenshot(),
        said,
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

export async function openFirefox(): Promise<Engine | undefined> {
  const found = findEngine('firefox');
  if (!found) return undefined;
  const browser = await puppeteer.launch(launchOptions(found));
  return {
    visit: async (url, { frame }) => {
      const page = await firefoxPage({ browser });
      await page.setViewport(SIZE);
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      const said: string[] = [];
      const hear = (words: string): void => {
        // The browser itself asks for an icon, which a strict page forbids.
        if (!words.includes('/favicon.ico')) said.push(words);
      };
      page.on('pageerror', (error) => {
        hear((error as Error).message);
      });
      page.on('console', (message) => {
        if (['error', 'warn'].includes(message.type())) hear(message.text());
      });
      page.on('request', (request) => {
        if (!isOurs(request.url(), url)) said.push(`asked another host: ${request.url()}`);
      });
      await page.goto(url);
      const place = frame ? page.frames().find((one) => one !== page.mainFrame()) : page.mainFrame();
      if (!place) throw new Error('there is no frame');
      return {
        engine: 'Firefox',
        evaluate: (fact, ...args) => place.evaluate(callOf(fact, args)) as never,
        press: (keys) => pressed(page.keyboard, keys),
        type: (text) => page.keyboard.type(text),
        move: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
        down: () => page.mouse.down(),
        up: () => page.mouse.up(),
        screenshot: () => page.screenshot(),
        said,
        close: () => page.browserContext().close(),
      };
    },
    close: () => browser.close(),
  };
}

export async function openWebKit(): Promise<Engine | undefined> {
  const found = findEngine('webkit');
  if (!found) return undefined;
  const browser = new WebKit();
  const page = await browser.open({ ...found, isStill: true });
  let visits = 0;
  return {
    visit: async (url, { frame }) => {
      if (visits++ > 0) await browser.renew();
      await page.setViewport(SIZE);
      await page.goto(url);
      if (frame) await page.enterFrame();
      const driver: Driver = {
        engine: 'WebKitGTK',
        evaluate: (fact, ...args) => page.evaluate(`() => ${callOf(fact, args)}`) as never,
        press: (keys) => pressed(page.keyboard, keys),
        type: (text) => page.keyboard.type(text),
        move: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
        down: () => page.mouse.down(),
        up: () => page.mouse.up(),
        screenshot: () => page.screenshot(),
        // Its driver tells nothing of the page: what the page itself heard is all there is.
        said: [],
        close: () => page.goto('about:blank'),
      };
      return driver;
    },
    close: () => browser.close(),
  };
}
