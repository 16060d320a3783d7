import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seeded } from '../seeded.js';
import { compareOrder, type Ordered } from './compare-order.js';
import { isOrderKey, orderAt, orderBetween, orderSequence } from './order-key.js';

const half = (): number => 0.5;
const orderOf = (row: Ordered): string => row.order;

it('ORD1 rows are sorted by key, and by id where keys are equal', () => {
  const rows: Ordered[] = [
    { id: 'b', order: 'a1' },
    { id: 'c', order: 'a0' },
    { id: 'a', order: 'a1' },
    { id: 'd', order: 'Zz' },
  ];
  assert.deepEqual(
    rows.toSorted(compareOrder).map((row) => row.id),
    ['d', 'c', 'a', 'b'],
  );
  assert.equal(compareOrder({ id: 'a', order: 'a1' }, { id: 'a', order: 'a1' }), 0);
});

it('ORD2 a key is strictly between its neighbours, whatever the chance says', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed);
    const keys: string[] = [];
    for (let i = 0; i < 150; i++) {
      const at = Math.floor(random() * (keys.length + 1));
      const [after, before] = [keys[at - 1] ?? null, keys[at] ?? null];
      const key = orderBetween(after, before, random);
      assert.ok(isOrderKey(key));
      assert.ok(after === null || key > after, `${key} after ${String(after)}`);
      assert.ok(before === null || key < before, `${key} before ${String(before)}`);
      keys.splice(at, 0, key);
    }
  }
});

it('ORD2 inserts at one spot by people who do not know of each other rarely meet', () => {
  const random = seeded(7);
  const chosen = Array.from({ length: 8 }, () => orderBetween('a0', 'a1', random));
  assert.ok(new Set(chosen).size >= 4, chosen.join(' '));
  assert.equal(orderBetween('a0', 'a1', half), orderBetween('a0', 'a1', half));
});

it('ORD3 an insert beside equal keys steps past them', () => {
  const rows: Ordered[] = [
    { id: 'a', order: 'a1' },
    { id: 'b', order: 'a1' },
    { id: 'c', order: 'a1' },
    { id: 'd', order: 'a2' },
  ];
  for (const slot of [1, 2, 3]) {
    const key = orderAt(rows, slot, half, orderOf);
    assert.ok(key > 'a1' && key < 'a2', key);
  }
  assert.ok(orderAt(rows, 0, half, orderOf) < 'a1');
  assert.ok(orderAt(rows, 4, half, orderOf) > 'a2');
});

it('ORD3 an insert among equal keys at the end of a list stands after them', () => {
  const rows: Ordered[] = [
    { id: 'a', order: 'a1' },
    { id: 'b', order: 'a1' },
  ];
  assert.ok(orderAt(rows, 1, half, orderOf) > 'a1');
});

it('ORD4 ten thousand appends and prepends keep keys short; a thousand inserts at one spot stay usable', () => {
  const random = seeded(11);
  let last = orderBetween(null, null, random);
  let first = last;
  for (let i = 0; i < 10_000; i++) {
    last = orderBetween(last, null, random);
    first = orderBetween(null, first, random);
  }
  assert.ok(last.length <= 8, last);
  assert.ok(first.length <= 8, first);
  let spot = orderBetween('a0', 'a1', random);
  for (let i = 0; i < 1000; i++) spot = orderBetween('a0', spot, random);
  assert.ok(spot.length < 600, String(spot.length));
});

it('ORD5 keys that cannot be read are stepped over, never thrown at the user', () => {
  for (const bad of ['', '!', 'zzzz', 'a', 'a00', 'ğ0', '0', 'A'.padEnd(27, '0')]) {
    assert.equal(isOrderKey(bad), false, bad);
    assert.ok(isOrderKey(orderBetween(bad, null, half)));
    assert.ok(isOrderKey(orderBetween(null, bad, half)));
  }
  const rows: Ordered[] = [
    { id: 'a', order: 'a1' },
    { id: 'b', order: 'a2!' },
    { id: 'c', order: 'a3' },
  ];
  const key = orderAt(rows, 2, half, orderOf);
  assert.ok(key > 'a1' && key < 'a3', key);
  assert.ok(isOrderKey(orderBetween('a3', 'a1', half)));
});

it('ORD6 a sequence of keys ascends and can go on after one', () => {
  const keys = orderSequence(500);
  assert.deepEqual(keys, keys.toSorted());
  assert.equal(new Set(keys).size, 500);
  assert.ok((orderSequence(1, keys.at(-1) ?? null)[0] ?? '') > (keys.at(-1) ?? ''));
});
