import { expect } from '@open-wc/testing';
import { STAGE_COLORS } from '@firsat/model';
import { schemaEditorPage } from '../../testing/schema-editor-page.js';

const textOf = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

async function arrange() {
  const page = await schemaEditorPage();
  await page.open();
  const ids = page.stages().map(({ id }) => id);
  const panel = async (id: string, button: '.color' | '.more'): Promise<void> => {
    page.inRow(id, button).focus();
    page.inRow(id, button).click();
    await page.settled();
  };
  return { ...page, ids, panel, removed: (id: string) => page.store.get('stages', id)?.removed };
}

describe('archiving a stage', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('SSE9 without cards it is archived at once, and can be restored', async () => {
    const { ids, panel, click, removed, shown, must, words } = await arrange();
    const id = ids[2] ?? '';
    const name = shown()[2] ?? '';
    await panel(id, '.more');
    await click('#menu .danger');
    expect(removed(id)).to.not.equal(null);
    expect(shown()).to.not.include(name);
    expect(must('.archive button').getAttribute('aria-label')).to.equal(words.restore(name));
    await click('.archive button');
    expect(removed(id)).to.equal(null);
    expect(shown()[2]).to.equal(name);
  });

  it('SSE9 with cards it says how many and asks; as it is keeps them there', async () => {
    const { ids, panel, click, removed, store, stages, card, settled, must, words, root } = await arrange();
    const [stage] = stages();
    const cards = stage ? [card(stage, 'bir'), card(stage, 'iki')] : [];
    await settled();
    const id = ids[0] ?? '';
    await panel(id, '.more');
    await click('#menu .danger');
    expect(removed(id)).to.equal(null);
    expect(textOf(must('dialog'))).to.contain(words.archiveDialog.text(2));
    await click('dialog input[value=keep]');
    await click('dialog .primary');
    expect(removed(id)).to.not.equal(null);
    expect(root.querySelector('dialog')).to.equal(null);
    for (const one of cards) expect(store.get('opportunities', one)?.position.stageId).to.equal(id);
    expect(textOf(must('.archive'))).to.contain(words.cardsHere(2));
  });

  it('SSE9 merging moves the cards, each with its event', async () => {
    const { ids, panel, click, removed, store, stages, card, settled, must } = await arrange();
    const [stage] = stages();
    const one = stage ? card(stage) : '';
    await settled();
    await panel(ids[0] ?? '', '.more');
    await click('#menu .danger');
    const into = must<HTMLSelectElement>('dialog select');
    into.value = ids[3] ?? '';
    into.dispatchEvent(new Event('change'));
    await click('dialog .primary');
    expect(removed(ids[0] ?? '')).to.include({ to: ids[3] });
    expect(store.get('opportunities', one)?.position.stageId).to.equal(ids[3]);
    expect(store.history(one).map(({ type }) => type)).to.include('stage-changed');
  });

  it('SSE9 an archived stage with cards can be merged later', async () => {
    const { ids, stages, card, store, settled, click, must, root } = await arrange();
    const [stage] = stages();
    const one = stage ? card(stage) : '';
    store.execute('stage-archive', { id: ids[0] ?? '' });
    await settled();
    await click('.archive button:first-of-type');
    expect(root.querySelector('dialog input[value=keep]')).to.equal(null);
    await click('dialog .primary');
    expect(must('.archive li').querySelectorAll('button')).to.have.length(1);
    expect(store.get('opportunities', one)?.position.stageId).to.equal(ids[1]);
  });

  it('SSE9 the last stage stays, with the reason', async () => {
    const { ids, store, panel, click, removed, inRow, l, settled } = await arrange();
    for (const id of ids.slice(1)) store.execute('stage-archive', { id });
    await settled();
    await panel(ids[0] ?? '', '.more');
    await click('#menu .danger');
    expect(removed(ids[0] ?? '')).to.equal(null);
    expect(textOf(inRow(ids[0] ?? '', '.row-problem'))).to.equal(l.problem({ code: 'last-stage' }));
  });

  it('SSE9 a target that somebody archives while it is asked is refused in the dialog', async () => {
    const { ids, stages, card, store, panel, click, must, removed, settled, l } = await arrange();
    const [stage] = stages();
    if (stage) card(stage);
    await settled();
    await panel(ids[0] ?? '', '.more');
    await click('#menu .danger');
    store.execute('stage-archive', { id: ids[1] ?? '' });
    await settled();
    await click('dialog .primary');
    expect(removed(ids[0] ?? '')).to.equal(null);
    expect(textOf(must('dialog .problem'))).to.equal(l.problem({ code: 'archived' }));
  });

  it('SSE11 Escape closes the dialog and nothing else', async () => {
    const { ids, stages, card, panel, click, must, press, root, removed, settled, element, defaultSchema } =
      await arrange();
    const [stage] = stages();
    if (stage) card(stage);
    await settled();
    await panel(ids[0] ?? '', '.more');
    await click('#menu .danger');
    expect(await press(must('dialog input'), 'Escape')).to.equal(true);
    expect(root.querySelector('dialog')).to.equal(null);
    expect(removed(ids[0] ?? '')).to.equal(null);
    expect(element.schema).to.equal(defaultSchema);
  });
});

describe('the colours of a stage', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('SSE13 eight named radios, the present one checked and focused', async () => {
    const { ids, panel, must, root, words, stages } = await arrange();
    await panel(ids[1] ?? '', '.color');
    const radios = [...root.querySelectorAll<HTMLInputElement>('#colors input')];
    expect(radios.map(({ labels }) => textOf(labels?.[0] ?? null))).to.deep.equal(
      STAGE_COLORS.map((color) => words.colors[color]),
    );
    const checked = radios.filter((radio) => radio.checked);
    expect(checked.map(({ value }) => value)).to.deep.equal([stages()[1]?.color]);
    expect(checked[0]?.matches(':focus')).to.equal(true);
    expect(must('#colors [role=radiogroup]').getAttribute('aria-label')).to.not.equal(null);
  });

  it('SSE13 walking through them writes one change, when the panel is left', async () => {
    const { ids, panel, root, press, must, store, settled } = await arrange();
    let writes = 0;
    store.subscribe(() => {
      writes += 1;
    });
    await panel(ids[1] ?? '', '.color');
    for (const color of ['teal', 'green', 'rose']) {
      root.querySelector<HTMLInputElement>(`#colors input[value=${color}]`)?.click();
      await settled();
    }
    expect(writes).to.equal(0);
    await press(must('#colors input[value=rose]'), 'Enter');
    expect(writes).to.equal(1);
    expect(store.get('stages', ids[1] ?? '')?.color).to.equal('rose');
  });

  it('SSE13 Escape writes nothing', async () => {
    const { ids, panel, root, press, must, store, settled, inRow } = await arrange();
    const before = store.get('stages', ids[1] ?? '')?.color;
    await panel(ids[1] ?? '', '.color');
    root.querySelector<HTMLInputElement>('#colors input[value=rose]')?.click();
    await settled();
    expect(await press(must('#colors input[value=rose]'), 'Escape')).to.equal(true);
    expect(store.get('stages', ids[1] ?? '')?.color).to.equal(before);
    expect(inRow(ids[1] ?? '', '.color').matches(':focus')).to.equal(true);
  });

  it('SSE11 a panel whose stage somebody archives closes', async () => {
    const { ids, panel, store, settled, must } = await arrange();
    await panel(ids[1] ?? '', '.color');
    expect(must('#colors').matches(':popover-open')).to.equal(true);
    store.execute('stage-archive', { id: ids[1] ?? '' });
    await settled();
    expect(must('#colors').matches(':popover-open')).to.equal(false);
  });
});
