import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDate } from './format-date.js';
import { decimalOf, formatMoney, signAsInFull } from './format-money.js';
import { parseDate } from './parse-date.js';
import { parseMoney, parsePercent } from './parse-money.js';

const minor = (text: string, locale: string, currency = 'TRY'): number | string => {
  const result = parseMoney(text, locale, currency);
  if (!result.ok) return result.problems[0]?.code ?? '';
  assert.equal(result.value.currency, currency);
  return result.value.minor;
};

describe('parseMoney', () => {
  it('D70 Turkish: 1.234 is one thousand two hundred and thirty-four, 12.500 is never 12,5', () => {
    const table: readonly (readonly [string, number | string])[] = [
      ['1.234,56', 123456],
      ['1234,56', 123456],
      ['1234.56', 123456],
      ['1.234', 123400],
      ['12.500', 1250000],
      ['12.500,00', 1250000],
      ['1.234.567', 123456700],
      ['1.234.567,8', 123456780],
      ['1,234.56', 123456],
      ['1,234,567.89', 123456789],
      ['12,5', 1250],
      ['12.5', 1250],
      ['0,5', 50],
      ['0.50', 50],
      [',5', 50],
      ['12,', 1200],
      ['0', 0],
      ['007', 700],
      ['1 234,56', 123456],
      ['1\u00a0234\u00a0567', 123456700],
      ['1\u202f234,5', 123450],
      ["1'234.50", 123450],
      ['₺1.234,56', 123456],
      ['1.234,56 ₺', 123456],
      ['1.234,56\u00a0TL', 123456],
      ['tl 12.500', 1250000],
      ['TRY 5', 500],
      ['  7  ', 700],
      ['90071992547409,91', 9007199254740991],
      ['90071992547409,92', 'out-of-range'],
      ['-5', 'out-of-range'],
      ['-₺5', 'out-of-range'],
      ['\u22125', 'out-of-range'],
      // 12,500 may be 12,5 or a pasted English 12500: refused, not guessed.
      ['12,500', 'not-an-amount'],
      ['1,234', 'not-an-amount'],
      ['0.123', 'not-an-amount'],
      ['1234.567', 'not-an-amount'],
      ['1,23456', 'not-an-amount'],
      ['1.23.4', 'not-an-amount'],
      ['12.34.567', 'not-an-amount'],
      ['1.234.56', 'not-an-amount'],
      ['1,2,3', 'not-an-amount'],
      ['1.234,567.8', 'not-an-amount'],
      ['12 34', 'not-an-amount'],
      ['1 23,4', 'not-an-amount'],
      ['', 'not-an-amount'],
      ['.', 'not-an-amount'],
      ['₺', 'not-an-amount'],
      ['$5', 'not-an-amount'],
      ['5 EUR', 'not-an-amount'],
      ['yaklaşık 5', 'not-an-amount'],
      ['5e3', 'not-an-amount'],
      ['1--2', 'not-an-amount'],
    ];
    for (const [text, expected] of table) assert.equal(minor(text, 'tr'), expected, text);
  });

  it('D70 English is the mirror image', () => {
    const table: readonly (readonly [string, number | string])[] = [
      ['1,234.56', 123456],
      ['1234.56', 123456],
      ['1234,56', 123456],
      ['1,234', 123400],
      ['12,500', 1250000],
      ['1.234,56', 123456],
      ['1.234.567,89', 123456789],
      ['12.5', 1250],
      ['$1,234.56', 123456],
      ['USD 1,234', 123400],
      ['1,234 $', 123400],
      ['12.500', 'not-an-amount'],
      ['₺5', 'not-an-amount'],
      ['0,123', 'not-an-amount'],
    ];
    for (const [text, expected] of table) assert.equal(minor(text, 'en', 'USD'), expected, text);
  });

  it('D37 the decimals are those of the currency', () => {
    assert.equal(minor('1.234', 'tr', 'JPY'), 1234);
    assert.equal(minor('1234,5', 'tr', 'JPY'), 'not-an-amount');
    assert.equal(minor('1,234', 'tr', 'KWD'), 1234);
    assert.equal(minor('1.234', 'tr', 'KWD'), 1234000);
    assert.deepEqual(parseMoney('x', 'tr', 'KWD'), {
      ok: false,
      problems: [{ code: 'not-an-amount', params: { digits: 3 } }],
    });
  });

  it('FLD1 what is formatted is read back as the same amount', () => {
    for (const locale of ['tr', 'en', 'de', 'en-GB']) {
      for (const amount of [0, 1, 99, 100, 123_456, 1_234_567, 100_000_000, Number.MAX_SAFE_INTEGER]) {
        for (const currency of ['TRY', 'USD', 'JPY', 'KWD']) {
          const text = formatMoney({ minor: amount, currency }, locale);
          assert.equal(minor(text, locale, currency), amount, `${locale} ${text}`);
        }
      }
    }
  });
});

it('D70 a percentage is read in basis points', () => {
  const value = (text: string, locale = 'tr'): number | string => {
    const result = parsePercent(text, locale);
    return result.ok ? result.value : (result.problems[0]?.code ?? '');
  };
  const table = [
    ['%25', 2500],
    ['25', 2500],
    ['25 %', 2500],
    ['33,5', 3350],
    ['33.25', 3325],
    ['0', 0],
    ['100', 10_000],
    ['100,01', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['33,333', 'not-a-number'],
    ['yarı', 'not-a-number'],
    ['', 'not-a-number'],
  ] as const;
  for (const [text, expected] of table) assert.equal(value(text), expected, text);
  assert.equal(value('33.5%', 'en'), 3350);
});

describe('parseDate', () => {
  const date = (text: string, locale: string): string => {
    const result = parseDate(text, locale);
    return result.ok ? result.value : (result.problems[0]?.code ?? '');
  };

  it('D71 Turkish: day, month, year', () => {
    const table = [
      ['22.11.2026', '2026-11-22'],
      ['1.2.2026', '2026-02-01'],
      ['01/02/2026', '2026-02-01'],
      ['1-2-26', '2026-02-01'],
      ['22 11 2026', '2026-11-22'],
      ['22. 11. 2026', '2026-11-22'],
      ['2026-11-22', '2026-11-22'],
      ['2026.1.5', '2026-01-05'],
      ['22 Kas 2026', '2026-11-22'],
      ['22 kasım 2026', '2026-11-22'],
      ['1 ŞUBAT 26', '2026-02-01'],
      ['5 Ağu 2026', '2026-08-05'],
      ['Nov 22, 2026', '2026-11-22'],
      ['1.1.69', '2069-01-01'],
      ['1.1.70', '1970-01-01'],
      ['29.02.2028', '2028-02-29'],
      [' 22.11.2026 ', '2026-11-22'],
      ['29.02.2026', 'not-a-date'],
      ['31.04.2026', 'not-a-date'],
      ['32.01.2026', 'not-a-date'],
      ['11/22/2026', 'not-a-date'],
      ['0.1.2026', 'not-a-date'],
      ['2026-13-01', 'not-a-date'],
      ['22.11', 'not-a-date'],
      ['22.11/2026', 'not-a-date'],
      ['22.11.226', 'not-a-date'],
      ['yarın', 'not-a-date'],
      ['', 'not-a-date'],
      ['22 Foo 2026', 'not-a-date'],
      ['20261122', 'not-a-date'],
    ] as const;
    for (const [text, expected] of table) assert.equal(date(text, 'tr'), expected, text);
  });

  it('D71 English: month first in the US, day first in Britain, and with dots everywhere', () => {
    assert.equal(date('11/22/2026', 'en'), '2026-11-22');
    assert.equal(date('3/1/2017', 'en-US'), '2017-03-01');
    assert.equal(date('3/1/2017', 'en-GB'), '2017-01-03');
    assert.equal(date('22.11.2026', 'en'), '2026-11-22');
    assert.equal(date('22/11/2026', 'en'), 'not-a-date');
    assert.equal(date('November 22, 2026', 'en'), '2026-11-22');
    assert.equal(date('22 November 2026', 'en'), '2026-11-22');
  });

  it('D57 what is formatted is read back as the same day, in any time zone of the process', () => {
    for (const locale of ['tr', 'en', 'en-GB']) {
      for (const day of ['2026-01-01', '2026-12-31', '2024-02-29', '2026-10-25', '2026-03-29']) {
        assert.equal(date(formatDate(day, locale, 'numeric'), locale), day);
        assert.equal(date(formatDate(day, locale, 'full'), locale), day);
      }
    }
  });
});

describe('format', () => {
  it('D70 amounts by locale, exact beyond what a float holds', () => {
    const table = [
      [123_456_750, 'TRY', 'tr', '₺1.234.567,50', '₺1,2 Mn'],
      [125_000_000, 'TRY', 'tr', '₺1.250.000,00', '₺1,3 Mn'],
      [123_456_750, 'USD', 'en', '$1,234,567.50', '$1.2M'],
      [950, 'TRY', 'tr', '₺9,50', '₺9,5'],
      [Number.MAX_SAFE_INTEGER, 'TRY', 'tr', '₺90.071.992.547.409,91', '₺90,1 Tn'],
      [1234, 'JPY', 'en', '¥1,234', '¥1.2K'],
      [1_234_567, 'KWD', 'en', 'KWD 1,234.567', 'KWD 1.2K'],
    ] as const;
    for (const [amount, currency, locale, full, short] of table) {
      const clean = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
      assert.equal(clean(formatMoney({ minor: amount, currency }, locale)), full);
      assert.equal(clean(formatMoney({ minor: amount, currency }, locale, { abbreviate: true })), short);
    }
  });

  it('ENG3 a short amount has its sign where the full one has it, whatever an engine knows of the language', () => {
    const full = (text: string) => () => text;
    assert.equal(signAsInFull('1,2\u00a0Mn\u00a0₺', full('₺1.234.567,50')), '₺1,2\u00a0Mn');
    assert.equal(signAsInFull('-1,2\u00a0Mn\u00a0₺', full('-₺1.234.567,50')), '-₺1,2\u00a0Mn');
    assert.equal(signAsInFull('₺1,2\u00a0Mn', full('₺1.234.567,50')), '₺1,2\u00a0Mn');
    assert.equal(signAsInFull('1,2\u00a0Mio.\u00a0€', full('1.234.567,50\u00a0€')), '1,2\u00a0Mio.\u00a0€');
  });

  it('D37 minor units become decimals without a float', () => {
    assert.equal(decimalOf(1_250_050, 2), '12500.50');
    assert.equal(decimalOf(5, 2), '0.05');
    assert.equal(decimalOf(-5, 3), '-0.005');
    assert.equal(decimalOf(7, 0), '7');
    assert.equal(decimalOf(123_456_789_012_345_678_901n, 2), '1234567890123456789.01');
  });

  it('D71 dates by locale', () => {
    assert.equal(formatDate('2026-11-22', 'tr', 'numeric'), '22.11.2026');
    assert.equal(formatDate('2026-11-22', 'tr', 'full'), '22 Kas 2026');
    assert.equal(formatDate('2027-01-05', 'tr', 'month'), 'Oca 2027');
    assert.equal(formatDate('2026-11-22', 'en', 'short'), 'Nov 22');
  });
});
