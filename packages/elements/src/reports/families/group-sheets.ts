import type { Dimension } from '@firsat/model/reports';
import type { Figure, Measure, Sheet, SheetColumn } from '../../charts/sheet.js';
import { dimensionOption, keysInOrder, nameOfGroup } from '../group-names.js';
import type { ReportOption, ReportView } from '../report-definition.js';

/** What a report about everybody can be told apart by; at first it is not. */
const BY: readonly Dimension[] = [
  'all',
  'owner',
  'team',
  'manager',
  'product',
  'source',
  'segment',
  'sector',
  'location',
  'customer',
];

export const byOption = (view: Pick<ReportView, 'l'>): ReportOption => dimensionOption(view, BY);

export const dimensionOf = (view: Pick<ReportView, 'option'>): Dimension => view.option('by') as Dimension;

export interface GroupSheet<T> {
  readonly key: string;
  readonly title: (dimension: string) => string;
  readonly groups: readonly T[];
  /** The most of it stands first. */
  readonly weight: (group: T) => number;
  readonly columns: readonly SheetColumn[];
  readonly figures: (group: T) => Readonly<Record<string, Figure>>;
  /** All of it, below the groups. */
  readonly total: Readonly<Record<string, Figure>>;
  readonly measures: readonly Measure[];
}

/** The same figures of each group, ranked; nothing while nothing tells them apart. */
export function groupSheets<T extends { readonly group: string }>(
  view: ReportView,
  { key, title, groups, weight, columns, figures, total, measures }: GroupSheet<T>,
): readonly Sheet[] {
  const by = dimensionOf(view);
  if (by === 'all') return [];
  const { reports } = view.l.t;
  const known = new Map(groups.map((each) => [each.group, figures(each)]));
  const name = (group: string): string => nameOfGroup(view, by, group).label;
  return [
    {
      key: `${key}-${by}`,
      title: title(reports.dimensions[by]),
      heading: reports.dimensions[by],
      isRanked: true,
      columns,
      rows: keysInOrder(view, by, groups, weight, name).map((group) => ({
        key: group,
        ...nameOfGroup(view, by, group),
        figures: known.get(group) ?? {},
      })),
      ...(groups.length > 0 && { total: { key: '', label: reports.total, figures: total } }),
      measures,
    },
  ];
}

/** What must be known to read groups right. */
export function groupRemarks(view: ReportView): readonly string[] {
  return dimensionOf(view) === 'product' ? [view.l.t.flowReports.severalProducts] : [];
}
