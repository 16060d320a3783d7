import { emulateMedia } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { templateTitle } from '@firsat/model';
import { schemaEditorPage } from '../../testing/schema-editor-page.js';

const textOf = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('<stage-schema-editor>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('SSE1 S22 the list tells title, stages, use and the default', async () => {
    const { root, card, stages, settled, words, l } = await schemaEditorPage();
    const [first] = stages();
    if (first) card(first);
    await settled();
    const rows = [...root.querySelectorAll('.schema')].map(textOf);
    expect(rows).to.have.length(3);
    expect(rows[0]).to.equal(
      `${templateTitle('planports', 'tr')} ${words.isDefault} ${words.stages(6)} · ${words.inUse(1)}`,
    );
    expect(rows[2]).to.contain(words.stages(7));
    expect(rows.filter((row) => row.includes(words.isDefault))).to.have.length(1);
    expect(textOf(root.querySelector('h2'))).to.equal(l.t.schemas.title);
  });

  it('SSE1 a card in an archived stage still uses its schema', async () => {
    const { root, store, card, stages, settled, words } = await schemaEditorPage();
    const [, second] = stages();
    if (second) {
      card(second);
      store.execute('stage-archive', { id: second.id });
    }
    await settled();
    expect(textOf(root.querySelector('.schema'))).to.contain(`${words.stages(5)} · ${words.inUse(1)}`);
  });

  it('SSE1 a click on a schema opens its stages', async () => {
    const { element, click, shown, stages, defaultSchema } = await schemaEditorPage();
    await click(`[data-schema="${defaultSchema}"]`);
    expect(element.schema).to.equal(defaultSchema);
    expect(shown()).to.deep.equal(stages().map(({ name }) => name));
  });

  it('SSE2 S23 S24 a new schema needs a title; the reason stands at the field', async () => {
    const { click, must, l, store } = await schemaEditorPage();
    const before = [...store.list('schemas')].length;
    await click('[data-focus=new]');
    expect(must('input[type=text]').matches(':focus')).to.equal(true);
    await click('form .primary');
    expect(textOf(must('.problem'))).to.equal(l.problem({ code: 'required' }));
    expect(must('input[type=text]').getAttribute('aria-invalid')).to.equal('true');
    expect([...store.list('schemas')]).to.have.length(before);
  });

  it('SSE2 a title that is there already, also in other letters, keeps the text with the reason', async () => {
    const { click, must, type, l, element } = await schemaEditorPage();
    await click('[data-focus=new]');
    const field = must<HTMLInputElement>('input[type=text]');
    type(field, '  HİZMET satışı ');
    await click('form .primary');
    expect(textOf(must('.problem'))).to.equal(
      l.problem({ code: 'not-unique', params: { value: 'HİZMET satışı' } }),
    );
    expect(field.value).to.equal('  HİZMET satışı ');
    expect(element.schema).to.equal('');
  });

  it('SSE2 from a template: its stages are there, and the schema opens', async () => {
    const { click, must, type, element, store, shown, stages, settled } = await schemaEditorPage();
    await click('[data-focus=new]');
    type(must('input[type=text]'), ' Ankara ekibi ');
    must<HTMLInputElement>('input[value=services]').click();
    await settled();
    await click('form .primary');
    expect(store.get('schemas', element.schema)?.title).to.equal('Ankara ekibi');
    expect(shown()).to.deep.equal(stages(element.schema).map(({ name }) => name));
    expect(shown()).to.have.length(6);
  });

  it('SSE2 empty, with Ctrl+Enter: the first stage can be typed at once', async () => {
    const { click, must, type, press, element, stages, settled } = await schemaEditorPage();
    await click('[data-focus=new]');
    must<HTMLInputElement>('input[value=""]').click();
    await settled();
    type(must('input[type=text]'), 'Boş');
    await press(must('input[type=text]'), 'Enter', { ctrlKey: true });
    expect(stages(element.schema)).to.have.length(0);
    expect(must('.add input').matches(':focus')).to.equal(true);
  });

  it('SSE3 Enter adds a stage and goes on', async () => {
    const { open, must, type, press, stages } = await schemaEditorPage();
    await open();
    const before = stages().length;
    for (const name of ['Deneme', ' İmza ']) {
      type(must('.add input'), name);
      await press(must('.add input'), 'Enter');
      expect(must<HTMLInputElement>('.add input').value).to.equal('');
      expect(must('.add input').matches(':focus')).to.equal(true);
    }
    expect(
      stages()
        .slice(before)
        .map(({ name }) => name),
    ).to.deep.equal(['Deneme', 'İmza']);
  });

  it('SSE3 a refused name keeps its text', async () => {
    const { open, must, type, press, stages, l } = await schemaEditorPage();
    await open();
    const before = stages().length;
    type(must('.add input'), 'x'.repeat(301));
    await press(must('.add input'), 'Enter');
    expect(stages()).to.have.length(before);
    expect(must<HTMLInputElement>('.add input').value).to.have.length(301);
    expect(textOf(must('.add .problem'))).to.equal(l.problem({ code: 'too-long', params: { max: 300 } }));
  });

  it('SSE4 a name is written when the field is left, and by Enter', async () => {
    const { open, inRow, type, press, stages, settled, store } = await schemaEditorPage();
    await open();
    const [first, second] = stages();
    const one = inRow<HTMLInputElement>(first?.id ?? '', '.name input');
    type(one, 'Tanışma');
    one.blur();
    await settled();
    expect(store.get('stages', first?.id ?? '')?.name).to.equal('Tanışma');
    const two = inRow<HTMLInputElement>(second?.id ?? '', '.name input');
    type(two, 'Teklif verme');
    await press(two, 'Enter');
    expect(store.get('stages', second?.id ?? '')?.name).to.equal('Teklif verme');
  });

  it('SSE4 an empty name is refused and stays as typed', async () => {
    const { open, inRow, type, press, stages, store, l } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    const name = store.get('stages', id)?.name;
    const field = inRow<HTMLInputElement>(id, '.name input');
    type(field, '  ');
    await press(field, 'Enter');
    expect(store.get('stages', id)?.name).to.equal(name);
    expect(field.value).to.equal('  ');
    expect(textOf(inRow(id, '.problem'))).to.equal(l.problem({ code: 'required' }));
  });

  it('SSE4 a probability is read as it is typed, an unusable one stays with its reason', async () => {
    const { open, inRow, type, press, stages, store, l } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    const field = inRow<HTMLInputElement>(id, '.probability input');
    expect(field.value).to.equal('10');
    type(field, '%12,5');
    await press(field, 'Enter');
    expect(store.get('stages', id)?.probability).to.equal(1250);
    expect(field.value).to.equal('12,5');
    type(field, '120');
    await press(field, 'Enter');
    expect(store.get('stages', id)?.probability).to.equal(1250);
    expect(field.value).to.equal('120');
    expect(textOf(inRow(id, '.problem'))).to.equal(l.problem({ code: 'out-of-range' }));
  });

  it('SSE4 part and guidance', async () => {
    const { open, inRow, type, stages, settled, store } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    const part = inRow<HTMLSelectElement>(id, '.phase');
    part.value = 'win';
    part.dispatchEvent(new Event('change'));
    inRow(id, '.guide').click();
    await settled();
    const guidance = inRow<HTMLTextAreaElement>(id, 'textarea');
    expect(guidance.matches(':focus')).to.equal(true);
    type(guidance, 'Önce ihtiyacı sor.');
    guidance.blur();
    await settled();
    expect(store.get('stages', id)).to.include({ phase: 'win', guidance: 'Önce ihtiyacı sor.' });
    type(guidance, ' ');
    guidance.blur();
    await settled();
    expect(store.get('stages', id)?.guidance).to.equal(null);
  });

  it('QUE42, D64: after how many days a stage is stale and very stale; empty is never, nonsense stays with its reason', async () => {
    const { open, inRow, type, press, stages, settled, store, l } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    inRow(id, '.guide').click();
    await settled();
    const field = (index: number): HTMLInputElement =>
      inRow<HTMLInputElement>(id, `.stale-field:nth-child(${String(index)}) input`);
    type(field(1), '7');
    await press(field(1), 'Enter');
    type(field(2), '21');
    await press(field(2), 'Enter');
    expect(store.get('stages', id)).to.include({ staleAfter: 7, rottenAfter: 21 });
    type(field(1), 'bir hafta');
    await press(field(1), 'Enter');
    expect(textOf(inRow(id, '.stale-fields .problem'))).to.equal(l.problem({ code: 'not-a-number' }));
    expect(store.get('stages', id)?.staleAfter).to.equal(7);
    type(field(1), '');
    await press(field(1), 'Enter');
    expect(store.get('stages', id)?.staleAfter).to.equal(0);
  });

  it('SSE4 leaving a field without typing writes nothing', async () => {
    const { open, inRow, stages, settled, store } = await schemaEditorPage();
    await open();
    let writes = 0;
    store.subscribe(() => {
      writes += 1;
    });
    const field = inRow<HTMLInputElement>(stages()[0]?.id ?? '', '.name input');
    field.focus();
    field.blur();
    await settled();
    expect(writes).to.equal(0);
  });

  it('SSE5 what is typed survives a colleague’s change, which is told and can be taken', async () => {
    const { open, inRow, row, type, stages, settled, store, words } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    const field = inRow<HTMLInputElement>(id, '.name input');
    type(field, 'Benim adım');
    store.execute('stage-edit', { id, changes: { name: 'Onların adı' } });
    await settled();
    expect(field.value).to.equal('Benim adım');
    expect(textOf(inRow(id, '.theirs'))).to.contain(words.changedMeanwhile('Onların adı'));
    inRow(id, '.theirs button').click();
    await settled();
    expect(field.value).to.equal('Onların adı');
    expect(row(id).querySelector('.theirs')).to.equal(null);
  });

  it('SSE5 a field that nobody types into follows', async () => {
    const { open, inRow, stages, settled, store } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    const field = inRow<HTMLInputElement>(id, '.name input');
    field.focus();
    store.execute('stage-edit', { id, changes: { name: 'Onların adı' } });
    await settled();
    expect(field.value).to.equal('Onların adı');
  });

  it('SSE5 a vetoed change keeps the text with the reason', async () => {
    const { open, inRow, type, press, stages, element, l } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    element.addEventListener('firsat-stage-edit-request', (event) => {
      event.preventDefault();
    });
    const field = inRow<HTMLInputElement>(id, '.name input');
    type(field, 'Başka');
    await press(field, 'Enter');
    expect(field.value).to.equal('Başka');
    expect(textOf(inRow(id, '.problem'))).to.equal(l.problem({ code: 'vetoed' }));
  });

  it('SSE10 rename: a title that is taken keeps the text with the reason', async () => {
    const { open, must, type, press, store, defaultSchema, l } = await schemaEditorPage();
    await open();
    const field = must<HTMLInputElement>('.title input');
    type(field, 'Hizmet Satışı');
    await press(field, 'Enter');
    expect(textOf(must('.title .problem'))).to.equal(
      l.problem({ code: 'not-unique', params: { value: 'Hizmet Satışı' } }),
    );
    type(field, 'Ana hat');
    await press(field, 'Enter');
    expect(store.get('schemas', defaultSchema)?.title).to.equal('Ana hat');
  });

  it('SSE10 default, archive and restore, refusals with their reason', async () => {
    const { open, click, must, root, store, element, settled, words, card, stages, defaultSchema } =
      await schemaEditorPage();
    await open();
    await click('.head-actions .button:last-child');
    expect(textOf(must('.banner'))).to.equal(words.archiveRefused.isDefault);
    const other = [...store.list('schemas')].find(({ id }) => id !== defaultSchema)?.id ?? '';
    await open(other);
    expect(root.querySelector('.banner')).to.equal(null);
    await click('.head-actions .button');
    expect(store.settings?.defaultSchemaId).to.equal(other);
    const [first] = stages();
    if (first) card(first);
    await open(defaultSchema);
    await click('.head-actions .button:last-child');
    expect(textOf(must('.banner'))).to.equal(words.archiveRefused.used(1));
    const third = [...store.list('schemas')].find(({ id }) => id !== defaultSchema && id !== other)?.id ?? '';
    await open(third);
    await click('.head-actions .button:last-child');
    expect(element.schema).to.equal('');
    expect(store.get('schemas', third)?.removed).to.not.equal(null);
    expect(root.querySelector(`[data-schema="${third}"]`)).to.equal(null);
    await click('.archive button');
    await settled();
    expect(must(`[data-schema="${third}"]`).matches(':focus')).to.equal(true);
  });

  it('SSE10 a schema without stages cannot be the default', async () => {
    const { open, click, must, store, words } = await schemaEditorPage();
    const made = store.execute('schema-create', { title: 'Boş' });
    await open(made.ok ? made.value.id : '');
    await click('.head-actions .button');
    expect(textOf(must('.banner'))).to.equal(words.defaultRefused);
  });

  it('SSE11 Escape: the draft first, then back to the list, then the page', async () => {
    const { open, inRow, type, press, stages, element, must, defaultSchema } = await schemaEditorPage();
    await open();
    const id = stages()[0]?.id ?? '';
    const field = inRow<HTMLInputElement>(id, '.name input');
    const name = field.value;
    type(field, 'Yarım');
    expect(await press(field, 'Escape')).to.equal(true);
    expect(field.value).to.equal(name);
    expect(element.schema).to.equal(defaultSchema);
    expect(await press(field, 'Escape')).to.equal(true);
    expect(element.schema).to.equal('');
    const row = must(`[data-schema="${defaultSchema}"]`);
    expect(row.matches(':focus')).to.equal(true);
    expect(await press(row, 'Escape')).to.equal(false);
  });

  it('SSE11 Escape in the form of a new schema goes back and keeps what was typed', async () => {
    const { click, must, type, press } = await schemaEditorPage();
    await click('[data-focus=new]');
    type(must('input[type=text]'), 'Yarım');
    must<HTMLInputElement>('input[value=services]').focus();
    await press(must('input[value=services]'), 'Escape');
    expect(must('[data-focus=new]').matches(':focus')).to.equal(true);
    await click('[data-focus=new]');
    expect(must<HTMLInputElement>('input[type=text]').value).to.equal('Yarım');
  });

  it('SSE12 the attribute opens a schema; unknown and archived ones say so', async () => {
    const { element, root, store, settled, shown, words, click } = await schemaEditorPage();
    const id =
      [...store.list('schemas')].find((schema) => schema.id !== store.settings?.defaultSchemaId)?.id ?? '';
    element.setAttribute('schema', id);
    await settled();
    expect(shown()).to.not.have.length(0);
    store.execute('schema-archive', { id });
    await settled();
    expect(textOf(root.querySelector('.blank'))).to.contain(words.schemaGone);
    await click('.blank button');
    expect(shown()).to.not.have.length(0);
    element.setAttribute('schema', 'yok');
    await settled();
    expect(textOf(root.querySelector('.blank'))).to.equal(words.schemaMissing);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`SSE14 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, open, click, must, inRow, stages, card, settled, type, press } =
          await schemaEditorPage({
            lang,
            store: { workspace: { language: lang } },
          });
        await expect(element).to.be.accessible();
        await click('[data-focus=new]');
        await click('form .primary');
        await expect(element).to.be.accessible();
        await open();
        const [first] = stages();
        const id = first?.id ?? '';
        inRow(id, '.guide').click();
        type(inRow(id, '.name input'), '');
        await press(inRow(id, '.name input'), 'Enter');
        await expect(element).to.be.accessible();
        for (const panel of ['.color', '.more']) {
          inRow(id, panel).click();
          await settled();
          await expect(element).to.be.accessible();
          await press(must(panel === '.color' ? '#colors' : '#menu'), 'Escape');
        }
        if (first) card(first);
        await settled();
        inRow(id, '.more').click();
        await settled();
        await click('#menu .danger');
        await expect(element).to.be.accessible();
      });
});
