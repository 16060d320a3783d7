import {
  BY_IMPACT,
  customFields,
  readColumns,
  readSort,
  type SORT_FIELDS,
  writeColumns,
  writeSort,
  type ColumnWidth,
  type CustomFieldKind,
  type Density,
  type Json,
  type SavedView,
  type SortField,
  type SortKey,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** How a list is looked at: which columns in which order, how it is sorted, how high the rows are. */
export interface ListLayout {
  readonly columns: readonly ColumnWidth[];
  readonly sort: readonly SortKey[];
  /** Empty: as the element says, or its workspace. */
  readonly density: Density | '';
}

type StandardColumn = (typeof SORT_FIELDS)[number] | 'tags';

const BEGIN: readonly StandardColumn[] = [
  'description',
  'customer',
  'stage',
  'status',
  'price',
  'weighted',
  'expectedClose',
  'owner',
];

/** S115: by effect, and the columns that say which sale, of whom, how far and how much. */
export const STANDARD_LAYOUT: ListLayout = Object.freeze({
  columns: Object.freeze(BEGIN.map((name) => ({ name, width: 0 }))),
  sort: BY_IMPACT,
  density: '',
});

/** All columns in the order in which they are offered. */
const ORDER: readonly StandardColumn[] = [
  ...BEGIN,
  'priority',
  'tags',
  'probability',
  'period',
  'startDate',
  'closed',
  'inStage',
  'schema',
  'created',
];

/** One column as the list shows it. */
export interface ListColumn {
  readonly name: string;
  readonly label: string;
  /** `null`: it cannot be sorted by. */
  readonly sort: SortField | null;
  readonly isFigure: boolean;
  /** Its place in `grid-template-columns`. */
  readonly track: string;
}

/** Room for the boxes before the columns and for what is after them, in `em`; the styles say the same. */
const BESIDE = 3;

const FIGURES = new Set<string>([
  'price',
  'weighted',
  'probability',
  'inStage',
  'custom:number',
  'custom:money',
]);

/** In `em`, so that a page with larger text gets wider columns; what is read most takes what is left. */
const TRACKS: Readonly<Record<StandardColumn, string>> = {
  description: 'minmax(15em, 2.6fr)',
  customer: 'minmax(11em, 1.7fr)',
  stage: 'minmax(9.5em, 1.2fr)',
  status: 'minmax(8em, 0.7fr)',
  price: 'minmax(10.5em, 0.9fr)',
  weighted: 'minmax(10.5em, 0.8fr)',
  expectedClose: 'minmax(8.5em, 0.8fr)',
  owner: 'minmax(9.5em, 1.1fr)',
  priority: 'minmax(7em, 0.5fr)',
  tags: 'minmax(10em, 1.2fr)',
  probability: 'minmax(6.5em, 0.5fr)',
  period: 'minmax(6.5em, 0.5fr)',
  startDate: 'minmax(8em, 0.7fr)',
  closed: 'minmax(8em, 0.7fr)',
  inStage: 'minmax(6.5em, 0.5fr)',
  schema: 'minmax(9em, 1fr)',
  created: 'minmax(8em, 0.7fr)',
};

const CUSTOM_TRACKS: Readonly<Record<CustomFieldKind, string>> = {
  text: 'minmax(10em, 1.2fr)',
  number: 'minmax(7em, 0.6fr)',
  money: 'minmax(9em, 0.8fr)',
  date: 'minmax(8em, 0.7fr)',
  choice: 'minmax(9em, 0.8fr)',
  person: 'minmax(9.5em, 1fr)',
  flag: 'minmax(6em, 0.5fr)',
};

/** Every column that this workspace has, chosen or not. */
export function allColumns(store: PipelineStore, l: Localizer): readonly ListColumn[] {
  const own = customFields(store).map(({ id, label, kind }): ListColumn => ({
    name: `custom:${id}`,
    label,
    sort: `custom:${id}`,
    isFigure: FIGURES.has(`custom:${kind}`),
    track: CUSTOM_TRACKS[kind],
  }));
  const standard = ORDER.map((name): ListColumn => ({
    name,
    label: l.t.list.columns[name],
    sort: name === 'tags' ? null : name,
    isFigure: FIGURES.has(name),
    track: TRACKS[name],
  }));
  return [...standard, ...own];
}

/** The chosen columns in their order; those that the workspace no longer has are left out, and the title always stands somewhere. */
export function chosenColumns(layout: ListLayout, all: readonly ListColumn[]): readonly ListColumn[] {
  const known = new Map(all.map((column) => [column.name, column]));
  const chosen = layout.columns.flatMap(({ name, width }) => {
    const column = known.get(name);
    return column ? [width > 0 ? { ...column, track: `${String(width)}px` } : column] : [];
  });
  const title = known.get('description');
  return chosen.some(({ name }) => name === 'description') || !title ? chosen : [title, ...chosen];
}

/** How wide all columns together are at least: every row is as wide, whatever is in it. */
export function leastWidth(columns: readonly ListColumn[]): string {
  const least = columns.map(({ track }) => /^minmax\(([^,]+),/.exec(track)?.[1] ?? track);
  return `calc(${[`${String(BESIDE)}em`, ...least].join(' + ')})`;
}

/** The columns of a layout, the title first where it says nothing about it. */
export function columnsOf({ columns }: ListLayout): readonly ColumnWidth[] {
  return columns.some(({ name }) => name === 'description')
    ? columns
    : [{ name: 'description', width: 0 }, ...columns];
}

/** A column at another place. */
export function withColumnAt(layout: ListLayout, name: string, place: number): ListLayout {
  const columns = columnsOf(layout);
  const moved = columns.find((column) => column.name === name);
  if (!moved) return layout;
  const others = columns.filter((column) => column !== moved);
  return { ...layout, columns: [...others.slice(0, place), moved, ...others.slice(place)] };
}

/** A column shown, at the end, or no longer. */
export function withColumn(layout: ListLayout, name: string, isShown: boolean): ListLayout {
  const others = columnsOf(layout).filter((column) => column.name !== name);
  return { ...layout, columns: isShown ? [...others, { name, width: 0 }] : others };
}

/** What a heading does: up, down, not; amounts and ranks begin with the greatest. Alone, or within what is sorted by already. */
export function withSortBy(layout: ListLayout, by: SortField, within: boolean): ListLayout {
  const begins = by === 'price' || by === 'weighted' || by === 'probability' || by === 'priority';
  const known = layout.sort.find((key) => key.by === by);
  const next: SortKey | undefined = !known
    ? { by, desc: begins }
    : known.desc === begins
      ? { by, desc: !begins }
      : undefined;
  if (!within) return { ...layout, sort: next ? [next] : [] };
  return {
    ...layout,
    sort: known
      ? layout.sort.flatMap((key) => (key !== known ? [key] : next ? [next] : []))
      : [...layout.sort, ...(next ? [next] : [])],
  };
}

/** A layout as a view keeps it. */
export function writeLayout({ columns, sort, density }: ListLayout): {
  readonly columns: Json;
  readonly sort: Json;
  readonly density: Density;
} {
  return { columns: writeColumns(columns), sort: writeSort(sort), density: density || 'comfortable' };
}

/** The layout of a view; what it does not say is standard. */
export function readLayout(view: Pick<SavedView, 'columns' | 'sort' | 'density'>): ListLayout {
  return {
    columns: readColumns(view.columns) ?? STANDARD_LAYOUT.columns,
    sort: readSort(view.sort) ?? STANDARD_LAYOUT.sort,
    density: view.density === 'comfortable' ? '' : view.density,
  };
}
