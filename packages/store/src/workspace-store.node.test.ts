import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { set, type CommandName } from '@firsat/model';
import { aContact, anOpportunity, aPosition, creating } from '@firsat/model/testing';
import * as Y from 'yjs';
import type { StoreChange } from './pipeline-store.js';
import { accepted, createTestStore, TEST_NOW } from './testing/index.js';

const MINUTE = 60_000;
const WORKSPACE = { name: 'Deneme', currency: 'TRY', timeZone: 'Europe/Istanbul', language: 'tr' };

const isEmpty = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc).length <= 2;

describe('phase', () => {
  it('ST10 loading, empty, ready: commands are refused until it is their time', () => {
    const { store } = createTestStore({ loaded: false });
    const codes = (name: CommandName, input: unknown) => {
      const result = store.execute(name, input as never);
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    assert.equal(store.phase, 'loading');
    assert.deepEqual(codes('workspace-create', WORKSPACE), ['not-ready']);
    store.markLoaded('core');
    assert.equal(store.phase, 'empty');
    assert.deepEqual(codes('contact-create', { name: 'x' }), ['not-ready']);
    assert.deepEqual(codes('workspace-create', WORKSPACE), []);
    assert.equal(store.phase, 'ready');
    assert.deepEqual(codes('contact-create', { name: 'x' }), []);
    assert.deepEqual(codes('workspace-create', WORKSPACE), ['already-exists']);
  });

  it('ST10 content that arrives while loading is shown, but only the composition root ends the loading', () => {
    const { core } = createTestStore();
    const joiner = createTestStore({ loaded: false });
    Y.applyUpdate(joiner.core, Y.encodeStateAsUpdate(core), {});
    assert.equal(joiner.store.phase, 'loading');
    assert.ok(joiner.store.settings);
    joiner.store.markLoaded('core');
    assert.equal(joiner.store.phase, 'ready');
  });

  it('ST10 F46 a workspace of a newer version is read-only, and so are settings that cannot be read', () => {
    const { store, core } = createTestStore({ patches: creating('opportunities', anOpportunity()) });
    core.getMap('meta').set('workspace.v', 2);
    assert.equal(store.phase, 'outdated');
    const before = Y.encodeStateVector(core);
    const result = store.execute('opportunity-delete', { id: 'opp1' });
    assert.deepEqual(result.ok ? [] : result.problems, [{ code: 'read-only' }]);
    assert.equal(store.undo(), null);
    assert.equal(store.undoStep, null);
    assert.deepEqual(Y.encodeStateVector(core), before);
    assert.ok(store.get('opportunities', 'opp1'), 'reading goes on');

    core.getMap('meta').set('workspace.v', 'two');
    assert.equal(store.phase, 'outdated');
    core.getMap('meta').set('workspace.v', 1);
    assert.equal(store.phase, 'ready');
  });

  it('ST10 a client of that version may write', () => {
    const { store, core } = createTestStore({ dataVersion: 2 });
    core.getMap('meta').set('workspace.v', 2);
    assert.equal(store.phase, 'ready');
  });
});

describe('writing', () => {
  it('ST11 opening writes nothing; the first change makes the user a member', () => {
    const first = createTestStore();
    const { store, core, work } = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, loaded: false });
    assert.ok(isEmpty(core) && isEmpty(work));
    Y.applyUpdate(core, Y.encodeStateAsUpdate(first.core), {});
    store.markLoaded('core');
    store.markLoaded('work');
    store.presence.update({ opportunityId: 'x' });
    store.board({ schemaId: 'planports', statuses: ['open'], text: '' }).release();
    assert.deepEqual(Y.encodeStateVector(core), Y.encodeStateVector(first.core));
    assert.equal(store.get('members', 'zoe'), undefined);

    accepted(store.execute('contact-create', { name: 'Işık' }));
    assert.equal(store.get('members', 'zoe')?.name, 'Zoë');
    const clock = core.getMap('m').size;
    accepted(store.execute('contact-create', { name: 'Şule' }));
    assert.equal(core.getMap('m').size, clock);
  });

  it('ST11 a user id that cannot be a record id is refused at once', () => {
    assert.throws(() => createTestStore({ user: { id: 'zoe@example.com', name: 'Zoë' } }), TypeError);
  });

  it('ST7 the transaction carries the command as it was parsed', () => {
    const { store, core, work } = createTestStore({ patches: creating('opportunities', anOpportunity()) });
    const origins: unknown[] = [];
    for (const doc of [core, work])
      doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    accepted(store.execute('opportunity-delete', { id: 'opp1', extra: 1 } as never));
    const [event] = store.history('opp1').slice(-1);
    const env = { now: TEST_NOW + 1, today: '2026-02-01', ids: [event?.id] };
    const command = { name: 'opportunity-delete', input: { id: 'opp1' }, env };
    assert.deepEqual(origins, [
      { kind: 'command', command },
      { kind: 'command', command },
    ]);
  });

  it('ST12 bad input of any shape is a coded problem and writes nothing', () => {
    const { store, core, work } = createTestStore();
    const before = [Y.encodeStateVector(core), Y.encodeStateVector(work)];
    for (const input of [
      null,
      undefined,
      5,
      'x',
      [],
      {},
      { id: {} },
      { id: 'opp1', stageId: null },
      { description: 5 },
    ]) {
      for (const name of [
        'opportunity-move',
        'opportunity-create',
        'constructor',
        '__proto__',
      ] as CommandName[]) {
        const result = store.execute(name, input as never);
        assert.ok(!result.ok && result.problems.length > 0);
      }
    }
    assert.deepEqual([Y.encodeStateVector(core), Y.encodeStateVector(work)], before);
  });

  it('ST13 a stamp follows what was seen, unless that is more than 10 minutes ahead', () => {
    const stamped = (at: number) => {
      const seen = anOpportunity({ id: 'other', position: aPosition({ at }), createdAt: 0 });
      const { store, clock } = createTestStore({ patches: creating('opportunities', seen) });
      accepted(
        store.execute('opportunity-create', {
          description: 'x',
          customerId: accepted(store.execute('contact-create', { name: 'x' })).id,
          id: 'new1',
        }),
      );
      return { at: store.get('opportunities', 'new1')?.position.at ?? 0, store, clock };
    };
    assert.ok(stamped(TEST_NOW + 9 * MINUTE).at > TEST_NOW + 9 * MINUTE);
    const far = stamped(TEST_NOW + 11 * MINUTE);
    assert.ok(far.at < TEST_NOW + MINUTE);
    // Two minutes later it is no longer far ahead.
    far.clock.now += 2 * MINUTE;
    accepted(far.store.execute('opportunity-move', { id: 'other', stageId: 'planports-2' }));
    assert.ok((far.store.get('opportunities', 'other')?.position.at ?? 0) > TEST_NOW + 11 * MINUTE);
  });

  it('ST13 a clock that was far ahead and is set right writes the right time again', () => {
    const { store, clock } = createTestStore();
    clock.now = TEST_NOW + 600 * MINUTE;
    accepted(store.execute('contact-create', { name: 'x' }));
    clock.now = TEST_NOW + 1;
    const { id } = accepted(store.execute('contact-create', { name: 'y' }));
    assert.ok((store.get('contacts', id)?.createdAt ?? 0) < TEST_NOW + MINUTE);
  });

  it('D58 today is that of the workspace zone, also with a zone that this device does not know', () => {
    const { store, clock, core } = createTestStore({ patches: creating('contacts', aContact()) });
    clock.now = Date.UTC(2026, 1, 1, 21, 30);
    const startOf = (id: string) => {
      accepted(store.execute('opportunity-create', { id, description: 'x', customerId: 'contact1' }));
      return store.get('opportunities', id)?.startDate;
    };
    assert.equal(startOf('a'), '2026-02-02');
    core.getMap('meta').set('workspace.t', 'Mars/Olympus');
    assert.equal(store.settings?.timeZone, 'UTC');
    clock.now = Date.UTC(2026, 1, 1, 23, 30);
    assert.equal(startOf('b'), '2026-02-01');
    clock.now = Date.UTC(2026, 1, 2, 0, 30);
    assert.equal(startOf('c'), '2026-02-02');
  });

  it('ST19 without a disk and a server nothing is reported as saved', async () => {
    const { store } = createTestStore();
    assert.deepEqual([store.sync.status.device, store.sync.status.server], ['memory', 'none']);
    await assert.rejects(store.whenDurable('device'), /memory-only/);
    await assert.rejects(store.whenDurable('server'), /memory-only/);
  });

  it('ST21 a closed store is silent', () => {
    const { store, core } = createTestStore({ patches: creating('opportunities', anOpportunity()) });
    const changes: StoreChange[] = [];
    store.subscribe((change) => changes.push(change));
    const view = store.board({ schemaId: 'planports', statuses: ['open'], text: '' });
    view.subscribe(() => assert.fail('told'));
    store.close();
    store.close();
    assert.equal(store.execute('opportunity-delete', { id: 'opp1' }).ok, false);
    core.getMap('o').set('opp1.d', 'x');
    store.markLoaded('work');
    assert.deepEqual(changes, []);
    assert.equal(store.undo(), null);
  });

  it('ST3 what cannot be read is listed', () => {
    const { store, core, work } = createTestStore({ patches: creating('opportunities', anOpportunity()) });
    core.getMap('o').set('opp2', 'nonsense');
    work.getMap('h').set('h1', { z: 'never' });
    assert.deepEqual(store.quarantine, [
      { collection: 'opportunities', id: 'opp2' },
      { collection: 'history', id: 'h1' },
    ]);
    assert.ok(store.get('opportunities', 'opp1'));
  });

  it('ST6 a record that cannot be read is not written over', () => {
    const { store, core } = createTestStore({ user: { id: 'zoe', name: 'Zoë' }, created: false });
    core.getMap('m').set('zoe', 'from a newer version');
    accepted(store.execute('workspace-create', WORKSPACE));
    assert.equal(core.getMap('m').get('zoe'), 'from a newer version');
  });

  it('ST2 a value that was set is read back as it was', () => {
    const { store } = createTestStore({
      patches: [...creating('opportunities', anOpportunity()), set('opportunities', 'opp1', 'price', null)],
    });
    assert.equal(store.get('opportunities', 'opp1')?.price, null);
  });
});
