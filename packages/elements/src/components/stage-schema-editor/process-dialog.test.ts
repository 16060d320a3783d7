import { expect } from '@open-wc/testing';
import { checklistOf, criteriaOf, entryRules, segmentsOf, suggestedStatus, touchesOf } from '@firsat/model';
import { localizerFor } from '../../locales/localizer.js';
import { schemaEditorPage } from '../../testing/schema-editor-page.js';
import './process-dialog.js';
import { waitUntil } from '../../testing/drive.js';

const words = localizerFor('tr').t.process;

async function scene(kind: 'stage' | 'schema') {
  const page = await schemaEditorPage();
  await page.open();
  const [stage] = page.stages();
  const id = stage?.id ?? '';
  if (kind === 'stage') {
    page.inRow(id, '.guide').click();
    await page.settled();
    page.inRow(id, '.rules').click();
  } else page.must('[data-focus="qualification"]').click();
  await waitUntil(() => page.root.querySelector('dialog.process[open]') !== null, 'no dialog');
  const field = (selector: string) => page.must<HTMLInputElement>(`.process ${selector}`);
  return {
    ...page,
    id,
    field,
    stage: () => page.store.get('stages', id) ?? stage,
    schema: () => page.store.get('schemas', page.defaultSchema),
    async fill(selector: string, text: string): Promise<void> {
      const input = field(selector);
      page.type(input, text);
      await page.press(input, 'Enter');
    },
    async choose(selector: string, value: string): Promise<void> {
      const select = page.must<HTMLSelectElement>(`.process ${selector}`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await page.settled();
    },
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};
const rulesOf = ({ stage }: Scene) =>
  entryRules(must(stage())).map((rule) => [rule.key, rule.mode, 'min' in rule ? rule.min : 1]);

describe('rules of stages and schemas', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('SSE20, D12 entry rules are switched on and off, with the number that is asked for', async () => {
    const made = await scene('stage');
    const { field, fill, settled, press } = made;
    field('#rule-price input[value="require"]').click();
    field('#rule-doneTasks input[value="warn"]').click();
    await settled();
    await fill('#rule-doneTasks-min', '3');
    expect(rulesOf(made)).to.deep.equal([
      ['price', 'require', 1],
      ['doneTasks', 'warn', 3],
    ]);
    await fill('#rule-doneTasks-min', 'çok');
    expect(field('#rule-doneTasks-min').getAttribute('aria-invalid')).to.equal('true');
    expect(field('#rule-doneTasks-min').value).to.equal('çok', 'what was typed is kept');
    field('#rule-price input[value="off"]').click();
    await settled();
    expect(rulesOf(made).map(([key]) => key)).to.deep.equal(['doneTasks']);
    expect(await press(field('#rule-price input'), 'k'), 'keys stay in it').to.equal(true);
  });

  it('SSE20, D12 S116 fields of the workspace’s own can be asked for; one that a colleague makes shows', async () => {
    const made = await scene('stage');
    const { field, settled, store } = made;
    store.execute('custom-field-create', { id: 'f1', label: 'İhale no.', kind: 'text' });
    await settled();
    expect(field('#rule-x-f1').closest('li')?.textContent).to.contain('İhale no.');
    field('#rule-x-f1 input[value="require"]').click();
    await settled();
    expect(rulesOf(made)).to.deep.equal([['x-f1', 'require', 1]]);
    field('#rule-x-f1 input[value="off"]').click();
    await settled();
    expect(rulesOf(made)).to.deep.equal([]);
  });

  it('SSE20, D2 S89 what goes with entering, and where the first contact leads', async () => {
    const { choose, stage } = await scene('stage');
    await choose('#suggest-mode', 'auto');
    await choose('#suggest-status', 'suspended');
    await choose('#on-contact', 'ask');
    expect(suggestedStatus(must(stage()))).to.deep.equal({ mode: 'auto', status: 'suspended' });
    expect(stage()?.onContact).to.equal('ask');
    await choose('#suggest-mode', 'off');
    expect(suggestedStatus(must(stage()))).to.equal(null);
  });

  it('SSE21, S45 the checklist: added by Enter, renamed, put in order, taken away', async () => {
    const { fill, field, stage, must: find, settled } = await scene('stage');
    const texts = () => checklistOf(must(stage())).map(({ text }) => text);
    const before = texts();
    await fill('#add-item', 'Rakipleri sor');
    expect(texts()).to.deep.equal([...before, 'Rakipleri sor']);
    expect(field('#add-item').value).to.equal('');
    const own = must(checklistOf(must(stage())).at(-1)).id;
    find(`.process [data-entry="${own}"] .row-actions button`).click();
    await settled();
    expect(texts().at(-2)).to.equal('Rakipleri sor');
    await fill(`#item-${own}`, 'Rakipleri öğren');
    expect(texts().at(-2)).to.equal('Rakipleri öğren');
    find(`.process [data-entry="${own}"] .row-actions button:last-child`).click();
    await settled();
    expect(texts()).to.deep.equal(before);
  });

  it('SSE21, S97 touches have a kind and days; reminders come again', async () => {
    const { fill, choose, stage } = await scene('stage');
    await fill('#add-touch', 'Örnek gönder');
    const { id } = must(touchesOf(must(stage()))[0]);
    await choose(`#kind-${id}`, 'reminder');
    await fill(`#after-${id}`, '7');
    await fill(`#every-${id}`, '14');
    const [touch] = touchesOf(must(stage()));
    expect(touch).to.include({ text: 'Örnek gönder', kind: 'reminder', after: 7, every: 14 });
  });

  it('SSE22, S92 S94 S102 criteria with weights, the threshold, and the segments of a schema', async () => {
    const { fill, schema, must: find, settled } = await scene('schema');
    find('.process [data-seed]').click();
    await settled();
    expect(criteriaOf(must(schema())).map(({ id }) => id)).to.deep.equal([
      'location',
      'budget',
      'decision',
      'fit',
    ]);
    await fill('#weight-budget', '3');
    await fill('#add-criterion', 'Referansı var');
    await fill('#pass-score', '60');
    await fill('#segments', 'Kamu, Eğitim , kamu');
    expect(criteriaOf(must(schema())).find(({ id }) => id === 'budget')?.weight).to.equal(3);
    expect(criteriaOf(must(schema())).length).to.equal(5);
    expect(schema()?.passScore).to.equal(60);
    expect(segmentsOf(must(schema()))).to.deep.equal(['Kamu', 'Eğitim']);
    await fill('#pass-score', '160');
    expect(find('#pass-score').getAttribute('aria-invalid')).to.equal('true');
  });

  it('SSE23 it follows colleagues, and closes when its stage is archived', async () => {
    const { store, id, settled, root } = await scene('stage');
    store.execute('stage-item-set', { id, text: 'Meslektaşın maddesi' });
    await settled();
    const values = [...root.querySelectorAll<HTMLInputElement>('.process .entries input')].map(
      ({ value }) => value,
    );
    expect(values).to.include('Meslektaşın maddesi');
    store.execute('stage-archive', { id });
    await settled();
    expect(root.querySelector('dialog.process')).to.equal(null);
  });

  for (const kind of ['stage', 'schema'] as const)
    it(`SSE24 no violations: ${kind}`, async () => {
      const { store, id, settled, must: find } = await scene(kind);
      store.execute('stage-touch-set', { id, text: 'Örnek gönder', kind: 'reminder' });
      store.execute('stage-rule-set', { id, rule: 'score', mode: 'warn', min: 50 });
      await settled();
      expect(find('.process').textContent).to.contain(words.editor.done);
      await expect(find('dialog.process')).to.be.accessible();
    }).timeout(60_000);
});
