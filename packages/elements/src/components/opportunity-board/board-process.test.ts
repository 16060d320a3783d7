import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { localizerFor } from '../../locales/localizer.js';
import { done, painted } from '../../testing/drive.js';
import { boardFixture, cardOf, squeezed } from './testing/board-fixture.js';

const words = localizerFor('tr').t.choices.menu;

async function menuOf() {
  const fixture = await boardFixture();
  const { board, store, stages, add } = fixture;
  const [first = ''] = stages;
  const { itemId } = done(store, 'stage-item-set', { id: first, text: 'İhtiyacı sor' });
  done(store, 'stage-item-set', { id: first, text: 'Bütçeyi sor' });
  const card = add(0, 'Yazıcı kiralama');
  done(store, 'opportunity-tick', { id: card, itemId, done: true });
  await fixture.sync();
  cardOf(board, card).focus();
  await sendKeys({ press: 'm' });
  await painted(board);
  const menu = board.renderRoot.querySelector<HTMLElement>('.menu');
  const item = (label: string): HTMLElement | undefined =>
    [...(menu?.querySelectorAll<HTMLElement>('.menu-item') ?? [])].find((one) =>
      squeezed(one.textContent).includes(label),
    );
  return { ...fixture, card, menu, item };
}

describe('the process in the menu of a card', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('S45 the menu of a card tells how much of the checklist is done', async () => {
    const { menu } = await menuOf();
    expect(squeezed(menu?.textContent)).to.contain(words.checklist('1', '2'));
  });

  it('S91 one press in the menu weeds out whoever is not interested; the win is not weeded out', async () => {
    const { board, store, card, item } = await menuOf();
    item(words.disqualify)?.click();
    await painted(board);
    expect(store.get('opportunities', card)?.status).to.include({
      code: 'abandoned',
      reason: 'not-interested',
    });
    store.undo();
    expect(store.get('opportunities', card)?.status.code).to.equal('open');
    done(store, 'opportunity-set-status', { id: card, status: 'won' });
    await painted(board);
    cardOf(board, card).focus();
    await sendKeys({ press: 'm' });
    await painted(board);
    expect(item(words.disqualify) === undefined).to.equal(true);
  });
});
