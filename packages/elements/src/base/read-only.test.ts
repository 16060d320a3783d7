import { expect } from '@open-wc/testing';
import type { ContextEvent } from '@lit/context';
import type { AccessState } from '@firsat/store';
import type { workspaceContext, WorkspaceHandle } from '../contexts/workspace-context.js';
import { defineElement } from './define-element.js';
import { HANDLE_VERSION } from './read-only.js';
import type { ChangeNotices } from '../components/change-notices/change-notices.js';
import { DataImport } from '../components/data-import/data-import.js';
import { OpportunityBoard } from '../components/opportunity-board/opportunity-board.js';
import { OpportunityDetail } from '../components/opportunity-detail/opportunity-detail.js';
import { OpportunityForm } from '../components/opportunity-form/opportunity-form.js';
import { StageSchemaEditor } from '../components/stage-schema-editor/stage-schema-editor.js';
import { localizerFor } from '../locales/localizer.js';
import { detailScene } from '../testing/detail-scene.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../testing/drive.js';
import { fakeHeld, fakeSync } from '../testing/fake-sync.js';
import { workspaceFixture } from '../testing/fixture.js';
import { schemaEditorPage } from '../testing/schema-editor-page.js';

const l = localizerFor('tr');
const { t } = l;
const readOnly = l.problem({ code: 'read-only' });
const READING = ['reader', 'removed', 'outdated'] as const;
const WORKING: readonly AccessState[] = ['unknown', 'owner', 'editor', 'expired'];

const press = (target: Element, key: string): void => {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
};

/** Requests that the page heard of. */
function requests(): string[] {
  const heard: string[] = [];
  for (const name of ['opportunity-move', 'opportunity-edit', 'opportunity-create', 'schema-create'] as const)
    document.addEventListener(`firsat-${name}-request`, () => heard.push(name));
  return heard;
}

const toast = (workspace: HTMLElement): string =>
  workspace.shadowRoot?.querySelector('.toast')?.textContent ?? '';

describe('reading only', () => {
  before(() => {
    defineElement('opportunity-board', OpportunityBoard);
    defineElement('opportunity-detail', OpportunityDetail);
    defineElement('opportunity-form', OpportunityForm);
    defineElement('stage-schema-editor', StageSchemaEditor);
    defineElement('data-import', DataImport);
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('ELM15 a widget of an older build than its workspace only reads, and says why', async () => {
    const heard = requests();
    const between = document.createElement('div');
    const newer = (version: number): void => {
      between.addEventListener('context-request', (event) => {
        const { callback } = event as ContextEvent<typeof workspaceContext>;
        event.stopImmediatePropagation();
        callback(Object.create(workspace.handle ?? null, { version: { value: version } }) as WorkspaceHandle);
      });
    };
    const { workspace, store } = await workspaceFixture(() => between, { lang: 'tr' });
    const customerId = done(store, 'contact-create', { name: 'Işık İnşaat' }).id;
    done(store, 'opportunity-create', { description: 'Depo', customerId });
    newer(HANDLE_VERSION + 1);
    const widget = document.createElement('opportunity-board');
    between.append(widget);
    await waitUntil(() => has(widget, '.card'));
    expect(textOf(widget, '.banner')).to.equal(t.common.readOnly.older);
    expect(has(widget, '[part="create-button"]:not([disabled])')).to.equal(false);
    press(inside(widget, '.card'), ' ');
    await painted(widget);
    expect(heard).to.deep.equal([]);
  });

  async function board() {
    const held = fakeHeld();
    const sync = fakeSync({}, held);
    const fixture = await workspaceFixture(() => document.createElement('opportunity-board'), {
      store: { sync },
    });
    const customerId = done(fixture.store, 'contact-create', { name: 'Işık İnşaat' }).id;
    const { id } = done(fixture.store, 'opportunity-create', { description: 'Depo', customerId });
    await painted(fixture.element);
    return {
      ...fixture,
      sync,
      held,
      id,
      stage: (): string | undefined => fixture.store.get('opportunities', id)?.position.stageId,
      async access(access: AccessState): Promise<void> {
        sync.set({ access });
        await painted(fixture.element);
      },
    };
  }

  it('ELM12 every widget follows the access while it is shown', async () => {
    const { element, access } = await board();
    for (const reason of READING) {
      await access(reason);
      expect(textOf(element, '.banner')).to.equal(t.common.readOnly[reason]);
      expect(has(element, '[part~=create-button]')).to.equal(false);
      await access('editor');
    }
    for (const working of WORKING) {
      await access(working);
      expect(has(element, '.banner'), working).to.equal(false);
      expect(has(element, '[part~=create-button]'), working).to.equal(true);
    }
  });

  it('ELM12 nothing is asked for and nothing is taken back', async () => {
    const { element, access, workspace, store, id } = await board();
    const heard = requests();
    await access('reader');
    const asking = element as unknown as {
      request: (name: string, input: unknown) => Promise<{ ok: boolean; problems: { code: string }[] }>;
    };
    const answer = await asking.request('opportunity-edit', { id, changes: { description: 'Başka' } });
    expect(answer.ok).to.equal(false);
    expect(answer.problems.map(({ code }) => code)).to.deep.equal(['read-only']);
    expect(heard).to.deep.equal([]);
    workspace.handle?.undo();
    await painted(workspace);
    expect(store.get('opportunities', id)?.description).to.equal('Depo');
    await waitUntil(() => toast(workspace).includes(readOnly));
    await access('editor');
    workspace.handle?.undo();
    expect(store.get('opportunities', id)?.removed).not.to.equal(null);
  });

  it('BRD28 nothing is offered that creates or moves, and keys for it say why', async () => {
    const { element, access, workspace, id } = await board();
    expect(has(element, '[data-head=add]')).to.equal(true);
    await access('reader');
    expect(has(element, '[data-head=add], [data-head=add-empty]')).to.equal(false);
    const card = inside(element, `.item[data-id="${id}"] .card`);
    card.focus();
    press(card, ' ');
    await painted(workspace);
    expect(has(element, '.lifted')).to.equal(false);
    await waitUntil(() => toast(workspace).includes(readOnly));
    press(card, 'm');
    // The menus are fetched after the first frame.
    await waitUntil(() => has(element, '.menu [data-key]'));
    await painted(element);
    const items = [...element.renderRoot.querySelectorAll<HTMLButtonElement>('.menu [data-key]')];
    expect(items.filter(({ disabled }) => !disabled).map(({ dataset }) => dataset['key'])).to.deep.equal([
      'open',
      'customer',
    ]);
    const opened: string[] = [];
    document.addEventListener('firsat-opportunity-new', () => opened.push('new'), { once: true });
    await access('editor');
    inside(element, '[data-head=add]').click();
    expect(opened).to.deep.equal(['new']);
  });

  it('BRD28 a header keeps its tab stop when its "add" goes away', async () => {
    const { element, access } = await board();
    const add = inside(element, '[data-head=add]');
    inside(element, '[data-head=sums]').focus();
    press(inside(element, '[data-head=sums]'), 'ArrowLeft');
    press((element.renderRoot as ShadowRoot).activeElement ?? add, 'ArrowLeft');
    await painted(element);
    await access('reader');
    const stops = inside(element, '.head').querySelectorAll('[tabindex="0"]');
    expect(stops.length).to.equal(1);
  });

  it('BRD28 a card that is carried at that moment stays where it was', async () => {
    const { element, access, workspace, id, stage } = await board();
    const heard = requests();
    const before = stage();
    const card = inside(element, `.item[data-id="${id}"] .card`);
    card.focus();
    press(card, ' ');
    await painted(element);
    press(inside(element, `.item[data-id="${id}"] .card`), 'ArrowRight');
    await painted(element);
    await access('reader');
    press(inside(element, `.item[data-id="${id}"] .card`), ' ');
    await painted(element);
    await painted(workspace);
    expect(stage()).to.equal(before);
    expect(heard).to.deep.equal([]);
    await waitUntil(() => toast(workspace).includes(readOnly));
  });

  it('BRD29 the board tells what could not be saved where nothing else does', async () => {
    const { element, sync, held, access } = await board();
    const own = (): boolean => has(element, 'change-notices');
    for (const quiet of ['editor', 'owner', 'unknown', 'reader'] as const) {
      await access(quiet);
      expect(own(), quiet).to.equal(false);
    }
    await access('editor');
    held.set([{ id: 'a', reason: 'refused', at: 0, command: null, rule: '', canRetry: false }]);
    await waitUntil(own, 'no notices');
    await painted(element);
    const shown = inside<ChangeNotices>(element, 'change-notices');
    await waitUntil(() => textOf(shown, '.title') !== '', 'nothing is said');
    expect(shown.notices).to.deep.equal(['held']);
    await expect(element).to.be.accessible();
    held.set([]);
    await painted(element);
    await painted(shown);
    expect(shown.getClientRects().length).to.equal(0);
    const ofThePage = document.createElement('change-notices');
    element.before(ofThePage);
    sync.set({ access: 'expired' });
    await painted(element);
    expect(own()).to.equal(false);
    expect(ofThePage.notices).to.deep.equal(['expired']);
    ofThePage.remove();
    await painted(element);
    expect(own()).to.equal(true);
  });

  it('DET18 values are shown without editors', async () => {
    const sync = fakeSync();
    const { detail } = await detailScene({ store: { sync } });
    expect(has(detail, 'button.value')).to.equal(true);
    sync.set({ access: 'reader' });
    await painted(detail);
    expect(textOf(detail, '.notice')).to.equal(t.common.readOnly.reader);
    expect(has(detail, 'button.value, .status-action, .detail-foot .danger, #change-schema')).to.equal(false);
    sync.set({ access: 'owner' });
    await painted(detail);
    expect(has(detail, '.notice')).to.equal(false);
    expect(has(detail, 'button.value')).to.equal(true);
  });

  it('DET18 what is typed stays, says why it is not saved, and is saved when that is over', async () => {
    const sync = fakeSync();
    const { detail, store, id } = await detailScene({ store: { sync } });
    inside(detail, '#view-description').click();
    await painted(detail);
    const editor = (): HTMLInputElement => inside<HTMLInputElement>(detail, '.cell.title input');
    typeInto(editor(), 'Depo ve otomasyon');
    sync.set({ access: 'reader' });
    await painted(detail);
    expect(editor().value).to.equal('Depo ve otomasyon');
    press(editor(), 'Enter');
    await painted(detail);
    expect(editor().value).to.equal('Depo ve otomasyon');
    expect(textOf(detail, '.cell.title .problem')).to.equal(readOnly);
    expect(store.get('opportunities', id)?.description).to.equal('Depo otomasyonu');
    sync.set({ access: 'editor' });
    await painted(detail);
    press(editor(), 'Enter');
    await painted(detail);
    expect(store.get('opportunities', id)?.description).to.equal('Depo ve otomasyon');
  });

  it('DET18 an open status panel keeps its note', async () => {
    const sync = fakeSync();
    const { detail, store, id } = await detailScene({ store: { sync } });
    inside(detail, '.status-action.suspended').click();
    await painted(detail);
    typeInto(inside(detail, '#set-status-note'), 'Bütçe bekleniyor');
    sync.set({ access: 'reader' });
    await painted(detail);
    expect(inside<HTMLTextAreaElement>(detail, '#set-status-note').value).to.equal('Bütçe bekleniyor');
    const save = (): HTMLButtonElement => inside<HTMLButtonElement>(detail, '.status-form [type=submit]');
    expect(save().disabled).to.equal(true);
    sync.set({ access: 'editor' });
    await painted(detail);
    save().click();
    await painted(detail);
    expect(store.get('opportunities', id)?.status).to.deep.include({
      code: 'suspended',
      note: 'Bütçe bekleniyor',
    });
  });

  async function form() {
    const sync = fakeSync();
    const fixture = await workspaceFixture(() => document.createElement('opportunity-form'), {
      store: { sync },
    });
    const customerId = done(fixture.store, 'contact-create', { name: 'Işık İnşaat' }).id;
    return { ...fixture, sync, customerId };
  }

  it('FRM18 what was typed stays with the reason, and is added when that is over', async () => {
    const { element, sync, customerId, store, workspace } = await form();
    workspace.handle?.setUi({ draft: { customerId } });
    await painted(element);
    typeInto(inside(element, '#description'), 'Yeni depo');
    await painted(element);
    const heard = requests();
    sync.set({ access: 'removed' });
    await painted(element);
    expect(textOf(element, '.read-only')).to.equal(t.common.readOnly.removed);
    const field = inside<HTMLInputElement>(element, '#description');
    expect([field.value, field.matches(':disabled')]).to.deep.equal(['Yeni depo', false]);
    const add = (): HTMLButtonElement => inside<HTMLButtonElement>(element, '[type=submit]');
    expect(add().disabled).to.equal(true);
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        ctrlKey: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
    await painted(element);
    expect(heard).to.deep.equal([]);
    expect(inside<HTMLInputElement>(element, '#description').value).to.equal('Yeni depo');
    expect(textOf(element, '.foot-note')).to.equal(readOnly);
    sync.set({ access: 'editor' });
    await painted(element);
    expect(has(element, '.read-only')).to.equal(false);
    add().click();
    await painted(element);
    expect([...store.list('opportunities')].map(({ description }) => description)).to.deep.equal([
      'Yeni depo',
    ]);
  });

  it('FRM18 a new form takes nothing', async () => {
    const { element, sync, workspace } = await form();
    sync.set({ access: 'reader' });
    workspace.handle?.setUi({ draft: {} });
    await painted(element);
    expect(textOf(element, '.read-only')).to.equal(t.common.readOnly.reader);
    expect(inside(element, '#description').matches(':disabled')).to.equal(true);
    await expect(element).to.be.accessible();
    sync.set({ access: 'editor' });
    await painted(element);
    expect(inside(element, '#description').matches(':disabled')).to.equal(false);
  });

  it('SSE15 stages are shown, every control is locked, what is typed stays', async () => {
    const sync = fakeSync();
    const page = await schemaEditorPage({ store: { sync } });
    await page.open();
    const stage = page.stages()[0];
    if (!stage) throw new Error('no stage');
    const name = page.inRow<HTMLInputElement>(stage.id, '.name input');
    page.type(name, 'Yeni ad');
    sync.set({ access: 'reader' });
    await page.settled();
    expect(page.must('.banner').textContent).to.contain(t.common.readOnly.reader);
    expect(page.inRow<HTMLInputElement>(stage.id, '.name input').value).to.equal('Yeni ad');
    for (const control of page.root.querySelectorAll<HTMLInputElement>('.stages input, .add input'))
      expect(control.readOnly, control.id).to.equal(true);
    for (const selector of ['.grip', '.color', 'select', '.more'])
      expect(page.inRow<HTMLButtonElement>(stage.id, selector).disabled, selector).to.equal(true);
    // Whom a schema is for is shown to readers too, in a dialog that offers them nothing.
    for (const button of page.root.querySelectorAll<HTMLButtonElement>(
      '.head-actions button:not([data-focus])',
    ))
      expect(button.disabled).to.equal(true);
    name.blur();
    await page.settled();
    expect(page.stages()[0]?.name).to.equal(stage.name);
    await expect(page.element).to.be.accessible();
    sync.set({ access: 'editor' });
    await page.settled();
    page.inRow(stage.id, '.name input').focus();
    await page.press(page.inRow(stage.id, '.name input'), 'Enter');
    expect(page.stages()[0]?.name).to.equal('Yeni ad');
  });

  it('SSE15 the list opens schemas and makes none', async () => {
    const sync = fakeSync();
    const page = await schemaEditorPage({ store: { sync } });
    sync.set({ access: 'outdated' });
    await page.settled();
    expect(page.must<HTMLButtonElement>('[part=new]').disabled).to.equal(true);
    await page.click('.schema');
    expect(page.shown().length).to.be.greaterThan(0);
  });

  it('IMPU11 the reason stands above, and no file is taken', async () => {
    const sync = fakeSync();
    const { element, store } = await workspaceFixture(
      () => {
        const made = document.createElement('data-import');
        made.sample = true;
        return made;
      },
      { store: { sync } },
    );
    sync.set({ access: 'reader' });
    await painted(element);
    expect(textOf(element, '.message')).to.equal(t.common.readOnly.reader);
    for (const button of ['.choose', '.fill'])
      expect(inside<HTMLButtonElement>(element, button).disabled, button).to.equal(true);
    const refused = await element.importFiles([new File(['name\nX'], 'x.csv')]).then(
      () => 'taken',
      (error: unknown) => (error as { reason: string }).reason,
    );
    expect(refused).to.equal('not-ready');
    expect([...store.list('contacts')]).to.have.length(0);
    expect(element.step).to.equal('idle');
    await expect(element).to.be.accessible();
  });
});
