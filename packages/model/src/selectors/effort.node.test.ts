import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { effortOf, elapsedDays, totalEffort } from './effort.js';

const zone = 'Europe/Istanbul';
const at = (day: string, hour = 12): { at: number; zone: string } => ({
  at: Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000,
  zone,
});

function scene(): Workbench {
  const bench = aWorkbench();
  for (const id of ['o1', 'o2']) {
    bench.run('opportunity-create', { id, description: id, customerId: 'contact1', startDate: '2026-01-01' });
  }
  const log = bench.run.bind(bench, 'activity-log');
  log({ opportunityId: 'o1', kind: 'call', when: at('2026-01-10'), minutes: 10 });
  log({ opportunityId: 'o1', kind: 'call', when: at('2026-01-20'), minutes: 5, memberId: 'member2' });
  log({ opportunityId: 'o1', kind: 'meeting', when: at('2026-01-20'), minutes: 60 });
  log({ opportunityId: 'o1', kind: 'demo', when: at('2026-01-31', 22) });
  log({ opportunityId: 'o1', kind: 'meeting', when: at('2026-05-01') });
  log({ opportunityId: 'o2', kind: 'email', when: at('2026-01-20') });
  bench.run('task-create', { id: 't1', opportunityId: 'o1', title: 'x' });
  bench.run('task-complete', { id: 't1' });
  return bench;
}

describe('effort', () => {
  it('EFF1, S12, S13: meetings and calls apart, tasks done, and the minutes that were logged', () => {
    const { snapshot } = scene();
    const effort = effortOf(snapshot, 'o1', { zone });
    assert.deepEqual(effort, {
      byKind: { call: 2, meeting: 1, demo: 1, email: 0, sms: 0 },
      meetings: 2,
      activities: 4,
      tasks: 1,
      minutes: 75,
    });
  });

  it('EFF2, D24: activities count by their own date in the zone of the workspace, only held ones, for each member once', () => {
    const { snapshot } = scene();
    const january = { zone, from: '2026-01-01', to: '2026-01-31' };
    // 22:00 UTC of the 31st is February in Istanbul; the meeting of May is planned.
    assert.equal(effortOf(snapshot, 'o1', january).meetings, 1);
    assert.equal(effortOf(snapshot, 'o1', { zone: 'UTC', from: '2026-01-01', to: '2026-01-31' }).meetings, 2);
    assert.equal(effortOf(snapshot, 'o1', { zone, from: '2026-03-01' }).activities, 0);
    const both = totalEffort(snapshot, ['o1', 'o2', 'o1'], { zone });
    assert.deepEqual([both.activities, both.minutes], [5, 75]);
    const own = totalEffort(snapshot, ['o1', 'o2'], { zone, memberId: 'member2' });
    assert.deepEqual([own.activities, own.byKind.call, own.tasks], [1, 1, 0]);
  });

  it('EFF3, S13: elapsed are the days from the start, else from the creation, to the outcome, else to today', () => {
    const bench = scene();
    const days = (): number => {
      const row = bench.snapshot.get('opportunities', 'o1');
      assert.ok(row);
      return elapsedDays(row, '2026-03-01', zone);
    };
    assert.equal(days(), 59);
    bench.run('opportunity-set-status', { id: 'o1', status: 'suspended' });
    assert.equal(days(), 59);
    bench.run('opportunity-set-status', { id: 'o1', status: 'won', on: '2026-01-11' });
    assert.equal(days(), 10);
    bench.run('opportunity-edit', { id: 'o1', changes: { startDate: null } });
    assert.equal(days(), 0);
  });
});
