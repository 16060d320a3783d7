import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { noteRoot } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { FakeTexts } from '../../testing/fake-texts.js';
import { fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ContactDetail } from './contact-detail.js';

async function arrange() {
  const texts = new FakeTexts();
  const sync = fakeSync();
  const { element, store, workspace } = await workspaceFixture(
    () => document.createElement('contact-detail'),
    { lang: 'tr', store: { texts: texts.load, sync } },
  );
  done(store, 'contact-create', { id: 'isik', name: 'Işık Yapı A.Ş.' });
  workspace.handle?.setUi({ contactId: 'isik' });
  await painted(element);
  const until = (fact: () => boolean): Promise<void> => waitUntil(fact);
  const press = async (selector: string): Promise<void> => {
    inside(element, selector).click();
    await painted(element);
  };
  /** Types into the note that is open, and leaves it. */
  const type = async (text: string): Promise<void> => {
    await until(() => element.shadowRoot?.activeElement?.getAttribute('role') === 'textbox');
    await sendKeys({ type: text });
    await sendKeys({ press: 'Escape' });
    await until(() => !has(element, '.editing'));
  };
  return { element, store, workspace, texts, sync, until, press, type };
}

describe('notes of a contact', () => {
  before(() => {
    defineElement('contact-detail', ContactDetail);
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('CDT15 S8 S71 a note of a contact is one press, is listed with the contact, read again, and given an opportunity later', async () => {
    const { element, store, workspace, texts, until, press, type } = await arrange();
    await press('.add-note');
    await type('Yazları ofis kapalı');
    await until(() => [...store.list('notes')][0]?.summary !== null);
    const [note] = [...store.list('notes')];
    expect([note?.opportunityId, note?.contactId, note?.summary?.excerpt]).to.deep.equal([
      null,
      'isik',
      'Yazları ofis kapalı',
    ]);
    expect(textOf(element, '#notes-title .count')).to.equal('1');
    expect(textOf(element, '.note-excerpt')).to.equal('Yazları ofis kapalı');
    await press('.note-open');
    await type(', kışın değil');
    await until(() => textOf(element, '.note-excerpt') === 'Yazları ofis kapalı, kışın değil');

    // Of one that was merged into it, too.
    done(store, 'contact-create', { id: 'isik2', name: 'Işık Yapı' });
    done(store, 'note-create', { id: 'n2', contactId: 'isik2' });
    done(store, 'contact-merge', { ids: ['isik', 'isik2'] });
    await until(() => textOf(element, '#notes-title .count') === '2');
    done(store, 'note-delete', { id: 'n2' });

    done(store, 'opportunity-create', { id: 'o1', description: 'Depo', customerId: 'isik' });
    await painted(element);
    await press('.note .attach');
    expect(has(element, '.notes [data-opportunity=""]')).to.equal(false);
    await press('.notes [data-opportunity=o1]');
    await until(() => store.children('notes', 'o1').length === 1);
    await until(() => !has(element, '.note'));
    // Its text is still there, wherever it is shown.
    expect(texts.open().read(noteRoot(note?.id ?? '')).length).to.equal(1);
    workspace.handle?.undo();
    await until(() => has(element, '.note'));
  });

  it('CDT15 S8 with open opportunities it is asked for which; a note of one is written here and stands inside it; Escape writes nothing, and a reader is offered none', async () => {
    const { element, store, sync, until, press, type } = await arrange();
    done(store, 'opportunity-create', { id: 'o1', description: 'Depo', customerId: 'isik' });
    await painted(element);
    await until(() => has(element, '.note-list'));
    await press('.add-note');
    await until(() => has(element, '.notes .choose-opportunity'));
    await sendKeys({ press: 'Escape' });
    await until(() => !has(element, '.notes .choose-opportunity'));
    expect(element.shadowRoot?.activeElement?.className).to.contain('add-note');
    await press('.add-note');
    await press('.notes [data-opportunity=o1]');
    expect(textOf(element, '.note')).to.contain('Depo');
    await type('Rampa dar');
    await until(() => store.children('notes', 'o1')[0]?.summary?.excerpt === 'Rampa dar');
    expect(has(element, '.note')).to.equal(false);
    sync.set({ access: 'reader' });
    await until(() => !has(element, '.notes'));
  });
});
