/** Two people in one note, in real browsers against the real server: offline for a while, with the server killed, and after a reload. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { setTheStage, showTool, type Stage, until } from './support.js';

describe('two people, one note', () => {
  let stage: Stage;
  const contexts: BrowserContext[] = [];

  before(async () => {
    stage = await setTheStage();
  });

  after(async () => {
    await stage.close();
  });

  const saved = (page: Page): Promise<void> =>
    until(page, ({ store }) => store?.sync.status.server === 'saved');

  async function visit(room: string): Promise<Page> {
    const context = await stage.browser.newContext({ viewport: { width: 900, height: 900 } });
    contexts.push(context);
    const page = await stage.visit(context, { room, rows: '0', lang: 'tr' });
    await until(page, ({ store }) => store !== undefined && store.phase !== 'loading');
    return page;
  }

  async function openDetail(page: Page): Promise<void> {
    await until(page, ({ store }) => store?.get('opportunities', 'o1') !== undefined);
    await page.evaluate(() => document.querySelector('pipeline-workspace')?.handle?.setUi({ openId: 'o1' }));
  }

  const editor = (page: Page): Locator => page.locator('opportunity-detail .editing [role=textbox]');
  /** What the editor shows, colleagues' names apart. */
  const shows = (page: Page): Promise<string> =>
    editor(page).evaluate((field) => {
      const copy = field.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.peer-caret')) caret.remove();
      return copy.textContent;
    });
  async function says(page: Page, text: string): Promise<void> {
    await editor(page).waitFor();
    // Looks once per frame of the page.
    for (let frame = 0; frame < 1_800; frame += 1) {
      if ((await shows(page)) === text) return;
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    assert.equal(await shows(page), text);
  }

  /** Puts the caret at the start of its line; the editor takes the caret back in the first moment after it got the focus. */
  async function home(page: Page): Promise<void> {
    const isThere = (): Promise<boolean> =>
      editor(page).evaluate(async (field) => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        const root = field.getRootNode() as ShadowRoot & { getSelection(): Selection | null };
        return root.getSelection()?.anchorOffset === 0;
      });
    do await page.keyboard.press('Home');
    while (!(await isThere()));
  }

  it('NOT19, S63, S71: they type at once and one of them offline; the texts are equal, carets stand right, undo is one’s own, a killed server and a reload lose nothing', async () => {
    const room = `notes-${String(Date.now())}`;
    const ayse = await visit(room);
    await ayse.evaluate(() => {
      const store = document.querySelector('pipeline-workspace')?.store;
      if (store?.phase === 'empty')
        store.execute('workspace-create', {
          name: 'Deneme',
          currency: 'TRY',
          timeZone: 'Europe/Istanbul',
          language: 'tr',
        });
      store?.execute('contact-create', { id: 'c1', name: 'Işık İnşaat' });
      store?.execute('opportunity-create', { id: 'o1', description: 'Depo otomasyonu', customerId: 'c1' });
    });
    await saved(ayse);
    const mehmet = await visit(room);
    await openDetail(ayse);
    await openDetail(mehmet);

    // One press, and the caret is in the note.
    await ayse.locator('opportunity-detail [data-quick=notes]').click();
    await ayse.locator('opportunity-detail .note :is(textarea, [role=textbox]):focus').waitFor();
    await ayse.keyboard.type('Fiyat ');
    await editor(ayse).waitFor();
    await ayse.keyboard.type('12.500');
    await says(ayse, 'Fiyat 12.500');
    await showTool(mehmet.locator('opportunity-detail'), 'notes');
    await mehmet.locator('opportunity-detail .note-open').click();
    await says(mehmet, 'Fiyat 12.500');
    await mehmet.locator('opportunity-detail .editing [role=textbox]:focus').waitFor();

    // Both at once, Mehmet offline.
    await contexts[1]?.setOffline(true);
    await mehmet.evaluate(() => document.querySelector('pipeline-workspace')?.handle?.setOffline(true));
    await home(mehmet);
    await mehmet.keyboard.type('Acil: ');
    await ayse.keyboard.type(' ₺ + KDV');
    await until(mehmet, ({ store }) => (store?.sync.status.unsavedOnServer ?? 0) > 0);
    await contexts[1]?.setOffline(false);
    await mehmet.evaluate(() => document.querySelector('pipeline-workspace')?.handle?.setOffline(false));
    for (const page of [ayse, mehmet]) await says(page, 'Acil: Fiyat 12.500 ₺ + KDV');

    // Mehmet's caret stands where he types.
    await ayse.waitForFunction(
      (field) => field.querySelector('.peer-caret')?.previousSibling?.textContent === 'Acil: ',
      await editor(ayse).elementHandle(),
    );

    // Undo is Ayşe's own; how much of what she typed is one step depends on how fast she was.
    await ayse.keyboard.press('Control+z');
    const undone = await shows(ayse);
    assert.ok(undone.startsWith('Acil: ') && !undone.includes('KDV'), undone);
    await says(mehmet, undone);
    await ayse.keyboard.press('Control+y');
    await says(mehmet, 'Acil: Fiyat 12.500 ₺ + KDV');

    // The server dies in the middle; what is typed meanwhile arrives.
    await saved(ayse);
    await stage.server.kill();
    await ayse.keyboard.type(' dahil');
    await stage.server.start();
    await says(mehmet, 'Acil: Fiyat 12.500 ₺ + KDV dahil');
    await saved(ayse);

    // A page that dies in mid-word has kept what it claimed to have kept.
    await ayse.keyboard.type('!');
    await ayse.evaluate(() => document.querySelector('pipeline-workspace')?.store?.whenDurable('device'));
    const context = ayse.context();
    await ayse.close({ runBeforeUnload: false });
    const again = await stage.visit(context, { room, rows: '0', lang: 'tr' });
    await openDetail(again);
    await showTool(again.locator('opportunity-detail'), 'notes');
    await again.locator('opportunity-detail .note-open').click();
    await says(again, 'Acil: Fiyat 12.500 ₺ + KDV dahil!');
    await says(mehmet, 'Acil: Fiyat 12.500 ₺ + KDV dahil!');
  });
});
