import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { CommandInput, CommandName, CommandValue, QueueSection, ReminderTime } from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { FIRST_PAGE, WorkQueue } from './work-queue.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (hours: number): ReminderTime => ({
  kind: 'moment',
  at: TEST_NOW + hours * HOUR,
  zone: 'Europe/Istanbul',
});

/** Today is Sunday, 1 February 2026, 09:00 in Istanbul. */
async function scene(options: { lang?: string; access?: 'reader'; build?: boolean } = {}) {
  defineElement('work-queue', WorkQueue);
  const timer = createFakeTimer();
  /** What the clock of whoever looks shows; that of the store tells when things were done. */
  const looker = { now: TEST_NOW };
  const sync = fakeSync(options.access ? { access: options.access } : ALL_SAVED);
  const fixture = await workspaceFixture(
    () => {
      const element = document.createElement('work-queue');
      element.timer = timer;
      element.now = () => looker.now;
      return element;
    },
    { store: { sync }, lang: options.lang ?? 'en' },
  );
  const { element, store } = fixture;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>): CommandValue<N> =>
    done(store, name, input);
  return {
    ...fixture,
    timer,
    looker,
    sync,
    run,
    l: localizerFor(options.lang ?? 'en'),
    paint: () => painted(element),
    titles: (section: QueueSection) =>
      [...element.renderRoot.querySelectorAll(`[data-section=${section}] .name`)].map((each) =>
        each.textContent.trim(),
      ),
    sections: () =>
      [...element.renderRoot.querySelectorAll<HTMLElement>('.section')].map(
        (each) => each.dataset['section'],
      ),
    button: (section: QueueSection, kind: string) =>
      inside<HTMLButtonElement>(element, `[data-section=${section}] ${kind}`),
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** One line at least for every section. */
async function fullScene(options: Parameters<typeof scene>[0] = {}): Promise<Scene> {
  const made = await scene(options);
  const { run, clock, paint } = made;
  clock.now = TEST_NOW - 10 * DAY;
  run('contact-create', { id: 'c1', name: 'Işık Yapı A.Ş.' });
  run('member-create', { id: 'omer', name: 'Ömer Şahin' });
  run('stage-edit', { id: 'planports-1', changes: { staleAfter: 7 } });
  const create = (id: string, more: object): void => {
    run('opportunity-create', { id, description: `Fırsat ${id}`, customerId: 'c1', ...more });
  };
  create('late', { expectedClose: '2026-01-30' });
  create('soon', { expectedClose: '2026-02-02', ownerId: 'omer' });
  create('paused', {});
  clock.now = TEST_NOW - DAY;
  run('opportunity-set-status', { id: 'paused', status: 'suspended', note: 'bütçe', resumeOn: '2026-02-01' });
  run('reminder-set', { id: 'r1', opportunityId: 'late', when: at(-2), note: 'Fiyat listesi' });
  run('reminder-set', { id: 'r2', opportunityId: 'late', when: at(1), note: 'Öğleden önce' });
  run('task-create', {
    id: 't1',
    opportunityId: 'paused',
    title: 'Geciken',
    due: { date: '2026-01-31', time: null },
  });
  run('task-create', {
    id: 't2',
    opportunityId: 'paused',
    title: 'Bugünkü',
    due: { date: '2026-02-01', time: '14:30' },
  });
  run('task-create', { id: 't3', contactId: 'c1', title: 'Günsüz' });
  clock.now = TEST_NOW;
  await paint();
  return made;
}

describe('<work-queue>', () => {
  beforeEach(async () => {
    await setViewport({ width: 900, height: 900 });
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('QUE30, S10, D8, D65: the sections in the order of work, with counts; those of the user, of a member, of all', async () => {
    const { element, sections, titles, run, paint } = await fullScene();
    expect(sections()).to.deep.equal([
      'reminders',
      'tasks-overdue',
      'tasks-today',
      'tasks-coming',
      'overdue-close',
      'resume',
    ]);
    expect(textOf(element, '.counts .hint')).to.equal('1 open opportunity');
    const whose = inside<HTMLSelectElement>(element, '.whose');
    whose.value = '*';
    whose.dispatchEvent(new Event('change'));
    await paint();
    expect(sections()).to.include('closing-soon');
    expect(titles('no-next-step')).to.deep.equal(['Fırsat soon']);
    expect(titles('stale')).to.deep.equal(['Fırsat soon'], 'the other one has a reminder today');
    expect(textOf(element, '[data-section=stale] .count')).to.equal('1');
    element.member = 'omer';
    await paint();
    expect(sections()).to.deep.equal(['no-next-step', 'closing-soon', 'stale']);
    run('opportunity-edit', { id: 'soon', changes: { expectedClose: null } });
    await paint();
    expect(sections()).to.deep.equal(['no-next-step'], 'another date is work (D63)');
  });

  it('QUE30, D66: a reminder that came while nobody looked is said to be late', async () => {
    const { element, looker, paint, l } = await fullScene();
    expect(textOf(element, '[data-section=reminders] .fact.danger')).to.equal(l.t.todo.late);
    looker.now = TEST_NOW - 2 * HOUR + 60_000;
    element.requestUpdate();
    await paint();
    expect(has(element, '[data-section=reminders] .fact.danger')).to.equal(false);
  });

  it('QUE56, S72, S10: planned calls and meetings are held by a press and put off with their hour; who needs work is counted', async () => {
    const { element, run, paint, titles, sections, button, store, workspace } = await scene();
    run('contact-create', { id: 'c1', name: 'Ada' });
    run('opportunity-create', { id: 'o1', description: 'Depot', customerId: 'c1' });
    await paint();
    expect(textOf(element, '.counts')).to.include('1 open opportunity1 opportunity needs work');
    const plan = (id: string, hours: number, more: object): void => {
      const when = { at: TEST_NOW + hours * HOUR, zone: 'Europe/Istanbul' };
      run('activity-log', { id, kind: 'call', opportunityId: 'o1', held: false, when, ...more });
    };
    plan('a1', 2, {});
    plan('a2', 50, { kind: 'demo', agenda: 'Show the stock\nand prices' });
    await paint();
    expect(sections()).to.deep.equal(['activities-due', 'activities-coming']);
    expect(titles('activities-due')).to.deep.equal(['Call']);
    expect(titles('activities-coming')).to.deep.equal(['Show the stock']);
    expect(textOf(element, '[data-section=activities-due] .sub')).to.equal('Depot · Ada');
    expect(textOf(element, '.counts')).to.equal('1 thing to do1 open opportunity');
    button('activities-due', '.ask').click();
    await paint();
    inside(element, '.panel [data-preset=tomorrow]').click();
    await paint();
    expect(store.get('activities', 'a1')?.when.at).to.equal(TEST_NOW + 26 * HOUR);
    button('activities-coming', '.check').click();
    await paint();
    expect(store.get('activities', 'a1')?.held).not.to.equal(null);
    workspace.handle?.undo();
    await paint();
    expect(store.get('activities', 'a1')?.held).to.equal(null);
  });

  it('QUE31: a line opens its opportunity; the page may show it in its own way; one about a contact alone opens none', async () => {
    const { element, workspace, button } = await fullScene();
    const opened: string[] = [];
    element.addEventListener(OpportunityOpenEvent.type, (event) => {
      opened.push(event.detail.id);
      event.preventDefault();
    });
    button('reminders', '.main').click();
    button('tasks-today', '.main').click();
    button('tasks-coming', '.main').click();
    expect(opened).to.deep.equal(['late', 'paused']);
    expect(workspace.handle?.ui.openId).to.equal(null);
  });

  it('QUE31: where the page has no detail, a drawer of its own shows it', async () => {
    const { element, workspace, button, paint } = await fullScene();
    button('resume', '.main').click();
    await customElements.whenDefined('opportunity-detail');
    await paint();
    expect(workspace.handle?.ui.openId).to.equal('paused');
    expect(has(element, 'opportunity-detail[presentation=drawer]')).to.equal(true);
    workspace.handle?.setUi({ openId: null });
    await paint();
    expect(has(element, 'opportunity-detail')).to.equal(false);
  });

  it('QUE32, S67, S76, S85, D5: done, dismissed, resumed in place, with undo in the toast', async () => {
    const { store, button, paint, titles, workspace } = await fullScene();
    button('tasks-today', '.check').click();
    await paint();
    expect(store.get('tasks', 't2')?.done?.by).to.equal('member1');
    expect(titles('tasks-today')).to.deep.equal([]);
    workspace.handle?.undo();
    await paint();
    expect(titles('tasks-today')).to.deep.equal(['Bugünkü']);
    button('reminders', '.check').click();
    await paint();
    expect(titles('reminders')).to.deep.equal([]);
    button('resume', '.resume').click();
    await paint();
    expect(store.get('opportunities', 'paused')?.status.code).to.equal('open');
    expect(workspace.shadowRoot?.querySelector('.toast')?.textContent).to.contain('open again');
  });

  it('QUE32: focus goes to the line that takes the place, and to the next section after the last one', async () => {
    const { element, run, button, paint, titles } = await fullScene();
    for (const id of ['a', 'b', 'c'])
      run('task-create', {
        id,
        opportunityId: 'late',
        title: id,
        due: { date: '2026-02-01', time: `1${String('abc'.indexOf(id))}:00` },
      });
    await paint();
    expect(titles('tasks-today')).to.deep.equal(['a', 'b', 'c', 'Bugünkü']);
    const focused = (): string => {
      const row = element.shadowRoot?.activeElement?.closest('.row');
      return row?.querySelector('.name')?.textContent.trim() ?? '';
    };
    inside(element, '[data-id=b] .check').focus();
    inside(element, '[data-id=b] .check').click();
    await paint();
    await nextFrame();
    expect(focused()).to.equal('c');
    button('tasks-overdue', '.check').focus();
    button('tasks-overdue', '.check').click();
    await paint();
    await nextFrame();
    expect(focused()).not.to.equal('');
  });

  it('QUE33, D66: a reminder is put off by a ready answer, in two presses, or to any other time', async () => {
    const { element, store, looker, button, paint, l } = await fullScene();
    button('reminders', '.ask').click();
    await paint();
    inside(element, '.answer[data-preset=hour]').click();
    await paint();
    expect(store.get('reminders', 'r1')?.snoozed?.until).to.deep.include({
      kind: 'moment',
      at: TEST_NOW + HOUR,
    });
    expect(has(element, '.panel:popover-open')).to.equal(false);
    looker.now = TEST_NOW + 2 * HOUR;
    element.requestUpdate();
    await paint();
    button('reminders', '.ask').click();
    await paint();
    typeInto(inside(element, '#panel-date'), 'yarın öbür gün');
    inside<HTMLFormElement>(element, '.other').requestSubmit();
    await paint();
    expect(textOf(element, '.panel .problem')).to.equal(l.t.problems['not-a-date']({}));
    expect(inside<HTMLInputElement>(element, '#panel-date').value).to.equal('yarın öbür gün');
    typeInto(inside(element, '#panel-date'), '2026-03-05');
    inside<HTMLFormElement>(element, '.other').requestSubmit();
    await paint();
    expect(store.get('reminders', 'r1')?.snoozed?.until).to.deep.equal({ kind: 'day', date: '2026-03-05' });
  });

  it('QUE33: a task, an expected close and a resumption get another day', async () => {
    const { element, store, button, paint } = await fullScene();
    const choose = async (section: QueueSection, preset: string): Promise<void> => {
      button(section, '.ask[data-kind=when]').click();
      await paint();
      inside(element, `.answer[data-preset=${preset}]`).click();
      await paint();
    };
    await choose('tasks-today', 'tomorrow');
    expect(store.get('tasks', 't2')?.due).to.deep.equal({ date: '2026-02-02', time: '14:30' });
    await choose('tasks-overdue', 'nextWeek');
    expect(store.get('tasks', 't1')?.due).to.deep.equal({ date: '2026-02-09', time: null });
    await choose('overdue-close', 'month');
    expect(store.get('opportunities', 'late')?.expectedClose).to.equal('2026-03-01');
    await choose('resume', 'week');
    expect(store.get('opportunities', 'paused')?.status).to.deep.include({
      code: 'suspended',
      note: 'bütçe',
      resumeOn: '2026-02-08',
    });
  });

  it('QUE34, S63, D65: the next step is a title and Enter: for tomorrow, of whoever has the opportunity', async () => {
    const { element, store, button, paint, sections } = await fullScene();
    element.member = 'omer';
    await paint();
    button('no-next-step', '.ask').click();
    await paint();
    await nextFrame();
    expect(element.shadowRoot?.activeElement?.id).to.equal('panel-title');
    inside<HTMLFormElement>(element, '.step').requestSubmit();
    await paint();
    expect(inside(element, '#panel-title').getAttribute('aria-invalid')).to.equal('true');
    await sendKeys({ type: 'Numune gönder' });
    await sendKeys({ press: 'Enter' });
    await paint();
    const task = store.children('tasks', 'soon')[0];
    expect([task?.title, task?.due, task?.assigneeId]).to.deep.equal([
      'Numune gönder',
      { date: '2026-02-02', time: null },
      'omer',
    ]);
    expect(sections()).not.to.include('no-next-step');
  });

  it('QUE35: arrows, Home and End go from line to line through all sections; one line of each is in the tab order', async () => {
    const { element, button } = await fullScene();
    const at = (): string | undefined =>
      element.shadowRoot?.activeElement?.closest<HTMLElement>('.row')?.dataset['id'];
    button('reminders', '.main').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(at()).to.equal('t1');
    await sendKeys({ press: 'End' });
    expect(at()).to.equal('paused');
    await sendKeys({ press: 'Home' });
    expect(at()).to.equal('r1');
    for (const section of element.renderRoot.querySelectorAll('.rows'))
      expect(section.querySelectorAll('.main[tabindex="0"]').length).to.equal(1);
  });

  it('QUE36: long sections show their first lines, and more on request; a folded one shows none', async () => {
    const { element, run, paint, titles } = await fullScene();
    for (let i = 0; i < FIRST_PAGE + 3; i++)
      run('task-create', {
        opportunityId: 'late',
        title: `Görev ${String(i)}`,
        due: { date: '2026-01-15', time: null },
      });
    await paint();
    expect(titles('tasks-overdue').length).to.equal(FIRST_PAGE);
    expect(textOf(element, '[data-section=tasks-overdue] .count')).to.equal(String(FIRST_PAGE + 4));
    inside(element, '[data-section=tasks-overdue] .more').click();
    await paint();
    expect(titles('tasks-overdue').length).to.equal(FIRST_PAGE + 4);
    expect(has(element, '[data-section=tasks-overdue] .more')).to.equal(false);
    const fold = inside(element, '[data-section=tasks-overdue] .fold');
    fold.click();
    await paint();
    expect([titles('tasks-overdue').length, fold.getAttribute('aria-expanded')]).to.deep.equal([0, 'false']);
  });

  it('QUE37, D58: reminders come while the page is open, and at midnight of the workspace it is another day', async () => {
    const { element, looker, timer, paint, titles, sections } = await fullScene();
    expect(titles('reminders')).to.deep.equal(['Fiyat listesi']);
    looker.now = TEST_NOW + HOUR;
    timer.advance(HOUR);
    await paint();
    expect(titles('reminders')).to.deep.equal(['Fiyat listesi', 'Öğleden önce']);
    expect(sections()).to.include('tasks-today');
    looker.now = Date.UTC(2026, 1, 1, 21) + 1;
    timer.advance(12 * HOUR);
    await paint();
    expect(titles('tasks-overdue')).to.deep.equal(['Geciken', 'Bugünkü']);
    expect(sections()).not.to.include('tasks-today');
    looker.now += 30 * DAY;
    document.dispatchEvent(new Event('visibilitychange'));
    await paint();
    expect(textOf(element, '[data-section=overdue-close] .fact')).to.contain('33');
  });

  it('QUE38: with nothing to do it is glad; without opportunities it says what will stand here', async () => {
    const { element, run, paint, l } = await scene();
    await paint();
    expect(textOf(element, '.glad')).to.equal(l.t.queue.none.title);
    run('contact-create', { id: 'c1', name: 'Işık Yapı A.Ş.' });
    run('opportunity-create', { id: 'o1', description: 'x', customerId: 'c1' });
    run('task-create', { opportunityId: 'o1', title: 'x', due: { date: '2026-02-05', time: null } });
    await paint();
    expect(textOf(element, '.glad')).to.equal(l.t.queue.done.title);
    expect(has(element, '[data-section=tasks-coming]')).to.equal(true);
  });

  it('QUE39, S57, D62: horizons, working days and holidays are set in place; what cannot be read is named and kept', async () => {
    const { element, store, paint, l } = await fullScene();
    inside(element, '.gear').click();
    await paint();
    await nextFrame();
    typeInto(inside(element, '#closing'), '14, çok');
    inside<HTMLFormElement>(element, '.settings-form').requestSubmit();
    await paint();
    expect(textOf(element, '.settings .problem')).to.equal(l.t.queue.settings.unread('çok'));
    typeInto(inside(element, '#closing'), '14 3');
    typeInto(inside(element, '#holidays'), '4/23/2026\n\n2026-05-01');
    inside<HTMLInputElement>(element, '#working-days').click();
    inside<HTMLFormElement>(element, '.settings-form').requestSubmit();
    await paint();
    expect([
      store.settings?.closingDays,
      store.settings?.workingDays,
      store.settings?.holidays,
    ]).to.deep.equal([[14, 3], true, ['2026-04-23', '2026-05-01']]);
    expect(has(element, '.settings:popover-open')).to.equal(false);
  });

  it('QUE40: whoever may only read sees everything and changes nothing', async () => {
    const { element, sync, paint, sections } = await fullScene();
    sync.set({ access: 'reader' });
    await paint();
    expect(sections()).to.include('tasks-today');
    expect(has(element, '.ask')).to.equal(false);
    for (const check of element.renderRoot.querySelectorAll<HTMLButtonElement>('.check'))
      expect(check.disabled).to.equal(true);
  });

  for (const lang of ['tr', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`QUE41: no axe violations, ${lang}, ${colorScheme}, wide and narrow, with a panel open`, async () => {
        await emulateMedia({ colorScheme });
        const { element, button, paint } = await fullScene({ lang });
        document.documentElement.lang = lang;
        element.member = '*';
        await paint();
        await expect(element).to.be.accessible();
        await setViewport({ width: 390, height: 800 });
        button('no-next-step', '.ask').click();
        await paint();
        await expect(element).to.be.accessible();
        const base = inside(element, '.base');
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });
    }
  }
});
