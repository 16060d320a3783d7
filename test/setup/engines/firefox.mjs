// Firefox over WebDriver BiDi, by puppeteer-core. What puppeteer can only ask of Chromium (media features) is asked of the
// browser's own window, which `--remote-allow-system-access` lets us reach.
import puppeteer from 'puppeteer-core';

export const launchOptions = ({ browser }) => ({
  browser: 'firefox',
  executablePath: browser,
  headless: true,
  args: ['--remote-allow-system-access'],
});

/** What puppeteer and the tests call a media feature, and what Firefox calls it on a browsing context. */
const OVERRIDES = {
  'prefers-color-scheme': 'prefersColorSchemeOverride',
  'prefers-reduced-motion': 'prefersReducedMotionOverride',
  'forced-colors': 'forcedColorsOverride',
};
const NONE = 'none';

/** Runs `script` in the browser's own window; `pages`: the browsing contexts of all its tabs. */
async function inBrowser(browser, script) {
  const { result } = await browser.connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  for (const { context } of result.contexts) {
    const { result: answer } = await browser.connection.send('script.evaluate', {
      expression: `for (const { browsingContext: page } of globalThis.gBrowser?.browsers ?? []) { ${script} }`,
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  }
}

/** A window of its own, which can do what the commands of the tests ask of puppeteer's pages. */
export async function firefoxPage({ browser }) {
  const page = await (await browser.createBrowserContext()).newPage();
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = (key, options) => press(key === 'Space' ? ' ' : key, options);
  page.emulateMediaFeatures = (features = []) =>
    inBrowser(
      browser,
      features
        .map(({ name, value }) => `page.${OVERRIDES[name]} = ${JSON.stringify(value || NONE)};`)
        .join(' '),
    );
  page.emulateMediaType = (type = '') => inBrowser(browser, `page.mediumOverride = ${JSON.stringify(type)};`);
  return page;
}

export { puppeteer };
