import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandInput, CommandName, HistoryEvent } from '@firsat/model';
import { thenCurrent } from '@firsat/model';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import { accepted, createTestStore } from './testing/index.js';
import { UNDO_LIMIT } from './undo.js';

const PATCHES = [...creating('contacts', aContact()), ...creating('opportunities', anOpportunity())];

/** Two people on one workspace, always connected. */
function two() {
  const mine = createTestStore({ patches: PATCHES });
  const theirs = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, created: false });
  for (const doc of ['core', 'work'] as const) {
    Y.applyUpdate(theirs[doc], Y.encodeStateAsUpdate(mine[doc]), { kind: 'network' });
    for (const [from, to] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      from[doc].on('update', (update: Uint8Array, origin: { kind?: string } | null) => {
        if (origin?.kind !== 'network') Y.applyUpdate(to[doc], update, { kind: 'network' });
      });
    }
  }
  const { store } = mine;
  const run = <N extends CommandName>(name: N, input: CommandInput<N>) =>
    accepted(store.execute(name, input));
  const card = () => {
    const row = store.get('opportunities', 'opp1');
    assert.ok(row);
    return row;
  };
  const newest = (): HistoryEvent => {
    const event = store.history('opp1').at(-1);
    assert.ok(event);
    return event;
  };
  return { mine, theirs: theirs.store, store, run, card, newest };
}

describe('undo', () => {
  it('UN1 UN8 takes back the newest own command, and says which', () => {
    const { store, run, card } = two();
    run('opportunity-edit', { id: 'opp1', changes: { description: 'bir' } });
    run('opportunity-edit', { id: 'opp1', changes: { price: null, period: 'yearly' } });
    assert.deepEqual(store.undoStep, { command: 'opportunity-edit', recordId: 'opp1' });
    assert.deepEqual(store.undo(), {
      step: { command: 'opportunity-edit', recordId: 'opp1' },
      changed: true,
    });
    assert.deepEqual([card().description, card().price?.minor, card().period], ['bir', 100_000, 'fixed']);
    store.undo();
    assert.equal(card().description, 'Yazıcı kiralama');
    assert.equal(store.undo(), null);
    assert.equal(store.undoStep, null);
  });

  it('UN8 a created record is named by its new id', () => {
    const { store, run } = two();
    const { id } = run('contact-create', { name: 'Şule' });
    assert.deepEqual(store.undoStep, { command: 'contact-create', recordId: id });
  });

  it('UN1 F51 what others have written since stays, register by register', () => {
    const { store, theirs, run, card } = two();
    run('opportunity-edit', {
      id: 'opp1',
      changes: { description: 'mine', period: 'yearly', probability: 100 },
    });
    accepted(theirs.execute('opportunity-edit', { id: 'opp1', changes: { period: 'monthly', price: null } }));
    assert.equal(store.undo()?.changed, true);
    assert.deepEqual(
      [card().description, card().period, card().probability, card().price],
      ['Yazıcı kiralama', 'monthly', null, null],
    );
    assert.equal(theirs.undoStep?.command, 'opportunity-edit', 'their own step is theirs');
    store.redo();
    assert.deepEqual([card().description, card().period], ['mine', 'monthly']);
  });

  it('UN1 F51 the same value, written again by someone else, is theirs', () => {
    const { mine, store, run, card } = two();
    run('opportunity-edit', { id: 'opp1', changes: { description: 'same' } });
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(mine.core));
    other.getMap('o').set('opp1.d', 'same');
    Y.applyUpdate(mine.core, Y.encodeStateAsUpdate(other), { kind: 'network' });
    assert.equal(store.undo()?.changed, false);
    assert.equal(card().description, 'same');
  });

  it('UN5 F51 a step of which nothing is left says so and is gone', () => {
    const { store, theirs, run, card } = two();
    run('opportunity-move', { id: 'opp1', stageId: 'planports-2' });
    run('opportunity-set-status', { id: 'opp1', status: 'suspended' });
    accepted(theirs.execute('opportunity-set-status', { id: 'opp1', status: 'won' }));
    const events = store.history('opp1').length;
    assert.deepEqual(store.undo()?.changed, false);
    assert.equal(card().status.code, 'won');
    assert.equal(store.history('opp1').length, events, 'no event for what was not taken back');
    assert.equal(store.redoStep, null);
    assert.equal(store.undo()?.changed, true);
    assert.equal(card().position.stageId, 'planports-1');
  });

  it('UN2 D17 a move that is taken back stands where it stood, with an event that says so', () => {
    const { store, run, card, newest } = two();
    const before = card().position;
    run('opportunity-move', { id: 'opp1', stageId: 'planports-3' });
    const move = newest();
    store.undo();
    assert.deepEqual(card().position, before, 'the whole register: since when and by whom, too');
    const undone = newest();
    assert.deepEqual(
      [undone.type, undone.from, undone.to, undone.prev, undone.revertOf, undone.via, undone.by],
      ['stage-changed', 'planports-3', 'planports-1', move.id, move.id, 'undo', 'member1'],
    );
    assert.deepEqual(undone.then, thenCurrent(store, card()));
    store.redo();
    assert.equal(card().position.moveId, move.id);
    assert.deepEqual([newest().revertOf, newest().to], [undone.id, 'planports-3']);
  });

  it('UN2 the event tells what is current, also what others changed meanwhile', () => {
    const { store, theirs, run, card, newest } = two();
    run('opportunity-edit', {
      id: 'opp1',
      changes: { price: { minor: 5, currency: 'EUR' }, expectedClose: '2026-12-31' },
    });
    accepted(theirs.execute('opportunity-set-status', { id: 'opp1', status: 'won' }));
    accepted(theirs.execute('opportunity-edit', { id: 'opp1', changes: { expectedClose: null } }));
    const events = store.history('opp1').length;
    store.undo();
    assert.equal(store.history('opp1').length, events + 1);
    assert.deepEqual(
      [newest().field, newest().from, newest().to],
      ['price', { minor: 5, currency: 'EUR' }, { minor: 100_000, currency: 'TRY' }],
    );
    assert.deepEqual(newest().then, thenCurrent(store, card()));
    assert.equal(newest().then.status, 'won');
    assert.equal(newest().then.expectedClose, null);
  });

  it('UN2 a merge of stages is taken back whole, and the events tell the stage’s own probability again', () => {
    const { store, theirs, run, card, newest } = two();
    run('stage-archive', { id: 'planports-1', to: 'planports-4' });
    assert.equal(card().position.stageId, 'planports-4');
    store.undo();
    assert.equal(store.get('stages', 'planports-1')?.removed, null);
    assert.equal(card().position.stageId, 'planports-1');
    assert.equal(newest().then.probability, 1000);
    assert.deepEqual(theirs.get('opportunities', 'opp1'), card());
  });

  it('UN3 a create is put aside and comes back with what others wrote on it', () => {
    const { store, theirs, run } = two();
    const { id } = run('opportunity-create', {
      description: 'yeni',
      customerId: 'contact1',
      status: { status: 'won' },
    });
    assert.equal(store.get('contacts', 'contact1')?.relation, 'customer');
    accepted(theirs.execute('opportunity-edit', { id, changes: { description: 'theirs' } }));
    const before = store.history(id).length;
    store.undo();
    assert.ok(theirs.get('opportunities', id)?.removed);
    assert.equal(store.get('contacts', 'contact1')?.relation, 'prospect');
    const events = store.history(id);
    assert.equal(events.length, before + 1, 'one event, for the record; its first status goes with it');
    assert.deepEqual([events.at(-1)?.type, events.at(-1)?.revertOf], ['deleted', events[0]?.id]);
    store.redo();
    assert.equal(theirs.get('opportunities', id)?.description, 'theirs');
    assert.equal(store.get('opportunities', id)?.removed, null);
    assert.equal(store.history(id).at(-1)?.type, 'restored');
    store.undo();
    assert.ok(store.get('opportunities', id)?.removed);
  });

  it('UN3 a delete comes back, unless a colleague has brought it back and deleted it again', () => {
    const { store, theirs, run, card } = two();
    run('opportunity-delete', { id: 'opp1' });
    store.undo();
    assert.equal(card().removed, null);
    store.redo();
    assert.ok(card().removed);
    accepted(theirs.execute('opportunity-restore', { id: 'opp1' }));
    accepted(theirs.execute('opportunity-delete', { id: 'opp1' }));
    assert.equal(store.undo()?.changed, false);
    assert.equal(card().removed?.by, 'zoe');
  });

  it('UN3 F51 what two have made at once, an item of the host or the rate of a day, stays when one of them takes it back', () => {
    const mine = createTestStore({ patches: PATCHES });
    const theirs = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, created: false });
    const sync = (from: typeof mine, to: typeof mine): void => {
      for (const doc of ['core', 'work'] as const)
        Y.applyUpdate(to[doc], Y.encodeStateAsUpdate(from[doc]), { kind: 'network' });
    };
    sync(mine, theirs);
    const rate = { currency: 'EUR', base: 'TRY', on: '2026-02-01', value: '41' };
    const made = [mine, theirs].map(({ store }) => {
      accepted(store.execute('rates-set', { rates: [rate] }));
      return accepted(store.execute('contact-upsert', { key: '1001', name: 'Işık Yapı' })).id;
    });
    const [id = ''] = made;
    assert.deepEqual(made, [id, id], 'one record');
    sync(mine, theirs);
    sync(theirs, mine);
    for (const { store } of [mine, theirs]) {
      assert.equal(store.undo()?.changed, false);
      assert.equal(store.undo()?.changed, false);
    }
    sync(mine, theirs);
    sync(theirs, mine);
    for (const { store } of [mine, theirs]) {
      assert.equal(store.get('contacts', id)?.removed, null);
      assert.equal(store.get('rates', 'EUR-TRY-2026-02-01')?.removed, null);
    }
    const alone = accepted(mine.store.execute('contact-upsert', { key: '1002', name: 'Ak Yapı' })).id;
    sync(mine, theirs);
    accepted(theirs.store.execute('contact-edit', { id: alone, changes: { sector: 'inşaat' } }));
    sync(theirs, mine);
    assert.equal(mine.store.undo()?.changed, true, 'who only writes on it has not made it');
    assert.ok(mine.store.get('contacts', alone)?.removed);
  });

  it('UN4 a chain of steps on one register can be walked back and forth', () => {
    const { store, run, card } = two();
    const names = ['Yazıcı kiralama', 'a', 'b', 'c', 'd'];
    for (const description of names.slice(1))
      run('opportunity-edit', { id: 'opp1', changes: { description } });
    for (let round = 0; round < 3; round++) {
      for (let index = 3; index >= 0; index--) {
        assert.equal(store.undo()?.changed, true);
        assert.equal(card().description, names[index]);
      }
      for (let index = 1; index <= 4; index++) {
        assert.equal(store.redo()?.changed, true);
        assert.equal(card().description, names[index]);
      }
    }
    store.undo();
    store.undo();
    run('opportunity-edit', { id: 'opp1', changes: { description: 'e' } });
    assert.equal(store.redo(), null);
    store.undo();
    assert.equal(card().description, 'b');
    store.undo();
    store.undo();
    assert.equal(card().description, 'Yazıcı kiralama');
  });

  it('UN4 F51 a colleague in the middle of a chain ends it there', () => {
    const { store, theirs, run, card } = two();
    run('opportunity-edit', { id: 'opp1', changes: { description: 'a' } });
    accepted(theirs.execute('opportunity-edit', { id: 'opp1', changes: { description: 'theirs' } }));
    run('opportunity-edit', { id: 'opp1', changes: { description: 'b' } });
    store.undo();
    assert.equal(card().description, 'theirs');
    assert.equal(store.undo()?.changed, false);
    assert.equal(card().description, 'theirs');
  });

  it('UN6 a hundred steps are kept', () => {
    const { store, run } = two();
    for (let index = 0; index < UNDO_LIMIT + 5; index++) {
      run('opportunity-edit', { id: 'opp1', changes: { description: `d${String(index)}` } });
    }
    let count = 0;
    while (store.undo()) count++;
    assert.equal(count, UNDO_LIMIT);
    assert.equal(store.get('opportunities', 'opp1')?.description, 'd4');
  });

  it('UN6 what is refused or changes nothing is no step', () => {
    const { store, run } = two();
    assert.equal(store.execute('opportunity-delete', { id: 'nobody' }).ok, false);
    run('opportunity-edit', { id: 'opp1', changes: { period: 'fixed' } });
    run('opportunity-restore', { id: 'opp1' });
    assert.equal(store.undoStep, null);
  });

  it('UN7 a workspace is not un-created, nor a member by acting', async () => {
    const { store, theirs, run } = two();
    assert.equal(store.undoStep, null);
    accepted(theirs.execute('contact-create', { name: 'x' }));
    theirs.undo();
    assert.equal(theirs.get('members', 'zoe')?.removed, null);
    await store.importRecords(creating('contacts', aContact({ id: 'imported' })), {
      pause: () => Promise.resolve(),
    });
    assert.equal(store.undoStep, null);
    run('member-create', { id: 'someone', name: 'Someone' });
    store.undo();
    assert.ok(store.get('members', 'someone')?.removed, 'adding someone else is a step');
  });

  it('UN7 NOT2 what a note says is no step: it is taken back in the note', () => {
    const { store, run } = two();
    const { id } = run('note-create', { opportunityId: 'opp1' });
    run('note-summarize', { id, excerpt: 'Aradı' });
    assert.equal(store.undoStep?.command, 'note-create');
    store.undo();
    assert.ok(store.get('notes', id)?.removed);
    assert.equal(store.get('notes', id)?.summary?.excerpt, 'Aradı');
  });

  it('UN2 an undo is told as one change of its own origin', () => {
    const { store, run } = two();
    run('opportunity-move', { id: 'opp1', stageId: 'planports-2' });
    const heard: unknown[] = [];
    store.subscribe(({ origin, command, changed }) =>
      heard.push([origin, command, [...changed.keys()].sort()]),
    );
    store.undo();
    assert.deepEqual(heard, [['undo', undefined, ['history', 'opportunities']]]);
  });
});
