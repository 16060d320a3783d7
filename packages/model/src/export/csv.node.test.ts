import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Papa from 'papaparse';
import { seeded } from '../seeded.js';
import { CSV_DIALECTS, csvChunks, csvDate, csvMoney, csvText, type CsvCell, type CsvDialect } from './csv.js';
import { guarded, unguarded } from './formula-guard.js';

const dialects = Object.entries(CSV_DIALECTS);
const read = (text: string, { delimiter }: CsvDialect): string[][] =>
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter, skipEmptyLines: true }).data;

/** Pieces that break careless writers, and the letters of two languages. */
const PIECES = [
  '"',
  "'",
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\r\n',
  ';',
  ',',
  ' ',
  '＝',
  'ş',
  'İ',
  'a',
  '0',
  '😀',
];

function someText(random: () => number): string {
  const length = Math.floor(random() * 6);
  return Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
}

describe('csv', () => {
  const row: readonly CsvCell[] = [
    'Işık "Yapı"; Tic.',
    csvMoney({ minor: 123_456_750, currency: 'TRY' }),
    csvMoney({ minor: 500, currency: 'JPY' }),
    csvDate('2026-11-22'),
    { at: Date.UTC(2026, 10, 22, 21, 5, 7), timeZone: 'Europe/Istanbul' },
    { number: -2550n, digits: 2 },
    { number: 42 },
    null,
    '',
  ];

  it('DAT1, D71: Turkish Excel gets semicolons, a byte order mark, decimal commas and dotted dates', () => {
    assert.equal(
      csvText([['Müşteri', 'Fiyat'], row], CSV_DIALECTS['excel-tr']),
      '\ufeff"Müşteri";"Fiyat"\r\n"Işık ""Yapı""; Tic.";1234567,50;500;22.11.2026;23.11.2026 00:05;-25,50;42;;\r\n',
    );
  });

  it('DAT1 other dialects have commas, decimal points and ISO dates; the one for programs has exact instants and no mark', () => {
    const rest = '1234567.50,500,2026-11-22';
    assert.equal(
      csvText([row], CSV_DIALECTS['excel-en']),
      `\ufeff"Işık ""Yapı""; Tic.",${rest},2026-11-23 00:05,-25.50,42,,\r\n`,
    );
    assert.equal(
      csvText([row], CSV_DIALECTS.plain),
      `"Işık ""Yapı""; Tic.",${rest},2026-11-22T21:05:07.000Z,-25.50,42,,\r\n`,
    );
  });

  it('DAT2 what people typed is never a formula; numbers stay numbers', () => {
    for (const text of [
      "=cmd|' /C calc'!A0",
      '+1+1',
      '-2',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '\n=1',
      '＝1+1',
      '＠SUM(1)',
    ]) {
      const written = csvText([[text, { number: -2 }]], CSV_DIALECTS.plain);
      assert.ok(written.startsWith(`"'${text.replaceAll('"', '""')}",-2`), written);
    }
    assert.equal(csvText([['a=b', "it's", '5-1']], CSV_DIALECTS.plain), '"a=b","it\'s","5-1"\r\n');
  });

  it('DAT2 the guard is taken off again by who reads, whatever the text was', () => {
    const random = seeded(67);
    for (let round = 0; round < 2000; round++) {
      const text = someText(random);
      assert.equal(unguarded(guarded(text)), text, JSON.stringify(text));
    }
    assert.equal(unguarded("'+90 532 000 00 00"), '+90 532 000 00 00');
    assert.equal(unguarded("'tis"), "'tis");
  });

  for (const [name, dialect] of dialects) {
    it(`DAT1 any text comes back as it was (${name})`, () => {
      const random = seeded(7);
      for (let round = 0; round < 300; round++) {
        // A first cell that is not empty: an empty line is no row.
        const texts = ['x', someText(random), someText(random), someText(random)];
        const [cells = []] = read(csvText([texts], dialect), dialect);
        assert.deepEqual(cells.map(unguarded), texts);
      }
    });
  }

  it('DAT3 a large table is written in pieces of whole rows, and only as far as it is asked for', () => {
    let asked = 0;
    function* rows(): Generator<readonly CsvCell[]> {
      for (asked = 1; asked <= 10_000; asked++) yield [`satır ${String(asked)}`, { number: asked }];
    }
    const pieces = csvChunks(rows(), CSV_DIALECTS['excel-tr'], 1000);
    const first = pieces.next().value ?? '';
    assert.ok(first.startsWith('\ufeff"satır 1";1\r\n') && first.endsWith('\r\n'), first);
    assert.ok(first.length >= 1000 && first.length < 1040 && asked < 100, String(asked));
    const all = [first, ...pieces].join('');
    assert.equal(read(all, CSV_DIALECTS['excel-tr']).length, 10_000);
    assert.equal(all.split('\ufeff').length, 2);
  });
});
