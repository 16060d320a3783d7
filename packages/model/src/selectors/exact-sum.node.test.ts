import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ExactSum } from './exact-sum.js';

const MOST = Number.MAX_SAFE_INTEGER;

it('D37 a sum beyond the numbers that a number holds exactly is exact, and comes back', () => {
  const sum = new ExactSum();
  const amounts = [MOST, MOST, 3, -1, MOST, -5];
  for (const amount of amounts) sum.add(amount);
  assert.equal(
    sum.value,
    amounts.reduce((total, amount) => total + BigInt(amount), 0n),
  );
  for (const amount of amounts) sum.add(-amount);
  assert.equal(sum.value, 0n);
});

it('D33 a product that no number holds exactly is added exactly', () => {
  const sum = new ExactSum();
  sum.addProduct(MOST, 120_000);
  sum.addProduct(33, 10_001);
  assert.equal(sum.value, BigInt(MOST) * 120_000n + 330_033n);
  sum.addProduct(-MOST, 120_000);
  assert.equal(sum.value, 330_033n);
});
