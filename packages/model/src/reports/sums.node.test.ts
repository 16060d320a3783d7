import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aReportBench, DAY_ZERO } from '../testing/report-bench.js';
import { openAmounts } from './open-amounts.js';
import { outcomes } from './outcomes.js';
import { Rates } from './rates.js';
import { velocity } from './velocity.js';

const DAY = 86_400_000;
const HUGE = Number.MAX_SAFE_INTEGER;
const lira = (minor: number) => ({ minor, currency: 'TRY' });

const codes = (excluded: readonly { readonly code: string; readonly count: number }[]) =>
  excluded.map(({ code, count }) => `${code} ${String(count)}`);

describe('sums, worked', () => {
  it('D37 D33 beyond what a number holds shares, conversions and speeds stay exact', () => {
    const bench = aReportBench();
    for (let index = 0; index < 3; index++)
      bench.close(4, bench.opportunity(0, { price: lira(HUGE) }), 'won');
    bench.close(4, bench.opportunity(0, { price: lira(HUGE), period: 'monthly' }), 'won');
    bench.close(4, bench.opportunity(0, { price: lira(2) }), 'lost', 'price');
    bench.opportunity(0);
    const rates = new Rates('EUR', [{ currency: 'TRY', on: '2026-01-01', value: '0.5' }]);
    const { total } = bench.report(outcomes({ by: 'all' }), { rates });
    const sum = 3n * BigInt(HUGE);
    assert.deepEqual(
      total.winRateByValue.map(({ won, decided }) => [won, decided]),
      [
        [sum, sum + 2n],
        [12n * BigInt(HUGE), 12n * BigInt(HUGE)],
      ],
    );
    assert.equal(total.won.converted?.oneOff, (sum + 1n) / 2n);
    assert.equal(total.won.converted.monthly, (BigInt(HUGE) + 1n) / 2n);
    const { byCurrency, converted } = bench.report(velocity(), { rates });
    assert.equal(byCurrency[0]?.wonValue.sum, 15n * BigInt(HUGE));
    // One open × 15 × that ÷ 4 × 4/5 ÷ 4 days
    assert.equal(byCurrency[0].perDay, (15n * BigInt(HUGE) * 10n + 100n) / 200n);
    assert.equal(converted?.meanValue, (15n * BigInt(HUGE) * 10n + 40n) / 80n);
  });

  it('D27 D33 D20 first-year values are added as fractions and rounded once', () => {
    const bench = aReportBench();
    for (let index = 0; index < 3; index++)
      bench.close(4, bench.opportunity(0, { price: lira(10), period: 'yearly', termMonths: 1 }), 'won');
    for (let index = 0; index < 8; index++) bench.opportunity(0);
    const [first] = bench.report(velocity()).byCurrency;
    // 3 × 10/12 = 2,5, not 3 × 1; eight open × 2,5/3 × 1 ÷ 4 days = 1,67
    assert.deepEqual([first?.wonValue.sum, first?.wonValue.count, first?.perDay], [3n, 3, 2n]);
  });

  it('D20 D3 D5 D29 velocity says whom it left out, and whose days are counted from the creation', () => {
    const bench = aReportBench();
    bench.close(1, bench.opportunity(0), 'suspended');
    bench.move(1, bench.opportunity(0), 6);
    bench.close(4, bench.opportunity(0, { startDate: null }), 'won');
    bench.close(4, bench.opportunity(0), 'abandoned', 'no-budget');
    const { open, won, winRate, excluded } = bench.report(velocity());
    assert.deepEqual([open.count, won.count, winRate.whole], [0, 1, 1]);
    assert.deepEqual(codes(excluded), ['no-price 1', 'no-start-date 1', 'post-phase 1', 'suspended 1']);
  });

  it('D30 D23 as of each day the price is what counted then: the estimate, the lines, the estimate again', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0, { price: lira(500), expectedClose: '2026-03-01' });
    const line = (name: string, amount: number, day: number) =>
      bench.on(day, 'line-add', {
        opportunityId: id,
        name,
        unitPrice: { amount, scale: 2, currency: 'TRY' },
        vat: { rate: 2000, exemption: null },
      }).id;
    const first = line('Bakım', 700, 10);
    const second = line('Kurulum', 90, 20);
    bench.on(30, 'line-delete', { id: second });
    bench.on(40, 'line-delete', { id: first });
    const best = (day: number) =>
      bench.report(openAmounts(), { asOf: DAY_ZERO + day * DAY }).total.totals.byCurrency[0]?.fixed;
    assert.deepEqual([5, 15, 25, 35, 45].map(best), [500, 700, 790, 700, 500]);
  });
});
