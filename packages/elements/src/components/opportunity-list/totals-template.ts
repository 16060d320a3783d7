import { html, nothing, type TemplateResult } from 'lit';
import {
  monthlyRecurring,
  weightedFixed,
  weightedMonthly,
  type BoardTotals,
  type CurrencyTotals,
  type ListState,
} from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';

interface Sum {
  readonly label: string;
  readonly value: string;
  readonly isMuted: boolean;
}

function isRecurring(totals: CurrencyTotals): boolean {
  return totals.monthly !== 0 || totals.yearly !== 0;
}

/** D28, D39: one-off and recurring apart, currencies beside each other, the workspace's own first. */
function sumsOf(l: Localizer, { byCurrency }: BoardTotals, main: string, isShort: boolean): readonly Sum[] {
  const words = l.t.list.totals;
  const ordered = [...byCurrency].sort((a, b) => Number(b.currency === main) - Number(a.currency === main));
  return ordered.flatMap((totals): readonly Sum[] => {
    const money = (minor: number | bigint): string =>
      l.money(
        { minor: Number(minor), currency: totals.currency },
        isShort ? { abbreviate: true } : { short: true },
      );
    const recurring = isRecurring(totals);
    const weighted = [
      ...(totals.weightedFixed !== 0n ? [money(weightedFixed(totals))] : []),
      ...(totals.weightedYearlyRate !== 0n ? [words.perMonth(money(weightedMonthly(totals)))] : []),
    ];
    return [
      ...(totals.fixed !== 0 || !recurring
        ? [{ label: words.oneOff, value: money(totals.fixed), isMuted: false }]
        : []),
      ...(recurring
        ? [{ label: words.recurring, value: words.perMonth(money(monthlyRecurring(totals))), isMuted: false }]
        : []),
      ...(weighted.length > 0 ? [{ label: words.weighted, value: weighted.join(' + '), isMuted: true }] : []),
    ];
  });
}

/** What all matching records add up to, those out of view included (D84); live. */
export function totalsTemplate(
  l: Localizer,
  { totals, delivery, all }: ListState,
  main: string,
  isNarrow: boolean,
  converted: unknown = nothing,
): TemplateResult {
  const words = l.t.list.totals;
  const count =
    totals.count !== all
      ? words.ofAll(l.number(totals.count), l.number(all))
      : all === 1
        ? words.one
        : words.count(l.number(all));
  const inDelivery = (): string =>
    [
      l.number(delivery.count),
      ...sumsOf(l, delivery, main, true).flatMap(({ value, isMuted }) => (isMuted ? [] : [value])),
    ].join(' · ');
  return html`<footer class="totals figure" part="totals" aria-label=${words.label}>
    <span class="count">${count}</span>
    ${totals.unpriced > 0 && !isNarrow ? html`<span class="hint">${words.unpriced(l.number(totals.unpriced))}</span>` : nothing}
    ${delivery.count > 0 ? html`<span class="hint delivery">${words.delivery(inDelivery())}</span>` : nothing}
    <span class="spring"></span>
    <dl class="sums">
      ${sumsOf(l, totals, main, isNarrow).map(
        ({ label, value, isMuted }) =>
          html`<div class="sum ${isMuted ? 'muted' : ''}"><dt>${label}</dt><dd>${value}</dd></div>`,
      )}
    </dl>
    ${converted}
  </footer>`;
}
