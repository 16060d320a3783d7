import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDecimal } from '../fields/parse-decimal.js';
import { apportion, divideRounded } from '../rounding.js';
import { seeded } from '../seeded.js';
import { priceDocument, type DocumentFigures, type PricedLine, type PricingTerms } from './price-document.js';
import { standardVatRate, vatRatesOn } from './vat-rates.js';

const decimal = (text: string) => parseDecimal(text, 'en') ?? assert.fail(text);

const TERMS: PricingTerms = {
  digits: 2,
  entry: 'exclusive',
  rounding: 'rateGroup',
  discount: null,
  withholding: null,
};

let made = 0;
function line(quantity: string, price: string | null, given: Partial<PricedLine> = {}): PricedLine {
  return {
    id: `line${String(++made)}`,
    quantity: decimal(quantity),
    unitPrice: price === null ? null : decimal(price),
    discount: null,
    vat: { rate: 2000, exemption: null },
    ...given,
  };
}

const percent = (basisPoints: number) => ({ kind: 'percent', basisPoints }) as const;
const amount = (minor: number) => ({ kind: 'amount', minor }) as const;

describe('the worked figures of the domain page', () => {
  it('D47 a discount of 10,00 over three equal lines is 3,34 + 3,33 + 3,33', () => {
    const figures = priceDocument([line('1', '50.00'), line('1', '50.00'), line('1', '50.00')], {
      ...TERMS,
      discount: amount(1000),
    });
    assert.deepEqual(
      figures.lines.map(({ share }) => share),
      [334, 333, 333],
    );
    assert.deepEqual([figures.subtotal, figures.discount, figures.net], [15_000, 1000, 14_000]);
  });

  it('D48 three lines of 10,03 at %20: 6,03 rounded per line, 6,02 on the group', () => {
    const lines = [line('1', '10.03'), line('1', '10.03'), line('1', '10.03')];
    const perLine = priceDocument(lines, { ...TERMS, rounding: 'line' });
    const onGroup = priceDocument(lines, TERMS);
    assert.deepEqual([perLine.vat, perLine.total], [603, 3612]);
    assert.deepEqual([onGroup.vat, onGroup.total], [602, 3611]);
    assert.deepEqual(
      onGroup.lines.map(({ vat }) => vat),
      [201, 201, 200],
    );
  });

  it('D49 99,99 with KDV at %20 is 83,33 + 16,66: the typed gross is kept', () => {
    for (const rounding of ['line', 'rateGroup'] as const) {
      const figures = priceDocument([line('1', '99.99')], { ...TERMS, entry: 'inclusive', rounding });
      assert.deepEqual([figures.net, figures.vat, figures.total], [8333, 1666, 9999]);
    }
  });

  it('D47 KDV is on the net after both discounts, never on what was taken off', () => {
    const figures = priceDocument([line('2', '100', { discount: percent(1000) })], {
      ...TERMS,
      discount: amount(8000),
    });
    assert.deepEqual(figures.lines[0], {
      id: figures.lines[0]?.id,
      list: 20_000,
      discount: 2000,
      amount: 18_000,
      share: 8000,
      net: 10_000,
      vat: 2000,
      gross: 12_000,
    });
    assert.deepEqual([figures.lineDiscounts, figures.subtotal, figures.discount], [2000, 18_000, 8000]);
  });
});

describe('lines', () => {
  it('D37 unit prices of six decimals and quantities of three are multiplied exactly, and rounded once', () => {
    const amounts = (lines: readonly PricedLine[]) =>
      priceDocument(lines, TERMS).lines.map((one) => one.amount);
    assert.deepEqual(amounts([line('1500', '0.004512')]), [677]);
    assert.deepEqual(amounts([line('2.5', '33.333333')]), [8333]);
    assert.deepEqual(amounts([line('0.333', '0.015')]), [0]);
    assert.deepEqual(amounts([line('999999.999', '90000000.00')]), [8_999_999_991_000_000]);
  });

  it('D38 half is rounded away from zero: 0,125 is 0,13', () => {
    assert.equal(priceDocument([line('1', '0.125')], TERMS).subtotal, 13);
    assert.equal(priceDocument([line('1', '0.25', { discount: percent(5000) })], TERMS).subtotal, 13);
    assert.deepEqual([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(-4n, 3n)], [3n, -3n, -1n]);
  });

  it('D47 a discount is at most the line, and the document’s at most the lines', () => {
    const figures = priceDocument([line('1', '10', { discount: amount(1500) })], {
      ...TERMS,
      discount: amount(99),
    });
    assert.deepEqual([figures.lines[0]?.discount, figures.total, figures.discount], [1000, 0, 0]);
    assert.equal(priceDocument([line('1', '10')], { ...TERMS, discount: percent(10_000) }).total, 0);
  });

  it('D29 a line without a price comes to nothing and is counted', () => {
    const figures = priceDocument([line('3', null), line('1', '0')], TERMS);
    assert.deepEqual([figures.unpriced, figures.total], [1, 0]);
  });

  it('D37 figures have the digits of the currency', () => {
    const lines = [line('3', '33.3333')];
    assert.equal(priceDocument(lines, { ...TERMS, digits: 0 }).net, 100);
    assert.equal(priceDocument(lines, { ...TERMS, digits: 3 }).net, 100_000);
  });
});

describe('the document', () => {
  it('D51 without KDV in the prices: subtotal − discount = net, net + KDV = total; with it: subtotal − discount = total', () => {
    const lines = [line('3', '19.99'), line('1', '7.50', { vat: { rate: 100, exemption: null } })];
    const without = priceDocument(lines, { ...TERMS, discount: percent(500) });
    assert.equal(without.subtotal - without.discount, without.net);
    assert.equal(without.net + without.vat, without.total);
    const within = priceDocument(lines, { ...TERMS, discount: percent(500), entry: 'inclusive' });
    assert.equal(within.subtotal - within.discount, within.total);
    assert.equal(within.net + within.vat, within.total);
    assert.equal(within.subtotal, without.subtotal);
  });

  it('D50 KDV is told by rate, highest first; 0 says why, each reason once', () => {
    const exempt = { rate: 0, exemption: 'İhracat istisnası (KDVK 11/1-a)' };
    const figures = priceDocument(
      [
        line('1', '100', { vat: exempt }),
        line('1', '100', { vat: { rate: 1000, exemption: null } }),
        line('1', '50', { vat: exempt }),
        line('1', '100'),
      ],
      TERMS,
    );
    assert.deepEqual(figures.rates, [
      { rate: 2000, net: 10_000, vat: 2000, gross: 12_000, exemptions: [] },
      { rate: 1000, net: 10_000, vat: 1000, gross: 11_000, exemptions: [] },
      { rate: 0, net: 15_000, vat: 0, gross: 15_000, exemptions: [exempt.exemption] },
    ]);
  });

  it('D50 tevkifat is information: the total stays, what is left to pay is told beside it', () => {
    const figures = priceDocument([line('1', '1000')], { ...TERMS, withholding: 9000 });
    assert.equal(figures.total, 120_000);
    assert.deepEqual(figures.withholding, { vat: 18_000, payable: 102_000 });
  });

  it('D50 rates are data with days: 18 until 9 July 2023, 20 from the tenth', () => {
    assert.deepEqual([standardVatRate('2023-07-09'), standardVatRate('2023-07-10')], [1800, 2000]);
    assert.deepEqual(
      vatRatesOn('2026-02-01').map(({ rate }) => rate),
      [2000, 1000, 100, 0],
    );
    assert.equal(standardVatRate('2026-02-01', []), 0);
  });
});

describe('any document', () => {
  const RATES = [2000, 1000, 100, 0];

  function anyLine(random: () => number, index: number): PricedLine {
    const below = (limit: number) => Math.floor(random() * limit);
    const discount = [null, percent(below(10_001)), amount(below(50_000))][below(3)] ?? null;
    return {
      id: `l${String(index)}`,
      quantity: { value: BigInt(below(20_000)), scale: 3 },
      unitPrice: random() < 0.05 ? null : { value: BigInt(below(10_000_000)), scale: below(7) },
      discount,
      vat: { rate: RATES[below(4)] ?? 0, exemption: null },
    };
  }

  function everyDocument(
    judge: (lines: readonly PricedLine[], terms: PricingTerms, where: string) => void,
  ): void {
    for (let seed = 1; seed <= 400; seed++) {
      const random = seeded(seed);
      const lines = Array.from({ length: Math.floor(random() * 12) }, (_, index) => anyLine(random, index));
      const discount =
        random() < 0.4 ? null : random() < 0.5 ? percent(777) : amount(Math.floor(random() * 90_000));
      for (const entry of ['exclusive', 'inclusive'] as const) {
        for (const rounding of ['line', 'rateGroup'] as const) {
          const terms = { digits: seed % 5 === 0 ? 0 : 2, entry, rounding, discount, withholding: 5000 };
          judge(lines, terms, `seed ${String(seed)} ${entry} ${rounding}`);
        }
      }
    }
  }

  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

  it('D47 shares, rates and lines add up exactly, and nothing is negative', () => {
    everyDocument((lines, terms, where) => {
      const figures = priceDocument(lines, terms);
      assert.equal(sum(figures.lines.map(({ share }) => share)), figures.discount, where);
      assert.equal(sum(figures.lines.map((one) => one.amount)), figures.subtotal, where);
      for (const name of ['net', 'vat'] as const) {
        assert.equal(sum(figures.lines.map((one) => one[name])), figures[name], where);
        assert.equal(sum(figures.rates.map((one) => one[name])), figures[name], where);
      }
      for (const one of [...figures.lines, ...figures.rates]) {
        for (const value of Object.values(one)) assert.ok(typeof value !== 'number' || value >= 0, where);
        assert.equal(one.net + one.vat, one.gross, where);
      }
      for (const one of figures.lines) assert.ok(one.share <= one.amount && one.discount <= one.list, where);
      assert.equal(figures.net + figures.vat, figures.total, where);
      assert.equal(
        figures.subtotal - figures.discount,
        terms.entry === 'exclusive' ? figures.net : figures.total,
        where,
      );
      assert.equal(
        (figures.withholding?.vat ?? 0) + (figures.withholding?.payable ?? 0),
        figures.total,
        where,
      );
    });
  });

  it('D49 with KDV in the prices every line keeps the gross that was typed', () => {
    everyDocument((lines, terms, where) => {
      if (terms.entry !== 'inclusive') return;
      for (const one of priceDocument(lines, terms).lines)
        assert.equal(one.gross, one.amount - one.share, where);
    });
  });

  it('D48 KDV of a rate is the rounded one of the group, or the sum of those of its lines', () => {
    everyDocument((lines, terms, where) => {
      const figures = priceDocument(lines, terms);
      for (const { rate, net, vat, gross } of figures.rates) {
        const own = figures.lines.filter((_, index) => lines[index]?.vat.rate === rate);
        const of = (value: number, by: number, over: number) =>
          Number(divideRounded(BigInt(value) * BigInt(by), BigInt(over)));
        const expected =
          terms.entry === 'inclusive'
            ? terms.rounding === 'line'
              ? sum(own.map((one) => one.gross - of(one.gross, 10_000, 10_000 + rate)))
              : gross - of(gross, 10_000, 10_000 + rate)
            : terms.rounding === 'line'
              ? sum(own.map((one) => of(one.net, rate, 10_000)))
              : of(net, rate, 10_000);
        assert.equal(vat, expected, where);
      }
    });
  });

  it('D47 the order of the lines changes neither subtotal nor discount, and no figure where there is no document discount', () => {
    const told = ({ lines, ...rest }: DocumentFigures) => ({
      ...rest,
      lines: [...lines].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    everyDocument((lines, terms, where) => {
      const [figures, turned] = [priceDocument(lines, terms), priceDocument([...lines].reverse(), terms)];
      assert.deepEqual([figures.subtotal, figures.discount], [turned.subtotal, turned.discount], where);
      if (terms.discount !== null || terms.rounding !== 'line') return;
      assert.deepEqual(told(figures), told(turned), where);
    });
  });

  it('D47 apportioning gives every part its proportion, less than one unit apart', () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round++) {
      const weights = Array.from({ length: 1 + Math.floor(random() * 9) }, () =>
        BigInt(Math.floor(random() * 1000)),
      );
      const all = weights.reduce((a, b) => a + b, 0n);
      const total = BigInt(Math.floor(random() * 5000));
      const parts = apportion(total, weights);
      assert.equal(
        parts.reduce((a, b) => a + b, 0n),
        all === 0n ? 0n : total,
      );
      for (const [index, part] of parts.entries()) {
        const off = part * all - total * (weights[index] ?? 0n);
        assert.ok((off < 0n ? -off : off) < (all === 0n ? 1n : all));
      }
    }
  });
});
