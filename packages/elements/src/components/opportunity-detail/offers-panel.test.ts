import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { defineElement } from '../../base/define-element.js';
import { detailScene } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { FakeTexts } from '../../testing/fake-texts.js';
import type { OfferEditor } from '../offer-editor/offer-editor.js';
import { OpportunityDetail } from './opportunity-detail.js';

async function scene(lang = 'tr') {
  defineElement('opportunity-detail', OpportunityDetail);
  const found = await detailScene({ lang, store: { texts: new FakeTexts().load } });
  const { detail, store, id } = found;
  done(store, 'line-add', {
    opportunityId: id,
    name: 'Lazer yazıcı',
    unitPrice: { amount: 125_050, scale: 2, currency: 'TRY' },
    vat: { rate: 2000, exemption: null },
  });
  const tab = async (): Promise<void> => {
    inside(detail, '#tab-offers').click();
    await waitUntil(() => has(detail, '.offers'));
    await painted(detail);
  };
  return { ...found, tab, paint: () => painted(detail) };
}

describe('offers in the detail', function () {
  // Fetches the editor, and axe reads all of it.
  this.timeout(40_000);

  afterEach(async () => {
    document.body.replaceChildren();
    await setViewport({ width: 900, height: 800 });
  });

  it('OFR49, S63, S73: a new offer is two presses away, and is shown in its place', async () => {
    const { detail, store, id, paint } = await scene();
    inside(detail, '[data-quick=offers]').click();
    await waitUntil(() => has(detail, '.new-offer'));
    await paint();
    expect(detail.shadowRoot?.activeElement?.id).to.equal('offer-from');
    inside<HTMLFormElement>(detail, '.new-offer').requestSubmit();
    await waitUntil(() => has(detail, 'offer-editor'));
    const [offer] = store.children('offers', id);
    expect(inside<HTMLElement & { offer: string }>(detail, 'offer-editor').offer).to.equal(offer?.id);
    await paint();
    inside(inside(detail, 'offer-editor'), '.back').click();
    await paint();
    await paint();
    expect(has(detail, 'offer-editor')).to.equal(false);
    expect(detail.shadowRoot?.activeElement?.className).to.equal('offer-open');
  });

  it('EVT10 opening an offer asks the page, which may show it itself; closing it is told to whoever holds the editor', async () => {
    const { detail, store, id, tab, paint } = await scene();
    done(store, 'offer-create', { opportunityId: id, id: 'f1' });
    await tab();
    const asked: unknown[] = [];
    document.addEventListener(
      'firsat-offer-open',
      (event) => {
        asked.push(event.detail);
        event.preventDefault();
      },
      { once: true },
    );
    inside(detail, '.offer-open').click();
    await paint();
    expect(asked).to.deep.equal([{ id: 'f1', opportunityId: id, origin: 'user' }]);
    expect(has(detail, 'offer-editor')).to.equal(false);
    inside(detail, '.offer-open').click();
    await waitUntil(() => has(detail, 'offer-editor'));
    await paint();
    const editor = inside<OfferEditor>(detail, 'offer-editor');
    const closed: unknown[] = [];
    editor.addEventListener('firsat-offer-close', (event) => closed.push(event.detail));
    document.addEventListener('firsat-offer-close', () => closed.push('the page'), { once: true });
    inside(editor, '.back').click();
    expect(closed).to.deep.equal([{ id: 'f1', origin: 'user' }]);
  });

  it('OFR49, S14, S74: offers are listed with number, amount, date sent and result, latest first, counted in the tab', async () => {
    const { detail, store, id, tab, paint } = await scene();
    for (const offer of ['f1', 'f2', 'f3']) {
      done(store, 'offer-create', { opportunityId: id, id: offer });
      // The page's clock is the real one.
      done(store, 'offer-edit', { id: offer, changes: { validUntil: '2099-01-01' } });
      if (offer !== 'f3') done(store, 'offer-issue', { id: offer, texts: {} });
    }
    done(store, 'offer-decide', { id: 'f1', result: 'rejected' });
    await tab();
    expect(textOf(detail, '#tab-offers .count')).to.equal('3');
    const rows = () =>
      [...(detail.shadowRoot?.querySelectorAll('.offer') ?? [])].map((row) => [
        row
          .querySelector('.offer-name')
          ?.textContent.replace(/-\w{4}$/, (end) => (/\d{4}/.test(end) ? end : '-…')),
        row.querySelector('.offer-total')?.textContent,
        row.querySelector('.offer-status')?.textContent,
      ]);
    expect(rows()).to.deep.equal([
      ['TASLAK-…', '₺1.500,60', 'Taslak'],
      ['A-0002', '₺1.500,60', 'Gönderildi'],
      ['A-0001', '₺1.500,60', 'Reddedildi'],
    ]);
    expect(textOf(detail, '[data-offer=f2] .offer-about')).to.contain('Gönderildi: ');
    done(store, 'offer-decide', { id: 'f2', result: 'accepted' });
    await paint();
    expect(rows()[1]?.[2]).to.equal('Kabul edildi');
  });

  it('S110, OFR49: an offer begins with a template or as a copy of one that was sent; a template is deleted where it is chosen', async () => {
    const { detail, store, id, tab, paint, workspace } = await scene();
    done(store, 'offer-template-create', { id: 't1', title: 'Kısa teklif' });
    done(store, 'offer-create', { opportunityId: id, id: 'f1', title: 'İlk' });
    done(store, 'offer-issue', { id: 'f1', texts: {} });
    await tab();
    inside(detail, '.add-offer').click();
    await paint();
    const choose = async (value: string): Promise<void> => {
      const select = inside<HTMLSelectElement>(detail, '#offer-from');
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await paint();
    };
    await choose('template t1');
    inside(detail, '.remove-template').click();
    await paint();
    expect(store.get('offerTemplates', 't1')?.removed).to.not.equal(null);
    workspace.handle?.undo();
    await choose('copy f1');
    inside<HTMLFormElement>(detail, '.new-offer').requestSubmit();
    await waitUntil(() => has(detail, 'offer-editor'));
    const copy = store.children('offers', id).find((offer) => offer.id !== 'f1');
    expect([copy?.title, copy?.revisionOf]).to.deep.equal(['İlk', null]);
  });

  for (const lang of ['tr', 'en']) {
    it(`OFR48: the list and the form of a new offer have no axe violations, ${lang}, narrow`, async () => {
      await setViewport({ width: 390, height: 800 });
      const { detail, store, id, tab, paint } = await scene(lang);
      done(store, 'offer-create', { opportunityId: id, id: 'f1' });
      done(store, 'offer-issue', { id: 'f1', texts: {} });
      await tab();
      inside(detail, '.add-offer').click();
      await paint();
      await expect(detail).to.be.accessible();
    });
  }
});
