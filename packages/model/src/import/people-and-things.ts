import { create, type Patch } from '../patch.js';
import { unitPriceOf, type UnitPrice } from '../pricing/values.js';
import type { Cells } from './cells.js';
import type { Named, Names } from './names.js';
import type { Source, SourceRow } from './recognise.js';
import type { ImportKind, ReportBuilder } from './report.js';

/** What the rows of the side files become, and what pipeline rows refer to. */
export interface Directory {
  readonly contacts: Names;
  readonly members: Names;
  readonly products: Names;
  /** Catalogue price by product id (D46: copied to the line). */
  readonly prices: Map<string, UnitPrice | null>;
  /** Ids of the contacts that have bought (S2). */
  readonly customers: Set<string>;
}

/** Sectors that are often misspelled in exports; a near miss is kept as it is, with a note. */
const KNOWN_SECTORS = [
  'technology',
  'telecommunications',
  'entertainment',
  'employment',
  'marketing',
  'teknoloji',
];

type SideKind = 'contacts' | 'products' | 'members';
const NAME_COLUMN = { contacts: 'account', products: 'product', members: 'sales_agent' } as const;

/** A row of a side file that becomes a record. */
interface Claim {
  readonly kind: SideKind;
  readonly row: SourceRow<SideKind>;
  readonly named: Named;
}

/**
 * Gives every row of the side files its record, before any is described: a company may name a parent that stands further below. Rows without
 * a name, and names that the files have twice, are reported.
 */
export function claimSideRows(
  sources: readonly Source<ImportKind>[],
  directory: Directory,
  cells: Cells,
  report: ReportBuilder,
): readonly Claim[] {
  const claims: Claim[] = [];
  for (const { kind, rows } of sources) {
    if (kind === 'opportunities') continue;
    const names = directory[kind];
    for (const row of rows as readonly SourceRow<SideKind>[]) {
      const column = NAME_COLUMN[kind];
      const name = row.get(column);
      const known = name === '' ? undefined : names.find(name);
      if (name === '' || (known && names.claimed(known))) {
        cells.complain(row, column, name === '' ? 'required' : 'not-unique');
        report.count('rejected', kind);
      } else claims.push({ kind, row, named: names.claim(known ?? names.add(name)) });
    }
  }
  return claims;
}

/** The record of a side row; nothing for one that the workspace has already. */
export function sidePatch(
  { kind, row, named }: Claim,
  directory: Directory,
  cells: Cells,
  report: ReportBuilder,
  now: number,
): Patch | null {
  if (kind === 'products') {
    const price = cells.money(row, 'sales_price');
    if (!named.existing) directory.prices.set(named.id, price && unitPriceOf(price));
  }
  report.count(named.existing ? 'existing' : 'created', kind);
  if (named.existing) return null;
  if (kind === 'products') {
    const series = cells.text(row, 'series');
    return create('products', named.id, {
      name: named.name,
      series,
      price: directory.prices.get(named.id) ?? null,
    });
  }
  if (kind === 'members') {
    const member = row as SourceRow<'members'>;
    return create('members', named.id, {
      name: named.name,
      team: cells.text(member, 'regional_office'),
      manager: cells.text(member, 'manager'),
    });
  }
  return contactPatch(row, named, directory, cells, report, now);
}

function contactPatch(
  row: SourceRow<'contacts'>,
  { id, name }: Named,
  directory: Directory,
  cells: Cells,
  report: ReportBuilder,
  now: number,
): Patch {
  const sector = cells.text(row, 'sector');
  if (sector !== null && KNOWN_SECTORS.some((known) => isNearMiss(sector.toLowerCase(), known))) {
    report.note({ file: row.file, line: row.line, column: 'sector', code: 'kept-as-is', value: sector });
  }
  const parentName = row.get('subsidiary_of');
  const parent = parentName === '' ? undefined : directory.contacts.find(parentName);
  if (parentName !== '' && (!parent || parent.id === id)) {
    cells.complain(row, 'subsidiary_of', 'unknown-record');
  }
  return create('contacts', id, {
    name,
    type: 'company',
    relation: directory.customers.has(id) ? 'customer' : 'prospect',
    parentId: parent && parent.id !== id ? parent.id : null,
    sector,
    location: cells.text(row, 'office_location'),
    foundedYear: cells.whole(row, 'year_established'),
    employees: cells.whole(row, 'employees'),
    revenue: cells.money(row, 'revenue', 'millions'),
    createdAt: now,
  });
}

/** One letter missing, too many, wrong or swapped. */
function isNearMiss(text: string, word: string): boolean {
  if (text === word || Math.abs(text.length - word.length) > 1) return false;
  let head = 0;
  while (head < text.length && text[head] === word[head]) head++;
  let tail = 0;
  while (tail < Math.min(text.length, word.length) - head && text.at(-1 - tail) === word.at(-1 - tail))
    tail++;
  const [left, right] = [text.slice(head, text.length - tail), word.slice(head, word.length - tail)];
  const swapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || (left.length <= 1 && right.length <= 1);
}
