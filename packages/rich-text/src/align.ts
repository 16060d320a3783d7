import { difference } from './write-block.js';

export type Pairing = 'pair' | 'delete' | 'insert';

/** Larger changes are rare (a paste over much); what pairs with what matters little then. */
const MOST = 400;

/**
 * Which of the old texts became which of the new ones, in order, so that as many characters as possible stay where they are: what others type into
 * a block at the same time survives in the block that it becomes.
 */
export function align(before: readonly string[], after: readonly string[]): readonly Pairing[] {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > MOST) return inOrder(rows, columns);
  const width = columns + 1;
  /** Best score of `before[i…]` with `after[j…]`. */
  const best = new Float64Array((rows + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] as number;
  const paired = (i: number, j: number): number =>
    likeness(before[i] ?? '', after[j] ?? '') + at(i + 1, j + 1);
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
  const result: Pairing[] = [];
  for (let i = 0, j = 0; i < rows || j < columns;) {
    if (i < rows && j < columns && at(i, j) === paired(i, j)) {
      result.push('pair');
      i += 1;
      j += 1;
    } else if (j >= columns || (i < rows && at(i, j) === at(i + 1, j))) {
      result.push('delete');
      i += 1;
    } else {
      result.push('insert');
      j += 1;
    }
  }
  return result;
}

/** Any pair is better than none: a block that stays is one that others can go on with. */
function likeness(a: string, b: string): number {
  const { start, end } = difference(a, b);
  return 1 + start + end;
}

function inOrder(rows: number, columns: number): readonly Pairing[] {
  const pairs = Math.min(rows, columns);
  return [
    ...Array.from({ length: pairs }, () => 'pair' as const),
    ...Array.from({ length: rows - pairs }, () => 'delete' as const),
    ...Array.from({ length: columns - pairs }, () => 'insert' as const),
  ];
}
