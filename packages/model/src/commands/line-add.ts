import * as z from 'zod/mini';
import { create, type Patch } from '../patch.js';
import { MAX_LINES } from '../pricing/paste-lines.js';
import { standardVatRate } from '../pricing/vat-rates.js';
import { initialFields } from '../records/blank.js';
import { lineKind, type Line } from '../records/line.js';
import { catalogueCopy } from '../selectors/catalogue.js';
import { linesOf } from '../selectors/line-document.js';
import { Checks } from './checks.js';
import type { CommandEnv } from './command.js';
import type { LineFields, PastedLine } from './command-map.js';
import { defineCommand } from './define-command.js';
import { checkHome } from './line-homes.js';
import { checkLineFields, vatWarnings } from './line-checks.js';
import { withPrice } from './line-repricing.js';
import { lineFields, lineHome } from './line-shapes.js';
import { orderByNeighbours } from './placing.js';
import { changedFields, setChanged } from './same.js';
import { id, maybeId, neighbours } from './shapes.js';

const BLANK_LINE = Object.freeze(initialFields(lineKind));

/** What a line says when nobody says anything: one, at the standard rate of the day (D50). */
function blankLine(env: CommandEnv): Omit<Line, 'id' | 'removed'> {
  return { ...BLANK_LINE, vat: { rate: standardVatRate(env.today), exemption: null } };
}

function createLine({ id: newId, removed: _, ...fields }: Line): Patch {
  return create('lines', newId, fields);
}

/** S68: a product or service; from the catalogue, what it says is copied (D46). */
export const lineAdd = defineCommand(
  'line-add',
  z.object({
    ...lineFields,
    ...lineHome,
    ...neighbours,
    id: z.optional(id),
    productId: z.optional(maybeId),
  }),
  (snapshot, input, env) => {
    const {
      id: givenId,
      opportunityId: _,
      offerId: __,
      productId = null,
      afterId = null,
      beforeId = null,
      ...given
    } = input;
    const checks = new Checks();
    checks.newId(snapshot, 'lines', givenId);
    const home = checkHome(snapshot, input, checks);
    checks.live(snapshot, 'products', productId, 'productId', 'unknown-record');
    const product = productId === null ? undefined : snapshot.get('products', productId);
    const copied = product ? catalogueCopy(product, env.today) : {};
    const fields = checkLineFields(productId === null ? { name: '', ...given } : given, checks);
    const lines = linesOf(snapshot, home);
    if (lines.length >= MAX_LINES) checks.add('out-of-range', 'opportunityId', { max: MAX_LINES });
    if (checks.failed) return { ok: false, problems: checks.problems };
    const line: Line = {
      ...blankLine(env),
      ...home,
      ...copied,
      ...fields,
      id: givenId ?? env.newId(),
      removed: null,
      order: orderByNeighbours(lines, null, { afterId, beforeId }, env.random, (row) => row.order) ?? 'a0',
    };
    return withPrice(snapshot, env, {
      home,
      after: [...lines, line],
      patches: [createLine(line)],
      value: { id: line.id },
      warnings: vatWarnings([line]),
    });
  },
);

/** A block of a spreadsheet: its rows go into existing lines, or become new ones beside their neighbour, all in one step. */
export const linesPaste = defineCommand(
  'lines-paste',
  z.object({
    ...lineHome,
    ...neighbours,
    rows: z.array(z.object({ ...lineFields, id: z.optional(id) })),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    const home = checkHome(snapshot, input, checks);
    const lines = [...linesOf(snapshot, home)];
    const byId = new Map(lines.map((line) => [line.id, line]));
    const rows = input.rows.map((row, index) => checkRow(row, byId, `rows.${String(index)}.`, checks));
    if (lines.length + rows.filter(({ line }) => !line).length > MAX_LINES)
      checks.add('out-of-range', 'rows', { max: MAX_LINES });
    if (checks.failed) return { ok: false, problems: checks.problems };

    const patches: Patch[] = [];
    const ids: string[] = [];
    let place = { afterId: input.afterId ?? null, beforeId: input.beforeId ?? null };
    for (const { line: before, fields } of rows) {
      if (before) {
        const at = lines.findIndex((line) => line.id === before.id);
        const after = { ...(lines[at] ?? before), ...fields };
        patches.push(...setChanged('lines', lines[at] ?? before, fields));
        lines[at] = after;
        ids.push(before.id);
        continue;
      }
      const line: Line = {
        ...blankLine(env),
        ...home,
        ...fields,
        id: env.newId(),
        removed: null,
        order: orderByNeighbours(lines, null, place, env.random, (row) => row.order) ?? 'a0',
      };
      const behind = lines.findIndex((other) => other.order > line.order);
      lines.splice(behind < 0 ? lines.length : behind, 0, line);
      place = { afterId: line.id, beforeId: null };
      patches.push(createLine(line));
      ids.push(line.id);
    }
    return withPrice(snapshot, env, {
      home,
      after: lines,
      patches,
      value: { ids },
      warnings: vatWarnings(rows.map(({ fields }) => fields)),
    });
  },
);

function checkRow(
  { id: lineId, ...given }: PastedLine,
  byId: ReadonlyMap<string, Line>,
  path: string,
  checks: Checks,
): { readonly line: Line | null; readonly fields: Partial<LineFields> } {
  const line = lineId === undefined ? null : (byId.get(lineId) ?? null);
  if (lineId !== undefined && !line) checks.add('unknown-record', `${path}id`);
  const fields: Partial<LineFields> = line
    ? changedFields(line, given)
    : lineId === undefined
      ? { name: '', ...given }
      : given;
  return { line, fields: checkLineFields(fields, checks, path) };
}
