import { orderSequence } from '../order/order-key.js';
import { set, type Patch } from '../patch.js';
import type { UnitPrice } from '../pricing/values.js';
import type { Snapshot } from '../snapshot.js';
import { Cells } from './cells.js';
import {
  IMPORT_SCHEMA_ID,
  importStageId,
  schemaPatches,
  withImportStages,
  type ImportStage,
} from './import-schema.js';
import { Names } from './names.js';
import { opportunityPatches, readStage, type RowContext } from './opportunity-rows.js';
import { claimSideRows, sidePatch, type Directory } from './people-and-things.js';
import { readTable, type Pacing, type Table } from './read-table.js';
import { recognise, type Source, type SourceRow } from './recognise.js';
import { ReportBuilder, type ImportKind, type ImportReport } from './report.js';

/** A file of the export: its text, or what was read of it. */
export type ImportFile = { readonly name: string } & ({ readonly text: string } | { readonly table: Table });

export interface ImportEnv {
  readonly now: number;
  /** Who imports: the author of rows that name no representative. */
  readonly actor: string;
  /** Of the title of the schema that is made. */
  readonly language: string;
  /** Of the amounts in the files. Default: USD. */
  readonly currency?: string;
}

export interface PlanImportOptions extends Pacing {
  /** Told between slices: data rows planned so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImportPlan {
  /** To be written as a whole, or not at all. */
  readonly patches: readonly Patch[];
  readonly report: ImportReport;
}

/** Rows planned between two pauses: a few milliseconds of work. */
const SLICE = 200;

/**
 * Reads the files of a CRM export (pipeline, accounts, products, sales teams; any of them, in any order) and plans what they add to a
 * workspace. Nothing is written. Ids come from the source, so a second import finds what exists, and two at once make one. `null` when aborted.
 */
export async function planImport(
  files: readonly ImportFile[],
  snapshot: Snapshot,
  env: ImportEnv,
  options: PlanImportOptions,
): Promise<ImportPlan | null> {
  const report = new ReportBuilder();
  const sources: Source<ImportKind>[] = [];
  for (const file of files) {
    const table = 'table' in file ? file.table : await readTable(file.text, options);
    if (!table) return null;
    const source = recognise(file.name, table, report);
    if (source) sources.push(source);
  }
  const cells = new Cells(report, env.currency ?? 'USD');
  const directory = openDirectory(snapshot);
  const claims = claimSideRows(sources, directory, cells, report);
  const rows = sources.flatMap((source) =>
    source.kind === 'opportunities' ? (source.rows as readonly SourceRow<'opportunities'>[]) : [],
  );
  markCustomers(rows, directory);

  const patches: Patch[] = rows.length > 0 ? schemaPatches(snapshot, env.language) : [];
  const context: RowContext = {
    snapshot,
    stages: withImportStages(snapshot),
    directory,
    cells,
    report,
    now: env.now,
    actor: env.actor,
    timeZone: snapshot.settings?.timeZone ?? 'Europe/Istanbul',
    nextOrder: endOfColumns(snapshot, rows),
    seen: new Set(),
  };
  const steps: (() => void)[] = [
    ...claims.map((claim) => () => {
      const patch = sidePatch(claim, directory, cells, report, env.now);
      if (patch) patches.push(patch);
    }),
    ...rows.map((row) => () => {
      patches.push(...(opportunityPatches(row, context) ?? []));
    }),
  ];
  for (let done = 0; done < steps.length;) {
    const next = Math.min(steps.length, done + SLICE);
    for (const step of steps.slice(done, next)) step();
    done = next;
    options.onProgress?.(done, steps.length);
    await options.pause();
    if (options.signal?.aborted) return null;
  }
  // S2 also for companies that the workspace knew as prospects.
  for (const id of directory.customers) {
    if (snapshot.get('contacts', id)?.relation === 'prospect')
      patches.push(set('contacts', id, 'relation', 'customer'));
  }
  return { patches, report: report.finish() };
}

function openDirectory(snapshot: Snapshot): Directory {
  const prices = new Map<string, UnitPrice | null>();
  for (const { id, price } of snapshot.list('products')) prices.set(id, price);
  return {
    contacts: new Names(snapshot, 'contacts', 'company'),
    members: new Names(snapshot, 'members', 'member'),
    products: new Names(snapshot, 'products', 'product'),
    prices,
    customers: new Set(),
  };
}

/** S2: who has bought is known before the companies are written. */
function markCustomers(rows: readonly SourceRow<'opportunities'>[], directory: Directory): void {
  for (const row of rows) {
    const name = row.get('account');
    if (name === '' || readStage(row)?.status !== 'won') continue;
    directory.customers.add((directory.contacts.find(name) ?? directory.contacts.peek(name)).id);
  }
}

/** Order keys at the ends of the import's columns, in the order of the files. */
function endOfColumns(
  snapshot: Snapshot,
  rows: readonly SourceRow<'opportunities'>[],
): RowContext['nextOrder'] {
  const keys = new Map<ImportStage, Iterator<string>>();
  return (stage) => {
    let iterator = keys.get(stage);
    if (!iterator) {
      const last = snapshot.column(IMPORT_SCHEMA_ID, importStageId(stage)).at(-1)?.position.order ?? null;
      iterator = orderSequence(rows.length, last)[Symbol.iterator]();
      keys.set(stage, iterator);
    }
    return (iterator.next().value as string | undefined) ?? 'a0';
  };
}
