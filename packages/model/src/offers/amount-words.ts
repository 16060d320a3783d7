import { currencyDigits, type Money } from '../money.js';
import type { OfferLanguage } from '../records/offer.js';

/** How a language says numbers and amounts; words of a document, not of the interface. */
interface Numerals {
  readonly zero: string;
  readonly minus: string;
  /** From 0 (nothing) to 999. */
  below1000(number: number): string;
  /** Of 1,000, 1,000,000 … */
  readonly scales: readonly string[];
  /** Turkish says "bin", not "bir bin". */
  readonly oneThousand: string;
  /** Names of a currency and of its hundredth: of one, and of more. */
  readonly currencies: Readonly<Record<string, readonly [one: Names, more: Names]>>;
  /** `rest`: the words of the minor units, or "67/100" where they have no name here. */
  whole(major: string, rest: string): string;
  sentence(words: string): string;
}

type Names = readonly [major: string, minor: string];

const same = (...names: Names): readonly [Names, Names] => [names, names];
const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

const TR_ONES = ['', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'];
const TR_TENS = ['', 'on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'];
const EN_ONES = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const EN_TEENS = [
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen'],
  ...['fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const at = (words: readonly string[], index: number): string => words[index] ?? '';
const digitsOf = (number: number): readonly [hundreds: number, tens: number, ones: number] => [
  Math.floor(number / 100),
  Math.floor(number / 10) % 10,
  number % 10,
];

const NUMERALS: Readonly<Record<OfferLanguage, Numerals>> = {
  tr: {
    zero: 'sıfır',
    minus: 'eksi',
    below1000: (number) => {
      const [hundreds, tens, ones] = digitsOf(number);
      const hundred = hundreds === 0 ? '' : joined(hundreds === 1 ? '' : at(TR_ONES, hundreds), 'yüz');
      return joined(hundred, at(TR_TENS, tens), at(TR_ONES, ones));
    },
    scales: ['bin', 'milyon', 'milyar', 'trilyon', 'katrilyon'],
    oneThousand: 'bin',
    currencies: {
      TRY: same('Türk lirası', 'kuruş'),
      EUR: same('avro', 'sent'),
      USD: same('ABD doları', 'sent'),
      GBP: same('İngiliz sterlini', 'peni'),
    },
    whole: joined,
    sentence: (words) => `Yalnız ${words}`,
  },
  en: {
    zero: 'zero',
    minus: 'minus',
    below1000: (number) => {
      const [hundreds, tens, ones] = digitsOf(number);
      const hundred = hundreds === 0 ? '' : `${at(EN_ONES, hundreds)} hundred`;
      const rest =
        tens === 1
          ? at(EN_TEENS, ones)
          : [at(EN_TENS, tens), at(EN_ONES, ones)].filter((word) => word !== '').join('-');
      return joined(hundred, rest);
    },
    scales: ['thousand', 'million', 'billion', 'trillion', 'quadrillion'],
    oneThousand: 'one thousand',
    currencies: {
      TRY: same('Turkish lira', 'kuruş'),
      EUR: [
        ['euro', 'cent'],
        ['euros', 'cents'],
      ],
      USD: [
        ['US dollar', 'cent'],
        ['US dollars', 'cents'],
      ],
      GBP: [
        ['pound sterling', 'penny'],
        ['pounds sterling', 'pence'],
      ],
    },
    whole: (major, rest) => [major, rest].filter((words) => words !== '').join(' and '),
    sentence: (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)} only`,
  },
};

function numberWords(number: bigint, numerals: Numerals): string {
  if (number === 0n) return numerals.zero;
  const groups: string[] = [];
  let rest = number;
  for (let scale = 0; rest > 0n; scale += 1, rest /= 1000n) {
    const group = Number(rest % 1000n);
    if (group === 0) continue;
    groups.unshift(
      scale === 0
        ? numerals.below1000(group)
        : scale === 1 && group === 1
          ? numerals.oneThousand
          : joined(numerals.below1000(group), at(numerals.scales, scale - 1)),
    );
  }
  return groups.join(' ');
}

/** D54: an amount as a sentence of a document, exact to the last kuruş: "Yalnız on iki bin üç yüz kırk beş Türk lirası altmış yedi kuruş". */
export function amountInWords({ minor, currency }: Money, language: OfferLanguage): string {
  const numerals = NUMERALS[language];
  const unit = 10n ** BigInt(currencyDigits(currency));
  const size = BigInt(minor < 0 ? -minor : minor);
  const [major, rest] = [size / unit, size % unit];
  const names = numerals.currencies[currency];
  const called = (number: bigint, kind: 0 | 1): string =>
    `${numberWords(number, numerals)} ${names?.[number === 1n ? 0 : 1][kind] ?? currencyName(currency, language)}`;
  const words =
    rest === 0n
      ? called(major, 0)
      : !names
        ? numerals.whole(called(major, 0), `${String(rest)}/${String(unit)}`)
        : numerals.whole(major === 0n ? '' : called(major, 0), called(rest, 1));
  return numerals.sentence(joined(minor < 0 ? numerals.minus : '', words));
}

const currencyName = (currency: string, language: OfferLanguage): string =>
  new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? currency;
