import type { Bridge, BridgePart, BridgeStep, Count } from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Sheet, type SheetRow } from '../../charts/sheet.js';
import type { Localizer } from '../../locales/localizer.js';
import { countFigure, moneyRaw, moneyText } from '../figures.js';
import type { ReportView } from '../report-definition.js';

type Amount = BridgePart['amounts'][number];
type Row = Pick<SheetRow, 'key' | 'label' | 'isLevel'> & { readonly part: BridgePart };

/** Steps that change what is open without anything entering or leaving it. */
const STAYING: ReadonlySet<string> = new Set<BridgeStep>([
  'priced',
  'unpriced',
  'amount-up',
  'amount-down',
  'kind-in',
  'kind-out',
]);
const LEAVING: ReadonlySet<string> = new Set<BridgeStep>([
  'other-out',
  'suspended',
  'won',
  'lost',
  'abandoned',
  'deleted',
]);
/** What may stand at the place of a minus. */
const MINUS = /[-−]/u;

/** How the open amount of the start became that of the end: a waterfall of each currency and kind of price, which are never added (D28, D39), and of the number. */
export function bridgeSheet({ l }: Pick<ReportView, 'l'>, { start, steps, end }: Bridge): Sheet {
  const { changeReport: words, reports, common } = l.t;
  const rows: readonly Row[] = [
    { key: 'start', label: words.bridge.start, isLevel: true, part: start },
    ...steps.map((part) => ({
      key: part.code,
      label:
        part.code in words.codes
          ? words.codes[part.code as keyof typeof words.codes]
          : words.bridge.steps[part.code as keyof typeof words.bridge.steps],
      part,
    })),
    { key: 'end', label: words.bridge.end, isLevel: true, part: end },
  ];
  const parts = rows.map(({ part }) => part);
  const kinds = kindsOf(parts);
  const hasUnpriced = parts.some(({ unpriced }) => unpriced.count > 0);
  const columns = [
    { key: COUNT, label: words.opportunities },
    ...kinds.map(({ key, currency, period }) => ({
      key,
      label: reports.money.column(words.bridge.open, currency, common.period[period]),
    })),
    ...(hasUnpriced ? [{ key: UNPRICED, label: words.bridge.unpriced }] : []),
  ];
  const level = levels();
  const isNothing = start.count === 0 && steps.length === 0;
  return {
    key: 'bridge',
    title: words.bridge.title,
    heading: words.bridge.step,
    columns,
    rows: isNothing
      ? []
      : rows.map(({ part, ...row }) => ({
          ...row,
          figures: {
            [COUNT]: countOf(l, level, row, part, deltaOf(row.key, part.count), COUNT),
            ...Object.fromEntries(kinds.map((kind) => [kind.key, amountOf(l, level, row, part, kind)])),
            ...(hasUnpriced && {
              [UNPRICED]: countOf(
                l,
                level,
                row,
                unpricedOf(row.key, part),
                unpricedDelta(row.key, part),
                UNPRICED,
              ),
            }),
          },
        })),
    measures: [
      // At first what most of the opportunities have.
      ...[...kinds]
        .sort((a, b) => b.weight - a.weight)
        .map(({ key, currency }) => ({
          key,
          label: columns.find((column) => column.key === key)?.label ?? '',
          kind: 'waterfall' as const,
          columns: [key],
          tick: (value: number) => moneyText(l, Math.round(value), currency, false),
        })),
      {
        key: COUNT,
        label: words.opportunities,
        kind: 'waterfall',
        columns: [COUNT],
        tick: (value) => l.number(value),
      },
    ],
  };
}

const COUNT = 'count';
const UNPRICED = 'unpriced';

interface Kind extends Pick<Amount, 'currency' | 'period'> {
  readonly key: string;
  /** How many opportunities stand behind it. */
  weight: number;
}

function kindsOf(parts: readonly BridgePart[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { currency, period, count } of parts.flatMap(({ amounts }) => amounts)) {
    const key = `${currency} ${period}`;
    const kind = kinds.get(key) ?? { key, currency, period, weight: 0 };
    kind.weight += count;
    kinds.set(key, kind);
  }
  return [...kinds.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What each column has come to, row by row: told with every step. */
function levels(): (column: string, row: Pick<Row, 'isLevel'>, value: bigint) => bigint {
  const known = new Map<string, bigint>();
  return (column, { isLevel }, value) => {
    const level = isLevel ? value : (known.get(column) ?? 0n) + value;
    known.set(column, level);
    return level;
  };
}

/** With its sign where it is a step: the plus stands where the language has its minus. */
export function signed(isLevel: boolean | undefined, value: bigint, text: (value: bigint) => string): string {
  return isLevel || value <= 0n ? text(value) : text(-value).replace(MINUS, '+');
}

function amountOf(
  l: Localizer,
  level: ReturnType<typeof levels>,
  row: Pick<Row, 'isLevel'>,
  { amounts }: BridgePart,
  { key, currency, period }: Kind,
): Figure {
  const words = l.t.changeReport;
  const own = amounts.find((amount) => amount.currency === currency && amount.period === period);
  // Nothing of a kind that the bridge has is 0 at its ends.
  if (!own && !row.isLevel) return NO_FIGURE;
  const sum = own?.sum ?? 0n;
  const text = (value: bigint): string =>
    words.signed(moneyText(l, value, currency, false, false), l.t.common.perPeriod[period]);
  const after = level(key, row, sum);
  return {
    text: signed(row.isLevel, sum, text),
    value: Number(sum),
    raw: moneyRaw(sum, currency),
    ...(!row.isLevel && { note: words.bridge.then(text(after)) }),
    ...(own && { ids: own.ids }),
  };
}

function countOf(
  l: Localizer,
  level: ReturnType<typeof levels>,
  row: Pick<Row, 'key' | 'isLevel'>,
  count: Count,
  delta: number | null,
  column: string,
): Figure {
  const own = countFigure(l, count);
  if (row.isLevel) level(column, row, BigInt(count.count));
  if (row.isLevel) return own;
  if (count.count === 0) return NO_FIGURE;
  // Changes what is there, and not how many.
  if (delta === null) return { ...own, value: null };
  const value = BigInt(delta);
  const after = level(column, row, value);
  return {
    ...own,
    text: signed(false, value, (number) => l.number(Number(number))),
    value: delta,
    raw: { number: delta },
    note: l.t.changeReport.bridge.then(l.number(Number(after))),
  };
}

function deltaOf(key: string, count: number): number | null {
  if (STAYING.has(key)) return null;
  return LEAVING.has(key) ? -count : count;
}

/** A price that is given is one fewer without. */
function unpricedOf(key: string, part: BridgePart): Count {
  return key === 'priced' || key === 'unpriced' ? part : part.unpriced;
}

function unpricedDelta(key: string, part: BridgePart): number | null {
  if (key === 'priced') return -part.count;
  if (key === 'unpriced') return part.count;
  return deltaOf(key, part.unpriced.count);
}
