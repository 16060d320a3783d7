import { setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import { ViewChooseEvent } from '../../events/view-choose.js';
import { localizerFor } from '../../locales/localizer.js';
import '../../locales/areas/choices.js';
import { done, has, inside, painted, waitUntil } from '../../testing/drive.js';
import type { OpportunityBoard } from './opportunity-board.js';
import './board-filters.js';
import { boardFixture, cardOf, columnOf, idsIn, Pointer, squeezed } from './testing/board-fixture.js';

const words = localizerFor('tr').t.choices.look;
const TRY = (lira: number) => ({ price: { minor: lira * 100, currency: 'TRY' } });

const shownStages = (board: OpportunityBoard): readonly (string | undefined)[] =>
  [...board.renderRoot.querySelectorAll<HTMLElement>('.column')].map((column) => column.dataset['column']);

/** A board whose last stage is after the sale. */
async function withDelivery() {
  const made = await boardFixture();
  const { board, store, stages, schemaId } = made;
  const { id: delivery } = done(store, 'stage-create', { schemaId, name: 'Teslimat', phase: 'post' });
  await waitUntil(() => has(board, '.parts'));
  const press = async (part: string): Promise<void> => {
    inside(board, `.part-button[data-part="${part}"]`).click();
    await painted(board);
  };
  const sortBy = async (by: string): Promise<void> => {
    const select = inside<HTMLSelectElement>(board, '.sorting select');
    select.value = by;
    select.dispatchEvent(new Event('change'));
    await painted(board);
  };
  const drag = async (id: string, over: HTMLElement): Promise<Pointer> => {
    const pointer = new Pointer();
    pointer.down(cardOf(board, id));
    pointer.over(cardOf(board, id));
    pointer.over(over);
    await painted(board);
    return pointer;
  };
  const toast = (): string => squeezed(made.workspace.renderRoot.querySelector('.toasts')?.textContent);
  const [first = '', second = ''] = stages;
  return { ...made, delivery, press, sortBy, drag, toast, first, second };
}

describe('<opportunity-board>: parts and orders', () => {
  beforeEach(async () => {
    await setViewport({ width: 1440, height: 900 });
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD72 D3 sale and delivery are shown apart, each with its totals; the other board of the page begins alike', async () => {
    const { board, add, stages, delivery, press, store, workspace } = await withDelivery();
    add(0, 'Satışta', TRY(100));
    const inDelivery = add(0, 'Teslimatta', TRY(900));
    done(store, 'opportunity-move', { id: inDelivery, stageId: delivery });
    await painted(board);
    expect(shownStages(board)).to.deep.equal([...stages, delivery]);
    const told = (part: string): string =>
      squeezed(inside(board, `.part-button[data-part="${part}"]`).textContent);
    expect(told('sale')).to.equal('Satış 1 · ₺100');
    expect(told('delivery')).to.equal('Teslimat ve tahsilat 1 · ₺900');
    await press('sale');
    expect(shownStages(board)).to.deep.equal(stages);
    await press('delivery');
    expect(shownStages(board)).to.deep.equal([delivery]);
    expect(idsIn(board, delivery)).to.deep.equal([inDelivery]);
    const other = document.createElement('opportunity-board');
    workspace.append(other);
    await waitUntil(() => shownStages(other).join() === delivery);
    await press('both');
    expect(shownStages(board).length).to.equal(4);
  });

  it('BRD72 S116 a saved view brings its part and, where it was made on a board, its order', async () => {
    const { board, store, delivery } = await withDelivery();
    await waitUntil(() => has(board, 'opportunity-filters'));
    const filters = inside<OpportunityFilters>(board, 'opportunity-filters');
    const { id } = done(store, 'view-create', {
      name: 'Tahsilat',
      filter: { parts: ['delivery'] },
      sort: [['price', -1]],
    });
    filters.dispatchEvent(new ViewChooseEvent(store.get('views', id) ?? null, 'user'));
    await painted(board);
    expect(shownStages(board)).to.deep.equal([delivery]);
    expect(inside<HTMLSelectElement>(board, '.sorting select').value).to.equal('price');
    done(store, 'view-edit', { id, changes: { columns: [['customer', 0]], sort: [['priority', -1]] } });
    filters.dispatchEvent(new ViewChooseEvent(store.get('views', id) ?? null, 'user'));
    await painted(board);
    expect(inside<HTMLSelectElement>(board, '.sorting select').value).to.equal(
      'price',
      'that of a list is not',
    );
  });

  it('BRD73 the menu of a card names the stages that are not shown', async () => {
    const { board, add, delivery, press, store } = await withDelivery();
    const id = add(0, 'Depo', TRY(1));
    await press('sale');
    cardOf(board, id).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'm', bubbles: true, composed: true }),
    );
    await painted(board);
    inside(board, `.panel.menu [data-key="${delivery}"]`).click();
    await painted(board);
    expect(store.get('opportunities', id)?.position.stageId).to.equal(delivery);
    expect(has(board, `.item[data-id="${id}"]`)).to.equal(false);
  });

  it('BRD74 D82 sorted by price: a drop in the same column leaves the card and says why', async () => {
    const { board, add, sortBy, drag, first, store, toast } = await withDelivery();
    const high = add(0, 'Büyük', TRY(9));
    const low = add(0, 'Küçük', TRY(1));
    await painted(board);
    const byHand = idsIn(board, first);
    expect(byHand).to.deep.equal([low, high]);
    await sortBy('price');
    expect(idsIn(board, first)).to.deep.equal([high, low]);
    const before = store.get('opportunities', low)?.position;
    const pointer = await drag(low, cardOf(board, high));
    expect(has(board, '.drop-mark')).to.equal(false);
    pointer.up();
    await painted(board);
    expect(store.get('opportunities', low)?.position).to.equal(before);
    expect(idsIn(board, first)).to.deep.equal([high, low]);
    expect(toast()).to.include(words.notByHand(words.sorts.price));
    await sortBy('');
    expect(idsIn(board, first)).to.deep.equal(byHand);
    await sortBy('price');
    inside(board, '.sorting .icon-button').click();
    await painted(board);
    expect(idsIn(board, first)).to.deep.equal([low, high]);
  });

  it('BRD74 D82 in another column the place where it will stand opens, and only the stage changes', async () => {
    const { board, add, sortBy, drag, second, store } = await withDelivery();
    const card = add(0, 'Orta', TRY(5));
    const high = add(1, 'Büyük', TRY(9));
    const low = add(1, 'Küçük', TRY(1));
    await sortBy('price');
    const asked: unknown[] = [];
    board.addEventListener('firsat-opportunity-move-request', (event) => asked.push(event.detail.input));
    const pointer = await drag(card, cardOf(board, high));
    const mark = columnOf(board, second).querySelector('.drop-mark')?.getBoundingClientRect();
    const after = cardOf(board, high).getBoundingClientRect();
    expect(mark && mark.top >= after.top).to.equal(true);
    pointer.up();
    await painted(board);
    expect(asked).to.deep.equal([{ id: card, stageId: second }]);
    expect(idsIn(board, second)).to.deep.equal([high, card, low]);
    expect(store.get('opportunities', card)?.position.stageId).to.equal(second);
  });

  it('BRD74 D82 by keyboard: it is said when it is lifted, up and down lead nowhere, the menu has no place to choose', async () => {
    const { board, add, sortBy, said } = await withDelivery();
    add(0, 'Büyük', TRY(9));
    const low = add(0, 'Küçük', TRY(1));
    await sortBy('price');
    cardOf(board, low).focus();
    const press = async (key: string): Promise<void> => {
      cardOf(board, low).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      await painted(board);
    };
    await press(' ');
    expect(said.at(-1)).to.include(words.notByHand(words.sorts.price));
    await press('ArrowUp');
    expect(said.at(-1)).to.include('2 / 2, Aday');
    await press('Escape');
    await press('m');
    expect(squeezed(inside(board, '.panel.menu').textContent)).to.include(words.notByHand(words.sorts.price));
    expect(has(board, '.panel.menu .where')).to.equal(false);
  });

  it('BRD75 S45 the tip of a card tells the checklist of its stage', async () => {
    const { board, add, store, first } = await withDelivery();
    const id = add(0, 'Depo', TRY(1));
    const { itemId } = done(store, 'stage-item-set', { id: first, text: 'Bütçeyi öğren' });
    done(store, 'stage-item-set', { id: first, text: 'Karar vereni bul' });
    done(store, 'opportunity-tick', { id, itemId, done: true });
    await painted(board);
    const mark = cardOf(board, id).querySelector('.mark');
    mark?.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );
    await waitUntil(() => inside(board, '.tip').matches(':popover-open'), undefined, { interval: 5 });
    expect(squeezed(inside(board, '.tip').textContent)).to.include('2 maddeden 1 tamam');
  });

  it('BRD24 no axe violations with parts and an order', async () => {
    const { board, add, sortBy, press } = await withDelivery();
    add(0, 'Depo', TRY(1));
    await sortBy('lastTouched');
    await press('sale');
    await expect(board).to.be.accessible();
  });
});
