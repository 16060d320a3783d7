import {
  daysOf,
  fiscalPeriod,
  type AmountRange,
  type CustomCondition,
  type DateCondition,
  type OpportunityFilter,
  type RangeEnv,
} from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';
import {
  chosenOf,
  choiceLabel,
  customFieldOf,
  customOptions,
  isChoice,
  isDate,
  type ConditionContext,
  type ConditionKey,
} from './conditions.js';

/** Amounts as a person says them. */
export function amountWords({ l }: Pick<ConditionContext, 'l'>, { currency, min, max }: AmountRange): string {
  const words = l.t.filters.amount;
  const money = (minor: number): string => l.money({ minor, currency }, { short: true });
  if (min !== null && max !== null) return words.between(money(min), money(max));
  if (min !== null) return words.from(money(min));
  return max === null ? words.any : words.to(money(max));
}

/** D60: a calendar range and a rolling one are called differently. */
export function dateWords(l: Localizer, condition: DateCondition): string {
  const words = l.t.filters.date;
  switch (condition.kind) {
    case 'set':
    case 'none':
    case 'past':
    case 'future':
      return words[condition.kind];
    case 'rolling':
      return (condition.direction === 'past' ? words.lastDays : words.nextDays)(l.number(condition.days));
    case 'calendar': {
      const { unit, offset } = condition;
      const near: Readonly<Partial<Record<string, string>>> = words[unit];
      return near[String(offset)] ?? words.away(l.number(offset), unit);
    }
    case 'between':
      return spanWords(l, condition);
  }
}

export function spanWords(
  l: Localizer,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): string {
  const words = l.t.filters.date;
  const day = (date: string): string => l.date(date, 'full');
  if (from !== null && to !== null) return from === to ? day(from) : words.span(day(from), day(to));
  if (from !== null) return words.since(day(from));
  return to === null ? words.any : words.until(day(to));
}

/** The days that a range means today, with the fiscal period where it has one (D61): "MY2026 Ç3: 1 Oca 2026 – 31 Mar 2026". */
export function daysWords(l: Localizer, condition: DateCondition, env: RangeEnv): string | undefined {
  if (condition.kind === 'set' || condition.kind === 'none' || condition.kind === 'between') return undefined;
  const span = daysOf(condition, env);
  const words = spanWords(l, span);
  const { fiscalStart = 1 } = env;
  if (condition.kind !== 'calendar' || span.from === null || fiscalStart === 1) return words;
  const { year, quarter } = fiscalPeriod(span.from, fiscalStart);
  const { fiscalQuarter, fiscalYear } = l.t.filters.date;
  if (condition.unit === 'quarter') return `${fiscalQuarter(String(year), String(quarter))}: ${words}`;
  return condition.unit === 'year' ? `${fiscalYear(String(year))}: ${words}` : words;
}

function some(l: Localizer, names: readonly string[]): string {
  const [first = '', ...rest] = names;
  return rest.length < 2 ? names.join(', ') : l.t.filters.more(first, l.number(rest.length));
}

function customWords(context: ConditionContext, key: ConditionKey, condition: CustomCondition): string {
  const { l } = context;
  const words = l.t.filters.custom;
  switch (condition.kind) {
    case 'set':
    case 'none':
      return words[condition.kind];
    case 'text':
      return `“${condition.text}”`;
    case 'number': {
      const { min, max } = condition;
      const at = (value: number): string => l.number(value);
      if (min !== null && max !== null) return l.t.filters.amount.between(at(min), at(max));
      if (min !== null) return l.t.filters.amount.from(at(min));
      return max === null ? words.any : l.t.filters.amount.to(at(max));
    }
    case 'money':
      return amountWords(context, condition);
    case 'date':
      return dateWords(l, condition.range);
    case 'flag':
      return condition.value ? words.yes : words.no;
    case 'any': {
      const field = customFieldOf(context, key);
      const options = field ? customOptions(context, field) : [];
      return some(
        l,
        condition.ids.map(
          (id) =>
            options.find((option) => option.id === id)?.label ??
            field?.options[id]?.label ??
            l.t.common.unknownPerson,
        ),
      );
    }
  }
}

/** What a condition asks, briefly, for its chip. */
export function conditionWords(
  context: ConditionContext,
  filter: OpportunityFilter,
  key: ConditionKey,
): string {
  const { l } = context;
  if (key === 'amounts')
    return [
      ...(filter.price === undefined ? [] : [l.t.filters.amount[filter.price]]),
      ...(filter.amounts ?? []).map((range) => amountWords(context, range)),
    ].join(', ');
  if (isChoice(key))
    return some(
      l,
      chosenOf(filter, key).map((id) => choiceLabel(context, key, id)),
    );
  if (isDate(key)) {
    const condition = filter.dates?.[key];
    return condition ? dateWords(l, condition) : '';
  }
  const condition = filter.custom?.[key.slice('custom:'.length)];
  return condition ? customWords(context, key, condition) : '';
}
