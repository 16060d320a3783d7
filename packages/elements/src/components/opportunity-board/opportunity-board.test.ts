import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { create } from '@firsat/model';
import { localizerFor } from '../../locales/localizer.js';
import { done, inside, painted, typeInto, waitUntil } from '../../testing/drive.js';
import {
  bareBoard,
  boardFixture,
  cardOf,
  columnOf,
  dayFromToday,
  idsIn,
  spoken,
  squeezed,
} from './testing/board-fixture.js';

const tr = localizerFor('tr');
const words = tr.t.board;
const price = (minor: number) => ({ minor, currency: 'TRY' });

describe('<opportunity-board>', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD1 columns are the stages in order, with name and count; a new stage joins them', async () => {
    const { board, store, schemaId, stages, add } = await boardFixture();
    add(1, 'Bir');
    await painted(board);
    const names = (): string[] =>
      [...board.renderRoot.querySelectorAll('.column')].map(
        (column) => column.getAttribute('aria-label') ?? '',
      );
    expect(names()).to.deep.equal(['Aday, 0 fırsat', 'Teklif, 1 fırsat', 'Pazarlık, 0 fırsat']);
    done(store, 'stage-create', { schemaId, name: 'Teslim', afterId: stages[0] ?? null });
    await painted(board);
    expect(names()[1]).to.equal('Teslim, 0 fırsat');
  });

  it('BRD1 D9 an archived stage with cards stays, marked, until it is empty', async () => {
    const { board, store, stages, add } = await boardFixture();
    const [first = '', second = ''] = stages;
    const id = add(0, 'Bir');
    done(store, 'stage-archive', { id: first });
    await painted(board);
    expect(squeezed(columnOf(board, first).querySelector('.tag')?.textContent)).to.equal(
      words.column.archived,
    );
    done(store, 'opportunity-move', { id, stageId: second });
    await painted(board);
    expect(board.renderRoot.querySelectorAll(`[data-column="${first}"]`).length).to.equal(0);
  });

  it('BRD1 D10 cards whose stage nobody knows stand in a lane of their own, never in the first column', async () => {
    const { board, store, schemaId, stages } = await boardFixture();
    expect(board.renderRoot.querySelectorAll('[data-kind="unplaced"]').length).to.equal(0);
    const position = { schemaId, stageId: 'gone', order: 'a0', moveId: 'm', at: 0, by: 'member1' };
    await store.importRecords([create('opportunities', 'lost1', { description: 'Evresiz', position })], {
      pause: () => Promise.resolve(),
    });
    await painted(board);
    const lane = columnOf(board, '');
    expect(lane.dataset['kind']).to.equal('unplaced');
    expect(squeezed(lane.querySelector('.name')?.textContent)).to.equal(words.column.unplaced);
    expect(idsIn(board, '')).to.deep.equal(['lost1']);
    expect(idsIn(board, stages[0] ?? '')).to.deep.equal([]);
    done(store, 'opportunity-move', { id: 'lost1', stageId: stages[1] ?? '' });
    await painted(board);
    expect(board.renderRoot.querySelectorAll('[data-kind="unplaced"]').length).to.equal(0);
    expect(idsIn(board, stages[1] ?? '')).to.deep.equal(['lost1']);
  });

  it('BRD2 D28 the exact sums show on keyboard focus, and go on Escape', async () => {
    const { board, add, stages } = await boardFixture();
    add(0, 'Tek', { price: price(123_456_789) });
    add(0, 'Yıllık', { price: price(100_000), period: 'yearly' });
    await painted(board);
    const column = columnOf(board, stages[0] ?? '');
    const sums = column.querySelector<HTMLElement>('.sums');
    expect(squeezed(sums?.textContent)).to.equal('₺1,2 Mn ₺83,3 / ay');
    inside(board, 'input[type="search"]').focus();
    for (let tries = 0; tries < 8 && board.shadowRoot?.activeElement !== sums; tries++)
      await sendKeys({ press: 'Tab' });
    await painted(board);
    const tip = inside(board, '#tip');
    expect(tip.matches(':popover-open')).to.equal(true);
    expect(squeezed(tip.textContent)).to.contain('₺1.234.567,89').and.to.contain('₺83,33');
    expect(sums?.getAttribute('aria-describedby')).to.equal('tip');
    await sendKeys({ press: 'Escape' });
    await painted(board);
    expect(tip.matches(':popover-open')).to.equal(false);
  });

  it('BRD2 the exact sums show on hover', async () => {
    const { board, add, stages } = await boardFixture();
    add(0, 'Tek', { price: price(123_456_789) });
    await painted(board);
    const sums = columnOf(board, stages[0] ?? '').querySelector('.sums');
    sums?.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );
    const tip = inside(board, '#tip');
    await new Promise((opened) => {
      tip.addEventListener('toggle', opened, { once: true });
    });
    expect(squeezed(tip.textContent)).to.contain('₺1.234.567,89');
  });

  it('BRD3 BRD18 D67 a text filters with Turkish folding, headers say shown / all, Escape clears', async () => {
    const { board, add, stages } = await boardFixture();
    add(0, 'IŞIK projesi', { price: price(100_00) });
    add(0, 'Başka', { price: price(300_00) });
    await painted(board);
    const search = inside<HTMLInputElement>(board, 'input[type="search"]');
    typeInto(search, 'ışık');
    await painted(board);
    const column = columnOf(board, stages[0] ?? '');
    expect(squeezed(column.querySelector('.count')?.textContent)).to.equal('1 / 2');
    expect(squeezed(column.querySelector('.sums')?.textContent)).to.equal('₺100 / ₺400');
    expect(column.querySelectorAll('.item').length).to.equal(1);
    await sendKeys({ press: 'Escape' });
    await painted(board);
    expect(search.value).to.equal('');
    expect(column.querySelectorAll('.item').length).to.equal(2);
  });

  it('BRD39 S82 a card whose need is known is marked, tells it on hover and to screen readers, and is found by it', async () => {
    const { board, add, stages } = await boardFixture();
    const id = add(0, 'Hat', { need: 'Fireyi azaltmak', expectation: 'Üç ayda İĞNE' });
    const other = add(0, 'Başka');
    await painted(board);
    const title = (one: string) => cardOf(board, one).querySelector<HTMLElement>('.title');
    expect(getComputedStyle(title(id) as HTMLElement).textDecorationLine).to.equal('underline');
    expect(getComputedStyle(title(other) as HTMLElement).textDecorationLine).to.equal('none');
    expect(cardOf(board, id).ariaDescription).to.contain('Fireyi azaltmak · Üç ayda İĞNE');
    title(id)?.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );
    const tip = inside(board, '#tip');
    await new Promise((opened) => {
      tip.addEventListener('toggle', opened, { once: true });
    });
    expect(squeezed(tip.textContent)).to.equal('Fireyi azaltmak · Üç ayda İĞNE');
    typeInto(inside<HTMLInputElement>(board, 'input[type="search"]'), 'igne');
    await painted(board);
    expect(idsIn(board, stages[0] ?? '')).to.deep.equal([id]);
  });

  it('BRD18 nothing found says so and offers to clear; / reaches the filter from a card', async () => {
    const { board, add } = await boardFixture();
    const id = add(0, 'Bir');
    await painted(board);
    cardOf(board, id).focus();
    await sendKeys({ press: '/' });
    const search = inside<HTMLInputElement>(board, 'input[type="search"]');
    expect(board.shadowRoot?.activeElement === search).to.equal(true);
    expect(search.value).to.equal('');
    typeInto(search, 'yok böyle bir şey');
    await painted(board);
    expect(squeezed(inside(board, '.no-match').textContent)).to.contain(words.noMatch.title);
    inside(board, '.no-match button').click();
    await painted(board);
    expect(board.renderRoot.querySelectorAll('.no-match').length).to.equal(0);
    expect(cardOf(board, id).isConnected).to.equal(true);
  });

  it('BRD4 a card shows everything, and its name says everything', async () => {
    const { board, store, clock, add } = await boardFixture();
    const customer = done(store, 'contact-create', { name: 'Işık Mühendislik' });
    const owner = done(store, 'member-create', { name: 'Zeynep Işık' });
    clock.now = Date.now() - 5.5 * 86_400_000;
    const expectedClose = dayFromToday(20);
    const id = add(0, 'Depo otomasyonu', {
      customerId: customer.id,
      ownerId: owner.id,
      price: price(12_500_00),
      period: 'monthly',
      expectedClose,
    });
    await painted(board);
    const card = cardOf(board, id);
    const text = (part: string): string => squeezed(card.querySelector(part)?.textContent);
    expect(text('.title')).to.equal('Depo otomasyonu');
    expect(text('.customer')).to.equal('Işık Mühendislik');
    expect(text('.amount')).to.equal('₺12.500 / ay');
    expect(text('.date')).to.equal(tr.nearDate(expectedClose, dayFromToday(0)));
    expect(text('.age')).to.equal(tr.t.common.daysShort(5));
    expect(text('.owner')).to.equal('ZI');
    const label = spoken(card);
    for (const part of [
      'Depo otomasyonu',
      'Işık Mühendislik',
      '₺12.500 / ay',
      tr.date(expectedClose, 'full'),
      '5 gün',
      'Zeynep Işık',
    ])
      expect(label).to.contain(part);
  });

  it('BRD5 D8 one mark for each state, told by shape and in words; only an open one is overdue', async () => {
    const { board, store, add } = await boardFixture({
      prepare: (element) => (element.statuses = 'open won lost suspended abandoned'),
    });
    const states = {
      overdue: add(0, 'a', { expectedClose: dayFromToday(-3) }),
      today: add(0, 'b', { expectedClose: dayFromToday(0) }),
      planned: add(0, 'c', { expectedClose: dayFromToday(3) }),
      unplanned: add(0, 'd'),
      won: add(0, 'e', { expectedClose: dayFromToday(-3) }),
      lost: add(0, 'f', { expectedClose: dayFromToday(-3) }),
      suspended: add(0, 'g', { expectedClose: dayFromToday(-3) }),
    };
    done(store, 'opportunity-set-status', { id: states.won, status: 'won' });
    done(store, 'opportunity-set-status', { id: states.lost, status: 'lost', reason: 'price' });
    done(store, 'opportunity-set-status', { id: states.suspended, status: 'suspended' });
    await painted(board);
    const shapes = new Set<string>();
    for (const [mark, id] of Object.entries(states)) {
      const card = cardOf(board, id);
      expect(card.dataset['mark']).to.equal(mark);
      shapes.add(card.querySelector('path')?.getAttribute('d') ?? '');
    }
    expect(shapes.size).to.equal(7);
    expect(spoken(cardOf(board, states.overdue))).to.contain(words.card.overdue('3 gün'));
    expect(spoken(cardOf(board, states.today))).to.contain(words.card.dueToday);
    expect(spoken(cardOf(board, states.unplanned))).to.contain(words.card.nothingPlanned);
    expect(spoken(cardOf(board, states.won))).to.contain(tr.t.common.status.won);
    expect(spoken(cardOf(board, states.won))).to.not.contain('gecikti');
  });

  it('BRD19 statuses and schema choose what is shown, by attribute and in the tools', async () => {
    const { board, store, add, stages } = await boardFixture({
      prepare: (element) => (element.statuses = 'open'),
    });
    const won = add(0, 'Kazanılan');
    const open = add(0, 'Açık');
    done(store, 'opportunity-set-status', { id: won, status: 'won' });
    await painted(board);
    expect(idsIn(board, stages[0] ?? '')).to.deep.equal([open]);
    inside(board, '.status-button').click();
    inside<HTMLInputElement>(board, '.check input[value="won"]').click();
    await painted(board);
    expect(idsIn(board, stages[0] ?? '')).to.have.members([open, won]);
    expect(board.statuses).to.equal('open won');
    const other = [...store.list('schemas')].find(
      (schema) => !stages.some((id) => store.get('stages', id)?.schemaId === schema.id),
    );
    const select = inside<HTMLSelectElement>(board, 'select.schema');
    select.value = other?.id ?? '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await painted(board);
    expect(board.renderRoot.querySelectorAll(`[data-column="${stages[0] ?? ''}"]`).length).to.equal(0);
    expect(board.renderRoot.querySelectorAll('.column').length).to.be.greaterThan(2);
  });

  it('BRD20 "New" asks: vetoed it does nothing, with a form on the page it drafts there', async () => {
    const { board, workspace, stages } = await boardFixture();
    const handle = workspace.handle;
    const release = handle?.attachForm();
    const asked: unknown[] = [];
    board.addEventListener('firsat-opportunity-new', (event) => {
      asked.push(event.detail.stageId);
      if (asked.length === 1) event.preventDefault();
    });
    inside(board, '[part="create-button"]').click();
    expect(handle?.ui.draft).to.equal(null);
    columnOf(board, stages[1] ?? '')
      .querySelector<HTMLElement>('[data-head="add"]')
      ?.click();
    expect(asked[1]).to.equal(stages[1]);
    expect(handle?.ui.draft?.stageId).to.equal(stages[1]);
    release?.();
  });

  it('BRD20 without a form on the page the board shows its own', async () => {
    const { board } = await boardFixture();
    inside(board, '[part="create-button"]').click();
    await customElements.whenDefined('opportunity-form');
    await import('../../define/opportunity-form.js');
    await painted(board);
    expect(inside(board, 'opportunity-form').getAttribute('presentation')).to.equal('dialog');
  });

  it('BRD21 opening asks, then opens the record; "none" shows no drawer', async () => {
    const { board, workspace, add } = await boardFixture({ prepare: (element) => (element.detail = 'none') });
    const id = add(0, 'Bir');
    await painted(board);
    let veto = true;
    board.addEventListener('firsat-opportunity-open', (event) => {
      if (veto) event.preventDefault();
    });
    cardOf(board, id).click();
    expect(workspace.handle?.ui.openId).to.equal(null);
    veto = false;
    cardOf(board, id).focus();
    await sendKeys({ press: 'Enter' });
    expect(workspace.handle?.ui.openId).to.equal(id);
    await painted(board);
    expect(board.renderRoot.querySelectorAll('opportunity-detail').length).to.equal(0);
  });

  it('BRD21 without a detail on the page the board shows one in a drawer; focus comes back to the card', async () => {
    const { board, workspace, add } = await boardFixture();
    const id = add(0, 'Bir');
    await painted(board);
    cardOf(board, id).focus();
    await sendKeys({ press: 'Enter' });
    await import('../../define/opportunity-detail.js');
    await painted(board);
    expect(inside(board, 'opportunity-detail').getAttribute('presentation')).to.equal('drawer');
    workspace.handle?.setUi({ openId: null });
    await painted(board);
    await painted(board);
    expect(board.renderRoot.querySelectorAll('opportunity-detail').length).to.equal(0);
    expect(board.shadowRoot?.activeElement === cardOf(board, id)).to.equal(true);
  });

  it('BRD22 no workspace, loading, empty with a way to start, newer version: each is shown as such', async () => {
    const alone = document.createElement('opportunity-board');
    document.body.append(alone);
    const { board: empty, store } = await bareBoard({ created: false });
    expect(squeezed(alone.shadowRoot?.textContent)).to.contain('pipeline-workspace');
    expect(squeezed(inside(empty, '.message').textContent)).to.contain(tr.t.common.empty.title);
    inside(empty, '.message button').click();
    await painted(empty);
    expect(store.phase).to.equal('ready');
    expect(empty.renderRoot.querySelectorAll('.column').length).to.be.greaterThan(2);
    const { board: loading } = await bareBoard({ loaded: false });
    expect(squeezed(loading.renderRoot.querySelector('[role="status"]')?.textContent)).to.equal(
      tr.t.common.loading,
    );
    const { board: newer } = await bareBoard({ dataVersion: 0 });
    expect(squeezed(inside(newer, '.banner').textContent)).to.equal(tr.t.common.readOnly.outdated);
    expect(newer.renderRoot.querySelector('[part="create-button"]')).to.equal(null);
  });

  it('BRD25 seven stages fit 1440 px; below 600 px one column shows, and the switcher goes to any', async () => {
    const { board, store, stages } = await boardFixture({ width: 1440 });
    const seven = [...store.list('schemas')].find(
      (schema) => [...store.list('stages')].filter((stage) => stage.schemaId === schema.id).length === 7,
    );
    board.schema = seven?.id ?? '';
    await painted(board);
    const columns = inside(board, '.columns');
    expect(columns.querySelectorAll('.column').length).to.equal(7);
    expect(columns.scrollWidth).to.equal(columns.clientWidth);
    board.schema = store.get('stages', stages[0] ?? '')?.schemaId ?? '';
    await setViewport({ width: 390, height: 844 });
    await painted(board);
    const width = columns.querySelector('.column')?.getBoundingClientRect().width ?? 0;
    expect(width).to.be.greaterThan(340);
    const last = inside(board, `[data-switch="${stages[2] ?? ''}"]`);
    last.click();
    // Not every engine tells the end of scrolling.
    await waitUntil(() => last.getAttribute('aria-current') === 'true');
  });
});
