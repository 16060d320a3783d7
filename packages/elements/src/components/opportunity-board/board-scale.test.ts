import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { create, type Patch } from '@firsat/model';
import { createTestStore } from '@firsat/store/testing';
import { localizerFor } from '../../locales/localizer.js';
import { done, inside, painted } from '../../testing/drive.js';
import { FactsCache } from './card-facts.js';
import { boardFixture, cardOf, columnOf, idsIn, Pointer, squeezed } from './testing/board-fixture.js';

const key = (index: number): string => `a${String(index).padStart(6, '0')}V`;

/** `count` cards of 1,00 ₺, most of them in the first stage. */
function cards(count: number, schemaId: string, stages: readonly string[]): Patch[] {
  return Array.from({ length: count }, (_, index) =>
    create('opportunities', `card${String(index).padStart(5, '0')}`, {
      description: `Kart ${String(index)}`,
      price: { minor: 100, currency: 'TRY' },
      position: {
        schemaId,
        stageId: stages[index % 4 === 0 ? 1 : index % 4 === 1 ? 2 : 0] ?? '',
        order: key(index),
        moveId: `m${String(index)}`,
        at: Date.now(),
        by: 'member1',
      },
    }),
  );
}

async function large(count: number) {
  const fixture = await boardFixture();
  const { store, schemaId, stages, board } = fixture;
  await store.importRecords(cards(count, schemaId, stages), { pause: () => Promise.resolve() });
  await painted(board);
  return { ...fixture, first: stages[0] ?? '', second: stages[1] ?? '' };
}

function elementsIn(root: ParentNode): number {
  let count = 0;
  for (const element of root.querySelectorAll('*')) {
    count += 1;
    if (element.shadowRoot) count += elementsIn(element.shadowRoot);
  }
  return count;
}

/** Waits, frame by frame, for what happens in the course of some. */
async function until(condition: () => boolean): Promise<void> {
  for (let frames = 0; frames < 200 && !condition(); frames++) await nextFrame();
  expect(condition()).to.equal(true);
}

describe('a large board', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD6 10,000 cards are at most 1,500 elements; scrolling shows the others; totals are of all', async () => {
    const { board, store, first } = await large(10_000);
    const seven = [...store.list('schemas')].find(
      (schema) => [...store.list('stages')].filter((stage) => stage.schemaId === schema.id).length === 7,
    );
    expect(elementsIn(board.renderRoot)).to.be.lessThan(1500);
    const column = columnOf(board, first);
    expect(column.querySelectorAll('.item').length).to.be.within(5, 14);
    expect(squeezed(column.querySelector('.sums')?.textContent)).to.equal('₺5 B');
    const scroller = column.querySelector<HTMLElement>('.scroller');
    if (!scroller) throw new Error('no scroller');
    scroller.scrollTop = scroller.scrollHeight;
    await painted(board);
    await painted(board);
    expect(idsIn(board, first).at(-1)).to.equal('card09999');
    const last = cardOf(board, 'card09999').getBoundingClientRect();
    expect(last.bottom).to.be.at.most(scroller.getBoundingClientRect().bottom + 1);
    expect(elementsIn(board.renderRoot)).to.be.lessThan(1500);
    expect(seven).to.not.equal(undefined);
  });

  it('BRD7 the first frame has the cards in view only; the spare rows come with a later one', async () => {
    let first = 0;
    const { board } = await boardFixture({
      fill: (store, schemaId, stages) => {
        const customer = done(store, 'contact-create', { name: 'Ege' });
        for (let i = 0; i < 40; i += 1)
          done(store, 'opportunity-create', {
            description: `Kart ${String(i)}`,
            customerId: customer.id,
            schemaId,
            ...(stages[0] !== undefined && { stageId: stages[0] }),
          });
      },
      prepare: (element) => {
        void element.updateComplete.then(async () => {
          while (first === 0) {
            await element.updateComplete;
            first = element.renderRoot.querySelectorAll('.item').length;
            if (first === 0) await nextFrame();
          }
        });
      },
    });
    const scroller = inside(board, '.column .scroller');
    const second = cardOf(
      board,
      idsIn(board, board.renderRoot.querySelector<HTMLElement>('.column')?.dataset['column'] ?? '')[1] ?? '',
    );
    const pitch = second.getBoundingClientRect().top - inside(board, '.item').getBoundingClientRect().top;
    expect(first).to.be.at.least(Math.ceil(scroller.clientHeight / pitch));
    expect(board.renderRoot.querySelectorAll('.item').length).to.be.greaterThan(first);
  });

  it('BRD7 one changed card renders that card; the others are left alone', async () => {
    const { board, store, first, second } = await large(400);
    const [id = '', other = ''] = idsIn(board, first);
    const touched = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target: node } of records) {
        const element = node instanceof Element ? node : node.parentElement;
        const where =
          element?.closest<HTMLElement>('.item')?.dataset['id'] ??
          element?.closest<HTMLElement>('.column')?.dataset['column'];
        if (where !== undefined) touched.add(where);
      }
    });
    observer.observe(board.renderRoot, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const kept = cardOf(board, other);
    done(store, 'opportunity-edit', { id, changes: { description: 'Anders' } });
    await painted(board);
    expect([...touched]).to.deep.equal([id]);
    touched.clear();
    done(store, 'opportunity-edit', { id, changes: { price: { minor: 300, currency: 'TRY' } } });
    await painted(board);
    expect([...touched].sort()).to.deep.equal([id, first].sort());
    expect(touched.has(second)).to.equal(false);
    expect(cardOf(board, other) === kept).to.equal(true);
    observer.disconnect();
  });

  it('BRD7 words of a card are made once, until something that it shows changes', () => {
    const { store } = createTestStore();
    const customer = done(store, 'contact-create', { name: 'Ege' }).id;
    const [a = '', b = ''] = ['Bir', 'İki'].map(
      (description) => done(store, 'opportunity-create', { description, customerId: customer }).id,
    );
    const context = { store, l: localizerFor('tr'), today: '2026-02-01', now: 0 };
    const cache = new FactsCache();
    cache.use(context);
    const before = [cache.get(a), cache.get(b)];
    cache.use({ ...context });
    expect([cache.get(a), cache.get(b)].every((facts, at) => facts === before[at])).to.equal(true);
    done(store, 'opportunity-edit', { id: a, changes: { description: 'Üç' } });
    expect(cache.get(a)?.title).to.equal('Üç');
    expect(cache.get(b) === before[1]).to.equal(true);
    done(store, 'contact-edit', { id: customer, changes: { name: 'Marmara' } });
    expect(cache.get(b)?.customer).to.equal('Marmara');
    cache.use({ ...context, l: localizerFor('en') });
    expect(cache.get(b) === before[1]).to.equal(false);
  });

  it('BRD16 arrow keys reach every card, also outside the window; Home and End the ends', async () => {
    const { board, store, schemaId, first, second } = await large(400);
    const all = store.column(schemaId, first).map(({ id }) => id);
    const focused = (): string | undefined =>
      board.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['id'];
    cardOf(board, all[0] ?? '').focus();
    for (let index = 1; index <= 20; index++) {
      await sendKeys({ press: 'ArrowDown' });
      await painted(board);
      expect(focused()).to.equal(all[index]);
    }
    const box = board.shadowRoot?.activeElement?.getBoundingClientRect();
    expect(box?.bottom).to.be.at.most(board.getBoundingClientRect().bottom);
    await sendKeys({ press: 'End' });
    await painted(board);
    expect(focused()).to.equal(all.at(-1));
    await sendKeys({ press: 'ArrowRight' });
    await painted(board);
    expect(columnOf(board, second).contains(board.shadowRoot?.activeElement ?? null)).to.equal(true);
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Home' });
    await painted(board);
    expect(focused()).to.equal(all[0]);
  });

  it('BRD16 focus stays on its card while the column scrolls away from it, and while others change', async () => {
    const { board, store, first } = await large(400);
    const [a = '', b = ''] = idsIn(board, first);
    cardOf(board, a).focus();
    const scroller = columnOf(board, first).querySelector<HTMLElement>('.scroller');
    if (!scroller) throw new Error('no scroller');
    // Some engines scroll to what has got the focus with the next frame only.
    await painted(board);
    scroller.scrollTop = 5000;
    await painted(board);
    await painted(board);
    expect(board.shadowRoot?.activeElement === cardOf(board, a)).to.equal(true);
    expect(scroller.scrollTop).to.equal(5000, 'and does not fetch the column back');
    done(store, 'opportunity-edit', { id: b, changes: { description: 'x' } });
    await painted(board);
    expect(board.shadowRoot?.activeElement === cardOf(board, a)).to.equal(true);
  });

  it('BRD14 BRD16 a lifted card may fall far outside the window, and keeps the focus', async () => {
    const { board, store, schemaId, first, second } = await large(400);
    const [id = ''] = idsIn(board, first);
    cardOf(board, id).focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'End' });
    await painted(board);
    expect(columnOf(board, first).querySelectorAll('.drop-mark').length).to.equal(1);
    expect(columnOf(board, first).querySelectorAll(`.item[data-id="${id}"]`).length).to.equal(1);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Space' });
    await painted(board);
    await painted(board);
    expect(store.column(schemaId, second).at(-1)?.id).to.equal(id);
    expect(board.shadowRoot?.activeElement === cardOf(board, id)).to.equal(true);
  });

  it('BRD27 near an edge the cards scroll up and down, and the columns sideways', async () => {
    const { board, store, schemaId, first } = await large(400);
    const [id = ''] = idsIn(board, first);
    const scroller = columnOf(board, first).querySelector<HTMLElement>('.scroller');
    if (!scroller) throw new Error('no scroller');
    const pointer = new Pointer();
    pointer.down(cardOf(board, id));
    const box = scroller.getBoundingClientRect();
    pointer.move(box.left + 50, box.bottom - 4);
    await until(() => scroller.scrollTop > 1000);
    expect(idsIn(board, first)).to.include(id, 'the carried card stays in the page');
    pointer.move(box.left + 50, box.top + box.height / 2);
    pointer.up();
    await painted(board);
    expect(store.column(schemaId, first).findIndex((row) => row.id === id)).to.be.greaterThan(9);
    await setViewport({ width: 390, height: 844 });
    await painted(board);
    pointer.down(cardOf(board, idsIn(board, first)[0] ?? ''));
    const columns = inside(board, '.columns');
    const frame = columns.getBoundingClientRect();
    pointer.move(frame.right - 3, frame.top + 300);
    await until(() => columns.scrollLeft > 20);
    pointer.cancel();
  });

  it('BRD16 one Tab stop per header and per list', async () => {
    const { board } = await large(60);
    for (const column of board.renderRoot.querySelectorAll<HTMLElement>('.column')) {
      expect(column.querySelectorAll('.head [tabindex="0"]').length).to.equal(1);
      expect(column.querySelectorAll('.list [tabindex="0"]').length).to.equal(1);
    }
    inside(board, '.head [tabindex="0"]').focus();
    await sendKeys({ press: 'ArrowRight' });
    await painted(board);
    expect(board.renderRoot.querySelectorAll('.head')[0]?.querySelectorAll('[tabindex="0"]').length).to.equal(
      1,
    );
  });
});
