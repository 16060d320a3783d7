import { generateKeyBetween } from 'fractional-indexing';

/**
 * A key strictly between two keys (`null` = open end), jittered so that two people who insert at one spot at once rarely choose
 * the same key (ORD2). Never throws: a bound that is no order key counts as open (ORD5), and so does `before` when it is not
 * greater than `after`: use `orderAt` to step past ties.
 */
export function orderBetween(after: string | null, before: string | null, random: () => number): string {
  const low = isOrderKey(after) ? after : null;
  const high = isOrderKey(before) && (low === null || before > low) ? before : null;
  if (low !== null && high !== null) return jittered(low, high, random);
  // At an open end: take the next whole step and jitter inside it, so that appending ten thousand times does not lengthen the keys.
  const step = generateKeyBetween(low, high);
  if (high === null) return jittered(step, generateKeyBetween(step, null), random);
  return jittered(generateKeyBetween(null, step), step, random);
}

/**
 * The key of a row inserted at `index` of rows sorted by (key, id). Equal keys beside the slot leave no room between them: the row then
 * goes right after all that are equal (ORD3). `without` is the index of a row that does not count: the one that is being moved.
 */
export function orderAt<T>(
  rows: readonly T[],
  index: number,
  random: () => number,
  orderOf: (row: T) => string,
  without = -1,
): string {
  const slot = Math.max(0, Math.min(index, rows.length));
  const keyAt = (at: number): string | null => {
    const row = rows[at];
    const key = row === undefined || at === without ? null : orderOf(row);
    return isOrderKey(key) ? key : null;
  };
  let low: string | null = null;
  for (let at = slot - 1; at >= 0 && low === null; at--) low = keyAt(at);
  let high: string | null = null;
  for (let at = slot; at < rows.length && high === null; at++) {
    const key = keyAt(at);
    if (key !== null && (low === null || key > low)) high = key;
  }
  return orderBetween(low, high, random);
}

/** Keys for `count` rows in a row, spread evenly and short; for seeds and imports, which know the whole sequence. */
export function orderSequence(count: number, after: string | null = null): string[] {
  const keys: string[] = [];
  let last = isOrderKey(after) ? after : null;
  for (let i = 0; i < count; i++) {
    last = generateKeyBetween(last, null);
    keys.push(last);
  }
  return keys;
}

/** Whether a stored text is an order key: another version or a faulty peer may have written anything. */
export function isOrderKey(key: string | null): key is string {
  if (key === null || !/^[A-Za-z][0-9A-Za-z]+$/.test(key)) return false;
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    return false;
  }
}

function jittered(low: string, high: string, random: () => number): string {
  let [a, b] = [low, high];
  let key = generateKeyBetween(a, b);
  for (let halving = 0; halving < 3; halving++) {
    if (random() < 0.5) a = key;
    else b = key;
    key = generateKeyBetween(a, b);
  }
  return key;
}
