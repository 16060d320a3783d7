import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offerBench, sendOffer } from '../testing/offer-bench.js';
import { aReportBench, DAY_ZERO } from '../testing/report-bench.js';
import { conversion } from './conversion.js';
import { offerOutcomes } from './offer-outcomes.js';
import { Replays, subjectsOf } from './report-index.js';
import { reportContext, runReport, type ReportQuery } from './report.js';

const DAY = 86_400_000;

describe('offers and conversion', () => {
  it('S14 D51 D52 what was sent in the period and what became of it, offers and amounts; drafts are said to be left out', () => {
    const bench = offerBench();
    const asked = (query: Partial<ReportQuery> = {}) => {
      const now = (bench.snapshot.get('offers', 'a')?.createdAt ?? 0) + DAY;
      const context = reportContext(bench.snapshot, { now, ...query });
      return runReport(offerOutcomes('owner'), subjectsOf(new Replays(bench.snapshot), context), context);
    };
    assert.deepEqual([asked().total.all.count, asked().total.acceptance.basisPoints], [0, null]);
    for (const id of ['a', 'b', 'c']) sendOffer(bench, id);
    bench.run('offer-create', { opportunityId: 'o1', id: 'draft' });
    bench.run('offer-decide', { id: 'a', result: 'rejected', on: '2026-02-01' });
    const { total, groups, excluded } = asked();
    assert.deepEqual([total.all.count, total.ends.sent.count, total.ends.rejected.count], [3, 2, 1]);
    assert.deepEqual(
      total.all.totals.byCurrency.map(({ currency, fixed }) => [currency, fixed]),
      [['TRY', 30_000]],
    );
    assert.deepEqual(total.all.ids(), ['o1'], 'its opportunity once');
    assert.deepEqual([total.acceptance.part, total.acceptance.whole, total.acceptance.muted], [0, 1, true]);
    assert.deepEqual(
      groups.map(({ group, all }) => [group, all.count]),
      [['member1', 3]],
    );
    assert.deepEqual(
      excluded.map(({ code, count }) => [code, count]),
      [['draft-offer', 1]],
    );
    assert.equal(asked({ period: { from: '2030-01-01', to: null } }).total.all.count, 0);
    assert.equal(asked({ asOf: 1 }).total.all.count, 0, 'there were none');
  });

  it('S86 D28 what entered a stage and what dropped out has an amount, by currency and kind', () => {
    const bench = aReportBench();
    const won = bench.opportunity(0, { price: { minor: 500, currency: 'TRY' } });
    const lost = bench.opportunity(0, { price: { minor: 70, currency: 'EUR' }, period: 'monthly' });
    bench.move(3, won, 2);
    bench.close(4, lost, 'lost', 'price');
    const [first] = bench.report(conversion({ schemaId: 'planports' }), { now: DAY_ZERO + 9 * DAY }).stages;
    const sums = (of: { readonly totals: { readonly byCurrency: readonly object[] } } | undefined) =>
      of?.totals.byCurrency.map((each) => {
        const { currency, fixed, monthly } = each as { currency: string; fixed: number; monthly: number };
        return [currency, fixed, monthly];
      });
    assert.deepEqual(sums(first?.entered), [
      ['EUR', 0, 70],
      ['TRY', 500, 0],
    ]);
    assert.deepEqual([sums(first?.next), sums(first?.dropped)], [[['TRY', 500, 0]], [['EUR', 0, 70]]]);
  });
});
