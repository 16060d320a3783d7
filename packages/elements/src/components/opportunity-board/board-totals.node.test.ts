import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BoardTotals, CurrencyTotals } from '@firsat/model';
import '../../locales/areas/board.js';
import { localizerFor } from '../../locales/localizer.js';
import { totalsText } from './board-totals.js';
import { exactRows } from './exact-rows.js';

const sums = (more: Partial<CurrencyTotals>): CurrencyTotals => ({
  currency: 'TRY',
  fixed: 0,
  monthly: 0,
  yearly: 0,
  weightedFixed: 0n,
  weightedYearlyRate: 0n,
  ...more,
});
const totals = (count: number, byCurrency: readonly CurrencyTotals[], unpriced = 0): BoardTotals => ({
  count,
  unpriced,
  byCurrency,
});
/** Intl puts no-break blanks; a reader sees blanks. */
const plain = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/\s/gu, ' '));
const tr = localizerFor('tr');
const en = localizerFor('en');

describe('what a header says', () => {
  it('BRD2 S17 D28 one-off and recurring are never added, whichever is there', () => {
    const both = totals(3, [sums({ fixed: 160_000_000, monthly: 4_500_000 })]);
    assert.deepEqual(plain(totalsText(tr, both, both).sums), ['₺1,6 Mn', '₺45 B / ay']);
    const recurring = totals(1, [sums({ monthly: 4_500_000 })]);
    assert.deepEqual(plain(totalsText(en, recurring, recurring).sums), ['₺45K / mo']);
    const free = totals(1, [sums({})]);
    assert.deepEqual(totalsText(tr, free, free).sums, ['₺0'], 'a price of 0 is a price (D29)');
  });

  it('BRD2 D27 the monthly figure comes from the exact fraction and is rounded once', () => {
    const yearly = totals(1, [sums({ yearly: 100_000 })]);
    const row = exactRows(tr, yearly, yearly).find(({ label }) => label === tr.t.choices.exact.recurring);
    assert.equal(row?.value, '₺83,33');
    const three = totals(3, [sums({ yearly: 300_000 })]);
    const sum = exactRows(tr, three, three).find(({ label }) => label === tr.t.choices.exact.recurring);
    assert.equal(sum?.value, '₺250,00', 'not 3 × 83,33');
  });

  it('BRD2 D39 currencies stand side by side, the own one first', () => {
    const mixed = totals(2, [sums({ currency: 'EUR', fixed: 100_00 }), sums({ fixed: 200_00 })]);
    assert.deepEqual(totalsText(tr, mixed, mixed, 'TRY').sums, ['₺200', '€100']);
    const values = exactRows(tr, mixed, mixed, 'TRY').map(({ value }) => value);
    assert.deepEqual(values, ['₺200,00', '€100,00']);
  });

  it('BRD2 D29 what has no price is counted, not summed', () => {
    const some = totals(4, [sums({ fixed: 100_00 })], 3);
    assert.equal(totalsText(tr, some, some).unpriced, 'fiyatsız 3');
    const none = totals(1, [sums({ fixed: 100_00 })]);
    assert.equal(totalsText(tr, none, none).unpriced, '');
  });

  it('BRD3 filtered: shown / all, for count and each sum', () => {
    const all = totals(24, [sums({ fixed: 160_000_000, monthly: 2_000_000 })]);
    const shown = totals(8, [sums({ fixed: 40_000_000 })]);
    const text = totalsText(tr, shown, all);
    assert.equal(text.count, '8 / 24');
    assert.deepEqual(plain(text.sums), ['₺400 B / ₺1,6 Mn', '₺0 / ₺20 B / ay']);
    const rows = exactRows(tr, shown, all).map(({ value }) => value);
    assert.ok(rows.includes('₺400.000,00') && rows.includes('₺1.600.000,00'));
  });

  it('BRD2 D33 the weighted sum is divided once', () => {
    const weighted = totals(1, [sums({ fixed: 10_001, weightedFixed: 3n * 10_001n * 3300n })]);
    assert.equal(totalsText(en, weighted, weighted).weighted, 'Weighted ₺99');
    const exact = exactRows(tr, weighted, weighted).find(
      ({ label }) => label === tr.t.choices.exact.weightedOneOff,
    );
    assert.equal(exact?.value, '₺99,01');
  });
});
