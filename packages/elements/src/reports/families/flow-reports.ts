import {
  effort as effortOf,
  OFFER_ENDS,
  offerOutcomes,
  openAmounts as openAmountsOf,
  shareOf,
  slips,
  type Dimension,
  type Effort,
  type EffortByEnd,
  type EffortReport,
  type OfferEnd,
  type OfferGroup,
  type OfferOutcomes,
  type OpenAmounts,
  type SlipReport,
  type SlipSums,
} from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Tone } from '../../charts/sheet.js';
import {
  amountHeadline,
  countFigure,
  countMeasure,
  meanDaysFigure,
  meanFigure,
  meanMeasure,
  moneyColumns,
  percentMeasure,
  shareFigure,
} from '../figures.js';
import { dimensionOption, isTimeline, keysInOrder, nameOfGroup } from '../group-names.js';
import type { ReportContent, ReportDefinition } from '../report-definition.js';
import { byOption, dimensionOf, groupRemarks, groupSheets } from './group-sheets.js';
import '../../locales/areas/flow-reports.js';

/** D22: how expected closes moved. */
export const slip: ReportDefinition = {
  options: (view) => [byOption(view)],
  reports: (view) => ({ slips: slips(dimensionOf(view)) }),
  content(results, view): ReportContent {
    const result = results<SlipReport>('slips');
    const { l } = view;
    const words = l.t.flowReports;
    const { reports } = l.t;
    const all = result.opportunities.count;
    const row = (key: 'pushed' | 'pulled' | 'warned', times: bigint | null) => ({
      key,
      label: words.slips[key],
      figures: {
        count: countFigure(l, result[key]),
        share: shareFigure(l, shareOf(result[key].count, all), result[key].ids),
        times:
          times === null
            ? NO_FIGURE
            : { text: l.number(Number(times)), value: Number(times), ids: result[key].ids },
      },
    });
    const figures = (own: SlipSums): Record<string, Figure> => ({
      count: countFigure(l, own.opportunities),
      pushed: countFigure(l, own.pushed),
      share: shareFigure(l, shareOf(own.pushed.count, own.opportunities.count), own.pushed.ids),
      times: countFigure(l, { count: Number(own.pushed.pushes), ids: own.pushed.ids }),
      pulled: countFigure(l, own.pulled),
      warned: countFigure(l, own.warned),
      open: meanDaysFigure(l, own.openSlip),
      closed: meanDaysFigure(l, own.closedSlip),
    });
    return {
      headlines: [
        { key: 'all', label: words.withClose, figure: countFigure(l, result.opportunities) },
        {
          key: 'closed',
          label: words.closedSlip,
          figure: meanDaysFigure(l, result.closedSlip),
          more: result.closedSlip.count > 0 ? [reports.meanOf(l.number(result.closedSlip.count))] : [],
        },
        {
          key: 'open',
          label: words.openSlip,
          figure: meanDaysFigure(l, result.openSlip),
          more: result.openSlip.count > 0 ? [reports.meanOf(l.number(result.openSlip.count))] : [],
        },
      ],
      sheets: [
        {
          key: 'slips',
          title: words.slipTitle,
          heading: words.moved,
          columns: [
            { key: 'count', label: words.opportunities, tone: 'amber' },
            { key: 'share', label: reports.share },
            { key: 'times', label: words.times },
          ],
          rows:
            all === 0
              ? []
              : [
                  row('pushed', result.pushed.pushes),
                  row('pulled', result.pulled.pulls),
                  row('warned', null),
                ],
          measures: [countMeasure(l, 'count', words.opportunities, ['count'])],
        },
        ...groupSheets(view, {
          key: 'slips',
          title: words.slipBy,
          groups: result.groups,
          weight: ({ opportunities }) => opportunities.count,
          columns: [
            { key: 'count', label: words.withClose },
            { key: 'pushed', label: words.slips.pushed, tone: 'amber' },
            { key: 'share', label: words.pushedShare },
            { key: 'times', label: words.pushes },
            { key: 'pulled', label: words.slips.pulled, tone: 'teal' },
            { key: 'warned', label: words.slips.warned, tone: 'orange' },
            { key: 'open', label: words.openSlip },
            { key: 'closed', label: words.closedSlip },
          ],
          figures,
          total: figures(result),
          measures: [
            percentMeasure(l, 'share', words.pushedShare, ['share']),
            countMeasure(l, 'moved', words.slipTitle, ['pushed', 'pulled', 'warned']),
            meanMeasure(l, 'open', words.openSlip, ['open']),
            meanMeasure(l, 'closed', words.closedSlip, ['closed']),
          ],
        }),
      ],
      how: result.how,
      excluded: result.excluded,
      remarks: groupRemarks(view),
    };
  },
  how: ({ l }) => [l.t.flowReports.how.slip],
};

const EFFORTS = ['meetings', 'calls', 'activities', 'tasksDone', 'days', 'minutes'] as const;
const ENDS = ['won', 'lost', 'abandoned'] as const;

/** S12, S13: what it took to win, and what was spent in vain. */
export const effort: ReportDefinition = {
  options: (view) => [byOption(view)],
  reports: (view) => ({ effort: effortOf(dimensionOf(view)) }),
  content(results, view): ReportContent {
    const result = results<EffortReport>('effort');
    const { l } = view;
    const words = l.t.flowReports;
    const { common } = l.t;
    const measures = EFFORTS.map((key) => meanMeasure(l, key, words.efforts[key], [key]));
    const hasAny = ENDS.some((end) => result[end].opportunities.count > 0);
    const figures = (own: Effort): Record<string, Figure> => ({
      count: countFigure(l, own.opportunities),
      meetings: meanFigure(l, own.meetings),
      calls: meanFigure(l, own.calls),
      activities: meanFigure(l, own.activities),
      tasksDone: meanFigure(l, own.tasksDone),
      days: meanDaysFigure(l, own.days),
      minutes: meanFigure(l, own.minutes, words.minutes, 'minutes'),
    });
    /** What a win took, and beside it what was spent on losses. */
    const ofGroup = ({ won, lost }: EffortByEnd): Record<string, Figure> => ({
      ...figures(won),
      lost: countFigure(l, lost.opportunities),
      vain: meanFigure(l, lost.activities),
    });
    return {
      headlines: [
        { key: 'meetings', label: words.meetingsToWin, figure: meanFigure(l, result.won.meetings) },
        { key: 'calls', label: words.callsToWin, figure: meanFigure(l, result.won.calls) },
        { key: 'days', label: words.daysToWin, figure: meanDaysFigure(l, result.won.days) },
      ],
      sheets: [
        {
          key: 'effort',
          title: words.effortTitle,
          heading: words.end,
          columns: [
            { key: 'count', label: words.opportunities },
            ...EFFORTS.map((key) => ({ key, label: words.efforts[key] })),
          ],
          rows: hasAny
            ? ENDS.map((end) => {
                return { key: end, label: common.status[end], figures: figures(result[end]) };
              })
            : [],
          measures,
        },
        ...groupSheets(view, {
          key: 'effort',
          title: words.effortBy,
          groups: result.groups,
          weight: ({ won, lost }) => won.opportunities.count * 1000 + lost.opportunities.count,
          columns: [
            { key: 'count', label: common.status.won, tone: 'won' },
            ...EFFORTS.map((key) => ({ key, label: words.efforts[key] })),
            { key: 'lost', label: common.status.lost, tone: 'lost' },
            { key: 'vain', label: words.inVain },
          ],
          figures: ofGroup,
          total: ofGroup(result),
          measures: [...measures, meanMeasure(l, 'vain', words.inVain, ['vain'])],
        }),
      ],
      how: result.how,
      excluded: result.excluded,
      remarks: groupRemarks(view),
    };
  },
  how: ({ l }) => [l.t.flowReports.how.effort],
};

const OFFER_TONES: Readonly<Record<OfferEnd, Tone>> = {
  sent: 'accent',
  accepted: 'won',
  rejected: 'lost',
  expired: 'abandoned',
  superseded: 'muted',
  cancelled: 'slate',
};

/** S14: which offers were given, and what became of them. */
export const offers: ReportDefinition = {
  hasMoney: true,
  options: ({ l }) => [
    dimensionOption({ l }, ['month', 'quarter', 'year', 'owner', 'customer', 'product', 'segment']),
  ],
  reports: (view) => ({ offers: offerOutcomes(view.option('by') as Dimension) }),
  content(results, view): ReportContent {
    const { total, groups, how, excluded } = results<OfferOutcomes>('offers');
    const { l } = view;
    const words = l.t.flowReports;
    const { reports } = l.t;
    const dimension = view.option('by') as Dimension;
    const all = moneyColumns(l, 'all', words.offered, [total.all, ...groups.map((each) => each.all)]);
    const accepted = moneyColumns(l, 'accepted', words.offerEnds.accepted, [
      total.ends.accepted,
      ...groups.map((each) => each.ends.accepted),
    ]);
    const figures = (own: OfferGroup | undefined): Record<string, Figure | undefined> =>
      own
        ? {
            count: countFigure(l, own.all),
            ...Object.fromEntries(OFFER_ENDS.map((end) => [end, countFigure(l, own.ends[end])])),
            rate: shareFigure(l, own.acceptance, own.ends.accepted.ids),
            ...all.figures(own.all),
            ...accepted.figures(own.ends.accepted),
          }
        : {};
    const known = new Map(groups.map((each) => [each.group, each]));
    const name = (group: string): string => nameOfGroup(view, dimension, group).label;
    const keys = keysInOrder(view, dimension, groups, (each) => each.all.count, name);
    return {
      headlines: [
        { key: 'sent', label: words.offersSent, figure: countFigure(l, total.all) },
        {
          key: 'rate',
          label: words.acceptance,
          figure: shareFigure(l, total.acceptance, total.ends.accepted.ids),
          more:
            total.acceptance.whole > 0
              ? [reports.ofAll(l.number(total.acceptance.part), l.number(total.acceptance.whole))]
              : [],
        },
        { key: 'accepted', label: words.acceptedAmount, ...amountHeadline(l, total.ends.accepted) },
        { key: 'waiting', label: words.offerEnds.sent, figure: countFigure(l, total.ends.sent) },
      ],
      sheets: [
        {
          key: `offers-${dimension}`,
          title: words.offersTitle,
          heading: reports.dimensions[dimension],
          isTimeline: isTimeline(dimension),
          isRanked: !isTimeline(dimension),
          columns: [
            { key: 'count', label: words.offersSent },
            ...OFFER_ENDS.map((end) => ({ key: end, label: words.offerEnds[end], tone: OFFER_TONES[end] })),
            { key: 'rate', label: words.acceptance },
            ...all.columns,
            ...accepted.columns,
          ],
          rows: keys.map((key) => ({
            key,
            ...nameOfGroup(view, dimension, key),
            figures: figures(known.get(key)),
          })),
          ...(groups.length > 0 && { total: { key: '', label: reports.total, figures: figures(total) } }),
          measures: [
            countMeasure(l, 'ends', words.whatBecame, OFFER_ENDS, 'stacked'),
            percentMeasure(l, 'rate', words.acceptance, ['rate'], isTimeline(dimension) ? 'line' : 'bars'),
            ...all.measures,
          ],
        },
      ],
      how,
      excluded,
    };
  },
  how: ({ l }) => [l.t.flowReports.how.offers],
};

/** S17: what waits to be won, by representative. */
export const openAmounts: ReportDefinition = {
  hasMoney: true,
  options: () => [],
  reports: () => ({ open: openAmountsOf() }),
  hasNoPeriod: true,
  comparison: 'past',
  content(results, view): ReportContent {
    const { total, owners, how, excluded } = results<OpenAmounts>('open');
    const { l } = view;
    const words = l.t.flowReports;
    const { reports } = l.t;
    const money = moneyColumns(l, 'open', words.open, [total]);
    const weighted = moneyColumns(
      l,
      'weighted',
      words.weighted,
      [total],
      ['weighted-one-off', 'weighted-recurring'],
    );
    const name = (id: string | null): string => nameOfGroup(view, 'owner', id ?? '').label;
    const sorted = [...owners].sort(
      (a, b) => b.amount.count - a.amount.count || l.compare(name(a.memberId), name(b.memberId)),
    );
    const figures = (amount: OpenAmounts['total']): Record<string, Figure> => ({
      count: countFigure(l, amount),
      ...money.figures(amount),
      ...weighted.figures(amount),
    });
    return {
      headlines: [
        { key: 'count', label: words.open, figure: countFigure(l, total) },
        { key: 'amount', label: words.openAmount, ...amountHeadline(l, total) },
      ],
      sheets: [
        {
          key: 'open',
          title: words.openTitle,
          heading: reports.dimensions.owner,
          isRanked: true,
          columns: [{ key: 'count', label: words.open }, ...money.columns, ...weighted.columns],
          rows: sorted.map(({ memberId, amount }) => ({
            key: memberId ?? '',
            label: name(memberId),
            figures: figures(amount),
          })),
          total: { key: '', label: reports.total, figures: figures(total) },
          measures: [
            ...money.measures,
            ...weighted.measures,
            countMeasure(l, 'count', words.open, ['count']),
          ],
        },
      ],
      how,
      excluded,
    };
  },
  how: ({ l }) => [l.t.flowReports.how.open],
};
