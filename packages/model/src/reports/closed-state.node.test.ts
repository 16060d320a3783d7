import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HistoryEvent } from '../records/history-event.js';
import { aMember, creating } from '../testing/factories.js';
import { aReportBench, DAY_ZERO, type ReportBench } from '../testing/report-bench.js';
import { conversion } from './conversion.js';
import { creditedTo } from './dimensions.js';
import { forecast } from './forecast.js';
import { losses } from './losses.js';
import { memberOutcomes } from './members.js';
import { outcomes } from './outcomes.js';
import { probabilitySuggestions } from './probability-suggestions.js';
import { quotaReport } from './quotas.js';
import { velocity } from './velocity.js';
import { work } from './work.js';

const DAY = 86_400_000;
const lira = (minor: number) => ({ minor, currency: 'TRY' });

/** The six stages of Planports, and another schema with the id of its first stage. */
function twoSchemas(): {
  readonly bench: ReportBench;
  readonly other: { schemaId: string; stageId: string };
} {
  const bench = aReportBench();
  const { id } = bench.on(0, 'schema-create', { title: 'Başka', template: 'services', language: 'tr' });
  const stage = [...bench.bench.snapshot.list('stages')].find(({ schemaId }) => schemaId === id);
  assert.ok(stage);
  return { bench, other: { schemaId: id, stageId: stage.id } };
}

const reassign = (bench: ReportBench, day: number, id: string, ownerId: string | null) =>
  bench.on(day, 'opportunity-edit', { id, changes: { ownerId } });

describe('what a close has fixed', () => {
  it('D41 S11 S16 a loss stays with the representative of then, and so does the win rate of both', () => {
    const bench = aReportBench();
    const [won, lost] = [bench.opportunity(0), bench.opportunity(0)] as const;
    bench.close(5, won, 'won');
    bench.close(5, lost, 'lost', 'price');
    for (const id of [won, lost]) reassign(bench, 20, id, 'member2');
    const rates = (asOf: number | null) =>
      bench
        .report(outcomes({ by: 'owner' }), { asOf })
        .groups.map(({ group, winRate }) => [group, winRate.part, winRate.whole]);
    assert.deepEqual(rates(null), [['member1', 1, 2]]);
    assert.deepEqual(rates(DAY_ZERO + 10 * DAY), rates(null), 'as it was told before');
    assert.deepEqual(
      bench.report(losses('owner')).groups.map(({ group }) => group),
      ['member1'],
    );
    assert.deepEqual(
      bench.report(work()).groups.map((own) => [own.group, own.won.count, own.lost.count]),
      [['member1', 1, 1]],
    );
  });

  it('D41 what nobody represented at the win is nobody’s, whoever has it now; by team and manager likewise', () => {
    const bench = aReportBench();
    bench.bench.snapshot.apply([
      ...creating('members', aMember({ id: 'ege', name: 'Ece Ak', team: 'Ege', manager: 'member1' })),
      ...creating('members', aMember({ id: 'bati', name: 'Can Er', team: 'Batı', manager: 'member2' })),
    ]);
    const nobodys = bench.opportunity(0, { ownerId: null, price: lira(7) });
    bench.close(5, nobodys, 'won');
    reassign(bench, 6, nobodys, 'bati');
    const lost = bench.opportunity(0, { ownerId: 'ege' });
    bench.close(5, lost, 'abandoned', 'no-budget');
    reassign(bench, 6, lost, 'bati');
    const closed = (by: 'team' | 'manager') =>
      bench
        .report(outcomes({ by }))
        .groups.map(({ group, won, abandoned }) => [group, won.count, abandoned.count]);
    assert.deepEqual(closed('team'), [
      ['', 1, 0],
      ['Ege', 0, 1],
    ]);
    assert.deepEqual(closed('manager'), [
      ['', 1, 0],
      ['member1', 0, 1],
    ]);
    assert.deepEqual(
      bench.report(memberOutcomes()).members.map(({ memberId, won }) => [memberId, won.count]),
      [
        [null, 1],
        ['member1', 0],
      ],
    );
  });

  it('D6 D7 D41 a corrected day or reason is no new close; lost again it is the later one that counts', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.close(5, id, 'lost', 'price');
    reassign(bench, 6, id, 'member2');
    bench.on(7, 'opportunity-set-status', { id, status: 'lost', reason: 'competitor', on: '2026-02-03' });
    const owners = () => bench.report(losses('owner')).groups.map(({ group }) => group);
    assert.deepEqual(owners(), ['member1']);
    bench.close(8, id, 'open');
    bench.close(9, id, 'lost', 'price');
    assert.deepEqual(owners(), ['member2']);
  });

  it('S11 S86 D3 it was lost where it stood then; moving it away afterwards moves no loss', () => {
    const bench = aReportBench();
    const lost = bench.opportunity(0, { price: lira(70) });
    bench.move(1, lost, 3);
    bench.close(5, lost, 'lost', 'price');
    bench.move(6, lost, 1);
    const won = bench.opportunity(0);
    bench.move(1, won, 4);
    bench.close(5, won, 'won');
    bench.move(9, won, 6);
    const stages = (report: { readonly groups: readonly { readonly group: string }[] }) =>
      report.groups.map(({ group }) => group.slice(-1));
    assert.deepEqual(stages(bench.report(losses('stage'))), ['3']);
    assert.deepEqual(stages(bench.report(outcomes({ by: 'stage' }))), ['3', '4']);
    assert.deepEqual(
      bench.report(conversion({ schemaId: 'planports' })).stages.map(({ dropped }) => dropped.count),
      [0, 0, 1, 0, 0, 0],
    );
  });

  it('D11 D19 D32 who moves to another schema is neither a win nor a loss of the old one, whatever becomes of it there', () => {
    const { bench, other } = twoSchemas();
    const fates = ['won', 'lost', 'open'] as const;
    for (const fate of fates) {
      const id = bench.opportunity(0);
      bench.on(3, 'opportunity-change-schema', { id, ...other });
      if (fate !== 'open') bench.close(4, id, fate, fate === 'lost' ? 'price' : undefined);
    }
    const report = bench.report(conversion({ schemaId: 'planports' }));
    const [first] = report.stages;
    assert.deepEqual(
      [first?.entered.count, first?.moved.count, first?.won.count, first?.dropped.count, first?.open.count],
      [3, 3, 0, 0, 0],
    );
    assert.equal(probabilitySuggestions(report, bench.bench.snapshot)[0]?.history.whole, 0);
    const [there] = bench.report(conversion({ schemaId: other.schemaId })).stages;
    assert.deepEqual(
      [there?.entered.count, there?.moved.count, there?.won.count, there?.dropped.count, there?.open.count],
      [3, 0, 1, 1, 1],
    );
  });

  it('D11 D19 what was won and is handed on to a schema of delivery stays a win of the old one', () => {
    const { bench, other } = twoSchemas();
    const [won, lost] = [bench.opportunity(0), bench.opportunity(0)] as const;
    bench.close(3, won, 'won');
    bench.close(3, lost, 'lost', 'price');
    for (const id of [won, lost]) bench.on(4, 'opportunity-change-schema', { id, ...other });
    const [first] = bench.report(conversion({ schemaId: 'planports' })).stages;
    assert.deepEqual([first?.won.count, first?.dropped.count, first?.moved.count], [1, 1, 0]);
  });

  it('D25 D40 D26 the price at the win is read by the period and term of then', () => {
    const bench = aReportBench();
    const quota = { ownerId: 'member1', startDate: '2026-02-01', endDate: '2026-02-28', target: lira(1000) };
    bench.on(0, 'quota-create', { id: 'q', name: 'Q', ...quota });
    bench.on(0, 'quota-create', { id: 'm', name: 'M', basis: 'monthly', ...quota });
    const id = bench.opportunity(0, { price: lira(100), period: 'monthly', termMonths: 6 });
    bench.close(5, id, 'won');
    bench.on(40, 'opportunity-edit', {
      id,
      changes: { price: lira(900), period: 'fixed', termMonths: null },
    });
    const credits = (asOf: number | null) =>
      bench.report(quotaReport(), { asOf }).quotas.map(({ credit }) => Number(credit));
    assert.deepEqual(credits(null), [100, 600], '100 a month, for six months');
    assert.deepEqual(credits(DAY_ZERO + 10 * DAY), credits(null));
    const { total } = bench.report(outcomes({ by: 'all' }));
    assert.deepEqual(
      total.won.totals.byCurrency.map(({ fixed, monthly }) => [fixed, monthly]),
      [[0, 100]],
    );
    assert.equal(bench.report(velocity()).byCurrency[0]?.wonValue.sum, 600n);
    const february = bench.report(forecast({ from: '2026-02', months: 1 })).months[0];
    assert.deepEqual(
      february?.won.byCurrency.map(({ oneOff, recurring }) => [oneOff, recurring]),
      [[0n, 600n]],
    );
    bench.close(50, id, 'open');
    assert.deepEqual(credits(null), [100, 600], 'taken back later, it is still what was won in February');
  });

  it('D41 D14 who takes it over with the close has closed it; one that was created as lost was lost then', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    reassign(bench, 5, id, 'member2');
    bench.close(5, id, 'lost', 'price');
    const created = bench.opportunity(0, { status: { status: 'lost', reason: 'competitor' } });
    reassign(bench, 6, created, 'member2');
    assert.deepEqual(
      bench.report(losses('owner')).groups.map(({ group, reasons }) => [group, reasons[0]?.reason]),
      [
        ['member1', 'competitor'],
        ['member2', 'price'],
      ],
    );
  });

  it('D41 D14 what its creation told as lost was lost then; of a win the record says itself whose it was', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.close(0, id, 'lost', 'price');
    reassign(bench, 6, id, 'member2');
    const known = bench.bench.snapshot.history(id);
    const history = known.flatMap((event): HistoryEvent[] => {
      if (event.type === 'status-changed') return [];
      return event.type === 'created' ? [{ ...event, then: { ...event.then, status: 'lost' } }] : [event];
    });
    const groups = bench.report(losses('owner'), {}, { history: () => history }).groups;
    assert.deepEqual(
      groups.map(({ group }) => group),
      ['member1'],
    );
    bench.close(7, id, 'won');
    reassign(bench, 8, id, 'member1');
    const row = bench.bench.snapshot.get('opportunities', id);
    assert.ok(row);
    assert.deepEqual(
      [creditedTo(row), creditedTo({ ...row, status: { ...row.status, code: 'lost' } })],
      ['member2', 'member1'],
    );
  });

  it('D10 D41 where the history does not tell of the close, it is what it is', () => {
    const bench = aReportBench();
    const id = bench.opportunity(0);
    bench.close(5, id, 'lost', 'price');
    reassign(bench, 6, id, 'member2');
    const groups = bench.report(losses('owner'), {}, { history: () => [] }).groups.map(({ group }) => group);
    assert.deepEqual(groups, ['member2']);
    const half = bench.bench.snapshot.history(id).filter(({ field }) => field === 'ownerId');
    assert.equal(half.length, 1);
    const known = bench.report(losses('owner'), {}, { history: () => half });
    assert.deepEqual(
      known.groups.map(({ group }) => group),
      ['member2'],
      'nobody knows whose it was before the close',
    );
  });
});
