import { fiscalPeriod } from '@firsat/model';
import {
  addMonths,
  forecast,
  type Forecast,
  type ForecastBucket,
  type ForecastMode,
  type ForecastSums,
  type ForecastValue,
  type Month,
} from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Measure, type SheetColumn, type SheetRow } from '../../charts/sheet.js';
import { countFigure, countMeasure, moneyText } from '../figures.js';
import type { Headline, ReportContent, ReportDefinition, ReportView } from '../report-definition.js';
import { rateWords } from '../../money/rate-words.js';
import '../../locales/areas/forecast.js';
import '../../locales/areas/rates.js';

const KINDS = ['won', 'weighted', 'best'] as const;
type Kind = (typeof KINDS)[number];
const TONES = { won: 'won', weighted: 'accent', best: 'muted' } as const;
const MODES: readonly ForecastMode[] = ['bookings', 'schedule'];
const WINDOWS = ['year', 'ahead', 'next'] as const;

const modeOf = ({ option }: Pick<ReportView, 'option'>): ForecastMode =>
  option('mode') === 'schedule' ? 'schedule' : 'bookings';

/** S83, D34, D36: won, weighted and best case by fiscal month; what has no month stands apart. */
export const forecastReport: ReportDefinition = {
  hasMoney: true,
  options({ l }) {
    const words = l.t.forecast;
    return [
      {
        key: 'window',
        label: words.window,
        values: WINDOWS.map((value) => ({ value, label: words.windows[value] })),
      },
      {
        key: 'mode',
        label: words.mode,
        values: MODES.map((value) => ({ value, label: words.modes[value] })),
      },
    ];
  },
  reports: (view) => {
    const from = firstMonth(view);
    return {
      forecast: forecast({
        mode: modeOf(view),
        ...(from !== undefined && { from }),
        ...(view.rates && { rates: view.rates }),
      }),
    };
  },
  hasNoPeriod: true,
  hasNoComparison: true,
  content(results, view): ReportContent {
    const { l } = view;
    const result = results<Forecast>('forecast');
    const words = l.t.forecast;
    const mode = modeOf(view);
    const buckets = [result.total, result.undated, result.overdue];
    const currencies = [
      ...new Set(
        buckets.flatMap((each) =>
          KINDS.flatMap((kind) => sumsIn(each[kind]).map(({ currency }) => currency)),
        ),
      ),
    ].sort();
    const isAbout = (currency: string): boolean =>
      buckets.some((each) =>
        KINDS.some((kind) => sumsIn(each[kind]).some((sum) => sum.currency === currency && sum.isAbout)),
      );
    currencies.sort((a, b) => Number(isAbout(b)) - Number(isAbout(a)));
    const columns = columnsOf(view, currencies, isAbout, result.total);
    const measures = currencies.map((currency): Measure => ({
      key: currency,
      label: words.measure(nameIn(l, currency, isAbout(currency)), words.modeShort[mode]),
      kind: 'bars',
      columns: KINDS.map((kind) => `${kind} ${currency}`),
      tick: (value) => moneyText(l, Math.round(value), currency, false),
    }));
    const isEmpty = currencies.length === 0;
    return {
      headlines: [
        ...KINDS.map((kind) => headline(view, kind, words.kinds[kind], result.total[kind])),
        headline(view, 'undated', words.undated, result.undated.best),
        headline(view, 'overdue', words.overdue, result.overdue.best),
      ],
      sheets: [
        {
          key: 'forecast',
          title: words.title(words.modeShort[mode]),
          heading: words.month,
          isTimeline: true,
          columns,
          rows: isEmpty
            ? []
            : result.months.map((each) =>
                rowOf(view, each.month, monthName(view, each.month), each, columns),
              ),
          ...(!isEmpty && { total: rowOf(view, 'total', l.t.reports.total, result.total, columns) }),
          measures,
        },
        {
          key: 'apart',
          title: words.apart,
          heading: words.place,
          columns: [
            { key: 'count', label: words.opportunities, tone: 'amber' },
            ...columns.filter(({ key }) => !key.startsWith('won ')),
          ],
          rows: (['undated', 'overdue'] as const).map((key) => {
            const { figures, ...row } = rowOf(view, key, words[key], result[key], columns);
            return { ...row, figures: { ...figures, count: countFigure(l, result[key].best) } };
          }),
          measures: [countMeasure(l, 'count', words.opportunities, ['count'])],
        },
      ],
      how: result.how,
      excluded: result.excluded,
      remarks: [words.remark[mode]],
      ...(view.rates && { rates: usedRates(view, result.rates) }),
    };
  },
  how: (view) => [view.l.t.forecast.remark[modeOf(view)], ...view.l.t.forecast.how],
};

interface Sum extends ForecastSums {
  /** Something of it was converted. */
  readonly isAbout: boolean;
}

/** In their own currencies; or in the reporting currency, and beside it what has no rate (D39). */
function sumsIn({ byCurrency, converted, left, count }: ForecastValue): readonly Sum[] {
  const own = (sum: ForecastSums): Sum => ({ ...sum, isAbout: false });
  if (converted) return [{ ...converted, isAbout: converted.isApproximate }, ...left.map(own)];
  return (count > 0 && left.length > 0 ? left : byCurrency).map(own);
}

const nameIn = (l: ReportView['l'], currency: string, isAbout: boolean): string =>
  isAbout ? l.t.rates.about(currency) : currency;

/** `EUR 2026-02-01` as the rate that it names. */
function usedRates({ l, rates }: ReportView, used: readonly string[]): readonly string[] {
  return used.flatMap((name) => {
    const [currency = '', on = ''] = name.split(' ');
    const rate = rates?.at(currency, on);
    return rate && rates ? [rateWords(rate, rates.currency, l)] : [];
  });
}

function firstMonth({ today, fiscalStart, option }: ReportView): Month | undefined {
  if (option('window') === 'ahead') return today.slice(0, 7);
  if (option('window') !== 'next') return undefined;
  const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < fiscalStart ? 1 : 0);
  return addMonths(`${String(year)}-${String(fiscalStart).padStart(2, '0')}`, 12);
}

/** The month, and the fiscal quarter that begins with it (D61). */
function monthName({ l, fiscalStart }: ReportView, month: Month): string {
  const name = l.date(`${month}-01`, 'month');
  if (fiscalStart === 1 || (Number(month.slice(5)) - fiscalStart + 12) % 3 !== 0) return name;
  const { year, quarter } = fiscalPeriod(`${month}-01`, fiscalStart);
  return `${name} · ${l.t.filters.date.fiscalQuarter(String(year), String(quarter))}`;
}

/** For each currency what is won, weighted and best, and how much of each comes again (S83: apart). */
function columnsOf(
  { l }: ReportView,
  currencies: readonly string[],
  isAbout: (currency: string) => boolean,
  total: ForecastBucket,
): readonly SheetColumn[] {
  const words = l.t.forecast;
  const recurs = (kind: Kind, currency: string): boolean =>
    sumsIn(total[kind]).some((each) => each.currency === currency && each.recurring !== 0n);
  return currencies.flatMap((currency) =>
    KINDS.flatMap((kind): SheetColumn[] => {
      const label = words.column(words.kinds[kind], nameIn(l, currency, isAbout(currency)));
      return [
        { key: `${kind} ${currency}`, label, tone: TONES[kind] },
        ...(recurs(kind, currency)
          ? [{ key: `${kind} ${currency} recurring`, label: `${label}, ${words.recurring}` }]
          : []),
      ];
    }),
  );
}

function rowOf(
  { l }: ReportView,
  key: string,
  label: string,
  bucket: ForecastBucket,
  columns: readonly SheetColumn[],
): SheetRow {
  const figure = (name: string): Figure => {
    const [kind = '', currency = '', recurring] = name.split(' ');
    const value = bucket[kind as Kind];
    const sum = sumsIn(value).find((each) => each.currency === currency);
    if (!sum) return NO_FIGURE;
    const minor = recurring === undefined ? sum.total : sum.recurring;
    const text = moneyText(l, minor, currency, false, false);
    return {
      text: sum.isAbout ? l.t.rates.about(text) : text,
      value: Number(minor),
      ids: value.ids,
    };
  };
  return { key, label, figures: Object.fromEntries(columns.map((each) => [each.key, figure(each.key)])) };
}

function headline({ l }: ReportView, key: string, label: string, value: ForecastValue): Headline {
  const [first, ...rest] = sumsIn(value).map(({ currency, total, isAbout }) => {
    const text = moneyText(l, total, currency, false);
    return isAbout ? l.t.rates.about(text) : text;
  });
  const { unpriced } = value;
  return {
    key,
    label,
    figure: first === undefined ? countFigure(l, value) : { text: first, value: null, ids: value.ids },
    more: [...rest, ...(unpriced.count > 0 ? [l.t.reports.unpriced(l.number(unpriced.count))] : [])],
  };
}
