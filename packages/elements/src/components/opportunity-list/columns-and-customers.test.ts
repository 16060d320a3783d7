import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { readColumns } from '@firsat/model';
import type { CustomFieldEditor } from '../custom-field-editor/custom-field-editor.js';
import { done, has, inside, painted, typeInto, waitUntil } from '../../testing/drive.js';
import type { OpportunityList } from './opportunity-list.js';
import { writeLayout } from './list-layout.js';
import { chord, listFixture } from './testing/list-fixture.js';

const widthOf = (list: OpportunityList, name: string): number | undefined =>
  list.layout.columns.find((column) => column.name === name)?.width;

describe('<opportunity-list>: widths and customers', () => {
  beforeEach(async () => {
    await setViewport({ width: 1440, height: 900 });
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('LSE19 S118 a press on the icon of a row opens its customer, not the row; focus comes back', async () => {
    const { element, workspace, row, focused } = await listFixture();
    row('Depo').querySelector<HTMLElement>('[data-col="stage"]')?.focus();
    row('Depo').querySelector<HTMLElement>('.to-customer')?.click();
    await waitUntil(() => has(element, 'contact-detail'));
    expect(workspace.handle?.ui.contactId).to.equal('c1');
    expect(workspace.handle?.ui.openId).to.equal(null);
    workspace.handle?.setUi({ contactId: null });
    await painted(element);
    expect(focused()).to.equal('Depo stage');
  });

  it('LSE19 by keyboard with Alt+Enter, and in the two lines of a narrow list', async () => {
    const { element, workspace, row } = await listFixture();
    const asked: string[] = [];
    element.addEventListener('firsat-contact-open', (event) => {
      asked.push(event.detail.id);
      event.preventDefault();
    });
    row('Depo').querySelector<HTMLElement>('[data-col="stage"]')?.focus();
    await chord('Alt+Enter');
    expect(asked).to.deep.equal(['c1']);
    await setViewport({ width: 390, height: 844 });
    await waitUntil(() => has(element, '.row.narrow'));
    inside(element, '.row.narrow .to-customer').click();
    expect(asked).to.deep.equal(['c1', 'c1']);
    expect(workspace.handle?.ui.openId).to.equal(null);
  });

  it('LSE20 a column is dragged wider; Escape takes it back, a double click fits it', async () => {
    const { element } = await listFixture();
    const cell = inside(element, '.head [data-col="customer"]');
    const grip = cell.querySelector<HTMLElement>('.resize') as HTMLElement;
    const pointer = (type: string, clientX: number): void => {
      const more = { bubbles: true, composed: true, cancelable: true, pointerId: 1, isPrimary: true };
      grip.dispatchEvent(new PointerEvent(type, { ...more, button: 0, clientX }));
    };
    // The pointer of a test is no real one, and cannot be captured.
    grip.setPointerCapture = () => undefined;
    const before = Math.round(cell.getBoundingClientRect().width);
    pointer('pointerdown', 100);
    pointer('pointermove', 160);
    await painted(element);
    expect(widthOf(element, 'customer')).to.equal(before + 60);
    expect(Math.round(cell.getBoundingClientRect().width)).to.equal(before + 60);
    await sendKeys({ press: 'Escape' });
    expect(widthOf(element, 'customer')).to.equal(0);
    pointer('pointerdown', 100);
    pointer('pointermove', -5000);
    pointer('pointerup', -5000);
    expect(widthOf(element, 'customer')).to.equal(56);
    pointer('pointermove', 500);
    expect(widthOf(element, 'customer')).to.equal(56, 'it was let go');
    grip.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    expect(widthOf(element, 'customer')).to.equal(0);
  });

  it('LSE20 S116 by keyboard and by the buttons of the panel; a view keeps it', async () => {
    const { element, store, heading, layoutPanel } = await listFixture();
    const before = Math.round(inside(element, '.head [data-col="customer"]').getBoundingClientRect().width);
    heading('customer').focus();
    await chord('Shift+ArrowRight');
    await chord('Shift+ArrowRight');
    await painted(element);
    expect(widthOf(element, 'customer')).to.equal(before + 32);
    await chord('Shift+ArrowLeft');
    expect(widthOf(element, 'customer')).to.equal(before + 16);
    await painted(element);
    await layoutPanel();
    inside(element, '.choice[data-name="customer"] [data-resize="16"]').click();
    await painted(element);
    expect(widthOf(element, 'customer')).to.equal(before + 32);
    const { id } = done(store, 'view-create', {
      name: 'Geniş',
      filter: null,
      ...writeLayout(element.layout),
    });
    const kept = readColumns(store.get('views', id)?.columns ?? null);
    expect(kept?.find(({ name }) => name === 'customer')?.width).to.equal(before + 32);
  });

  it('LSE22 S116 a field is made from the panel and is a column at once; one of a colleague is only offered', async () => {
    const { element, store, heading, layoutPanel } = await listFixture();
    await layoutPanel();
    inside(element, '.new-column').click();
    const soon = { interval: 5 };
    await waitUntil(() => has(element, 'dialog.own-fields[open]'), undefined, soon);
    const editor = inside<CustomFieldEditor>(element, 'custom-field-editor');
    await waitUntil(() => has(editor, '#f-new-field'), undefined, soon);
    typeInto(inside(editor, '#f-new-field'), 'Bölge');
    inside(editor, '.add').click();
    await waitUntil(() => [...store.list('customFields')].length === 1, undefined, soon);
    const [own] = [...store.list('customFields')];
    await waitUntil(() => has(element, `.head [data-col="custom:${own?.id ?? ''}"]`), undefined, soon);
    inside<HTMLDialogElement>(element, 'dialog.own-fields').close();
    // Back in the panel, where it is ticked.
    const name = `custom:${own?.id ?? ''}`;
    await waitUntil(
      () => has(element, `.layout:popover-open .choice[data-name="${name}"] input`),
      undefined,
      soon,
    );
    expect(inside<HTMLInputElement>(element, `.choice[data-name="${name}"] input`).checked).to.equal(true);
    done(store, 'custom-field-create', { label: 'Makine', kind: 'text' });
    await painted(element);
    expect(heading(name)).not.to.equal(null);
    expect(element.layout.columns.filter((column) => column.name.startsWith('custom:'))).to.have.length(1);
  });

  it('LSE10 S115 the effect is among what a list can be sorted by', async () => {
    const { element, layoutPanel } = await listFixture();
    element.layout = { ...element.layout, sort: [] };
    await layoutPanel();
    const options = [...inside<HTMLSelectElement>(element, '.add-key').options].map(({ text }) => text);
    expect(options).to.include('Etki (Ağırlıklı değer)');
  });
});
