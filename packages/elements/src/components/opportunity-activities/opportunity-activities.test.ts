import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { CommandInput, CommandName, CommandValue } from '@firsat/model';
import { contactsOf } from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ownZone } from '../../fields/when-words.js';
import { OpportunityActivities } from './opportunity-activities.js';

async function scene(lang = 'en') {
  defineElement('opportunity-activities', OpportunityActivities);
  const sync = fakeSync(ALL_SAVED);
  const patches = [
    ...creating('contacts', aContact()),
    ...creating('contacts', aContact({ id: 'ayse', name: 'Ayşe Çelik', type: 'person' })),
    ...creating('opportunities', anOpportunity()),
  ];
  const fixture = await workspaceFixture(() => document.createElement('opportunity-activities'), {
    store: { sync, patches },
    lang,
  });
  const { element, store } = fixture;
  element.opportunity = 'opp1';
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): CommandValue<N> =>
    done(store, name, input);
  run('member-create', { id: 'omer', name: 'Ömer Şahin' });
  await painted(element);
  const activities = () => store.children('activities', 'opp1');
  return {
    ...fixture,
    sync,
    run,
    l: localizerFor(lang),
    paint: () => painted(element),
    activities,
    only: () => {
      const [one, ...others] = activities();
      if (!one || others.length > 0) throw new Error(`there are ${String(others.length + 1)}`);
      return one;
    },
    focused: () => element.shadowRoot?.activeElement?.id,
  };
}

describe('<opportunity-activities>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('ACT20, S63, S72: one press logs a call, now, with the customer; what was said is typed at once and is never lost', async () => {
    const { element, paint, only, focused, workspace } = await scene();
    inside(element, '[data-log=call]').click();
    await paint();
    await waitUntil(() => focused() === 'activity-summary');
    expect([only().kind, only().held !== null, contactsOf(only()), only().when.zone]).to.deep.equal([
      'call',
      true,
      ['contact1'],
      ownZone(),
    ]);
    await sendKeys({ type: 'Fiyat listesi istedi' });
    expect(element.hasDraft).to.equal(true);
    await sendKeys({ press: 'Tab' });
    await paint();
    expect([only().summary, element.hasDraft]).to.deep.equal(['Fiyat listesi istedi', false]);
    typeInto(inside(element, '#activity-summary'), 'Fiyat listesi ve demo istedi');
    element.remove();
    await painted(element);
    expect(only().summary).to.equal('Fiyat listesi ve demo istedi');
    workspace.handle?.undo();
    expect(only().summary).to.equal('Fiyat listesi istedi');
  });

  it('ACT21, S95: an outcome of the kind is a press, another one is typed; both can be taken away', async () => {
    const { element, paint, only } = await scene();
    inside(element, '[data-log=call]').click();
    await paint();
    await paint();
    inside(element, '[data-outcome=qualified]').click();
    await paint();
    expect(only().outcome).to.equal('qualified');
    expect(inside(element, '[data-outcome=qualified]').getAttribute('aria-pressed')).to.equal('true');
    typeInto(inside(element, '#activity-outcome'), 'Bütçe onayı bekliyor');
    await sendKeys({ press: 'Enter' });
    await paint();
    expect(only().outcome).to.equal('Bütçe onayı bekliyor');
    inside(element, '[data-outcome=busy]').click();
    await paint();
    inside(element, '[data-outcome=busy]').click();
    await paint();
    expect(only().outcome).to.equal(null);
    expect(has(element, '[data-outcome=convinced]')).to.equal(false);
  });

  it('ACT22, S13, D59: day, time and minutes are typed; what cannot be read stays with its reason, each field is written by itself', async () => {
    const { element, run, paint, only, l } = await scene();
    const at = Date.UTC(2026, 0, 20, 9);
    run('activity-log', {
      id: 'a1',
      kind: 'meeting',
      opportunityId: 'opp1',
      when: { at, zone: 'Pacific/Auckland' },
    });
    await paint();
    expect(textOf(element, 'time')).to.contain(l.t.activities.zone('Auckland', '10:00 PM'));
    inside(element, '[data-id=a1] .edit').click();
    await paint();
    typeInto(inside(element, '#activity-minutes'), 'bir saat');
    inside(element, '#activity-summary').focus();
    await paint();
    expect(textOf(element, '.problem')).to.equal(l.t.problems['not-a-number']({}));
    expect(inside<HTMLInputElement>(element, '#activity-minutes').value).to.equal('bir saat');
    run('activity-edit', { id: 'a1', changes: { outcome: 'positive' } });
    typeInto(inside(element, '#activity-minutes'), '75');
    typeInto(inside(element, '#activity-when'), '2026-01-21');
    typeInto(inside(element, '#activity-when-time'), '14:30');
    inside<HTMLFormElement>(element, '.activity-editor').requestSubmit();
    await paint();
    await waitUntil(() => !has(element, '.activity-editor'));
    const midnight = new Date(2026, 0, 21, 14, 30).getTime();
    expect([only().when, only().minutes, only().outcome]).to.deep.equal([
      { at: midnight, zone: ownZone() },
      75,
      'positive',
    ]);
    expect(textOf(element, '.effort')).to.equal('1 meeting 1 h 15 min');
    expect(element.shadowRoot?.activeElement?.classList.contains('edit')).to.equal(true);
  });

  it('ACT23, S101: who was there, colleagues and shown products are put in and taken out, somebody new too; an agenda is typed', async () => {
    const { element, run, paint, only, store } = await scene();
    run('product-create', { name: 'PlanPorts' });
    run('activity-log', { id: 'a1', kind: 'demo', opportunityId: 'opp1', people: { contact1: true } });
    await paint();
    inside(element, '[data-id=a1] .edit').click();
    await paint();
    inside(element, '#activity-people').focus();
    await sendKeys({ type: 'Çelik' });
    await sendKeys({ press: 'Enter' });
    await paint();
    expect(contactsOf(only()).toSorted()).to.deep.equal(['ayse', 'contact1']);
    inside(element, '#activity-people').focus();
    await sendKeys({ type: 'Veli Işık' });
    await paint();
    await sendKeys({ press: 'Enter' });
    await paint();
    await paint();
    const added = [...store.list('contacts')].find(({ name }) => name === 'Veli Işık');
    expect([added?.type, contactsOf(only()).length]).to.deep.equal(['person', 3]);
    inside(element, '[data-key=contact1] button').click();
    const team = inside<HTMLSelectElement>(element, '#activity-team');
    team.value = 'omer';
    team.dispatchEvent(new Event('change'));
    inside(element, '#activity-products').focus();
    await sendKeys({ type: 'plan' });
    await sendKeys({ press: 'Enter' });
    typeInto(inside(element, '#activity-agenda'), 'Takvim\nRaporlar');
    inside(element, '#activity-summary').focus();
    await paint();
    const demo = only();
    expect(contactsOf(demo)).to.deep.equal(['ayse', added?.id]);
    expect([Object.keys(demo.team), Object.keys(demo.products).length, demo.agenda]).to.deep.equal([
      ['omer'],
      1,
      'Takvim\nRaporlar',
    ]);
  });

  it('ACT24, D65: planned ones stand first; one press says that it took place, and what was said is typed at once', async () => {
    const { element, paint, only, focused, l } = await scene();
    inside(element, '#plan').click();
    await paint();
    expect(focused()).to.equal('plan-kind');
    typeInto(inside(element, '#plan-when'), '31/31');
    inside<HTMLFormElement>(element, '.plan').requestSubmit();
    await paint();
    expect(textOf(element, '.plan .problem')).to.equal(l.t.problems['not-a-date']({}));
    typeInto(inside(element, '#plan-when'), '2999-03-05');
    inside<HTMLFormElement>(element, '.plan').requestSubmit();
    await paint();
    await paint();
    expect([only().kind, only().held]).to.deep.equal(['meeting', null]);
    expect(textOf(element, 'h3')).to.equal(l.t.activities.planned);
    inside(element, '.hold').click();
    await paint();
    await waitUntil(() => focused() === 'activity-summary');
    expect(only().held?.by).to.equal('member1');
    expect(only().when.at).to.be.below(Date.UTC(2990, 0));
  });

  it('ACT25: deleted is taken back by undo; a refused change says why; Escape goes one step back', async () => {
    const { element, run, paint, activities, workspace } = await scene();
    run('activity-log', { id: 'a1', kind: 'sms', opportunityId: 'opp1', summary: 'Yoldayım' });
    await paint();
    inside(element, '[data-id=a1] .edit').click();
    await paint();
    typeInto(inside(element, '#activity-summary'), 'Başka');
    await sendKeys({ press: 'Escape' });
    await paint();
    expect(inside<HTMLTextAreaElement>(element, '#activity-summary').value).to.equal('Yoldayım');
    await sendKeys({ press: 'Escape' });
    await paint();
    await paint();
    expect(has(element, '.activity-editor')).to.equal(false);
    inside(element, '[data-id=a1] .delete').click();
    await paint();
    expect(activities().length).to.equal(0);
    workspace.handle?.undo();
    await paint();
    expect(textOf(element, '.summary')).to.equal('Yoldayım');
    element.addEventListener('firsat-activity-edit-request', (event) => {
      event.preventDefault();
    });
    inside(element, '[data-id=a1] .edit').click();
    await paint();
    typeInto(inside(element, '#activity-summary'), 'Olmaz');
    inside<HTMLFormElement>(element, '.activity-editor').requestSubmit();
    await paint();
    await paint();
    expect(has(element, '.problem')).to.equal(true);
    expect(inside<HTMLTextAreaElement>(element, '#activity-summary').value).to.equal('Olmaz');
    expect(activities()[0]?.summary).to.equal('Yoldayım');
  });

  it('ACT26: whoever may only read sees everything and is offered nothing', async () => {
    const { element, run, paint, sync } = await scene();
    run('activity-log', { id: 'a1', kind: 'call', opportunityId: 'opp1', summary: 'Aradım' });
    sync.set({ access: 'reader' });
    await paint();
    expect(textOf(element, '.summary')).to.equal('Aradım');
    expect([has(element, '.kinds'), has(element, '.item-actions')]).to.deep.equal([false, false]);
  });

  for (const lang of ['tr', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`ACT27: no axe violations, ${lang}, ${colorScheme}, narrow, while planning and editing`, async () => {
        await emulateMedia({ colorScheme });
        await setViewport({ width: 390, height: 900 });
        const { element, run, paint } = await scene(lang);
        run('product-create', { id: 'p1', name: 'PlanPorts' });
        run('activity-log', {
          id: 'a1',
          kind: 'call',
          opportunityId: 'opp1',
          outcome: 'reached',
          minutes: 5,
        });
        run('activity-log', {
          id: 'a2',
          kind: 'demo',
          opportunityId: 'opp1',
          people: { contact1: true, ayse: true },
          team: { omer: true },
          products: { p1: true },
          agenda: 'Takvim',
        });
        run('activity-log', {
          id: 'a3',
          kind: 'meeting',
          opportunityId: 'opp1',
          when: { at: Date.UTC(2026, 0, 5), zone: 'UTC' },
          held: false,
        });
        await paint();
        inside(element, '#plan').click();
        inside(element, '[data-id=a2] .edit').click();
        await paint();
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });
    }
  }
});
