import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { createTestWorkspace, type TestWorkspace, type TestWorkspaceOptions } from './index.js';
import { TOLD_EVENTS } from './recorder.js';

describe('firsat/testing without a page', () => {
  const open: TestWorkspace[] = [];
  const make = (options: TestWorkspaceOptions = {}): TestWorkspace => {
    const test = createTestWorkspace({ opportunities: 12, ...options });
    open.push(test);
    return test;
  };
  afterEach(() => {
    for (const test of open.splice(0)) test.close();
  });

  const described = ({ store }: TestWorkspace): string[] =>
    [...store.list('opportunities')].map(({ id, description }) => `${id} ${description}`).sort();

  it('HTK1 the same seed makes the same sample, another one another', () => {
    const [first, again, other] = [make({ seed: 7 }), make({ seed: 7 }), make({ seed: 8 })];
    assert.equal(described(first).length, 12);
    assert.deepEqual(described(first), described(again));
    assert.notDeepEqual(described(first), described(other));
  });

  it('HTK1 the locale says in which language the stages are', () => {
    const stages = ({ store }: TestWorkspace): string[] => [...store.list('stages')].map(({ name }) => name);
    const [tr, en] = [make({ locale: 'tr-TR' }), make({ locale: 'en' })];
    assert.notDeepEqual(stages(tr), stages(en));
    assert.equal(tr.store.settings?.currency, 'TRY');
  });

  it('HTK2 what is written carries the time of the clock', () => {
    const test = make({ now: '2026-03-01T09:00:00+03:00' });
    const at = (text: string): number => {
      const { createdAt } = test.me.find(test.me.add({ description: text }));
      return createdAt;
    };
    assert.equal(at('A'), Date.parse('2026-03-01T06:00:00Z'));
    test.clock.advance({ days: 1, minutes: 30 });
    assert.equal(at('B'), Date.parse('2026-03-02T06:30:00Z'));
    test.clock.setNow('2026-04-01T00:00:00Z');
    assert.equal(test.clock.now, Date.parse('2026-04-01T00:00:00Z'));
    assert.throws(() => test.clock.setNow('tomorrow'), RangeError);
  });

  it('HTK3 a peer adds, moves, edits, deletes and undoes, and everybody sees it', async () => {
    const test = make();
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    const id = ayse.add({ description: 'Depo çatısı' });
    await test.settled();
    assert.equal(test.me.find(id).description, 'Depo çatısı');
    const target = [...test.store.list('stages')].find(
      ({ id: stage, schemaId }) =>
        schemaId === test.me.find(id).position.schemaId && stage !== test.me.find(id).position.stageId,
    );
    assert.ok(target);
    ayse.move('Depo çatısı', target.name);
    ayse.edit(id, { priority: 3 });
    await test.settled();
    assert.deepEqual([test.me.find(id).position.stageId, test.me.find(id).priority], [target.id, 3]);
    ayse.delete(id);
    await test.settled();
    assert.throws(() => test.me.find('Depo çatısı'), /sees no opportunity/);
    ayse.undo();
    await test.settled();
    assert.equal(test.me.find('Depo çatısı').id, id);
    assert.throws(() => ayse.add({ description: '' }), /opportunity-create was refused/);
  });

  it('HTK4 conflicting edits made offline merge to the same on both sides', async () => {
    const test = make();
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    const id = test.me.add({ description: 'Depo' });
    await test.settled();
    test.goOffline();
    test.me.edit(id, { description: 'Mine', priority: 1 });
    ayse.edit(id, { description: 'Hers' });
    await test.settled();
    assert.deepEqual([test.me.find(id).description, ayse.find(id).description], ['Mine', 'Hers']);
    const { status } = test.store.sync;
    assert.deepEqual([status.network, status.server], ['offline', 'pending']);
    assert.ok(status.unsavedOnServer > 0);
    let isDurable = false;
    const durable = test.store.whenDurable('server').then(() => (isDurable = true));
    await test.settled();
    assert.equal(isDurable, false);
    test.goOnline();
    await durable;
    await test.settled();
    assert.equal(test.me.find(id).description, ayse.find(id).description);
    assert.equal(ayse.find(id).priority, 1);
    assert.equal(test.store.sync.status.server, 'saved');
  });

  it('HTK5 who is here is seen, with what they do; who goes is not', async () => {
    const test = make();
    const id = test.me.add({ description: 'Depo' });
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    const mehmet = test.simulatePeer({ name: 'Mehmet' });
    await test.settled();
    ayse.show({ open: id, field: 'price' });
    const seen = (): string[] =>
      test.store.presence.peers.map(({ user, field }) => `${user.name} ${field ?? ''}`).sort();
    assert.deepEqual(seen(), ['Ayşe price', 'Mehmet ']);
    ayse.goOffline();
    assert.deepEqual(seen(), ['Mehmet ']);
    assert.deepEqual(ayse.store.presence.peers, []);
    ayse.goOnline();
    assert.deepEqual(seen(), ['Ayşe price', 'Mehmet ']);
    mehmet.leave();
    assert.deepEqual(seen(), ['Ayşe price']);
  });

  it('HTK7 changes are recorded with their origins, until it is stopped', async () => {
    const test = make();
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    await test.settled();
    const events = test.events();
    test.me.add({ description: 'A' });
    ayse.add({ description: 'B' });
    await test.settled();
    test.me.undo();
    const origins = events.of('firsat-change').map(({ detail }) => (detail as { origin: string }).origin);
    assert.equal(origins[0], 'user');
    assert.equal(origins.at(-1), 'undo');
    assert.ok(origins.slice(1, -1).length > 0 && origins.slice(1, -1).every((origin) => origin === 'peer'));
    events.stop();
    test.me.add({ description: 'C' });
    assert.equal(events.list.length, origins.length);
  });

  it('HTK7 every event of the kit is listened to', () => {
    const folder = new URL('../../../elements/src/events/', import.meta.url);
    const types = readdirSync(folder).flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/static readonly type = '([\w-]+)'/g)].map(
        ([, type = '']) => type,
      ),
    );
    const elsewhere = ['firsat-change', 'firsat-workspace-connected'];
    assert.deepEqual([...TOLD_EVENTS, ...elsewhere].sort(), types.sort());
  });

  it('HTK8 without a page there is no element, and it says what there is', () => {
    assert.throws(() => make().element, /use `store` and `me`/);
  });
});
