import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reminder, ReminderTime, Repeat } from '../records/reminder.js';
import { isDue, reminderState } from '../selectors/reminder-times.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

const ZONE = 'Europe/Istanbul';
/** 2026-02-01 09:00 in Istanbul, where tests stand. */
const NOW = 1_769_925_600_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const moment = (at: number): ReminderTime => ({ kind: 'moment', at, zone: ZONE });

function withReminder(when: ReminderTime = moment(NOW), repeat: Repeat | null = null): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', { id: 'o1', description: 'Yazıcı kiralama', customerId: 'contact1' });
  bench.run('reminder-set', { id: 'r1', opportunityId: 'o1', when, repeat });
  return bench;
}
const reminder = (bench: Workbench): Reminder => {
  const row = bench.snapshot.get('reminders', 'r1');
  assert.ok(row);
  return row;
};
const next = (bench: Workbench) => reminderState(reminder(bench));

describe('reminders', () => {
  it('QUE6, S76: for whoever sets it, or for another member; a time, a day, a note; bad input is told by field', () => {
    const bench = withReminder({ kind: 'moment', at: NOW + 12_345, zone: ZONE });
    assert.deepEqual(reminder(bench).when, moment(NOW), 'whole minutes');
    assert.equal(reminder(bench).recipientId, 'member1');
    bench.run('reminder-edit', { id: 'r1', changes: { recipientId: 'member2', note: ' ara ' } });
    assert.deepEqual([reminder(bench).recipientId, reminder(bench).note], ['member2', 'ara']);
    assert.deepEqual(
      bench.refused('reminder-set', {
        opportunityId: 'nope',
        when: { kind: 'day', date: '2026-02-30' },
        recipientId: 'nobody',
        repeat: { unit: 'day', every: 0, until: null },
      }),
      [
        'unknown-record opportunityId',
        'not-a-date when',
        'unknown-member recipientId',
        'out-of-range repeat',
      ],
    );
    assert.deepEqual(
      bench.refused('reminder-set', {
        opportunityId: 'o1',
        when: { kind: 'moment', at: NOW, zone: 'Ay/Krater' },
      }),
      ['invalid-input when'],
    );
    assert.deepEqual(
      bench.refused('reminder-snooze', { id: 'r1', until: { kind: 'moment', at: -1, zone: ZONE } }),
      ['not-a-time until'],
    );
  });

  it('QUE7, D66: snoozed it comes later, dismissed it does not; put on another time it comes then, whatever was before', () => {
    const bench = withReminder();
    bench.run('reminder-snooze', { id: 'r1', until: moment(NOW + HOUR) });
    assert.deepEqual(next(bench)?.due, moment(NOW + HOUR));
    assert.equal(next(bench)?.snoozed, true);
    bench.run('reminder-dismiss', { id: 'r1' });
    assert.equal(next(bench), null);
    assert.deepEqual(bench.run('reminder-dismiss', { id: 'r1' }).patches, []);
    bench.run('reminder-edit', { id: 'r1', changes: { when: moment(NOW + DAY) } });
    assert.deepEqual(next(bench)?.due, moment(NOW + DAY));
    bench.run('reminder-edit', { id: 'r1', changes: { when: moment(NOW) } });
    assert.deepEqual(next(bench)?.due, moment(NOW), 'also on the time at which it was once dismissed');
  });

  it('QUE7: one that was dismissed comes back when it is snoozed, even to a time it was dismissed at', () => {
    const bench = withReminder();
    bench.run('reminder-snooze', { id: 'r1', until: moment(NOW + HOUR) });
    bench.run('reminder-dismiss', { id: 'r1' });
    bench.run('reminder-snooze', { id: 'r1', until: moment(NOW + HOUR) });
    assert.deepEqual(next(bench)?.due, moment(NOW + HOUR));
  });

  it('QUE8, D66: the seen mark is one for all devices, names the coming that was shown, and is no longer one after a snooze', () => {
    const bench = withReminder();
    assert.equal(next(bench)?.seen, false);
    bench.run('reminder-see', { id: 'r1', key: next(bench)?.key ?? '' });
    assert.equal(next(bench)?.seen, true);
    assert.deepEqual(
      bench.run('reminder-see', { id: 'r1', key: next(bench)?.key ?? '' }).patches,
      [],
      'a second tab',
    );
    bench.run('reminder-snooze', { id: 'r1', until: moment(NOW + HOUR) });
    assert.equal(next(bench)?.seen, false);
    assert.deepEqual(
      bench.run('reminder-see', { id: 'r1', key: String(NOW) }).patches,
      [],
      'of a coming that is no more',
    );
  });

  it('QUE9, S97: a repeating one comes again after it is dismissed, and what was missed comes once', () => {
    const daily = { unit: 'day', every: 1, until: null } as const;
    const bench = withReminder(moment(NOW), daily);
    bench.run('reminder-dismiss', { id: 'r1' }, { now: NOW + HOUR });
    assert.deepEqual(next(bench)?.due, moment(NOW + DAY));
    assert.deepEqual(next(bench)?.due, moment(NOW + DAY), 'and it is late until it is dismissed');
    bench.run('reminder-dismiss', { id: 'r1' }, { now: NOW + 10 * DAY + HOUR });
    assert.deepEqual(next(bench)?.due, moment(NOW + 11 * DAY));
    bench.run('reminder-snooze', { id: 'r1', until: moment(NOW + 11 * DAY + HOUR) });
    bench.run('reminder-dismiss', { id: 'r1' }, { now: NOW + 11 * DAY + 2 * HOUR });
    assert.deepEqual(next(bench)?.due, moment(NOW + 12 * DAY), 'a snooze moves one coming, not the series');
    bench.run('reminder-edit', { id: 'r1', changes: { repeat: { ...daily, until: '2026-02-12' } } });
    assert.equal(next(bench), null, 'the series has ended');
  });

  it('QUE9: months keep their day, short ones aside; the clock of the zone stays through summer time', () => {
    const monthly = { unit: 'month', every: 1, until: null } as const;
    const bench = withReminder({ kind: 'day', date: '2026-01-31' }, monthly);
    const seen: unknown[] = [];
    for (const today of ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']) {
      seen.push(next(bench)?.due);
      bench.run('reminder-dismiss', { id: 'r1' }, { today });
    }
    assert.deepEqual(
      seen.map((due) => (due as { date: string }).date),
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    );
    // 09:00 in Berlin on the Friday before and the Monday after the clocks change on 29 March.
    const friday = Date.UTC(2026, 2, 27, 8);
    const berlin = withReminder(
      { kind: 'moment', at: friday, zone: 'Europe/Berlin' },
      { unit: 'day', every: 3, until: null },
    );
    berlin.run('reminder-dismiss', { id: 'r1' }, { now: friday });
    assert.deepEqual(next(berlin)?.due, {
      kind: 'moment',
      at: Date.UTC(2026, 2, 30, 7),
      zone: 'Europe/Berlin',
    });
  });

  it('QUE6, D58: one on a whole day is due when its day has begun for whoever is reminded', () => {
    const day: ReminderTime = { kind: 'day', date: '2026-02-02' };
    const at = Date.UTC(2026, 1, 1, 22); // 01:00 in Istanbul, 17:00 of the day before in New York
    assert.equal(isDue(day, at, ZONE), true);
    assert.equal(isDue(day, at, 'America/New_York'), false);
    assert.equal(isDue(day, at, 'Ay/Krater'), false, 'an unknown zone is read as UTC');
  });
});
