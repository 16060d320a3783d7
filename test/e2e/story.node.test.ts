/**
 * The story of the product, in a real browser against the real server, on imported records: two people edit one pipeline, one goes offline and
 * comes back, the server is killed in between, and nothing is lost.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { sampleFiles } from '@firsat/model/sample';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digest, setTheStage, until, type Stage } from './support.js';

const FILES = ['sales_pipeline.csv', 'accounts.csv', 'products.csv', 'sales_teams.csv'];
/** The folder of the real records, when it is named: 8,800 of them, which takes minutes. `crm-data.node.test.ts` counts them in any case. */
const real = process.env['FIRSAT_CRM_DATA'];
const isReal = real !== undefined;

describe('two people, one pipeline', () => {
  let stage: Stage;
  let folder = real ?? '';

  before(async () => {
    stage = await setTheStage();
    if (!isReal) {
      folder = await mkdtemp(join(tmpdir(), 'firsat-sample-'));
      for (const { name, text } of sampleFiles({ seed: 1, rows: 2000, language: 'tr' }))
        await writeFile(join(folder, name), text);
    }
  });

  after(async () => {
    await stage.close();
    if (!isReal) await rm(folder, { recursive: true, force: true });
  });

  const saved = (page: Page): Promise<void> =>
    until(
      page,
      ({ store }) => store?.sync.status.server === 'saved' && store.sync.status.network === 'online',
    );
  const firstOf = (page: Page, stage: string): Promise<{ id: string; description: string }> =>
    page.evaluate((name) => {
      const store = document.querySelector('pipeline-workspace')?.store;
      const found = [...(store?.list('stages') ?? [])].find(
        (one) => one.name === name && one.schemaId.includes('import'),
      );
      const row = found && store?.column(found.schemaId, found.id)[0];
      if (!row) throw new Error(`no card in ${name}`);
      return { id: row.id, description: row.description };
    }, stage);
  const edit = (page: Page, id: string, changes: object): Promise<boolean> =>
    page.evaluate(
      ([which, what]) =>
        document
          .querySelector('pipeline-workspace')
          ?.store?.execute('opportunity-edit', { id: which, changes: what }).ok === true,
      [id, changes] as const,
    );

  it('F1 F9 S20 import, edit together, offline, kill -9, and nothing is lost', async (t) => {
    const room = 'story';
    const ayseHome = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const mehmetHome = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const ayse = await stage.visit(ayseHome, { room, rows: '0' });
    await until(ayse, ({ store }) => store?.phase === 'ready');
    const mehmet = await stage.visit(mehmetHome, { room, rows: '0' });
    await until(mehmet, ({ store }) => store?.phase === 'ready');

    // Ayşe imports the four files as they are, by the button.
    await ayse.locator('[data-view=data]').click();
    await ayse.locator('data-import input[type=file]').setInputFiles(FILES.map((file) => join(folder, file)));
    await ayse.locator('data-import').getByRole('button', { name: 'Import', exact: true }).click();
    await ayse.locator('data-import').getByRole('heading', { name: 'Imported' }).waitFor();
    await saved(ayse);

    // Mehmet's window has all of it, without a reload.
    const expected = await ayse.evaluate(
      () => [...(document.querySelector('pipeline-workspace')?.store?.list('opportunities') ?? [])].length,
    );
    if (isReal) assert.equal(expected, 8800);
    await until(
      mehmet,
      ({ store }, count) => [...(store?.list('opportunities') ?? [])].length === count,
      expected,
    );
    if (isReal) {
      const won = await mehmet.evaluate(() => {
        const rows = [
          ...(document.querySelector('pipeline-workspace')?.store?.list('opportunities') ?? []),
        ].filter((row) => row.status.code === 'won');
        return { count: rows.length, minor: rows.reduce((sum, row) => sum + (row.price?.minor ?? 0), 0) };
      });
      assert.deepEqual(won, { count: 4238, minor: 1_000_553_400 });
    }

    // Ayşe moves a card with the keyboard while Mehmet changes its price: both stay.
    for (const page of [ayse, mehmet]) {
      await page.locator('[data-view=board]').click();
      await page.locator('opportunity-board').evaluate(
        (board, id) => {
          board.setAttribute('schema', id);
        },
        await importSchema(page),
      );
      await page.locator('opportunity-board .item').first().waitFor();
    }
    const card = await firstOf(ayse, 'Prospecting');
    const [moved, priced] = await Promise.all([
      moveByKeyboard(ayse, card.id),
      edit(mehmet, card.id, { price: { minor: 123_456, currency: 'USD' } }),
    ]);
    assert.ok(moved && priced);
    for (const page of [ayse, mehmet]) {
      await until(
        page,
        ({ store }, id: string) => {
          const row = store?.get('opportunities', id);
          return (
            row?.price?.minor === 123_456 && store?.get('stages', row.position.stageId)?.name === 'Engaging'
          );
        },
        card.id,
      );
    }

    // Mehmet works offline; Ayşe goes on; then the server dies under her.
    await mehmet.evaluate(() => document.querySelector('pipeline-workspace')?.disconnect());
    await until(mehmet, ({ store }) => store?.sync.status.network === 'offline');
    const offlineCard = await firstOf(mehmet, 'Prospecting');
    assert.ok(await edit(mehmet, offlineCard.id, { description: 'Çevrimdışı yazıldı' }));
    assert.ok(await edit(ayse, offlineCard.id, { expectedClose: '2026-12-24' }));
    await saved(ayse);
    await stage.server.kill();
    await until(ayse, ({ store }) => store?.sync.status.network === 'offline');
    assert.ok(await edit(ayse, card.id, { description: 'Sunucu yokken yazıldı' }));
    await until(
      ayse,
      ({ store }) => store?.sync.status.device === 'saved' && store.sync.status.server === 'pending',
    );
    await ayse
      .locator('sync-status button')
      .filter({ hasText: /on this device/i })
      .first()
      .waitFor();

    // Mehmet's tab is closed and opened again while there is no server: all his work is there, from this device.
    await mehmet.evaluate(() => document.querySelector('pipeline-workspace')?.store?.whenDurable('device'));
    await mehmet.close({ runBeforeUnload: false });
    const again = await stage.visit(mehmetHome, { room, rows: '0' });
    await until(
      again,
      ({ store }, id: string) => store?.get('opportunities', id)?.description === 'Çevrimdışı yazıldı',
      offlineCard.id,
    );

    // The server comes back; everything meets.
    await stage.server.start();
    for (const page of [ayse, again]) {
      await page.evaluate(() => document.querySelector('pipeline-workspace')?.connect());
      await saved(page);
    }
    for (const page of [ayse, again]) {
      await until(
        page,
        ({ store }, [id, offline]: readonly [string, string]) => {
          const row = store?.get('opportunities', offline);
          return (
            store?.get('opportunities', id)?.description === 'Sunucu yokken yazıldı' &&
            row?.description === 'Çevrimdışı yazıldı' &&
            row.expectedClose === '2026-12-24'
          );
        },
        [card.id, offlineCard.id],
      );
    }
    assert.deepEqual(await digest(again), await digest(ayse));

    // What is called saved is on the disk: the server is killed once more, and a stranger's first visit sees all of it.
    await saved(again);
    await stage.server.kill();
    await stage.server.start();
    const stranger = await stage.visit(await stage.browser.newContext(), { room, rows: '0' });
    const events = await ayse.evaluate(
      () => [...(document.querySelector('pipeline-workspace')?.store?.list('history') ?? [])].length,
    );
    await until(
      stranger,
      ({ store }, count) => [...(store?.list('opportunities') ?? [])].length === count,
      expected,
    );
    await until(
      stranger,
      ({ store }, count) => [...(store?.list('history') ?? [])].length === count,
      events,
      60_000,
    );
    assert.deepEqual(await digest(stranger), await digest(ayse));
    t.diagnostic(`${String(expected)} opportunities${isReal ? '' : ' of the generated sample'}`);
  });
});

async function importSchema(page: Page): Promise<string> {
  return page.evaluate(() => {
    const store = document.querySelector('pipeline-workspace')?.store;
    const stage = [...(store?.list('stages') ?? [])].find((one) => one.name === 'Prospecting');
    if (!stage) throw new Error('no imported schema');
    return stage.schemaId;
  });
}

/** Lift, one column to the right, drop: with keys alone. */
async function moveByKeyboard(page: Page, id: string): Promise<boolean> {
  await page.locator(`opportunity-board .item[data-id="${id}"] [tabindex]`).first().focus();
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  return true;
}
