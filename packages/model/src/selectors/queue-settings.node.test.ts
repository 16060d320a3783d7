import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addDays } from '../calendar-date.js';
import { idleDays, queueSettings } from './queue-settings.js';

it('QUE10: settings that cannot be read count as not said; the horizons are 7, 3 and 1 days by default', () => {
  const none = { closingDays: null, workingDays: null, holidays: null };
  for (const settings of [undefined, none, { closingDays: 'x', workingDays: 1, holidays: {} }]) {
    assert.deepEqual(queueSettings(settings), { closingDays: [7, 3, 1], workingDays: false, holidays: [] });
  }
  assert.deepEqual(
    queueSettings({
      closingDays: [3, -1, 30, 'x', 3],
      workingDays: true,
      holidays: ['2026-02-30', '2026-04-23'],
    }),
    { closingDays: [30, 3], workingDays: true, holidays: ['2026-04-23'] },
  );
});

it('QUE10, D62: idle days are working days when the workspace says so: no weekends, no holidays', () => {
  const settings = { closingDays: [7], workingDays: true, holidays: ['2026-04-23', '2026-04-25'] };
  // Friday 17 April 2026 to Monday 27 April: five weekdays less one holiday, and Monday.
  assert.equal(idleDays('2026-04-17', '2026-04-27', settings), 5);
  assert.equal(idleDays('2026-04-17', '2026-04-19', settings), 0, 'a weekend');
  assert.equal(idleDays('2026-04-17', '2026-04-20', settings), 1);
  assert.equal(idleDays('2026-04-17', '2026-04-27', { ...settings, workingDays: false }), 10);
  assert.equal(idleDays('2026-04-27', '2026-04-17', settings), 0, 'never negative (D15)');
  // Against counting day by day.
  for (let start = 0; start < 10; start++) {
    let counted = 0;
    const from = addDays('2026-03-30', start);
    for (let days = 1; days < 40; days++) {
      const date = addDays(from, days);
      const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
      if (weekday !== 0 && weekday !== 6 && !settings.holidays.includes(date)) counted++;
      assert.equal(idleDays(from, date, settings), counted, `${from} to ${date}`);
    }
  }
});
