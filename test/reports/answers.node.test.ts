import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOST_REASONS, STATUSES, type CommandInput, type CommandName, type Quota } from '@firsat/model';
import {
  conversion,
  forecast,
  losses,
  memberOutcomes,
  openAmounts,
  outcomes,
  quotaReport,
  replayOf,
  ReportIndex,
  slips,
  statusesAt,
  NOW,
  timeInStage,
  velocity,
  type Report,
} from '@firsat/model/reports';
import { aContact, creating, seeded } from '@firsat/model/testing';
import { createTestStore, TEST_NOW, type TestStore } from '@firsat/store/testing';

const HOUR = 3_600_000;

const REPORTS = {
  outcomes: outcomes({ by: 'owner' }),
  conversion: conversion({ schemaId: 'planports' }),
  touched: conversion({ schemaId: 'planports', rule: 'any-touch' }),
  times: timeInStage('planports'),
  slips: slips(),
  losses: losses('stage'),
  members: memberOutcomes(),
  open: openAmounts(),
  velocity: velocity(),
  forecast: forecast(),
  quotas: quotaReport(),
} as unknown as Readonly<Record<string, Report<unknown>>>;

function told(value: unknown): unknown {
  if (typeof value === 'function') return (value as () => unknown)();
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, told(own)]));
}

/** Not made by a command, so that no undo takes it away: quotas have no history. */
const QUOTA: Quota = {
  id: 'quota1',
  removed: null,
  name: 'Kota',
  ownerId: 'member1',
  team: null,
  basis: 'first-year',
  startDate: '2026-01-01',
  endDate: '2026-02-20',
  target: { minor: 1000, currency: 'TRY' },
  wins: null,
};

/** All figures at an instant; `null` = as it is now. */
function figures({ store, clock }: TestStore, asOf: number | null, now = clock.now): unknown {
  const index = new ReportIndex(store, { now, asOf }, REPORTS);
  index.rebuild();
  return Object.keys(REPORTS).map((name) => [name, told(index.get(name))]);
}

function aWorld(seed: number) {
  const world = createTestStore({
    patches: [...creating('contacts', aContact()), ...creating('quotas', QUOTA)],
  });
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const of = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = () => `2026-${two(1 + below(4))}-${two(1 + below(28))}`;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): boolean =>
    world.store.execute(name, input).ok;
  const ids: string[] = [];
  const create = () => {
    const id = `opp${String(ids.length)}`;
    ids.push(id);
    return run('opportunity-create', {
      id,
      customerId: 'contact1',
      description: 'Servis',
      schemaId: 'planports',
      price: of([null, { minor: below(900), currency: 'TRY' }]),
      expectedClose: of([null, day()]),
    });
  };
  const act = (id: string): boolean => {
    switch (below(12) % 11) {
      case 0:
      case 1:
      case 2:
      case 3:
        return run('opportunity-move', { id, stageId: `planports-${String(1 + below(6))}` });
      case 4:
      case 5:
      case 6:
        return run('opportunity-set-status', { id, status: of(STATUSES), reason: of(LOST_REASONS) });
      case 7:
      case 8:
      case 9:
        return run('opportunity-edit', {
          id,
          changes: {
            expectedClose: of([null, day()]),
            price: of([null, { minor: below(900), currency: 'TRY' }]),
          },
        });
      default:
        return run('opportunity-delete', { id });
    }
  };
  const pass = () => (world.clock.now += 1000 + (below(4) === 0 ? below(50_000) : below(30 * HOUR)));
  return { world, below, of, ids, create, act, pass };
}

describe('answers on a real store', () => {
  for (const seed of [1, 2, 3, 4]) {
    it(`RPT2 D23 as of any instant they are the figures that were live then, undo and redo between, seed ${String(seed)}`, () => {
      const { world, below, of, ids, create, act, pass } = aWorld(seed);
      const seen: { at: number; live: unknown }[] = [];
      for (let count = 0; count < 70; count++) {
        pass();
        const luck = below(10);
        if (ids.length < 3 || luck === 0) create();
        else if (luck <= 2) world.store.undo();
        else if (luck === 3) world.store.redo();
        else act(of(ids));
        if (count % 5 === 4) seen.push({ at: world.clock.now, live: figures(world, null) });
      }
      pass();
      for (const { at, live } of seen)
        assert.deepEqual(figures(world, at), live, `at ${String(at - TEST_NOW)}`);
    });

    it(`D17 what was undone at once leaves no trace in any figure, seed ${String(seed)}`, () => {
      const { world, below, of, ids, create, act, pass } = aWorld(seed + 50);
      for (let count = 0; count < 40; count++) {
        pass();
        if (ids.length < 12) create();
        else act(of(ids));
      }
      const later = world.clock.now + 1000 * HOUR;
      let undone = 0;
      for (let count = 0; count < 12; count++) {
        const before = figures(world, null, later);
        pass();
        // One or several, taken back one by one; what changes nothing is no step.
        let steps = 0;
        for (let left = 1 + below(3); left > 0; left--) {
          const id = of(ids);
          const row = world.store.get('opportunities', id);
          act(id);
          if (world.store.get('opportunities', id) !== row) steps++;
        }
        undone += steps;
        for (; steps > 0; steps--) world.store.undo();
        assert.deepEqual(figures(world, null, later), before);
      }
      assert.ok(undone > 5);
    });
  }

  const one = (world: TestStore, fields: Partial<CommandInput<'opportunity-create'>> = {}) => {
    const { store, clock } = world;
    const on = <N extends CommandName>(hours: number, name: N, input: CommandInput<N>) => {
      clock.now = TEST_NOW + hours * HOUR;
      const result = store.execute(name, input);
      assert.ok(result.ok);
    };
    on(1, 'opportunity-create', {
      id: 'o',
      customerId: 'contact1',
      description: 'Servis',
      schemaId: 'planports',
      ...fields,
    });
    const replay = () => {
      const row = store.get('opportunities', 'o');
      assert.ok(row);
      return replayOf(row, store.history('o'));
    };
    const report = <R>(report: Report<R>, asOf: number | null = null): R => {
      const index = new ReportIndex(
        store,
        { now: clock.now, asOf },
        {
          report: report,
        },
      );
      index.rebuild();
      return index.get('report') as R;
    };
    const won = () => report(outcomes({ by: 'all' })).total;
    return { on, replay, report, won };
  };

  it('RPT2 D23 D31 D33 what stages gave on a day weighs there, whenever they were changed, and whether that was taken back', () => {
    const world = createTestStore({ patches: creating('contacts', aContact()) });
    const { store, clock } = world;
    const { on, report } = one(world, {
      price: { minor: 1000, currency: 'TRY' },
      expectedClose: '2026-03-01',
    });
    const weighed = (asOf: number | null): number =>
      Number(report(openAmounts(), asOf).total.totals.byCurrency[0]?.weightedFixed ?? -1n) / 10_000;
    const give = (hours: number, probability: number) => {
      on(hours, 'stage-edit', { id: 'planports-1', changes: { probability } });
    };
    const at = (hours: number) => TEST_NOW + hours * HOUR;
    const first = weighed(null);
    give(24, 5000);
    give(48, 9000);
    assert.deepEqual([at(2), at(30), at(50), null].map(weighed), [first, 500, 900, 900]);
    clock.now = at(72);
    store.undo();
    clock.now = at(96);
    store.undo();
    assert.deepEqual(
      [at(2), at(30), at(50), at(80), at(97), null].map(weighed),
      [first, 500, 900, 500, first, first],
      'until it was taken back it weighed',
    );
    clock.now = at(120);
    store.redo();
    assert.deepEqual([at(97), at(121)].map(weighed), [first, 500]);
    // What happens to the opportunity meanwhile, and later, changes nothing of that.
    on(130, 'opportunity-edit', { id: 'o', changes: { priority: 1 } });
    give(140, 100);
    on(150, 'opportunity-edit', { id: 'o', changes: { priority: 2 } });
    assert.deepEqual([at(30), at(121), at(135), at(145), null].map(weighed), [500, 500, 500, 10, 10]);
    // Its own probability is its own.
    on(160, 'opportunity-edit', { id: 'o', changes: { probability: 7000 } });
    give(170, 200);
    assert.deepEqual([at(155), at(165), null].map(weighed), [10, 700, 700]);
  });

  it('D6 D21 a won one that is dragged back and reopened has no day of the win any more (odoo #93793, #93704)', () => {
    const { on, replay, won } = one(createTestStore({ patches: creating('contacts', aContact()) }));
    on(30, 'opportunity-move', { id: 'o', stageId: 'planports-4' });
    on(31, 'opportunity-set-status', { id: 'o', status: 'won' });
    assert.equal(won().won.count, 1);
    on(60, 'opportunity-move', { id: 'o', stageId: 'planports-2' });
    assert.equal(won().won.count, 1, 'where it stands says nothing of the status');
    on(61, 'opportunity-set-status', { id: 'o', status: 'open' });
    assert.deepEqual([won().won.count, won().winRate.whole, won().daysToWin.count], [0, 0, 0]);
    on(90, 'opportunity-set-status', { id: 'o', status: 'won' });
    assert.deepEqual([won().won.count, won().daysToWin.sum], [1, 4n], 'won on the later day');
    assert.deepEqual(
      statusesAt(replay(), NOW).map(({ value }) => value.on),
      [null, '2026-02-02', null, '2026-02-05'],
    );
  });

  it('D6 D7 a move between stages after the win changes neither its day nor its credit (odoo #90379)', () => {
    const { on, won, report } = one(createTestStore({ patches: creating('contacts', aContact()) }), {
      price: { minor: 500, currency: 'TRY' },
    });
    on(2, 'quota-create', {
      name: 'K',
      ownerId: 'member1',
      startDate: '2026-02-01',
      endDate: '2026-02-28',
      target: { minor: 1000, currency: 'TRY' },
    });
    on(31, 'opportunity-set-status', { id: 'o', status: 'won' });
    const before = told([won(), report(quotaReport()).quotas]);
    on(200, 'opportunity-move', { id: 'o', stageId: 'planports-4' });
    on(300, 'opportunity-move', { id: 'o', stageId: 'planports-5' });
    const pace = (value: unknown) =>
      JSON.stringify(value, (key, own: unknown) =>
        key === 'pace' ? null : typeof own === 'bigint' ? Number(own) : own,
      );
    assert.equal(pace(told([won(), report(quotaReport()).quotas])), pace(before));
    const { stages } = report(conversion({ schemaId: 'planports' }));
    assert.equal(stages[4]?.entered.count, 1);
  });

  it('D1 D31 a probability of 0 or of 100 closes nothing: open and closed at once is no state (odoo #279310)', () => {
    const { on, won, report } = one(createTestStore({ patches: creating('contacts', aContact()) }), {
      price: { minor: 500, currency: 'TRY' },
      expectedClose: '2026-02-20',
    });
    for (const [hours, probability] of [
      [2, 0],
      [3, 10_000],
      [4, null],
      [5, 0],
    ] as const) {
      on(hours, 'opportunity-edit', { id: 'o', changes: { probability } });
      assert.deepEqual([won().won.count, won().lost.count, report(openAmounts()).total.count], [0, 0, 1]);
    }
    const february = report(forecast({ from: '2026-02' })).months[0];
    assert.deepEqual(
      [february?.best.byCurrency[0]?.total, february?.weighted.byCurrency[0]?.total],
      [500n, 0n],
    );
    on(6, 'opportunity-set-status', { id: 'o', status: 'lost', reason: 'price' });
    on(7, 'opportunity-edit', { id: 'o', changes: { probability: 5000 } });
    assert.deepEqual([won().lost.count, report(openAmounts()).total.count], [1, 0]);
    assert.equal(report(forecast({ from: '2026-02' })).months[0]?.best.count, 0);
  });
});
