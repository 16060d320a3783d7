import { noonInZone } from '../calendar-date.js';
import { historyPatch, statusToJson } from '../commands/history.js';
import { create, type Patch } from '../patch.js';
import { BLANK_OPPORTUNITY } from '../records/blank.js';
import { OPEN_STATUS, type Opportunity, type StatusValue } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import type { Cells } from './cells.js';
import { IMPORT_SCHEMA_ID, importStageId, type ImportStage } from './import-schema.js';
import type { Named, Names } from './names.js';
import type { Directory } from './people-and-things.js';
import type { SourceRow } from './recognise.js';
import type { ImportKind, ReportBuilder } from './report.js';
import { sourceId } from '../source-ids.js';

export interface RowContext {
  readonly snapshot: Snapshot;
  /** Finds the import's stages also while they are only planned. */
  readonly stages: Pick<Snapshot, 'get'>;
  readonly directory: Directory;
  readonly cells: Cells;
  readonly report: ReportBuilder;
  readonly now: number;
  readonly actor: string;
  readonly timeZone: string;
  /** The next order key at the end of a stage's column. */
  readonly nextOrder: (stage: ImportStage) => string;
  /** Source ids that this import has seen. */
  readonly seen: Set<string>;
}

/**
 * Where a stage of the source leads (D1: stage and status are two axes). A lost one stands where it was before the loss. Reasons are not in
 * such exports, and a loss has none as good as `unknown`.
 */
const STAGES: Readonly<
  Record<string, { readonly stage: ImportStage; readonly status: 'open' | 'won' | 'lost' }>
> = {
  prospecting: { stage: 'prospecting', status: 'open' },
  engaging: { stage: 'engaging', status: 'open' },
  won: { stage: 'won', status: 'won' },
  lost: { stage: 'engaging', status: 'lost' },
};

export const readStage = (row: SourceRow<'opportunities'>) => STAGES[row.get('deal_stage').toLowerCase()];

/** All patches of one row: events, the opportunity, its line, and records of names that no file describes. `null` when it was rejected. */
export function opportunityPatches(row: SourceRow<'opportunities'>, context: RowContext): Patch[] | null {
  const { cells, report, directory, seen, snapshot } = context;
  const source = row.get('opportunity_id');
  const target = readStage(row);
  if (source === '' || seen.has(source) || !target) {
    if (source === '') cells.complain(row, 'opportunity_id', 'required');
    else if (seen.has(source)) cells.complain(row, 'opportunity_id', 'not-unique');
    else cells.complain(row, 'deal_stage', 'unknown-stage');
    report.count('rejected', 'opportunities');
    return null;
  }
  seen.add(source);
  const id = sourceId('crm', source);
  if (snapshot.get('opportunities', id)) {
    report.count('existing', 'opportunities');
    return [];
  }
  const patches: Patch[] = [];
  const customer = refer(row, 'account', 'contacts', context, patches);
  if (!customer)
    report.note({ file: row.file, line: row.line, column: 'account', code: 'no-customer', value: '' });
  const owner = refer(row, 'sales_agent', 'members', context, patches);
  const product = refer(row, 'product', 'products', context, patches);

  const { opportunity, closedAt } = read(row, id, target, { customer, owner, product }, context);
  patches.push(...events(opportunity, closedAt, context));
  const { id: _, removed: __, ...base } = opportunity;
  patches.push(create('opportunities', id, base));
  if (product) {
    patches.push(
      create('lines', `${id}-line`, {
        opportunityId: id,
        productId: product.id,
        name: product.name,
        unitPrice: directory.prices.get(product.id) ?? null,
      }),
    );
  }
  report.count('created', 'opportunities');
  return patches;
}

function read(
  row: SourceRow<'opportunities'>,
  id: string,
  { stage, status }: NonNullable<ReturnType<typeof readStage>>,
  names: { readonly customer: Named | null; readonly owner: Named | null; readonly product: Named | null },
  { cells, now, actor, timeZone, nextOrder }: RowContext,
): { readonly opportunity: Opportunity; readonly closedAt: number } {
  const { customer, owner, product } = names;
  const closed = status !== 'open';
  const startDate = cells.date(row, 'engage_date');
  const closeDate = cells.date(row, 'close_date');
  const value = cells.money(row, 'close_value');
  if (closed && row.get('close_date') === '') cells.complain(row, 'close_date', 'required');
  if (status === 'won' && row.get('close_value') === '') cells.complain(row, 'close_value', 'required');
  // A lost sale is exported with 0, which says that nothing came in, not what it was worth: unknown (D29).
  const price = status === 'lost' && value?.minor === 0 ? null : value;
  const createdAt = startDate === null ? now : noonInZone(startDate, timeZone);
  const closedAt =
    closed && closeDate !== null ? Math.max(createdAt, noonInZone(closeDate, timeZone)) : createdAt;
  const by = owner?.id ?? actor;
  const closing: StatusValue = {
    ...OPEN_STATUS,
    code: status,
    on: closeDate,
    reason: status === 'lost' ? 'unknown' : null,
    price: status === 'won' ? price : null,
    ownerId: status === 'won' ? (owner?.id ?? null) : null,
  };
  const opportunity: Opportunity = {
    ...BLANK_OPPORTUNITY,
    id,
    removed: null,
    customerId: customer?.id ?? null,
    description: [product?.name, customer?.name ?? row.get('opportunity_id')].filter(Boolean).join(' · '),
    status: closed ? closing : OPEN_STATUS,
    position: {
      schemaId: IMPORT_SCHEMA_ID,
      stageId: importStageId(stage),
      order: nextOrder(stage),
      moveId: stage === 'won' ? `${id}-moved` : `${id}-created`,
      at: stage === 'won' ? closedAt : createdAt,
      by,
    },
    price,
    startDate,
    expectedClose: closed ? closeDate : null,
    ownerId: owner?.id ?? null,
    createdBy: by,
    createdAt,
    sourceId: row.get('opportunity_id'),
  };
  return { opportunity, closedAt };
}

/**
 * The way as the export tells it: engaged on its day, closed on its day, with the values of then (D14). What a sale brought was known when it
 * was closed, so the price is in the closing events only.
 */
function events(final: Opportunity, closedAt: number, { stages, actor }: RowContext): Patch[] {
  const { position, status, createdAt, id } = final;
  const won = status.code === 'won';
  const first = won ? importStageId('engaging') : position.stageId;
  const env = (now: number) => ({ now, actor: final.ownerId ?? actor, via: 'import' as const });
  const created: Opportunity = {
    ...final,
    status: OPEN_STATUS,
    price: null,
    expectedClose: null,
    position: { ...position, stageId: first, at: createdAt, moveId: `${id}-created` },
  };
  const patches = [historyPatch(stages, env(createdAt), `${id}-created`, created, { type: 'created' })];
  if (won) {
    const moved: Opportunity = { ...final, status: OPEN_STATUS };
    patches.push(
      historyPatch(stages, env(closedAt), `${id}-moved`, moved, {
        type: 'stage-changed',
        from: first,
        to: position.stageId,
        prev: `${id}-created`,
      }),
    );
  }
  if (status.code !== 'open') {
    patches.push(
      historyPatch(stages, env(closedAt), `${id}-status`, final, {
        type: 'status-changed',
        from: statusToJson(OPEN_STATUS),
        to: statusToJson(status),
      }),
    );
  }
  return patches;
}

/** The record that a row names; one that no file describes is made from the name alone. */
function refer(
  row: SourceRow<'opportunities'>,
  column: 'account' | 'sales_agent' | 'product',
  kind: Exclude<ImportKind, 'opportunities'>,
  { directory, report, now }: RowContext,
  patches: Patch[],
): Named | null {
  const name = row.get(column);
  if (name === '') return null;
  const names: Names = directory[kind];
  const known = names.find(name);
  if (known) {
    if (known.name !== name) {
      report.note({ file: row.file, line: row.line, column, code: 'name-matched', value: name });
    }
    return known;
  }
  const named = names.claim(names.add(name));
  report.note({ file: row.file, line: row.line, column, code: 'created-from-name', value: name });
  report.count(named.existing ? 'existing' : 'created', kind);
  if (named.existing) return named;
  if (kind === 'contacts') {
    const relation = directory.customers.has(named.id) ? 'customer' : 'prospect';
    patches.push(create('contacts', named.id, { name, relation, createdAt: now }));
  } else patches.push(create(kind, named.id, { name }));
  return named;
}
