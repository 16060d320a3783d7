import { expect, oneEvent } from '@open-wc/testing';
import type { CommandInput, ReminderTime } from '@firsat/model';
import { aContact, anOpportunity, creating, seeded } from '@firsat/model/testing';
import { createTestStore, TEST_NOW, TestNetwork, type TestStore } from '@firsat/store/testing';
import type { SyncStatus } from '@firsat/store';
import { ReminderDueEvent } from '../../events/reminder-due.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, waitUntil } from '../../testing/drive.js';
import { createFakeTimer, type FakeTimer } from '../../testing/fake-timer.js';
import { ALL_SAVED, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { createWorkspaceHandle } from './workspace-handle.js';
import { deliverReminders, FIRST_MS } from './reminder-delivery.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const moment = (minutes: number): ReminderTime => ({
  kind: 'moment',
  at: TEST_NOW + minutes * MINUTE,
  zone: 'Europe/Istanbul',
});
const PATCHES = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];
const l = localizerFor('en');

interface Page extends TestStore {
  readonly host: HTMLElement;
  readonly handle: WorkspaceHandle;
  readonly told: ReminderDueEvent['detail'][];
  readonly toasts: string[];
  readonly notified: { readonly title: string; readonly open: () => void }[];
  hidden: boolean;
  start(): void;
  stop(): void;
}

/** Time passes for all pages at once. */
function world() {
  const timer: FakeTimer = createFakeTimer();
  const time = { now: TEST_NOW };
  const pages: Page[] = [];
  return {
    pass: (milliseconds: number): void => {
      for (let left = milliseconds; left > 0; left -= MINUTE) {
        const step = Math.min(left, MINUTE);
        time.now += step;
        timer.advance(step);
      }
    },
    end: (): void => {
      for (const page of pages) page.stop();
    },
    page(
      options: { status?: Partial<SyncStatus>; store?: TestStore; locks?: Pick<LockManager, 'request'> } = {},
    ): Page {
      const test =
        options.store ??
        createTestStore({
          patches: PATCHES,
          sync: fakeSync({ ...ALL_SAVED, network: 'none', ...options.status }),
        });
      const host = document.createElement('div');
      const toasts: string[] = [];
      const handle = createWorkspaceHandle({
        store: test.store,
        localizer: () => l,
        showToast: ({ text }) => toasts.push(text),
        setConnected: () => undefined,
        createWorkspace: () => Promise.reject(new Error('not here')),
      });
      const told: ReminderDueEvent['detail'][] = [];
      host.addEventListener(ReminderDueEvent.type, (event) => told.push(event.detail));
      let stop = (): void => undefined;
      const page: Page = {
        ...test,
        host,
        handle,
        told,
        toasts,
        notified: [],
        hidden: false,
        start() {
          stop = deliverReminders({
            host,
            handle,
            l: () => l,
            surroundings: {
              now: () => time.now,
              timer,
              random: seeded(3),
              locks: options.locks,
              isHidden: () => page.hidden,
              notify: (title, _body, _tag, open) => page.notified.push({ title, open }),
            },
          });
          timer.advance(0);
        },
        stop: () => stop(),
      };
      pages.push(page);
      return page;
    },
  };
}

const set = (page: Page, input: Partial<CommandInput<'reminder-set'>> = {}): void => {
  done(page.store, 'reminder-set', { id: 'r1', opportunityId: 'opp1', when: moment(30), ...input });
};

describe('delivery of reminders', () => {
  let now: ReturnType<typeof world>;
  beforeEach(() => {
    now = world();
  });
  afterEach(() => {
    now.end();
  });

  it('QUE50, S76, D66: a reminder comes by the clock of the device, once, marked before the page is told', () => {
    const page = now.page();
    page.start();
    set(page, { note: 'Fiyat listesi' });
    let seenFirst = false;
    page.host.addEventListener(ReminderDueEvent.type, () => {
      seenFirst = page.store.get('reminders', 'r1')?.seen !== null;
    });
    now.pass(29 * MINUTE);
    expect(page.told).to.deep.equal([]);
    now.pass(MINUTE);
    expect(page.told).to.deep.equal([
      {
        id: 'r1',
        opportunityId: 'opp1',
        title: 'Fiyat listesi',
        note: 'Fiyat listesi',
        at: TEST_NOW + 30 * MINUTE,
        late: false,
        origin: 'program',
      },
    ]);
    expect(seenFirst).to.equal(true);
    expect(page.toasts).to.deep.equal([l.t.todo.said.reminder('Fiyat listesi')]);
    expect(page.store.undoStep?.command).to.equal('reminder-set');
    now.pass(HOUR);
    expect(page.told.length).to.equal(1);
  });

  it('QUE50, D66: those that came while nobody looked come at the next opening, as late ones, in one toast', () => {
    const page = now.page();
    set(page, { when: moment(-600) });
    set(page, { id: 'r2', when: { kind: 'day', date: '2026-01-30' } });
    set(page, { id: 'r3', when: moment(-1) });
    page.start();
    expect(page.told.map(({ id, late, title }) => [id, late, title])).to.deep.equal([
      ['r2', true, 'Yazıcı kiralama'],
      ['r1', true, 'Yazıcı kiralama'],
      ['r3', false, 'Yazıcı kiralama'],
    ]);
    expect(page.toasts).to.deep.equal([l.t.todo.said.reminders(3)]);
    const again = now.page({ store: page });
    again.start();
    expect(again.told).to.deep.equal([], 'not at the opening after that');
  });

  it('QUE50: a snoozed one comes again at its time, a dismissed, deleted or handed over one does not', () => {
    const page = now.page();
    page.start();
    for (const id of ['r1', 'r2', 'r3', 'r4']) set(page, { id });
    done(page.store, 'reminder-dismiss', { id: 'r2' });
    done(page.store, 'reminder-delete', { id: 'r3' });
    done(page.store, 'member-create', { id: 'omer', name: 'Ömer' });
    done(page.store, 'reminder-edit', { id: 'r4', changes: { recipientId: 'omer' } });
    now.pass(30 * MINUTE);
    expect(page.told.map(({ id }) => id)).to.deep.equal(['r1']);
    done(page.store, 'reminder-snooze', { id: 'r1', until: moment(90) });
    now.pass(59 * MINUTE);
    expect(page.told.length).to.equal(1);
    now.pass(MINUTE);
    expect(page.told.length).to.equal(2);
  });

  it('QUE50: those of a deleted opportunity wait until it is restored', () => {
    const page = now.page();
    page.start();
    set(page);
    done(page.store, 'opportunity-delete', { id: 'opp1' });
    now.pass(HOUR);
    expect(page.told).to.deep.equal([]);
    done(page.store, 'opportunity-restore', { id: 'opp1' });
    now.pass(MINUTE);
    expect(page.told.map(({ late }) => late)).to.deep.equal([true]);
  });

  it('QUE51: a page that answers the event shows it itself: no toast, no notification', () => {
    const page = now.page();
    page.hidden = true;
    page.host.addEventListener(ReminderDueEvent.type, (event) => {
      event.preventDefault();
    });
    page.start();
    set(page);
    now.pass(HOUR);
    expect([page.told.length, page.toasts.length, page.notified.length]).to.deep.equal([1, 0, 0]);
  });

  it('QUE51: a hidden page notifies through the browser, and a press there opens the opportunity', () => {
    const page = now.page();
    page.start();
    set(page, { note: 'Ara' });
    page.hidden = true;
    now.pass(HOUR);
    expect(page.notified.map(({ title }) => title)).to.deep.equal([l.t.todo.said.reminder('Ara')]);
    page.notified[0]?.open();
    expect(page.handle.ui.openId).to.equal('opp1');
  });

  it('QUE52, D66: of several tabs one delivers, the one looked at last; when it is closed another one follows', async () => {
    const { locks } = navigator;
    const store = createTestStore({ patches: PATCHES, workspaceId: 'tabs' });
    const [first, second] = [now.page({ store, locks }), now.page({ store, locks })];
    first.start();
    let made = 0;
    const leads = async (page: Page): Promise<void> => {
      const id = `r${String((made += 1))}`;
      set(page, { id, when: moment(-1) });
      await waitUntil(() => {
        now.pass(1);
        return page.told.some((detail) => detail.id === id);
      });
    };
    await leads(first);
    second.start();
    await locks.query(); // answered after what was asked before it
    await leads(second);
    expect(second.told.length, 'what the first one had told is not told again').to.equal(1);
    expect(first.told.length).to.equal(1);
    second.hidden = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await locks.query();
    await leads(first);
    second.hidden = false;
    first.stop();
    await locks.query();
    await leads(second);
  });

  it('QUE52, D66: of two devices the one that is looked at delivers; the mark reaches the other one before its grace has passed', () => {
    const desk = now.page();
    const phone = now.page({ store: createTestStore({ created: false, seed: 2 }) });
    const network = new TestNetwork(seeded(1));
    for (const [index, { core, work }] of [desk, phone].entries())
      network.join({ name: String(index), docs: { core, work } });
    set(desk);
    network.heal();
    phone.hidden = true;
    desk.start();
    phone.start();
    now.pass(30 * MINUTE);
    network.heal();
    now.pass(MINUTE);
    expect([desk.told.length, phone.told.length]).to.deep.equal([1, 0]);
    expect(phone.store.get('reminders', 'r1')?.seen?.by).to.equal('member1');
  });

  it('QUE52: with a network, marks of other devices may arrive before anything is delivered', () => {
    const page = now.page({ status: { network: 'connecting' } });
    set(page, { when: moment(-60) });
    page.start();
    now.pass(FIRST_MS - 1);
    expect(page.told).to.deep.equal([]);
    now.pass(1);
    expect(page.told.length).to.equal(1);
  });

  it('QUE52: whoever may only read is told once per page, although no mark can be written', () => {
    const sync = fakeSync({ ...ALL_SAVED, network: 'none' });
    const page = now.page({ store: createTestStore({ patches: PATCHES, sync }) });
    set(page, { when: moment(1) });
    sync.set({ access: 'reader' });
    page.start();
    now.pass(HOUR);
    expect(page.told.length).to.equal(1);
    expect(page.store.get('reminders', 'r1')?.seen).to.equal(null);
  });

  it('QUE53: the workspace element fetches the delivery when there are reminders, without a work queue on the page, and ends it', async () => {
    const { workspace, store } = await workspaceFixture(() => document.createElement('div'), {
      store: { patches: PATCHES, workspaceId: 'alone' },
    });
    const due = oneEvent(workspace, ReminderDueEvent.type);
    done(store, 'reminder-set', { id: 'r1', opportunityId: 'opp1', when: moment(0) });
    const { detail } = (await due) as ReminderDueEvent;
    expect([detail.id, detail.late]).to.deep.equal(['r1', true]);
    workspace.remove();
    await waitUntil(async () =>
      (await navigator.locks.query()).held?.every(({ name }) => !name?.includes('alone')),
    );
  });
});
