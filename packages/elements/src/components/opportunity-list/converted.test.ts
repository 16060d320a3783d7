import { expect } from '@open-wc/testing';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { listFixture } from './testing/list-fixture.js';

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const eur = (on: string, value: string) => ({ currency: 'EUR', base: 'TRY', on, value });

describe('<opportunity-list>: the reporting currency', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LSE25 D39 D84 the sums of all that match are told in the reporting currency too; a press names rates and days, what has none stays beside', async () => {
    const { element, store, add, type } = await listFixture({ rows: false });
    const open = add('Avro', { price: euro(10_000) });
    const won = add('Kazanılan', { price: euro(10_000), period: 'monthly' });
    await painted(element);
    done(store, 'rates-set', { rates: [eur('2020-01-01', '40'), eur('2021-01-01', '50')] });
    await painted(element);
    expect(has(element, '.converted'), 'nobody asked for it').to.equal(false);
    done(store, 'workspace-edit', { reportingCurrency: 'TRY' });
    done(store, 'opportunity-set-status', { id: won, status: 'won', on: '2020-06-01' });
    await waitUntil(() => has(element, '.converted'));
    await waitUntil(
      () => textOf(element, '.converted') === '≈ ₺5 B≈ ₺4 B / ay',
      textOf(element, '.converted'),
    );
    add('Dolar', { price: { minor: 700, currency: 'USD' } });
    await waitUntil(() => textOf(element, '.converted').endsWith('$7'));
    inside(element, '.converted').click();
    await waitUntil(() => has(element, '.converted-details'));
    const said = textOf(element, '.converted-details');
    expect(said)
      .to.contain('≈ ₺5.000')
      .and.to.contain('≈ ₺4.000 / ay')
      .and.to.contain('Kuru yok, dahil değil: $7');
    expect(said).to.contain('1 EUR = 40 TRY · 1 Oca 2020').and.to.contain('1 EUR = 50 TRY · 1 Oca 2021');
    await expect(element).to.be.accessible();
    done(store, 'opportunity-set-status', { id: won, status: 'won', on: '2021-06-01' });
    await waitUntil(
      () => textOf(element, '.converted').includes('≈ ₺5 B / ay'),
      'the day of the close has moved',
    );
    done(store, 'opportunity-delete', { id: open });
    await waitUntil(() => !textOf(element, '.converted').startsWith('≈ ₺5 B≈'));
    await type('Dolar');
    await waitUntil(() => !has(element, '.converted'));
  });
});
