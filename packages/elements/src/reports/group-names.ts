import { resolveContact } from '@firsat/model';
import { NONE, type Dimension } from '@firsat/model/reports';
import { memberName } from '../fields/options.js';
import type { Named } from './figures.js';
import type { ReportOption, ReportView } from './report-definition.js';
import '../locales/areas/form.js';

type Naming = Pick<ReportView, 'store' | 'l' | 'fiscalStart'>;

const TIMES: ReadonlySet<Dimension> = new Set(['month', 'quarter', 'year']);

export function isTimeline(dimension: Dimension): boolean {
  return TIMES.has(dimension);
}

/** What a group of a dimension is called; what is not known any more is said to be so. */
export function nameOfGroup({ store, l, fiscalStart }: Naming, dimension: Dimension, group: string): Named {
  const { reports, common, form } = l.t;
  if (group === NONE) return { label: dimension === 'all' ? reports.everything : reports.none[dimension] };
  switch (dimension) {
    case 'owner':
    case 'creator':
    case 'manager':
      return { label: memberName(store, group) ?? common.unknownPerson };
    case 'stage':
      return nameOfStage({ store, l }, group);
    case 'product':
      return { label: store.get('products', group)?.name ?? reports.unknown };
    case 'customer':
      return { label: resolveContact(store, group)?.name ?? reports.unknown };
    case 'reason':
      return { label: (form.reasons as Readonly<Partial<Record<string, string>>>)[group] ?? group };
    case 'month':
      return { label: l.date(`${group}-01`, 'month') };
    case 'quarter':
      return { label: quarterName({ l, fiscalStart }, group) };
    case 'year':
      return { label: fiscalStart === 1 ? group : l.t.filters.date.fiscalYear(group) };
    default:
      return { label: group };
  }
}

export function nameOfStage({ store, l }: Pick<Naming, 'store' | 'l'>, id: string): Named {
  const stage = store.get('stages', id);
  if (!stage) return { label: l.t.reports.unknown };
  return {
    label: stage.name,
    color: stage.color,
    ...(stage.removed && { mark: l.t.reports.archived }),
  };
}

function quarterName({ l, fiscalStart }: Pick<Naming, 'l' | 'fiscalStart'>, group: string): string {
  const [year = '', quarter = ''] = group.split('-Q');
  return fiscalStart === 1
    ? l.t.reports.quarter(year, quarter)
    : l.t.filters.date.fiscalQuarter(year, quarter);
}

/** The keys of groups in the order in which they are read: time goes on without gaps, names by how much there is of them. */
export function keysInOrder<T extends { readonly group: string }>(
  { store, l }: Pick<Naming, 'store' | 'l'>,
  dimension: Dimension,
  groups: readonly T[],
  weight: (group: T) => number,
  name: (group: string) => string,
): readonly string[] {
  if (isTimeline(dimension)) return timeKeys(groups.map(({ group }) => group));
  const sorted = [...groups].sort((a, b) => {
    const byStage =
      dimension === 'stage' ? l.compare(placeOfStage(store, a.group), placeOfStage(store, b.group)) : 0;
    return byStage || weight(b) - weight(a) || l.compare(name(a.group), name(b.group));
  });
  return sorted.map(({ group }) => group);
}

function placeOfStage(store: Naming['store'], id: string): string {
  const stage = store.get('stages', id);
  return stage ? `${store.get('schemas', stage.schemaId)?.order ?? ''} ${stage.schemaId} ${stage.order}` : '';
}

/** Longest row of months, quarters or years that is filled up; a mistyped year must not make thousands. */
const MOST_STEPS = 120;

/** Every month, quarter or year from the first to the last; what has no day comes last. */
function timeKeys(keys: readonly string[]): readonly string[] {
  const dated = keys.filter((key) => key !== NONE).sort();
  const rest = keys.includes(NONE) ? [NONE] : [];
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return rest;
  const all: string[] = [];
  for (let key = first; key <= last && all.length <= MOST_STEPS; key = nextKey(key)) all.push(key);
  return [...(all.length > MOST_STEPS ? dated : all), ...rest];
}

/** `2026-12` → `2027-01`, `2026-Q4` → `2027-Q1`, `2026` → `2027`. */
function nextKey(key: string): string {
  const year = Number(key.slice(0, 4));
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  if (key.length === 4) return pad(year + 1, 4);
  if (key[5] === 'Q') {
    const quarter = Number(key.slice(6));
    return quarter === 4 ? `${pad(year + 1, 4)}-Q1` : `${key.slice(0, 6)}${String(quarter + 1)}`;
  }
  const month = Number(key.slice(5));
  return month === 12 ? `${pad(year + 1, 4)}-01` : `${key.slice(0, 5)}${pad(month + 1, 2)}`;
}

/** The choice of a dimension. */
export function dimensionOption(
  { l }: Pick<ReportView, 'l'>,
  dimensions: readonly Dimension[],
): ReportOption {
  return {
    key: 'by',
    label: l.t.reports.by,
    values: dimensions.map((value) => ({ value, label: l.t.reports.dimensions[value] })),
  };
}

/** The choice of a stage schema. */
export function schemaOption({ store, l }: Pick<ReportView, 'store' | 'l'>): ReportOption {
  const usual = store.settings?.defaultSchemaId;
  const schemas = [...store.list('schemas')].sort(
    (a, b) => Number(b.id === usual) - Number(a.id === usual) || (a.order < b.order ? -1 : 1),
  );
  return {
    key: 'schema',
    label: l.t.common.fields.schema,
    values: schemas.map(({ id, title }) => ({ value: id, label: title })),
  };
}
