import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  addDays,
  dateInZone,
  daysBetween,
  instantInZone,
  isCalendarDate,
  localTime,
  noonInZone,
} from './calendar-date.js';

it('D57 a calendar date is an existing day as text', () => {
  for (const good of ['2026-02-28', '2028-02-29', '0001-01-01', '9999-12-31'])
    assert.ok(isCalendarDate(good), good);
  for (const bad of [
    '2026-02-29',
    '2026-2-1',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    'x',
    5,
    null,
  ]) {
    assert.ok(!isCalendarDate(bad), String(bad));
  }
});

it('D57 days are counted over months, leap years and changes of summer time', () => {
  assert.equal(addDays('2026-02-28', 1), '2026-03-01');
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  assert.equal(daysBetween('2026-10-26', '2026-10-24'), -2);
});

it('D58 the day at an instant is that of the zone', () => {
  const at = Date.UTC(2026, 9, 1, 22, 30);
  assert.equal(dateInZone(at, 'Europe/Istanbul'), '2026-10-02');
  assert.equal(dateInZone(at, 'America/New_York'), '2026-10-01');
});

it('D58 noon of a day is on that day in its zone, also when clocks change', () => {
  assert.equal(noonInZone('2026-10-01', 'Europe/Istanbul'), Date.UTC(2026, 9, 1, 9));
  for (const zone of [
    'Europe/Istanbul',
    'America/New_York',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Asia/Kathmandu',
  ]) {
    for (const date of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2016-10-20']) {
      const noon = noonInZone(date, zone);
      assert.equal(dateInZone(noon, zone), date);
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
      }).format(noon);
      assert.equal(clock, '12:00', `${zone} ${date}`);
    }
  }
});

it('D58 date and clock at an instant are those of the zone', () => {
  const at = Date.UTC(2026, 9, 1, 21, 5, 59);
  assert.deepEqual(localTime(at, 'Europe/Istanbul'), { date: '2026-10-02', time: '00:05' });
  assert.deepEqual(localTime(at, 'America/New_York'), { date: '2026-10-01', time: '17:05' });
});

it('D59 a clock’s time on a date is an instant, through summer time: a skipped hour is an hour later, a repeated one is its first', () => {
  const shown = (date: string, time: string, zone: string): string => {
    const at = localTime(instantInZone(date, time, zone), zone);
    return `${at.date} ${at.time}`;
  };
  assert.equal(instantInZone('2026-02-01', '09:00', 'Europe/Istanbul'), Date.UTC(2026, 1, 1, 6));
  assert.equal(shown('2026-03-29', '01:30', 'Europe/Berlin'), '2026-03-29 01:30');
  assert.equal(shown('2026-03-29', '02:30', 'Europe/Berlin'), '2026-03-29 03:30');
  assert.equal(instantInZone('2026-10-25', '02:30', 'Europe/Berlin'), Date.UTC(2026, 9, 25, 0, 30));
  for (const zone of ['Pacific/Auckland', 'America/New_York', 'Asia/Kathmandu', 'UTC']) {
    for (const date of ['2026-01-01', '2026-04-05', '2026-07-01', '2026-12-31']) {
      for (const time of ['00:00', '08:15', '23:59'])
        assert.equal(shown(date, time, zone), `${date} ${time}`, zone);
    }
  }
});
