import { losses, type Dimension, type Losses } from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Sheet, type SheetRow } from '../../charts/sheet.js';
import {
  amountHeadline,
  countFigure,
  countMeasure,
  moneyColumns,
  NO_AMOUNT,
  shareFigure,
} from '../figures.js';
import { dimensionOption, isTimeline, keysInOrder, nameOfGroup } from '../group-names.js';
import type { ReportDefinition, ReportView } from '../report-definition.js';
import '../../locales/areas/outcome-reports.js';

const dimensionOf = (view: ReportView): Dimension => view.option('by') as Dimension;

/** S11: why it was lost or given up. */
export const lossReasons: ReportDefinition = {
  hasMoney: true,
  options: ({ l }) => [
    {
      key: 'of',
      label: l.t.common.fields.status,
      values: (['lost', 'abandoned'] as const).map((value) => ({ value, label: l.t.common.status[value] })),
    },
    dimensionOption({ l }, [
      'stage',
      'owner',
      'product',
      'month',
      'quarter',
      'year',
      'segment',
      'source',
      'customer',
    ]),
  ],
  reports: (view) => ({ losses: losses(dimensionOf(view), view.option('of') as 'lost') }),
  content(results, view) {
    const result = results<Losses>('losses');
    const { l } = view;
    const { reports, common } = l.t;
    const words = l.t.outcomeReports;
    const dimension = dimensionOf(view);
    const of = view.option('of') as 'lost' | 'abandoned';
    const { total, groups } = result;
    const money = moneyColumns(
      l,
      'amount',
      common.status[of],
      total.reasons.map(({ lost }) => lost),
    );
    const reasonName = (reason: string): string => nameOfGroup(view, 'reason', reason).label;
    const reasons: Sheet = {
      key: 'reasons',
      title: words.reasons[of],
      heading: common.fields.reason,
      isRanked: true,
      columns: [
        { key: 'count', label: common.status[of], tone: of },
        { key: 'share', label: reports.share },
        ...money.columns,
      ],
      rows: total.reasons.map(({ reason, lost, share }) => ({
        key: reason,
        label: reasonName(reason),
        figures: {
          count: countFigure(l, lost),
          share: shareFigure(l, share, lost.ids),
          ...money.figures(lost),
        },
      })),
      total: {
        key: '',
        label: reports.total,
        figures: { count: countFigure(l, total.lost), ...money.figures(total.lost) },
      },
      measures: [countMeasure(l, 'count', common.status[of], ['count']), ...money.measures],
    };
    return {
      headlines: [
        { key: 'count', label: common.status[of], figure: countFigure(l, total.lost) },
        { key: 'amount', label: words.lostAmount[of], ...amountHeadline(l, total.lost) },
        {
          key: 'first',
          label: words.mostFrequent,
          figure: firstReason(view, total.reasons[0]),
          more: total.reasons[0] ? [reasonName(total.reasons[0].reason)] : [],
        },
      ],
      sheets: [reasons, groupedReasons(view, groups, total, dimension)],
      how: result.how,
      excluded: result.excluded,
      remarks: dimension === 'product' ? [words.severalProducts] : [],
    };
  },
  how: ({ l, option }) => [l.t.outcomeReports.how[option('of') === 'lost' ? 'losses' : 'givenUp']],
};

function firstReason({ l }: ReportView, first: Losses['total']['reasons'][number] | undefined): Figure {
  return first ? shareFigure(l, first.share, first.lost.ids) : NO_FIGURE;
}

/** Columns of their own for the reasons that come most; the others together would hide what they are, so they stand in the table of reasons. */
const MOST_REASONS = 6;
const REASON_TONES = ['lost', 'orange', 'amber', 'violet', 'teal', 'slate'] as const;

function groupedReasons(
  view: ReportView,
  groups: Losses['groups'],
  total: Losses['total'],
  dimension: Dimension,
): Sheet {
  const { l } = view;
  const { reports } = l.t;
  const words = l.t.outcomeReports;
  const shown = total.reasons.slice(0, MOST_REASONS).map(({ reason }) => reason);
  const known = new Map(groups.map((each) => [each.group, each]));
  const name = (group: string): string => nameOfGroup(view, dimension, group).label;
  const keys = keysInOrder(view, dimension, groups, ({ lost }) => lost.count, name);
  const figures = (own: Losses['total'] | undefined): SheetRow['figures'] => ({
    all: countFigure(l, own?.lost ?? NO_AMOUNT),
    ...Object.fromEntries(
      shown.map((reason) => [
        `r${reason}`,
        countFigure(l, own?.reasons.find((each) => each.reason === reason)?.lost ?? NO_AMOUNT),
      ]),
    ),
  });
  return {
    key: `losses-${dimension}`,
    title: words.reasonsBy(reports.dimensions[dimension]),
    heading: reports.dimensions[dimension],
    isTimeline: isTimeline(dimension),
    isRanked: !isTimeline(dimension) && dimension !== 'stage',
    columns: [
      { key: 'all', label: reports.total, tone: 'muted' },
      ...shown.map((reason, at) => ({
        key: `r${reason}`,
        label: nameOfGroup(view, 'reason', reason).label,
        tone: REASON_TONES[at] ?? 'slate',
      })),
    ],
    rows: keys.map((key) => ({
      key,
      ...nameOfGroup(view, dimension, key),
      figures: figures(known.get(key)),
    })),
    total: { key: '', label: reports.total, figures: figures(total) },
    measures: [
      countMeasure(
        l,
        'reasons',
        words.byReason,
        shown.map((reason) => `r${reason}`),
        'stacked',
      ),
      countMeasure(l, 'all', reports.total, ['all']),
    ],
  };
}
