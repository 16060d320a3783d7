import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

function withOpportunity(): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', { id: 'o1', description: 'Yazıcı kiralama', customerId: 'contact1' });
  return bench;
}
const ABOUT = { opportunityId: 'o1' } as const;
const task = (bench: Workbench, id = 't1') => {
  const row = bench.snapshot.get('tasks', id);
  assert.ok(row);
  return row;
};

describe('tasks', () => {
  it('QUE1, S67, S81: a task is assigned to its creator, or to any member of any department', () => {
    const bench = withOpportunity();
    bench.run('task-create', { ...ABOUT, id: 't1', title: '  Teklifi hazırla ' });
    assert.deepEqual(
      [task(bench).title, task(bench).assigneeId, task(bench).createdBy, task(bench).due, task(bench).done],
      ['Teklifi hazırla', 'member1', 'member1', null, null],
    );
    bench.run('member-create', { id: 'depo', name: 'Depo', role: 'operations', team: 'Lojistik' });
    bench.run('task-create', { ...ABOUT, id: 't2', title: 'Stok sor', assigneeId: 'depo' });
    assert.equal(task(bench, 't2').assigneeId, 'depo');
    bench.run('task-edit', { id: 't2', changes: { assigneeId: null } });
    assert.equal(task(bench, 't2').assigneeId, null);
  });

  it('QUE1, S8: it is about one opportunity, or about a contact and explicitly no opportunity', () => {
    const bench = withOpportunity();
    assert.deepEqual(bench.refused('task-create', { title: 'x' }), ['required opportunityId']);
    bench.run('task-create', { id: 't1', title: 'Ara', contactId: 'contact1' });
    assert.deepEqual([task(bench).opportunityId, task(bench).contactId], [null, 'contact1']);
    assert.deepEqual(bench.refused('task-create', { title: 'x', opportunityId: 'nope', contactId: 'nope' }), [
      'unknown-record opportunityId',
      'unknown-customer contactId',
    ]);
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(bench.refused('task-create', { ...ABOUT, title: 'x' }), ['deleted opportunityId']);
  });

  it('QUE2: bad input is told field by field, all at once', () => {
    const bench = withOpportunity();
    assert.deepEqual(
      bench.refused('task-create', {
        ...ABOUT,
        title: ' ',
        note: 'n'.repeat(10_001),
        assigneeId: 'nobody',
        due: { date: '2026-02-30', time: '24:00' },
      }),
      ['required title', 'too-long note', 'unknown-member assigneeId', 'not-a-date due', 'not-a-time due'],
    );
    bench.run('task-create', { ...ABOUT, id: 't1', title: 'x', due: { date: '2026-03-01', time: '09:30' } });
    assert.deepEqual(
      bench.refused('task-edit', { id: 't1', changes: { due: { date: '1.3.', time: null } } }),
      ['not-a-date due'],
    );
    assert.deepEqual(task(bench).due, { date: '2026-03-01', time: '09:30' });
  });

  it('QUE3, S67: done says when and by whom; done twice writes nothing; open again it is to be done', () => {
    const bench = withOpportunity();
    bench.run('task-create', { ...ABOUT, id: 't1', title: 'x' });
    bench.run('task-complete', { id: 't1' }, { actor: 'member2', now: 5_000 });
    assert.deepEqual(task(bench).done, { at: 5_000, by: 'member2' });
    assert.deepEqual(bench.run('task-complete', { id: 't1' }).patches, []);
    bench.run('task-reopen', { id: 't1' });
    assert.equal(task(bench).done, null);
    assert.deepEqual(bench.run('task-reopen', { id: 't1' }).patches, []);
  });

  it('QUE4, D76: a deleted task comes back with what was edited meanwhile', () => {
    const bench = withOpportunity();
    bench.run('task-create', { ...ABOUT, id: 't1', title: 'x' });
    bench.run('task-delete', { id: 't1' });
    assert.deepEqual(bench.refused('task-edit', { id: 't1', changes: { title: 'y' } }), ['deleted id']);
    assert.deepEqual(bench.snapshot.children('tasks', 'o1'), []);
    bench.run('task-restore', { id: 't1' });
    assert.deepEqual(
      bench.snapshot.children('tasks', 'o1').map(({ id }) => id),
      ['t1'],
    );
    assert.deepEqual(bench.refused('task-restore', { id: 'nope' }), ['unknown-record id']);
  });
});

describe('the settings of the work queue', () => {
  it('QUE5, S57, D62: horizons, working days and holidays are kept sorted, each once; nonsense is refused', () => {
    const bench = aWorkbench();
    bench.run('queue-settings-edit', {
      closingDays: [3, 14, 3],
      workingDays: true,
      holidays: ['2026-05-01', '2026-04-23', '2026-05-01'],
    });
    const { closingDays, workingDays, holidays } = bench.snapshot.settings ?? {};
    assert.deepEqual([closingDays, workingDays, holidays], [[14, 3], true, ['2026-04-23', '2026-05-01']]);
    assert.deepEqual(bench.refused('queue-settings-edit', { closingDays: [] }), ['out-of-range closingDays']);
    assert.deepEqual(bench.refused('queue-settings-edit', { closingDays: [400], holidays: ['1 Mayıs'] }), [
      'out-of-range closingDays',
      'not-a-date holidays',
    ]);
  });

  it('QUE5, D64: thresholds of a stage are whole days, 0 = off', () => {
    const bench = aWorkbench();
    bench.run('stage-edit', { id: 'planports-1', changes: { staleAfter: 7, rottenAfter: 21 } });
    const stage = bench.snapshot.get('stages', 'planports-1');
    assert.deepEqual([stage?.staleAfter, stage?.rottenAfter], [7, 21]);
    assert.deepEqual(
      bench.refused('stage-edit', { id: 'planports-1', changes: { staleAfter: -1, rottenAfter: 0.5 } }),
      ['out-of-range staleAfter', 'out-of-range rottenAfter'],
    );
    assert.deepEqual([bench.snapshot.get('stages', 'planports-2')?.staleAfter], [0]);
  });
});
