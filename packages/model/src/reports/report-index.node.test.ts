import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandInput, CommandName } from '../commands/command-map.js';
import { COMMANDS } from '../commands/index.js';
import { ACTIVITY_KINDS } from '../records/activity.js';
import { LOST_REASONS } from '../records/reasons.js';
import type { CollectionName } from '../records/collections.js';
import type { HistoryEvent } from '../records/history-event.js';
import { STATUSES } from '../records/opportunity.js';
import { seeded } from '../seeded.js';
import { anEnv } from '../testing/factories.js';
import { DAY_ZERO } from '../testing/report-bench.js';
import { aWorkbench } from '../testing/workbench.js';
import { dateInZone } from '../calendar-date.js';
import { bridge } from './bridge.js';
import { changes } from './changes-between.js';
import { conversion } from './conversion.js';
import { effort } from './effort.js';
import type { Exclusion } from './figure.js';
import { forecast } from './forecast.js';
import { losses } from './losses.js';
import { memberOutcomes } from './members.js';
import { offerOutcomes } from './offer-outcomes.js';
import { openAmounts } from './open-amounts.js';
import { outcomes } from './outcomes.js';
import { quotaReport } from './quotas.js';
import { qualificationLosses } from './qualification-losses.js';
import type { Report, ReportQuery } from './report.js';
import { Rates } from './rates.js';
import { ReportIndex, Replays } from './report-index.js';
import { slips } from './slip.js';
import { stateAt } from './state.js';
import { timeInStage } from './time-in-stage.js';
import { velocity } from './velocity.js';
import { work } from './work.js';

const HOUR = 3_600_000;

const REPORTS = {
  outcomes: outcomes({ by: 'owner' }),
  months: outcomes({ by: 'month' }),
  conversion: conversion({ schemaId: 'planports' }),
  touched: conversion({ schemaId: 'planports', rule: 'any-touch' }),
  times: timeInStage('planports'),
  slips: slips(),
  losses: losses('stage'),
  effort: effort(),
  members: memberOutcomes(),
  open: openAmounts(),
  velocity: velocity(),
  qualification: qualificationLosses(),
  forecast: forecast(),
  quotas: quotaReport(),
  changes: changes(),
  offers: offerOutcomes('owner'),
  work: work(),
  bridge: bridge(),
  slipsBy: slips('owner'),
  effortBy: effort('owner'),
  velocityBy: velocity('owner'),
} as unknown as Readonly<Record<string, Report<unknown>>>;
const NAMES = Object.keys(REPORTS);

/** Figures as plain data: ids are asked for, too. */
function told(value: unknown): unknown {
  if (typeof value === 'function') return (value as () => unknown)();
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, told(own)]));
}

/** A result as text; what is no number, or a count or a duration below zero, stands out. */
function textOf(result: unknown): string {
  const never = new Set(['count', 'part', 'whole', 'median', 'p80', 'mean', 'elapsed']);
  return JSON.stringify(told(result), (key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'number') return value;
    return Number.isFinite(value) && !(never.has(key) && value < 0) ? value : 'BROKEN';
  });
}

const BROKEN = /BROKEN|NaN|Infinity|undefined/;

function aWorld(seed: number) {
  const bench = aWorkbench();
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const of = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  let now = DAY_ZERO;
  const day = () => dateInZone(now + (below(120) - 40) * 24 * HOUR, 'Europe/Istanbul');
  const ids: string[] = [];
  const run = <N extends CommandName>(name: N, input: CommandInput<N>) => {
    const env = anEnv({
      now,
      today: dateInZone(now, 'Europe/Istanbul'),
      actor: of(['member1', 'member2']),
      newId: () => `id${counter++}`,
    });
    const planned = COMMANDS[name].plan(bench.snapshot, input, env);
    return planned.ok ? bench.snapshot.apply(planned.patches) : new Map<never, never>();
  };
  let counter = 0;
  for (const [index, ownerId] of ['member1', 'member2', null].entries())
    for (const [number, startDate] of ['2026-01-01', '2026-03-01'].entries())
      run('quota-create', {
        id: `quota${index}${number}`,
        name: 'Kota',
        ownerId,
        startDate,
        endDate: number === 0 ? '2026-02-28' : '2026-12-31',
        target: { minor: 1000, currency: 'TRY' },
      });
  const step = () => {
    now += below(6) === 0 ? below(50_000) : below(30 * HOUR);
    const id = ids.length > 0 ? of(ids) : '';
    switch (ids.length < 3 ? 0 : below(10)) {
      case 0: {
        const own = `opp${ids.length}`;
        ids.push(own);
        return run('opportunity-create', {
          id: own,
          customerId: 'contact1',
          description: 'Servis',
          schemaId: 'planports',
          price: of([null, { minor: below(900), currency: of(['TRY', 'EUR']) }]),
          period: of(['fixed', 'monthly', 'yearly']),
          expectedClose: of([null, day()]),
        });
      }
      case 1:
      case 2:
      case 3:
        return run('opportunity-move', { id, stageId: `planports-${1 + below(6)}` });
      case 4:
      case 5:
        return run('opportunity-set-status', {
          id,
          status: of(STATUSES),
          reason: of(LOST_REASONS),
          ...(below(3) === 0 ? { on: day() } : {}),
        });
      case 6:
        return run('opportunity-edit', {
          id,
          changes: {
            expectedClose: of([null, day()]),
            ...(below(2) === 0 ? { price: of([null, { minor: below(900), currency: 'TRY' }]) } : {}),
            ...(below(3) === 0
              ? { ownerId: of([null, 'member1', 'member2']), termMonths: of([null, 3, 24]) }
              : {}),
          },
        });
      case 7:
        return below(2) === 0 ? run('opportunity-delete', { id }) : run('opportunity-restore', { id });
      case 8:
        return run('activity-log', {
          opportunityId: id,
          kind: of(ACTIVITY_KINDS),
          when: { at: now + (below(20) - 15) * HOUR, zone: 'Europe/Istanbul' },
          memberId: of([null, 'member1', 'member2']),
        });
      default:
        return below(3) > 0
          ? run('task-create', { opportunityId: id, title: 'Ara' })
          : run('opportunity-tag', { id, tag: of(['a', 'b']) });
    }
  };
  return { bench, step, now: () => now };
}

const SEEDS = [1, 2, 3, 4];

/** Every other world is told in a currency of its own, too (D39). */
const ratesOf = (seed: number): { readonly rates?: Rates } =>
  seed % 2 === 0
    ? {}
    : {
        rates: new Rates('TRY', [
          { currency: 'EUR', on: '2026-01-01', value: '40' },
          { currency: 'EUR', on: '2026-02-01', value: '41.25' },
        ]),
      };

describe('reports kept up to date', () => {
  for (const seed of SEEDS) {
    it(`RPT1 change by change they are what computing them anew gives, seed ${seed}`, () => {
      const { bench, step, now } = aWorld(seed);
      const query = (): ReportQuery => ({ now: DAY_ZERO + 200 * 24 * HOUR, ...ratesOf(seed) });
      const index = new ReportIndex(bench.snapshot, query(), REPORTS);
      index.rebuild();
      for (let count = 0; count < 120; count++) {
        index.apply(step());
        if (count % 12 !== 0) continue;
        const anew = new ReportIndex(bench.snapshot, query(), REPORTS);
        anew.rebuild();
        for (const name of NAMES)
          assert.deepEqual(told(index.get(name)), told(anew.get(name)), `${name} after ${count}`);
      }
      assert.ok(now() > DAY_ZERO);
    });
  }

  for (const seed of SEEDS) {
    it(`D23 RPT2 as of any instant they are the figures that were live then, seed ${seed}`, () => {
      const { bench, step, now } = aWorld(seed + 100);
      const seen: { at: number; figures: unknown }[] = [];
      for (let count = 0; count < 80; count++) {
        step();
        if (count % 8 !== 7) continue;
        const live = new ReportIndex(bench.snapshot, { now: now(), ...ratesOf(seed) }, REPORTS);
        live.rebuild();
        // The live object is changed afterwards: what it said then is what counts.
        seen.push({ at: now(), figures: NAMES.map((name) => told(live.get(name))) });
      }
      for (const { at, figures } of seen) {
        const then = new ReportIndex(bench.snapshot, { now: now(), asOf: at, ...ratesOf(seed) }, REPORTS);
        then.rebuild();
        for (const [place, name] of NAMES.entries())
          assert.deepEqual(told(then.get(name)), (figures as unknown[])[place], `${name} at ${at}`);
      }
      // What is said not to differ between two instants is not looked at again by whoever goes from one to the other.
      let same = 0;
      for (const replay of new Replays(bench.snapshot).all())
        for (const [index, { at: one }] of seen.entries())
          for (const { at: other } of seen.slice(index + 1)) {
            if ([...replay.turns()].some((at) => at > one && at <= other)) continue;
            same++;
            assert.deepEqual(stateAt(replay, one), stateAt(replay, other), `${one} and ${other}`);
          }
      assert.ok(same > 10, String(same));
    });
  }

  it('RPT3 it is computed in slices with progress; a later computation ends an earlier one', () => {
    const { bench, step } = aWorld(7);
    while ([...bench.snapshot.list('opportunities')].length < 3) step();
    bench.snapshot.apply(
      Array.from({ length: 500 }, (_, count) => ({
        kind: 'create' as const,
        collection: 'opportunities' as const,
        id: `more${count}`,
        fields: { description: 'x' },
      })),
    );
    const index = new ReportIndex(bench.snapshot, { now: DAY_ZERO }, REPORTS);
    const first = index.building();
    assert.equal(first.next().done, false);
    const progress = [...index.building()];
    assert.ok(progress.length >= 2 && progress.every(({ done, total }) => done < total));
    assert.equal(first.next().done, true);
    const anew = new ReportIndex(bench.snapshot, { now: DAY_ZERO }, REPORTS);
    anew.rebuild();
    for (const name of NAMES) assert.deepEqual(told(index.get(name)), told(anew.get(name)));
  });

  it('RPT4 without any data every report renders, with nothing in it that is not a number', () => {
    const index = new ReportIndex(aWorkbench(false).snapshot, { now: DAY_ZERO }, REPORTS);
    index.rebuild();
    for (const name of NAMES) {
      const text = textOf(index.get(name));
      assert.doesNotMatch(text, BROKEN);
      assert.match(text, /"how":\{"code"/);
    }
  });

  for (const seed of SEEDS) {
    it(`RPT62 D10 D15 D29 whatever histories say, late, twice, out of order or by wrong clocks, every report is told and says what it left out, seed ${seed}`, () => {
      const { bench, step } = aWorld(seed + 200);
      for (let count = 0; count < 150; count++) step();
      const random = seeded(seed);
      const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const spoiled = (event: HistoryEvent): HistoryEvent[] => {
        switch (Math.floor(random() * 9)) {
          case 0:
            return [];
          case 1:
            return [event, event];
          case 2:
            return [{ ...event, at: of([0, 1, event.at - 400 * 24 * HOUR, event.at + 400 * 24 * HOUR]) }];
          case 3:
            return [{ ...event, to: of([null, 'gone', -1, {}, [], 'tomorrow', 1e300]) }];
          case 4:
            return [{ ...event, from: of([null, 'gone', 'x']), prev: of([null, 'nobody', event.id]) }];
          case 5:
            return [{ ...event, revertOf: of(['nobody', event.id]) }];
          default:
            return [event];
        }
      };
      const histories = new Map<string, readonly HistoryEvent[]>();
      const source = Object.assign(Object.create(bench.snapshot) as typeof bench.snapshot, {
        history(id: string): readonly HistoryEvent[] {
          let events = histories.get(id);
          if (!events) {
            events = bench.snapshot.history(id).flatMap(spoiled);
            if (random() < 0.5) events = [...events].reverse();
            histories.set(id, events);
          }
          return events;
        },
        get: ((collection: CollectionName, id: string) =>
          id === 'planports-2' || id === 'contact1'
            ? undefined
            : bench.snapshot.get(collection, id)) as typeof bench.snapshot.get,
      });
      const codes = new Set<string>();
      for (const asOf of [null, DAY_ZERO + 20 * 24 * HOUR, DAY_ZERO - 24 * HOUR]) {
        const index = new ReportIndex(
          source,
          { now: DAY_ZERO + 200 * 24 * HOUR, asOf, ...ratesOf(seed) },
          REPORTS,
        );
        index.rebuild();
        for (const name of NAMES) {
          const text = textOf(index.get(name));
          assert.doesNotMatch(text, BROKEN, name);
          assert.match(text, /"how":\{"code"/);
          for (const { code } of (index.get(name) as { excluded?: Exclusion[] }).excluded ?? [])
            codes.add(code);
        }
      }
      for (const code of [
        'no-price',
        'unknown-stage',
        'incomplete-history',
        'odd-clock',
        'no-expected-close',
      ])
        assert.ok(codes.has(code), `${code} is not said: ${[...codes].join(' ')}`);
    });
  }
});
