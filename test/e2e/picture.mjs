// The picture of the README: the board with seven stages, in Turkish, on the generated sample. By hand, after the looks changed:
//
//   node --conditions=firsat-source --import tsx test/e2e/picture.mjs [other-file.png]
//
// The day is fixed, so that the same code gives the same picture.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTheStage, until } from './support.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = path.resolve(process.argv[2] ?? path.join(root, 'packages/decisions/pictures/board.png'));
const MAX_BYTES = 300_000;
const ROWS = 120;

const stage = await setTheStage();
try {
  /** Somebody at a browser of their own, with a name instead of a guest's number. */
  const visit = async (id, name) => {
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'tr-TR',
      timezoneId: 'Europe/Istanbul',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const guest = JSON.stringify({ id, name });
    await context.addInitScript((value) => {
      globalThis.localStorage.setItem('firsat:guest', value);
    }, guest);
    const query = { room: 'picture', lang: 'tr', rows: String(ROWS), schema: 'seven-stages' };
    const page = await stage.visit(context, query, {
      prepare: (opened) => opened.clock.setFixedTime(new Date('2026-03-18T10:00:00+03:00')),
    });
    await until(
      page,
      ({ store }, rows) =>
        [...(store?.list('opportunities') ?? [])].length === rows && store.sync.status.server === 'saved',
      ROWS,
    );
    await page.locator('opportunity-board .item').first().waitFor();
    return page;
  };
  const page = await visit('ayse', 'Ayşe Demir');
  // As wide as the fonts of most desktops; what a bare machine falls back to is wider.
  await page.addStyleTag({ content: ":root { font-family: 'Liberation Sans', Arimo, Arial, sans-serif }" });
  const colleague = await visit('mehmet', 'Mehmet Kaya');
  await colleague.locator('opportunity-board .column').nth(3).locator('.item').nth(2).click();
  await until(
    page,
    ({ store }) => store?.presence.peers.some((peer) => peer.opportunityId !== null) === true,
  );
  await page
    .locator('presence-list')
    .getByRole('button', { name: /Mehmet Kaya/ })
    .waitFor();
  await page.locator('sync-status button').filter({ hasText: 'sunucuda' }).waitFor();
  await page.screenshot({ path: target });
  const { size } = await stat(target);
  if (size > MAX_BYTES) throw new Error(`${target} has ${size} bytes, more than ${MAX_BYTES}`);
  console.log(`${path.relative(root, target)}: ${Math.round(size / 1000)} kB`);
} finally {
  await stage.close();
}
