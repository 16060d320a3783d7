import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDiscount, parseQuantity, parseUnitPrice } from './parse-price.js';
import { readCells } from './paste-cells.js';
import { LINE_COLUMNS, MAX_LINES, readLineBlock, type PasteOptions } from './paste-lines.js';

const OPTIONS: PasteOptions = { locale: 'tr', currency: 'TRY', columns: LINE_COLUMNS };
const PRICES: PasteOptions = { ...OPTIONS, columns: ['name', 'quantity', 'unitPrice'] };

function read(text: string, options: PasteOptions = OPTIONS) {
  const block = readLineBlock(text, options);
  assert.ok(block.ok, JSON.stringify(block));
  return block.value;
}

const told = (text: string, options: PasteOptions = PRICES): string[] => {
  const { rows, problems } = read(text, options);
  return [
    ...rows.map(({ fields: { name, quantity, unitPrice } }) =>
      [name, quantity, unitPrice && `${String(unitPrice.amount)}e-${String(unitPrice.scale)}`].join(' '),
    ),
    ...problems.map(
      ({ row, column, text: typed, problem }) => `${String(row)} ${column} ${typed}: ${problem.code}`,
    ),
  ];
};

describe('a pasted block', () => {
  it('D70 Turkish and English spreadsheets give the same lines', () => {
    const turkish = 'Sunucu\t2,5\t1.234,50\r\nKablo\t1.200\t0,75\r\n';
    const english = 'Sunucu\t2.5\t1,234.50\nKablo\t1,200\t0.75\n';
    for (const locale of ['tr', 'en']) {
      assert.deepEqual(told(turkish, { ...PRICES, locale }), [
        'Sunucu 2500 123450e-2',
        'Kablo 1200000 75e-2',
      ]);
      assert.deepEqual(told(english, { ...PRICES, locale }), [
        'Sunucu 2500 123450e-2',
        'Kablo 1200000 75e-2',
      ]);
    }
    assert.deepEqual([read(turkish, PRICES).decimalSign, read(english, PRICES).decimalSign], [',', '.']);
  });

  it('D70 what no cell proves is read as in the language; what may be both is a problem of its cell, until the person says', () => {
    assert.deepEqual(told('A\t1\t12.500'), ['A 1000 1250000e-2']);
    assert.equal(read('A\t1\t12.500', PRICES).proven, false);
    assert.deepEqual(told('A\t1\t12,500'), ['A 1000 ', '0 unitPrice 12,500: not-an-amount']);
    assert.deepEqual(told('A\t1\t12,500', { ...PRICES, decimalSign: '.' }), ['A 1000 1250000e-2']);
    assert.deepEqual(told('A\t1\t12,500', { ...PRICES, decimalSign: ',' }), ['A 1000 1250e-2']);
    // One cell proves it for all others.
    assert.deepEqual(told('A\t1\t12,500\nB\t0.5\t3'), ['A 1000 1250000e-2', 'B 500 300e-2']);
    // Two habits in one block prove nothing.
    assert.equal(read('A\t1,5\t3\nB\t1.5\t3', PRICES).proven, false);
  });

  it('S68 a header in Turkish or English says what the columns are, in any order; totals of the sheet are left out', () => {
    const block = read(
      'No\tÜRÜN ADI\tBirim Fiyatı\tMİKTAR\tMarka\tİskonto\tKDV Oranı\tTutar\n1\tYazıcı\t10.000,00 ₺\t3\tX\t%10\t%20\t27.000,00',
    );
    assert.deepEqual(block.columns, [
      null,
      'name',
      'unitPrice',
      'quantity',
      null,
      'discount',
      'vatRate',
      null,
    ]);
    assert.deepEqual(block.rows, [
      {
        row: 1,
        fields: {
          name: 'Yazıcı',
          unitPrice: { amount: 1_000_000, scale: 2, currency: 'TRY' },
          quantity: 3000,
          discount: { kind: 'percent', basisPoints: 1000 },
          vatRate: 2000,
        },
      },
    ]);
    assert.deepEqual(read('Item\tQty\tUnit Price\nDesk\t1\t5', { ...OPTIONS, locale: 'en' }).columns, [
      'name',
      'quantity',
      'unitPrice',
    ]);
    assert.deepEqual(read('Hizmet\tAdet 5', { ...PRICES }).columns, PRICES.columns);
  });

  it('S68 each cell that cannot be read is told with its place and what stands in it; the rest of its row is taken', () => {
    assert.deepEqual(told('A\tçok\t$5\nB\t-1\t7\nC\t1,2345\t1,2345678'), [
      'A  ',
      'B  700e-2',
      'C  ',
      '0 quantity çok: not-a-number',
      '0 unitPrice $5: not-an-amount',
      '1 quantity -1: out-of-range',
      '2 quantity 1,2345: not-a-number',
      '2 unitPrice 1,2345678: not-an-amount',
    ]);
  });

  it('S68 blank rows are skipped, empty cells leave their field out, columns beyond the grid are ignored', () => {
    assert.deepEqual(told('\n\t\t\nA\t\t\t9\t9\n\n'), ['A  ']);
    assert.deepEqual(read('').rows, []);
  });

  it('S68 cells in quotes keep their tabs, line breaks and quotes; a stray quote is text', () => {
    assert.deepEqual(readCells('"iki\nsatır"\t"3"" boru"\r\n"a\tb"\t3/4"\r\n"açık\tson\t'), [
      ['iki\nsatır', '3" boru'],
      ['a\tb', '3/4"'],
      ['"açık', 'son', ''],
    ]);
    assert.deepEqual(readCells('\ufeffa\rb'), [['a'], ['b']]);
  });

  it('S68 a block with too many rows or characters is refused whole', () => {
    const tooMany = readLineBlock('A\t1\n'.repeat(MAX_LINES + 1), OPTIONS);
    assert.deepEqual(tooMany, {
      ok: false,
      problems: [{ code: 'out-of-range', params: { max: MAX_LINES } }],
    });
    assert.equal(readLineBlock('x'.repeat(2_000_001), OPTIONS).ok, false);
  });
});

describe('a typed cell', () => {
  const habit = { locale: 'tr' };

  it('D37 unit prices have up to six decimals, written as short as the currency allows', () => {
    const price = (text: string) => {
      const result = parseUnitPrice(text, 'TRY', habit);
      return result.ok
        ? `${String(result.value.amount)}e-${String(result.value.scale)}`
        : result.problems[0]?.code;
    };
    assert.deepEqual(['0,004512', '12,5', '12,500000', '₺1.234,5', '0,125', '1234,567'].map(price), [
      '4512e-6',
      '1250e-2',
      '1250e-2',
      '123450e-2',
      '125e-3',
      '1234567e-3',
    ]);
    assert.deepEqual(['12,500', '0,0045121', '-1', 'on', '5 €'].map(price), [
      'not-an-amount',
      'not-an-amount',
      'out-of-range',
      'not-an-amount',
      'not-an-amount',
    ]);
  });

  it('D47 a quantity is a decimal of three digits; a discount is a share or, with the currency, an amount', () => {
    assert.deepEqual(parseQuantity('2,5', habit), { ok: true, value: 2500 });
    assert.equal(parseQuantity('1,500', habit).ok, false);
    const discount = (text: string) => {
      const result = parseDiscount(text, 'TRY', habit);
      return result.ok ? result.value : result.problems[0]?.code;
    };
    assert.deepEqual(
      ['10', '%12,5', '100 TL', '₺1.250,50', '', '0', '0 TL', '101', '1,005 TL'].map(discount),
      [
        { kind: 'percent', basisPoints: 1000 },
        { kind: 'percent', basisPoints: 1250 },
        { kind: 'amount', minor: 10_000 },
        { kind: 'amount', minor: 125_050 },
        null,
        null,
        null,
        'out-of-range',
        'not-an-amount',
      ],
    );
  });
});
