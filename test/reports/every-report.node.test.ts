import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Rates, ReportIndex, type ReportQuery } from '@firsat/model/reports';
import { aBusyWorld, TEST_NOW, type BusyWorld } from './busy-world.js';
import { everyWay, told } from './many-lives.js';

const DAY = 86_400_000;

const RATES = new Rates('TRY', [
  { currency: 'EUR', on: '2026-01-01', value: '40' },
  { currency: 'EUR', on: '2026-02-10', value: '41.25' },
]);
const PLAIN = everyWay('planports');
const RATED = everyWay('planports', RATES);

/** Ways of asking: what is left out of a query, and what is in it. */
const QUERIES: readonly Omit<ReportQuery, 'now' | 'asOf'>[] = [
  {},
  { rates: RATES, period: { from: '2026-02-05', to: '2026-03-20' } },
  { filter: { owners: ['member1', null], text: 'tekstil' }, fiscalStart: 7 },
  { rates: RATES, filter: { statuses: ['open', 'won', 'lost'], price: 'set' }, timeZone: 'Pacific/Auckland' },
  { filter: { dates: { expectedClose: { kind: 'future' } } }, period: { from: null, to: '2026-02-14' } },
];

const reportsOf = ({ rates }: Omit<ReportQuery, 'now'>) => (rates ? RATED : PLAIN);

function indexOf(world: BusyWorld, query: ReportQuery) {
  const index = new ReportIndex(world.store, query, reportsOf(query));
  index.rebuild();
  return index;
}

function figures(world: BusyWorld, query: ReportQuery): Readonly<Record<string, unknown>> {
  const index = indexOf(world, query);
  return Object.fromEntries(Object.keys(PLAIN).map((name) => [name, told(index.get(name))]));
}

function same(
  actual: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  when: string,
) {
  for (const name of Object.keys(PLAIN)) assert.deepEqual(actual[name], expected[name], `${name}, ${when}`);
}

describe('every report', () => {
  for (const [seed, query] of QUERIES.entries()) {
    const asked = Object.keys(query).join(' ') || 'everything';

    it(`RPT2 D23 as of any instant it is what was live then, asked for ${asked}`, () => {
      const world = aBusyWorld(seed + 1);
      const seen: { at: number; live: Readonly<Record<string, unknown>> }[] = [];
      for (let count = 0; count < 100; count++) {
        world.pass();
        const luck = world.below(12);
        if (luck === 0) world.undo();
        else if (luck === 1) world.redo();
        else world.act();
        if (count % 25 === 24)
          seen.push({ at: world.clock.now, live: figures(world, { ...query, now: world.clock.now }) });
      }
      world.pass();
      for (const { at, live } of seen)
        same(
          figures(world, { ...query, now: world.clock.now, asOf: at }),
          live,
          `at ${String(at - TEST_NOW)}`,
        );
    });

    it(`RPT1 change by change, of today and of a past day, it is what computing it anew gives, asked for ${asked}`, () => {
      const world = aBusyWorld(seed + 20);
      for (let count = 0; count < 45; count++) {
        world.pass();
        world.act();
      }
      world.changes();
      const now = world.clock.now + 100 * DAY;
      const past = world.clock.now - 5 * DAY;
      const queries = [
        { ...query, now },
        { ...query, now, asOf: past },
      ];
      const kept = queries.map((own) => indexOf(world, own));
      for (let count = 0; count < 45; count++) {
        world.pass();
        const luck = world.below(12);
        if (luck === 0) world.store.undo();
        else if (luck === 1) world.store.redo();
        else if (luck < 6) world.shake();
        else world.act();
        const changes = world.changes();
        for (const index of kept) index.apply(changes);
        if (count % 15 !== 14) continue;
        for (const [place, index] of kept.entries()) {
          const own = Object.fromEntries(Object.keys(PLAIN).map((name) => [name, told(index.get(name))]));
          same(
            own,
            figures(world, queries[place] as ReportQuery),
            `query ${String(place)} after ${String(count)}`,
          );
        }
      }
    });

    it(`D17 what was undone leaves no trace in it, asked for ${asked}`, () => {
      const world = aBusyWorld(seed + 40);
      for (let count = 0; count < 45; count++) {
        world.pass();
        world.act();
      }
      const now = world.clock.now + 100 * DAY;
      let undone = 0;
      for (let count = 0; count < 4; count++) {
        const before = figures(world, { ...query, now });
        world.steps();
        const top = world.store.undoStep;
        for (let left = 2 + world.below(3); left > 0; left--) {
          world.pass();
          if (world.below(3) === 0) world.shake();
          else world.act();
        }
        let steps = world.steps();
        undone += steps;
        for (; steps > 0; steps--) world.store.undo();
        assert.deepEqual(world.store.undoStep, top);
        same(figures(world, { ...query, now }), before, `round ${String(count)}`);
      }
      assert.ok(undone > 4, String(undone));
    });
  }
});
