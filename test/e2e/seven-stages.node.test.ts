/**
 * The seven-stage sale of the article, in Turkish, by clicking and typing: from a lead of whom only an e-mail address is known to collected money, while a
 * colleague watches the board.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { addCompany, arrive, goTo, stageNow } from './people.js';
import { setTheStage, showTool, type Stage } from './support.js';

const room = 'yedi-asama';
const SALE = 'Üretim hattı sayım sistemi';

describe('the seven-stage sale', () => {
  let stage: Stage;

  before(async () => {
    stage = await setTheStage();
  });

  after(async () => {
    await stage.close();
  });

  it('S120 S88 S89 S93 S97 S101 S104 S113: from lead to collected money, and the board of a colleague tells each step', async () => {
    const ayse = await arrive(stage, { id: 'ayse', name: 'Ayşe Demir', room });
    const mehmet = await arrive(stage, { id: 'mehmet', name: 'Mehmet Kaya', room });
    const column = (name: string): Locator =>
      mehmet.locator(`opportunity-board .column[aria-label^="${name}"]`);

    // 1. A lead: no contact yet, but a channel (S88).
    const customer = await addCompany(ayse, {
      name: 'Işık Gıda A.Ş.',
      email: 'satinalma@isikgida.example',
    });
    await customer.locator('.new-opportunity').click();
    const form = ayse.locator('opportunity-form');
    await form.locator('#schemaId').selectOption({ label: 'Yedi aşamalı satış hattı' });
    await form.locator('#description').fill(SALE);
    await form.locator('.background > summary').click();
    await form.locator('#need').fill('Vardiya başına fireyi görmek');
    await form.getByRole('button', { name: 'Ekle', exact: true }).click();
    const detail = ayse.locator('opportunity-detail');
    await stageNow(detail).filter({ hasText: 'Müşteri adayı oluşturma' }).waitFor();
    await detail.locator('.no-contact').waitFor();
    await column('Müşteri adayı oluşturma').getByText(SALE).waitFor();

    // The first contact: a press, what was said, and the next stage is offered (S89, S63).
    await detail.locator('[data-quick=activities]').click();
    await detail.locator('#activity-summary').fill('Fire oranları yüksek, bize açıklar.');
    await detail.locator('[data-outcome=reached]').click();
    await detail.locator('.activity-editor .close').click();
    await detail.locator('.first-contact button').click();
    await stageNow(detail).filter({ hasText: 'Aday kalifikasyonu' }).waitFor();
    await column('Aday kalifikasyonu').getByText(SALE).waitFor();

    // 2. Qualification: location, budget, power to decide, fit (S92, S93).
    await showTool(detail, 'qualification');
    const criteria = detail.locator('.criteria > li');
    assert.equal(await criteria.count(), 4);
    for (const criterion of await criteria.all()) await criterion.getByLabel('Evet', { exact: true }).check();
    await detail.locator('[data-qualified]').waitFor();

    // 3. Nurturing: the plan of touches makes a task and a reminder (S97).
    await goTo(detail, 'Aday besleme');
    await stageNow(detail).filter({ hasText: 'Aday besleme' }).waitFor();
    await showTool(detail, 'process');
    await detail.locator('[data-touches=start]').click();
    await detail.locator('[data-touches=stop]').waitFor();

    // 4. A demo with what was shown (S100, S101).
    await goTo(detail, 'Demo veya tam toplantı');
    await stageNow(detail).filter({ hasText: 'Demo veya tam toplantı' }).waitFor();
    await showTool(detail, 'activities');
    await detail.locator('[data-log=demo]').click();
    await detail.locator('#activity-agenda').fill('Canlı sayım\nFire raporu');
    await detail.locator('#activity-summary').fill('Fire raporuna ikna oldular.');
    await detail.locator('.activity-editor .close').click();

    // 5. Lines, and an offer that is sent and accepted (S70, S104–S108).
    await detail.locator('[data-quick=lines]').click();
    const grid = detail.locator('line-grid');
    await grid.locator('#add-line').fill('Sayım istasyonu');
    await grid.locator('.add-free').click();
    await grid.locator('[data-column=unitPrice]').first().click();
    await ayse.keyboard.type('125.000');
    await ayse.keyboard.press('Enter');
    await detail.locator('#view-price').filter({ hasText: '₺125.000,00' }).waitFor();
    await goTo(detail, 'Teklif ve fatura yönetimi');
    await stageNow(detail).filter({ hasText: 'Teklif ve fatura yönetimi' }).waitFor();
    await detail.locator('[data-quick=offers]').click();
    await detail.locator('.new-offer .button.primary').click();
    const offer = detail.locator('offer-editor');
    await offer.locator('[data-kind=summary] .write').click();
    await offer.locator('[data-kind=summary] .ProseMirror').click();
    await ayse.keyboard.type('Fireler vardiya sonunda fark ediliyor.');
    await offer.locator('[data-kind=summary] .done-writing').click();
    await offer.locator('[data-step=send]').click();
    await offer.locator('.life-form .button.primary').click();
    await offer.locator('.badge.sent').waitFor();
    await offer.locator('[data-step=accept]').click();
    await offer.locator('.life-form .button.primary').click();
    await offer.locator('.badge.accepted').waitFor();

    // 6. The deal: the stage asks whether it is won (D2, S39), and the prospect is a customer (S2).
    await goTo(detail, 'Anlaşma veya fırsat yönetimi');
    await detail.locator('[data-answer=move]').click();
    await detail.locator('.badge.won').waitFor();
    await column('Anlaşma veya fırsat yönetimi').getByText(SALE).waitFor();

    // 7. Delivery, invoice and collection (S113, S117).
    await goTo(detail, 'İletişim yönetimi');
    await stageNow(detail).filter({ hasText: 'İletişim yönetimi' }).waitFor();
    await offer.locator('#f-invoice-number').fill('FTR-2026-118');
    await offer.locator('#f-invoice-number').press('Tab');
    await offer.locator('#f-invoice-state').selectOption('paid');
    await showTool(detail, 'process');
    await detail.getByLabel('Tahsilat tamamlandı').check();
    await column('İletişim yönetimi').getByText(SALE).waitFor();

    // What was done to achieve it (S9), the same in the colleague's window.
    await column('İletişim yönetimi').getByText(SALE).click();
    const watched = mehmet.locator('opportunity-detail');
    const told = watched.locator('.history .event-label');
    await told.filter({ hasText: 'Fatura tahsil edildi' }).waitFor();
    for (const words of ['Teklif kabul edildi', 'Teklif gönderildi', 'Telefon görüşmesi', 'Demo'])
      await told.filter({ hasText: words }).first().waitFor();
    await watched.locator('.open-customer').click();
    await mehmet.locator('contact-detail .detail-head .badge.customer').waitFor();
    await mehmet.locator('contact-detail .opportunity').filter({ hasText: SALE }).waitFor();
  });
});
