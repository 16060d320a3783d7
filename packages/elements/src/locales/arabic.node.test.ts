import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { common } from './ar/common.js';
import { process } from './ar/process.js';
import { queue } from './ar/queue.js';
import { isolate, quoted } from './ar/isolate.js';

const COUNTS = [0, 1, 2, 3, 11, 100] as const;

describe('Arabic words', () => {
  it('LOC31 a counted noun takes the form of its number: zero, one, two, few, many, other', () => {
    assert.deepEqual(COUNTS.map(common.opportunities), [
      'لا فرص',
      'فرصة واحدة',
      'فرصتان',
      '3 فرص',
      '11 فرصة',
      '100 فرصة',
    ]);
    assert.deepEqual(COUNTS.map(common.days), ['0 يوم', 'يوم واحد', 'يومان', '3 أيام', '11 يومًا', '100 يوم']);
    // The hundreds begin anew.
    assert.deepEqual([103, 111, 1002].map(common.days), ['103 أيام', '111 يومًا', '1,002 يوم']);
  });

  it('LOC31 so do whole phrases, and what stands behind a preposition', () => {
    assert.equal(new Set(COUNTS.map(queue.needing)).size, COUNTS.length);
    assert.equal(queue.closesIn(2), 'متوقعة بعد يومين');
    assert.equal(process.everyDays(2), 'كل يومين');
    assert.equal(process.everyDays(11), 'كل 11 يومًا');
  });

  it('LOC31 names inside a sentence are isolated', () => {
    assert.equal(isolate('Acme (UK)'), '\u2068Acme (UK)\u2069');
    assert.ok(common.toasts.moved('Depo', 'Teklif').includes(quoted('Depo')));
  });
});
