import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineTerms } from '../pricing/line-terms.js';
import { lineKind, type Line } from '../records/line.js';
import { productKind } from '../records/product.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { changedProduct } from '../selectors/catalogue.js';
import { documentOf, lineDocument, linesOf, opportunityTerms } from '../selectors/line-document.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';

const lira = (minor: number) => ({ amount: minor, scale: 2, currency: 'TRY' });
const money = (minor: number) => ({ minor, currency: 'TRY' });

function aSale(price: number | null = 500_000): Workbench {
  const bench = aWorkbench();
  bench.run('opportunity-create', {
    description: 'Yazıcı',
    customerId: 'contact1',
    id: 'o1',
    price: price === null ? null : money(price),
  });
  return bench;
}

const opportunityOf = (bench: Workbench) =>
  bench.snapshot.get('opportunities', 'o1') ?? assert.fail('no opportunity');
const lineOf = (bench: Workbench, id: string): Line => bench.snapshot.get('lines', id) ?? assert.fail(id);
const namesOf = (bench: Workbench) =>
  linesOf(bench.snapshot, { opportunityId: 'o1', offerId: null }).map(({ name }) => name);
const priceOf = (bench: Workbench) => effectivePrice(opportunityOf(bench))?.minor ?? null;

function aPrinter(bench: Workbench): void {
  bench.run('product-create', {
    id: 'p1',
    name: 'Lazer yazıcı',
    code: 'LY-1',
    unit: 'adet',
    price: money(1_000_000),
    vatRate: 1000,
    description: 'A4',
  });
}

describe('lines', () => {
  it('S68 S69 an item of the catalogue becomes a line of the opportunity', () => {
    const bench = aSale();
    aPrinter(bench);
    bench.run('line-add', { opportunityId: 'o1', productId: 'p1', id: 'l1', quantity: 3000 });
    const { name, code, unit, quantity, unitPrice, vat, description, productId } = lineOf(bench, 'l1');
    assert.deepEqual(
      { name, code, unit, quantity, unitPrice, vat, description, productId },
      {
        name: 'Lazer yazıcı',
        code: 'LY-1',
        unit: 'adet',
        quantity: 3000,
        unitPrice: lira(1_000_000),
        vat: { rate: 1000, exemption: null },
        description: 'A4',
        productId: 'p1',
      },
    );
    assert.deepEqual(bench.refused('line-add', { opportunityId: 'o1', productId: 'nope' }), [
      'unknown-record productId',
    ]);
  });

  it('D46 a line keeps what the catalogue said at insertion; that it says something else is told, and taken over when asked', () => {
    const bench = aSale();
    aPrinter(bench);
    bench.run('line-add', {
      opportunityId: 'o1',
      productId: 'p1',
      id: 'l1',
      quantity: 2000,
      discount: { kind: 'percent', basisPoints: 1000 },
      specification: '30 sayfa/dk',
    });
    assert.equal(changedProduct(bench.snapshot, lineOf(bench, 'l1')), null);
    bench.run('product-edit', { id: 'p1', changes: { price: money(1_200_000), name: 'Lazer yazıcı II' } });
    assert.deepEqual(lineOf(bench, 'l1').unitPrice, lira(1_000_000));
    assert.equal(priceOf(bench), 1_800_000);
    assert.equal(changedProduct(bench.snapshot, lineOf(bench, 'l1'))?.name, 'Lazer yazıcı II');

    bench.run('lines-update-from-catalogue', { ids: ['l1'] });
    const line = lineOf(bench, 'l1');
    assert.deepEqual([line.name, line.unitPrice], ['Lazer yazıcı II', lira(1_200_000)]);
    assert.deepEqual([line.quantity, line.specification], [2000, '30 sayfa/dk']);
    assert.equal(changedProduct(bench.snapshot, line), null);
    assert.equal(priceOf(bench), 2_160_000);
    // The same values again are no change, whatever way led back to them.
    bench.run('product-edit', { id: 'p1', changes: { name: 'x' } });
    bench.run('product-edit', { id: 'p1', changes: { name: 'Lazer yazıcı II' } });
    assert.equal(changedProduct(bench.snapshot, line), null);
    bench.run('product-archive', { id: 'p1' });
    assert.equal(changedProduct(bench.snapshot, line), null);
  });

  it('S107 a line has a technical specification of its own, beside the description from the catalogue', () => {
    const bench = aSale();
    bench.run('line-add', {
      opportunityId: 'o1',
      name: 'Sunucu',
      id: 'l1',
      specification: '64 GB\n2 × 1 TB',
    });
    bench.run('line-edit', { id: 'l1', changes: { specification: '128 GB' } });
    assert.equal(lineOf(bench, 'l1').specification, '128 GB');
    assert.deepEqual(
      bench.refused('line-edit', { id: 'l1', changes: { specification: 'x'.repeat(10_001) } }),
      ['too-long specification'],
    );
  });

  it('S70 D30 the price is the sum of the lines after any change; the estimate stays and counts again without any', () => {
    const bench = aSale(500_000);
    bench.run('line-add', { opportunityId: 'o1', name: 'Kurulum', id: 'l1', unitPrice: lira(10_000) });
    assert.deepEqual(
      [priceOf(bench), opportunityOf(bench).priceSource, opportunityOf(bench).price],
      [10_000, 'items', money(500_000)],
    );
    bench.run('line-add', {
      opportunityId: 'o1',
      name: 'Bakım',
      id: 'l2',
      unitPrice: lira(333),
      quantity: 1500,
    });
    assert.equal(priceOf(bench), 10_500);
    bench.run('line-edit', { id: 'l2', changes: { discount: { kind: 'amount', minor: 100 } } });
    assert.equal(priceOf(bench), 10_400);
    assert.deepEqual(bench.refused('opportunity-edit', { id: 'o1', changes: { price: money(1) } }), [
      'computed price',
    ]);
    bench.run('line-delete', { id: 'l1' });
    bench.run('line-delete', { id: 'l2' });
    assert.equal(priceOf(bench), 500_000);
    bench.run('opportunity-edit', { id: 'o1', changes: { price: money(600_000) } });
    bench.run('line-restore', { id: 'l1' });
    assert.equal(priceOf(bench), 10_000);
  });

  it('D30 one step leads back to the estimate and to the lines again; lines added meanwhile do not switch', () => {
    const bench = aSale(500_000);
    assert.deepEqual(bench.refused('opportunity-set-price-source', { id: 'o1', source: 'items' }), [
      'required source',
    ]);
    bench.run('line-add', { opportunityId: 'o1', name: 'a', id: 'l1', unitPrice: lira(100) });
    bench.run('opportunity-set-price-source', { id: 'o1', source: 'estimate' });
    assert.equal(priceOf(bench), 500_000);
    bench.run('line-add', { opportunityId: 'o1', name: 'b', id: 'l2', unitPrice: lira(50) });
    assert.equal(priceOf(bench), 500_000);
    bench.run('opportunity-set-price-source', { id: 'o1', source: 'items' });
    assert.equal(priceOf(bench), 150);
  });

  it('D29 lines without any price leave the estimate; 0 is a price', () => {
    const bench = aSale(500_000);
    bench.run('line-add', { opportunityId: 'o1', name: 'a', id: 'l1' });
    assert.equal(priceOf(bench), 500_000);
    bench.run('line-edit', { id: 'l1', changes: { unitPrice: lira(0) } });
    assert.equal(priceOf(bench), 0);
  });

  it('D14 a change of lines is told by the history as a change of the price, with the values after it', () => {
    const bench = aSale(500_000);
    bench.run('line-add', { opportunityId: 'o1', name: 'a', id: 'l1', unitPrice: lira(100) });
    const told = bench.snapshot
      .history('o1')
      .filter(({ type }) => type === 'field-changed')
      .map(({ field, from, to, then }) => [field, from, to, then.price?.minor]);
    assert.deepEqual(told, [
      ['priceSource', 'estimate', 'items', 100],
      ['sourcePrice', null, money(100), 100],
    ]);
    const { patches } = bench.run('line-edit', { id: 'l1', changes: { code: 'X' } });
    assert.deepEqual(
      patches.map(({ collection }) => collection),
      ['lines'],
    );
  });

  it('S39 the price at the win is that of the lines', () => {
    const bench = aSale();
    bench.run('line-add', { opportunityId: 'o1', name: 'a', unitPrice: lira(777) });
    bench.run('opportunity-set-status', { id: 'o1', status: 'won' });
    assert.deepEqual(opportunityOf(bench).status.price, money(777));
  });

  it('CMD1 a line goes beside its neighbours, and can be moved', () => {
    const bench = aSale();
    for (const id of ['a', 'b', 'c']) bench.run('line-add', { opportunityId: 'o1', name: id, id });
    bench.run('line-add', { opportunityId: 'o1', name: 'd', id: 'd', afterId: 'a' });
    assert.deepEqual(namesOf(bench), ['a', 'd', 'b', 'c']);
    bench.run('line-move', { id: 'c', beforeId: 'a' });
    assert.deepEqual(namesOf(bench), ['c', 'a', 'd', 'b']);
    assert.deepEqual(bench.run('line-move', { id: 'c', beforeId: 'a' }).patches, []);
  });

  it('LIN1 a paste goes into lines and beside them, all or nothing', () => {
    const bench = aSale();
    for (const id of ['a', 'b']) bench.run('line-add', { opportunityId: 'o1', name: id, id });
    const { value } = bench.run('lines-paste', {
      opportunityId: 'o1',
      afterId: 'a',
      rows: [
        { id: 'a', unitPrice: lira(100) },
        { name: 'x', unitPrice: lira(200), quantity: 2000 },
        { name: 'y' },
      ],
    });
    assert.deepEqual(namesOf(bench), ['a', 'x', 'y', 'b']);
    assert.equal(value.ids[0], 'a');
    assert.equal(priceOf(bench), 500);
    assert.deepEqual(
      bench.refused('lines-paste', {
        opportunityId: 'o1',
        rows: [{ name: 'z', quantity: -1 }, { unitPrice: lira(1) }, { id: 'nope' }],
      }),
      ['out-of-range rows.0.quantity', 'required rows.1.name', 'unknown-record rows.2.id'],
    );
    assert.equal(namesOf(bench).length, 4);
  });

  it('LIN2 what cannot be a line is refused by field, all at once', () => {
    const bench = aSale();
    assert.deepEqual(
      bench.refused('line-add', {
        opportunityId: 'nope',
        name: ' ',
        quantity: 0.5,
        unitPrice: { amount: 1, scale: 7, currency: 'TRY' },
        discount: { kind: 'percent', basisPoints: 10_001 },
        vat: { rate: -1, exemption: null },
      }),
      [
        'unknown-record opportunityId',
        'required name',
        'out-of-range quantity',
        'not-an-amount unitPrice',
        'out-of-range discount',
        'out-of-range vat',
      ],
    );
    assert.deepEqual(
      bench.refused('line-add', {
        opportunityId: 'o1',
        name: 'x',
        quantity: 9_000_000_000_000,
        unitPrice: lira(9_000_000_000_000_000),
      }),
      ['out-of-range unitPrice'],
    );
    bench.run('line-add', { opportunityId: 'o1', name: 'x', id: 'l1' });
    bench.run('opportunity-delete', { id: 'o1' });
    assert.deepEqual(bench.refused('line-edit', { id: 'l1', changes: { name: 'y' } }), [
      'deleted opportunityId',
    ]);
  });

  it('D50 the rate is copied to the line, the standard one of the day when nobody says another; 0 needs a reason', () => {
    const bench = aSale();
    bench.run('line-add', { opportunityId: 'o1', name: 'a', id: 'l1' }, { today: '2023-07-09' });
    assert.deepEqual(lineOf(bench, 'l1').vat, { rate: 1800, exemption: null });
    const { warnings } = bench.run('line-edit', { id: 'l1', changes: { vat: { rate: 0, exemption: null } } });
    assert.deepEqual(
      warnings.map(({ code, field }) => [code, field]),
      [['reason-required', 'vat']],
    );
    assert.equal(lineDocument(bench.snapshot, opportunityOf(bench)).unexplained, 1);
    bench.run('line-edit', { id: 'l1', changes: { vat: { rate: 0, exemption: 'İhracat' } } });
    assert.equal(lineDocument(bench.snapshot, opportunityOf(bench)).unexplained, 0);
    bench.run('line-edit', { id: 'l1', changes: { vat: { rate: 2000, exemption: 'İhracat' } } });
    assert.deepEqual(lineOf(bench, 'l1').vat, { rate: 2000, exemption: null });
  });
});

describe('the document of an opportunity', () => {
  it('D49 lines are read with or without KDV; the typed amounts stay', () => {
    const bench = aSale();
    bench.run('line-add', { opportunityId: 'o1', name: 'a', id: 'l1', unitPrice: lira(9999) });
    bench.run('line-terms-set', { opportunityId: 'o1', changes: { entry: 'inclusive' } });
    const { figures } = lineDocument(bench.snapshot, opportunityOf(bench));
    assert.deepEqual([figures.net, figures.vat, figures.total], [8333, 1666, 9999]);
    assert.equal(priceOf(bench), 8333);
    assert.deepEqual(lineOf(bench, 'l1').unitPrice, lira(9999));
    bench.run('line-terms-set', { opportunityId: 'o1', changes: { entry: 'exclusive' } });
    assert.equal(priceOf(bench), 9999);
    assert.equal(opportunityOf(bench).lineTerms, null);
  });

  it('D48 where KDV is rounded is a setting; what has lines keeps its own', () => {
    const bench = aSale();
    const add = () => {
      bench.run('line-add', { opportunityId: 'o1', name: 'a', unitPrice: lira(1003) });
    };
    add();
    bench.run('pricing-settings-edit', { rounding: 'line', entry: 'inclusive' });
    add();
    add();
    assert.equal(lineDocument(bench.snapshot, opportunityOf(bench)).figures.vat, 602);
    bench.run('opportunity-create', { description: 'y', customerId: 'contact1', id: 'o2' });
    bench.run('line-add', { opportunityId: 'o2', name: 'a' });
    const later = bench.snapshot.get('opportunities', 'o2');
    assert.deepEqual(lineTerms(later?.lineTerms), { entry: 'inclusive', rounding: 'line', discount: null });
    bench.run('line-terms-set', { opportunityId: 'o1', changes: { rounding: 'line' } });
    assert.equal(lineDocument(bench.snapshot, opportunityOf(bench)).figures.vat, 603);
  });

  it('D51 the price is what the lines come to without KDV, after both discounts', () => {
    const bench = aSale();
    bench.run('line-add', { opportunityId: 'o1', name: 'a', unitPrice: lira(10_000) });
    bench.run('line-terms-set', {
      opportunityId: 'o1',
      changes: { discount: { kind: 'percent', basisPoints: 1000 } },
    });
    assert.equal(priceOf(bench), 9000);
    assert.equal(lineDocument(bench.snapshot, opportunityOf(bench)).figures.total, 10_800);
  });

  it('D39 lines in another currency are never added: they are counted', () => {
    const bench = aSale();
    bench.run('line-add', { opportunityId: 'o1', name: 'a', unitPrice: lira(100) });
    bench.run('line-add', {
      opportunityId: 'o1',
      name: 'b',
      unitPrice: { amount: 100, scale: 2, currency: 'USD' },
    });
    const { figures, foreign } = lineDocument(bench.snapshot, opportunityOf(bench));
    assert.deepEqual([figures.net, foreign, figures.unpriced], [100, 1, 1]);
    // Without an estimate the first priced line says the currency.
    const euro = aSale(null);
    euro.run('line-add', {
      opportunityId: 'o1',
      name: 'b',
      unitPrice: { amount: 100, scale: 2, currency: 'EUR' },
    });
    assert.deepEqual(effectivePrice(opportunityOf(euro)), { minor: 100, currency: 'EUR' });
  });

  it('D37 the lines of an offer are another document, and leave the price alone', () => {
    const bench = aSale();
    bench.run('offer-create', { opportunityId: 'o1', id: 'f1' });
    bench.run('line-add', { opportunityId: 'o1', offerId: 'f1', name: 'a', unitPrice: lira(100) });
    assert.deepEqual(namesOf(bench), []);
    assert.equal(opportunityOf(bench).priceSource, 'estimate');
    const lines = linesOf(bench.snapshot, { opportunityId: 'o1', offerId: 'f1' });
    const terms = opportunityTerms(bench.snapshot, opportunityOf(bench), lines);
    assert.equal(documentOf(lines, terms).figures.total, 120);
  });
});

describe('the catalogue', () => {
  it('S69 a product has a name, and perhaps price, code, unit and rate; it is edited, archived and restored', () => {
    const bench = aWorkbench();
    const { value } = bench.run('product-create', { name: 'SMS', price: { minor: 55_000, currency: 'USD' } });
    const product = () => bench.snapshot.get('products', value.id);
    assert.deepEqual(product()?.price, { amount: 55_000, scale: 2, currency: 'USD' });
    assert.deepEqual(bench.refused('product-create', { name: '', price: { minor: 0.5, currency: 'USD' } }), [
      'required name',
      'not-an-amount price',
    ]);
    const finer = { amount: 4512, scale: 6, currency: 'TRY' };
    bench.run('product-edit', { id: value.id, changes: { price: finer, code: ' S ', vatRate: 1000 } });
    assert.deepEqual([product()?.price, product()?.code, product()?.vatRate], [finer, 'S', 1000]);
    assert.deepEqual(bench.refused('product-edit', { id: value.id, changes: { name: ' ', vatRate: -1 } }), [
      'required name',
      'out-of-range vatRate',
    ]);
    bench.run('product-archive', { id: value.id });
    assert.deepEqual(bench.refused('product-edit', { id: value.id, changes: { code: null } }), [
      'deleted id',
    ]);
    bench.run('product-restore', { id: value.id });
    assert.equal(product()?.removed, null);
  });
});

describe('what is kept', () => {
  it('R2 amounts of older versions are read as unit prices of the currency’s own digits', () => {
    for (const { kind } of [lineKind.fields.unitPrice, productKind.fields.price]) {
      assert.deepEqual(kind.decode([1250, 'TRY']), lira(1250));
      assert.deepEqual(kind.decode([1250, 'JPY']), { amount: 1250, scale: 0, currency: 'JPY' });
      assert.deepEqual(kind.encode(lira(1250)), [1250, 'TRY']);
      const finer = { amount: 4512, scale: 6, currency: 'TRY' };
      assert.deepEqual(kind.decode(kind.encode(finer)), finer);
      for (const bad of [[1.5, 'TRY'], [1, 'TL'], [1, 'TRY', 7], [1, 'TRY', '2'], 'x', [null, null]])
        assert.equal(kind.decode(bad), undefined);
    }
  });

  it('R2 discounts, rates and terms are read as they were written; what cannot be read is not said', () => {
    const { discount, vat } = lineKind.fields;
    for (const value of [
      { kind: 'percent', basisPoints: 1250 },
      { kind: 'amount', minor: 5 },
    ] as const)
      assert.deepEqual(discount.kind.decode(discount.kind.encode(value)), value);
    for (const value of [
      { rate: 0, exemption: 'İhracat' },
      { rate: 2000, exemption: null },
    ])
      assert.deepEqual(vat.kind.decode(vat.kind.encode(value)), value);
    for (const bad of [['p', 10_001], ['a', -1], ['x', 1], 7])
      assert.equal(discount.kind.decode(bad), undefined);
    assert.equal(vat.kind.decode([10_001]), undefined);
    const plain = { entry: 'exclusive', rounding: 'rateGroup', discount: null };
    assert.deepEqual(lineTerms({ entry: 'x', rounding: 7, discount: ['p', -1] }), plain);
    assert.deepEqual(lineTerms(null), plain);
  });
});
