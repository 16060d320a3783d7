import * as z from 'zod/mini';
import { remove, restore, set, type Patch } from '../patch.js';
import { MAX_LINES } from '../pricing/paste-lines.js';
import type { Line } from '../records/line.js';
import { catalogueCopy } from '../selectors/catalogue.js';
import { linesOf, type LineHome } from '../selectors/line-document.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { homeOf, isFrozen, lineSubject } from './line-homes.js';
import { checkLineFields, vatWarnings } from './line-checks.js';
import { withPrice } from './line-repricing.js';
import { lineFields } from './line-shapes.js';
import { orderByNeighbours } from './placing.js';
import { refuse } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id, maybeId, neighbours } from './shapes.js';

export const lineEdit = defineCommand(
  'line-edit',
  z.object({ id, changes: z.object({ ...lineFields, productId: z.optional(maybeId) }) }),
  (snapshot, input, env) => {
    const { line, refusal } = lineSubject(snapshot, input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const { productId, ...given } = input.changes;
    const chosen = productId !== undefined && productId !== line.productId ? productId : undefined;
    checks.live(snapshot, 'products', chosen ?? null, 'productId', 'unknown-record');
    const product = chosen ? snapshot.get('products', chosen) : undefined;
    const fields = checkLineFields(changedFields(line, given), checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const changes: Partial<Line> = {
      ...(chosen === null && { productId: null, catalogueVersion: null }),
      ...(product && catalogueCopy(product, env.today)),
      ...fields,
    };
    const home = homeOf(line);
    return withPrice(snapshot, env, {
      home,
      after: linesOf(snapshot, home).map((other) => (other.id === line.id ? { ...line, ...changes } : other)),
      patches: setChanged('lines', line, changes),
      value: null,
      warnings: vatWarnings([changes]),
    });
  },
);

/** Another place among the lines of its document. */
export const lineMove = defineCommand(
  'line-move',
  z.object({ id, ...neighbours }),
  (snapshot, { id: lineId, ...place }, env) => {
    const { line, refusal } = lineSubject(snapshot, lineId);
    if (refusal) return refusal;
    const home = homeOf(line);
    const lines = linesOf(snapshot, home);
    const order = orderByNeighbours(lines, line.id, place, env.random, (row) => row.order);
    if (order === null) return { ok: true, patches: [], value: null };
    return withPrice(snapshot, env, {
      home,
      after: lines.map((other) => (other.id === line.id ? { ...line, order } : other)),
      patches: [set('lines', line.id, 'order', order)],
      value: null,
    });
  },
);

export const lineDelete = defineCommand('line-delete', z.object({ id }), (snapshot, input, env) => {
  const { line, refusal } = lineSubject(snapshot, input.id);
  if (refusal) return refusal;
  const home = homeOf(line);
  return withPrice(snapshot, env, {
    home,
    after: linesOf(snapshot, home).filter((other) => other.id !== line.id),
    patches: [remove('lines', line.id, { at: env.now, by: env.actor })],
    value: null,
  });
});

export const lineRestore = defineCommand('line-restore', z.object({ id }), (snapshot, input, env) => {
  const line = snapshot.get('lines', input.id);
  const opportunity = line && snapshot.get('opportunities', line.opportunityId);
  if (!line || !opportunity) return refuse('unknown-record', 'id');
  if (opportunity.removed) return refuse('deleted', 'opportunityId');
  if (!line.removed) return { ok: true, patches: [], value: null };
  if (isFrozen(snapshot, line)) return refuse('offer-sent', 'id');
  const home = homeOf(line);
  const lines = linesOf(snapshot, home);
  if (lines.length >= MAX_LINES) return refuse('out-of-range', 'id', { max: MAX_LINES });
  return withPrice(snapshot, env, {
    home,
    after: [...lines, { ...line, removed: null }],
    patches: [restore('lines', line.id)],
    value: null,
  });
});

/** D46: lines whose product is gone or archived, and free ones, stay as they are. A reason for 0 KDV stays while the rate is 0. */
export const linesUpdateFromCatalogue = defineCommand(
  'lines-update-from-catalogue',
  z.object({ ids: z.array(id) }),
  (snapshot, { ids }, env) => {
    let home: LineHome | undefined;
    const changed = new Map<string, Line>();
    const patches: Patch[] = [];
    for (const lineId of new Set(ids)) {
      const { line, refusal } = lineSubject(snapshot, lineId);
      if (refusal) return refusal;
      const own = homeOf(line);
      if (home && (home.opportunityId !== own.opportunityId || home.offerId !== own.offerId))
        return refuse('invalid-input', 'ids');
      home = own;
      const product = line.productId === null ? undefined : snapshot.get('products', line.productId);
      if (!product || product.removed) continue;
      const copy = catalogueCopy(product, env.today);
      const vat = copy.vat?.rate === line.vat?.rate ? line.vat : copy.vat;
      changed.set(line.id, { ...line, ...copy, vat });
      patches.push(...setChanged('lines', line, { ...copy, vat }));
    }
    if (!home) return refuse('required', 'ids');
    return withPrice(snapshot, env, {
      home,
      after: linesOf(snapshot, home).map((line) => changed.get(line.id) ?? line),
      patches,
      value: null,
    });
  },
);
