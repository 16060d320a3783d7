import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { HistoryEvent } from '../records/history-event.js';
import { PERIODS, STATUSES } from '../records/opportunity.js';
import { effectiveProbability } from '../selectors/opportunity-facts.js';
import { stageOf } from '../selectors/stage-resolution.js';
import { aContact, anEnv, creating } from '../testing/factories.js';
import { seeded } from '../seeded.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench } from '../testing/workbench.js';
import type { CommandInput, CommandName } from './command-map.js';
import { COMMAND_NAMES, COMMANDS } from './index.js';

it('CMD12 no garbage makes a command throw: it is refused with coded problems', () => {
  const garbage = [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { id: 7 },
    { id: 'x', changes: 7 },
    { name: [], title: {}, description: 3 },
  ];
  const snapshot = createTestSnapshot();
  for (const name of COMMAND_NAMES) {
    for (const input of garbage) {
      const parsed = COMMANDS[name].parse(input);
      if (!parsed.ok) {
        assert.ok(
          parsed.problems.length > 0 && parsed.problems.every(({ code }) => code === 'invalid-input'),
          name,
        );
      }
    }
    assert.equal(COMMANDS[name].parse(null).ok, false);
    assert.equal(COMMANDS[name].name, name);
  }
  const parsed = COMMANDS['opportunity-edit'].parse({ id: 'x', changes: { price: 'çok' } });
  assert.deepEqual(parsed, { ok: false, problems: [{ code: 'invalid-input', field: 'price' }] });
  assert.equal(COMMANDS['opportunity-move'].plan(snapshot, { id: 'x', stageId: 'y' }, anEnv()).ok, false);
});

it('CMD12 what is not known is dropped from an input, what is undefined counts as not given', () => {
  const parsed = COMMANDS['opportunity-set-status'].parse({ id: 'a', status: 'won', on: undefined, hack: 1 });
  assert.deepEqual(parsed, { ok: true, input: { id: 'a', status: 'won' } });
});

it('CMD13 a plan is pure: it writes nothing, and the same input and env give the same patches', () => {
  const bench = aWorkbench();
  bench.run('opportunity-create', { description: 'x', customerId: 'contact1', id: 'o1' });
  const before = JSON.stringify(bench.snapshot.all('opportunities'));
  const plan = () =>
    COMMANDS['opportunity-move'].plan(
      bench.snapshot,
      { id: 'o1', stageId: 'planports-3' },
      anEnv({ random: seeded(3) }),
    );
  assert.deepEqual(plan(), plan());
  assert.equal(JSON.stringify(bench.snapshot.all('opportunities')), before);
});

it('D14 after any sequence of commands the history tells the present and the way to it', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = seeded(seed);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const bench = aWorkbench();
    bench.snapshot.apply(creating('contacts', aContact({ id: 'contact3' })));
    const opportunities = ['o1', 'o2', 'o3', 'o4'];
    const stages = [
      'planports-1',
      'planports-2',
      'planports-3',
      'planports-5',
      'services-1',
      'services-2',
      'nope',
    ];
    const someId = (): string => pick(opportunities);
    const inputs: { readonly [N in CommandName]?: () => CommandInput<N> } = {
      'opportunity-create': () => ({
        id: someId(),
        description: pick(['a', 'b', '']),
        customerId: pick(['contact1', 'contact2']),
        ...(random() < 0.5 ? { stageId: pick(stages) } : {}),
        ...(random() < 0.3 ? { status: { status: pick(STATUSES), reason: 'other' } } : {}),
      }),
      'opportunity-edit': () => ({
        id: someId(),
        changes: {
          ...(random() < 0.5
            ? { price: pick([null, { minor: Math.floor(random() * 1000), currency: 'TRY' }]) }
            : {}),
          ...(random() < 0.5 ? { probability: pick([null, 0, 5000]) } : {}),
          ...(random() < 0.5 ? { ownerId: pick([null, 'member1', 'member2']) } : {}),
          ...(random() < 0.5 ? { expectedClose: pick([null, '2026-05-05']) } : {}),
          ...(random() < 0.3 ? { period: pick(PERIODS) } : {}),
        },
      }),
      'opportunity-move': () => ({
        id: someId(),
        stageId: pick(stages),
        afterId: pick([null, ...opportunities]),
        beforeId: pick([null, ...opportunities]),
      }),
      'opportunity-change-schema': () => ({
        id: someId(),
        schemaId: pick(['planports', 'services']),
        stageId: pick(stages),
      }),
      'opportunity-set-status': () => ({
        id: someId(),
        status: pick(STATUSES),
        reason: pick([null, 'price']),
      }),
      'opportunity-delete': () => ({ id: someId() }),
      'opportunity-restore': () => ({ id: someId() }),
      'stage-archive': () => ({ id: pick(stages), to: pick([null, ...stages]) }),
      'stage-restore': () => ({ id: pick(stages) }),
      'stage-edit': () => ({ id: pick(stages), changes: { probability: Math.floor(random() * 10_001) } }),
    };
    let at = anEnv().now;
    const base = anEnv();
    let done = 0;
    for (let step = 0; step < 200; step++) {
      const name = pick(Object.keys(inputs) as CommandName[]);
      const make = inputs[name] as (() => CommandInput<typeof name>) | undefined;
      const env = { ...base, now: (at += 1000), random };
      const planned = COMMANDS[name].plan(bench.snapshot, make?.() as never, env);
      if (!planned.ok) {
        assert.ok(planned.problems.length > 0);
        continue;
      }
      done++;
      const touched = new Map(bench.snapshot.all('opportunities').map((row) => [row.id, row]));
      bench.snapshot.apply(planned.patches);
      for (const row of bench.snapshot.all('opportunities')) {
        const events = bench.snapshot.all('history').filter((event) => event.opportunityId === row.id);
        const where = `seed ${String(seed)}, step ${String(step)}: ${name} ${row.id}`;
        // Since position names its event, and that one its predecessor, the way leads back to the creation.
        const brought = events.find((event) => event.id === row.position.moveId);
        assert.equal(brought?.then.stageId, row.position.stageId, where);
        let event: HistoryEvent | undefined = brought;
        let length = 0;
        while (event && event.prev !== null && length++ < 500) {
          const prev: string = event.prev;
          event = events.find((other) => other.id === prev);
        }
        assert.equal(event?.type, 'created', where);
        // A change that is more than an order key has an event in the same plan, with the values as they are now.
        const old = touched.get(row.id);
        const reordered = JSON.stringify({ ...row, position: { ...row.position, order: '' } });
        if (old && reordered === JSON.stringify({ ...old, position: { ...old.position, order: '' } }))
          continue;
        const mine = planned.patches.filter(
          (patch) =>
            patch.kind === 'create' &&
            patch.collection === 'history' &&
            patch.fields.opportunityId === row.id,
        );
        assert.ok(mine.length > 0, where);
        const { then } = events.at(-1) ?? {};
        assert.deepEqual(
          then,
          {
            schemaId: row.position.schemaId,
            stageId: row.position.stageId,
            status: row.status.code,
            price: row.price,
            period: row.period,
            probability:
              name === 'stage-archive' ? then?.probability : effectiveProbability(bench.snapshot, row),
            expectedClose: row.expectedClose,
            ownerId: row.ownerId,
          },
          where,
        );
        assert.ok(stageOf(bench.snapshot, row.position).kind !== 'unplaced', where);
      }
    }
    assert.ok(done > 60, `only ${String(done)} commands went through`);
  }
});
