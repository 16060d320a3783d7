import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { detailScene, opportunityOf } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { OpportunityDetail } from './opportunity-detail.js';

async function scene(price: { readonly minor: number; readonly currency: string } | null) {
  defineElement('opportunity-detail', OpportunityDetail);
  const made = await detailScene();
  const { detail, store, id } = made;
  if (price) done(store, 'opportunity-edit', { id, changes: { price } });
  await painted(detail);
  const begin = async () => {
    inside(detail, '#view-price').click();
    await waitUntil(() => has(detail, '#edit-price'));
    await painted(detail);
  };
  await begin();
  return {
    ...made,
    begin,
    async choose(currency: string) {
      const select = inside<HTMLSelectElement>(detail, '.priced select');
      select.focus();
      select.value = currency;
      select.dispatchEvent(new Event('change'));
      await painted(detail);
    },
    async press(selector: string) {
      inside(detail, selector).click();
      await painted(detail);
    },
    async enter() {
      inside(detail, '#edit-price').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
      );
      await painted(detail);
    },
  };
}

describe('the currency of a price', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('DET51 D39 another currency asks whether the number is converted, at the rate that is shown, or kept; until that is said nothing is saved', async () => {
    const made = await scene({ minor: 100_000, currency: 'TRY' });
    const { detail, store, choose, press, enter, begin } = made;
    done(store, 'rates-set', { rates: [{ currency: 'EUR', base: 'TRY', on: '2024-01-05', value: '40' }] });
    await choose('EUR');
    const asked = textOf(detail, '.currency-question');
    expect(asked)
      .to.contain('€25')
      .and.to.contain('1 EUR = 40 TRY')
      .and.to.contain('5 Oca 2024')
      .and.to.contain('€1.000');
    await enter();
    expect(textOf(detail, '.editor .problem')).to.contain('çevrilsin ya da aynı kalsın');
    expect(opportunityOf(made).price).to.deep.equal({ minor: 100_000, currency: 'TRY' });
    await expect(detail).to.be.accessible();
    await press('.currency-question .convert');
    expect(inside<HTMLInputElement>(detail, '#edit-price').value).to.equal('25');
    expect(detail.shadowRoot?.activeElement?.id).to.equal('edit-price');
    await enter();
    expect(opportunityOf(made).price).to.deep.equal({ minor: 2500, currency: 'EUR' });
    await begin();
    await choose('TRY');
    await press('.currency-question .keep');
    await enter();
    expect(opportunityOf(made).price).to.deep.equal({ minor: 2500, currency: 'TRY' });
    store.undo();
    expect(opportunityOf(made).price, 'taken back in one step').to.deep.equal({
      minor: 2500,
      currency: 'EUR',
    });
  });

  it('DET52 D39 without a rate the number can only be kept, and that is said; without a number nothing is asked', async () => {
    const made = await scene(null);
    const { detail, choose, press, enter, begin } = made;
    await choose('USD');
    expect(has(detail, '.currency-question')).to.equal(false);
    const input = inside<HTMLInputElement>(detail, '#edit-price');
    input.value = '12,5';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted(detail);
    await enter();
    expect(opportunityOf(made).price).to.deep.equal({ minor: 1250, currency: 'USD' });
    await begin();
    await choose('GBP');
    expect(has(detail, '.convert')).to.equal(false);
    expect(textOf(detail, '.currency-question')).to.contain('USD → GBP');
    await choose('USD');
    expect(has(detail, '.currency-question'), 'back where it was').to.equal(false);
    await choose('GBP');
    await press('.keep');
    await enter();
    expect(opportunityOf(made).price).to.deep.equal({ minor: 1250, currency: 'GBP' });
  });
});
