import { expect } from '@open-wc/testing';
import { LONG_PRESS_MS } from '../../controllers/sortable-controller.js';
import { schemaEditorPage, type SchemaEditorPage } from '../../testing/schema-editor-page.js';

const textOf = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

interface Speaker {
  ariaNotify?: (text: string) => void;
}

/** Everything said to people who listen, in order. */
function listen(element: Element): string[] {
  const said: string[] = [];
  (element as Speaker).ariaNotify = (text) => said.push(text);
  return said;
}

async function arrange() {
  const page = await schemaEditorPage();
  await page.open();
  const { root, inRow, settled, shown, row, stages } = page;
  const ids = stages().map(({ id }) => id);
  const names = shown();
  let writes = 0;
  page.store.subscribe(() => {
    writes += 1;
  });
  /** A pointer on the handle of a row, at the middle of another (or of itself). */
  const pointer = (
    type: string,
    id: string,
    at: { readonly over: string; readonly part?: number },
    init: PointerEventInit = {},
  ): boolean => {
    const box = row(at.over).getBoundingClientRect();
    return inRow(id, '.grip').dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        composed: true,
        cancelable: true,
        pointerId: 1,
        isPrimary: true,
        button: type === 'pointermove' ? -1 : 0,
        buttons: type === 'pointerup' ? 0 : 1,
        clientX: box.left + 10,
        clientY: box.top + box.height * (at.part ?? 0.5),
        ...init,
      }),
    );
  };
  // A pointer that does not exist cannot be captured.
  for (const grip of root.querySelectorAll<HTMLElement>('.grip')) grip.setPointerCapture = () => undefined;
  /** Presses at the row, moves to where another one stands at rest. */
  const drag = async (id: string, over: string, part = 0.8, init: PointerEventInit = {}): Promise<void> => {
    const target = row(over).getBoundingClientRect();
    pointer('pointerdown', id, { over: id }, init);
    if (init.pointerType === 'touch') page.timer.advance(LONG_PRESS_MS);
    inRow(id, '.grip').dispatchEvent(
      new PointerEvent('pointermove', {
        bubbles: true,
        pointerId: 1,
        buttons: 1,
        clientX: target.left + 10,
        clientY: target.top + target.height * part,
        ...init,
      }),
    );
    await settled();
  };
  return { ...page, ids, names, pointer, drag, writes: () => writes, said: listen(page.element) };
}

const moved = (list: readonly string[], from: number, to: number): string[] => {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from] ?? '', ...rest.slice(to)];
};
const lifted = ({ root }: SchemaEditorPage): string | undefined =>
  root.querySelector<HTMLElement>('.lifted')?.dataset['stage'];

describe('sorting stages', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('SSE6 a drag writes once, at the drop', async () => {
    const page = await arrange();
    const { ids, names, drag, pointer, shown, settled, writes, stages } = page;
    await drag(ids[0] ?? '', ids[2] ?? '');
    expect(lifted(page)).to.equal(ids[0]);
    expect(shown()).to.deep.equal(names);
    expect(writes()).to.equal(0);
    pointer('pointerup', ids[0] ?? '', { over: ids[2] ?? '' });
    await settled();
    expect(writes()).to.equal(1);
    expect(shown()).to.deep.equal(moved(names, 0, 2));
    expect(stages().map(({ name }) => name)).to.deep.equal(moved(names, 0, 2));
  });

  it('SSE6 upwards, to the first place', async () => {
    const { ids, names, drag, pointer, shown, settled } = await arrange();
    await drag(ids[3] ?? '', ids[0] ?? '', 0.1);
    pointer('pointerup', ids[3] ?? '', { over: ids[0] ?? '' });
    await settled();
    expect(shown()).to.deep.equal(moved(names, 3, 0));
  });

  it('SSE6 a press that does not move is no drag', async () => {
    const page = await arrange();
    const { ids, pointer, settled, writes } = page;
    pointer('pointerdown', ids[0] ?? '', { over: ids[0] ?? '' });
    pointer('pointerup', ids[0] ?? '', { over: ids[0] ?? '' });
    await settled();
    expect(lifted(page)).to.equal(undefined);
    expect(writes()).to.equal(0);
  });

  it('SSE6 Escape puts the row back', async () => {
    const page = await arrange();
    const { ids, names, drag, press, inRow, shown, writes, pointer, settled, element, defaultSchema } = page;
    await drag(ids[0] ?? '', ids[2] ?? '');
    expect(await press(inRow(ids[0] ?? '', '.grip'), 'Escape')).to.equal(true);
    expect(lifted(page)).to.equal(undefined);
    pointer('pointerup', ids[0] ?? '', { over: ids[2] ?? '' });
    await settled();
    expect(shown()).to.deep.equal(names);
    expect(writes()).to.equal(0);
    expect(element.schema).to.equal(defaultSchema);
  });

  it('SSE6 a pointer that is taken away puts the row back', async () => {
    const page = await arrange();
    const { ids, names, drag, pointer, shown, settled } = page;
    await drag(ids[0] ?? '', ids[2] ?? '');
    pointer('pointercancel', ids[0] ?? '', { over: ids[2] ?? '' });
    await settled();
    expect(lifted(page)).to.equal(undefined);
    expect(shown()).to.deep.equal(names);
  });

  it('SSE6 a row that somebody archives meanwhile ends the drag', async () => {
    const page = await arrange();
    const { ids, names, drag, pointer, shown, settled, store, said, words } = page;
    await drag(ids[1] ?? '', ids[4] ?? '');
    store.execute('stage-archive', { id: ids[1] ?? '' });
    await settled();
    expect(said.at(-1)).to.equal(words.gone(names[1] ?? '', 0, 5));
    expect(page.root.querySelector('.sorting')).to.equal(null);
    expect(shown()).to.deep.equal(names.filter((_, index) => index !== 1));
    pointer('pointerup', ids[0] ?? '', { over: ids[0] ?? '' });
    await settled();
    expect(shown()).to.deep.equal(names.filter((_, index) => index !== 1));
  });

  it('SSE6 a colleague’s new order survives the drag, and the drop is right in it', async () => {
    const page = await arrange();
    const { ids, names, drag, pointer, shown, settled, store } = page;
    await drag(ids[0] ?? '', ids[2] ?? '');
    store.execute('stage-move', { id: ids[5] ?? '', afterId: null, beforeId: ids[0] ?? '' });
    await settled();
    expect(lifted(page)).to.equal(ids[0]);
    expect(page.root.querySelectorAll('.stage')).to.have.length(names.length);
    pointer('pointerup', ids[0] ?? '', { over: ids[2] ?? '' });
    await settled();
    const theirs = moved(names, 5, 0);
    expect(shown()).to.include.members(theirs);
    expect(shown().filter((name) => name !== names[0])).to.deep.equal(
      theirs.filter((name) => name !== names[0]),
    );
  });

  it('SSE6 the page may refuse a drop; the row goes back with the reason', async () => {
    const { ids, names, drag, pointer, shown, settled, element, inRow, l } = await arrange();
    element.addEventListener('firsat-stage-move-request', (event) => {
      event.preventDefault();
    });
    await drag(ids[0] ?? '', ids[2] ?? '');
    pointer('pointerup', ids[0] ?? '', { over: ids[2] ?? '' });
    await settled();
    expect(shown()).to.deep.equal(names);
    expect(textOf(inRow(ids[0] ?? '', '.row-problem'))).to.equal(l.problem({ code: 'vetoed' }));
  });

  it('SSE7 by keyboard: lift, move, drop, each announced; the focus stays', async () => {
    const { ids, names, inRow, press, shown, said, words, writes } = await arrange();
    const grip = inRow(ids[0] ?? '', '.grip');
    const name = names[0] ?? '';
    grip.focus();
    expect(await press(grip, ' ')).to.equal(true);
    expect(grip.getAttribute('aria-pressed')).to.equal('true');
    expect(await press(grip, 'ArrowDown')).to.equal(true);
    await press(grip, 'ArrowDown');
    expect(writes()).to.equal(0);
    await press(grip, ' ');
    expect(shown()).to.deep.equal(moved(names, 0, 2));
    expect(said).to.deep.equal([
      words.lifted(name, 1, 6),
      words.moved(name, 2, 6),
      words.moved(name, 3, 6),
      words.dropped(name, 3, 6),
    ]);
    expect(inRow(ids[0] ?? '', '.grip').matches(':focus')).to.equal(true);
    expect(writes()).to.equal(1);
  });

  it('SSE7 End, Home and the ends of the list', async () => {
    const { ids, names, inRow, press, shown } = await arrange();
    const grip = inRow(ids[2] ?? '', '.grip');
    grip.focus();
    for (const key of ['Enter', 'End', 'ArrowDown', 'Enter']) await press(grip, key);
    expect(shown()).to.deep.equal(moved(names, 2, 5));
    for (const key of ['Enter', 'Home', 'ArrowUp', 'Enter']) await press(inRow(ids[2] ?? '', '.grip'), key);
    expect(shown()).to.deep.equal(moved(names, 2, 0));
  });

  it('SSE7 Escape cancels, and only that', async () => {
    const { ids, names, inRow, press, shown, said, words, element, defaultSchema, writes } = await arrange();
    const grip = inRow(ids[1] ?? '', '.grip');
    grip.focus();
    await press(grip, ' ');
    await press(grip, 'ArrowUp');
    expect(await press(grip, 'Escape')).to.equal(true);
    expect(shown()).to.deep.equal(names);
    expect(said.at(-1)).to.equal(words.cancelled(names[1] ?? '', 2, 6));
    expect(element.schema).to.equal(defaultSchema);
    expect(writes()).to.equal(0);
  });

  it('SSE7 leaving the handle puts the row back', async () => {
    const page = await arrange();
    const { ids, names, inRow, press, shown, settled } = page;
    const grip = inRow(ids[1] ?? '', '.grip');
    grip.focus();
    await press(grip, ' ');
    await press(grip, 'ArrowDown');
    inRow(ids[1] ?? '', '.name input').focus();
    await settled();
    expect(lifted(page)).to.equal(undefined);
    expect(shown()).to.deep.equal(names);
  });

  it('SSE7 a colleague’s change in the middle keeps the row lifted and focused', async () => {
    const page = await arrange();
    const { ids, inRow, press, settled, store } = page;
    const grip = inRow(ids[0] ?? '', '.grip');
    grip.focus();
    await press(grip, ' ');
    store.execute('stage-move', { id: ids[0] ?? '', afterId: ids[4] ?? '' });
    await settled();
    expect(lifted(page)).to.equal(ids[0]);
    expect(inRow(ids[0] ?? '', '.grip').matches(':focus')).to.equal(true);
  });

  it('SSE7 by the menu: up and down, not beyond the ends; the focus stays with the stage', async () => {
    const { ids, names, inRow, settled, shown, click, root } = await arrange();
    inRow(ids[1] ?? '', '.more').click();
    await settled();
    await click('#menu .item:nth-of-type(2)');
    expect(shown()).to.deep.equal(moved(names, 1, 0));
    expect(inRow(ids[1] ?? '', '.more').matches(':focus')).to.equal(true);
    inRow(ids[1] ?? '', '.more').click();
    await settled();
    expect(root.querySelector<HTMLButtonElement>('#menu .item:nth-of-type(2)')?.disabled).to.equal(true);
    await click('#menu .item:nth-of-type(3)');
    await settled();
    expect(shown()).to.deep.equal(names);
  });

  it('SSE8 a finger lifts after a long press', async () => {
    const page = await arrange();
    const { ids, names, drag, pointer, shown, settled } = page;
    await drag(ids[0] ?? '', ids[2] ?? '', 0.8, { pointerType: 'touch' });
    expect(lifted(page)).to.equal(ids[0]);
    pointer('pointerup', ids[0] ?? '', { over: ids[2] ?? '' }, { pointerType: 'touch' });
    await settled();
    expect(shown()).to.deep.equal(moved(names, 0, 2));
  });

  it('SSE8 a finger that moves first scrolls, and what is lifted keeps the page from scrolling', async () => {
    const page = await arrange();
    const { ids, inRow, pointer, timer, settled } = page;
    const id = ids[0] ?? '';
    const touch = { pointerType: 'touch' };
    const swipe = (): boolean =>
      inRow(id, '.grip').dispatchEvent(new Event('touchmove', { bubbles: true, cancelable: true }));
    pointer('pointerdown', id, { over: id }, touch);
    timer.advance(LONG_PRESS_MS - 1);
    expect(swipe()).to.equal(true);
    pointer('pointermove', id, { over: ids[1] ?? '' }, touch);
    timer.advance(LONG_PRESS_MS);
    await settled();
    expect(lifted(page)).to.equal(undefined);
    pointer('pointerdown', id, { over: id }, touch);
    timer.advance(LONG_PRESS_MS);
    await settled();
    expect(lifted(page)).to.equal(id);
    expect(swipe()).to.equal(false);
  });
});
