/**
 * When an opportunity is made: the three cases of the manual, in Turkish, by clicking and typing. A prospect who turns out to be interested; a customer
 * who buys again, with an offer that is refused; two representatives who sell different things to one customer.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { addCompany, arrive } from './people.js';
import { setTheStage, type Stage } from './support.js';

/** The form is open and knows the customer: the rest of a new opportunity. */
async function fillOpportunity(page: Page, description: string, price: string): Promise<Locator> {
  const form = page.locator('opportunity-form');
  await form.locator('#description').fill(description);
  await form.locator('#price').fill(price);
  await form.getByRole('button', { name: 'Ekle', exact: true }).click();
  const detail = page.locator('opportunity-detail');
  await detail.locator('#view-description').filter({ hasText: description }).waitFor();
  return detail;
}

/** A line at a price, and the offer of it, sent; its editor. */
async function sendOffer(page: Page, detail: Locator, title: string): Promise<Locator> {
  await detail.locator('[data-quick=offers]').click();
  await detail.locator('.new-offer .button.primary').click();
  const offer = detail.locator('offer-editor');
  await offer.locator('#f-title').fill(title);
  await offer.locator('#f-title').press('Tab');
  await offer.locator('[data-step=send]').click();
  await offer.locator('.life-form .button.primary').click();
  await offer.locator('.badge.sent').waitFor();
  return offer;
}

/** The customer's page, from the opportunity that is open. */
async function openCustomer(page: Page, detail: Locator): Promise<Locator> {
  await detail.locator('.open-customer').click();
  const customer = page.locator('contact-detail');
  await customer.locator('.opportunities').waitFor();
  return customer;
}

describe('when an opportunity is made', () => {
  let stage: Stage;

  before(async () => {
    stage = await setTheStage();
  });

  after(async () => {
    await stage.close();
  });

  it('S2 S3 S8: a prospect, a call, interest: an opportunity with the call in it; winning it makes a customer', async () => {
    const page = await arrive(stage, { id: 'ayse', name: 'Ayşe Demir', room: 'aday' });
    const customer = await addCompany(page, { name: 'Çınar Mobilya', email: 'info@cinar.example' });
    await customer.locator('.badge.prospect').waitFor();
    await customer.locator('[data-record=call]').click();
    await customer.locator('#record-said').fill('Depo sayımıyla ilgileniyorlar');
    await customer.locator('#record-said').press('Escape');
    await customer.locator('.record').filter({ hasText: 'Depo sayımıyla ilgileniyorlar' }).waitFor();
    await customer.locator('.record .attach').click();
    await customer.locator('[data-opportunity=new]').click();
    const detail = await fillOpportunity(page, 'Depo sayım sistemi', '80.000');
    await detail.locator('.history .event').filter({ hasText: 'Depo sayımıyla ilgileniyorlar' }).waitFor();

    await detail.locator('.status-action.won').click();
    await detail.locator('.status-form .button.primary').click();
    await detail.locator('.detail-head .badge.won').waitFor();
    const won = await openCustomer(page, detail);
    await won.locator('.detail-head .badge.customer').waitFor();
  });

  it('S4 S5 S14 S74: a customer buys again; the first offer is refused, another follows, and the opportunity never closed', async () => {
    const page = await arrive(stage, { id: 'ayse', name: 'Ayşe Demir', room: 'ikinci' });
    const customer = await addCompany(page, { name: 'Şahin Lojistik' });
    await customer.locator('.new-opportunity').click();
    const first = await fillOpportunity(page, 'El terminali', '40.000');
    await first.locator('.status-action.won').click();
    await first.locator('.status-form .button.primary').click();
    await first.locator('.detail-head .badge.won').waitFor();

    const again = await openCustomer(page, first);
    await again.locator('.new-opportunity').click();
    const detail = await fillOpportunity(page, 'Bakım sözleşmesi', '');
    await detail.locator('[data-quick=lines]').click();
    const grid = detail.locator('line-grid');
    await grid.locator('#add-line').fill('Yıllık bakım');
    await grid.locator('.add-free').click();
    await grid.locator('[data-column=unitPrice]').first().click();
    await page.keyboard.type('25.000');
    await page.keyboard.press('Enter');
    await detail.locator('#view-price').filter({ hasText: '₺25.000,00' }).waitFor();

    const refused = await sendOffer(page, detail, 'İlk teklif');
    await refused.locator('[data-step=reject]').click();
    await refused.locator('#f-life-reason').fill('Yanıt süresi uzun');
    await refused.locator('.life-form .button.primary').click();
    await refused.locator('.badge.rejected').waitFor();
    await detail.locator('.detail-head .badge.open').waitFor();
    const accepted = await sendOffer(page, detail, 'Kısaltılmış süreyle');
    await accepted.locator('[data-step=accept]').click();
    await accepted.locator('.life-form [name=win]').check();
    await accepted.locator('.life-form .button.primary').click();
    await detail.locator('.detail-head .badge.won').waitFor();

    // Which offer was given to which customer, and what became of it.
    const seen = await openCustomer(page, detail);
    await seen.locator('.opportunity').first().waitFor();
    assert.equal(await seen.locator('.opportunity').count(), 2);
    const sale = seen.locator('.opportunity').filter({ hasText: 'Bakım sözleşmesi' });
    await sale.locator('.fold').click();
    const offers = sale.locator('[data-kind=offers] li');
    assert.deepEqual(
      (await offers.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim()),
      [
        'Kısaltılmış süreyle A-0002 · Kabul edildi · ₺30.000,00',
        'İlk teklif A-0001 · Reddedildi · ₺30.000,00',
      ],
    );
  });

  it('S6: two representatives sell different things to one customer at the same time, each their own opportunity, and each sees both', async () => {
    const room = 'iki-temsilci';
    const ayse = await arrive(stage, { id: 'ayse', name: 'Ayşe Demir', room });
    const mehmet = await arrive(stage, { id: 'mehmet', name: 'Mehmet Kaya', room });
    const ofAyse = await addCompany(ayse, { name: 'Işık Gıda A.Ş.' });
    await mehmet.locator('[data-view=contacts]').click();
    await mehmet.locator('contact-directory .row').filter({ hasText: 'Işık Gıda' }).click();
    const ofMehmet = mehmet.locator('contact-detail');
    await Promise.all([
      ofAyse.locator('.new-opportunity').click(),
      ofMehmet.locator('.new-opportunity').click(),
    ]);
    await Promise.all([
      fillOpportunity(ayse, 'Yazıcı kiralama', '12.000'),
      fillOpportunity(mehmet, 'Muhasebe yazılımı', '90.000'),
    ]);
    for (const page of [ayse, mehmet]) {
      const customer = await openCustomer(page, page.locator('opportunity-detail'));
      const line = (sale: string): Locator => customer.locator('.opportunity').filter({ hasText: sale });
      await line('Yazıcı kiralama').filter({ hasText: 'Ayşe Demir' }).waitFor();
      await line('Muhasebe yazılımı').filter({ hasText: 'Mehmet Kaya' }).waitFor();
      assert.equal(await customer.locator('.opportunity').count(), 2);
    }
    // What one of them records for his sale stands in his, also for her.
    await ofMehmet.locator('[data-record=meeting]').click();
    await ofMehmet.locator('.choose-opportunity').getByRole('button', { name: 'Muhasebe yazılımı' }).click();
    await ofMehmet.locator('#record-said').fill('Mali müşavir de katıldı');
    await ofMehmet.locator('#record-said').press('Escape');
    const his = ofAyse.locator('.opportunity').filter({ hasText: 'Muhasebe yazılımı' });
    await his.locator('.fold').click();
    await his.locator('[data-kind=activities]').filter({ hasText: 'Mali müşavir de katıldı' }).waitFor();
  });
});
