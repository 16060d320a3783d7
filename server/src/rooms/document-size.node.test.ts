import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_LIMITS, type DownMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import { systemClock } from '../clock.js';
import { createLogger } from '../ops/logger.js';
import { createMemoryStorage } from '../storage/memory.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';
import { DocumentSize } from './document-size.js';
import { RoomRegistry } from './room-registry.js';
import type { Member } from './room.js';

const KIB = 1024;
const limits = { ...DEFAULT_LIMITS, documentSoft: 60 * KIB, document: 100 * KIB };
const LARGE: DownMessage = { type: 'notice', kind: 'limit', retryAfterMs: 0 };
const EMPTY = Uint8Array.from([0]);

/** One writer's document and what it has not given away yet. */
function writer() {
  const doc = new Y.Doc();
  let given = Y.encodeStateVector(doc);
  const next = (write: (records: Y.Map<unknown>) => void): Uint8Array => {
    doc.transact(() => write(doc.getMap('o')));
    const update = Y.encodeStateAsUpdate(doc, given);
    given = Y.encodeStateVector(doc);
    return update;
  };
  return {
    text: (key: string, kib: number) => next((records) => records.set(key, 'x'.repeat(kib * KIB))),
    next,
  };
}

function member(role: 'owner' | 'editor'): Member & { readonly told: DownMessage[] } {
  const told: DownMessage[] = [];
  return {
    user: { id: role, role },
    author: { user: 'all', shared: true, unknown: false },
    told,
    deliver: () => undefined,
    tell: (message) => told.push(message),
    progressed: () => undefined,
    close: () => undefined,
  };
}

async function aRoom() {
  const registry = new RoomRegistry({
    storage: createMemoryStorage(),
    clock: systemClock,
    logger: createLogger(
      'silent',
      () => undefined,
      () => 0,
    ),
    limits,
  });
  const [owner, editor] = [member('owner'), member('editor')];
  const room = registry.enter('w/core', owner);
  registry.enter('w/core', editor);
  await room.gate;
  /** Resolves when it is committed. */
  const change = async (update: Uint8Array): Promise<string> => {
    const outcome = room.change(editor, update);
    while (outcome.type === 'ok' && room.durableSeq < room.appliedSeq) await new Promise(setImmediate);
    return outcome.type === 'refused' ? `${outcome.refusal.code} ${outcome.refusal.rule}` : outcome.type;
  };
  return { room, owner, editor, change };
}

describe('DocumentSize', () => {
  it('IN12 is measured only when it looks large, and again after a twentieth of the limit', () => {
    let exact = 10;
    let measured = 0;
    const size = new DocumentSize(0, {
      soft: 60 * KIB,
      hard: 100 * KIB,
      measure: () => {
        measured++;
        return exact * KIB;
      },
      now: () => 0,
    });
    size.grew(50 * KIB);
    assert.equal(size.isLarge, false);
    assert.equal(measured, 0);
    size.grew(20 * KIB); // looks like 70, is 10
    assert.equal(size.isLarge, false);
    assert.equal(measured, 1);
    exact = 70;
    size.grew(60 * KIB);
    assert.equal(size.takes(20 * KIB), true);
    size.grew(KIB);
    assert.equal(size.takes(20 * KIB), true);
    assert.equal(measured, 2);
    size.is(5 * KIB);
    assert.equal(size.isLarge, false);
  });

  it('IN12 small changes have a twentieth more', () => {
    let exact = 99 * KIB;
    const size = new DocumentSize(exact, {
      soft: 60 * KIB,
      hard: 100 * KIB,
      measure: () => exact,
      now: () => 0,
    });
    assert.equal(size.takes(4097), false);
    assert.equal(size.takes(4096), true);
    exact += 4 * KIB;
    size.grew(4 * KIB);
    assert.equal(size.takes(4096), false);
  });

  it('IN12 a thousand rewrites of a full document are measured a few times, and none makes it larger than a two-hundredth more', () => {
    const hard = 1000 * KIB;
    let exact = hard;
    let measured = 0;
    let time = 0;
    const measure = (): number => {
      measured++;
      return exact;
    };
    const size = new DocumentSize(exact, { soft: 600 * KIB, hard, measure, now: () => time });
    // Small ones, each in place of another: all come in, counted until the margin is full.
    const most = hard + hard / 20 - 64;
    exact = most;
    size.grew(most - hard);
    let taken = 0;
    for (let round = 0; round < 1000; round++) {
      time += 100;
      if (!size.takes(64)) continue;
      taken++;
      size.grew(64);
    }
    assert.equal(taken, 1000);
    assert.ok(measured >= 10 && measured <= 14, String(measured));
    // Large ones ask for more than the margin: what has been deleted is seen a few times, then only as time goes on.
    measured = 0;
    let refused = 0;
    for (let round = 0; round < 100; round++) {
      exact = round % 2 === 0 ? hard - 10 * KIB : hard;
      if (size.takes(10 * KIB)) size.grew(10 * KIB);
      else refused++;
      size.grew(1);
    }
    assert.ok(measured <= 7, String(measured));
    assert.ok(refused > 50, String(refused));
    exact = hard / 2;
    time += 2_000;
    assert.equal(size.takes(10 * KIB), true);
  });
});

describe('a document near its limit', () => {
  it('IN12 what does not fit is refused and leaves no trace; small changes and deletions pass; others read on', async () => {
    const { room, change } = await aRoom();
    const { text, next } = writer();
    assert.equal(await change(text('a', 40)), 'ok');
    assert.equal(await change(text('b', 40)), 'ok');
    const before = room.answer(EMPTY);
    assert.equal(await change(writer().text('c', 40)), 'limit IN12');
    assert.deepEqual(room.answer(EMPTY), before);
    assert.equal(await change(writer().text('d', 1)), 'ok');
    assert.equal(await change(next((records) => records.delete('a'))), 'ok');
    // Gone from the document in memory, hence from its size.
    assert.equal(await change(text('e', 40)), 'ok');
  });

  it('IN12 owners are told once, and when they come in', async () => {
    const { room, owner, editor, change } = await aRoom();
    const { text } = writer();
    await change(text('a', 50));
    assert.deepEqual([owner.told, room.news(true)], [[], []]);
    await change(text('b', 20));
    await change(text('c', 2));
    assert.deepEqual([owner.told, editor.told], [[LARGE], []]);
    assert.deepEqual([room.news(true), room.news(false)], [[LARGE], []]);
  });

  it('IN12 over a socket: REFUSED limit, nothing of it acknowledged; the others are undisturbed', async () => {
    await withServer({ limits }, async ({ syncUrl }) => {
      const url = `${syncUrl}/w/1/core`;
      const [ada, eve] = [new TestClient({ url }), new TestClient({ url })];
      await ada.connectAndSync();
      ada.records.set('a', 'x'.repeat(40 * KIB));
      await ada.saved();
      await eve.connectAndSync();
      const claimed = eve.claimed;
      for (const key of ['b', 'c']) eve.records.set(key, 'x'.repeat(40 * KIB));
      await eve.until(() => eve.heard.some(({ type }) => type === 'refused'));
      const refused = eve.heard.find((message) => message.type === 'refused');
      assert.ok(refused?.type === 'refused');
      assert.deepEqual([refused.code, refused.rule, refused.retryable], ['limit', 'IN12', true]);
      assert.ok(eve.claimed < eve.localSeq && eve.claimed >= claimed);
      ada.records.set('d', 1);
      await ada.saved();
      assert.deepEqual([...ada.records.keys()].sort(), ['a', 'b', 'd']);
      ada.drop();
      eve.drop();
    });
  });
});
