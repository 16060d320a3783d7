import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage, DEFAULT_LIMITS, type CloseRow, type DownMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { systemClock } from '../clock.js';
import { createLogger } from '../ops/logger.js';
import { createMemoryStorage } from '../storage/memory.js';
import { applyStored } from '../storage/verify-snapshot.js';
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

function member(): TestMember {
  return {
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

function setUp(): { storage: FaultyStorage; registry: RoomRegistry } {
  const storage = createFaultyStorage(createMemoryStorage());
  return {
    storage,
    registry: new RoomRegistry({ storage, clock: systemClock, logger, limits: DEFAULT_LIMITS }),
  };
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

  it('RM3 the first-sync answer is encoded once until the next change', async () => {
    const { registry } = setUp();
    const one = member();
    const room = registry.enter('d', one);
    await room.gate;
    const [a, b] = updates(2);
    assert.ok(a && b);
    room.change(one, a);
    const empty = Uint8Array.from([0]);
    const answer = room.answer(empty);
    assert.equal(room.answer(empty), answer);
    room.change(one, b);
    assert.notDeepEqual(room.answer(empty), answer);
    await until(() => room.durableSeq > 0);
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
