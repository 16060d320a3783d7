import { csvDate, csvMoney, type CsvCell } from './csv.js';
import type { ContactRelation, ContactType } from '../records/contact.js';
import type { HistoryType } from '../records/history-event.js';
import type { Opportunity, Period, Status } from '../records/opportunity.js';
import { effectiveProbability } from '../selectors/opportunity-facts.js';
import { resolveStage } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';

/** What can be written as a table, one row a record. */
export const TABLES = ['opportunities', 'contacts', 'products', 'lines', 'history'] as const;
export type TableName = (typeof TABLES)[number];

/** What the cells say where the record has a code: words of the reader's language. */
export interface TableWords {
  readonly status: Readonly<Record<Status, string>>;
  readonly period: Readonly<Record<Period, string>>;
  readonly contactType: Readonly<Record<ContactType, string>>;
  readonly relation: Readonly<Record<ContactRelation, string>>;
  readonly event: Readonly<Record<HistoryType, string>>;
  /** A reason of the lists of D4, or the workspace's own word. */
  reason(code: string): string;
}

export interface TableSource {
  readonly snapshot: Snapshot;
  readonly words: TableWords;
}

/** A column by its key; what it is called is the reader's language's. */
type Columns<R> = Readonly<Record<string, (row: R, source: TableSource) => CsvCell>>;

function columns<R, const C extends Columns<R>>(table: {
  readonly rows: (snapshot: Snapshot) => Iterable<R>;
  readonly cells: C;
}): typeof table {
  return table;
}

const nameOf = (snapshot: Snapshot, collection: 'contacts' | 'members', id: string | null): string | null =>
  id === null ? null : (snapshot.get(collection, id)?.name ?? null);

const zoneOf = (snapshot: Snapshot): string => snapshot.settings?.timeZone ?? 'UTC';

type At<R> = R & { readonly opportunity: Opportunity | undefined };

function* withOpportunity<R extends { readonly opportunityId: string }>(
  snapshot: Snapshot,
  rows: Iterable<R>,
): Generator<At<R>> {
  for (const row of rows) {
    const opportunity = snapshot.get('opportunities', row.opportunityId);
    // What hangs on a deleted opportunity is in the bin with it.
    if (opportunity?.removed === null) yield { ...row, opportunity };
  }
}

const SPECS = {
  opportunities: columns({
    rows: (snapshot) => snapshot.list('opportunities'),
    cells: {
      externalId: ({ id, sourceId }) => sourceId ?? id,
      customer: ({ customerId }, { snapshot }) => nameOf(snapshot, 'contacts', customerId),
      description: ({ description }) => description,
      owner: ({ ownerId }, { snapshot }) => nameOf(snapshot, 'members', ownerId),
      schema: ({ position }, { snapshot }) => snapshot.get('schemas', position.schemaId)?.title ?? null,
      stage: ({ position }, { snapshot }) => resolveStage(snapshot, position.stageId).stage?.name ?? null,
      status: ({ status }, { words }) => words.status[status.code],
      closedOn: ({ status }) => csvDate(status.on),
      reason: ({ status }, { words }) => (status.reason === null ? null : words.reason(status.reason)),
      price: ({ price }) => csvMoney(price),
      currency: ({ price }) => price?.currency ?? null,
      period: ({ period }, { words }) => words.period[period],
      probability: (row, { snapshot }) => ({ number: effectiveProbability(snapshot, row), digits: 2 }),
      startDate: ({ startDate }) => csvDate(startDate),
      expectedClose: ({ expectedClose }) => csvDate(expectedClose),
      tags: ({ tags }) => Object.keys(tags).sort().join(', '),
      createdBy: ({ createdBy }, { snapshot }) => nameOf(snapshot, 'members', createdBy),
      createdAt: ({ createdAt }, { snapshot }) => ({ at: createdAt, timeZone: zoneOf(snapshot) }),
    },
  }),
  contacts: columns({
    rows: (snapshot) => snapshot.list('contacts'),
    cells: {
      name: ({ name }) => name,
      type: ({ type }, { words }) => words.contactType[type],
      relation: ({ relation }, { words }) => words.relation[relation],
      parent: ({ parentId }, { snapshot }) => nameOf(snapshot, 'contacts', parentId),
      email: ({ email }) => email,
      phone: ({ phone }) => phone,
      taxNumber: ({ taxNumber }) => taxNumber,
      sector: ({ sector }) => sector,
      location: ({ location }) => location,
      employees: ({ employees }) => (employees === null ? null : { number: employees }),
      foundedYear: ({ foundedYear }) => (foundedYear === null ? null : { number: foundedYear }),
      revenue: ({ revenue }) => csvMoney(revenue),
      currency: ({ revenue }) => revenue?.currency ?? null,
    },
  }),
  products: columns({
    rows: (snapshot) => snapshot.list('products'),
    cells: {
      name: ({ name }) => name,
      series: ({ series }) => series,
      price: ({ price }) => csvMoney(price),
      currency: ({ price }) => price?.currency ?? null,
    },
  }),
  lines: columns({
    rows: (snapshot) => withOpportunity(snapshot, snapshot.list('lines')),
    cells: {
      opportunity: ({ opportunity }) => opportunity?.description ?? null,
      customer: ({ opportunity }, { snapshot }) =>
        nameOf(snapshot, 'contacts', opportunity?.customerId ?? null),
      product: ({ name }) => name,
      quantity: ({ quantity }) => ({ number: quantity, digits: 3 }),
      unitPrice: ({ unitPrice }) => csvMoney(unitPrice),
      currency: ({ unitPrice }) => unitPrice?.currency ?? null,
    },
  }),
  history: columns({
    rows: (snapshot) => withOpportunity(snapshot, snapshot.list('history')),
    cells: {
      at: ({ at }, { snapshot }) => ({ at, timeZone: zoneOf(snapshot) }),
      by: ({ by }, { snapshot }) => nameOf(snapshot, 'members', by),
      opportunity: ({ opportunity }) => opportunity?.description ?? null,
      customer: ({ opportunity }, { snapshot }) =>
        nameOf(snapshot, 'contacts', opportunity?.customerId ?? null),
      event: ({ type }, { words }) => words.event[type],
      stage: ({ then }, { snapshot }) => snapshot.get('stages', then.stageId)?.name ?? null,
      status: ({ then }, { words }) => words.status[then.status],
      price: ({ then }) => csvMoney(then.price),
      currency: ({ then }) => then.price?.currency ?? null,
      expectedClose: ({ then }) => csvDate(then.expectedClose),
      owner: ({ then }, { snapshot }) => nameOf(snapshot, 'members', then.ownerId),
    },
  }),
} satisfies Record<TableName, unknown>;

type Specs = typeof SPECS;
export type ColumnKey = { [T in TableName]: keyof Specs[T]['cells'] & string }[TableName];

interface Spec {
  readonly rows: (snapshot: Snapshot) => Iterable<unknown>;
  readonly cells: Readonly<Record<string, (row: never, source: TableSource) => CsvCell>>;
}

const specOf = (table: TableName): Spec => SPECS[table];

/** The columns of a table, in the order in which they are offered. */
export function columnsOf(table: TableName): readonly ColumnKey[] {
  return Object.keys(specOf(table).cells) as ColumnKey[];
}

/** The rows of a table under the names that are given for its columns, the header first; live records only, one at a time. */
export function* tableRows(
  table: TableName,
  chosen: readonly ColumnKey[],
  names: Readonly<Record<ColumnKey, string>>,
  source: TableSource,
): Generator<readonly CsvCell[], void, undefined> {
  const { rows, cells } = specOf(table);
  const known = chosen.filter((key) => key in cells);
  yield known.map((key) => names[key]);
  for (const row of rows(source.snapshot)) {
    yield known.map((key) => cells[key]?.(row as never, source) ?? null);
  }
}
