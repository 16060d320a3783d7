import { divideRounded } from '@firsat/model';
import { velocity as velocityOf, type Count, type Velocity } from '@firsat/model/reports';
import { NO_FIGURE, type Figure } from '../../charts/sheet.js';
import { countFigure, meanFigure, moneyText, shareFigure } from '../figures.js';
import type { ReportContent, ReportDefinition } from '../report-definition.js';
import '../../locales/areas/flow-reports.js';

/** D20: how much a day the pipeline brings, with all its parts. */
export const velocity: ReportDefinition = {
  hasMoney: true,
  options: () => [],
  reports: () => ({ velocity: velocityOf() }),
  content(results, { l }): ReportContent {
    const result = results<Velocity>('velocity');
    const { open, won, winRate, daysToWin, how, excluded } = result;
    const words = l.t.flowReports;
    const { reports } = l.t;
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
            key: each.isAbout ? `≈ ${each.currency}` : each.currency,
            label: each.isAbout ? l.t.rates.about(each.currency) : each.currency,
            figures: {
              count: countFigure(l, each.wins),
              mean: mean(each),
              day: perDay(each, 1n),
              month: perDay(each, 30n),
            },
          })),
          measures: [],
        },
      ],
      how,
      excluded,
    };
  },
  how: ({ l }) => [l.t.flowReports.how.velocity],
};

interface Speed {
  readonly currency: string;
  /** D39: several currencies in one. */
  readonly isAbout: boolean;
  readonly wins: Count;
  readonly mean: bigint | null;
  readonly perDay: bigint | null;
}

/** What was converted comes first: it is what was asked for. The currencies stand beside it (D39). */
function speedsOf({ byCurrency, converted }: Velocity): readonly Speed[] {
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
