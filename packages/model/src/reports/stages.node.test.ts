import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aReportBench, DAY_ZERO, type ReportBench } from '../testing/report-bench.js';
import { conversion, type ConversionRule, type StageConversion } from './conversion.js';
import { probabilitySuggestions } from './probability-suggestions.js';
import { Samples, tenthsOfDays } from './samples.js';
import { timeInStage, type StageTime } from './time-in-stage.js';
import type { ReportQuery } from './report.js';

const DAY = 86_400_000;
const days = (value: number | null): number | null => (value === null ? null : tenthsOfDays(value) / 10);

function times(
  bench: ReportBench,
  stage: number,
  query: Partial<ReportQuery> = {},
  includeSuspended = false,
): StageTime {
  const { stages } = bench.report(timeInStage('planports', { includeSuspended }), query);
  const found = stages.find(({ stageId }) => stageId === `planports-${stage}`);
  assert.ok(found);
  return found;
}

function way(bench: ReportBench, rule: ConversionRule = 'passed-through', query: Partial<ReportQuery> = {}) {
  const { stages } = bench.report(conversion({ schemaId: 'planports', rule }), query);
  return (stage: number): StageConversion => {
    const found = stages.find(({ stageId }) => stageId === `planports-${stage}`);
    assert.ok(found);
    return found;
  };
}

describe('time in stage', () => {
  it('D18 current, latest and cumulative; a stay that goes on is never averaged in', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.move(4, id, 2);
    bench.move(10, id, 1);
    bench.move(11, id, 2);
    const first = times(bench, 1);
    assert.deepEqual([days(first.latest.durations.median), days(first.cumulative.durations.median)], [1, 5]);
    const second = times(bench, 2);
    assert.equal(second.latest.count, 0);
    assert.equal(days(second.current.durations.median), 89);
    assert.deepEqual(second.current.ids(), [id]);
  });

  it('D18 median and 80th percentile beside the mean', () => {
    const bench = aReportBench();
    for (const stay of [1, 2, 3, 4, 90]) bench.move(stay, bench.opportunity(0), 2);
    const { durations, count } = times(bench, 1).latest;
    assert.deepEqual(
      [count, days(durations.median), days(durations.p80), days(durations.mean)],
      [5, 3, 4, 20],
    );
    bench.move(7, bench.opportunity(0), 2);
    assert.equal(days(times(bench, 1).latest.durations.median), 3.5);
  });

  it('D18 days with one decimal from the exact time: an hour is 0, not 1', () => {
    assert.deepEqual([0, 3_600_000, 0.05 * DAY, 1.24 * DAY, 1.25 * DAY].map(tenthsOfDays), [0, 0, 1, 12, 13]);
    const samples = new Samples();
    assert.deepEqual(
      samples.durations(),
      { count: 0, median: null, p80: null, mean: null },
      'nothing is not 0',
    );
  });

  it('D5 D18 while it is suspended or closed the clock stands still; reopened it goes on', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.close(10, id, 'suspended');
    bench.close(30, id, 'open');
    bench.close(40, id, 'lost', 'price');
    assert.equal(days(times(bench, 1).latest.durations.median), 20, 'the loss ended the stay');
    assert.equal(
      days(times(bench, 1, {}, true).latest.durations.median),
      40,
      'with the time of the suspension',
    );
    bench.close(90, id, 'open');
    assert.equal(times(bench, 1).latest.count, 0);
    assert.equal(days(times(bench, 1).current.durations.median), 30);
  });

  it('D3 D18 after the win the clock goes on', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.close(5, id, 'won');
    bench.move(5, id, 5);
    bench.move(9, id, 6);
    assert.equal(days(times(bench, 5).latest.durations.median), 4);
    assert.equal(days(times(bench, 6).current.durations.median), 91);
  });

  it('D9 D10 stages that were merged are one, archived ones stay while they have something, unknown ones are told', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.move(4, id, 2);
    bench.on(6, 'stage-archive', { id: 'planports-2', to: 'planports-3' });
    bench.move(10, id, 4);
    assert.equal(days(times(bench, 3).latest.durations.median), 6);
    bench.on(11, 'stage-archive', { id: 'planports-4' });
    assert.equal(times(bench, 4).current.count, 1);
    bench.on(12, 'stage-archive', { id: 'planports-5' });
    const { stages } = bench.report(timeInStage('planports'));
    assert.deepEqual(
      stages.map(({ stageId }) => stageId.slice(-1)),
      ['1', '3', '4', '6'],
    );
  });

  it('D18 D23 of finished stays those that ended in the period, as an instant saw them', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.move(4, id, 2);
    const period = { from: '2026-03-01', to: '2026-03-31' };
    assert.equal(times(bench, 1, { period }).latest.count, 0);
    assert.equal(times(bench, 1, { period: { from: '2026-02-06', to: '2026-02-06' } }).latest.count, 1);
    const asOf = DAY_ZERO + 3 * DAY;
    assert.equal(times(bench, 1, { asOf }).latest.count, 0);
    assert.equal(days(times(bench, 1, { asOf }).current.durations.median), 3);
  });
});

describe('conversion', () => {
  it('D19 skipped stages were passed through, or not touched', () => {
    const bench = aReportBench();
    bench.move(1, bench.opportunity(0), 4);
    const passed = way(bench);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((stage) => passed(stage).entered.count),
      [1, 1, 1, 1, 0],
    );
    assert.deepEqual(
      [1, 2, 3, 4].map((stage) => passed(stage).next.count),
      [1, 1, 1, 0],
    );
    const touched = way(bench, 'any-touch');
    assert.deepEqual(
      [1, 2, 3, 4].map((stage) => touched(stage).entered.count),
      [1, 0, 0, 1],
    );
    assert.deepEqual(
      touched(1).reached.map(({ count }) => count),
      [0, 0, 1, 0, 0],
    );
    assert.equal(touched(1).next.count, 1);
  });

  it('D13 D19 each counts once however often it comes back', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    for (const [index, stage] of [3, 1, 2, 3, 2, 3].entries()) bench.move(index + 1, id, stage);
    for (const rule of ['passed-through', 'any-touch'] as const) {
      const stage = way(bench, rule);
      assert.deepEqual(
        [1, 2, 3].map((at) => stage(at).entered.count),
        [1, 1, 1],
      );
      assert.deepEqual(
        [1, 2, 3].map((at) => stage(at).next.count),
        [1, 1, 0],
      );
    }
  });

  it('D19 lost and given up ones are in; few make a percentage muted, open ones make it incomplete', () => {
    const bench = aReportBench();
    for (let index = 0; index < 10; index++) {
      const id = bench.opportunity(0);
      if (index < 4) bench.move(1, id, 2);
      if (index < 2) bench.close(2, id, 'won');
      else if (index < 6) bench.close(2, id, 'lost', 'price');
      else if (index < 8) bench.close(2, id, 'abandoned', 'no-budget');
    }
    const stage = way(bench);
    assert.deepEqual(
      [
        stage(1).entered.count,
        stage(1).next.share.basisPoints,
        stage(1).won.share.basisPoints,
        stage(1).dropped.count,
      ],
      [10, 4000, 2000, 4],
    );
    assert.deepEqual([stage(1).open.count, stage(1).incomplete, stage(1).next.share.muted], [2, true, false]);
    assert.deepEqual(
      [stage(2).entered.count, stage(2).next.share.muted, stage(2).incomplete],
      [4, true, false],
    );
    assert.equal(stage(4).next.share.basisPoints, null, 'of nothing there is no share');
  });

  it('D19 the cohort is who entered first in the period', () => {
    const bench = aReportBench();
    const early = bench.opportunity(0);
    bench.move(30, early, 2);
    bench.move(40, early, 1);
    bench.move(41, bench.opportunity(40), 2);
    const period = { from: '2026-03-01', to: null };
    assert.deepEqual(
      [1, 2].map((stage) => way(bench, 'passed-through', { period })(stage).entered.count),
      [1, 2],
    );
  });

  it('D11 D19 who leaves for another schema has moved, which is no loss', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    const { id: schemaId } = bench.on(0, 'schema-create', {
      title: 'Başka',
      template: 'services',
      language: 'tr',
    });
    const stageId =
      [...bench.bench.snapshot.list('stages')].find((stage) => stage.schemaId === schemaId)?.id ?? '';
    bench.on(3, 'opportunity-change-schema', { id, schemaId, stageId });
    bench.close(4, id, 'lost', 'price');
    const stage = way(bench)(1);
    assert.deepEqual(
      [stage.entered.count, stage.moved.count, stage.dropped.count, stage.open.count],
      [1, 1, 0, 0],
    );
  });

  it('D16 D17 D19 slips of the hand take nobody further', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    const at = (seconds: number) => ({ now: DAY_ZERO + DAY + seconds * 1000 });
    bench.on(1, 'opportunity-move', { id, stageId: 'planports-5' }, at(0));
    bench.on(1, 'opportunity-move', { id, stageId: 'planports-1' }, at(30));
    assert.deepEqual(
      [1, 2, 5].map((stage) => way(bench)(stage).entered.count),
      [1, 0, 0],
    );
  });

  it('D32 with twenty closed ones the history suggests a probability, and changes none', () => {
    const bench = aReportBench();
    for (let index = 0; index < 20; index++) {
      const id = bench.opportunity(0);
      if (index === 19) bench.move(1, id, 2);
      if (index < 19) bench.close(2, id, index < 7 ? 'won' : 'lost', 'price');
    }
    const suggest = () =>
      probabilitySuggestions(bench.report(conversion({ schemaId: 'planports' })), bench.bench.snapshot)[0];
    assert.deepEqual(
      [suggest()?.configured, suggest()?.suggested, suggest()?.history.whole],
      [1000, null, 19],
    );
    bench.close(3, bench.opportunity(0), 'lost', 'price');
    assert.deepEqual([suggest()?.suggested, suggest()?.history.part], [3500, 7]);
    assert.equal(bench.bench.snapshot.get('stages', 'planports-1')?.probability, 1000);
  });
});
