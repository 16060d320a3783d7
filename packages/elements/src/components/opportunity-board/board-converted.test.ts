import { expect } from '@open-wc/testing';
import { inside, painted, waitUntil } from '../../testing/drive.js';
import { boardFixture, columnOf, dayFromToday, squeezed } from './testing/board-fixture.js';

const euro = (minor: number) => ({ minor, currency: 'EUR' });

describe('<opportunity-board>: the reporting currency', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD45 D39 a header says what its sums come to in the reporting currency, the tooltip names rates and days; currencies without a rate stay beside', async () => {
    const { board, store, add, stages } = await boardFixture();
    add(0, 'Avro', { price: euro(10_000) });
    add(0, 'Lira', { price: { minor: 50_000, currency: 'TRY' } });
    const about = () =>
      squeezed(columnOf(board, stages[0] ?? '').querySelector<HTMLElement>('.sums')?.dataset['about']);
    await painted(board);
    await waitUntil(() => board.shadowRoot?.querySelector('#tip'));
    expect(about()).to.equal('');
    store.execute('rates-set', {
      rates: [{ currency: 'EUR', base: 'TRY', on: dayFromToday(-400), value: '50.5' }],
    });
    store.execute('workspace-edit', { reportingCurrency: 'TRY' });
    await painted(board);
    await painted(board);
    expect(about()).to.equal('≈ ₺5,6 B');
    add(0, 'Dolar', { price: { minor: 700, currency: 'USD' } });
    await waitUntil(() => about() === '≈ ₺5,6 B · $7');
    const sums = columnOf(board, stages[0] ?? '').querySelector('.sums');
    sums?.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );
    const tip = inside(board, '#tip');
    await waitUntil(() => tip.matches(':popover-open'));
    expect(squeezed(tip.textContent))
      .to.contain('≈ ₺5.550')
      .and.to.contain('1 EUR = 50,5 TRY')
      .and.to.contain('Kuru yok, dahil değil: $7');
    store.execute('workspace-edit', { reportingCurrency: null });
    await waitUntil(() => about() === '');
  });
});
