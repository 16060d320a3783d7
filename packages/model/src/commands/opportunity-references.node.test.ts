import assert from 'node:assert/strict';
import { it } from 'node:test';
import { referencesOf } from '../selectors/references.js';
import { anOpportunity } from '../testing/factories.js';
import { aWorkbench } from '../testing/workbench.js';

it('CON12 S121 an opportunity belongs to orders and carts of the host, each once, whoever sets it', () => {
  const bench = aWorkbench();
  bench.run('opportunity-create', { description: 'x', customerId: 'contact1', id: 'o1' });
  const set = (ref: string, label: string | null, url: string | null) =>
    bench.run('opportunity-reference-set', { id: 'o1', system: 'order', ref, label, url });
  const { value } = set('2026/17', 'Sipariş 17', 'https://shop.example/orders/17');
  assert.deepEqual(set('2026/17', 'Sipariş 17', 'https://shop.example/orders/17').patches, []);
  set('8', null, '/admin/carts/8');
  const told = () => {
    const row = bench.snapshot.get('opportunities', 'o1');
    return row ? referencesOf(row).map(({ ref, label, url }) => [ref, label, url]) : [];
  };
  assert.deepEqual(told(), [
    ['2026/17', 'Sipariş 17', 'https://shop.example/orders/17'],
    ['8', null, '/admin/carts/8'],
  ]);
  bench.run('opportunity-reference-remove', { id: 'o1', key: value.key });
  assert.equal(told().length, 1);
  assert.deepEqual(bench.run('opportunity-reference-remove', { id: 'o1', key: value.key }).patches, []);
  const events = bench.snapshot.history('o1').filter(({ field }) => field === `references.${value.key}`);
  assert.equal(events.length, 2);
  assert.equal(events[1]?.to, null);
});

it('CON11 S121 a reference is named, and its link leads nowhere odd; one that is odd already is not followed', () => {
  const bench = aWorkbench();
  bench.run('opportunity-create', { description: 'x', customerId: 'contact1', id: 'o1' });
  assert.deepEqual(
    bench.refused('opportunity-reference-set', {
      id: 'o1',
      system: ' ',
      ref: '1',
      url: 'javascript:alert(1)',
    }),
    ['required system', 'not-a-link url'],
  );
  const references = { a: ['order', '1', null, 'javascript:alert(1)'], b: 7, c: ['order'] };
  assert.deepEqual(referencesOf(anOpportunity({ references })), [
    { key: 'a', system: 'order', ref: '1', label: null, url: null },
  ]);
});
