import { ratePair, type ExchangeRate } from '@firsat/model';
import type { Rate } from '@firsat/model/reports';
import { decimalText } from '../fields/decimals.js';
import type { Localizer } from '../locales/localizer.js';
import '../locales/areas/rates.js';

/** `41.2537` as people write it, every digit of it. */
export function rateText(value: string, l: Localizer): string {
  const [whole = '', places = ''] = value.split('.');
  return decimalText({ value: BigInt(whole + places), scale: places.length }, l);
}

/** `1 EUR = 41,2537 TRY · 12 Oca 2026`: the rate as it was entered, also where it was read from its other end. */
export function rateWords(rate: Rate, reporting: string, l: Localizer): string {
  const words = l.t.rates;
  const [currency, base] = rate.isInverse ? [reporting, rate.currency] : [rate.currency, reporting];
  const text = words.dated(words.one(currency, rateText(rate.value, l), base), l.date(rate.on, 'full'));
  return rate.source === 'host' ? words.fromHost(text) : text;
}

/** What a record of the workspace says. */
export function recordWords({ id, rate }: Pick<ExchangeRate, 'id' | 'rate'>, l: Localizer): string {
  const pair = ratePair(id);
  if (!pair) return id;
  const { rates } = l.t;
  return rates.dated(rates.one(pair.currency, rateText(rate.value, l), pair.base), l.date(pair.on, 'full'));
}
