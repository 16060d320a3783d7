import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create, set, type Patch } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import { seeded } from '../seeded.js';
import { seedPatches } from '../templates/seeds.js';
import { anOpportunity, aPosition, aTask, creating } from '../testing/factories.js';
import { createTestSnapshot, type TestSnapshot } from '../testing/test-snapshot.js';
import { BoardIndex } from './board-index.js';
import type { BoardState } from './board-types.js';
import {
  BOARD_SORTS,
  boardOrder,
  placeBy,
  readBoardSort,
  writeBoardSort,
  type BoardSort,
} from './board-sort.js';
import { boardOfPart, totalsOfParts } from './process-part.js';

const QUERY = { schemaId: 'planports', statuses: ['open', 'won'] as const, text: '' };
const TRY = (minor: number): Opportunity['price'] => ({ minor, currency: 'TRY' });
const at = (stage: number, order = 'a0'): Opportunity['position'] =>
  aPosition({ stageId: `planports-${String(stage)}`, order });

interface Sorted {
  readonly snapshot: TestSnapshot;
  readonly index: BoardIndex;
  readonly order: ReturnType<typeof boardOrder>;
  readonly change: (...patches: Patch[]) => boolean;
}

function sorted(sort: BoardSort, rows: readonly Opportunity[]): Sorted {
  const snapshot = createTestSnapshot([
    ...seedPatches('tr'),
    ...rows.flatMap((row) => creating('opportunities', row)),
  ]);
  const order = boardOrder(sort, { source: snapshot, zone: 'Europe/Istanbul', key: 'k' });
  const index = new BoardIndex(snapshot, { ...QUERY, order });
  return { snapshot, index, order, change: (...patches) => index.apply(snapshot.apply(patches)) };
}

const idsIn = (state: BoardState, stage: number): readonly string[] =>
  state.columns.find(({ id }) => id === `planports-${String(stage)}`)?.ids ?? [];

describe('boards that are not sorted by hand', () => {
  it('SEL8 D82 S115 by effect, the greatest first; a change puts the card where it belongs', () => {
    const { index, change } = sorted({ by: 'weighted', desc: true }, [
      anOpportunity({ id: 'a', position: at(1, 'a0'), price: TRY(100) }),
      anOpportunity({ id: 'b', position: at(1, 'a1'), price: TRY(300) }),
      anOpportunity({ id: 'c', position: at(1, 'a2'), price: null }),
    ]);
    assert.deepEqual(idsIn(index.state, 1), ['b', 'a', 'c']);
    change(set('opportunities', 'a', 'price', TRY(900)));
    assert.deepEqual(idsIn(index.state, 1), ['a', 'b', 'c']);
    change(set('opportunities', 'c', 'position', at(1, 'Zz')));
    assert.deepEqual(idsIn(index.state, 1), ['a', 'b', 'c'], 'the place by hand does not count');
  });

  it('SEL8 by what was done last: a task that is done moves its card', () => {
    const { index, change } = sorted({ by: 'lastTouched', desc: false }, [
      anOpportunity({ id: 'a', position: at(1) }),
      anOpportunity({ id: 'b', position: at(1) }),
    ]);
    assert.deepEqual(idsIn(index.state, 1), ['a', 'b']);
    change(...creating('tasks', aTask({ id: 't', opportunityId: 'a' })));
    assert.equal(
      change(set('tasks', 't', 'done', { at: 1_900_000_000_000, by: 'member1' })),
      true,
      'its record has not changed',
    );
    assert.deepEqual(idsIn(index.state, 1), ['b', 'a']);
  });

  it('SEL8 where a card would stand depends on the probability of the stage it goes to', () => {
    const { index, order, snapshot } = sorted({ by: 'weighted', desc: true }, [
      anOpportunity({ id: 'a', position: at(1), price: TRY(200) }),
      anOpportunity({ id: 'b', position: at(3), price: TRY(100) }),
    ]);
    const stage = snapshot.get('stages', 'planports-3');
    const row = snapshot.get('opportunities', 'a');
    assert.ok(stage && row);
    const get: TestSnapshot['get'] = (collection, id) => snapshot.get(collection, id);
    assert.equal(placeBy(order, idsIn(index.state, 3), row, stage, get), 0);
    assert.equal(placeBy(order, idsIn(index.state, 3), { ...row, probability: 0 }, stage, get), 1);
  });

  it('SEL6 SEL8 kept up to date change by change, every order is what sorting anew gives', () => {
    for (const [at0, { by }] of BOARD_SORTS.entries()) {
      const random = seeded(at0 + 1);
      const pick = (most: number): number => Math.floor(random() * most);
      const rows = Array.from({ length: 30 }, (_, at1) =>
        anOpportunity({ id: `o${String(at1)}`, position: at(1 + pick(3)), price: TRY(pick(9)) }),
      );
      const { index, snapshot, change, order } = sorted({ by, desc: random() < 0.5 }, rows);
      for (let round = 0; round < 60; round++) {
        const id = `o${String(pick(30))}`;
        const task = `t${String(round)}`;
        const changes: readonly Patch[] = [
          set('opportunities', id, 'price', pick(3) === 0 ? null : TRY(pick(9))),
          set('opportunities', id, 'position', at(1 + pick(3))),
          set('opportunities', id, 'priority', pick(4)),
          set('opportunities', id, 'expectedClose', `2026-0${String(1 + pick(9))}-01`),
          ...creating(
            'tasks',
            aTask({ id: task, opportunityId: id, done: { at: 1_800_000_000_000 + pick(99), by: 'member1' } }),
          ),
        ];
        const which = pick(5);
        change(...(which === 4 ? changes.slice(4) : changes.slice(which, which + 1)));
        const anew = new BoardIndex(snapshot, { ...QUERY, order });
        assert.deepEqual(index.state, anew.state, `${by}, round ${String(round)}`);
      }
    }
  });

  it('SEL8 an order is read from a view as far as a board knows it', () => {
    const sort = { by: 'price', desc: true } as const;
    assert.deepEqual(readBoardSort(writeBoardSort(sort)), sort);
    for (const json of [null, [], 7, [['owner', 1]], [7]]) assert.equal(readBoardSort(json), null);
  });
});

describe('parts of a board', () => {
  it('SEL7 D3 each part has its columns and its totals; currencies stay apart', () => {
    const { index, change } = sorted({ by: 'price', desc: true }, [
      anOpportunity({ id: 'a', position: at(1), price: TRY(100) }),
      anOpportunity({ id: 'b', position: at(2), price: { minor: 7, currency: 'EUR' } }),
      anOpportunity({ id: 'c', position: at(6), price: TRY(900) }),
    ]);
    const totals = totalsOfParts(index.state.columns);
    assert.deepEqual(
      totals.sale.byCurrency.map(({ currency, fixed }) => [currency, fixed]),
      [
        ['EUR', 7],
        ['TRY', 100],
      ],
    );
    assert.deepEqual([totals.delivery.count, totals.delivery.byCurrency[0]?.fixed], [1, 900]);
    assert.equal(totals.delivery.byCurrency[0]?.weightedFixed, 0n, 'not weighted after the win');
    const delivery = boardOfPart(index.state, 'delivery');
    assert.deepEqual(
      delivery.columns.map(({ id }) => id),
      ['planports-5', 'planports-6'],
    );
    assert.equal(delivery.totals, delivery.allTotals, 'nothing is filtered');
    change(create('opportunities', 'lost', { position: aPosition({ stageId: 'gone' }) }));
    assert.ok(boardOfPart(index.state, 'sale').columns.some(({ kind }) => kind === 'unplaced'));
  });
});
