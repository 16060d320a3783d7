import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, dateInZone } from '@firsat/model';
import { openAmounts, ReportIndex, type OpenAmounts } from '@firsat/model/reports';
import { aContact, anOpportunity, aPosition, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { noteArrivals, type ArrivalNotes } from './arrivals.js';
import { accepted, createTestStore, TEST_NOW, type TestStore } from './testing/index.js';

const DAY = 86_400_000;
const ZONE = 'Europe/Istanbul';
const OPPORTUNITIES = ['opp1', 'opp2', 'opp3'];
const PATCHES = [
  ...creating('contacts', aContact()),
  ...OPPORTUNITIES.flatMap((id, index) =>
    creating(
      'opportunities',
      anOpportunity({
        id,
        createdAt: TEST_NOW - DAY,
        position: aPosition({ order: `a${String(index)}`, moveId: `m${id}` }),
      }),
    ),
  ),
];
/** The morning of the days that are counted from the first. */
const on = (day: number) => TEST_NOW + (day - 1) * DAY;
const date = (day: number) => addDays(dateInZone(TEST_NOW, ZONE), day - 1);
const endOf = (day: number) => on(day) + 15 * 3_600_000 - 1;

/** Everything that `from` has goes to `to`. */
function send(from: TestStore, to: TestStore): void {
  for (const doc of ['work', 'core'] as const)
    Y.applyUpdate(to[doc], Y.encodeStateAsUpdate(from[doc], Y.encodeStateVector(to[doc])), {
      kind: 'network',
    });
}

/** A device that keeps notes of arrivals, as the composition root has it look. */
class Device {
  readonly test: TestStore;
  notes: ArrivalNotes | null = null;
  epoch = 1;
  /** What it held when its session began, and when that was. */
  before = { vector: Y.encodeStateVector(new Y.Doc()), at: 0 };

  constructor(id: string, seed: number, work = new Y.Doc()) {
    this.test = createTestStore({ user: { id, name: id }, created: false, seed, work });
  }

  begin(at: number): void {
    this.before = { vector: Y.encodeStateVector(this.test.work), at };
  }

  look(now: number, isInStep = true): void {
    const { store, work } = this.test;
    this.notes = noteArrivals(this.notes, {
      work,
      epoch: this.epoch,
      now,
      isInStep,
      before: this.before,
      timeZone: ZONE,
      event: (id) => store.get('history', id),
    });
  }

  get late(): readonly (readonly [string, string])[] {
    return (this.notes?.list ?? []).map(({ opportunityId, arrivedOn }) => [opportunityId, arrivedOn]);
  }
}

/** A colleague, and a device that has the same and was in step on the first day. */
function scene() {
  const ada = createTestStore({ user: { id: 'ada', name: 'Ada' }, patches: PATCHES });
  const bora = new Device('bora', 2);
  send(ada, bora.test);
  bora.look(on(1));
  const price = (minor: number, day: number, id = 'opp1') => {
    ada.clock.now = on(day);
    const changes = { price: { minor, currency: 'TRY' } };
    accepted(ada.store.execute('opportunity-edit', { id, changes }));
  };
  return { ada, bora, price };
}

describe('arrivals', () => {
  it('LTE10 D23 one writes offline on day 1 and sends it on day 3; another was in step on day 2: its figures as of day 1 and 2 name it, and count it', () => {
    const { ada, bora, price } = scene();
    price(700, 1);
    bora.look(on(2));
    bora.begin(on(3));
    send(ada, bora.test);
    bora.look(on(3));
    assert.deepEqual(bora.late, [['opp1', date(3)]]);
    for (const [day, count] of [
      [1, 1],
      [2, 1],
      [3, 0],
    ] as const) {
      const { store } = bora.test;
      const query = { now: on(4), asOf: endOf(day), timeZone: ZONE };
      const index = new ReportIndex<'open', { open: OpenAmounts }>(store, query, { open: openAmounts() });
      index.rebuild();
      const late = bora.notes && index.late(bora.notes);
      assert.deepEqual([late?.count, late?.ids()], [count, count === 0 ? [] : ['opp1']]);
      assert.equal(index.get('open').total.totals.byCurrency[0]?.fixed, 200_700);
    }
  });

  it('LTE10 the first look judges nothing, and neither does one of a device that was never in step', () => {
    const { ada, price } = scene();
    price(700, 1);
    const cem = new Device('cem', 3);
    cem.look(on(2), false);
    assert.equal(cem.late.length, 0);
    send(ada, cem.test);
    cem.look(on(3));
    assert.deepEqual([cem.late, cem.notes?.inStep], [[], on(3)]);
  });

  it('LTE10 what was made while the device was away comes in time', () => {
    const { ada, bora, price } = scene();
    price(700, 2);
    price(800, 3);
    bora.look(on(4), false);
    send(ada, bora.test);
    bora.look(on(5));
    assert.deepEqual(bora.late, []);
    assert.equal(bora.notes?.inStep, on(5));
  });

  it('LTE10 a server whose clock was years ahead marks nothing once it is right again, and what it marked is forgotten', () => {
    const { ada, bora, price } = scene();
    const years = 4 * 365 * DAY;
    bora.look(on(1) + years);
    price(700, 1);
    send(ada, bora.test);
    bora.look(on(2) + years);
    assert.equal(bora.late.length, 1, 'by that clock it is years old');
    price(800, 1);
    send(ada, bora.test);
    bora.look(on(2), false);
    price(810, 2);
    bora.begin(on(3));
    send(ada, bora.test);
    bora.look(on(3), false);
    assert.deepEqual(bora.late, []);
    bora.look(on(2));
    assert.deepEqual([bora.late, bora.notes?.inStep], [[], on(2)]);
    price(900, 2);
    bora.look(on(3));
    bora.begin(on(4));
    send(ada, bora.test);
    bora.look(on(4));
    assert.deepEqual(bora.late, [['opp1', date(4)]]);
  });

  it('LTE10 documents of another epoch are looked at anew: nothing of them is called late, what was known stays', () => {
    const { ada, bora, price } = scene();
    price(700, 1);
    bora.look(on(2));
    send(ada, bora.test);
    bora.look(on(3));
    const known = bora.late;
    assert.equal(known.length, 1);
    bora.epoch = 2;
    price(800, 2);
    send(ada, bora.test);
    bora.look(on(4), false);
    assert.equal(bora.notes?.epoch, 1, 'until it is in step with the new ones');
    bora.look(on(4));
    assert.deepEqual([bora.late, bora.notes.epoch], [known, 2]);
  });

  it('LTE12 what came before anybody looked is judged all the same; when it came in an earlier session the day is the first that it can have been', () => {
    const { ada, bora, price } = scene();
    price(700, 1);
    bora.look(on(3));
    bora.begin(on(5));
    send(ada, bora.test);
    bora.look(on(5) + 1000);
    assert.deepEqual(bora.late, [['opp1', date(5)]], 'in this session');
    price(800, 2, 'opp2');
    send(ada, bora.test);
    bora.begin(on(8));
    bora.look(on(8) + 1000);
    assert.deepEqual(bora.late, [
      ['opp2', date(5)],
      ['opp1', date(5)],
    ]);
  });

  it('LTE12 two tabs that look one after the other count it once, whichever has it first', () => {
    const { ada, bora, price } = scene();
    price(700, 1);
    bora.look(on(2));
    const tab = new Device('bora', 5);
    tab.begin(on(3));
    send(ada, tab.test);
    tab.notes = bora.notes;
    tab.look(on(3));
    assert.deepEqual(tab.late, [['opp1', date(3)]]);
    bora.notes = tab.notes;
    bora.look(on(3) + 1); // has not got it yet
    send(ada, bora.test);
    bora.look(on(4));
    assert.deepEqual(bora.late, [['opp1', date(3)]]);
  });

  it('LTE12 what one tab has is here for all: a tab that has been offline gets nothing late that the other had in time', () => {
    const { ada, bora, price } = scene();
    const tab = new Device('bora', 5);
    send(ada, tab.test);
    price(700, 1);
    send(ada, tab.test);
    tab.notes = bora.notes;
    tab.look(on(1) + 1);
    bora.notes = tab.notes;
    bora.look(on(2), false);
    tab.notes = bora.notes;
    tab.look(on(3));
    bora.notes = tab.notes;
    bora.look(on(3) + 1, false);
    send(ada, bora.test);
    bora.look(on(4));
    assert.deepEqual(bora.late, []);
  });

  it('LTE12 an event that is written again is not new', () => {
    const { ada, bora, price } = scene();
    price(700, 1);
    send(ada, bora.test);
    bora.look(on(1) + 1);
    bora.look(on(3));
    const [event] = ada.store.history('opp1').slice(-1);
    assert.ok(event);
    const root = ada.work.getMap('h');
    const base = root.get(event.id);
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(ada.work));
    again.getMap('h').set(event.id, base);
    Y.applyUpdate(bora.test.work, Y.encodeStateAsUpdate(again), { kind: 'network' });
    bora.look(on(4));
    assert.deepEqual(bora.late, []);
  });

  it('LTE11 whatever happens, what comes in the order in which it was made is never late', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = seeded(seed);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const { ada, bora } = scene();
      let now = on(1);
      let day = 0;
      let hasAll = true;
      for (let step = 0; step < 40; step += 1) {
        // Around midnight, where a minute makes another day.
        if (random() < 0.5) now += 1000;
        else now = endOf((day += 1)) + 60_000;
        const what = random();
        if (what < 0.4) {
          // Made with a clock that is off by less than passes for right, and sent at once or when the other comes back.
          ada.clock.now = now - Math.floor(random() * 300_000);
          const changes = { price: { minor: step + 1, currency: 'TRY' } };
          accepted(ada.store.execute('opportunity-edit', { id: pick(OPPORTUNITIES), changes }));
          if (hasAll) send(ada, bora.test);
          if (random() < 0.5) bora.look(now, hasAll);
        } else if (what < 0.6) hasAll = false;
        else if (what < 0.8) {
          if (random() < 0.3) bora.begin(now);
          send(ada, bora.test);
          hasAll = true;
        } else bora.look(now, hasAll);
      }
      assert.deepEqual(bora.late, [], `seed ${String(seed)}`);
    }
  });

  it('LTE11 in any order, what is marked was made before a moment in step and came on a later day', () => {
    let marked = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = seeded(seed);
      const { ada, bora } = scene();
      let now = on(1);
      const inStep = [now];
      for (let step = 0; step < 30; step += 1) {
        now += Math.floor(random() * DAY);
        ada.clock.now = now;
        const changes = { price: { minor: step + 1, currency: 'TRY' } };
        if (random() < 0.4) accepted(ada.store.execute('opportunity-edit', { id: 'opp1', changes }));
        if (random() < 0.3) send(ada, bora.test);
        bora.look(now);
        inStep.push(now);
      }
      for (const { at, arrivedOn, eventId } of bora.notes?.list ?? []) {
        marked += 1;
        assert.ok(bora.test.store.get('history', eventId));
        assert.ok(dateInZone(at, ZONE) < arrivedOn);
        assert.ok(inStep.some((moment) => moment > at && dateInZone(moment, ZONE) <= arrivedOn));
      }
    }
    assert.ok(marked > 30, `only ${String(marked)}`);
  });
});
