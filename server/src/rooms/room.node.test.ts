import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage, DEFAULT_LIMITS, type CloseRow, type DownMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { systemClock, type Clock } from '../clock.js';
import { InboundPolicy } from '../inbound/inbound-policy.js';
import { createLogger } from '../ops/logger.js';
import { createMemoryStorage } from '../storage/memory.js';
import { StorageError } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { FakeClock } from '../testing/fake-clock.js';
import { createFaultyStorage, gate, type FaultyStorage } from '../testing/faulty-storage.js';
import { seeded } from '../testing/seeded.js';
import { RoomRegistry } from './room-registry.js';
import { Room, type Member } from './room.js';

const logger = createLogger(
  'silent',
  () => undefined,
  () => 0,
);

interface TestMember extends Member {
  readonly frames: Uint8Array[];
  readonly told: DownMessage[];
  closedWith: CloseRow | undefined;
}

function member(user?: string): TestMember {
  return {
    user: user === undefined ? undefined : { id: user },
    frames: [],
    told: [],
    closedWith: undefined,
    deliver(frame) {
      this.frames.push(frame);
    },
    tell(message) {
      this.told.push(message);
    },
    progressed: () => undefined,
    close(row) {
      this.closedWith = row;
    },
  };
}

function setUp<C extends Clock>(clock: C): { storage: FaultyStorage; registry: RoomRegistry; clock: C };
function setUp(): { storage: FaultyStorage; registry: RoomRegistry; clock: Clock };
function setUp(clock: Clock = systemClock): { storage: FaultyStorage; registry: RoomRegistry; clock: Clock } {
  const storage = createFaultyStorage(createMemoryStorage());
  return {
    storage,
    clock,
    registry: new RoomRegistry({
      storage,
      clock,
      logger,
      limits: { ...DEFAULT_LIMITS, pendingUpdates: 100 },
    }),
  };
}

/** The state vector of somebody who has nothing. */
const EMPTY = Uint8Array.from([0]);

/** What these frames make of an empty document. */
function recordsOf(...frames: readonly Uint8Array[]): Record<string, unknown> {
  const doc = new Y.Doc();
  for (const frame of frames) {
    const message = decodeMessage(frame);
    assert.ok(message.type === 'update' || message.type === 'sync-step-2');
    Y.applyUpdate(doc, message.update);
  }
  return doc.getMap('records').toJSON();
}

/** Updates that set one key each, made by one client. */
function updates(count: number, client = 7): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const list: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => list.push(update));
  for (let index = 0; index < count; index++) doc.getMap('records').set(`${client}.${index}`, index);
  return list;
}

const turn = (): Promise<void> => new Promise(setImmediate);
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

describe('room', () => {
  it('RM1 what comes in one turn is one row and one frame, encoded once, not sent back to its only author', async () => {
    const { storage, registry } = setUp();
    const [author, one, two] = [member(), member(), member()];
    const room = registry.enter('d', author);
    registry.enter('d', one);
    registry.enter('d', two);
    await room.gate;
    for (const update of updates(10)) assert.equal(room.change(author, update).type, 'ok');
    assert.equal(room.appliedSeq, 1);
    assert.equal(room.durableSeq, 0);
    await until(() => room.durableSeq === 1);
    assert.equal(storage.appends, 1);
    assert.equal((await storage.load('d')).rows.length, 1);
    assert.equal(author.frames.length, 0);
    assert.equal(one.frames.length, 1);
    assert.equal(one.frames[0], two.frames[0]);
    const [first] = one.frames;
    assert.ok(first);
    const message = decodeMessage(first);
    assert.ok(message.type === 'update');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, message.update);
    assert.equal(doc.getMap('records').size, 10);
  });

  it('RM1 changes of two authors in one turn go to both', async () => {
    const { registry } = setUp();
    const [one, two] = [member(), member()];
    const room = registry.enter('d', one);
    registry.enter('d', two);
    await room.gate;
    const [a] = updates(1, 1);
    const [b] = updates(1, 2);
    assert.ok(a && b);
    room.change(one, a);
    room.change(two, b);
    await until(() => room.durableSeq === 1);
    assert.equal(one.frames.length, 1);
    assert.equal(two.frames.length, 1);
  });

  it('RM2 a change that brings nothing new is neither stored nor sent', async () => {
    const { storage, registry } = setUp();
    const [one, two] = [member(), member()];
    const room = registry.enter('d', one);
    registry.enter('d', two);
    await room.gate;
    const [update] = updates(1);
    assert.ok(update);
    room.change(one, update);
    await until(() => room.durableSeq === 1);
    assert.equal(room.change(two, update).type, 'ok');
    await turn();
    await turn();
    assert.equal(room.appliedSeq, 1);
    assert.equal(storage.appends, 1);
    assert.equal(one.frames.length, 0);
  });

  it('RM3 the first-sync answer is encoded once until the next commit', async () => {
    const { registry } = setUp();
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    const [a, b] = updates(2);
    assert.ok(a && b);
    room.change(one, a);
    await until(() => room.durableSeq === 1);
    const answer = room.answer(EMPTY);
    assert.equal(room.answer(EMPTY), answer);
    room.change(one, b);
    assert.equal(room.answer(EMPTY), answer);
    await until(() => room.durableSeq === 2);
    assert.notDeepEqual(room.answer(EMPTY), answer);
    assert.deepEqual(recordsOf(room.answer(EMPTY)), { '7.0': 0, '7.1': 1 });
  });

  it('RM1 D75 changes of two users in one turn are a row each, with their author and their client ids', async () => {
    const { storage, registry } = setUp();
    const [one, two] = [member('ada'), member('bob')];
    const room = registry.enter('d', one);
    registry.enter('d', two);
    await room.gate;
    const [a, b] = updates(2, 1);
    const [c] = updates(1, 2);
    assert.ok(a && b && c);
    room.change(one, a);
    room.change(one, b);
    room.change(two, c);
    assert.equal(room.appliedSeq, 2);
    await until(() => room.durableSeq === 2);
    const stored = await storage.load('d');
    assert.deepEqual(
      stored.rows.map(({ user }) => user),
      ['ada', 'bob'],
    );
    assert.deepEqual(stored.clients, [
      { clientId: 1, user: 'ada' },
      { clientId: 2, user: 'bob' },
    ]);
    assert.equal(storage.appends, 1);
    assert.equal(one.frames.length, 1);
  });

  it('RM21 nothing is broadcast and nothing is in an answer before its commit', async () => {
    const { storage, registry } = setUp();
    const hold = gate();
    storage.beforeAppend = () => hold.opened;
    const [author, other] = [member(), member()];
    const room = registry.enter('d', author);
    registry.enter('d', other);
    await room.gate;
    const [a, b] = updates(2);
    assert.ok(a && b);
    room.change(author, a);
    await until(() => storage.appends === 1);
    room.change(author, b);
    await turn();
    await turn();
    assert.equal(room.appliedSeq, 2);
    assert.deepEqual(other.frames, []);
    assert.deepEqual(recordsOf(room.answer(EMPTY)), {});
    assert.equal(room.contains(a), false);
    hold.open();
    await until(() => room.durableSeq === 2);
    assert.deepEqual(recordsOf(...other.frames), { '7.0': 0, '7.1': 1 });
    assert.deepEqual(recordsOf(room.answer(EMPTY)), { '7.0': 0, '7.1': 1 });
    assert.equal(room.contains(a), true);
    assert.deepEqual(author.frames, []);
  });

  it('RM21 while the disk fails members are told, and others get nothing; afterwards they get one frame', async () => {
    const { storage, registry, clock } = setUp(new FakeClock());
    storage.beforeAppend = () => Promise.reject(new StorageError('full', 'disk'));
    const [author, other] = [member(), member()];
    const room = registry.enter('d', author);
    registry.enter('d', other);
    await room.gate;
    for (const update of updates(5)) {
      room.change(author, update);
      await turn();
      await turn();
    }
    assert.deepEqual(room.news(false), [{ type: 'notice', kind: 'not-durable', retryAfterMs: 0 }]);
    assert.deepEqual(
      other.told.map((message) => message.type === 'notice' && message.kind),
      ['not-durable'],
    );
    assert.deepEqual(other.frames, []);
    assert.deepEqual(recordsOf(room.answer(EMPTY)), {});
    storage.beforeAppend = () => undefined;
    clock.advance(60_000);
    await until(() => room.durableSeq === 5);
    assert.deepEqual(room.news(false), []);
    assert.equal(other.frames.length, 1);
    assert.equal(Object.keys(recordsOf(...other.frames)).length, 5);
  });

  it('RM21 when the disk is lost, what was not committed has reached nobody', async () => {
    const { storage, registry } = setUp();
    storage.beforeAppend = () => Promise.reject(new StorageError('io', 'gone'));
    const [author, other] = [member(), member()];
    const room = registry.enter('d', author);
    registry.enter('d', other);
    await room.gate;
    for (const update of updates(3)) room.change(author, update);
    await until(() => room.over);
    assert.deepEqual(other.frames, []);
    assert.equal(other.closedWith?.code, 4503);
  });

  it('RM22 readers and those who offer what is known need no document; a change builds it, a minute lets it go', async () => {
    const { storage, registry, clock } = setUp(new FakeClock());
    const list = updates(20);
    await storage.append(
      'd',
      list.slice(0, 10).map((bytes) => ({ kind: 'change', bytes })),
    );
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    room.question();
    room.answer(EMPTY);
    room.answer(Uint8Array.from([1, 7, 4]));
    assert.equal(room.contains(list[3] ?? EMPTY), true);
    assert.equal(room.contains(list[13] ?? EMPTY), false);
    for (const update of list.slice(0, 10)) assert.equal(room.change(one, update).type, 'ok');
    assert.equal(room.isLive, false);
    assert.equal(room.appliedSeq, 10);
    room.change(one, list[10] ?? EMPTY);
    assert.equal(room.isLive, true);
    clock.advance(120_000);
    assert.equal(room.isLive, true, 'a commit was on its way');
    await until(() => room.durableSeq === 11);
    clock.advance(30_000);
    assert.equal(room.isLive, false);
    room.change(one, list[11] ?? EMPTY);
    await until(() => room.durableSeq === 12);
    clock.advance(30_000);
    assert.equal(room.isLive, true);
    assert.equal(Object.keys(recordsOf(room.answer(EMPTY))).length, 12);
  });

  it('RM24 what waits is in no answer and outside of the document, once and bounded, and is there after a restart', async () => {
    const { storage, registry } = setUp();
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    const list = updates(300);
    for (const update of [...list.slice(1), ...list.slice(1)])
      assert.equal(room.change(one, update).type, 'gap');
    assert.equal(room.isLive, false);
    assert.equal(room.answer(EMPTY).length, 5);
    await until(() => room.durableSeq === room.appliedSeq);
    assert.equal(room.durableSeq, 100);
    const kept = room.durableSeq;
    room.leave(one);
    await until(() => registry.size === 0);
    const two = member();
    const again = registry.enter('d', two);
    await again.gate;
    assert.equal(again.change(two, list[0] ?? EMPTY).type, 'ok');
    await until(() => again.durableSeq === again.appliedSeq);
    assert.equal(Object.keys(recordsOf(again.answer(EMPTY))).length, kept + 1);
    // The sender of the missing piece lacked what had waited.
    assert.equal(Object.keys(recordsOf(...two.frames)).length, kept + 1);
    const doc = new Y.Doc();
    applyStored(doc, await storage.load('d'));
    assert.equal(doc.getMap('records').size, kept + 1);
  });

  it('RM4 an empty room waits for its commits, then it is forgotten', async () => {
    const { storage, registry } = setUp();
    const hold = gate();
    storage.beforeAppend = () => hold.opened;
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    const [update] = updates(1);
    assert.ok(update);
    room.change(one, update);
    room.leave(one);
    await until(() => storage.appends === 1);
    await turn();
    assert.equal(registry.size, 1);
    assert.equal(registry.enter('d', member()), room);
    hold.open();
    await until(() => room.durableSeq === 1);
    assert.equal(registry.size, 1);
  });

  it('RM5 an empty room with a long log is compacted first; whoever enters meanwhile gets the same room', async () => {
    const { storage, registry } = setUp();
    await storage.append(
      'd',
      updates(600).map((bytes) => ({ kind: 'change', bytes })),
    );
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    room.leave(one);
    assert.equal(storage.compactions, 1);
    const two = member();
    assert.equal(registry.enter('d', two), room);
    await turn();
    assert.equal(room.over, false);
    room.leave(two);
    await until(() => registry.size === 0);
    const stored = await storage.load('d');
    assert.equal(stored.rows.length, 0);
    assert.equal(stored.seq, 600);
    const again = registry.enter('d', member());
    await again.gate;
    assert.notEqual(again, room);
    assert.equal(again.appliedSeq, 600);
  });

  it('RM6 a storage that gives another number than due ends the room: somebody else writes there', async () => {
    const { storage, registry } = setUp();
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    await storage.append('d', [{ kind: 'change', bytes: updates(1, 99)[0] ?? new Uint8Array() }]);
    const [update] = updates(1);
    assert.ok(update);
    room.change(one, update);
    await until(() => one.closedWith !== undefined);
    assert.equal(one.closedWith?.code, 4503);
    assert.equal(registry.size, 0);
  });

  it('F10 a room that is asked before its load has finished is a fault of the program, not an empty answer', () => {
    const { storage } = setUp();
    const room = new Room({
      name: 'd',
      storage,
      clock: systemClock,
      logger,
      limits: DEFAULT_LIMITS,
      policy: new InboundPolicy(DEFAULT_LIMITS, () => 0),
      ended: () => undefined,
    });
    assert.ok(room.gate);
    assert.throws(() => room.answer(Uint8Array.from([0])));
    assert.throws(() => room.question());
  });

  it('F14 10,000 entries and leavings at random: one room per name at any time, no update lost', async () => {
    const { storage, registry } = setUp();
    const random = seeded(14);
    storage.beforeLoad = async () => {
      for (let waits = random(4); waits > 0; waits--) await turn();
    };
    storage.beforeAppend = async () => {
      for (let waits = random(3); waits > 0; waits--) await turn();
    };
    const list = updates(3_000);
    const alive = new Set<Room>();
    const inside: { room: Room; who: TestMember }[] = [];
    let written = 0;
    let rooms = 0;
    for (let step = 0; step < 10_000; step++) {
      if (inside.length === 0 || random(2) === 0) {
        const who = member();
        const room = registry.enter('d', who);
        if (!alive.has(room)) {
          for (const older of alive) assert.equal(older.over, true, 'two rooms of one name');
          alive.clear();
          alive.add(room);
          rooms++;
        }
        inside.push({ room, who });
      } else {
        const [gone] = inside.splice(random(inside.length), 1);
        gone?.room.leave(gone.who);
      }
      const writer = inside[random(inside.length + 1)];
      const update = list[written];
      if (writer && update && !writer.room.gate && random(3) === 0) {
        assert.equal(writer.room.change(writer.who, update).type, 'ok');
        written++;
      }
      // Now and then everyone leaves, so that the room really ends.
      if (random(40) === 0) {
        for (const { room, who } of inside.splice(0)) room.leave(who);
        for (let waits = random(12); waits > 0; waits--) await turn();
      } else if (random(3) === 0) await turn();
    }
    for (const { room, who } of inside.splice(0)) room.leave(who);
    await until(() => registry.size === 0);
    const doc = new Y.Doc();
    applyStored(doc, await storage.load('d'));
    assert.equal(doc.getMap('records').size, written);
    assert.ok(rooms > 50 && written > 500, `${rooms} rooms, ${written} updates`);
  });
});
