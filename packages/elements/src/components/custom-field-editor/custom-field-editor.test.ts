import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { customFields, optionsOf } from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import '../../define/custom-field-editor.js';
import '../../define/opportunity-detail.js';
import { localizerFor } from '../../locales/localizer.js';
import { detailScene } from '../../testing/detail-scene.js';
import { fakeSync } from '../../testing/fake-sync.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import type { CustomFieldEditor } from './custom-field-editor.js';

const PATCHES = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];

async function scene(lang = 'tr', access: 'editor' | 'reader' = 'editor') {
  const fixture = await workspaceFixture(() => document.createElement('custom-field-editor'), {
    store: { patches: PATCHES, sync: fakeSync() },
    lang,
  });
  const { element, store } = fixture;
  done(store, 'custom-field-create', {
    id: 'f1',
    label: 'Bölge',
    kind: 'choice',
    options: ['Ege', 'Marmara'],
  });
  done(store, 'custom-field-create', { id: 'f2', label: 'İhale no.', kind: 'text' });
  if (access === 'reader') (store.sync as ReturnType<typeof fakeSync>).set({ access });
  await painted(element);
  return { ...fixture, labels: () => customFields(store).map(({ label }) => label) };
}

async function commit(editor: CustomFieldEditor, selector: string, text: string): Promise<void> {
  const input = inside<HTMLInputElement>(editor, selector);
  typeInto(input, text);
  await sendKeys({ press: 'Enter' });
  await painted(editor);
}

const row = (id: string): string => `[data-field="${id}"]`;

describe('<custom-field-editor>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('CFE1 S116 a field is made and renamed; a name that another has is refused where it is typed, and stays', async () => {
    const { element, labels, store } = await scene();
    await commit(element, '#f-new-field', 'BÖLGE');
    expect(textOf(element, '.new-field .problem')).to.not.equal('');
    expect(inside<HTMLInputElement>(element, '#f-new-field').value).to.equal('BÖLGE');
    inside<HTMLSelectElement>(element, '#new-kind').value = 'money';
    inside(element, '#new-kind').dispatchEvent(new Event('change', { bubbles: true }));
    await commit(element, '#f-new-field', 'Bütçe');
    expect(labels()).to.deep.equal(['Bölge', 'İhale no.', 'Bütçe']);
    expect(customFields(store)[2]?.kind).to.equal('money');
    expect(inside<HTMLInputElement>(element, '#f-new-field').value).to.equal('');
    await commit(element, `${row('f2')} .name .input`, ' ');
    expect(has(element, `${row('f2')} .problem`)).to.equal(true);
    await commit(element, `${row('f2')} .name .input`, 'İhale');
    expect(labels()).to.deep.equal(['Bölge', 'İhale', 'Bütçe']);
  });

  it('CFE2 fields are ordered by keyboard, and the focus stays on the handle', async () => {
    const { element, labels } = await scene();
    inside(element, `${row('f2')} .grip`).focus();
    for (const press of ['Space', 'ArrowUp', 'Space']) await sendKeys({ press });
    await painted(element);
    expect(labels()).to.deep.equal(['İhale no.', 'Bölge']);
    const { activeElement } = element.renderRoot as ShadowRoot;
    expect(activeElement?.closest('[data-field]')?.getAttribute('data-field')).to.equal('f2');
  });

  it('CFE3 uses are counted; a field is put aside with its values, and brought back', async () => {
    const { element, store, labels } = await scene();
    done(store, 'opportunity-set-custom', { id: 'opp1', fieldId: 'f2', value: '2026/1' });
    await painted(element);
    expect(textOf(element, `${row('f2')} .uses`)).to.equal('1 fırsatta');
    inside(element, `${row('f2')} .archive`).click();
    await painted(element);
    expect(labels()).to.deep.equal(['Bölge']);
    expect(textOf(element, '.archive-list summary')).to.equal('Arşivlenen alanlar (1)');
    done(store, 'custom-field-create', { id: 'f3', label: 'İHALE NO.', kind: 'text' });
    await painted(element);
    inside(element, '[data-archived="f2"] .restore').click();
    await painted(element);
    expect(has(element, '[data-archived="f2"] .problem'), 'its name is taken').to.equal(true);
    done(store, 'custom-field-archive', { id: 'f3' });
    await painted(element);
    inside(element, '[data-archived="f2"] .restore').click();
    await painted(element);
    expect(labels()).to.deep.equal(['Bölge', 'İhale no.']);
    expect(store.get('opportunities', 'opp1')?.custom['f2']).to.equal('2026/1');
  });

  it('CFE4 options are added, renamed, moved, archived and brought back', async () => {
    const { element, store } = await scene();
    const options = () => {
      const field = store.get('customFields', 'f1');
      return (field ? optionsOf(field) : []).map(({ label, archived }) => (archived ? `(${label})` : label));
    };
    await commit(element, '#f-f1_add', 'Akdeniz');
    expect(options()).to.deep.equal(['Ege', 'Marmara', 'Akdeniz']);
    expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal('f-f1_add');
    const third = element.renderRoot.querySelectorAll<HTMLElement>('.options [data-option]')[2];
    third?.querySelector<HTMLElement>('.up')?.click();
    await painted(element);
    expect(options()).to.deep.equal(['Ege', 'Akdeniz', 'Marmara']);
    const first = `.options [data-option="${element.renderRoot.querySelector<HTMLElement>('.options [data-option]')?.dataset['option'] ?? ''}"]`;
    await commit(element, `${first} .input`, 'Kuzey Ege');
    inside(element, `${first} .set-aside`).click();
    await painted(element);
    expect(options()).to.deep.equal(['(Kuzey Ege)', 'Akdeniz', 'Marmara']);
    inside(element, `${first} .set-aside`).click();
    await painted(element);
    expect(options()[0]).to.equal('Kuzey Ege');
  });

  it('CFE5 a colleague’s name shows, and what is typed stays; who may only read changes nothing', async () => {
    const { element, store } = await scene();
    typeInto(inside(element, `${row('f2')} .name .input`), 'İhale sırası');
    done(store, 'custom-field-edit', { id: 'f2', label: 'İhale numarası' });
    await painted(element);
    expect(inside<HTMLInputElement>(element, `${row('f2')} .name .input`).value).to.equal('İhale sırası');
    expect(textOf(element, `${row('f2')} .theirs`)).to.contain('İhale numarası');
    document.body.replaceChildren();
    const reader = await scene('tr', 'reader');
    expect(has(reader.element, '.new-field')).to.equal(false);
    expect(inside<HTMLButtonElement>(reader.element, `${row('f1')} .archive`).disabled).to.equal(true);
  });

  it('CFE6 it opens from the tab in which own fields are filled in, and gives the focus back', async () => {
    const { detail } = await detailScene({ lang: 'tr' });
    inside(detail, '#tab-attributes').click();
    await waitUntil(() => has(detail, '.edit-fields'));
    inside(detail, '.edit-fields').focus();
    inside(detail, '.edit-fields').click();
    await waitUntil(() => has(detail, 'dialog.own-fields'));
    const editor = inside<CustomFieldEditor>(detail, 'custom-field-editor');
    await waitUntil(() => has(editor, '.new-field'));
    await commit(editor, '#f-new-field', 'Bütçe');
    await waitUntil(() => textOf(detail, '.attributes').includes('Bütçe'));
    inside(detail, '.own-fields .element-dialog-head .icon-button').click();
    await waitUntil(() => !has(detail, 'dialog.own-fields'));
    expect((detail.renderRoot as ShadowRoot).activeElement?.classList.contains('edit-fields')).to.equal(true);
  });

  it('CFE6 it fits 390 px', async () => {
    await setViewport({ width: 390, height: 800 });
    const { element } = await scene();
    expect(inside(element, '.base').scrollWidth).to.be.at.most(390);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`CFE7 no axe violations: ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        const { element, store } = await scene(lang);
        done(store, 'custom-field-create', { id: 'f3', label: 'Eski', kind: 'flag' });
        done(store, 'custom-field-archive', { id: 'f3' });
        await painted(element);
        expect(textOf(element, '.archive-list summary')).to.equal(
          localizerFor(lang).t.customFields.archivedTitle(1),
        );
        await expect(element).to.be.accessible();
      });
});
