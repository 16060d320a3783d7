import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PERIODS, periodText, previousSpan, readPeriod, spanOf } from './report-period.js';

describe('the days of a report', () => {
  it('RPE4 what an attribute says is read back as it was written; anything else is no period', () => {
    for (const range of [
      null,
      ...PERIODS,
      { kind: 'between', from: '2026-01-01', to: null } as const,
      { kind: 'rolling', days: 7, direction: 'next' } as const,
    ])
      assert.deepEqual(readPeriod(periodText(range)), range);
    for (const text of ['', 'soon', 'month x', 'last', '2026-01-01', '2026..2027'])
      assert.equal(readPeriod(text), undefined, text);
  });

  it('RPE5 D60 D61 the period before: whole, or as many days as have passed', () => {
    const env = { today: '2026-05-10', fiscalStart: 4 };
    const before = (text: string) => {
      const span = previousSpan(readPeriod(text) ?? null, env);
      return span && `${span.from ?? ''} ${span.to ?? ''}`;
    };
    assert.equal(before('month -1'), '2026-03-01 2026-03-31');
    assert.equal(before('month 0'), '2026-04-01 2026-04-10');
    assert.equal(before('quarter 0'), '2026-01-01 2026-02-09');
    assert.equal(before('year -1'), '2024-04-01 2025-03-31');
    assert.equal(before('last 30'), '2026-03-12 2026-04-10');
    assert.equal(before('2026-05-01..2026-05-05'), '2026-04-26 2026-04-30');
    assert.equal(before('2026-06-01..2026-06-05'), null, 'it has not begun');
    assert.equal(before('all'), null);
    assert.deepEqual(spanOf(null, env), { from: null, to: null });
  });
});
