import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defineElement } from '../../base/define-element.js';
import '../../define/opportunity-form.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ContactDetail } from './contact-detail.js';

const { t } = localizerFor('tr');

async function arrange() {
  const { element, store, workspace, clock } = await workspaceFixture(
    () => document.createElement('contact-detail'),
    {
      lang: 'tr',
    },
  );
  element.now = () => clock.now;
  done(store, 'contact-create', { id: 'isik', name: 'Işık Yapı A.Ş.' });
  workspace.handle?.setUi({ contactId: 'isik' });
  await painted(element);
  const add = (id: string, description: string) =>
    done(store, 'opportunity-create', { id, description, customerId: 'isik' });
  const press = async (selector: string): Promise<void> => {
    inside(element, selector).click();
    await painted(element);
    await painted(element);
  };
  const focused = (): string => element.shadowRoot?.activeElement?.id ?? '';
  return { element, store, workspace, add, press, focused };
}

describe('what is recorded on a contact', () => {
  before(() => {
    defineElement('contact-detail', ContactDetail);
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('CDT13 S8 without an open opportunity a call is of none, what was said is written when it is left, and it is listed', async () => {
    const { element, store, press, focused } = await arrange();
    await press('[data-record=call]');
    await waitUntil(() => focused() === 'record-said');
    const [call] = [...store.list('activities')];
    expect(call?.opportunityId).to.equal(null);
    expect(Object.keys(call?.people ?? {})).to.deep.equal(['isik']);
    typeInto(inside(element, '#record-said'), 'İlgilendiler');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !has(element, '#record-said'));
    expect(store.get('activities', call?.id ?? '')?.summary).to.equal('İlgilendiler');
    expect(textOf(element, '.record .record-text')).to.contain('Telefon görüşmesi: İlgilendiler');
    expect(textOf(element, '.records .count')).to.equal('1');
  });

  it('CDT13 S8 with open opportunities it is asked for which: one of them, or explicitly none; Escape records nothing', async () => {
    const { element, store, add, press } = await arrange();
    add('o1', 'Depo');
    add('o2', 'Servis');
    await painted(element);
    await press('[data-record=meeting]');
    expect([...element.renderRoot.querySelectorAll('.choose-opportunity button')].length).to.equal(4);
    inside(element, '.choose-opportunity button').focus();
    await sendKeys({ press: 'Escape' });
    await painted(element);
    expect(has(element, '.choose-opportunity')).to.equal(false);
    expect([...store.list('activities')]).to.deep.equal([]);
    await press('[data-record=meeting]');
    await press('[data-opportunity=o2]');
    await waitUntil(() => has(element, '#record-said'));
    expect(store.children('activities', 'o2').map(({ kind }) => kind)).to.deep.equal(['meeting']);
    await press('[data-record=call]');
    await press('[data-opportunity=""]');
    await waitUntil(() => has(element, '.record'));
    // Later it is known for which.
    await press('.attach');
    expect(has(element, '[data-opportunity=""]')).to.equal(false);
    await press('[data-opportunity=o1]');
    await waitUntil(() => !has(element, '.record'));
    expect(store.children('activities', 'o1').map(({ kind }) => kind)).to.deep.equal(['call']);
  });

  it('CDT13 S8 S67 a task is a title and Enter, for an opportunity or for the contact; what is refused stays typed', async () => {
    const { element, store, add, press, focused } = await arrange();
    await press('[data-record=task]');
    await waitUntil(() => focused() === 'record-task');
    await sendKeys({ press: 'Enter' });
    await painted(element);
    expect(textOf(element, '.records .problem')).to.equal(localizerFor('tr').problem({ code: 'required' }));
    await sendKeys({ type: 'Katalog gönder' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => has(element, '.record'));
    expect([...store.list('tasks')].map((task) => [task.title, task.contactId])).to.deep.equal([
      ['Katalog gönder', 'isik'],
    ]);
    await press('.record .icon-button');
    await waitUntil(() => !has(element, '.record'));
    add('o1', 'Depo');
    await painted(element);
    await press('[data-record=task]');
    await press('[data-opportunity=o1]');
    await waitUntil(() => focused() === 'record-task');
    await sendKeys({ type: 'Teklif iste' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => store.children('tasks', 'o1').length === 1);
  });

  it('CDT14 S3 a new opportunity from a call has the customer filled in, and the call goes with it', async () => {
    const { element, store, workspace, add, press } = await arrange();
    add('o1', 'Depo');
    await painted(element);
    await press('[data-record=call]');
    await press('[data-opportunity=new]');
    await waitUntil(() => has(element, 'opportunity-form'));
    const form = element.renderRoot.querySelector('opportunity-form');
    if (!form) throw new Error('no form');
    await waitUntil(() => has(form, '#description'));
    expect(inside<HTMLInputElement>(form, '#customerId').value).to.equal('Işık Yapı A.Ş.');
    expect(textOf(form, '[data-activity]')).to.equal(t.form.withActivity);
    typeInto(inside(form, '#description'), 'Sayım sistemi');
    inside<HTMLFormElement>(form, 'form').requestSubmit();
    await waitUntil(() => workspace.handle?.ui.openId != null);
    const made = workspace.handle?.ui.openId ?? '';
    expect(store.get('opportunities', made)?.description).to.equal('Sayım sistemi');
    expect(store.children('activities', made).map(({ kind }) => kind)).to.deep.equal(['call']);
  });
});
