import { fiscalPeriod } from '@firsat/model';
import {
  addMonths,
  basisPointsOf,
  fiscalQuarterStart,
  fiscalYearStart,
  forecast,
  type Forecast,
  type ForecastBucket,
  type ForecastMode,
  type ForecastSpan,
  type ForecastSums,
  type ForecastTarget,
  type ForecastValue,
  type Month,
} from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Measure, type SheetColumn, type SheetRow } from '../../charts/sheet.js';
import { countFigure, countMeasure, largeFigure, moneyRaw, moneyText } from '../figures.js';
import type { Headline, ReportContent, ReportDefinition, ReportView } from '../report-definition.js';
import { rateWords } from '../../money/rate-words.js';
import '../../locales/areas/forecast.js';
import '../../locales/areas/rates.js';

const KINDS = ['won', 'weighted', 'best', 'expected'] as const;
type Kind = (typeof KINDS)[number];
const TONES = { won: 'won', weighted: 'accent', best: 'muted', expected: 'teal' } as const;
/** What is drawn beside each other; what is expected is two of them together. */
const DRAWN = ['won', 'weighted', 'best'] as const;
const MODES: readonly ForecastMode[] = ['bookings', 'schedule'];
const WINDOWS = ['year', 'ahead', 'next'] as const;

const UNITS = ['month', 'quarter'] as const;

const unitOf = ({ option }: Pick<ReportView, 'option'>): (typeof UNITS)[number] =>
  option('by') === 'quarter' ? 'quarter' : 'month';

const modeOf = ({ option }: Pick<ReportView, 'option'>): ForecastMode =>
  option('mode') === 'schedule' ? 'schedule' : 'bookings';

/** S83, D34, D36: won, weighted and best case by fiscal month or quarter, beside what was to be sold; what has no month stands apart. */
export const forecastReport: ReportDefinition = {
  hasMoney: true,
  options({ l }) {
    const words = l.t.forecast;
    const { by, dimensions } = l.t.reports;
    return [
      { key: 'by', label: by, values: UNITS.map((value) => ({ value, label: dimensions[value] })) },
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
  reports: (view) => ({
    forecast: forecast({
      mode: modeOf(view),
      // Said, not left to the day that is looked at: as it stood then, it is the same months.
      from: firstMonth(view),
      quarterOf: view.today,
      ...(view.rates && { rates: view.rates }),
    }),
  }),
  hasNoPeriod: true,
  comparison: 'past',
  content(results, view): ReportContent {
    const { l } = view;
    const result = results<Forecast>('forecast');
    const words = l.t.forecast;
    const mode = modeOf(view);
    const unit = unitOf(view);
    const spans = unit === 'quarter' ? result.quarters : result.months;
    const buckets = [result.total, result.thisQuarter, result.undated, result.overdue];
    const currencies = currenciesOf(buckets, [...spans, result.total]);
    const columns = columnsOf(view, currencies, result.total, spans);
    const measures = currencies.flatMap(({ currency, isAbout }): Measure[] => {
      const label = words.measure(nameIn(l, currency, isAbout), words.modeShort[mode]);
      const drawn = {
        kind: 'bars',
        goals: `target ${currency}`,
        tick: (value: number) => moneyText(l, Math.round(value), currency, false),
      } as const;
      return [
        { ...drawn, key: currency, label, columns: DRAWN.map((kind) => `${kind} ${currency}`) },
        {
          ...drawn,
          key: `expected ${currency}`,
          label: words.column(words.kinds.expected, label),
          columns: [`expected ${currency}`],
        },
      ];
    });
    const isEmpty = currencies.length === 0;
    const nameOf = unit === 'quarter' ? quarterName : monthName;
    return {
      headlines: [
        quarterHeadline(view, result),
        ...DRAWN.map((kind) => headline(view, kind, words.kinds[kind], result.total[kind])),
        headline(view, 'undated', words.undated, result.undated.best),
        headline(view, 'overdue', words.overdue, result.overdue.best),
      ],
      sheets: [
        {
          key: `forecast-${unit}`,
          title: words.titles[unit](words.modeShort[mode]),
          heading: l.t.reports.dimensions[unit],
          isTimeline: true,
          columns,
          rows: isEmpty
            ? []
            : spans.map((each) => rowOf(view, each.month, nameOf(view, each.month), each, columns)),
          ...(!isEmpty && { total: rowOf(view, 'total', l.t.reports.total, result.total, columns) }),
          measures,
        },
        {
          key: 'apart',
          title: words.apart[unit],
          heading: words.place,
          columns: [
            { key: 'count', label: words.opportunities, tone: 'amber' },
            ...columns.filter(({ key }) => /^(?:weighted|best) /u.test(key)),
          ],
          rows: (['undated', 'overdue'] as const).map((key) => {
            const { figures, ...row } = rowOf(
              view,
              key,
              words[key],
              { ...result[key], targets: [] },
              columns,
            );
            return { ...row, figures: { ...figures, count: countFigure(l, result[key].best) } };
          }),
          measures: [countMeasure(l, 'count', words.opportunities, ['count'])],
        },
      ],
      how: result.how,
      excluded: result.excluded,
      remarks: [words.remark[mode], ...targetRemarks(view, result, spans)],
      ...(view.rates && { rates: usedRates(view, result.rates) }),
    };
  },
  how: (view) => [view.l.t.forecast.remark[modeOf(view)], ...view.l.t.forecast.how],
};

interface Currency {
  readonly currency: string;
  /** Something in it was converted. */
  readonly isAbout: boolean;
}

/** All that anything is told in, what was converted first: it is what was asked for. */
function currenciesOf(
  buckets: readonly ForecastBucket[],
  spans: readonly ForecastSpan[],
): readonly Currency[] {
  const known = new Map<string, boolean>();
  for (const bucket of buckets)
    for (const kind of KINDS)
      for (const { currency, isAbout } of sumsIn(bucket[kind]))
        known.set(currency, isAbout || (known.get(currency) ?? false));
  for (const { targets } of spans)
    for (const { currency } of targets) if (!known.has(currency)) known.set(currency, false);
  return [...known]
    .map(([currency, isAbout]) => ({ currency, isAbout }))
    .sort((a, b) => Number(b.isAbout) - Number(a.isAbout) || (a.currency < b.currency ? -1 : 1));
}

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

function firstMonth(view: ReportView): Month {
  const { today, fiscalStart, option } = view;
  const year = fiscalYearStart(today, fiscalStart);
  switch (option('window')) {
    case 'ahead':
      return unitOf(view) === 'quarter'
        ? fiscalQuarterStart(today.slice(0, 7), fiscalStart)
        : today.slice(0, 7);
    case 'next':
      return addMonths(year, 12);
    default:
      return year;
  }
}

/** The month, and the fiscal quarter that begins with it (D61). */
function monthName(view: ReportView, month: Month): string {
  const name = view.l.date(`${month}-01`, 'month');
  const { fiscalStart } = view;
  if (fiscalStart === 1 || fiscalQuarterStart(month, fiscalStart) !== month) return name;
  return `${name} · ${quarterName(view, month)}`;
}

/** D61: of the calendar, or of a fiscal year of its own. */
function quarterName({ l, fiscalStart }: ReportView, month: Month): string {
  const { year, quarter } = fiscalPeriod(`${month}-01`, fiscalStart);
  const name = fiscalStart === 1 ? l.t.reports.quarter : l.t.filters.date.fiscalQuarter;
  return name(String(year), String(quarter));
}

/** For each currency what is won, weighted, best and expected, how much of each comes again (S83: apart), and what was to be sold. */
function columnsOf(
  { l }: ReportView,
  currencies: readonly Currency[],
  total: ForecastBucket,
  spans: readonly ForecastSpan[],
): readonly SheetColumn[] {
  const words = l.t.forecast;
  const recurs = (kind: Kind, currency: string): boolean =>
    sumsIn(total[kind]).some((each) => each.currency === currency && each.recurring !== 0n);
  return currencies.flatMap(({ currency, isAbout }) => {
    const name = nameIn(l, currency, isAbout);
    const hasTarget = spans.some(({ targets }) => targets.some((each) => each.currency === currency));
    return [
      ...KINDS.flatMap((kind): SheetColumn[] => {
        const label = words.column(words.kinds[kind], name);
        return [
          { key: `${kind} ${currency}`, label, tone: TONES[kind] },
          ...(recurs(kind, currency) && kind !== 'expected'
            ? [{ key: `${kind} ${currency} recurring`, label: `${label}, ${words.recurring}` }]
            : []),
        ];
      }),
      ...(hasTarget
        ? (['target', 'reached', 'missing'] as const).map((key) => ({
            key: `${key} ${currency}`,
            label: words.column(words[key], currency),
          }))
        : []),
    ];
  });
}

function rowOf(
  view: ReportView,
  key: string,
  label: string,
  span: ForecastBucket & Pick<ForecastSpan, 'targets'>,
  columns: readonly SheetColumn[],
): SheetRow {
  const { l } = view;
  const figure = (name: string): Figure => {
    const [what = '', currency = '', recurring] = name.split(' ');
    if (what === 'target' || what === 'reached' || what === 'missing') {
      const aim = aimOf(view, span, currency);
      return aim ? aim[what] : NO_FIGURE;
    }
    const value = span[what as Kind];
    const sum = sumsIn(value).find((each) => each.currency === currency);
    if (!sum) return NO_FIGURE;
    const minor = recurring === undefined ? sum.total : sum.recurring;
    const text = moneyText(l, minor, currency, false, false);
    return {
      text: sum.isAbout ? l.t.rates.about(text) : text,
      value: Number(minor),
      raw: moneyRaw(minor, currency),
      ids: value.ids,
    };
  };
  return { key, label, figures: Object.fromEntries(columns.map((each) => [each.key, figure(each.key)])) };
}

interface Aim {
  readonly target: Figure;
  /** Won and weighted, of the target. */
  readonly reached: Figure;
  /** What is missing then; nothing where it is reached. */
  readonly missing: Figure;
}

/** How what is expected stands to what was to be sold, in one currency; only the exact sums are compared. */
function aimOf(
  { l }: ReportView,
  { expected, targets }: Pick<ForecastSpan, 'expected' | 'targets'>,
  currency: string,
): Aim | undefined {
  const target = targets.find((each) => each.currency === currency);
  if (!target) return undefined;
  const sum = sumsIn(expected).find((each) => each.currency === currency);
  const total = sum?.total ?? 0n;
  const about = (text: string): string => (sum?.isAbout ? l.t.rates.about(text) : text);
  const money = (minor: bigint): string => moneyText(l, minor, currency, false, false);
  const share = basisPointsOf(total, target.minor);
  const gap = target.minor > total ? target.minor - total : 0n;
  return {
    target: {
      text: money(target.minor),
      value: Number(target.minor),
      raw: moneyRaw(target.minor, currency),
    },
    reached: share === null ? NO_FIGURE : { text: about(l.percent(share)), value: share, ids: expected.ids },
    missing: {
      text: about(money(gap)),
      value: Number(gap),
      raw: moneyRaw(gap, currency),
      ids: expected.ids,
    },
  };
}

/** Will the quarter hold? What is expected of it, and how that stands to what was to be sold. */
function quarterHeadline(view: ReportView, { thisQuarter }: Forecast): Headline {
  const { l } = view;
  const words = l.t.forecast;
  const { expected, targets, month } = thisQuarter;
  const own = headline(view, 'quarter', words.thisQuarter(quarterName(view, month)), expected);
  const lines = targets.flatMap(({ currency }) => {
    const aim = aimOf(view, thisQuarter, currency);
    if (!aim) return [];
    return [
      words.ofTarget(aim.reached.text, aim.target.text),
      ...(aim.missing.value === 0 ? [] : [words.stillMissing(aim.missing.text)]),
    ];
  });
  return { ...own, more: [...lines, ...(own.more ?? [])] };
}

/** Whose targets they are, or why there are none. */
function targetRemarks(
  { l }: ReportView,
  { noTargets, thisQuarter, total }: Forecast,
  spans: readonly ForecastSpan[],
): readonly string[] {
  const words = l.t.forecast.targets;
  if (noTargets !== null) return [words.why[noTargets]];
  const kinds = new Set([...spans, thisQuarter, total].flatMap(({ targets }) => targets.map(({ of }) => of)));
  if (kinds.size === 0) return [words.none];
  return (['company', 'members'] as const satisfies readonly ForecastTarget['of'][]).flatMap((of) =>
    kinds.has(of) ? [words.of[of]] : [],
  );
}

/** A sum large, the others of it below, and what has no price. */
function headline({ l }: ReportView, key: string, label: string, value: ForecastValue): Headline {
  const [first, ...rest] = sumsIn(value);
  const { unpriced } = value;
  return {
    key,
    label,
    figure: first
      ? { ...largeFigure(l, first.total, first.currency, first), ids: value.ids }
      : countFigure(l, value),
    more: [
      ...rest.map(({ currency, total, isAbout }) => {
        const text = moneyText(l, total, currency, false);
        return isAbout ? l.t.rates.about(text) : text;
      }),
      ...(unpriced.count > 0 ? [l.t.reports.unpriced(l.number(unpriced.count))] : []),
    ],
  };
}
