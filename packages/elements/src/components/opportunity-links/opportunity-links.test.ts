import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { contactsOf, linksOf, type CommandInput, type CommandName, type CommandValue } from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { OpportunityLinks } from './opportunity-links.js';

async function scene(lang = 'en') {
  defineElement('opportunity-links', OpportunityLinks);
  const sync = fakeSync(ALL_SAVED);
  const patches = [
    ...creating('contacts', aContact()),
    ...creating(
      'contacts',
      aContact({
        id: 'ayse',
        name: 'Ayşe Çelik',
        type: 'person',
        parentId: 'contact1',
        phone: '0532 111 22 33',
        email: 'ayse@isik.example',
        preferred: ['email'],
      }),
    ),
    ...creating('opportunities', anOpportunity()),
  ];
  const fixture = await workspaceFixture(() => document.createElement('opportunity-links'), {
    store: { sync, patches },
    lang,
  });
  const { element, store } = fixture;
  element.opportunity = 'opp1';
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): CommandValue<N> =>
    done(store, name, input);
  await painted(element);
  return {
    ...fixture,
    sync,
    run,
    l: localizerFor(lang),
    paint: () => painted(element),
    links: () => linksOf(store, 'opp1').map(({ contact, link }) => [contact.name, link.role]),
    active: () => element.shadowRoot?.activeElement,
  };
}

describe('<opportunity-links>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('LNK20, S65: somebody is found and linked, then the role is typed or left open; a role of the list in the own language is one', async () => {
    const { element, paint, links, active, l } = await scene('tr');
    inside(element, '#add-link').focus();
    await sendKeys({ type: 'celik' });
    await sendKeys({ press: 'Enter' });
    await paint();
    await waitUntil(() => active()?.classList.contains('role'));
    expect(links()).to.deep.equal([['Ayşe Çelik', null]]);
    await sendKeys({ type: 'karar verici' });
    await sendKeys({ press: 'Tab' });
    await paint();
    expect(links()).to.deep.equal([['Ayşe Çelik', 'decision-maker']]);
    expect(inside<HTMLInputElement>(element, 'input.role').value).to.equal(l.t.links.roles['decision-maker']);
    inside(element, 'input.role').focus();
    inside<HTMLInputElement>(element, 'input.role').select();
    await sendKeys({ type: 'Depo şefi' });
    await sendKeys({ press: 'Tab' });
    await paint();
    expect(links()).to.deep.equal([['Ayşe Çelik', 'Depo şefi']]);
    expect(textOf(element, '.customer .role')).to.equal('Müşteri');
  });

  it('LNK21, S65: somebody new is added and linked at once; unlinking is taken back by undo', async () => {
    const { element, paint, links, workspace, store } = await scene();
    inside(element, '#add-link').focus();
    await sendKeys({ type: 'Veli Işık' });
    await paint();
    await sendKeys({ press: 'Enter' });
    await paint();
    await paint();
    expect(links()).to.deep.equal([['Veli Işık', null]]);
    expect([...store.list('contacts')].find(({ name }) => name === 'Veli Işık')?.type).to.equal('person');
    inside(element, '.remove').click();
    await paint();
    expect(links()).to.deep.equal([]);
    workspace.handle?.undo();
    await paint();
    expect(links()).to.deep.equal([['Veli Işık', null]]);
  });

  it('LNK22, S66: the icon at the end of a row logs a call with that person about this opportunity; what was said is typed in the row', async () => {
    const { element, run, paint, store, active } = await scene();
    run('link-add', { opportunityId: 'opp1', contactId: 'ayse' });
    await paint();
    inside(element, '[data-contact=ayse] .log').click();
    await paint();
    await waitUntil(() => active()?.id === 'activity-summary');
    const call = () => store.children('activities', 'opp1')[0];
    expect([call()?.kind, call()?.held !== null, contactsOf(call() as never)]).to.deep.equal([
      'call',
      true,
      ['ayse'],
    ]);
    await sendKeys({ type: 'Olumlu' });
    inside<HTMLFormElement>(element, '.activity-editor').requestSubmit();
    await paint();
    await waitUntil(() => !has(element, '.activity-editor'));
    expect(call()?.summary).to.equal('Olumlu');
    await paint();
    expect(active()?.classList.contains('log')).to.equal(true);
  });

  it('LNK23, S119: calls, mails and messages are a press away, the preferred way first; only what can be reached', async () => {
    const { element, run, paint, l } = await scene();
    run('link-add', { opportunityId: 'opp1', contactId: 'ayse' });
    await paint();
    const ways = [...element.renderRoot.querySelectorAll<HTMLAnchorElement>('[data-contact=ayse] .way')];
    expect(ways.map((way) => way.getAttribute('href'))).to.deep.equal([
      'mailto:ayse@isik.example',
      'tel:+905321112233',
      'sms:+905321112233',
    ]);
    expect(ways[0]?.getAttribute('aria-label')).to.contain(l.t.links.preferred);
    expect(has(element, '[data-contact=contact1] .way')).to.equal(false);
  });

  it('LNK24, S118: name, phone and e-mail of a contact are edited where the sale is; what is refused stays typed beside its reason', async () => {
    const { element, paint, store, l, active } = await scene();
    inside(element, '[data-contact=contact1] .edit').click();
    await paint();
    expect(active()?.id).to.equal('contact-phone');
    typeInto(inside(element, '#contact-phone'), '0212 555 44 33');
    typeInto(inside(element, '#contact-email'), 'olmaz');
    inside<HTMLFormElement>(element, '.contact-form').requestSubmit();
    await paint();
    await paint();
    expect(textOf(element, '.problem')).to.equal(l.t.problems['not-an-email']({}));
    expect(store.get('contacts', 'contact1')?.phone).to.equal(null);
    typeInto(inside(element, '#contact-email'), 'bilgi@isik.example');
    inside<HTMLFormElement>(element, '.contact-form').requestSubmit();
    await paint();
    await paint();
    expect(store.get('contacts', 'contact1')).to.deep.include({
      phone: '0212 555 44 33',
      email: 'bilgi@isik.example',
    });
    expect(active()?.classList.contains('edit')).to.equal(true);
  });

  it('LNK25: whoever may only read sees links and ways and is offered nothing else', async () => {
    const { element, run, paint, sync } = await scene();
    run('link-add', { opportunityId: 'opp1', contactId: 'ayse', role: 'user' });
    sync.set({ access: 'reader' });
    await paint();
    expect(textOf(element, '[data-contact=ayse] .role')).to.equal('User');
    expect([has(element, 'button'), has(element, 'input'), has(element, '.way')]).to.deep.equal([
      false,
      false,
      true,
    ]);
  });

  for (const lang of ['tr', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`LNK26: no axe violations, ${lang}, ${colorScheme}, narrow, while a call is logged and a contact edited`, async () => {
        await emulateMedia({ colorScheme });
        await setViewport({ width: 390, height: 900 });
        const { element, run, paint } = await scene(lang);
        run('link-add', { opportunityId: 'opp1', contactId: 'ayse', role: 'user' });
        await paint();
        inside(element, '[data-contact=ayse] .log').click();
        inside(element, '[data-contact=contact1] .edit').click();
        await paint();
        await paint();
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      }).timeout(30_000);
    }
  }
});
