import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import {
  effectivePrice,
  linesOf,
  type CommandInput,
  type CommandName,
  type CommandValue,
} from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { defineElement } from '../../base/define-element.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { pasteEvent } from '../../testing/paste.js';
import { LineGrid } from './line-grid.js';

const lira = (amount: number) => ({ amount, scale: 2, currency: 'TRY' });

async function scene(lang = 'tr') {
  defineElement('line-grid', LineGrid);
  const patches = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];
  const fixture = await workspaceFixture(() => document.createElement('line-grid'), {
    store: { patches },
    lang,
  });
  const { element, store } = fixture;
  element.opportunity = 'opp1';
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): CommandValue<N> =>
    done(store, name, input);
  run('product-create', { id: 'p1', name: 'Lazer yazıcı', code: 'LY-1', price: lira(1_000_000) });
  await painted(element);
  return {
    ...fixture,
    run,
    paint: () => painted(element),
    lines: () => linesOf(store, { opportunityId: 'opp1', offerId: null }),
    price: () => {
      const opportunity = store.get('opportunities', 'opp1');
      return opportunity && effectivePrice(opportunity)?.minor;
    },
    cell: (id: string, column: string) => inside(element, `[data-line="${id}"] [data-column="${column}"]`),
  };
}

function pasteAt(target: HTMLElement, text: string): void {
  target.dispatchEvent(pasteEvent(text));
}

describe('<line-grid>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('LGR1, S68, S69: a choice from the catalogue is a line, with the cursor on its quantity; digits type into it', async () => {
    const { element, lines, paint, price } = await scene();
    element.begin();
    await paint();
    await sendKeys({ type: 'lazer' });
    await paint();
    await sendKeys({ press: 'Enter' });
    await paint();
    expect(lines().map(({ name, productId }) => [name, productId])).to.deep.equal([['Lazer yazıcı', 'p1']]);
    await sendKeys({ type: '3' });
    await paint();
    await sendKeys({ press: 'Enter' });
    await paint();
    expect(lines()[0]?.quantity).to.equal(3000);
    expect(price()).to.equal(3_000_000);
    expect(textOf(element, '.sum.net dd')).to.equal('₺30.000,00');
    expect(textOf(element, '.sum.total dd')).to.equal('₺36.000,00');
    expect(textOf(element, '.price-is')).to.contain('KDV hariç');
  });

  it('LGR2 the keyboard of a spreadsheet: arrows, typing, Tab, Enter, Escape; Alt with an arrow moves the line', async () => {
    const { element, run, lines, paint, cell } = await scene();
    run('line-add', { opportunityId: 'opp1', id: 'a', name: 'Kurulum', unitPrice: lira(100) });
    run('line-add', { opportunityId: 'opp1', id: 'b', name: 'Bakım', unitPrice: lira(200) });
    await paint();
    cell('a', 'name').focus();
    for (const key of ['ArrowDown', 'ArrowRight']) await sendKeys({ press: key });
    await paint();
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset['column']).to.equal('quantity');
    await sendKeys({ type: '2,5' });
    await paint();
    expect(textOf(element, '.cell-hint')).to.equal('= 2,5');
    await sendKeys({ press: 'Tab' });
    await paint();
    await paint();
    expect(lines()[1]?.quantity).to.equal(2500);
    expect(has(element, '[data-line="b"] .unit .cell-editor')).to.equal(true);
    await sendKeys({ type: 'saat' });
    await sendKeys({ press: 'Escape' });
    await paint();
    expect(lines()[1]?.unit).to.equal(null);
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ up: 'Alt' });
    await paint();
    expect(lines().map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });

  it('LOC32 from right to left ArrowLeft goes on to the next cell', async () => {
    const { element, workspace, run, paint, cell } = await scene();
    workspace.dir = 'rtl';
    run('line-add', { opportunityId: 'opp1', id: 'a', name: 'Kurulum', unitPrice: lira(100) });
    await paint();
    cell('a', 'name').focus();
    await sendKeys({ press: 'ArrowLeft' });
    await paint();
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset['column']).to.equal('quantity');
    await sendKeys({ press: 'ArrowRight' });
    await paint();
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset['column']).to.equal('name');
  });

  it('LGR3, D70: what cannot be read stays in its cell with the reason; an amount is echoed as it is understood', async () => {
    const { element, run, lines, paint, cell } = await scene();
    run('line-add', { opportunityId: 'opp1', id: 'a', name: 'Kurulum', unitPrice: lira(100) });
    await paint();
    cell('a', 'unitPrice').click();
    await paint();
    typeInto(inside(element, '.cell-editor'), '12.500');
    await paint();
    expect(textOf(element, '.cell-hint')).to.equal('= ₺12.500,00');
    typeInto(inside(element, '.cell-editor'), '12,500');
    await sendKeys({ press: 'Enter' });
    await paint();
    expect(inside<HTMLInputElement>(element, '.cell-editor').value).to.equal('12,500');
    expect(textOf(element, '.cell-hint.problem')).to.contain('tutar değil');
    typeInto(inside(element, '.cell-editor'), '0,004512');
    await sendKeys({ press: 'Enter' });
    await paint();
    expect(lines()[0]?.unitPrice).to.deep.equal({ amount: 4512, scale: 6, currency: 'TRY' });
  });

  it('LGR4, D70: a block from a spreadsheet is shown as it was read, refused cells marked, and taken in one step', async () => {
    const { element, store, lines, paint, price } = await scene();
    element.begin();
    await paint();
    const block = 'Ürün\tMiktar\tBirim fiyat\nKablo\t2\t1.234,50\nFiş\t3\tçok\n';
    pasteAt(inside(element, '#add-line'), block);
    await paint();
    expect(textOf(element, '.paste [role="status"]')).to.contain('2 satır okundu').and.to.contain('1 hücre');
    expect(textOf(element, '.paste td.refused')).to.equal('çok');
    expect(lines()).to.have.length(0);
    inside(element, '.take-paste').click();
    await paint();
    expect(lines().map(({ name, quantity }) => [name, quantity])).to.deep.equal([
      ['Kablo', 2000],
      ['Fiş', 3000],
    ]);
    expect(price()).to.equal(246_900);
    store.undo();
    expect(lines()).to.have.length(0);
  });

  it('LGR4 numbers of the other habit are read as somebody says; a block goes into the lines from the cell on', async () => {
    const { element, run, lines, paint, cell } = await scene();
    run('line-add', { opportunityId: 'opp1', id: 'a', name: 'Kablo' });
    run('line-add', { opportunityId: 'opp1', id: 'b', name: 'Fiş' });
    await paint();
    cell('a', 'unitPrice').focus();
    pasteAt(cell('a', 'unitPrice'), '1,500\n2,500\n');
    await paint();
    const select = inside<HTMLSelectElement>(element, '.read-as select');
    select.value = '.';
    select.dispatchEvent(new Event('change'));
    await paint();
    inside(element, '.take-paste').click();
    await paint();
    expect(lines().map(({ unitPrice }) => unitPrice?.amount)).to.deep.equal([150_000, 250_000]);
  });

  it('LGR5, D46, D50: a changed catalogue is told and taken over by one press; 0 KDV opens the place for its reason', async () => {
    const { element, run, lines, paint, cell } = await scene();
    run('line-add', { opportunityId: 'opp1', id: 'a', productId: 'p1' });
    run('product-edit', { id: 'p1', changes: { price: lira(1_200_000) } });
    await paint();
    expect(textOf(element, '.notice.changed')).to.contain('katalog bilgisi değişti');
    inside(element, '.update-lines').click();
    await paint();
    expect(lines()[0]?.unitPrice).to.deep.equal(lira(1_200_000));
    expect(has(element, '.notice.changed')).to.equal(false);
    cell('a', 'vat').click();
    await paint();
    const select = inside<HTMLSelectElement>(element, 'select.cell-editor');
    select.value = '0';
    select.dispatchEvent(new Event('change'));
    await paint();
    await paint();
    const reason = inside<HTMLInputElement>(element, '#exemption-a');
    reason.value = 'İhracat';
    reason.dispatchEvent(new Event('change'));
    await paint();
    expect(lines()[0]?.vat).to.deep.equal({ rate: 0, exemption: 'İhracat' });
    expect(textOf(element, '.totals .why')).to.equal('İhracat');
  });

  it('LGR6, D47, D49, D51: discount and KDV of the whole are set below the lines, and every figure says what it is', async () => {
    const { element, run, paint, price } = await scene();
    run('line-add', { opportunityId: 'opp1', id: 'a', name: 'Kurulum', unitPrice: lira(9999) });
    await paint();
    const entry = inside<HTMLSelectElement>(element, '.vat-entry');
    entry.value = 'inclusive';
    entry.dispatchEvent(new Event('change'));
    await paint();
    expect(price()).to.equal(8333);
    expect(textOf(element, '.sum.vat dd')).to.equal('₺16,66');
    expect(textOf(element, '.sum.total')).to.contain('KDV dahil').and.to.contain('₺99,99');
    const discount = inside<HTMLInputElement>(element, '.document-discount');
    typeInto(discount, '%10');
    discount.dispatchEvent(new Event('change'));
    await paint();
    expect(textOf(element, '.sum.total dd')).to.equal('₺89,99');
  });

  it('LGR7 in the dark at 390 px the grid is accessible; a deletion gives the focus to the next line', async () => {
    const { element, run, lines, paint } = await scene('en');
    run('line-add', { opportunityId: 'opp1', id: 'a', productId: 'p1' });
    run('line-add', { opportunityId: 'opp1', id: 'b', name: 'Setup' });
    await paint();
    inside(element, '[data-line="a"] .details-button').click();
    await emulateMedia({ colorScheme: 'dark' });
    await setViewport({ width: 390, height: 800 });
    await paint();
    await expect(element).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
    inside(element, '[data-line="a"] .remove-line').click();
    await paint();
    expect(lines().map(({ id }) => id)).to.deep.equal(['b']);
    expect((element.shadowRoot?.activeElement as HTMLElement).dataset['column']).to.equal('name');
  }).timeout(40_000);
});
