import assert from 'node:assert/strict';
import { it } from 'node:test';
import { localizerFor } from './localizer.js';

it('D71 a date near today is short; one of another year says which', () => {
  const [tr, en] = [localizerFor('tr'), localizerFor('en')];
  assert.equal(tr.nearDate('2026-12-01', '2026-11-22'), '1 Ara');
  assert.equal(tr.nearDate('2027-01-05', '2026-11-22'), 'Oca 2027');
  assert.equal(en.nearDate('2016-12-31', '2026-11-22'), 'Dec 2016');
});

it('D71 an age is in days until nobody can read them any more', () => {
  const [tr, en] = [localizerFor('tr'), localizerFor('en')];
  assert.equal(tr.t.common.daysShort(999), '999 g');
  assert.equal(tr.t.common.daysShort(3_670), '10 yıl');
  assert.equal(en.t.common.daysShort(3_670), '10y');
});
