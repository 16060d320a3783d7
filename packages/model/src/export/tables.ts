import { isCalendarDate } from '../calendar-date.js';
import { decimalOf } from '../fields/format-money.js';
import { currencyDigits, isMoney } from '../money.js';
import { csvDate, csvMoney, csvUnitPrice, type CsvCell } from './csv.js';
import type { ContactRelation, ContactType } from '../records/contact.js';
import type { CustomField } from '../records/custom-field.js';
import type { HistoryType } from '../records/history-event.js';
import type { Opportunity, Period, Status } from '../records/opportunity.js';
import { effectiveProbability } from '../selectors/opportunity-facts.js';
import { resolveStage } from '../selectors/stage-resolution.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { effectivePrice } from '../selectors/effective-price.js';
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
  /** By level, 0 to 3. */
  readonly priority: readonly string[];
  /** Of a box that is ticked. */
  readonly yes: string;
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
  (collection === 'contacts' ? resolveContact(snapshot, id) : snapshot.get(collection, id ?? ''))?.name ??
  null;

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
      need: ({ need }) => need,
      situation: ({ situation }) => situation,
      expectation: ({ expectation }) => expectation,
      owner: ({ ownerId }, { snapshot }) => nameOf(snapshot, 'members', ownerId),
      schema: ({ position }, { snapshot }) => snapshot.get('schemas', position.schemaId)?.title ?? null,
      stage: ({ position }, { snapshot }) => resolveStage(snapshot, position.stageId).stage?.name ?? null,
      status: ({ status }, { words }) => words.status[status.code],
      closedOn: ({ status }) => csvDate(status.on),
      reason: ({ status }, { words }) => (status.reason === null ? null : words.reason(status.reason)),
      price: (row) => csvMoney(effectivePrice(row)),
      currency: (row) => effectivePrice(row)?.currency ?? null,
      period: ({ period }, { words }) => words.period[period],
      probability: (row, { snapshot }) => ({ number: effectiveProbability(snapshot, row), digits: 2 }),
      startDate: ({ startDate }) => csvDate(startDate),
      expectedClose: ({ expectedClose }) => csvDate(expectedClose),
      tags: ({ tags }) => Object.keys(tags).sort().join(', '),
      priority: ({ priority }, { words }) => words.priority[priority] ?? null,
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
      source: ({ source }) => source,
      segment: ({ segment }) => segment,
      strategy: ({ strategy }) => strategy,
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
      price: ({ price }) => csvUnitPrice(price),
      currency: ({ price }) => price?.currency ?? null,
    },
  }),
  lines: columns({
    rows: (snapshot) =>
      withOpportunity(
        snapshot,
        // Those of offers are told by the offers.
        [...snapshot.list('lines')].filter(({ offerId }) => offerId === null),
      ),
    cells: {
      opportunity: ({ opportunity }) => opportunity?.description ?? null,
      customer: ({ opportunity }, { snapshot }) =>
        nameOf(snapshot, 'contacts', opportunity?.customerId ?? null),
      product: ({ name }) => name,
      quantity: ({ quantity }) => ({ number: quantity, digits: 3 }),
      unitPrice: ({ unitPrice }) => csvUnitPrice(unitPrice),
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

/** Before the id of a field of the workspace's own, in the key of its column. */
const OWN = 'custom.';

/** The columns of a table, in the order in which they are offered; opportunities have the fields of the workspace's own (S116), too. */
export function columnsOf(table: TableName, snapshot: Snapshot): readonly string[] {
  const own = table === 'opportunities' ? [...snapshot.list('customFields')] : [];
  return [...Object.keys(specOf(table).cells), ...own.map(({ id }) => OWN + id)];
}

/** The field of the workspace's own that a column shows. */
export function columnField(key: string, snapshot: Snapshot): CustomField | undefined {
  return key.startsWith(OWN) ? snapshot.get('customFields', key.slice(OWN.length)) : undefined;
}

/** The rows of a table under the names that are given for its columns, the header first; live records only, one at a time. */
export function* tableRows(
  table: TableName,
  chosen: readonly string[],
  names: Readonly<Record<string, string>>,
  source: TableSource,
): Generator<readonly CsvCell[], void, undefined> {
  const { rows, cells } = specOf(table);
  const readers = chosen.flatMap((key): { readonly name: string; read(row: never): CsvCell }[] => {
    const own = columnField(key, source.snapshot);
    if (own) return [{ name: own.label, read: (row) => ownCell(own, row, source) }];
    const cell = cells[key];
    return cell ? [{ name: names[key] ?? key, read: (row) => cell(row, source) }] : [];
  });
  yield readers.map(({ name }) => name);
  for (const row of rows(source.snapshot)) yield readers.map(({ read }) => read(row as never));
}

/** The value of a field of the workspace's own, as people would write it; money with its currency, since it has no column for that. */
function ownCell(field: CustomField, { custom }: Opportunity, { snapshot, words }: TableSource): CsvCell {
  const value = custom[field.id];
  switch (field.kind) {
    case 'money': {
      if (!Array.isArray(value)) return null;
      const money = { minor: value[0] as number, currency: value[1] as string };
      return isMoney(money)
        ? `${decimalOf(money.minor, currencyDigits(money.currency))} ${money.currency}`
        : null;
    }
    case 'date':
      return isCalendarDate(value) ? { date: value } : null;
    case 'choice':
      return typeof value === 'string' ? (field.options[value]?.label ?? null) : null;
    case 'person':
      return typeof value === 'string' ? nameOf(snapshot, 'members', value) : null;
    case 'flag':
      return value === true ? words.yes : null;
    case 'number':
      return typeof value === 'number' ? decimalCell(value) : null;
    case 'text':
      return typeof value === 'string' ? value : null;
  }
}

/** A number of the machine as the shortest numeral that is it. */
function decimalCell(value: number): CsvCell {
  const [, whole = '', fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  return whole === '' ? String(value) : { number: BigInt(whole + fraction), digits: fraction.length };
}
