import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { board as words } from '../../locales/ar/board.js';
import '../../locales/ar.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import {
  boardFixture,
  cardOf,
  columnOf,
  idsIn,
  Pointer,
  type BoardFixture,
} from './testing/board-fixture.js';

const LONG = 'Annual maintenance of the presses in all three plants, with spare parts. (2nd offer)';

/** Three cards in the first stage, one in each other. */
async function scene(): Promise<BoardFixture & Record<'a' | 'b' | 'c' | 'd' | 'e', string>> {
  const fixture = await boardFixture({ lang: 'ar' });
  const { add, board } = fixture;
  const [a, b, c] = [add(0, 'First'), add(0, 'Second'), add(0, LONG)];
  const [d, e] = [add(1, 'Third'), add(2, 'Fourth')];
  await painted(board);
  await painted(board);
  return { ...fixture, a, b, c, d, e };
}

/** Where the `nth` letter of what an element says is drawn. */
function letterBox(element: HTMLElement, nth: number): DOMRect {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), before = 0; node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (nth < before + length) {
      const range = document.createRange();
      range.setStart(node, nth - before);
      range.setEnd(node, nth - before + 1);
      return range.getBoundingClientRect();
    }
    before += length;
  }
  throw new Error(`no letter ${String(nth)}`);
}

const focusedId = (fixture: BoardFixture): string | undefined =>
  fixture.board.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['id'];

describe('<opportunity-board> in Arabic', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LOC30 under lang="ar" the board speaks Arabic, from its first rendering on, and stands from right to left', async () => {
    const { board, stages } = await scene();
    expect(textOf(board, '[part=create-button]')).to.equal(words.toolbar.create);
    expect(inside(board, '[part=create-button]').getAttribute('aria-label')).to.equal(
      words.toolbar.createLabel,
    );
    expect(inside(board, '.base').lang).to.equal('ar');
    expect(getComputedStyle(board).direction).to.equal('rtl');
    const [first, second] = stages.map((stage) => columnOf(board, stage).getBoundingClientRect());
    expect(first?.left).to.be.greaterThan(second?.left ?? NaN);
    const [create, search] = [
      inside(board, '[part=create-button]').getBoundingClientRect(),
      inside(board, '.search').getBoundingClientRect(),
    ];
    expect(create.left).to.be.lessThan(search.left);
  });

  it('LOC32 ArrowLeft goes on to the next column, with a lifted card too', async () => {
    const fixture = await scene();
    const { board, a, d, stages } = fixture;
    cardOf(board, a).focus();
    await sendKeys({ press: 'ArrowLeft' });
    await painted(board);
    expect(focusedId(fixture)).to.equal(d);
    await sendKeys({ press: 'ArrowRight' });
    await painted(board);
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await painted(board);
    expect(idsIn(board, stages[1] ?? '')).to.have.lengthOf(2);
  });

  it('LOC33 a name of another direction is read from its beginning, cut at its end, and stands at the start', async () => {
    const { board, a, c } = await scene();
    const [long, short] = [c, a].map((id) => inside(board, `.item[data-id="${id}"] .title`));
    if (!long || !short) throw new Error('no titles');
    const box = long.getBoundingClientRect();
    expect(long.scrollWidth).to.be.greaterThan(long.clientWidth);
    const first = letterBox(long, 0);
    expect(first.left).to.be.at.least(box.left - 1);
    expect(first.right).to.be.at.most(box.right + 1);
    expect(letterBox(long, LONG.length - 1).left).to.be.greaterThan(box.right);
    const last = letterBox(short, 'First'.length - 1);
    expect(short.getBoundingClientRect().right - last.right).to.be.lessThan(3);
  });

  it('LOC34 a dragged card goes with the pointer, and is dropped in the column under it', async () => {
    const { board, a, d, stages } = await scene();
    const pointer = new Pointer();
    pointer.down(cardOf(board, a));
    pointer.over(cardOf(board, d));
    await painted(board);
    const ghost = inside(board, '.ghost').getBoundingClientRect();
    const under = cardOf(board, d).getBoundingClientRect();
    const x = under.left + under.width / 2;
    expect(x).to.be.within(ghost.left, ghost.right);
    expect(columnOf(board, stages[1] ?? '').querySelectorAll('.drop-mark').length).to.equal(1);
    pointer.up();
    await painted(board);
    await painted(board);
    expect(idsIn(board, stages[1] ?? '')).to.include(a);
  });

  it('LOC35 the sign of a currency stays before its letters’ end: US$ is not $US', async () => {
    const { board, add } = await scene();
    const id = add(0, 'Priced', { price: { minor: 120_000, currency: 'USD' } });
    await painted(board);
    const amount = inside(board, `.item[data-id="${id}"] .amount`);
    const text = amount.textContent;
    expect(text).to.contain('US$');
    const at = text.indexOf('US$');
    expect(letterBox(amount, at + 2).left).to.be.greaterThan(letterBox(amount, at).left);
  });

  it('LOC36 where the columns do not fit, what follows is at the left, and the button there goes to it', async () => {
    const { board } = await boardFixture({
      lang: 'ar',
      width: 700,
      fill: (store, schemaId) => {
        for (const name of ['Fourth', 'Fifth', 'Sixth'])
          done(store, 'stage-create', { schemaId, name, probability: 5000 });
      },
    });
    await waitUntil(() => has(board, '.beyond.next'));
    const frame = inside(board, '.columns').getBoundingClientRect();
    const button = inside(board, '.beyond.next').getBoundingClientRect();
    expect(button.left - frame.left).to.be.lessThan(frame.width / 3);
    expect(has(board, '.beyond.previous')).to.equal(false);
    inside(board, '.beyond.next button').click();
    await waitUntil(() => has(board, '.beyond.previous'));
    expect(inside(board, '.beyond.previous').getBoundingClientRect().left).to.be.greaterThan(button.left);
  });
});
