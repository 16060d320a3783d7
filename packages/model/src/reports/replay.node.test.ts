import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { historyPatch } from '../commands/history.js';
import type { CommandEnv } from '../commands/command.js';
import type { HistoryEvent } from '../records/history-event.js';
import type { Opportunity } from '../records/opportunity.js';
import { set } from '../patch.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { replayOf, type Replay } from './replay.js';
import { NOW, stateAt, statusesAt, staysAt } from './state.js';

const T0 = Date.UTC(2026, 1, 2, 8);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Life {
  readonly bench: Workbench;
  readonly id: string;
  at(minutes: number, by?: string): Partial<CommandEnv>;
  row(): Opportunity;
  events(): readonly HistoryEvent[];
  replay(): Replay;
  stages(at?: number): string[];
}

/** An opportunity in the first of the six stages, created at T0. */
function aLife(): Life {
  const bench = aWorkbench();
  const at = (minutes: number, actor = 'member1') => ({ now: T0 + minutes * MINUTE, actor });
  const { id } = bench.run(
    'opportunity-create',
    {
      customerId: 'contact1',
      description: 'Servis',
      price: { minor: 100, currency: 'TRY' },
      schemaId: 'planports',
    },
    at(0),
  ).value;
  const row = (): Opportunity => {
    const found = bench.snapshot.get('opportunities', id);
    assert.ok(found);
    return found;
  };
  const events = () => bench.snapshot.history(id);
  const replay = () => replayOf(row(), events());
  return {
    bench,
    id,
    at,
    row,
    events,
    replay,
    stages: (instant = NOW) =>
      staysAt(replay(), instant).map(({ stageId }) => stageId.replace('planports-', '')),
  };
}

/** Takes the last event of a type back as the store does: the register has its old value again, a `revertOf` event tells of it. */
function undo({ bench, id, row, events, at }: Life, minutes: number, type: HistoryEvent['type']): void {
  const event = events().findLast((one) => one.type === type && one.revertOf === null);
  assert.ok(event);
  const before = row();
  const earlier = events().find((one) => one.id === event.prev);
  const position = {
    ...before.position,
    stageId: earlier?.then.stageId ?? '',
    moveId: event.prev ?? '',
    at: earlier?.at ?? 0,
  };
  const after =
    type === 'stage-changed' ? { ...before, position } : { ...before, price: event.from as never };
  const env = { ...at(minutes), via: 'undo' } as CommandEnv;
  const tells = {
    type,
    field: event.field,
    from: event.to,
    to: event.from,
    prev: event.id,
    revertOf: event.id,
  };
  bench.snapshot.apply([
    historyPatch(bench.snapshot, env, `undo-${event.id}`, after, tells),
    type === 'stage-changed'
      ? set('opportunities', id, 'position', position)
      : set('opportunities', id, 'price', event.from as never),
  ]);
}

const move = (life: Life, minutes: number, stage: number, by?: string) =>
  life.bench.run('opportunity-move', { id: life.id, stageId: `planports-${stage}` }, life.at(minutes, by));

describe('the history of one opportunity', () => {
  it('D14 D23 at each instant it is what it was then', () => {
    const life = aLife();
    const { bench, id, at } = life;
    const seen: [number, Opportunity][] = [[T0, life.row()]];
    const look = (minutes: number) => seen.push([T0 + minutes * MINUTE, life.row()]);
    move(life, 10, 2);
    look(10);
    bench.run(
      'opportunity-edit',
      { id, changes: { price: { minor: 250, currency: 'TRY' }, ownerId: 'member2' } },
      at(20),
    );
    look(20);
    bench.run('opportunity-tag', { id, tag: 'vip' }, at(25));
    look(25);
    bench.run('opportunity-set-status', { id, status: 'lost', reason: 'price', on: '2026-02-03' }, at(30));
    look(30);
    bench.run('opportunity-set-status', { id, status: 'open' }, at(40));
    bench.run(
      'opportunity-edit',
      { id, changes: { price: null, expectedClose: '2026-05-01', termMonths: 4 } },
      at(50),
    );
    bench.run('opportunity-untag', { id, tag: 'vip' }, at(60));
    look(60);
    const replay = life.replay();
    for (const [instant, row] of seen) {
      const state = stateAt(replay, instant);
      assert.ok(state);
      for (const field of ['status', 'price', 'ownerId', 'expectedClose', 'termMonths', 'tags'] as const)
        assert.deepEqual(state[field], row[field], `${field} at ${instant - T0}`);
      assert.equal(state.position.stageId, row.position.stageId);
      assert.equal(state.position.moveId, row.position.moveId);
    }
    assert.equal(stateAt(replay, T0 - 1), null, 'not before its creation');
    assert.equal(stateAt(replay, NOW), life.row(), 'now it is the record itself');
  });

  it('D23 a deletion and a return are where they were; a creation that was undone never was from then on', () => {
    const life = aLife();
    life.bench.run('opportunity-delete', { id: life.id }, life.at(10));
    life.bench.run('opportunity-restore', { id: life.id }, life.at(20));
    const there = (minutes: number) => stateAt(life.replay(), T0 + minutes * MINUTE) !== null;
    assert.deepEqual([5, 15, 25].map(there), [true, false, true]);
    const undone: Opportunity = { ...life.row(), removed: { at: T0 + 30 * MINUTE, by: 'member1' } };
    const created = life.events().find(({ type }) => type === 'created');
    assert.ok(created);
    const revert: HistoryEvent = {
      ...created,
      id: 'r',
      type: 'deleted',
      revertOf: created.id,
      at: T0 + 30 * MINUTE,
    };
    const later: HistoryEvent = {
      ...revert,
      id: 's',
      type: 'field-changed',
      field: 'description',
      revertOf: null,
      at: T0 + HOUR,
    };
    const replay = replayOf(undone, [...life.events(), revert, later]);
    assert.notEqual(stateAt(replay, T0 + 29 * MINUTE), null);
    assert.equal(stateAt(replay, T0 + 31 * MINUTE), null);
  });

  it('D17 what was undone leaves no trace afterwards, and is there while it was not undone', () => {
    const life = aLife();
    move(life, 10, 3);
    undo(life, 20, 'stage-changed');
    assert.deepEqual(life.stages(), ['1']);
    assert.deepEqual(life.stages(T0 + 15 * MINUTE), ['1', '3'], 'somebody who looked then saw it there');
    assert.equal(staysAt(life.replay(), NOW)[0]?.since, T0);
    assert.equal(life.replay().reverted.length, 2);
    life.bench.run(
      'opportunity-edit',
      { id: life.id, changes: { price: { minor: 9, currency: 'TRY' } } },
      life.at(30),
    );
    undo(life, 40, 'field-changed');
    assert.equal(stateAt(life.replay(), T0 + 35 * MINUTE)?.price?.minor, 9);
    assert.equal(life.replay().tracks.has('price'), false);
  });

  it('D17 what was undone and done again counts from when it was done', () => {
    const life = aLife();
    move(life, 10, 3);
    const moved = life.row();
    undo(life, 20, 'stage-changed');
    const undoing = life.events().find(({ revertOf }) => revertOf !== null);
    assert.ok(undoing);
    const again: HistoryEvent = {
      ...undoing,
      id: 'again',
      revertOf: undoing.id,
      at: T0 + 30 * MINUTE,
      then: { ...undoing.then, stageId: 'planports-3' },
    };
    const replay = replayOf(moved, [...life.events(), again]);
    const at = (minutes: number) => staysAt(replay, T0 + minutes * MINUTE).map(({ stageId }) => stageId);
    assert.deepEqual(at(15), ['planports-1', 'planports-3']);
    assert.deepEqual(at(25), ['planports-1']);
    assert.deepEqual(at(35), ['planports-1', 'planports-3']);
    assert.equal(staysAt(replay, NOW)[1]?.since, T0 + 10 * MINUTE);
  });

  it('D17 there and back within a minute by the same author was a slip of the hand; later, or by another, it was not', () => {
    const slip = aLife();
    move(slip, 10, 2);
    move(slip, 11, 1);
    assert.deepEqual(slip.stages(), ['1']);
    assert.equal(staysAt(slip.replay(), NOW)[0]?.since, T0);
    assert.deepEqual(slip.stages(T0 + 10.5 * MINUTE), ['1', '2']);
    const late = aLife();
    move(late, 10, 2);
    late.bench.run(
      'opportunity-move',
      { id: late.id, stageId: 'planports-1' },
      { now: T0 + 11 * MINUTE + 1, actor: 'member1' },
    );
    assert.deepEqual(late.stages(), ['1', '2', '1']);
    const others = aLife();
    move(others, 10, 2);
    move(others, 10.5, 1, 'member2');
    assert.deepEqual(others.stages(), ['1', '2', '1']);
    const nested = aLife();
    move(nested, 10, 2);
    move(nested, 10.2, 3);
    move(nested, 10.4, 2);
    move(nested, 10.6, 1);
    assert.deepEqual(nested.stages(), ['1'], 'there, further, and all the way back');
  });

  it('D17 a status and a date that were set by mistake and set back at once count as little', () => {
    const life = aLife();
    const { bench, id, at } = life;
    bench.run('opportunity-set-status', { id, status: 'won' }, at(10));
    bench.run('opportunity-set-status', { id, status: 'open' }, at(10.5));
    assert.deepEqual(
      statusesAt(life.replay(), NOW).map(({ value }) => value.code),
      ['open'],
    );
    bench.run('opportunity-set-status', { id, status: 'won' }, at(20));
    bench.run('opportunity-set-status', { id, status: 'open' }, at(30));
    assert.deepEqual(
      statusesAt(life.replay(), NOW).map(({ value }) => value.code),
      ['open', 'won', 'open'],
    );
  });

  it('D16 of two moves made at the same time the one that lost brought it nowhere, at any instant', () => {
    const life = aLife();
    move(life, 10, 2, 'member2');
    const lost = life.events().findLast(({ type }) => type === 'stage-changed');
    assert.ok(lost);
    const other = aLife();
    move(other, 12, 4);
    const beaten: HistoryEvent = {
      ...lost,
      id: 'beaten',
      opportunityId: other.id,
      prev: other.events()[0]?.id ?? null,
    };
    const replay = replayOf(other.row(), [...other.events(), beaten]);
    assert.deepEqual(replay.overridden, ['beaten']);
    assert.deepEqual(
      staysAt(replay, T0 + 11 * MINUTE).map(({ stageId }) => stageId),
      ['planports-1'],
    );
    assert.deepEqual(
      staysAt(replay, NOW).map(({ stageId }) => stageId),
      ['planports-1', 'planports-4'],
    );
  });

  it('D16 of two prices set at the same time the one that stands counts, whatever the clocks say', () => {
    const life = aLife();
    const { bench, id, at } = life;
    bench.run('opportunity-edit', { id, changes: { price: { minor: 200, currency: 'TRY' } } }, at(10));
    const winner = life.row();
    const event = life.events().at(-1);
    assert.ok(event);
    const then = { ...event.then, price: { minor: 300, currency: 'TRY' } };
    const beaten: HistoryEvent = {
      ...event,
      id: 'beaten',
      at: T0 + 11 * MINUTE,
      by: 'member2',
      to: then.price,
      then,
    };
    const replay = replayOf(winner, [...life.events(), beaten]);
    assert.deepEqual(replay.overridden, ['beaten']);
    assert.equal(stateAt(replay, T0 + 10.5 * MINUTE)?.price?.minor, 200);
    const track = replay.tracks.get('price')?.map(({ value }) => (value as { minor: number }).minor);
    assert.deepEqual(track, [100, 200]);
  });

  it('D15 the order and the number of times in which events arrive does not matter', () => {
    const life = aLife();
    for (const [index, stage] of [2, 3, 2, 5].entries()) move(life, 10 * (index + 1), stage);
    const events = life.events();
    const expected = staysAt(life.replay(), NOW);
    const shuffled = [...events].reverse();
    assert.deepEqual(staysAt(replayOf(life.row(), [...shuffled, ...events]), NOW), expected);
  });

  it('D15 wrong clocks never give a negative time, and are told', () => {
    const life = aLife();
    move(life, 10, 2);
    move(life, 20, 3);
    const [created, first, second] = life.events();
    assert.ok(created && first && second);
    const year = 365 * 24 * HOUR;
    const clocks: HistoryEvent[][] = [
      [created, { ...first, at: first.at + year }, second],
      [created, { ...first, at: 0 }, second],
      [{ ...created, at: created.at + year }, first, second],
      [created, first, { ...second, at: 1 }],
    ];
    for (const events of clocks) {
      const replay = replayOf(life.row(), events);
      const stays = staysAt(replay, NOW);
      assert.deepEqual(
        stays.map(({ stageId }) => stageId),
        ['planports-1', 'planports-2', 'planports-3'],
      );
      for (const { since, until } of stays) assert.ok(until === null || until >= since);
      assert.equal(replay.oddClock.length >= 1, true);
    }
  });

  it('D15 a stamp that is five minutes off passes for right, a moment more is told', () => {
    const odd = (off: number) => {
      const life = aLife();
      life.bench.run('opportunity-edit', { id: life.id, changes: { priority: 2 } }, life.at(10));
      move(life, 20, 2);
      const [created, edited, moved] = life.events();
      assert.ok(created && edited && moved);
      return replayOf(life.row(), [created, { ...edited, at: created.at - off }, moved]).oddClock;
    };
    assert.deepEqual([odd(5 * MINUTE).length, odd(5 * MINUTE + 1).length], [0, 1]);
  });

  it('D14 D23 what an import tells of a day is what was known on it, without an event for each field', () => {
    const life = aLife();
    const row = life.row();
    const [created] = life.events();
    assert.ok(created);
    const imported: HistoryEvent = {
      ...created,
      via: 'import',
      then: { ...created.then, price: null, ownerId: 'member2', expectedClose: '2026-03-01' },
    };
    const later: HistoryEvent = {
      ...imported,
      id: 'later',
      type: 'status-changed',
      at: T0 + HOUR,
      to: { code: 'won', on: '2026-02-02' },
      then: { ...created.then, status: 'won' },
    };
    const won: Opportunity = { ...row, status: { ...row.status, code: 'won', on: '2026-02-02' } };
    const replay = replayOf(won, [imported, later]);
    const state = (at: number) => {
      const then = stateAt(replay, at);
      return [then?.price?.minor, then?.ownerId, then?.expectedClose, then?.status.code];
    };
    assert.deepEqual(state(T0 + MINUTE), [undefined, 'member2', '2026-03-01', 'open']);
    assert.deepEqual(state(NOW), [100, 'member1', null, 'won']);
  });

  it('D10 D23 without its events it has been what it is since its creation; the way says that it is not complete', () => {
    const life = aLife();
    move(life, 10, 2);
    const bare = replayOf(life.row(), []);
    assert.equal(bare.complete, false);
    assert.deepEqual(
      staysAt(bare, NOW).map(({ stageId, since }) => [stageId, since]),
      [['planports-2', T0]],
    );
    const half = replayOf(life.row(), life.events().slice(1));
    assert.equal(half.complete, false);
    assert.deepEqual(
      staysAt(half, NOW).map(({ stageId }) => stageId),
      ['planports-1', 'planports-2'],
    );
  });

  it('D14 values that cannot be read are left out, whatever they are', () => {
    const life = aLife();
    const [created] = life.events();
    assert.ok(created);
    for (const json of [null, 1, 'x', [], {}, { code: 'eaten' }, true, [null]] as const) {
      for (const type of ['status-changed', 'field-changed', 'schema-changed', 'deleted'] as const) {
        for (const field of [
          null,
          'price',
          'nothing',
          'tags.',
          'tags.a',
          'custom.__proto__',
          'expectedClose',
        ]) {
          const odd: HistoryEvent = {
            ...created,
            id: 'odd',
            type,
            field,
            from: json,
            to: json,
            at: T0 + 5 * MINUTE,
          };
          const later: HistoryEvent = { ...odd, id: 'odd2', at: T0 + 9 * MINUTE };
          const replay = replayOf(life.row(), [created, odd, later]);
          assert.doesNotThrow(() => stateAt(replay, T0 + 6 * MINUTE));
          assert.doesNotThrow(() => staysAt(replay, NOW));
        }
      }
    }
  });
});
