import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { set } from '../patch.js';
import { OPEN_STATUS, STATUSES } from '../records/opportunity.js';
import { anOpportunity, aPosition, creating } from '../testing/factories.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { closingOf, isToResume, lacksNextStep, stalenessOf, type DayContext } from './staleness.js';
import { nextStep, workFacts, type WorkSource } from './work-sources.js';

const ZONE = 'Europe/Istanbul';
const SETTINGS = { closingDays: [7, 3, 1], workingDays: false, holidays: [] };
const on = (today: string): DayContext => ({ today, zone: ZONE, settings: SETTINGS });
/** Noon of a day of February 2026 in Istanbul. */
const noon = (day: number): number => Date.UTC(2026, 1, day, 9);

function withOpportunity(): Workbench {
  const bench = aWorkbench();
  bench.run(
    'opportunity-create',
    { id: 'o1', description: 'Yazıcı kiralama', customerId: 'contact1', stageId: 'planports-1' },
    { now: noon(1) },
  );
  bench.run(
    'opportunity-create',
    { id: 'o2', description: 'Komşu', customerId: 'contact1' },
    { now: noon(1) },
  );
  return bench;
}
const lastAct = (bench: Workbench) => {
  const { collection, at, by } = workFacts(bench.snapshot, 'o1', ZONE).lastAct;
  return [collection, new Date(at).getUTCDate(), by];
};
const stalenessIn = (bench: Workbench, today: string) => {
  const opportunity = bench.snapshot.get('opportunities', 'o1');
  assert.ok(opportunity);
  const stage = bench.snapshot.get('stages', opportunity.position.stageId);
  return stalenessOf(opportunity, stage, workFacts(bench.snapshot, 'o1', ZONE), on(today));
};

describe('idleness', () => {
  it('QUE11, D63: moves, status, price and dates are work; the last one is told, with its author', () => {
    const bench = withOpportunity();
    assert.deepEqual(lastAct(bench), ['history', 1, 'member1']);
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-2' }, { now: noon(2), actor: 'member2' });
    assert.deepEqual(lastAct(bench), ['history', 2, 'member2']);
    bench.run(
      'opportunity-edit',
      { id: 'o1', changes: { price: { minor: 5, currency: 'TRY' } } },
      { now: noon(3) },
    );
    assert.deepEqual(lastAct(bench), ['history', 3, 'member1']);
    bench.run('opportunity-edit', { id: 'o1', changes: { expectedClose: '2026-05-05' } }, { now: noon(4) });
    assert.deepEqual(lastAct(bench), ['history', 4, 'member1']);
    bench.run('opportunity-set-status', { id: 'o1', status: 'suspended' }, { now: noon(5) });
    assert.deepEqual(lastAct(bench), ['history', 5, 'member1']);
  });

  it('QUE11, D63: a reorder, a new representative, another description, an open task and a reminder are none', () => {
    const bench = withOpportunity();
    bench.run('opportunity-move', { id: 'o1', stageId: 'planports-1', afterId: 'o2' }, { now: noon(9) });
    bench.run(
      'opportunity-edit',
      { id: 'o1', changes: { ownerId: 'member2', description: 'y' } },
      { now: noon(9) },
    );
    bench.run('task-create', { id: 't1', opportunityId: 'o1', title: 'x' }, { now: noon(9) });
    bench.run(
      'reminder-set',
      { id: 'r1', opportunityId: 'o1', when: { kind: 'day', date: '2026-02-09' } },
      { now: noon(9) },
    );
    bench.run('reminder-dismiss', { id: 'r1' }, { now: noon(9) });
    assert.deepEqual(lastAct(bench), ['history', 1, 'member1']);
  });

  it('QUE11, D63, D17: a task that was done is work, until it is open again; so is an event until it is taken back', () => {
    const bench = withOpportunity();
    bench.run('task-create', { id: 't1', opportunityId: 'o1', title: 'x' });
    bench.run('task-complete', { id: 't1' }, { now: noon(8), actor: 'member2' });
    assert.deepEqual(lastAct(bench), ['tasks', 8, 'member2']);
    bench.run('task-reopen', { id: 't1' });
    assert.deepEqual(lastAct(bench), ['history', 1, 'member1']);
    bench.run('opportunity-edit', { id: 'o1', changes: { expectedClose: '2026-05-05' } }, { now: noon(8) });
    const event = bench.snapshot.history('o1').at(-1);
    assert.ok(event);
    bench.snapshot.apply(creating('history', { ...event, id: 'back', revertOf: event.id, at: noon(9) }));
    assert.deepEqual(lastAct(bench), ['history', 1, 'member1']);
  });

  it('QUE11, D63, S71: a note is work when it is begun, and whenever somebody has written on it', () => {
    const bench = withOpportunity();
    bench.run('note-create', { id: 'n1', opportunityId: 'o1' }, { now: noon(4), actor: 'member2' });
    assert.deepEqual(lastAct(bench), ['notes', 4, 'member2']);
    const summary = { excerpt: 'Fiyat istedi', at: noon(6), by: 'member1' };
    bench.snapshot.apply([set('notes', 'n1', 'summary', summary)]);
    assert.deepEqual(lastAct(bench), ['notes', 6, 'member1']);
  });

  it('QUE11: any collection can tell of work and plans; without a history the creation counts', () => {
    const bench = withOpportunity();
    const calls: WorkSource = {
      collection: 'lines',
      acts: () => [{ collection: 'lines', id: 'call', at: noon(20), by: 'member2' }],
      planned: () => ['2026-02-25', '2026-02-03'],
    };
    const facts = workFacts(bench.snapshot, 'o1', ZONE, [calls]);
    assert.deepEqual([facts.lastAct.id, nextStep(facts, '2026-02-04')], ['call', '2026-02-25']);
    const bare = workFacts(bench.snapshot, 'o1', ZONE, []);
    assert.deepEqual([bare.lastAct.collection, bare.lastAct.at], ['opportunities', noon(1)]);
  });
});

describe('staleness', () => {
  const withThresholds = (staleAfter: number, rottenAfter: number): Workbench => {
    const bench = withOpportunity();
    bench.run('stage-edit', { id: 'planports-1', changes: { staleAfter, rottenAfter } });
    return bench;
  };

  it('QUE12, D64: two levels by the thresholds of the stage, 0 = off, in whole days of the workspace', () => {
    const bench = withThresholds(7, 14);
    assert.equal(stalenessIn(bench, '2026-02-07'), null);
    assert.deepEqual(stalenessIn(bench, '2026-02-08'), { level: 'warn', days: 7 });
    assert.deepEqual(stalenessIn(bench, '2026-02-15'), { level: 'rotten', days: 14 });
    assert.equal(stalenessIn(withThresholds(0, 0), '2027-01-01'), null);
    assert.equal(stalenessIn(withThresholds(0, 14), '2026-02-10'), null);
    assert.equal(stalenessIn(withThresholds(7, 0), '2027-01-01')?.level, 'warn');
  });

  it('QUE12, D64: a step that is planned within the threshold suspends a level, one far away does not', () => {
    const bench = withThresholds(7, 14);
    const plan = (date: string): void => {
      bench.run('task-create', { id: 't1', opportunityId: 'o1', title: 'x', due: { date, time: null } });
    };
    plan('2026-03-01');
    assert.equal(stalenessIn(bench, '2026-02-22'), null, 'seven days off');
    assert.deepEqual(
      stalenessIn(bench, '2026-02-16'),
      { level: 'warn', days: 15 },
      '13 days off: not yet rotten, but stale',
    );
    assert.equal(stalenessIn(bench, '2026-02-14')?.level, 'warn', '15 days off');
    assert.equal(stalenessIn(bench, '2026-03-02')?.level, 'rotten', 'it was yesterday and is not done');
    bench.run('task-complete', { id: 't1' }, { now: noon(28) });
    assert.equal(stalenessIn(bench, '2026-03-02'), null);
  });

  it('QUE12, D64: it is measured from the entry into the stage when that is later; never for closed and suspended ones', () => {
    const bench = withThresholds(7, 14);
    const opportunity = anOpportunity({ position: aPosition({ at: noon(10) }), createdAt: noon(1) });
    const stage = bench.snapshot.get('stages', 'planports-1');
    const facts = workFacts(bench.snapshot, 'o1', ZONE);
    assert.equal(stalenessOf(opportunity, stage, facts, on('2026-02-16')), null);
    assert.deepEqual(stalenessOf(opportunity, stage, facts, on('2026-02-17')), { level: 'warn', days: 7 });
    for (const code of STATUSES.filter((each) => each !== 'open')) {
      const closed = { ...opportunity, status: { ...OPEN_STATUS, code, on: '2026-02-01' } };
      assert.equal(stalenessOf(closed, stage, facts, on('2027-01-01')), null, code);
    }
    assert.equal(
      stalenessOf(opportunity, undefined, facts, on('2027-01-01')),
      null,
      'no stage, no threshold',
    );
  });
});

it('QUE13, D65: no next step is an open one without a task, meeting or reminder from today on', () => {
  const bench = withOpportunity();
  const lacks = (today: string): boolean => {
    const opportunity = bench.snapshot.get('opportunities', 'o1');
    assert.ok(opportunity);
    return lacksNextStep(opportunity, workFacts(bench.snapshot, 'o1', ZONE), today);
  };
  assert.ok(lacks('2026-02-01'));
  bench.run('task-create', { id: 't1', opportunityId: 'o1', title: 'x' });
  assert.ok(lacks('2026-02-01'), 'a task for no day is not planned');
  bench.run('task-edit', { id: 't1', changes: { due: { date: '2026-02-05', time: null } } });
  assert.deepEqual([lacks('2026-02-05'), lacks('2026-02-06')], [false, true]);
  bench.run('reminder-set', {
    id: 'r1',
    opportunityId: 'o1',
    when: { kind: 'moment', at: noon(7), zone: ZONE },
  });
  assert.deepEqual([lacks('2026-02-07'), lacks('2026-02-08')], [false, true]);
  bench.run('reminder-dismiss', { id: 'r1' });
  assert.ok(lacks('2026-02-06'));
  bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
  assert.equal(lacks('2026-02-06'), false);
});

it('QUE14, S57, D8: overdue and closing soon are for open ones; due today is not overdue; the horizon that is reached is told', () => {
  const due = (expectedClose: string | null, code: (typeof STATUSES)[number] = 'open') =>
    closingOf(anOpportunity({ expectedClose, status: { ...OPEN_STATUS, code } }), on('2026-03-10'));
  assert.deepEqual(due('2026-03-10'), { kind: 'soon', days: 0, horizon: 1 });
  assert.deepEqual(due('2026-03-09'), { kind: 'overdue', days: 1, horizon: null });
  assert.deepEqual(due('2026-03-12'), { kind: 'soon', days: 2, horizon: 3 });
  assert.deepEqual(due('2026-03-17'), { kind: 'soon', days: 7, horizon: 7 });
  assert.equal(due('2026-03-18'), null);
  assert.equal(due(null), null);
  for (const code of STATUSES.filter((each) => each !== 'open'))
    assert.equal(due('2026-03-01', code), null, code);
});

it('QUE15, S42, D5: a suspended one is to be resumed on its day and stays suspended; one with no day never is', () => {
  const suspended = (resumeOn: string | null) =>
    anOpportunity({ status: { ...OPEN_STATUS, code: 'suspended', on: '2026-01-01', resumeOn } });
  assert.equal(isToResume(suspended('2026-03-10'), '2026-03-09'), false);
  assert.equal(isToResume(suspended('2026-03-10'), '2026-03-10'), true);
  assert.equal(isToResume(suspended('2026-03-10'), '2026-04-10'), true);
  assert.equal(isToResume(suspended(null), '2026-04-10'), false);
  assert.equal(isToResume(anOpportunity(), '2026-04-10'), false);
});
