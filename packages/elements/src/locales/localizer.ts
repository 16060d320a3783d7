import type { AnyMoney, CalendarDate, DateStyle, MoneyFormat, Problem } from '@firsat/model';
import { formatDate, formatMoney } from '@firsat/model';
import type { Messages } from './messages.js';
import { languageOf, words, wordsOf, type Language } from './words.js';

/** One language's words and formats. The same object for the same `lang`, so that identity tells whether it changed. */
export interface Localizer {
  /** BCP 47, for Intl and for `lang` attributes of our own. */
  readonly locale: string;
  readonly language: Language;
  readonly t: Messages;
  /** While words are on their way: what the first rendering of `host` waits for, a bounded time. */
  coming(host?: HTMLElement): Promise<unknown> | undefined;
  problem(problem: Problem): string;
  number(value: number): string;
  /** Basis points as a percentage: `%25`, `25%`. */
  percent(basisPoints: number): string;
  money(value: AnyMoney, options?: MoneyFormat): string;
  /** `short`, without the year, when nothing else is asked for. */
  date(value: CalendarDate, style?: DateStyle): string;
  /** As short as it can be without being mistaken for this year's: day and month, or month and year. */
  nearDate(value: CalendarDate, today: CalendarDate): string;
  /** Date and time of an instant in the zone of the device. */
  moment(at: number): string;
  list(words: readonly string[]): string;
  compare(a: string, b: string): number;
}

const cache = new Map<string, Localizer>();

/** The words of a language have changed: its localizers are made anew, so that their identity tells it. */
export function forgetLocalizers(language: Language): void {
  for (const lang of [...cache.keys()]) if (languageOf(lang) === language) cache.delete(lang);
}

/** The localizer of a `lang`; languages that we do not have are answered in English, with the region kept for formats. */
export function localizerFor(lang: string): Localizer {
  let known = cache.get(lang);
  if (!known) {
    known = createLocalizer(lang);
    cache.set(lang, known);
  }
  return known;
}

function createLocalizer(lang: string): Localizer {
  const language = languageOf(lang);
  const locale = localeOf(lang, language);
  const t = wordsOf(language);
  // Made when they are first needed: each costs milliseconds, and a first paint needs one of them.
  const numbers = once(() => new Intl.NumberFormat(locale));
  const percents = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const moments = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory' }),
  );
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const collator = once(() => new Intl.Collator(locale, { numeric: true }));
  return {
    locale,
    language,
    t,
    coming: (host) => words[language]?.need?.(host),
    problem: (problem) => t.problems[problem.code](problem.params ?? {}),
    number: (value) => numbers().format(value),
    percent: (basisPoints) => percents().format(basisPoints / 10_000),
    money: (value, options) => formatMoney(value, locale, options),
    date: (value, style = 'short') => formatDate(value, locale, style),
    nearDate: (value, today) =>
      formatDate(value, locale, value.slice(0, 4) === today.slice(0, 4) ? 'short' : 'month'),
    moment: (at) => moments().format(at),
    list: (items) => lists().format(items),
    compare: (a, b) => collator().compare(a, b),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The asked-for locale when it is of a language that we speak (`en-GB`), else that language in the same region, else its own default. */
function localeOf(lang: string, language: Language): string {
  try {
    const { language: asked, region } = new Intl.Locale(lang);
    const wanted = asked === language ? lang : `${language}-${region ?? ''}`;
    if (region || wanted.includes('-u-')) return Intl.NumberFormat.supportedLocalesOf(wanted)[0] ?? language;
  } catch {
    // not a language tag at all
  }
  return { en: 'en-US', tr: 'tr-TR' }[language] ?? language;
}
