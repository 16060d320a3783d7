/**
 * An offer in Turkish, in a real browser: from the lines of an opportunity to the printed PDF, whose text says the same figures as the screen.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { readPdf } from './pdf-text.js';
import { setTheStage, until, type Stage } from './support.js';

/** Words as they are compared: how a printer spaces them is its own business, and so are its ligatures. */
const tight = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

describe('an offer', () => {
  let stage: Stage;

  before(async () => {
    stage = await setTheStage();
  });

  after(async () => {
    await stage.close();
  });

  /** What a person does in the page, as commands: what came before the offer. */
  const begin = (page: Page): Promise<void> =>
    page.evaluate(() => {
      const workspace = document.querySelector('pipeline-workspace');
      const store = workspace?.store;
      if (!store) throw new Error('no store');
      const customer = store.execute('contact-create', { name: 'Işık Şekerleme ve Gıda A.Ş.', id: 'kisik' });
      const sale = store.execute('opportunity-create', {
        description: 'Ölçüm cihazları ğĞıİşŞ',
        customerId: 'kisik',
        id: 'olcum',
      });
      if (!customer.ok || !sale.ok) throw new Error('refused');
      for (let index = 1; index <= 60; index++) {
        const line = store.execute('line-add', {
          opportunityId: 'olcum',
          name: `Ölçüm cihazı Ğ-${String(index)}`,
          quantity: 1000 + index * 250,
          unitPrice: { amount: 10_003 * index, scale: 2, currency: 'TRY' },
          discount: index % 5 === 0 ? { kind: 'percent', basisPoints: 750 } : null,
          vat: { rate: index % 3 === 0 ? 1000 : 2000, exemption: null },
        });
        if (!line.ok) throw new Error('refused');
      }
      workspace.handle?.setUi({ openId: 'olcum' });
    });

  it('D55, S104, S105, S108, OFR50 F9: from lines to a printed PDF whose totals are those of the screen, with page numbers and repeated headers', async (t) => {
    const home = await stage.browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'tr-TR',
      timezoneId: 'Europe/Istanbul',
    });
    const page = await stage.visit(home, { room: 'offer', lang: 'tr', rows: '0' });
    await until(page, ({ store }) => store?.phase === 'ready' && store.workLoaded);
    await begin(page);
    const detail = page.locator('opportunity-detail');
    await detail.locator('[data-quick=offers]').click();
    await detail.locator('.new-offer .button.primary').click();
    const editor = detail.locator('offer-editor');
    await editor.locator('#f-title').fill('Ölçüm cihazları teklifi');
    await editor.locator('#f-title').press('Tab');
    await editor.locator('[data-kind=timeline] .add-step').click();
    // Somebody writes to the customer; the name comes when it is sent.
    await editor.locator('[data-kind=benefits] .write').click();
    await editor.locator('[data-kind=benefits] .ProseMirror').click();
    await page.keyboard.type('Ölçümleriniz ₺ ve saat kazandırır: ğĞıİşŞ, ');
    await editor.locator('[data-kind=benefits] .insert').selectOption('customer');
    await editor.locator('[data-kind=benefits] .done-writing').click();
    await editor.locator('[data-step=send]').click();
    await editor.locator('.life-form .button.primary').click();
    await editor.locator('.badge.sent').waitFor();
    assert.equal(await editor.locator('.offer-head h2').textContent(), 'A-0001');

    const shown = await editor
      .locator('.document [data-figure]')
      .evaluateAll((figures) =>
        figures.map((figure) => [figure.previousElementSibling?.textContent ?? '', figure.textContent]),
      );
    assert.deepEqual(
      shown.map(([name]) => name),
      ['Ara toplam', 'Net (KDV hariç)', 'KDV %20', 'KDV %10', 'Genel toplam'],
    );
    // The browser's dialog is nobody's to press here: what it would print is there while it is open.
    await page.evaluate(() => {
      window.print = () => {
        (globalThis as { printed?: boolean }).printed = true;
      };
    });
    await editor.locator('.print').click();
    await page.waitForFunction(() => (globalThis as { printed?: boolean }).printed === true);
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const pages = readPdf(bytes).map(({ text }) => tight(text));
    t.diagnostic(`${String(pages.length)} pages, ${String(bytes.length)} bytes`);
    assert.ok(pages.length >= 3, `${String(pages.length)} pages`);
    const all = pages.join('');
    for (const [name = '', value = ''] of shown)
      assert.ok(all.includes(tight(`${name}${value}`)), `${name} ${value}`);
    for (const words of [
      'Ölçüm cihazları teklifi',
      'Işık Şekerleme ve Gıda A.Ş.',
      'Ölçümleriniz ₺ ve saat kazandırır: ğĞıİşŞ, Işık Şekerleme ve Gıda A.Ş.',
      'KDV oran başına yuvarlanır.',
      'A-0001',
    ])
      assert.ok(all.includes(tight(words)), words);
    for (let index = 1; index <= 60; index++)
      assert.ok(all.includes(tight(`Ölçüm cihazı Ğ-${String(index)}`)), String(index));
    for (const [index, text] of pages.entries()) {
      assert.ok(text.includes(`${String(index + 1)}/${String(pages.length)}`), `page ${String(index + 1)}`);
      // A table that goes on has its header again.
      const isTable = /Ğ-\d/.test(text);
      assert.equal(text.includes(tight('Ürün / hizmet')), isTable, `header of page ${String(index + 1)}`);
    }
    // Nothing of the page around it is printed.
    const around = await page.locator('opportunity-detail h2').first().textContent();
    assert.ok(around?.includes('Ölçüm cihazları ğĞıİşŞ'));
    assert.ok(!all.includes(tight('Yazdır / PDF')));
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.equal(await page.locator('firsat-print').count(), 0);
    await home.close();
  });
});
