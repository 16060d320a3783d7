import { divideRounded } from '@firsat/model';
import { velocity as velocityOf, type Count, type Velocity, type VelocityParts } from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Measure } from '../../charts/sheet.js';
import {
  countFigure,
  countMeasure,
  meanFigure,
  meanMeasure,
  moneyText,
  percentMeasure,
  shareFigure,
} from '../figures.js';
import type { ReportContent, ReportDefinition } from '../report-definition.js';
import { byOption, dimensionOf, groupRemarks, groupSheets } from './group-sheets.js';
import '../../locales/areas/flow-reports.js';

/** D20: how much a day the pipeline brings, with all its parts. */
export const velocity: ReportDefinition = {
  hasMoney: true,
  options: (view) => [byOption(view)],
  reports: (view) => ({ velocity: velocityOf(dimensionOf(view)) }),
  content(results, view): ReportContent {
    const result = results<Velocity>('velocity');
    const { l } = view;
    const { open, won, winRate, daysToWin, how, excluded } = result;
    const words = l.t.flowReports;
    const { reports } = l.t;
    const speedsOf = (own: VelocityParts): readonly Speed[] =>
      speedsIn(own).map((each) => ({
        ...each,
        key: each.isAbout ? `≈ ${each.currency}` : each.currency,
        label: each.isAbout ? l.t.rates.about(each.currency) : each.currency,
      }));
    const speeds = speedsOf(result);
    const money = ({ currency, isAbout, wins }: Speed, minor: bigint | null, isShort: boolean): Figure => {
      if (minor === null) return NO_FIGURE;
      const text = moneyText(l, minor, currency, false, isShort);
      return { text: isAbout ? l.t.rates.about(text) : text, value: Number(minor), ids: wins.ids };
    };
    const mean = (each: Speed, isShort = false): Figure => ({
      ...money(each, each.mean, isShort),
      note: reports.meanOf(l.number(each.wins.count)),
    });
    const perDay = (each: Speed, days: bigint, isShort = false): Figure =>
      money(each, each.perDay === null ? null : each.perDay * days, isShort);
    const [first, ...others] = speeds;
    const ofGroup = (own: VelocityParts): Record<string, Figure> => ({
      open: countFigure(l, own.open),
      won: countFigure(l, own.won),
      rate: shareFigure(l, own.winRate, own.won.ids),
      days: meanFigure(l, own.daysToWin, reports.days),
      ...Object.fromEntries(
        speedsOf(own).flatMap((each): [string, Figure][] => {
          const day = perDay(each, 1n);
          // Made of the win rate, too: of few it says as little.
          const isFew = day.value !== null && own.winRate.muted;
          return [
            [`mean ${each.key}`, mean(each)],
            [`day ${each.key}`, { ...day, ...(isFew && { isMuted: true }) }],
          ];
        }),
      ),
    });
    const moneyOf = (part: 'mean' | 'day', label: string) =>
      speeds.map(({ key, label: currency, ...each }) => ({
        column: { key: `${part} ${key}`, label: words.inCurrency(label, currency) },
        tick: (value: number): string => moneyText(l, Math.round(value), each.currency, false),
      }));
    const [days, means] = [moneyOf('day', words.perDay), moneyOf('mean', words.meanWon)];
    const measureOf = ({ column, tick }: (typeof days)[number]): Measure => ({
      ...column,
      kind: 'bars',
      columns: [column.key],
      tick,
    });
    return {
      headlines: [
        { key: 'open', label: words.open, figure: countFigure(l, open) },
        {
          key: 'value',
          sign: '×',
          label: words.meanWon,
          figure: first ? mean(first, true) : NO_FIGURE,
          more: others.map((each) => mean(each, true).text),
        },
        {
          key: 'rate',
          sign: '×',
          label: words.winRate,
          figure: shareFigure(l, winRate, won.ids),
          more: winRate.whole > 0 ? [reports.ofAll(l.number(winRate.part), l.number(winRate.whole))] : [],
        },
        { key: 'days', sign: '÷', label: words.daysToWin, figure: meanFigure(l, daysToWin, reports.days) },
        {
          key: 'velocity',
          sign: '=',
          label: words.perDay,
          figure: first ? perDay(first, 1n, true) : NO_FIGURE,
          more: others.map((each) => perDay(each, 1n, true).text),
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
              mean: mean(each),
              day: perDay(each, 1n),
              month: perDay(each, 30n),
            },
          })),
          measures: [],
        },
        ...groupSheets(view, {
          key: 'velocity',
          title: words.velocityBy,
          groups: result.groups,
          weight: (own) => own.won.count * 1000 + own.open.count,
          columns: [
            { key: 'open', label: words.open, tone: 'slate' },
            { key: 'won', label: l.t.common.status.won, tone: 'won' },
            { key: 'rate', label: words.winRate },
            { key: 'days', label: words.daysToWin },
            ...[...days, ...means].map(({ column }) => column),
          ],
          figures: ofGroup,
          total: ofGroup(result),
          measures: [
            ...days.map(measureOf),
            percentMeasure(l, 'rate', words.winRate, ['rate']),
            meanMeasure(l, 'days', words.daysToWin, ['days']),
            countMeasure(l, 'counts', words.openAndWon, ['open', 'won']),
            ...means.map(measureOf),
          ],
        }),
      ],
      how,
      excluded,
      remarks: groupRemarks(view),
    };
  },
  how: ({ l }) => [l.t.flowReports.how.velocity],
};

interface Speed extends CurrencySpeed {
  readonly key: string;
  readonly label: string;
}

interface CurrencySpeed {
  readonly currency: string;
  /** D39: several currencies in one. */
  readonly isAbout: boolean;
  readonly wins: Count;
  readonly mean: bigint | null;
  readonly perDay: bigint | null;
}

/** What was converted comes first: it is what was asked for. The currencies stand beside it (D39). */
function speedsIn({ byCurrency, converted }: VelocityParts): readonly CurrencySpeed[] {
  const own = byCurrency.map(({ currency, wonValue: { sum, count, ids }, perDay }) => ({
    currency,
    isAbout: false,
    wins: { count, ids },
    mean: count === 0 ? null : divideRounded(sum, BigInt(count)),
    perDay,
  }));
  if (!converted) return own;
  const { currency, wins, meanValue, perDay } = converted;
  return [{ currency, isAbout: true, wins, mean: meanValue, perDay }, ...own];
}
