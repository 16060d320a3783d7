import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reminderState, type ReminderTime } from '@firsat/model';
import { aContact, anOpportunity, aReminder, aTask, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore, TEST_NOW, TestNetwork, type TestStore } from './testing/index.js';

const HOUR = 3_600_000;
const moment = (hours: number): ReminderTime => ({
  kind: 'moment',
  at: TEST_NOW + hours * HOUR,
  zone: 'Europe/Istanbul',
});

const PATCHES = [
  ...creating('contacts', aContact()),
  ...creating('opportunities', anOpportunity()),
  ...creating('tasks', aTask()),
  ...creating('reminders', aReminder({ recipientId: 'ayse', when: moment(0) })),
];

/** Two devices, offline, that had the same before; `first` has the smaller client id, so that the other one's registers win. */
function apart(): { first: TestStore; second: TestStore; heal: () => void } {
  const user = { id: 'ayse', name: 'Ayşe' };
  const first = createTestStore({ user, core: docOf(1), work: docOf(2), patches: PATCHES });
  const second = createTestStore({
    user,
    created: false,
    seed: 2,
    core: docOf(1001),
    work: docOf(1002),
  });
  for (const doc of ['core', 'work'] as const)
    Y.applyUpdate(second[doc], Y.encodeStateAsUpdate(first[doc]), { kind: 'network' });
  const network = new TestNetwork(seeded(1));
  for (const [name, { core, work }] of Object.entries({ first, second }))
    network.join({ name, docs: { core, work } });
  return { first, second, heal: () => network.heal() };
}

function docOf(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  return doc;
}

const state = ({ store }: TestStore) => {
  const reminder = store.get('reminders', 'reminder1');
  assert.ok(reminder);
  return reminderState(reminder);
};

describe('tasks and reminders of several devices', () => {
  for (const [name, turn] of [
    ['the smaller', false],
    ['the larger', true],
  ] as const) {
    it(`QUE20, D66: snoozed and dismissed at once it comes at the snoozed time, also when ${name} client id snoozes`, () => {
      const { first, second, heal } = apart();
      const [snoozing, dismissing] = turn ? [second, first] : [first, second];
      accepted(snoozing.store.execute('reminder-snooze', { id: 'reminder1', until: moment(5) }));
      accepted(dismissing.store.execute('reminder-dismiss', { id: 'reminder1' }));
      assert.equal(state(dismissing), null);
      heal();
      for (const device of [first, second]) assert.deepEqual(state(device)?.due, moment(5));
      accepted(dismissing.store.execute('reminder-dismiss', { id: 'reminder1' }));
      heal();
      for (const device of [first, second]) assert.equal(state(device), null);
    });

    it(`QUE20: put on another time and snoozed or dismissed at once it comes then, also when ${name} client id edits`, () => {
      for (const act of ['reminder-snooze', 'reminder-dismiss'] as const) {
        const { first, second, heal } = apart();
        const [editing, other] = turn ? [second, first] : [first, second];
        accepted(editing.store.execute('reminder-edit', { id: 'reminder1', changes: { when: moment(48) } }));
        accepted(
          act === 'reminder-snooze'
            ? other.store.execute(act, { id: 'reminder1', until: moment(5) })
            : other.store.execute(act, { id: 'reminder1' }),
        );
        heal();
        for (const device of [first, second]) assert.deepEqual(state(device)?.due, moment(48), act);
      }
    });
  }

  it('QUE20, D66: delivered on both devices at once is delivered once; what one device has shown the other does not', () => {
    const { first, second, heal } = apart();
    const key = state(first)?.key ?? '';
    for (const { store } of [first, second])
      accepted(store.execute('reminder-see', { id: 'reminder1', key }));
    heal();
    for (const device of [first, second]) assert.equal(state(device)?.seen, true);
  });

  it('UN7, QUE20: that a reminder was shown is no step: undo takes back what the user did, and redo stays possible', () => {
    const { store } = createTestStore({ patches: PATCHES });
    accepted(store.execute('task-complete', { id: 'task1' }));
    store.undo();
    accepted(store.execute('reminder-see', { id: 'reminder1', key: String(TEST_NOW) }));
    assert.equal(store.undoStep, null);
    assert.deepEqual(store.redoStep, { command: 'task-complete', recordId: 'task1' });
    store.redo();
    assert.equal(store.get('tasks', 'task1')?.done?.by, 'member1');
  });

  it('QUE20, S67: done, another title and a new assignee at once all hold; deleted meanwhile they come back with it (D76)', () => {
    const { first, second, heal } = apart();
    accepted(first.store.execute('task-complete', { id: 'task1' }));
    accepted(
      second.store.execute('task-edit', { id: 'task1', changes: { title: 'Yeni', assigneeId: null } }),
    );
    accepted(first.store.execute('task-delete', { id: 'task1' }));
    heal();
    for (const { store } of [first, second]) assert.deepEqual([...store.list('tasks')], []);
    accepted(second.store.execute('task-restore', { id: 'task1' }));
    heal();
    for (const { store } of [first, second]) {
      const task = store.get('tasks', 'task1');
      assert.deepEqual([task?.title, task?.assigneeId, task?.done?.by], ['Yeni', null, 'ayse']);
    }
  });

  it('QUE20: every act on a task or a reminder can be taken back', () => {
    const { store } = createTestStore({ patches: PATCHES });
    const told = (): string =>
      JSON.stringify([store.get('tasks', 'task1'), store.get('reminders', 'reminder1')]);
    const before = told();
    const acts = [
      () => store.execute('task-edit', { id: 'task1', changes: { title: 'y', important: true } }),
      () => store.execute('task-complete', { id: 'task1' }),
      () => store.execute('task-delete', { id: 'task1' }),
      () => store.execute('reminder-snooze', { id: 'reminder1', until: moment(1) }),
      () => store.execute('reminder-dismiss', { id: 'reminder1' }),
      () => store.execute('reminder-edit', { id: 'reminder1', changes: { note: 'y' } }),
      () => store.execute('reminder-delete', { id: 'reminder1' }),
    ];
    for (const act of acts) {
      accepted(act());
      assert.notEqual(told(), before);
      store.undo();
      assert.equal(told(), before);
    }
  });
});
