import { rateWords } from '../money/rate-words.js';
import type { ComputedReport } from './report-controller.js';
import type { ReportContent, ReportDefinition, ReportOption, ReportView } from './report-definition.js';

/** The choice between own currencies and the reporting currency (D39); its key is that of the option. */
export const MONEY = 'money';
const CONVERTED = 'converted';

/** All that can be chosen of a report; where there are amounts and a reporting currency is set, what they are told in. */
export function optionsOf(
  definition: ReportDefinition,
  view: Pick<ReportView, 'store' | 'l'>,
): readonly ReportOption[] {
  const own = definition.options(view);
  const currency = view.store.settings?.reportingCurrency ?? null;
  if (!definition.hasMoney || currency === null) return own;
  const words = view.l.t.reports.currencies;
  return [
    ...own,
    {
      key: MONEY,
      label: words.label,
      values: [
        { value: 'own', label: words.own },
        { value: CONVERTED, label: view.l.t.rates.about(currency) },
      ],
    },
  ];
}

export const isConverted = ({ option }: Pick<ReportView, 'option'>): boolean => option(MONEY) === CONVERTED;

/** How sums were converted, and every rate that was used with its day: those of amounts, and those that a report tells of itself. */
export function ratesUsed(
  { l, rates }: ReportView,
  content: Pick<ReportContent, 'rates'>,
  computed: Pick<ComputedReport, 'rates'> | undefined,
): readonly string[] {
  const own = content.rates ?? [];
  if (!rates) return own;
  return [
    l.t.rates.explain,
    ...own,
    ...(computed?.rates ?? []).map((rate) => rateWords(rate, rates.currency, l)),
  ];
}
