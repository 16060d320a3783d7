import { divideRounded } from '@firsat/model';
import { velocity as velocityOf, type Count, type Velocity, type VelocityParts } from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Measure, type Sheet } from '../../charts/sheet.js';
import type { Localizer } from '../../locales/localizer.js';
import {
  countFigure,
  countMeasure,
  meanDaysFigure,
  meanMeasure,
  moneyText,
  percentMeasure,
  shareFigure,
} from '../figures.js';
import type { ReportContent, ReportDefinition, ReportView } from '../report-definition.js';
import { byOption, dimensionOf, groupRemarks, groupSheets } from './group-sheets.js';
import '../../locales/areas/flow-reports.js';

/** D20: how much a day the pipeline brings, with all its parts; of everybody, and by whatever tells them apart. */
export const velocity: ReportDefinition = {
  hasMoney: true,
  options: (view) => [byOption(view)],
  reports: (view) => ({ velocity: velocityOf(dimensionOf(view)) }),
  content(results, view): ReportContent {
    const result = results<Velocity>('velocity');
    const { open, won, winRate, daysToWin, how, excluded } = result;
    const { l } = view;
    const words = l.t.flowReports;
    const { reports } = l.t;
    const speeds = speedsOf(l, result);
    const [first, ...others] = speeds;
    return {
      headlines: [
        { key: 'open', label: words.open, figure: countFigure(l, open) },
        {
          key: 'value',
          sign: '×',
          label: words.meanWon,
          figure: first ? meanOf(l, first, true) : NO_FIGURE,
          more: others.map((each) => meanOf(l, each, true).text),
        },
        {
          key: 'rate',
          sign: '×',
          label: words.winRate,
          figure: shareFigure(l, winRate, won.ids),
          more: winRate.whole > 0 ? [reports.ofAll(l.number(winRate.part), l.number(winRate.whole))] : [],
        },
        { key: 'days', sign: '÷', label: words.daysToWin, figure: meanDaysFigure(l, daysToWin) },
        {
          key: 'velocity',
          sign: '=',
          label: words.perDay,
          figure: first ? perDay(l, first, 1n, true) : NO_FIGURE,
          more: others.map((each) => perDay(l, each, 1n, true).text),
        },
      ],
      sheets: [
        {
          key: 'velocity',
          title: words.velocityTitle,
          heading: words.currency,
          columns: [
            { key: 'count', label: words.wonPriced },
            { key: 'mean', label: words.meanWon },
            { key: 'day', label: words.perDay },
            { key: 'month', label: words.per30Days },
          ],
          rows: speeds.map((each) => ({
            key: each.key,
            label: each.label,
            figures: {
              count: countFigure(l, each.wins),
              mean: meanOf(l, each),
              day: perDay(l, each, 1n),
              month: perDay(l, each, 30n),
            },
          })),
          measures: [],
        },
        ...bySheets(view, result, speeds),
      ],
      how,
      excluded,
      remarks: groupRemarks(view),
    };
  },
  how: ({ l }) => [l.t.flowReports.how.velocity],
};

interface Speed {
  readonly key: string;
  readonly label: string;
  readonly currency: string;
  /** D39: several currencies in one. */
  readonly isAbout: boolean;
  readonly wins: Count;
  readonly mean: bigint | null;
  readonly perDay: bigint | null;
}

/** What was converted comes first: it is what was asked for. The currencies stand beside it (D39). */
function speedsOf(l: Localizer, { byCurrency, converted }: VelocityParts): readonly Speed[] {
  const own = byCurrency.map(({ currency, wonValue: { sum, count, ids }, perDay: speed }) => ({
    key: currency,
    label: currency,
    currency,
    isAbout: false,
    wins: { count, ids },
    mean: count === 0 ? null : divideRounded(sum, BigInt(count)),
    perDay: speed,
  }));
  if (!converted) return own;
  const { currency, wins, meanValue, perDay: speed } = converted;
  const about = {
    key: `≈ ${currency}`,
    label: l.t.rates.about(currency),
    currency,
    isAbout: true,
    wins,
    mean: meanValue,
    perDay: speed,
  };
  return [about, ...own];
}

function moneyFigure(
  l: Localizer,
  { currency, isAbout, wins }: Speed,
  minor: bigint | null,
  isShort: boolean,
): Figure {
  if (minor === null) return NO_FIGURE;
  const text = moneyText(l, minor, currency, false, isShort);
  return { text: isAbout ? l.t.rates.about(text) : text, value: Number(minor), ids: wins.ids };
}

function meanOf(l: Localizer, each: Speed, isShort = false): Figure {
  return {
    ...moneyFigure(l, each, each.mean, isShort),
    note: l.t.reports.meanOf(l.number(each.wins.count)),
  };
}

function perDay(l: Localizer, each: Speed, days: bigint, isShort = false): Figure {
  return moneyFigure(l, each, each.perDay === null ? null : each.perDay * days, isShort);
}

/** Made of the win rate, too: of few it says as little (D19). */
function perDayOfGroup(l: Localizer, { winRate }: VelocityParts, each: Speed): Figure {
  const figure = perDay(l, each, 1n);
  if (figure.value === null) return figure;
  return { ...figure, isMuted: winRate.muted, note: l.t.reports.meanOf(l.number(each.wins.count)) };
}

/** The parts of each group, and what comes of them; ranked by what comes a day. */
function bySheets(view: ReportView, result: Velocity, speeds: readonly Speed[]): readonly Sheet[] {
  const { l } = view;
  const words = l.t.flowReports;
  const figures = (own: VelocityParts): Record<string, Figure> => ({
    open: countFigure(l, own.open),
    won: countFigure(l, own.won),
    rate: shareFigure(l, own.winRate, own.won.ids),
    days: meanDaysFigure(l, own.daysToWin),
    ...Object.fromEntries(
      speedsOf(l, own).flatMap((each): [string, Figure][] => [
        [`day ${each.key}`, perDayOfGroup(l, own, each)],
        [`mean ${each.key}`, meanOf(l, each)],
      ]),
    ),
  });
  const moneyMeasures = (part: 'day' | 'mean', label: string): readonly Measure[] =>
    speeds.map((each) => ({
      key: `${part} ${each.key}`,
      label: words.inCurrency(label, each.label),
      kind: 'bars',
      columns: [`${part} ${each.key}`],
      tick: (value) => moneyText(l, Math.round(value), each.currency, false),
    }));
  const [days, means] = [moneyMeasures('day', words.perDay), moneyMeasures('mean', words.meanWon)];
  return groupSheets(view, {
    key: 'velocity',
    title: words.velocityBy,
    groups: result.groups,
    weight: ({ won, open }) => won.count * 1000 + open.count,
    columns: [
      { key: 'open', label: words.open, tone: 'slate' },
      { key: 'won', label: l.t.common.status.won, tone: 'won' },
      { key: 'rate', label: words.winRate },
      { key: 'days', label: words.daysToWin },
      ...[...days, ...means].map(({ key, label }) => ({ key, label })),
    ],
    figures,
    total: figures(result),
    measures: [
      ...days,
      percentMeasure(l, 'rate', words.winRate, ['rate']),
      meanMeasure(l, 'days', words.daysToWin, ['days']),
      countMeasure(l, 'counts', words.openAndWon, ['open', 'won']),
      ...means,
    ],
  });
}
