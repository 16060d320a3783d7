import { chromium } from 'playwright-core';
const { findChrome, chromeArgs } = await import('/work/main/test/setup/browser.mjs');
const chrome = await findChrome();
const browser = await chromium.launch({ executablePath: typeof chrome==='string'?chrome:chrome.path, args: chromeArgs });
const [lang='tr', scheme='light', width='1280', only=''] = process.argv.slice(2);
const ctx = await browser.newContext({ viewport: { width: +width, height: 900 }, colorScheme: scheme as any });
const page = await ctx.newPage();
page.on('console', m => { if (m.type()==='error') console.log('console', m.text()); });
page.on('pageerror', e => console.log('pageerror', e.message));
await page.goto(`http://localhost:5190/?room=tour-${lang}&rows=400&lang=${lang}#reports`);
await page.waitForFunction(`document.querySelector('pipeline-report')?.shadowRoot?.querySelector('select')`, null, { timeout: 60000 });
const keys: string[] = await page.evaluate(`[...document.querySelector('pipeline-report').shadowRoot.querySelector('select').options].map(o=>o.value)`) as string[];
console.log(keys.join(' '));
for (const key of keys) {
  if (only && !only.split(',').includes(key)) continue;
  await page.evaluate(`document.querySelector('pipeline-report').report=${JSON.stringify(key)}`);
  await page.waitForTimeout(1500);
  const el = page.locator('pipeline-report').first();
  await el.screenshot({ path: `/tmp/shots/${lang}-${scheme}-${width}-${key}.png` }).catch(e => console.log(key, e.message.slice(0,200)));
}
await browser.close();
