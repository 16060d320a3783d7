import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDays,
  dateInZone,
  instantInZone,
  LOST_REASONS,
  PERIODS,
  STATUSES,
  type CommandInput,
  type CommandName,
  type OpportunityFilter,
} from '@firsat/model';
import {
  bridge,
  openAmounts,
  ReportIndex,
  type Amount,
  type Bridge,
  type BridgePart,
  type BridgeStep,
  type OpenAmounts,
  type ReportQuery,
} from '@firsat/model/reports';
import { aContact, creating, seeded } from '@firsat/model/testing';
import { createTestStore, TEST_NOW, type TestStore } from '@firsat/store/testing';

const HOUR = 3_600_000;
const ZONE = 'Europe/Istanbul';

/** Steps that opportunities enter or leave by; the others change the amount of what stays. */
const IN: readonly BridgeStep[] = ['created', 'restored', 'reopened', 'resumed', 'other-in'];
const OUT: readonly BridgeStep[] = ['other-out', 'suspended', 'won', 'lost', 'abandoned', 'deleted'];

/** A workspace in which anything may happen: moves in two schemas, prices in two currencies and three periods, ends, the bin, undo and redo. */
function aWorld(seed: number) {
  const world = createTestStore({
    patches: [...creating('contacts', aContact()), ...creating('contacts', aContact({ id: 'contact2' }))],
  });
  const { store, clock } = world;
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const of = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): void =>
    void store.execute(name, input);
  const stages = [...store.list('stages')];
  const ids: string[] = [];
  const price = () => of([null, ...['TRY', 'EUR'].map((currency) => ({ minor: below(900), currency }))]);
  const day = () => dateInZone(clock.now + (below(60) - 20) * 24 * HOUR, ZONE);
  const step = (): void => {
    clock.now += below(5) === 0 ? below(50_000) : below(20 * HOUR);
    const luck = ids.length < 4 ? 0 : below(16);
    const id = of(ids.length > 0 ? ids : ['']);
    if (luck <= 1) {
      ids.push(`opp${String(ids.length)}`);
      run('opportunity-create', {
        id: ids.at(-1) ?? '',
        customerId: of(['contact1', 'contact2']),
        description: 'Servis',
        schemaId: of(['planports', 'planports', 'seven-stages']),
        price: price(),
        period: of(PERIODS),
        expectedClose: of([null, day()]),
      });
    } else if (luck <= 3) run('opportunity-move', { id, stageId: of(stages).id });
    else if (luck === 4) {
      const stage = of(stages);
      run('opportunity-change-schema', { id, schemaId: stage.schemaId, stageId: stage.id });
    } else if (luck <= 7) {
      const status = of(STATUSES);
      run('opportunity-set-status', { id, status, reason: of(LOST_REASONS) });
    } else if (luck <= 10) run('opportunity-edit', { id, changes: { price: price(), period: of(PERIODS) } });
    else if (luck === 11)
      run('opportunity-edit', { id, changes: { ownerId: of([null, 'member1']), expectedClose: day() } });
    else if (luck === 12) run('opportunity-delete', { id });
    else if (luck === 13) run('opportunity-restore', { id });
    else if (luck === 14) store.undo();
    else store.redo();
  };
  return { world, ids, below, of, step };
}

type Results = { readonly bridge: Bridge; readonly open: OpenAmounts };
const REPORTS = { bridge: bridge(), open: openAmounts() };

function indexOf({ store }: TestStore, query: ReportQuery): ReportIndex<keyof Results, Results> {
  const index = new ReportIndex<keyof Results, Results>(store, query, REPORTS);
  index.rebuild();
  return index;
}

/** Of a part of the bridge, and of open amounts: by currency and kind of price, and what has no price. */
function sums(part: BridgePart): Map<string, bigint> {
  const all = part.amounts.map(({ currency, period, sum }) => [`${currency} ${period}`, sum] as const);
  return new Map(all.filter(([, sum]) => sum !== 0n));
}

function openSums({ totals }: Amount): Map<string, bigint> {
  const all = totals.byCurrency.flatMap(({ currency, ...own }) =>
    PERIODS.map((period) => [`${currency} ${period}`, BigInt(own[period])] as const),
  );
  return new Map(all.filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function added(parts: readonly BridgePart[]): Map<string, bigint> {
  const all = new Map<string, bigint>();
  for (const part of parts) for (const [kind, sum] of sums(part)) all.set(kind, (all.get(kind) ?? 0n) + sum);
  return new Map([...all].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What must hold of any bridge, whatever happened. */
function prove(told: Bridge, start: OpenAmounts, end: OpenAmounts, where: string): void {
  const { steps } = told;
  assert.deepEqual(sums(told.start), openSums(start.total), `${where}: the start is what was open`);
  assert.deepEqual(sums(told.end), openSums(end.total), `${where}: the end is what is open`);
  assert.deepEqual(
    added([told.start, ...steps]),
    sums(told.end),
    `${where}: start and steps come to the end`,
  );
  assert.deepEqual(
    [told.start.ids(), told.start.unpriced.count, told.end.ids(), told.end.unpriced.count],
    [start.total.ids(), start.total.totals.unpriced, end.total.ids(), end.total.totals.unpriced],
    where,
  );
  const of = (codes: readonly BridgeStep[], what: (part: BridgePart) => number): number =>
    steps.reduce((sum, step) => sum + (codes.includes(step.code) ? what(step) : 0), 0);
  const count = ({ count: own }: BridgePart): number => own;
  const unpriced = (part: BridgePart): number => part.unpriced.count;
  assert.equal(told.start.count + of(IN, count) - of(OUT, count), told.end.count, `${where}: by count`);
  assert.equal(
    unpriced(told.start) +
      of(IN, unpriced) -
      of(OUT, unpriced) -
      of(['priced'], count) +
      of(['unpriced'], count),
    unpriced(told.end),
    `${where}: without a price`,
  );
  for (const step of steps) {
    const goes = OUT.includes(step.code) || ['unpriced', 'amount-down', 'kind-out'].includes(step.code);
    for (const { sum } of step.amounts)
      assert.ok(goes ? sum <= 0n : sum >= 0n, `${where}: ${step.code} ${sum}`);
    assert.equal(step.ids().length, step.count, `${where}: ${step.code} each once`);
  }
}

const FILTERS: readonly OpportunityFilter[] = [
  {},
  {},
  { owners: ['member1'] },
  { customers: ['contact1'] },
  { statuses: ['open', 'won'] },
  { periods: ['monthly', 'yearly'] },
  { dates: { expectedClose: { kind: 'rolling', days: 14, direction: 'next' } } },
];

const SEEDS = Array.from({ length: 24 }, (_, at) => at + 1);

function told(value: unknown): unknown {
  if (typeof value === 'function') return (value as () => unknown)();
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, told(own)]));
}

describe('the bridge on a real store', () => {
  it('RPT78 D23 D29 D39 whatever happens, the start is what was open, the end what is, and all steps lead from the one to the other', () => {
    const seen = new Set<BridgeStep>();
    for (const seed of SEEDS) {
      const { world, below, of, step } = aWorld(seed);
      for (let count = 0; count < 90; count++) step();
      const { now } = world.clock;
      const today = dateInZone(now, ZONE);
      const first = dateInZone(TEST_NOW, ZONE);
      for (let round = 0; round < 12; round++) {
        const from = addDays(first, below(30));
        const to = of([null, addDays(from, below(20))]);
        const asOf = of([null, null, instantInZone(addDays(first, 10 + below(30)), '12:00', ZONE)]);
        const filter = of(FILTERS);
        const query: ReportQuery = { now, asOf, period: { from, to }, filter };
        const looked = asOf === null ? today : dateInZone(asOf, ZONE);
        const open = (at: number | null) => indexOf(world, { now, asOf: at, filter }).get('open');
        const before = Math.min(instantInZone(from, '00:00', ZONE) - 1, asOf ?? now);
        const after = to === null || to >= looked ? asOf : instantInZone(addDays(to, 1), '00:00', ZONE) - 1;
        const result = indexOf(world, query).get('bridge');
        for (const { code } of result.steps) seen.add(code);
        prove(result, open(before), open(after), `seed ${String(seed)}, round ${String(round)}`);
      }
    }
    assert.equal(seen.size, 17, `never seen: ${[...seen].sort().join(' ')}`);
  });

  it('RPT79 kept up to date change by change it is what computing it anew gives', () => {
    for (const seed of SEEDS.slice(0, 6)) {
      const { world, step, of } = aWorld(seed + 300);
      for (let count = 0; count < 20; count++) step();
      const from = dateInZone(world.clock.now, ZONE);
      const query: ReportQuery = {
        now: world.clock.now + 60 * 24 * HOUR,
        period: { from, to: of([null, addDays(from, 6)]) },
        filter: of(FILTERS),
      };
      const index = indexOf(world, query);
      const stop = world.store.subscribe(({ changed }) => {
        index.apply(changed);
      });
      for (let count = 0; count < 60; count++) {
        step();
        if (count % 6 !== 5) continue;
        const anew = indexOf(world, query).get('bridge');
        assert.deepEqual(
          told(index.get('bridge')),
          told(anew),
          `seed ${String(seed)} after ${String(count)}`,
        );
      }
      stop();
    }
  });
});
