import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { CommandInput } from '@firsat/model';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { chord, listFixture } from './testing/list-fixture.js';

describe('<opportunity-list>', () => {
  beforeEach(async () => {
    await setViewport({ width: 1300, height: 900 });
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('LSE1, S28, S29, S20: the first page lists who, what, at which stage now; by effect (S115); live', async () => {
    const { element, titles, cells, add, store, stages } = await listFixture();
    expect(element.getBoundingClientRect().height).to.be.greaterThan(100);
    expect(titles()).to.deep.equal(['Çatı', 'Depo', 'Ambar']);
    expect(cells('Depo').slice(0, 4)).to.deep.equal(['Depo', 'Işık Yapı', 'İlk görüşme', 'Açık']);
    add('Köprü', { price: { minor: 900_000_000, currency: 'TRY' } });
    const depo = [...store.list('opportunities')].find(({ description }) => description === 'Depo');
    done(store, 'opportunity-move', { id: depo?.id ?? '', stageId: stages[1]?.id ?? '' });
    await painted(element);
    expect(titles()[0]).to.equal('Köprü');
    expect(cells('Depo')[2]).to.equal(stages[1]?.name);
  });

  it('LSE2, S30: a click anywhere on the row, and Enter, open it; a host may take it over', async () => {
    const { element, workspace, cell, row, store } = await listFixture();
    const asked: string[] = [];
    workspace.addEventListener('firsat-opportunity-open', (event) => {
      asked.push(store.get('opportunities', event.detail.id)?.description ?? '');
      event.preventDefault();
    });
    cell('Depo', 'owner').click();
    row('Ambar').click();
    cell('Çatı', 'description').focus();
    await sendKeys({ press: 'Enter' });
    expect(asked).to.deep.equal(['Depo', 'Ambar', 'Çatı']);
    expect(workspace.handle?.ui.openId).to.equal(null);
    await painted(element);
  });

  it('LSE2 without a detail on the page a drawer of its own opens, and focus comes back to the row', async () => {
    const { element, workspace, cell } = await listFixture();
    const title = cell('Depo', 'description');
    title.focus();
    await sendKeys({ press: 'Enter' });
    for (let tries = 0; tries < 200 && !has(element, 'opportunity-detail'); tries += 1) await nextFrame();
    expect(has(element, 'opportunity-detail')).to.equal(true);
    workspace.handle?.setUi({ openId: null });
    await painted(element);
    await painted(element);
    expect((element.renderRoot as ShadowRoot).activeElement === title).to.equal(true);
  });

  it('LSE3, S31: "New" stands at the top right, with rows and without, and asks for the form; not for readers', async () => {
    const sync = fakeSync(ALL_SAVED);
    const { element, workspace } = await listFixture({ store: { sync }, rows: false });
    const button = inside(element, '[part=create-button]');
    expect(textOf(element, '[part=create-button]')).to.equal('Yeni');
    const [at, frame] = [button.getBoundingClientRect(), element.getBoundingClientRect()];
    expect(frame.right - at.right).to.be.lessThan(30);
    expect(at.top - frame.top).to.be.lessThan(30);
    let asked = 0;
    workspace.addEventListener('firsat-opportunity-new', (event) => {
      asked += 1;
      event.preventDefault();
    });
    button.click();
    inside(element, '.message .button').click();
    expect(asked).to.equal(2);
    sync.set({ access: 'reader' });
    await painted(element);
    expect(has(element, '[part=create-button]')).to.equal(false);
    expect(textOf(element, '.banner')).to.include('görüntüleyebilirsiniz');
  });

  it('LSE4, S36, D67: typing finds folded words in title, customer, representative and tags; Escape shows all', async () => {
    const { element, titles, type, add, store } = await listFixture();
    const id = add('İNŞAAT vinci', {});
    done(store, 'opportunity-tag', { id, tag: 'Öncelikli' });
    await type('insaat');
    expect(titles()).to.deep.equal(['İNŞAAT vinci']);
    await type('isik yapi depo');
    expect(titles()).to.deep.equal(['Depo']);
    await type('oncelik');
    expect(titles()).to.deep.equal(['İNŞAAT vinci']);
    await type('yok böyle');
    expect(titles()).to.deep.equal([]);
    expect(textOf(element, '.message strong')).to.equal('Eşleşen fırsat yok');
    inside(element, '.search input').focus();
    await sendKeys({ press: 'Escape' });
    await painted(element);
    expect(titles()).to.have.length(4);
  });

  it('LSE23 another search puts other words into the rows that are there; a row that has the focus stays its record', async () => {
    const { element, row, titles, cell, focused, box, chosen, add, type } = await listFixture();
    add('Deniz', {});
    await painted(element);
    const rows = () => [...element.renderRoot.querySelectorAll('.row')];
    box('Ambar').click();
    await painted(element);
    const before = rows();
    await type('de');
    expect(titles()).to.deep.equal(['Depo', 'Deniz']);
    expect(rows()).to.deep.equal(before.slice(0, 2));
    expect(chosen()).to.deep.equal([]);
    await type('');
    expect(titles()).to.have.length(4);
    const depo = row('Depo');
    cell('Depo', 'owner').focus();
    element.filter = { text: 'de' };
    await painted(element);
    expect(row('Depo') === depo).to.equal(true);
    expect(focused()).to.equal('Depo owner');
  });

  it('LSE5, D28, D39, D84: the sums are of all that match, one-off, recurring and currencies apart', async () => {
    const { element, add, type } = await listFixture();
    add('Bakım', { price: { minor: 1_200_000, currency: 'TRY' }, period: 'yearly' });
    add('Export', { price: { minor: 50_000, currency: 'EUR' } });
    for (let more = 0; more < 300; more += 1)
      add(`Kalem ${String(more)}`, { price: { minor: 100, currency: 'TRY' } });
    await painted(element);
    expect(element.renderRoot.querySelectorAll('.row').length).to.be.lessThan(60);
    expect(textOf(element, '.totals .count')).to.equal('305 fırsat');
    // 500.000 + 120.000 and 300 times 1,00; one without a price.
    expect(textOf(element, '.totals')).to.include('Sabit₺620.300');
    expect(textOf(element, '.totals')).to.include('Yinelenen₺1.000 / ay');
    expect(textOf(element, '.totals')).to.include('Sabit€500');
    expect(textOf(element, '.totals')).to.include('1 fırsat fiyatsız');
    await type('depo');
    expect(textOf(element, '.totals .count')).to.equal('1 / 305 fırsat');
    expect(textOf(element, '.totals')).to.include('Sabit₺120.000');
  });

  it('LSE5 D3 what is in delivery and collection is told apart, and can be asked for', async () => {
    const { element, idOf, stages, store, titles } = await listFixture();
    expect(textOf(element, '.totals')).not.to.include('teslimat');
    const after = stages.find(({ phase }) => phase === 'post');
    done(store, 'opportunity-move', { id: idOf('Depo'), stageId: after?.id ?? '' });
    await painted(element);
    expect(textOf(element, '.totals')).to.include('teslimat ve tahsilatta: 1 · ₺120 B');
    element.filter = { parts: ['sale'] };
    await painted(element);
    expect(titles()).to.deep.equal(['Çatı', 'Ambar']);
  });

  it('LSE6, S115, D69: a heading sorts, with Shift within; names as Turkish sorts them; what has none stands last', async () => {
    const { element, titles, add, heading } = await listFixture();
    for (const name of ['ılgın', 'İpek', 'Işık', 'Zeynep']) add(name, {});
    await painted(element);
    heading('description').click();
    await painted(element);
    expect(titles()).to.deep.equal(['Ambar', 'Çatı', 'Depo', 'ılgın', 'Işık', 'İpek', 'Zeynep']);
    expect(heading('description').parentElement?.getAttribute('aria-sort')).to.equal('ascending');
    heading('price').click();
    await painted(element);
    expect(titles().slice(0, 2)).to.deep.equal(['Çatı', 'Depo']);
    heading('description').dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }),
    );
    await painted(element);
    expect(titles()).to.deep.equal(['Çatı', 'Depo', 'Ambar', 'ılgın', 'Işık', 'İpek', 'Zeynep']);
    expect(element.layout.sort).to.deep.equal([
      { by: 'price', desc: true },
      { by: 'description', desc: false },
    ]);
    heading('price').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await painted(element);
    expect(element.layout.sort).to.deep.equal([]);
  });

  it('LSE7 keys walk from cell to cell, to the ends, by pages; one cell is in the tab order', async () => {
    const { element, add, focused, cell } = await listFixture();
    for (let more = 0; more < 200; more += 1) add(`Kalem ${String(more).padStart(3, '0')}`, {});
    element.layout = { ...element.layout, sort: [{ by: 'description', desc: false }] };
    await painted(element);
    expect(element.renderRoot.querySelectorAll('.grid [tabindex="0"]')).to.have.length(1);
    const press = async (key: string): Promise<string> => {
      await chord(key);
      await painted(element);
      return focused();
    };
    cell('Ambar', 'description').focus();
    expect(await press('ArrowDown')).to.equal('Çatı description');
    expect(await press('ArrowRight')).to.equal('Çatı customer');
    expect(await press('End')).to.equal('Çatı owner');
    expect(await press('Control+End')).to.equal('Kalem 199 owner');
    expect(await press('Home')).to.equal('Kalem 199 #select');
    expect(await press('Control+Home')).to.equal('Ambar #select');
    expect(await press('ArrowUp')).to.equal('#head #select');
    expect(await press('ArrowRight')).to.equal('#head description');
    await press('ArrowDown');
    const [title = ''] = (await press('PageDown')).split(' description');
    expect(title).to.match(/^Kalem/);
    expect(await press('PageUp')).to.equal('Ambar description');
    expect(element.renderRoot.querySelectorAll('.grid [tabindex="0"]')).to.have.length(1);
  });

  it('LSE8 Space, Ctrl+A and the boxes choose rows, Shift to here; what no longer matches is not chosen', async () => {
    const { element, chosen, cell, type, box } = await listFixture();
    cell('Çatı', 'description').focus();
    await sendKeys({ press: 'Space' });
    await painted(element);
    expect(chosen()).to.deep.equal(['Çatı']);
    await chord('Shift+ArrowDown');
    await painted(element);
    expect(chosen()).to.deep.equal(['Çatı', 'Depo']);
    await chord('Control+a');
    await painted(element);
    expect(chosen()).to.have.length(3);
    box('Depo').click();
    await painted(element);
    expect(chosen()).to.deep.equal(['Çatı', 'Ambar']);
    await type('çatı');
    await type('');
    expect(chosen()).to.deep.equal(['Çatı']);
    box('Çatı').focus();
    await sendKeys({ press: 'Escape' });
    await painted(element);
    expect(chosen()).to.deep.equal([]);
  });

  it('LSE9 a row keeps the focus while others come before it; when it goes, the one in its place has it', async () => {
    const { element, add, cell, focused, store } = await listFixture();
    cell('Depo', 'customer').focus();
    add('Köprü', { price: { minor: 900_000_000, currency: 'TRY' } });
    await painted(element);
    expect(focused()).to.equal('Depo customer');
    const depo = [...store.list('opportunities')].find(({ description }) => description === 'Depo');
    done(store, 'opportunity-delete', { id: depo?.id ?? '' });
    await painted(element);
    await painted(element);
    expect(focused()).to.equal('Ambar customer');
  });

  it('LSE10 columns are chosen and put in order: by the panel, and by Alt and arrows at a heading', async () => {
    const { element, labels, heading, layoutPanel } = await listFixture();
    heading('customer').focus();
    await chord('Alt+ArrowLeft');
    await painted(element);
    expect(labels().slice(0, 2)).to.deep.equal(['Müşteri', 'Açıklama']);
    await layoutPanel();
    inside<HTMLInputElement>(element, '.choice[data-name=tags] input').click();
    inside<HTMLInputElement>(element, '.choice[data-name=status] input').click();
    await painted(element);
    expect(labels()).to.include('Etiketler');
    expect(labels()).not.to.include('Durum');
    inside(element, '.choice[data-name=tags] .grip').focus();
    for (const key of ['Space', 'Home', 'Space']) await sendKeys({ press: key });
    await painted(element);
    expect(labels()[0]).to.equal('Etiketler');
    inside<HTMLSelectElement>(element, '.add-key').value = 'owner';
    inside(element, '.add-key').dispatchEvent(new Event('change'));
    await painted(element);
    expect(element.layout.sort.map(({ by }) => by)).to.deep.equal(['weighted', 'owner']);
    await expect(inside(element, '#layout')).to.be.accessible();
  });

  it('LOC32 from right to left Alt and ArrowLeft move a column on, Shift and ArrowLeft make it wider', async () => {
    const { element, workspace, labels, heading } = await listFixture();
    workspace.dir = 'rtl';
    const before = labels();
    heading('customer').focus();
    await chord('Alt+ArrowLeft');
    await painted(element);
    expect(labels()[2]).to.equal(before[1]);
    await chord('Alt+ArrowRight');
    await painted(element);
    expect(labels()).to.deep.equal(before);
    const width = (): number => inside(element, '.head [data-col="customer"]').getBoundingClientRect().width;
    const narrow = width();
    await chord('Shift+ArrowLeft');
    await painted(element);
    expect(width()).to.be.greaterThan(narrow);
  });

  it('LSE11, S4, S6: one customer has many opportunities at once, each of a representative of their own', async () => {
    const { store, titles, type, cells, element } = await listFixture();
    done(store, 'member-create', { id: 'omer', name: 'Ömer Şahin' });
    const input: CommandInput<'opportunity-create'> = {
      description: 'İkinci depo',
      customerId: 'c1',
      ownerId: 'omer',
    };
    done(store, 'opportunity-create', input);
    await painted(element);
    await type('ışık yapı');
    expect(titles()).to.have.members(['Depo', 'Çatı', 'Ambar', 'İkinci depo']);
    expect(cells('İkinci depo').at(-1)).to.include('Ömer Şahin');
  });

  it('LSE12 two lines take the place of columns at 390 px, with targets for fingers and no sideways scrolling', async () => {
    await setViewport({ width: 390, height: 800 });
    const { element, titles, focused } = await listFixture();
    expect(titles()).to.deep.equal(['Çatı', 'Depo', 'Ambar']);
    const grid = inside(element, '.grid');
    expect(grid.scrollWidth).to.be.at.most(grid.clientWidth);
    expect(inside(element, '.row').getBoundingClientRect().height).to.be.at.least(44);
    inside(element, '.card').focus();
    await sendKeys({ press: 'ArrowDown' });
    await painted(element);
    expect(focused()).to.equal('Depo #card');
    await expect(element).to.be.accessible();
  });

  it('LSE13 ten thousand rows cost what is in view', async () => {
    const { element, store } = await listFixture({ rows: false });
    const items = Array.from({ length: 10_000 }, (_, at) => ({
      kind: 'create' as const,
      collection: 'opportunities' as const,
      id: `o${String(at)}`,
      fields: { description: `Kalem ${String(at)}` },
    }));
    await store.importRecords(items, { pause: () => Promise.resolve() });
    await painted(element);
    expect(textOf(element, '.totals .count')).to.equal('10.000 fırsat');
    expect(element.renderRoot.querySelectorAll('.row').length).to.be.lessThan(60);
    const grid = inside(element, '.grid');
    grid.scrollTop = grid.scrollHeight;
    grid.dispatchEvent(new Event('scroll'));
    await painted(element);
    const last = [...element.renderRoot.querySelectorAll('.row')].at(-1);
    expect(last?.getAttribute('aria-rowindex')).to.equal('10001');
    expect(grid.getAttribute('aria-rowcount')).to.equal('10001');
  });

  it('LSE14 nothing yet, loading and no workspace are told apart', async () => {
    const { element } = await listFixture({ store: { created: false }, rows: false });
    expect(textOf(element, '.message strong')).to.equal('Henüz bir şey yok');
    const alone = document.createElement('opportunity-list');
    document.body.append(alone);
    await painted(alone);
    expect(textOf(alone, '.message')).to.include('pipeline-workspace');
    const empty = await listFixture({ rows: false });
    expect(textOf(empty.element, '.message strong')).to.equal('Henüz fırsat yok');
  });

  it('LSE21 S21 S22 the stage schemas are one press away: where the page shows them, else in a dialog', async () => {
    const { element, workspace } = await listFixture();
    const button = inside(element, '.schemas-button');
    button.focus();
    button.click();
    await waitUntil(() => has(element, '.schemas-dialog[open] stage-schema-editor'));
    const editor = inside(element, '.schemas-dialog stage-schema-editor');
    await waitUntil(() => editor.shadowRoot?.textContent.includes('Planports'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !has(element, '.schemas-dialog'));
    expect((element.renderRoot as ShadowRoot).activeElement === button).to.equal(true);

    workspace.addEventListener('firsat-schemas-open', (event) => {
      event.preventDefault();
    });
    button.click();
    await painted(element);
    expect(has(element, '.schemas-dialog')).to.equal(false);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`LSE15 no axe violations (${lang}, ${colorScheme})`, async () => {
        await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { element, add, store, box } = await listFixture({ lang });
        const id = add('Geciken', { expectedClose: '2026-01-01' });
        done(store, 'opportunity-tag', { id, tag: 'VIP' });
        done(store, 'opportunity-edit', { id, changes: { priority: 3 } });
        const columns = [...element.layout.columns, 'tags', 'priority'].map((column) =>
          typeof column === 'string' ? { name: column, width: 0 } : column,
        );
        element.layout = { ...element.layout, columns };
        await painted(element);
        box('Geciken').click();
        typeInto(inside(element, '.search input'), 'e');
        await painted(element);
        await expect(element).to.be.accessible();
      });
});
