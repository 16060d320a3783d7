import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../locales/areas/problems.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, inside, painted, typeInto, waitUntil } from '../../testing/drive.js';
import {
  boardFixture,
  cardOf,
  columnOf,
  idsIn,
  Pointer,
  squeezed,
  type BoardFixture,
} from './testing/board-fixture.js';

const tr = localizerFor('tr');
const words = tr.t.board;

/** Three cards in the first stage, two in the second. */
async function five(options: Parameters<typeof boardFixture>[0] = {}) {
  const fixture = await boardFixture(options);
  const [first = '', second = '', third = ''] = fixture.stages;
  const ids = [0, 0, 0, 1, 1].map((stage, at) =>
    fixture.add(stage, `Kart ${String(at)}`, { price: { minor: 100_00, currency: 'TRY' } }),
  );
  await fixture.sync();
  const [a = '', b = '', c = ''] = idsIn(fixture.board, first);
  const [d = '', e = ''] = idsIn(fixture.board, second);
  expect([a, b, c, d, e]).to.have.members(ids);
  return { ...fixture, first, second, third, a, b, c, d, e };
}

/** Lifts by mouse and holds the card over another. */
async function hold({ board }: BoardFixture, id: string, over: HTMLElement): Promise<Pointer> {
  const pointer = new Pointer();
  pointer.down(cardOf(board, id));
  pointer.over(cardOf(board, id));
  pointer.over(over);
  await painted(board);
  return pointer;
}

describe('moving cards', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD8 a mouse carries a card: the place opens, the drop asks by neighbours, the card stands there', async () => {
    const fixture = await five();
    const { board, a, b, d, e, first, second } = fixture;
    const asked: unknown[] = [];
    board.addEventListener('firsat-opportunity-move-request', (event) => asked.push(event.detail.input));
    const pointer = await hold(fixture, a, cardOf(board, e));
    expect(inside(board, '.ghost').matches(':popover-open')).to.equal(true);
    expect(columnOf(board, second).querySelectorAll('.drop-mark').length).to.equal(1);
    expect(idsIn(board, first)).to.include(a, 'the card stays in its place until it is dropped');
    expect(asked.length).to.equal(0);
    pointer.up();
    await painted(board);
    expect(asked).to.deep.equal([{ id: a, stageId: second, afterId: d, beforeId: e }]);
    expect(idsIn(board, second)).to.deep.equal([d, a, e]);
    expect(idsIn(board, first)[0]).to.equal(b);
    expect(inside(board, '.ghost').matches(':popover-open')).to.equal(false);
  });

  it('BRD8 within its column too; the same place asks for nothing', async () => {
    const fixture = await five();
    const { board, a, b, c, first } = fixture;
    let asked = 0;
    board.addEventListener('firsat-opportunity-move-request', () => asked++);
    (await hold(fixture, a, cardOf(board, b))).up();
    await painted(board);
    expect(asked).to.equal(0);
    expect(idsIn(board, first)).to.deep.equal([a, b, c]);
    (await hold(fixture, a, cardOf(board, c))).up();
    await painted(board);
    expect(idsIn(board, first)).to.deep.equal([b, a, c]);
  });

  it('BRD8 a real mouse: a click opens, a drag does not', async () => {
    const { board, a, second, workspace } = await five({ prepare: (element) => (element.detail = 'none') });
    const at = (element: HTMLElement): [number, number] => {
      const box = element.getBoundingClientRect();
      return [Math.round(box.left + box.width / 2), Math.round(box.top + 12)];
    };
    await sendMouse({ type: 'move', position: at(cardOf(board, a)) });
    await sendMouse({ type: 'down' });
    await sendMouse({
      type: 'move',
      position: at(columnOf(board, second).querySelector('.scroller') as HTMLElement),
    });
    await sendMouse({ type: 'up' });
    await painted(board);
    expect(idsIn(board, second)[0]).to.equal(a);
    expect(workspace.handle?.ui.openId).to.equal(null);
    // Others may still glide out of its place.
    await Promise.allSettled(
      (board.renderRoot as ShadowRoot).getAnimations().map(({ finished }) => finished),
    );
    await sendMouse({ type: 'click', position: at(cardOf(board, a)) });
    await painted(board);
    expect(workspace.handle?.ui.openId).to.equal(a);
    await sendMouse({ type: 'move', position: [0, 0] });
  });

  it('BRD10 Escape, a second button and a lost pointer cancel', async () => {
    const fixture = await five();
    const { board, store, a, b, c, d, first, said } = fixture;
    const before = store.get('opportunities', a);
    for (const cancel of [
      (): Promise<unknown> => sendKeys({ press: 'Escape' }),
      (pointer: Pointer): Promise<void> => Promise.resolve(pointer.move(300, 300, { buttons: 3 })),
      (pointer: Pointer): Promise<void> => Promise.resolve(pointer.cancel()),
    ]) {
      const pointer = await hold(fixture, a, cardOf(board, d));
      expect(inside(board, '.base').dataset['moving']).to.equal('pointer');
      expect(store.presence.self.dragging).to.equal(a);
      await cancel(pointer);
      await painted(board);
      expect(inside(board, '.base').dataset['moving']).to.equal(undefined);
      pointer.up();
      await painted(board);
      expect(idsIn(board, first)).to.deep.equal([a, b, c]);
      expect(said.at(-1)).to.contain(words.move.cancelled('').split(',')[0] ?? '');
    }
    expect(store.get('opportunities', a)).to.equal(before);
    expect(store.presence.self.dragging).to.equal(null);
  });

  it('BRD11 D83 among filtered cards it lands right after the upper visible neighbour', async () => {
    const { board, add, stages, sync, store, schemaId, a } = await five();
    const [, second = ''] = stages;
    const [d = '', e = ''] = idsIn(board, second);
    done(store, 'opportunity-edit', { id: e, changes: { description: 'gizli' } });
    const f = add(1, 'Kart son');
    done(store, 'opportunity-move', { id: f, stageId: second, afterId: e });
    await sync();
    typeInto(inside(board, 'input[type="search"]'), 'kart');
    await painted(board);
    expect(idsIn(board, second)).to.deep.equal([d, f]);
    const pointer = new Pointer();
    pointer.down(cardOf(board, a));
    pointer.over(cardOf(board, f));
    pointer.up();
    await painted(board);
    expect(store.column(schemaId, second).map(({ id }) => id)).to.deep.equal([d, a, e, f]);
  });

  it('BRD12 D84 both headers preview their totals while a card hovers, and are real again after a cancel', async () => {
    const fixture = await five();
    const { board, a, d, first, second } = fixture;
    const sums = (columnId: string): string =>
      squeezed(columnOf(board, columnId).querySelector('.sums')?.textContent);
    expect([sums(first), sums(second)]).to.deep.equal(['₺300', '₺200']);
    const pointer = await hold(fixture, a, cardOf(board, d));
    expect([sums(first), sums(second)]).to.deep.equal(['₺200', '₺300']);
    pointer.cancel();
    await painted(board);
    expect([sums(first), sums(second)]).to.deep.equal(['₺300', '₺200']);
  });

  it('BRD13 D85 moved by a colleague while held: the drop asks; leaving leaves it there', async () => {
    const fixture = await five();
    const { board, colleague, sync, a, d, second, third, store } = fixture;
    const pointer = await hold(fixture, a, cardOf(board, d));
    done(colleague.store, 'opportunity-move', { id: a, stageId: third });
    await sync();
    expect(inside(board, '.ghost').matches(':popover-open')).to.equal(true, 'still held');
    pointer.over(cardOf(board, d));
    pointer.up();
    await painted(board);
    const dialog = inside<HTMLDialogElement>(board, 'dialog.conflict');
    expect(dialog.open).to.equal(true);
    expect(squeezed(dialog.textContent)).to.contain(tr.t.choices.conflict.moved('Mehmet Kaya', 'Pazarlık'));
    inside(board, '[data-answer="leave"]').click();
    await painted(board);
    expect(store.get('opportunities', a)?.position.stageId).to.equal(third);
    expect(idsIn(board, second)).to.not.include(a);
    expect(board.renderRoot.querySelectorAll('dialog.conflict').length).to.equal(0);
  });

  it('BRD13 D85 moved by a colleague while held: moving it anyway moves it', async () => {
    const fixture = await five();
    const { board, colleague, sync, a, d, second, third } = fixture;
    const pointer = await hold(fixture, a, cardOf(board, d));
    done(colleague.store, 'opportunity-move', { id: a, stageId: third });
    await sync();
    pointer.up();
    await painted(board);
    inside(board, '[data-answer="go"]').click();
    await painted(board);
    expect(idsIn(board, second)[0]).to.equal(a);
  });

  it('BRD13 D85 deleted by a colleague while held: the drop asks; restoring moves it', async () => {
    const fixture = await five();
    const { board, colleague, sync, a, d, first, second, store } = fixture;
    const pointer = await hold(fixture, a, cardOf(board, d));
    done(colleague.store, 'opportunity-delete', { id: a });
    await sync();
    expect(idsIn(board, first)).to.not.include(a);
    pointer.up();
    await painted(board);
    expect(squeezed(inside(board, 'dialog.conflict').textContent)).to.contain(
      tr.t.choices.conflict.deleted('Mehmet Kaya'),
    );
    expect(store.get('opportunities', a)?.removed).to.not.equal(null, 'nothing is written before the answer');
    inside(board, '[data-answer="go"]').click();
    await painted(board);
    expect(idsIn(board, second)[0]).to.equal(a);
  });

  it('BRD13 D85 an edit of the held card by a colleague does not ask, and both changes stay', async () => {
    const fixture = await five();
    const { board, colleague, sync, a, d, second, store } = fixture;
    const pointer = await hold(fixture, a, cardOf(board, d));
    done(colleague.store, 'opportunity-edit', { id: a, changes: { description: 'Yeni ad' } });
    await sync();
    pointer.up();
    await painted(board);
    expect(board.renderRoot.querySelectorAll('dialog.conflict').length).to.equal(0);
    expect(store.get('opportunities', a)?.description).to.equal('Yeni ad');
    expect(idsIn(board, second)[0]).to.equal(a);
  });

  it('BRD13 D85 the target column goes away: the drop cancels and says so', async () => {
    const fixture = await five();
    const { board, colleague, sync, workspace, a, b, c, first, third } = fixture;
    const over = columnOf(board, third).querySelector<HTMLElement>('.scroller');
    const pointer = await hold(fixture, a, over as HTMLElement);
    expect(columnOf(board, third).querySelectorAll('.drop-mark').length).to.equal(1);
    done(colleague.store, 'stage-archive', { id: third });
    await sync();
    window.dispatchEvent(new PointerEvent('pointercancel', { pointerId: 99 }));
    // The column is gone; the pointer has not moved since.
    const at = board.getBoundingClientRect();
    pointer.move(at.right - 20, at.top + 9999);
    pointer.up();
    await painted(board);
    expect(idsIn(board, first)).to.deep.equal([a, b, c]);
    expect(squeezed(workspace.shadowRoot?.querySelector('.toast')?.textContent)).to.contain(
      words.move.stageGone,
    );
  });

  it('BRD1 BRD13 D9 an archived column takes no cards', async () => {
    const fixture = await five();
    const { board, store, sync, a, b, c, d, first, second } = fixture;
    done(store, 'stage-archive', { id: second });
    await sync();
    const pointer = await hold(fixture, a, cardOf(board, d));
    expect(board.renderRoot.querySelectorAll('.drop-mark').length).to.equal(0);
    pointer.up();
    await painted(board);
    expect(idsIn(board, first)).to.deep.equal([a, b, c]);
  });

  it('BRD14 BRD16 by keyboard: lift, choose, drop; each step is said, focus stays on the card', async () => {
    const { board, a, d, e, second, said } = await five();
    cardOf(board, a).focus();
    await sendKeys({ press: 'Space' });
    await painted(board);
    expect(said.at(-1)).to.equal(
      words.move.lifted('Kart 0'.replace('0', '2'), words.move.position('1', '3', 'Aday')),
    );
    await sendKeys({ press: 'ArrowRight' });
    expect(said.at(-1)).to.equal(words.move.position('1', '3', 'Teklif'));
    await sendKeys({ press: 'ArrowDown' });
    expect(said.at(-1)).to.equal(words.move.position('2', '3', 'Teklif'));
    await painted(board);
    expect(columnOf(board, second).querySelectorAll('.drop-mark').length).to.equal(1);
    await sendKeys({ press: 'Enter' });
    await painted(board);
    await painted(board);
    expect(idsIn(board, second)).to.deep.equal([d, a, e]);
    expect(board.shadowRoot?.activeElement === cardOf(board, a)).to.equal(true);
    expect(said.at(-1)).to.equal(words.move.dropped('Kart 2', words.move.position('2', '3', 'Teklif')));
  });

  it('BRD14 Escape and Tab put a lifted card back', async () => {
    const { board, a, b, c, first, store } = await five();
    const before = store.get('opportunities', a);
    for (const key of ['Escape', 'Tab']) {
      cardOf(board, a).focus();
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: key });
      await painted(board);
      expect(inside(board, '.base').dataset['moving']).to.equal(undefined);
      expect(idsIn(board, first)).to.deep.equal([a, b, c]);
    }
    expect(store.get('opportunities', a)).to.equal(before);
  });

  it('BRD14 BRD13 D85 a colleague moves the card while the keyboard holds it: the drop asks', async () => {
    const { board, a, colleague, sync, third } = await five();
    cardOf(board, a).focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowRight' });
    done(colleague.store, 'opportunity-move', { id: a, stageId: third });
    await sync();
    await sendKeys({ press: 'Enter' });
    await painted(board);
    expect(inside<HTMLDialogElement>(board, 'dialog.conflict').open).to.equal(true);
  });

  it('BRD15 the menu moves to the start or the end of a stage; by button, M and right click', async () => {
    const { board, a, b, c, d, e, second } = await five();
    const item = (label: string): HTMLElement => {
      const found = [...board.renderRoot.querySelectorAll<HTMLElement>('.menu .menu-item')].find((one) =>
        squeezed(one.textContent).includes(label),
      );
      if (!found) throw new Error(`no menu item ${label}`);
      return found;
    };
    cardOf(board, a).focus();
    await sendKeys({ press: 'm' });
    await painted(board);
    expect(inside(board, '.menu').matches(':popover-open')).to.equal(true);
    item('Teklif').click();
    await painted(board);
    await painted(board);
    expect(idsIn(board, second)).to.deep.equal([a, d, e]);
    expect(board.shadowRoot?.activeElement === cardOf(board, a)).to.equal(true);
    (cardOf(board, b).nextElementSibling as HTMLElement).click();
    await painted(board);
    item(tr.t.choices.menu.end).click();
    await painted(board);
    item('Teklif').click();
    await painted(board);
    expect(idsIn(board, second)).to.deep.equal([a, d, e, b]);
    cardOf(board, c).dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, button: 2 }),
    );
    await painted(board);
    await sendKeys({ press: 'Escape' });
    await painted(board);
    expect(inside(board, '.menu').matches(':popover-open')).to.equal(false);
    expect(board.shadowRoot?.activeElement === cardOf(board, c)).to.equal(true);
  });

  it('BRD26 a veto and a refusal leave the card where it was, with the reason', async () => {
    const { board, a, b, c, d, first, workspace } = await five();
    board.addEventListener('firsat-opportunity-move-request', (event) => {
      event.preventDefault();
    });
    const pointer = new Pointer();
    pointer.down(cardOf(board, a));
    pointer.over(cardOf(board, d));
    pointer.up();
    await waitUntil(() => workspace.shadowRoot?.querySelector('.toast'));
    expect(idsIn(board, first)).to.deep.equal([a, b, c]);
    expect(squeezed(workspace.shadowRoot?.querySelector('.toast')?.textContent)).to.contain(
      tr.problem({ code: 'vetoed' }),
    );
  });
});
