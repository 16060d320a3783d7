import {
  memberOutcomes,
  NO_IDS,
  outcomes,
  qualificationLosses,
  type Dimension,
  type MemberOutcomes,
  type Outcome,
  type Outcomes,
  type QualificationLosses,
} from '@firsat/model/reports';
import type { Figure, Sheet, SheetColumn } from '../../charts/sheet.js';
import {
  amountHeadline,
  countFigure,
  countMeasure,
  meanDaysFigure,
  meanMeasure,
  moneyColumns,
  NO_AMOUNT,
  percentMeasure,
  shareFigure,
} from '../figures.js';
import { dimensionOption, isTimeline, keysInOrder, nameOfGroup } from '../group-names.js';
import type { Headline, ReportContent, ReportDefinition, ReportView } from '../report-definition.js';
import '../../locales/areas/outcome-reports.js';

const NO_OUTCOME: Outcome = {
  group: '',
  created: NO_AMOUNT,
  won: NO_AMOUNT,
  lost: NO_AMOUNT,
  abandoned: NO_AMOUNT,
  winRate: { part: 0, whole: 0, basisPoints: null, muted: true },
  winRateByValue: [],
  winRateConverted: [],
  daysToWin: { sum: 0n, count: 0, ids: NO_IDS },
};

const BY: readonly Dimension[] = [
  'month',
  'quarter',
  'year',
  'owner',
  'team',
  'product',
  'source',
  'segment',
  'sector',
  'location',
  'customer',
];

const dimensionOf = (view: ReportView): Dimension => view.option('by') as Dimension;

/** Win rates by value stand under the one by count: each currency, one-off and recurring apart (D28). */
function valueRateWords(
  { l }: Pick<ReportView, 'l'>,
  { won, lost, winRateByValue, winRateConverted }: Outcome,
): readonly string[] {
  // Where one side has no price at all, all of the value is on the other: 100% or 0%, whatever was sold.
  if ([won, lost].some(({ count, totals }) => count > 0 && totals.unpriced === count)) return [];
  const { money } = l.t.reports;
  const words = l.t.outcomeReports;
  const told = (rates: Outcome['winRateByValue'], percent: (text: string) => string): readonly string[] =>
    rates.flatMap(({ currency, kind, basisPoints }) =>
      basisPoints === null ? [] : [words.byValue(percent(l.percent(basisPoints)), currency, money[kind])],
    );
  // What was converted comes first: it is what was asked for. The currencies stand beside it (D39).
  return [...told(winRateConverted, l.t.rates.about), ...told(winRateByValue, (text) => text)];
}

/** Rows and columns of what became of opportunities, by whatever the dimension tells apart. */
function outcomeSheet(
  view: ReportView,
  { total, groups }: Outcomes,
  dimension: Dimension,
  hasCreated: boolean,
): Sheet {
  const { l } = view;
  const { reports, common } = l.t;
  const words = l.t.outcomeReports;
  const won = moneyColumns(l, 'won', common.status.won, [total.won, ...groups.map((each) => each.won)]);
  const lost = moneyColumns(l, 'lost', common.status.lost, [total.lost, ...groups.map((each) => each.lost)]);
  const columns: SheetColumn[] = [
    ...(hasCreated ? [{ key: 'created', label: words.created, tone: 'slate' as const }] : []),
    { key: 'won', label: common.status.won, tone: 'won' },
    { key: 'lost', label: common.status.lost, tone: 'lost' },
    { key: 'abandoned', label: common.status.abandoned, tone: 'abandoned' },
    { key: 'rate', label: words.winRate },
    ...won.columns,
    ...lost.columns,
    { key: 'days', label: words.daysToWin },
  ];
  const figures = (each: Outcome): Record<string, Figure> => ({
    created: countFigure(l, each.created),
    won: countFigure(l, each.won),
    lost: countFigure(l, each.lost),
    abandoned: countFigure(l, each.abandoned),
    rate: { ...shareFigure(l, each.winRate, each.won.ids), ...noteOf(view, each) },
    ...won.figures(each.won),
    ...lost.figures(each.lost),
    days: meanDaysFigure(l, each.daysToWin),
  });
  const known = new Map(groups.map((each) => [each.group, each]));
  const name = (group: string): string => nameOfGroup(view, dimension, group).label;
  const ended = (each: Outcome): number => each.won.count + each.lost.count + each.abandoned.count;
  const keys = keysInOrder(view, dimension, groups, (each) => ended(each) * 1000 + each.created.count, name);
  const rate = percentMeasure(l, 'rate', words.winRate, ['rate'], isTimeline(dimension) ? 'line' : 'bars');
  const counts = countMeasure(l, 'counts', words.ended, ['won', 'lost', 'abandoned'], 'stacked');
  return {
    key: `outcomes-${dimension}`,
    title: words.by(reports.dimensions[dimension]),
    heading: reports.dimensions[dimension],
    isTimeline: isTimeline(dimension),
    isRanked: !isTimeline(dimension) && dimension !== 'stage',
    columns,
    rows: keys.map((key) => ({
      key,
      ...nameOfGroup(view, dimension, key),
      figures: figures(known.get(key) ?? NO_OUTCOME),
    })),
    total: { key: '', label: reports.total, figures: figures(total) },
    measures: [
      counts,
      rate,
      ...(hasCreated ? [countMeasure(l, 'created', words.created, ['created'])] : []),
      ...won.measures,
      ...lost.measures,
      meanMeasure(l, 'days', words.daysToWin, ['days']),
    ],
  };
}

function noteOf(view: ReportView, outcome: Outcome): { note?: string } {
  const { part, whole } = outcome.winRate;
  if (whole === 0) return {};
  const { l } = view;
  return {
    note: [l.t.reports.ofAll(l.number(part), l.number(whole)), ...valueRateWords(view, outcome)].join(' · '),
  };
}

function outcomeHeadlines(view: ReportView, { total }: Outcomes): readonly Headline[] {
  const { l } = view;
  const { common, reports } = l.t;
  const words = l.t.outcomeReports;
  return [
    {
      key: 'rate',
      label: words.winRate,
      figure: shareFigure(l, total.winRate, total.won.ids),
      more: [
        ...(total.winRate.whole > 0
          ? [reports.ofAll(l.number(total.winRate.part), l.number(total.winRate.whole))]
          : []),
        ...valueRateWords(view, total),
      ],
    },
    { key: 'won', label: common.status.won, figure: countFigure(l, total.won) },
    { key: 'won-amount', label: words.wonAmount, ...amountHeadline(l, total.won) },
    { key: 'lost', label: common.status.lost, figure: countFigure(l, total.lost) },
    { key: 'abandoned', label: common.status.abandoned, figure: countFigure(l, total.abandoned) },
    { key: 'days', label: words.daysToWin, figure: meanDaysFigure(l, total.daysToWin) },
  ];
}

function outcomeReport(dimensions: readonly Dimension[], hasCreated: boolean): ReportDefinition {
  return {
    options: ({ l }) => [
      dimensionOption({ l }, dimensions),
      {
        key: 'abandoned',
        label: l.t.common.status.abandoned,
        values: [
          { value: 'beside', label: l.t.outcomeReports.abandonedBeside },
          { value: 'counts', label: l.t.outcomeReports.abandonedCounts },
        ],
      },
    ],
    hasMoney: true,
    reports: (view) => ({
      outcomes: outcomes({ by: dimensionOf(view), abandonedCounts: view.option('abandoned') === 'counts' }),
    }),
    content(results, view) {
      const result = results<Outcomes>('outcomes');
      const isEmpty = result.groups.length === 0;
      return {
        headlines: outcomeHeadlines(view, result),
        sheets: [outcomeSheet(view, result, dimensionOf(view), hasCreated)].map((sheet) =>
          isEmpty ? { ...sheet, rows: [] } : sheet,
        ),
        how: result.how,
        excluded: result.excluded,
        remarks: dimensionOf(view) === 'product' ? [view.l.t.outcomeReports.severalProducts] : [],
      };
    },
    how: ({ l, option }) => [
      l.t.outcomeReports.how.outcomes,
      option('abandoned') === 'counts'
        ? l.t.outcomeReports.how.abandonedIn
        : l.t.outcomeReports.how.abandoned,
      l.t.outcomeReports.how.days,
    ],
  };
}

/** D4, D21: won and lost by the day of the close. */
export const winRate = outcomeReport(BY, false);

/** S84: where opportunities come from, and where they are won and lost. */
export const sources = outcomeReport(
  ['source', 'segment', 'sector', 'location', 'customer', 'product'],
  true,
);

/** S15, S16: what each one created and won. */
export const representatives: ReportDefinition = {
  hasMoney: true,
  options: () => [],
  reports: () => ({ members: memberOutcomes() }),
  content(results, view): ReportContent {
    const result = results<MemberOutcomes>('members');
    const { l } = view;
    const { common, reports } = l.t;
    const words = l.t.outcomeReports;
    const money = moneyColumns(
      l,
      'won',
      common.status.won,
      result.members.map(({ won }) => won),
    );
    const name = (id: string | null): string => nameOfGroup(view, 'owner', id ?? '').label;
    const members = [...result.members].sort(
      (a, b) =>
        b.won.count - a.won.count ||
        b.created.count - a.created.count ||
        l.compare(name(a.memberId), name(b.memberId)),
    );
    const all = (part: 'created' | 'won'): Figure =>
      countFigure(l, {
        count: members.reduce((sum, each) => sum + each[part].count, 0),
        ids: () => members.flatMap((each) => each[part].ids()),
      });
    return {
      headlines: [
        { key: 'created', label: words.created, figure: all('created') },
        { key: 'won', label: common.status.won, figure: all('won') },
      ],
      sheets: [
        {
          key: 'members',
          title: words.createdAndWon,
          heading: reports.dimensions.owner,
          isRanked: true,
          columns: [
            { key: 'created', label: words.created, tone: 'slate' },
            { key: 'count', label: common.status.won, tone: 'won' },
            ...money.columns,
          ],
          rows: members.map(({ memberId, created, won }) => ({
            key: memberId ?? '',
            label: name(memberId),
            figures: { created: countFigure(l, created), count: countFigure(l, won), ...money.figures(won) },
          })),
          measures: [countMeasure(l, 'counts', words.createdAndWon, ['created', 'count']), ...money.measures],
        },
      ],
      how: result.how,
      excluded: result.excluded,
    };
  },
  how: ({ l }) => [l.t.outcomeReports.how.members],
};

/** S98: how well what was lost had been qualified. */
export const qualification: ReportDefinition = {
  options: () => [],
  reports: () => ({ qualification: qualificationLosses() }),
  content(results, { l }): ReportContent {
    const result = results<QualificationLosses>('qualification');
    const { common, reports } = l.t;
    const words = l.t.outcomeReports;
    const poor = result.states.filter(({ state }) => state !== 'qualified');
    const part = poor.reduce((sum, { lost }) => sum + lost.count, 0);
    const whole = result.lost.count;
    const basisPoints = whole === 0 ? null : Math.round((part * 10_000) / whole);
    return {
      headlines: [
        { key: 'lost', label: common.status.lost, figure: countFigure(l, result.lost) },
        {
          key: 'poor',
          label: words.poorlyQualified,
          figure: shareFigure(l, { part, whole, basisPoints, muted: whole < 10 }, () =>
            poor.flatMap(({ lost }) => lost.ids()),
          ),
          more: whole > 0 ? [reports.ofAll(l.number(part), l.number(whole))] : [],
        },
      ],
      sheets: [
        {
          key: 'states',
          title: words.lossesByQualification,
          heading: words.qualification,
          columns: [
            { key: 'lost', label: common.status.lost, tone: 'lost' },
            { key: 'share', label: reports.share },
            { key: 'rate', label: words.winRate, tone: 'won' },
          ],
          rows: result.states.map(({ state, lost, share, winRate: rate, won }) => ({
            key: state,
            label: words.qualificationStates[state],
            figures: {
              lost: countFigure(l, lost),
              share: shareFigure(l, share, lost.ids),
              rate: shareFigure(l, rate, won.ids),
            },
          })),
          measures: [
            countMeasure(l, 'lost', common.status.lost, ['lost']),
            percentMeasure(l, 'rate', words.winRate, ['rate']),
          ],
        },
      ],
      how: result.how,
      excluded: result.excluded,
    };
  },
  how: ({ l }) => [l.t.outcomeReports.how.qualification],
};
