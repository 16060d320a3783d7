import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OfferLanguage } from '../records/offer.js';
import { seeded } from '../seeded.js';
import { amountInWords } from './amount-words.js';

const GOLDEN: readonly (readonly [minor: number, currency: string, tr: string, en: string])[] = [
  [0, 'TRY', 'Yalnız sıfır Türk lirası', 'Zero Turkish lira only'],
  [1, 'TRY', 'Yalnız bir kuruş', 'One kuruş only'],
  [100, 'TRY', 'Yalnız bir Türk lirası', 'One Turkish lira only'],
  [
    1_234_567,
    'TRY',
    'Yalnız on iki bin üç yüz kırk beş Türk lirası altmış yedi kuruş',
    'Twelve thousand three hundred forty-five Turkish lira and sixty-seven kuruş only',
  ],
  [10_000, 'TRY', 'Yalnız yüz Türk lirası', 'One hundred Turkish lira only'],
  [11_100, 'TRY', 'Yalnız yüz on bir Türk lirası', 'One hundred eleven Turkish lira only'],
  [100_000, 'TRY', 'Yalnız bin Türk lirası', 'One thousand Turkish lira only'],
  [100_100, 'TRY', 'Yalnız bin bir Türk lirası', 'One thousand one Turkish lira only'],
  [10_000_000, 'TRY', 'Yalnız yüz bin Türk lirası', 'One hundred thousand Turkish lira only'],
  [
    12_100_000,
    'TRY',
    'Yalnız yüz yirmi bir bin Türk lirası',
    'One hundred twenty-one thousand Turkish lira only',
  ],
  [100_000_000, 'TRY', 'Yalnız bir milyon Türk lirası', 'One million Turkish lira only'],
  [100_100_000, 'TRY', 'Yalnız bir milyon bin Türk lirası', 'One million one thousand Turkish lira only'],
  [
    10_000_000_000_001,
    'TRY',
    'Yalnız yüz milyar Türk lirası bir kuruş',
    'One hundred billion Turkish lira and one kuruş only',
  ],
  [
    Number.MAX_SAFE_INTEGER,
    'TRY',
    'Yalnız doksan trilyon yetmiş bir milyar dokuz yüz doksan iki milyon beş yüz kırk yedi bin dört yüz dokuz Türk lirası doksan bir kuruş',
    'Ninety trillion seventy-one billion nine hundred ninety-two million five hundred forty-seven thousand four hundred nine Turkish lira and ninety-one kuruş only',
  ],
  [101, 'EUR', 'Yalnız bir avro bir sent', 'One euro and one cent only'],
  [
    202_012,
    'EUR',
    'Yalnız iki bin yirmi avro on iki sent',
    'Two thousand twenty euros and twelve cents only',
  ],
  [50, 'USD', 'Yalnız elli sent', 'Fifty cents only'],
  [1_900_000, 'USD', 'Yalnız on dokuz bin ABD doları', 'Nineteen thousand US dollars only'],
  // No hundredths; thousandths, and those of a currency without a name here.
  [1_001, 'JPY', 'Yalnız bin bir Japon yeni', 'One thousand one Japanese Yen only'],
  [12_005, 'KWD', 'Yalnız on iki Kuveyt dinarı 5/1000', 'Twelve Kuwaiti Dinar and 5/1000 only'],
  [67, 'CHF', 'Yalnız sıfır İsviçre frangı 67/100', 'Zero Swiss Franc and 67/100 only'],
  [-150, 'TRY', 'Yalnız eksi bir Türk lirası elli kuruş', 'Minus one Turkish lira and fifty kuruş only'],
];

/** Reads Turkish number words back, independently of how they were made. */
function readTurkish(words: string): bigint {
  const small: Readonly<Record<string, bigint>> = {
    ...{ sıfır: 0n, bir: 1n, iki: 2n, üç: 3n, dört: 4n, beş: 5n, altı: 6n, yedi: 7n, sekiz: 8n, dokuz: 9n },
    ...{ on: 10n, yirmi: 20n, otuz: 30n, kırk: 40n, elli: 50n, altmış: 60n, yetmiş: 70n, seksen: 80n },
    ...{ doksan: 90n },
  };
  const scales: Readonly<Record<string, bigint>> = {
    ...{ bin: 1_000n, milyon: 1_000_000n, milyar: 1_000_000_000n, trilyon: 1_000_000_000_000n },
  };
  let [total, group] = [0n, 0n];
  for (const word of words.split(' ')) {
    const scale = scales[word];
    if (word === 'yüz') group = (group || 1n) * 100n;
    else if (scale === undefined) {
      assert.ok(word in small, word);
      group += small[word] ?? 0n;
    } else {
      total += (group || 1n) * scale;
      group = 0n;
    }
  }
  return total + group;
}

describe('amounts in words', () => {
  it('OFR14, D54: an amount is written out exactly, in the language of the offer', () => {
    for (const [minor, currency, tr, en] of GOLDEN) {
      const said = (language: OfferLanguage): string => amountInWords({ minor, currency }, language);
      assert.equal(said('tr'), tr);
      assert.equal(said('en'), en);
    }
  });

  it('OFR14: whatever the amount, the words say it again', () => {
    const random = seeded(54);
    for (let round = 0; round < 2_000; round += 1) {
      const minor = Math.floor(random() ** 8 * Number.MAX_SAFE_INTEGER);
      const words = amountInWords({ minor, currency: 'TRY' }, 'tr').replace('Yalnız ', '');
      const [first = '', second = ''] = words.includes('Türk lirası')
        ? words.split(' Türk lirası')
        : ['', ` ${words}`];
      const lira = first === '' ? 0n : readTurkish(first);
      const kurus = second === '' ? 0n : readTurkish(second.trim().replace(/ kuruş$/u, ''));
      assert.equal(lira * 100n + kurus, BigInt(minor), words);
    }
  });
});
