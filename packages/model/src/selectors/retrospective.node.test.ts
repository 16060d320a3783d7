import assert from 'node:assert/strict';
import { it } from 'node:test';
import { anEnv } from '../testing/factories.js';
import { aWorkbench } from '../testing/workbench.js';
import { averagesOf, retrospective } from './retrospective.js';

const zone = 'Europe/Istanbul';
const DAY = 86_400_000;

it('EFF4, S77: a closed sale tells its days, stages with the time in them, price then and now, slips and effort', () => {
  const bench = aWorkbench();
  const { now } = anEnv();
  const run = bench.run.bind(bench);
  run(
    'opportunity-create',
    {
      id: 'o1',
      description: 'x',
      customerId: 'contact1',
      price: { minor: 100, currency: 'TRY' },
      startDate: '2026-02-01',
      expectedClose: '2026-02-10',
    },
    { now },
  );
  const edit = (expectedClose: string, at: number) =>
    run('opportunity-edit', { id: 'o1', changes: { expectedClose } }, { now: at });
  edit('2026-02-20', now + DAY);
  edit('2026-02-15', now + 2 * DAY);
  edit('2026-03-01', now + 3 * DAY);
  run('opportunity-move', { id: 'o1', stageId: 'planports-2' }, { now: now + 4 * DAY });
  run('opportunity-move', { id: 'o1', stageId: 'planports-1' }, { now: now + 5.5 * DAY });
  run('activity-log', { opportunityId: 'o1', kind: 'call' }, { now: now + 6 * DAY });
  run(
    'opportunity-edit',
    { id: 'o1', changes: { price: { minor: 80, currency: 'TRY' } } },
    { now: now + 6 * DAY },
  );
  run('opportunity-set-status', { id: 'o1', status: 'won', on: '2026-02-08' }, { now: now + 7 * DAY });
  edit('2026-04-01', now + 8 * DAY);
  const row = bench.snapshot.get('opportunities', 'o1');
  assert.ok(row);
  const told = retrospective(bench.snapshot, row, { now: now + 100 * DAY, today: '2026-06-01', zone });
  assert.deepEqual(
    { ...told, effort: told.effort.byKind.call },
    {
      days: 7,
      effort: 1,
      stages: [
        { stageId: 'planports-1', days: 5.5 },
        { stageId: 'planports-2', days: 1.5 },
      ],
      firstPrice: { minor: 100, currency: 'TRY' },
      lastPrice: { minor: 80, currency: 'TRY' },
      pushes: 2,
      pulls: 1,
      slipDays: -2,
    },
  );
});

it('EFF5, S12, S77: others of an outcome on average; of none there is no average', () => {
  const bench = aWorkbench();
  for (const [id, calls] of [
    ['o1', 1],
    ['o2', 2],
  ] as const) {
    bench.run('opportunity-create', { id, description: id, customerId: 'contact1', startDate: '2026-01-01' });
    for (let index = 0; index < calls; index++)
      bench.run('activity-log', { opportunityId: id, kind: 'call', minutes: 10 });
    bench.run('opportunity-set-status', { id, status: 'won', on: '2026-01-11' });
  }
  const day = { today: '2026-02-01', zone };
  assert.deepEqual(averagesOf(bench.snapshot, 'won', day), {
    count: 2,
    days: 10,
    meetings: 0,
    calls: 1.5,
    activities: 1.5,
    tasks: 0,
    minutes: 15,
  });
  assert.deepEqual(averagesOf(bench.snapshot, 'lost', day).calls, null);
});
