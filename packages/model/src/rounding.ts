/** Integer division, half away from zero (D38). `divisor` is positive. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return dividend < 0n ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}

/**
 * Splits `total` in proportion to `weights` by the largest remainder, so that the parts add up to it exactly (D47): 10,00 over three equal
 * weights is 3,34 + 3,33 + 3,33. Of equal remainders the first gets the unit. A total that is not more than the sum of the weights gives no part
 * more than its weight. None is negative; nothing to weigh by gives nothing.
 */
export function apportion(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight, index) => {
    const product = total * weight;
    return { index, part: product / sum, remainder: product % sum };
  });
  const left = Number(total - parts.reduce((all, { part }) => all + part, 0n));
  const largest = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const extra = new Set(largest.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, part }) => (extra.has(index) ? part + 1n : part));
}
