import assert from 'node:assert/strict';
import { it } from 'node:test';
import { dateInZone } from '../calendar-date.js';
import { seeded } from '../seeded.js';
import { dayInZone } from './zone-days.js';

it('QUE21, D58: the day of an instant is that of the calendar of the zone, fast or slow', () => {
  const random = seeded(3);
  for (const zone of [
    'Europe/Istanbul',
    'America/St_Johns',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Europe/Berlin',
    'UTC',
  ]) {
    for (let i = 0; i < 300; i++) {
      const at = Math.floor(random() * 4_000_000_000_000);
      assert.equal(dayInZone(at, zone), dateInZone(at, zone), `${zone} ${String(at)}`);
    }
  }
});
