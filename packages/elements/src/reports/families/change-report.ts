import { bridge, changes, type Bridge, type ChangeGroup, type ChangesBetween } from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type SheetColumn } from '../../charts/sheet.js';
import { countFigure, countMeasure, moneyRaw, moneyText } from '../figures.js';
import type { ReportContent, ReportDefinition, ReportView } from '../report-definition.js';
import { bridgeSheet, signed } from './bridge-sheet.js';
import '../../locales/areas/change-report.js';

/** S20, D23: what is different from the day before the period, and how the open amount became another one; at first, since Monday. */
export const changeReport: ReportDefinition = {
  options: () => [],
  reports: () => ({ changes: changes(), bridge: bridge() }),
  period: { kind: 'calendar', unit: 'week', offset: 0 },
  comparison: 'none',
  content(results, view): ReportContent {
    const { groups, how } = results<ChangesBetween>('changes');
    const way = results<Bridge>('bridge');
    const { l } = view;
    const words = l.t.changeReport;
    const find = (code: ChangeGroup['code']) => groups.find((group) => group.code === code);
    const amounts = amountColumns(view, groups);
    return {
      headlines: (['created', 'won', 'lost', 'pushed-out'] as const).map((code) => {
        const group = find(code);
        return {
          key: code,
          label: words.codes[code],
          figure: group ? countFigure(l, group) : { text: l.number(0), value: 0 },
          more: group ? group.amounts.map((amount) => amountText(view, amount, code)) : [],
        };
      }),
      sheets: [
        {
          key: 'changes',
          title: words.title,
          heading: words.change,
          columns: [{ key: 'count', label: words.opportunities }, ...amounts.columns],
          rows: groups.map((group) => ({
            key: group.code,
            label: words.codes[group.code],
            figures: { count: countFigure(l, group), ...amounts.figures(group) },
          })),
          measures: [countMeasure(l, 'count', words.opportunities, ['count'])],
        },
        bridgeSheet(view, way),
      ],
      how,
      excluded: way.excluded,
    };
  },
  how: ({ l }) => [l.t.changeReport.how, l.t.changeReport.bridge.how],
};

type Sum = ChangeGroup['amounts'][number];

/** Of what became more the difference has its sign; one-off, monthly and yearly sums are never added. */
function amountText(
  { l }: Pick<ReportView, 'l'>,
  { currency, period, sum }: Sum,
  code: ChangeGroup['code'],
): string {
  const text = (value: bigint): string => moneyText(l, value, currency, false, false);
  const money = signed(code !== 'amount-up', sum, text);
  return l.t.changeReport.signed(money, l.t.common.perPeriod[period]);
}

function amountColumns(
  view: ReportView,
  groups: readonly ChangeGroup[],
): {
  readonly columns: readonly SheetColumn[];
  readonly figures: (group: ChangeGroup) => Record<string, Figure>;
} {
  const { l } = view;
  const keys = [
    ...new Set(
      groups.flatMap(({ amounts }) => amounts.map(({ currency, period }) => `${currency} ${period}`)),
    ),
  ].sort();
  return {
    columns: keys.map((key) => ({
      key,
      label: l.t.reports.money.column(
        l.t.changeReport.amount,
        key.slice(0, 3),
        l.t.common.period[key.slice(4) as Sum['period']],
      ),
    })),
    figures: (group) =>
      Object.fromEntries(
        keys.map((key): [string, Figure] => {
          const sum = group.amounts.find(({ currency, period }) => `${currency} ${period}` === key);
          if (!sum) return [key, NO_FIGURE];
          return [
            key,
            {
              text: amountText(view, sum, group.code),
              value: Number(sum.sum),
              raw: moneyRaw(sum.sum, sum.currency),
              ids: group.ids,
            },
          ];
        }),
      ),
  };
}
