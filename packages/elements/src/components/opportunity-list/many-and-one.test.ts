import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { exportList } from './list-export.js';
import { allColumns, chosenColumns, STANDARD_LAYOUT } from './list-layout.js';
import { listFixture } from './testing/list-fixture.js';
import { localizerFor } from '../../locales/localizer.js';
import '../../locales/areas/exporting.js';

async function editable(options?: Parameters<typeof listFixture>[0]) {
  const made = await listFixture(options);
  const { element } = made;
  const appears = async (selector: string): Promise<void> => {
    for (let tries = 0; tries < 600 && !has(element, selector); tries += 1) await nextFrame();
    expect(has(element, selector), selector).to.equal(true);
  };
  return { ...made, appears };
}

describe('<opportunity-list>: many rows, and one value', () => {
  beforeEach(async () => {
    await setViewport({ width: 1300, height: 900 });
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LSE16, D86: a change of the selected is one step of undo, with one event for each', async () => {
    const { element, store, box, idOf, appears } = await editable();
    const before = store.history(idOf('Depo')).length;
    for (const title of ['Depo', 'Çatı']) box(title).click();
    await painted(element);
    await appears('.bulk');
    inside(element, '[data-bulk=priority]').click();
    await appears('#bulk-priority');
    const select = inside<HTMLSelectElement>(element, '#bulk-priority');
    select.value = '3';
    select.dispatchEvent(new Event('change'));
    inside(element, '.apply').click();
    await painted(element);
    const priorities = (): (number | undefined)[] =>
      ['Depo', 'Çatı', 'Ambar'].map((title) => store.get('opportunities', idOf(title))?.priority);
    expect(priorities()).to.deep.equal([3, 3, 0]);
    expect(store.history(idOf('Depo')).length).to.equal(before + 1);
    store.undo();
    expect(priorities()).to.deep.equal([0, 0, 0]);
  });

  it('LSE16, S43: status with what it asks for; what is refused stays in the panel', async () => {
    const { element, store, box, idOf, appears } = await editable();
    box('Depo').click();
    await painted(element);
    await appears('.bulk');
    inside(element, '[data-bulk=status]').click();
    await appears('#bulk-status');
    const select = inside<HTMLSelectElement>(element, '#bulk-status');
    select.value = 'lost';
    select.dispatchEvent(new Event('change'));
    await painted(element);
    inside(element, '.apply').click();
    await painted(element);
    expect(has(element, '#bulk:popover-open .problem')).to.equal(true);
    const reason = inside<HTMLSelectElement>(element, '#bulk-reason');
    reason.value = 'price';
    reason.dispatchEvent(new Event('change'));
    await painted(element);
    inside(element, '.apply').click();
    await painted(element);
    expect(store.get('opportunities', idOf('Depo'))?.status.code).to.equal('lost');
  });

  it('LSE16, S116: tags are put on all and taken off; deleting is taken back at once', async () => {
    const { element, store, box, idOf, titles, appears } = await editable();
    for (const title of ['Depo', 'Çatı']) box(title).click();
    await painted(element);
    await appears('.bulk');
    inside(element, '[data-bulk=tags]').click();
    await appears('#bulk-tag');
    typeInto(inside(element, '#bulk-tag'), 'Kamu');
    inside(element, '.apply').click();
    await painted(element);
    const tags = (title: string): string[] =>
      Object.keys(store.get('opportunities', idOf(title))?.tags ?? {});
    expect([tags('Depo'), tags('Çatı'), tags('Ambar')]).to.deep.equal([['Kamu'], ['Kamu'], []]);
    inside(element, '[data-bulk=tags]').click();
    await appears('[data-untag=Kamu]');
    await expect(inside(element, '#bulk')).to.be.accessible();
    inside(element, '[data-untag=Kamu]').click();
    await painted(element);
    expect([tags('Depo'), tags('Çatı')]).to.deep.equal([[], []]);
    inside(element, '[data-bulk=delete]').click();
    await painted(element);
    expect(titles()).to.deep.equal(['Ambar']);
    expect(has(element, '.bulk')).to.equal(false);
    store.undo();
    await painted(element);
    expect(titles()).to.have.length(3);
  });

  it('LSE17 F2 and typing edit a value in its cell; Enter saves, Escape does not, what is refused stays', async () => {
    const { element, store, cell, idOf, focused, appears } = await editable();
    cell('Depo', 'price').focus();
    await sendKeys({ press: '7' });
    await appears('#edit-price');
    expect(inside<HTMLInputElement>(element, '#edit-price').value).to.equal('7');
    typeInto(inside(element, '#edit-price'), 'yedi');
    await sendKeys({ press: 'Enter' });
    await painted(element);
    expect(has(element, '.edit .problem')).to.equal(true);
    typeInto(inside(element, '#edit-price'), '75.000,50');
    await painted(element);
    expect(textOf(element, '.edit .echo')).to.include('75.000,50');
    await sendKeys({ press: 'Enter' });
    await painted(element);
    expect(store.get('opportunities', idOf('Depo'))?.price).to.deep.equal({
      minor: 7_500_050,
      currency: 'TRY',
    });
    expect(focused()).to.equal('Depo price');
    cell('Depo', 'description').focus();
    await sendKeys({ press: 'F2' });
    await appears('#edit-description');
    typeInto(inside(element, '#edit-description'), 'Başka');
    await sendKeys({ press: 'Escape' });
    await painted(element);
    expect(has(element, '.edit')).to.equal(false);
    expect(store.get('opportunities', idOf('Depo'))?.description).to.equal('Depo');
    expect(focused()).to.equal('Depo description');
  });

  it('LSE17 a double click edits and does not open; one click opens when no second one comes', async () => {
    const { element, workspace, cell, appears } = await editable();
    const timer = createFakeTimer();
    element.timer = timer;
    const opened: string[] = [];
    workspace.addEventListener('firsat-opportunity-open', (event) => {
      opened.push(event.detail.id);
      event.preventDefault();
    });
    const click = (detail: number): boolean =>
      cell('Depo', 'owner').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail }));
    click(1);
    click(2);
    cell('Depo', 'owner').dispatchEvent(
      new MouseEvent('dblclick', { bubbles: true, composed: true, detail: 2 }),
    );
    await appears('#edit-ownerId');
    timer.advance(1_000);
    expect(opened).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await painted(element);
    click(1);
    timer.advance(1_000);
    expect(opened).to.have.length(1);
  });

  it('LSE18 the file has the shown columns of all that match, in their order; formulas are texts', async () => {
    const { store, element, add } = await listFixture();
    const id = add('=1+1', { price: { minor: 99_900, currency: 'EUR' }, period: 'monthly' });
    done(store, 'opportunity-tag', { id, tag: 'VIP' });
    await painted(element);
    const l = localizerFor('tr');
    const layout = {
      ...STANDARD_LAYOUT,
      columns: ['tags', 'description', 'price', 'weighted'].map((name) => ({ name, width: 0 })),
    };
    const columns = chosenColumns(layout, allColumns(store, l));
    const rows = [...store.list('opportunities')].filter(
      (row) => row.id === id || row.description === 'Depo',
    );
    const ids = rows.map((row) => row.id).reverse();
    const lines = (await (await exportList({ store, l, columns, ids, now: 0 })).text())
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).to.equal(
      '"Etiketler";"Açıklama";"Fiyat";"Para birimi";"Periyot";"Ağırlıklı değer";"Para birimi"',
    );
    expect(lines).to.have.length(3);
    expect(lines[1]).to.include('"VIP";"\'=1+1";999,00;"EUR";"Aylık"');
    expect(lines[2]).to.match(/^;"Depo";120000,00;"TRY"/);
  });
});
