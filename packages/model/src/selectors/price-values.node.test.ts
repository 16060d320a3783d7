import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PERIODS } from '../records/opportunity.js';
import { seeded } from '../seeded.js';
import { priceValues } from './price-values.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });

describe('priceValues', () => {
  it('D26 a one-off price is all there is, whatever the term', () => {
    assert.deepEqual(priceValues({ price: lira(12_500_00), period: 'fixed', termMonths: 24 }), {
      oneOff: lira(12_500_00),
      monthly: null,
      yearly: null,
      firstYear: lira(12_500_00),
      total: lira(12_500_00),
    });
  });

  it('D26 S53 a monthly price has a yearly rate; without a term the first year has twelve months and the total is unknown', () => {
    const values = priceValues({ price: lira(1_000_00), period: 'monthly', termMonths: null });
    assert.deepEqual(values, {
      oneOff: null,
      monthly: lira(1_000_00),
      yearly: lira(12_000_00),
      firstYear: lira(12_000_00),
      total: null,
    });
  });

  it('D26 D27 a yearly price of 1.000,00 is 83,33 a month, 1.000,00 a year and 3.000,00 over three', () => {
    const values = priceValues({ price: lira(1_000_00), period: 'yearly', termMonths: 36 });
    assert.deepEqual(values, {
      oneOff: null,
      monthly: lira(83_33),
      yearly: lira(1_000_00),
      firstYear: lira(1_000_00),
      total: lira(3_000_00),
    });
  });

  it('D26 a term of less than a year has no more in its first year', () => {
    const values = priceValues({ price: lira(1_000_00), period: 'yearly', termMonths: 7 });
    assert.deepEqual([values?.firstYear, values?.total], [lira(583_33), lira(583_33)]);
  });

  it('D29 no price has no values, 0 has', () => {
    assert.equal(priceValues({ price: null, period: 'monthly', termMonths: 12 }), null);
    assert.deepEqual(priceValues({ price: lira(0), period: 'monthly', termMonths: 12 })?.total, lira(0));
  });

  it('D26 D27 every figure is less than half a unit off the exact fraction', () => {
    const random = seeded(26);
    for (let round = 0; round < 500; round++) {
      const minor = Math.floor(random() * 1e12);
      const termMonths = 1 + Math.floor(random() * 600);
      const period = PERIODS[1 + Math.floor(random() * 2)] ?? 'monthly';
      const values = priceValues({ price: lira(minor), period, termMonths });
      const perYear = BigInt(minor) * (period === 'monthly' ? 12n : 1n);
      for (const [months, shown] of [
        [1, values?.monthly],
        [12, values?.yearly],
        [termMonths, values?.total],
      ] as const) {
        const off = perYear * BigInt(months) - BigInt(shown?.minor ?? -1) * 12n;
        assert.ok(off <= 6n && off >= -6n, `${String(minor)} ${period} ${String(months)}`);
      }
    }
  });
});
