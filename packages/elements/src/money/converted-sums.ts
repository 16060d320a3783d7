import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BoardTotals, CalendarDate, Opportunity, OpportunityId } from '@firsat/model';
import { monthlyRecurring } from '@firsat/model';
import { convertedTotals, type ConvertedTotals } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import { rateWords } from './rate-words.js';
import { ReportingRates, SUMMED } from './reporting-rates.js';

/** What is added up: the same objects until something of it changes. */
export interface Summed {
  readonly totals: BoardTotals;
  readonly ids: readonly OpportunityId[];
}

/** D39: totals of a board or a list in the reporting currency, worked out when they are shown and again only after a change. */
export class ConvertedView {
  readonly #store: () => PipelineStore | undefined;
  readonly #rates: ReportingRates;
  readonly #known = new WeakMap<
    readonly OpportunityId[],
    { readonly key: string; readonly of: BoardTotals; readonly totals: ConvertedTotals }
  >();

  constructor(host: ReactiveControllerHost, store: () => PipelineStore | undefined) {
    this.#store = store;
    this.#rates = new ReportingRates(host, store, SUMMED);
  }

  /** Nothing without a reporting currency, without another one among the prices, or without any rate for them. */
  of({ totals, ids }: Summed, today: CalendarDate): ConvertedTotals | undefined {
    const rates = this.#rates.value;
    const store = this.#store();
    if (!rates || !store || totals.byCurrency.every(({ currency }) => currency === rates.currency))
      return undefined;
    const key = `${String(this.#rates.version)} ${today}`;
    const known = this.#known.get(ids);
    if (known?.key === key && known.of === totals) return shown(known.totals);
    const rows = ids.flatMap((id): Opportunity[] => {
      const row = store.get('opportunities', id);
      return row ? [row] : [];
    });
    const converted = convertedTotals(store, rows, rates, today);
    this.#known.set(ids, { key, of: totals, totals: converted });
    return shown(converted);
  }
}

const shown = (totals: ConvertedTotals): ConvertedTotals | undefined =>
  totals.converted > 0 ? totals : undefined;

type Money = (minor: bigint | number, currency: string) => string;

const moneyIn =
  (l: Localizer, isShort: boolean): Money =>
  (minor, currency) =>
    l.money({ minor: Number(minor), currency }, isShort ? { abbreviate: true } : { short: true });

/** `≈ ₺1,2 Mn · ≈ ₺3 B / ay`: one-off and recurring apart (D28). */
export function convertedLines(
  l: Localizer,
  { currency, oneOff, monthly, hasRecurring }: ConvertedTotals,
  isShort: boolean,
): readonly string[] {
  const money = moneyIn(l, isShort);
  const { about, perMonth } = l.t.rates;
  return [
    ...(oneOff !== 0n || !hasRecurring ? [about(money(oneOff, currency))] : []),
    ...(hasRecurring ? [about(perMonth(money(monthly, currency)))] : []),
  ];
}

/** What has no rate, in its own currencies; it is in no sum. */
export function leftLines(l: Localizer, { left }: ConvertedTotals, isShort: boolean): readonly string[] {
  const money = moneyIn(l, isShort);
  return left.byCurrency.flatMap((totals) => {
    const hasRecurring = totals.monthly !== 0 || totals.yearly !== 0;
    return [
      ...(totals.fixed !== 0 || !hasRecurring ? [money(totals.fixed, totals.currency)] : []),
      ...(hasRecurring ? [l.t.rates.perMonth(money(monthlyRecurring(totals), totals.currency))] : []),
    ];
  });
}

/** The sums to the last minor unit, every rate with its day, and what has none. */
export function convertedDetails(l: Localizer, totals: ConvertedTotals): TemplateResult {
  const { currency, weightedOneOff, weightedMonthly, rates } = totals;
  const words = l.t.rates;
  const money = moneyIn(l, false);
  const weighted = [
    ...(weightedOneOff !== 0n ? [words.about(money(weightedOneOff, currency))] : []),
    ...(weightedMonthly !== 0n ? [words.about(words.perMonth(money(weightedMonthly, currency)))] : []),
  ];
  const left = leftLines(l, totals, false);
  return html`<div class="converted-details figure">
    <p class="converted-title">${words.total(currency)}</p>
    ${convertedLines(l, totals, false).map((line) => html`<p class="converted-sum">${line}</p>`)}
    ${weighted.length > 0 ? html`<p class="hint">${words.weighted(currency)}: ${l.list(weighted)}</p>` : nothing}
    ${left.length > 0 ? html`<p class="warning">${words.left(l.list(left))}</p>` : nothing}
    <p class="hint">${words.used}</p>
    <ul>
      ${rates.map((rate) => html`<li>${rateWords(rate, currency, l)}</li>`)}
    </ul>
    <p class="hint">${words.explain}</p>
  </div>`;
}
