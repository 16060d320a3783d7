import { sameTitle } from '../collate.js';
import { compareOrder } from '../order/compare-order.js';
import { orderAt } from '../order/order-key.js';
import { segmentsOf } from '../process/suggestions.js';
import type { Snapshot } from '../snapshot.js';
import type { Checks } from './checks.js';
import type { CommandEnv } from './command.js';

/** S24: a title is required, trimmed and unique among the live schemas, compared as a Turkish reader does (D69). */
export function checkSchemaTitle(
  snapshot: Snapshot,
  ownId: string | null,
  title: string,
  language: string,
  checks: Checks,
): string {
  const clean = checks.title(title, 'title');
  for (const schema of snapshot.list('schemas')) {
    if (schema.id !== ownId && sameTitle(schema.title, clean, language)) {
      checks.add('not-unique', 'title');
      break;
    }
  }
  return clean;
}

/** S102: each segment once, and in one schema only: the one that would begin there must not be guessed. */
export function checkSegments(
  snapshot: Snapshot,
  ownId: string,
  segments: readonly string[],
  checks: Checks,
): string[] {
  const own: string[] = [];
  for (const segment of segments) {
    const clean = checks.title(segment, 'segments');
    if (own.some((each) => sameTitle(each, clean, 'tr'))) continue;
    own.push(clean);
    for (const schema of snapshot.list('schemas'))
      if (schema.id !== ownId && segmentsOf(schema).some((each) => sameTitle(each, clean, 'tr')))
        checks.add('not-unique', 'segments', { value: clean });
  }
  return own;
}

/** The order key after all schemas. */
export function lastSchemaOrder(snapshot: Snapshot, env: CommandEnv): string {
  const rows = [...snapshot.list('schemas')].sort(compareOrder);
  return orderAt(rows, rows.length, env.random, (row) => row.order);
}
