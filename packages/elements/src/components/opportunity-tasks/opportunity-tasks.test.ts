import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { CommandInput, CommandName, CommandValue } from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { dayPresets } from '../../fields/when-words.js';
import { dateInZone } from '@firsat/model';
import { OpportunityTasks } from './opportunity-tasks.js';

async function scene(lang = 'en') {
  defineElement('opportunity-tasks', OpportunityTasks);
  const sync = fakeSync(ALL_SAVED);
  const patches = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];
  const fixture = await workspaceFixture(() => document.createElement('opportunity-tasks'), {
    store: { sync, patches },
    lang,
  });
  const { element, store } = fixture;
  element.opportunity = 'opp1';
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
    today: dateInZone(Date.now(), 'Europe/Istanbul'),
    tasks: () => store.children('tasks', 'opp1'),
  };
}

describe('<opportunity-tasks>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('QUE43, S63, S67: a title and Enter is a task, for tomorrow and for oneself; the next one can be typed at once', async () => {
    const { element, tasks, paint, today } = await scene();
    inside(element, '#new-task').focus();
    await sendKeys({ type: 'Teklifi hazırla' });
    await sendKeys({ press: 'Enter' });
    await paint();
    const [tomorrow] = dayPresets(today, ['tomorrow']);
    expect(tasks().map(({ title, due, assigneeId }) => [title, due?.date, assigneeId])).to.deep.equal([
      ['Teklifi hazırla', tomorrow?.value, 'member1'],
    ]);
    expect(element.shadowRoot?.activeElement?.id).to.equal('new-task');
    expect(textOf(element, '.list strong')).to.equal('Teklifi hazırla');
  });

  it('QUE43, S81: another day, none, any date with a time, and another person are a press away; what cannot be read stays', async () => {
    const { element, tasks, paint, l, today } = await scene();
    const submit = async (): Promise<void> => {
      inside<HTMLFormElement>(element, '.new').requestSubmit();
      await paint();
    };
    typeInto(inside(element, '#new-task'), 'bugün');
    await paint();
    inside(element, '[data-preset=today]').click();
    const who = inside<HTMLSelectElement>(element, '#new-assignee');
    who.value = 'omer';
    who.dispatchEvent(new Event('change'));
    await submit();
    typeInto(inside(element, '#new-task'), 'günsüz');
    await paint();
    inside(element, '[data-preset=none]').click();
    await submit();
    typeInto(inside(element, '#new-task'), 'seçilen');
    await paint();
    inside(element, '[data-preset=pick]').click();
    await paint();
    typeInto(inside(element, '#new-due'), '31/31');
    await submit();
    expect(textOf(element, '.new .problem')).to.equal(l.t.problems['not-a-date']({}));
    expect(inside<HTMLInputElement>(element, '#new-due').value).to.equal('31/31');
    typeInto(inside(element, '#new-due'), '2026-03-05');
    typeInto(inside(element, '#new-due-time'), '14:30');
    await submit();
    const made = Object.fromEntries(tasks().map(({ title, due, assigneeId }) => [title, [due, assigneeId]]));
    expect(made['bugün']).to.deep.equal([{ date: today, time: null }, 'omer']);
    expect(made['günsüz']?.[0]).to.equal(null);
    expect(made['seçilen']?.[0]).to.deep.equal({ date: '2026-03-05', time: '14:30' });
  });

  it('QUE44, S67: a press is done and a press opens again; overdue is said; what is done stands apart; deleted can be taken back', async () => {
    const { element, run, paint, store, workspace, l } = await scene();
    run('task-create', {
      id: 't1',
      opportunityId: 'opp1',
      title: 'Ara',
      due: { date: '2026-01-01', time: null },
    });
    await paint();
    expect(textOf(element, '.late')).to.equal(l.t.todo.late);
    inside(element, '[data-id=t1] .check').click();
    await paint();
    expect(store.get('tasks', 't1')?.done?.by).to.equal('member1');
    expect(textOf(element, '.past summary')).to.equal(l.t.todo.doneTasks(1));
    inside(element, '[data-id=t1] .check').click();
    await paint();
    expect(store.get('tasks', 't1')?.done).to.equal(null);
    inside(element, '[data-id=t1] .delete').click();
    await paint();
    expect(has(element, '[data-id=t1]')).to.equal(false);
    workspace.handle?.undo();
    await paint();
    expect(has(element, '[data-id=t1]')).to.equal(true);
  });

  it('QUE45: edited in its place; only what was changed is written, and a colleague’s edit of the rest stays', async () => {
    const { element, run, paint, store } = await scene();
    run('task-create', {
      id: 't1',
      opportunityId: 'opp1',
      title: 'Ara',
      due: { date: '2026-01-01', time: null },
    });
    await paint();
    inside(element, '[data-id=t1] .edit').click();
    await paint();
    expect(element.shadowRoot?.activeElement?.id).to.equal('edit-title');
    typeInto(inside(element, '#edit-note'), 'Fiyat\nlistesi');
    run('task-edit', { id: 't1', changes: { title: 'Hemen ara', assigneeId: 'omer' } });
    await paint();
    inside<HTMLFormElement>(element, '.editor').requestSubmit();
    await paint();
    expect(store.get('tasks', 't1')).to.deep.include({
      title: 'Hemen ara',
      assigneeId: 'omer',
      note: 'Fiyat\nlistesi',
      due: { date: '2026-01-01', time: null },
    });
    inside(element, '[data-id=t1] .edit').click();
    await paint();
    typeInto(inside(element, '#edit-title'), ' ');
    inside<HTMLFormElement>(element, '.editor').requestSubmit();
    await paint();
    expect(inside(element, '#edit-title').getAttribute('aria-invalid')).to.equal('true');
    await sendKeys({ press: 'Escape' });
    await paint();
    await nextFrame();
    expect(has(element, '.editor')).to.equal(false);
    expect(store.get('tasks', 't1')?.title).to.equal('Hemen ara');
  });

  it('QUE44, D63, D65: what happened last and how long ago is told, too long by the stage, and that there is no next step', async () => {
    const { element, run, paint, l } = await scene();
    expect(textOf(element, '.no-step')).to.equal(l.t.todo.noStep);
    expect(textOf(element, '.idle.danger')).to.equal('');
    run('stage-edit', { id: 'planports-1', changes: { rottenAfter: 5 } });
    await paint();
    expect(textOf(element, '.idle.danger')).to.contain('without activity');
    run('task-create', {
      id: 't1',
      opportunityId: 'opp1',
      title: 'Ara',
      due: { date: '2999-01-01', time: null },
    });
    await paint();
    expect(has(element, '.no-step')).to.equal(false);
  });

  it('QUE45: whoever may only read sees the tasks and is offered nothing', async () => {
    const { element, run, paint, sync } = await scene();
    run('task-create', { id: 't1', opportunityId: 'opp1', title: 'Ara' });
    sync.set({ access: 'reader' });
    await paint();
    expect(textOf(element, '.list strong')).to.equal('Ara');
    expect([
      has(element, '.new'),
      has(element, '.edit'),
      has(element, '.check:not(:disabled)'),
    ]).to.deep.equal([false, false, false]);
  });

  for (const lang of ['tr', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`QUE46: no axe violations in the tasks, ${lang}, ${colorScheme}, narrow, while typing and editing`, async () => {
        await emulateMedia({ colorScheme });
        await setViewport({ width: 390, height: 800 });
        const { element, run, paint } = await scene(lang);
        run('task-create', { id: 't1', opportunityId: 'opp1', title: 'Ara', important: true, note: 'x' });
        run('task-create', {
          id: 't2',
          opportunityId: 'opp1',
          title: 'Geç',
          due: { date: '2026-01-01', time: '09:30' },
        });
        run('task-create', { id: 't3', opportunityId: 'opp1', title: 'Oldu' });
        run('task-complete', { id: 't3' });
        await paint();
        typeInto(inside(element, '#new-task'), 'x');
        inside(element, '[data-id=t1] .edit').click();
        await paint();
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });
    }
  }
});
