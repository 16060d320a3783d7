import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Patch } from '../patch.js';
import { OPEN_STATUS } from '../records/opportunity.js';
import { seeded } from '../seeded.js';
import type { Snapshot } from '../snapshot.js';
import { aPosition, aReminder, aTask, anOpportunity, aStage, creating } from '../testing/factories.js';
import { createTestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { QUEUE_SECTIONS, WorkQueueIndex, type QueueContext, type QueueSection } from './work-queue-index.js';

/** 2026-02-01 09:00 in Istanbul. */
const NOW = 1_769_925_600_000;
const HOUR = 3_600_000;
const CONTEXT: QueueContext = {
  today: '2026-02-01',
  zone: 'Europe/Istanbul',
  ownZone: 'Europe/Istanbul',
  settings: { closingDays: [7, 3, 1], workingDays: false, holidays: [] },
};

const shown = (index: WorkQueueIndex, member: string | null = null, now = NOW): Record<string, string[]> =>
  Object.fromEntries(
    QUEUE_SECTIONS.map((section): [QueueSection, string[]] => [
      section,
      index
        .list(section, member)
        .slice(0, index.count(section, member, now))
        .map(({ id }) => id),
    ]).filter(([, ids]) => ids.length > 0),
  );

function aQueue(): { bench: Workbench; index: WorkQueueIndex; does: (patches: readonly Patch[]) => void } {
  const bench = aWorkbench();
  const index = WorkQueueIndex.of(bench.snapshot, CONTEXT);
  return {
    bench,
    index,
    does: (patches) => {
      const changed = new Map<Patch['collection'], Set<string>>();
      for (const { collection, id } of patches) {
        const ids = changed.get(collection) ?? new Set();
        changed.set(collection, ids.add(id));
      }
      index.apply(changed);
    },
  };
}

describe('the work queue', () => {
  it('QUE16, S10: an open opportunity waits; without a next step it needs work; a planned one is quiet', () => {
    const { bench, index, does } = aQueue();
    does(bench.run('opportunity-create', { id: 'o1', description: 'x', customerId: 'contact1' }).patches);
    assert.deepEqual(shown(index), { 'no-next-step': ['o1'] });
    assert.deepEqual(
      [index.openCount(null), index.openCount('member1'), index.openCount('member2')],
      [1, 1, 0],
    );
    does(
      bench.run('task-create', {
        id: 't1',
        opportunityId: 'o1',
        title: 'x',
        due: { date: '2026-02-03', time: null },
      }).patches,
    );
    assert.deepEqual(shown(index), { 'tasks-coming': ['t1'] });
    does(bench.run('task-complete', { id: 't1' }).patches);
    assert.deepEqual(shown(index), { 'no-next-step': ['o1'] });
    does(bench.run('opportunity-set-status', { id: 'o1', status: 'won' }).patches);
    assert.deepEqual([shown(index), index.openCount(null)], [{}, 0]);
  });

  it('QUE16, S67: tasks are overdue, for today or to come, the important first on its day, then by the clock; undated last', () => {
    const { bench, index, does } = aQueue();
    does(bench.run('opportunity-create', { id: 'o1', description: 'x', customerId: 'contact1' }).patches);
    const add = (id: string, date: string | null, more: object = {}): void => {
      const due = date === null ? null : { date, time: null };
      does(bench.run('task-create', { id, opportunityId: 'o1', title: id, due, ...more }).patches);
    };
    add('t1', '2026-02-01');
    add('t2', '2026-02-01', { due: { date: '2026-02-01', time: '08:00' } });
    add('t3', '2026-02-01', { important: true });
    add('t4', '2026-01-20');
    add('t5', null);
    add('t6', '2026-12-31', { assigneeId: 'member2' });
    assert.deepEqual(shown(index), {
      'tasks-overdue': ['t4'],
      'tasks-today': ['t3', 't2', 't1'],
      'tasks-coming': ['t6', 't5'],
    });
    assert.deepEqual(shown(index, 'member2'), { 'tasks-coming': ['t6'] });
    does(bench.run('task-create', { id: 't7', contactId: 'contact1', title: 'Ara' }).patches);
    assert.deepEqual(shown(index)['tasks-coming'], ['t6', 't5', 't7'], 'one about a contact alone');
    does(bench.run('task-delete', { id: 't7' }).patches);
    does(bench.run('opportunity-delete', { id: 'o1' }).patches);
    assert.deepEqual(shown(index), {}, 'what hangs on a deleted one waits in the bin');
    does(bench.run('opportunity-restore', { id: 'o1' }).patches);
    assert.deepEqual(shown(index)['tasks-overdue'], ['t4']);
  });

  it('QUE16, S72, S8: planned calls and meetings are due from their day on until they are held, earliest first, contacts alone too', () => {
    const { bench, index, does } = aQueue();
    does(bench.run('opportunity-create', { id: 'o1', description: 'x', customerId: 'contact1' }).patches);
    const plan = (id: string, hours: number, more: object = {}): void => {
      const when = { at: NOW + hours * HOUR, zone: 'Europe/Istanbul' };
      const input = { id, kind: 'call', when, held: false, opportunityId: 'o1', ...more } as const;
      does(bench.run('activity-log', input).patches);
    };
    plan('a1', 3);
    plan('a2', 1);
    plan('a3', 72, { kind: 'meeting' });
    plan('a4', -30, { opportunityId: null, people: { contact1: true } });
    assert.deepEqual(shown(index), { 'activities-due': ['a4', 'a2', 'a1'], 'activities-coming': ['a3'] });
    does(bench.run('activity-edit', { id: 'a2', changes: { held: true } }).patches);
    does(bench.run('activity-edit', { id: 'a1', changes: { memberId: 'member2' } }).patches);
    assert.deepEqual(shown(index, 'member1')['activities-due'], ['a4']);
    assert.deepEqual(shown(index, 'member2')['activities-due'], ['a1']);
    does(
      bench.run('activity-edit', { id: 'a3', changes: { opportunityId: null, people: { contact1: true } } })
        .patches,
    );
    does(bench.run('opportunity-delete', { id: 'o1' }).patches);
    assert.deepEqual(shown(index), { 'activities-due': ['a4'], 'activities-coming': ['a3'] });
    does(bench.run('opportunity-restore', { id: 'o1' }).patches);
    for (const id of ['a3', 'a4']) does(bench.run('activity-delete', { id }).patches);
    does(bench.run('opportunity-delete', { id: 'o1' }).patches);
    assert.deepEqual(shown(index), {});
  });

  it('QUE16, S8: what goes to another opportunity while that one changes too stands there once', () => {
    const { bench, index, does } = aQueue();
    for (const id of ['o1', 'o2'])
      does(bench.run('opportunity-create', { id, description: id, customerId: 'contact1' }).patches);
    const when = { at: NOW + HOUR, zone: 'Europe/Istanbul' };
    does(
      bench.run('activity-log', { id: 'a1', kind: 'call', when, held: false, opportunityId: 'o1' }).patches,
    );
    // One transaction of somebody else's: the new home is told of first.
    does([
      ...bench.run('opportunity-edit', { id: 'o2', changes: { description: 'y' } }).patches,
      ...bench.run('activity-edit', { id: 'a1', changes: { opportunityId: 'o2' } }).patches,
    ]);
    assert.deepEqual(
      index.list('activities-due', null).map(({ id, opportunityId }) => [id, opportunityId]),
      [['a1', 'o2']],
    );
    assert.deepEqual(shown(index)['no-next-step'], ['o1']);
  });

  it('QUE22, S10: opportunities that need work are counted once, however many lines say so', () => {
    const { bench, index, does } = aQueue();
    for (const id of ['o1', 'o2'])
      does(bench.run('opportunity-create', { id, description: id, customerId: 'contact1' }).patches);
    assert.equal(index.needCount(null), 2, 'no next step');
    const due = (date: string) => ({ date, time: null });
    does(
      bench.run('task-create', { id: 't1', opportunityId: 'o1', title: 'x', due: due('2026-01-20') }).patches,
    );
    does(
      bench.run('opportunity-edit', {
        id: 'o1',
        changes: { startDate: '2026-01-01', expectedClose: '2026-01-15' },
      }).patches,
    );
    assert.ok(Object.keys(shown(index)).length >= 3);
    assert.equal(index.needCount(null), 2);
    does(
      bench.run('task-create', { id: 't2', opportunityId: 'o2', title: 'x', due: due('2026-02-09') }).patches,
    );
    assert.deepEqual(
      [index.needCount(null), index.needCount('member1'), index.needCount('member2')],
      [1, 1, 0],
    );
    does(bench.run('opportunity-edit', { id: 'o1', changes: { ownerId: 'member2' } }).patches);
    assert.deepEqual(
      [index.needCount(null), index.needCount('member1'), index.needCount('member2')],
      [1, 1, 1],
    );
    does(bench.run('opportunity-set-status', { id: 'o1', status: 'won' }).patches);
    does(bench.run('task-complete', { id: 't1' }).patches);
    assert.equal(index.needCount(null), 0);
    index.rebuild();
    assert.equal(index.needCount(null), 0);
  });

  it('QUE16, S76, D66: reminders come when they are due, for their recipient, longest overdue first', () => {
    const { bench, index, does } = aQueue();
    does(bench.run('opportunity-create', { id: 'o1', description: 'x', customerId: 'contact1' }).patches);
    const at = (hours: number) =>
      ({ kind: 'moment', at: NOW + hours * HOUR, zone: 'Europe/Istanbul' }) as const;
    does(bench.run('reminder-set', { id: 'r1', opportunityId: 'o1', when: at(1) }).patches);
    does(bench.run('reminder-set', { id: 'r2', opportunityId: 'o1', when: at(-30) }).patches);
    does(
      bench.run('reminder-set', {
        id: 'r3',
        opportunityId: 'o1',
        when: { kind: 'day', date: '2026-02-01' },
        recipientId: 'member2',
      }).patches,
    );
    assert.deepEqual(shown(index).reminders, ['r2', 'r3']);
    assert.deepEqual(shown(index, 'member1', NOW + HOUR).reminders, ['r2', 'r1']);
    does(bench.run('reminder-dismiss', { id: 'r2' }).patches);
    does(bench.run('reminder-snooze', { id: 'r3', until: at(2) }).patches);
    assert.deepEqual(shown(index).reminders, undefined);
    assert.deepEqual(shown(index, null, NOW + 2 * HOUR).reminders, ['r1', 'r3']);
  });

  it('QUE17, S97: a repeating reminder ends with the outcome; one that was set for its own day does not', () => {
    const { bench, index, does } = aQueue();
    does(bench.run('opportunity-create', { id: 'o1', description: 'x', customerId: 'contact1' }).patches);
    const when = { kind: 'day', date: '2026-02-01' } as const;
    does(bench.run('reminder-set', { id: 'r1', opportunityId: 'o1', when }).patches);
    does(
      bench.run('reminder-set', {
        id: 'r2',
        opportunityId: 'o1',
        when,
        repeat: { unit: 'week', every: 1, until: null },
      }).patches,
    );
    assert.deepEqual(shown(index).reminders, ['r1', 'r2']);
    does(bench.run('opportunity-set-status', { id: 'o1', status: 'suspended' }).patches);
    assert.deepEqual(shown(index).reminders, ['r1', 'r2']);
    does(bench.run('opportunity-set-status', { id: 'o1', status: 'won' }).patches);
    assert.deepEqual(shown(index).reminders, ['r1']);
  });

  it('QUE16, S42, S57, D5, D8: overdue, closing soon, stale and to be resumed, each with its reason', () => {
    const { bench, index, does } = aQueue();
    const close = (id: string, expectedClose: string | null) =>
      bench.run(
        'opportunity-create',
        { id, description: id, customerId: 'contact1', expectedClose },
        { now: NOW - 384 * HOUR },
      ).patches;
    does(close('late', '2026-01-31'));
    does(close('today', '2026-02-01'));
    does(close('far', '2026-09-01'));
    does(bench.run('stage-edit', { id: 'planports-1', changes: { staleAfter: 16 } }).patches);
    does(
      bench.run('opportunity-set-status', { id: 'far', status: 'suspended', resumeOn: '2026-02-01' }).patches,
    );
    assert.deepEqual(shown(index), {
      'no-next-step': ['late', 'today'],
      'overdue-close': ['late'],
      'closing-soon': ['today'],
      stale: ['late', 'today'],
      resume: ['far'],
    });
    const [entry] = index.list('stale', null);
    assert.deepEqual(
      [entry?.staleness, entry?.lastAct?.by, entry?.idleDays],
      [{ level: 'warn', days: 16 }, 'member1', 16],
    );
    does(bench.run('opportunity-edit', { id: 'late', changes: { ownerId: 'member2' } }).patches);
    assert.deepEqual(shown(index, 'member2'), {
      'no-next-step': ['late'],
      'overdue-close': ['late'],
      stale: ['late'],
    });
    index.setContext({ ...CONTEXT, today: '2026-02-02' });
    index.rebuild();
    assert.deepEqual(shown(index)['overdue-close'], ['late', 'today'], 'another day');
    index.setContext({ ...CONTEXT, settings: { ...CONTEXT.settings, closingDays: [0] } });
    index.rebuild();
    assert.deepEqual(shown(index)['closing-soon'], ['today'], 'a nearer horizon');
  });

  it('QUE18: kept up to date change by change it is what building it anew gives, whatever happens', () => {
    const random = seeded(7);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const { bench, index, does } = aQueue();
    const ids = ['o1', 'o2', 'o3', 'o4', 'o5'];
    for (const id of ids)
      does(bench.run('opportunity-create', { id, description: id, customerId: 'contact1' }).patches);
    const acts: (() => readonly Patch[])[] = [
      () =>
        bench.run('task-create', {
          opportunityId: pick(ids),
          title: 'x',
          due: { date: pick(['2026-01-01', '2026-02-01', '2026-02-04']), time: null },
        }).patches,
      () => bench.run('task-complete', { id: pick([...bench.snapshot.list('tasks')]).id }).patches,
      () => bench.run('task-delete', { id: pick([...bench.snapshot.list('tasks')]).id }).patches,
      () =>
        bench.run('reminder-set', {
          opportunityId: pick(ids),
          when: { kind: 'day', date: pick(['2026-01-30', '2026-02-04']) },
          recipientId: pick(['member1', 'member2']),
        }).patches,
      () => bench.run('reminder-dismiss', { id: pick([...bench.snapshot.list('reminders')]).id }).patches,
      () =>
        bench.run('opportunity-edit', {
          id: pick(ids),
          changes: {
            expectedClose: pick([null, '2026-01-15', '2026-02-03']),
            ownerId: pick(['member1', 'member2', null]),
          },
        }).patches,
      () =>
        bench.run('opportunity-set-status', {
          id: pick(ids),
          status: pick(['open', 'suspended', 'won'] as const),
          resumeOn: '2026-01-31',
        }).patches,
      () => bench.run('stage-edit', { id: 'planports-1', changes: { staleAfter: pick([0, 1]) } }).patches,
    ];
    for (let step = 0; step < 300; step++) {
      try {
        does(pick(acts)());
      } catch {
        continue; // nothing there to act on
      }
      const anew = WorkQueueIndex.of(bench.snapshot, CONTEXT);
      for (const member of [null, 'member1', 'member2']) {
        assert.deepEqual(shown(index, member), shown(anew, member), `step ${String(step)}`);
        assert.equal(index.openCount(member), anew.openCount(member));
      }
    }
  });

  it('QUE19: one change reads what hangs on its opportunity, not more with ten times as many others', () => {
    const cost = (opportunities: number): number => {
      const snapshot = createTestSnapshot(
        creating('stages', aStage({ id: 'planports-1', schemaId: 'planports' })),
      );
      for (let i = 0; i < opportunities; i++) {
        const opportunityId = `o${String(i)}`;
        snapshot.apply(
          creating(
            'opportunities',
            anOpportunity({ id: opportunityId, status: OPEN_STATUS, position: aPosition() }),
          ),
        );
        for (let j = 0; j < 5; j++) {
          snapshot.apply(creating('tasks', aTask({ id: `t${String(i)}-${String(j)}`, opportunityId })));
          snapshot.apply(
            creating('reminders', aReminder({ id: `r${String(i)}-${String(j)}`, opportunityId })),
          );
        }
      }
      let reads = 0;
      const children = new Map<string, unknown[]>();
      for (const name of ['tasks', 'reminders'] as const)
        for (const row of snapshot.list(name)) {
          const key = `${name} ${String(row.opportunityId)}`;
          children.set(key, [...(children.get(key) ?? []), row]);
        }
      const counted = (rows: readonly never[]): readonly never[] => {
        reads += rows.length;
        return rows;
      };
      const source: Snapshot = {
        ...snapshot,
        settings: undefined,
        get: (collection, id) => {
          reads++;
          return snapshot.get(collection, id);
        },
        list: (collection) => counted([...snapshot.list(collection)] as never[]),
        history: () => [],
        children: (collection, id) => counted((children.get(`${collection} ${id}`) ?? []) as never[]),
      };
      const index = WorkQueueIndex.of(source, CONTEXT);
      reads = 0;
      index.apply(new Map([['tasks', new Set(['t3-1'])]]));
      return reads;
    };
    const [few, many] = [cost(50), cost(500)];
    assert.ok(few > 0 && few < 60, String(few));
    assert.equal(many, few);
  });

  it('QUE18: it can be built in slices, with changes between them; a later building ends an earlier one', () => {
    const bench = aWorkbench();
    for (let i = 0; i < 1200; i++)
      bench.snapshot.apply(
        creating('opportunities', anOpportunity({ id: `o${String(i)}`, position: aPosition() })),
      );
    const index = new WorkQueueIndex(bench.snapshot, CONTEXT);
    const abandoned = index.building();
    abandoned.next();
    const building = index.building();
    building.next();
    assert.equal(abandoned.next().done, true);
    assert.deepEqual(shown(index), {}, 'not before it is ready');
    for (const id of ['o0', 'o1199']) {
      bench.run('opportunity-set-status', { id, status: 'won' });
      index.apply(new Map([['opportunities', new Set([id])]]));
    }
    while (!building.next().done);
    assert.deepEqual(shown(index), shown(WorkQueueIndex.of(bench.snapshot, CONTEXT)));
    assert.equal(index.openCount(null), 1198);
  });
});
