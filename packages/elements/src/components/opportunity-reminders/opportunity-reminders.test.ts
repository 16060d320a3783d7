import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import {
  addDays,
  instantInZone,
  type CommandInput,
  type CommandName,
  type CommandValue,
} from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { TEST_NOW } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { ownZone } from '../../fields/when-words.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { OpportunityReminders } from './opportunity-reminders.js';

const HOUR = 3_600_000;

/** It is 1 February 2026, about 09:00 in Istanbul. */
async function scene(lang = 'en') {
  defineElement('opportunity-reminders', OpportunityReminders);
  const sync = fakeSync(ALL_SAVED);
  const patches = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];
  const fixture = await workspaceFixture(
    () => {
      const element = document.createElement('opportunity-reminders');
      element.now = () => TEST_NOW;
      element.opportunity = 'opp1';
      return element;
    },
    { store: { sync, patches }, lang },
  );
  const { element, store } = fixture;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): CommandValue<N> =>
    done(store, name, input);
  run('member-create', { id: 'omer', name: 'Ömer Şahin' });
  await painted(element);
  return {
    ...fixture,
    sync,
    run,
    l: localizerFor(lang),
    paint: () => painted(element),
    reminders: () => store.children('reminders', 'opp1'),
    at: (hours: number) => ({ kind: 'moment', at: TEST_NOW + hours * HOUR, zone: ownZone() }) as const,
  };
}

describe('<opportunity-reminders>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('QUE47, S63, S76: one press reminds in an hour, tomorrow at nine or in a week; with what was typed before it', async () => {
    const { element, reminders, paint, workspace } = await scene();
    const at = (days: number): number => instantInZone(addDays('2026-02-01', days), '09:00', ownZone());
    const press = async (preset: string): Promise<void> => {
      inside(element, `[data-preset=${preset}]`).click();
      await paint();
    };
    typeInto(inside(element, '#note'), 'Fiyat listesi');
    await press('tomorrow');
    expect(inside<HTMLInputElement>(element, '#note').value).to.equal('');
    await press('week');
    await press('hour');
    const made = reminders().map(({ when, note, recipientId }) => [
      when.kind === 'moment' && when.at,
      note,
      recipientId,
    ]);
    expect(made).to.have.deep.members([
      [at(1), 'Fiyat listesi', 'member1'],
      [at(7), null, 'member1'],
      [TEST_NOW + HOUR, null, 'member1'],
    ]);
    expect(workspace.shadowRoot?.querySelector('.toast')).not.to.equal(null);
  });

  it('QUE47, S76, S97: any other time, a whole day, another person, again and again; what cannot be read stays', async () => {
    const { element, reminders, paint, l } = await scene();
    inside(element, '[data-asks=new]').click();
    await paint();
    const submit = async (): Promise<void> => {
      inside<HTMLFormElement>(element, '.editor').requestSubmit();
      await paint();
    };
    await submit();
    expect(textOf(element, '.editor .problem')).to.equal(l.t.problems.required({}));
    typeInto(inside(element, '#when'), '31 Şubat');
    await submit();
    expect(inside<HTMLInputElement>(element, '#when').value).to.equal('31 Şubat');
    typeInto(inside(element, '#when'), '2026-03-05');
    for (const [id, value] of [
      ['#recipient', 'omer'],
      ['#repeat', 'week'],
    ] as const) {
      const select = inside<HTMLSelectElement>(element, id);
      select.value = value;
      select.dispatchEvent(new Event('change'));
    }
    await submit();
    expect(reminders()[0]).to.deep.include({
      when: { kind: 'day', date: '2026-03-05' },
      recipientId: 'omer',
      repeat: { unit: 'week', every: 1, until: null },
    });
    expect(textOf(element, '.item .meta')).to.contain(l.t.todo.repeats.week(1));
    expect(textOf(element, '.item .meta')).to.contain('Ömer Şahin');
  });

  it('QUE48, D66: late is said; snoozed, done and deleted in place; what is done with stands apart and can come back', async () => {
    const { element, run, paint, store, l, at } = await scene();
    run('reminder-set', { id: 'r1', opportunityId: 'opp1', when: at(-2) });
    await paint();
    expect(textOf(element, '.late')).to.equal(l.t.todo.late);
    expect(textOf(element, '.item strong')).to.equal('Yazıcı kiralama');
    inside(element, '[data-id=r1] .snooze').click();
    await paint();
    inside(element, '[data-id=r1] [data-preset=hour]').click();
    await paint();
    expect(store.get('reminders', 'r1')?.snoozed?.until).to.deep.equal(at(1));
    expect([has(element, '.late'), has(element, '.editor')]).to.deep.equal([false, false]);
    inside(element, '[data-id=r1] .dismiss').click();
    await paint();
    expect(textOf(element, '.past summary')).to.equal(l.t.todo.doneReminders(1));
    inside(element, '[data-id=r1] .snooze').click();
    await paint();
    inside(element, '[data-id=r1] [data-preset=tomorrow]').click();
    await paint();
    expect(has(element, '.past')).to.equal(false);
    inside(element, '[data-id=r1] .delete').click();
    await paint();
    expect(has(element, '[data-id=r1]')).to.equal(false);
  });

  it('QUE48, S76: a reminder is edited in its place: only what was changed is written, and another time is a new start', async () => {
    const { element, run, paint, store, at } = await scene();
    run('reminder-set', { id: 'r1', opportunityId: 'opp1', when: at(-2), note: 'Fiyat' });
    run('reminder-snooze', { id: 'r1', until: at(3) });
    await paint();
    inside(element, '[data-id=r1] .edit').click();
    await paint();
    expect(element.shadowRoot?.activeElement?.id).to.equal('edit-note');
    typeInto(inside(element, '#edit-note'), 'Fiyat listesi');
    run('reminder-edit', { id: 'r1', changes: { recipientId: 'omer' } });
    await paint();
    inside<HTMLFormElement>(element, '.editor').requestSubmit();
    await paint();
    expect(store.get('reminders', 'r1')).to.deep.include({
      note: 'Fiyat listesi',
      recipientId: 'omer',
      when: at(-2),
    });
    expect(store.get('reminders', 'r1')?.snoozed?.until).to.deep.equal(at(3));
    inside(element, '[data-id=r1] .edit').click();
    await paint();
    typeInto(inside(element, '#when'), '2026-03-05');
    inside<HTMLFormElement>(element, '.editor').requestSubmit();
    await paint();
    const { when, snoozed } = store.get('reminders', 'r1') ?? {};
    expect([
      when?.kind === 'moment' && new Date(when.at).toISOString().startsWith('2026-03-05'),
      snoozed,
    ]).to.deep.equal([true, null]);
  });

  it('QUE48: Escape gives up asking, and focus is back where it was asked; whoever may only read is offered nothing', async () => {
    const { element, paint, sync } = await scene();
    inside(element, '[data-asks=new]').click();
    await paint();
    expect(element.shadowRoot?.activeElement?.id).to.equal('when');
    await sendKeys({ press: 'Escape' });
    await paint();
    expect(element.shadowRoot?.activeElement?.getAttribute('data-asks')).to.equal('new');
    sync.set({ access: 'reader' });
    await paint();
    expect(has(element, '.new')).to.equal(false);
  });

  for (const lang of ['tr', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`QUE49: no axe violations in the reminders, ${lang}, ${colorScheme}, narrow, while asking`, async () => {
        await emulateMedia({ colorScheme });
        await setViewport({ width: 390, height: 800 });
        const { element, run, paint, at } = await scene(lang);
        run('reminder-set', { id: 'r1', opportunityId: 'opp1', when: at(-2), note: 'x' });
        run('reminder-set', { id: 'r2', opportunityId: 'opp1', when: at(-3) });
        run('reminder-dismiss', { id: 'r2' });
        await paint();
        inside(element, '[data-asks=new]').click();
        await paint();
        await expect(element).to.be.accessible();
        inside(element, '[data-id=r1] .snooze').click();
        await paint();
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });
    }
  }
});
