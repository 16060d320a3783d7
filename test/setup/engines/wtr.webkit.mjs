import { configFor, needed } from './config.mjs';
import { WebKit } from './webkit.mjs';

/** One window for all test files, one after the other. */
function webKitLauncher(programs) {
  const browser = new WebKit();
  const urls = new Map();
  let opening;
  return {
    name: 'WebKitGTK',
    // The commands of tests (keys, mouse, window) then ask for the page as they would of puppeteer.
    type: 'puppeteer',
    concurrency: 1,
    getPage: () => browser.page,
    async initialize() {},
    async startSession(session, url) {
      await (opening ??= browser.open(programs));
      urls.set(session, url);
      await browser.page.goto(url);
    },
    isActive: (session) => urls.has(session),
    getBrowserUrl: (session) => urls.get(session),
    async stopSession(session) {
      urls.delete(session);
      await browser.page.goto('about:blank');
      return {};
    },
    stop: () => browser.close(),
  };
}

export default await configFor('webkit', webKitLauncher(needed('webkit')));
