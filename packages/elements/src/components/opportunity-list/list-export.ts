import {
  divideRounded,
  daysInStage,
  impactOf,
  type Instant,
  type Opportunity,
  type Snapshot,
} from '@firsat/model';
import { CSV_DIALECTS, csvChunks, csvMoney, tableRows, type CsvCell } from '@firsat/model/export';
import type { PipelineStore } from '@firsat/store';
import { nextTask } from '../../base/next-task.js';
import { spreadsheetOf } from '../../fields/spreadsheet.js';
import type { Localizer } from '../../locales/localizer.js';
import { tableNames, tableWords } from '../data-export/table-words.js';
import type { ListColumn } from './list-layout.js';
import '../../locales/areas/exporting.js';
import '../../locales/areas/form.js';

/** The columns of the table that a column of the list stands for; an amount says its currency and period, too. */
const KEYS: Readonly<Partial<Record<string, readonly string[]>>> = {
  description: ['description'],
  customer: ['customer'],
  stage: ['stage'],
  status: ['status'],
  price: ['price', 'currency', 'period'],
  expectedClose: ['expectedClose'],
  owner: ['owner'],
  priority: ['priority'],
  tags: ['tags'],
  probability: ['probability'],
  period: ['period'],
  startDate: ['startDate'],
  closed: ['closedOn'],
  schema: ['schema'],
  created: ['createdAt'],
};

type Computed = (row: Opportunity) => readonly CsvCell[];

export interface ListExport {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly columns: readonly ListColumn[];
  readonly ids: readonly string[];
  readonly now: Instant;
}

/** Columns of the table, for `firsat-data-export-request`. */
export function exportedKeys(columns: readonly ListColumn[]): readonly string[] {
  return columns.flatMap(({ name }) => keysOf(name) ?? [name]);
}

/** The shown columns of all matching records, in their order, as a spreadsheet opens it; texts are guarded against formulas. */
export async function exportList({ store, l, columns, ids, now }: ListExport): Promise<Blob> {
  const rows = ids.flatMap((id) => store.get('opportunities', id) ?? []);
  const computed: Readonly<
    Partial<Record<string, { readonly names: readonly string[]; readonly of: Computed }>>
  > = {
    weighted: {
      names: [l.t.list.columns.weighted, l.t.exporting.columns.currency],
      of: (row) => {
        const impact = impactOf(row, (collection, id) => store.get(collection, id));
        if (!impact) return [null, null];
        const minor = Number(divideRounded(BigInt(impact.value), 120_000n));
        return [csvMoney({ minor, currency: impact.currency }), impact.currency];
      },
    },
    inStage: { names: [l.t.list.columns.inStage], of: (row) => [{ number: daysInStage(row, now) }] },
  };
  const names: Record<string, string> = { ...tableNames(l) };
  for (const { name, label } of columns) {
    const [key] = keysOf(name) ?? [];
    if (key !== undefined) names[key] = label;
  }
  const table = tableRows(
    'opportunities',
    columns.flatMap(({ name }) => keysOf(name) ?? []),
    names,
    {
      snapshot: onlyThese(store, rows),
      words: tableWords(l),
    },
  );
  function* joined(): Generator<readonly CsvCell[]> {
    let at = -1;
    for (const cells of table) {
      const row = rows[at];
      let taken = 0;
      yield columns.flatMap(({ name }) => {
        const keys = keysOf(name);
        if (keys) return cells.slice(taken, (taken += keys.length));
        const own = computed[name];
        return own ? (row ? own.of(row) : own.names) : [];
      });
      at += 1;
    }
  }
  const parts: string[] = [];
  for (const part of csvChunks(joined(), CSV_DIALECTS[spreadsheetOf(l)])) {
    parts.push(part);
    await nextTask();
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

function keysOf(name: string): readonly string[] | undefined {
  return name.startsWith('custom:') ? [`custom.${name.slice('custom:'.length)}`] : KEYS[name];
}

/** The store as if these were all of its opportunities. */
function onlyThese(store: PipelineStore, rows: readonly Opportunity[]): Snapshot {
  return {
    get: (collection, id) => store.get(collection, id),
    list: ((collection: Parameters<Snapshot['list']>[0]) =>
      collection === 'opportunities' ? rows : store.list(collection)) as Snapshot['list'],
    removed: (collection) => store.removed(collection),
    settings: store.settings,
    column: (schemaId, stageId) => store.column(schemaId, stageId),
    history: (id) => store.history(id),
    children: (collection, id) => store.children(collection, id),
  };
}
