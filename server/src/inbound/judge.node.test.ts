import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE, DEFAULT_LIMITS } from '@firsat/protocol';
import * as Y from 'yjs';
import { FakeClock } from '../testing/fake-clock.js';
import { honestUpdates } from '../testing/honest-updates.js';
import { seeded } from '../testing/seeded.js';
import { profileOf } from './document-profile.js';
import { Judge, type Author, type Judgement } from './judge.js';
import { reachOfScan } from './reach.js';
import { RecentCount } from './recent-count.js';
import { scanUpdate } from './scan-update.js';

const DAY = 86_400_000;
const author = (user: string, more: Partial<Author> = {}): Author => ({
  user,
  shared: false,
  unknown: false,
  ...more,
});

/** A judge with the document that it judges for. */
function setUp(limits = DEFAULT_LIMITS, clock = new FakeClock(), restored = false) {
  const doc = new Y.Doc();
  const begun = new RecentCount(DAY, () => clock.now());
  const judge = new Judge({ name: 'w/1/core', profile: profileOf('core'), limits, begun, restored });
  const state = (client: number): number => Y.getState(doc.store, client);
  const offer = (update: Uint8Array, by: Author, step2 = false): string => {
    const judged: Judgement = judge.judge({ update, author: by, step2 }, state);
    if (judged.type === 'take') {
      Y.applyUpdate(doc, update);
      judge.taken(judged, by);
      return 'take';
    }
    return judged.type === 'refused' ? judged.refusal.code : judged.type;
  };
  return { doc, judge, offer, state };
}

function changesOf(client: number, count = 3): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  for (let index = 0; index < count; index++) doc.getMap('o').set(`c${client}.${index}`, index);
  return made;
}

describe('judge', () => {
  it('F48 after a restore a first sync may bring what others wrote, and makes none of it its own; a change may not', () => {
    const { judge, offer } = setUp(DEFAULT_LIMITS, new FakeClock(), true);
    const [a1, a2, a3] = changesOf(1);
    const [c1, c2] = changesOf(2);
    assert.ok(a1 && a2 && a3 && c1 && c2);
    assert.equal(offer(a1, author('ada')), 'take');
    assert.equal(offer(a2, author('bob'), true), 'take');
    assert.equal(offer(a3, author('bob')), 'forged-client');
    assert.equal(offer(a3, author('ada')), 'take');
    assert.equal(offer(c1, author('bob'), true), 'take');
    assert.equal(judge.userOf(2), undefined);
    assert.equal(offer(c2, author('carol')), 'take');
    assert.equal(judge.userOf(2), 'carol');
  });

  it('F54 D75 a client id belongs to the user who wrote under it first; others are refused, nothing is bound by them', () => {
    const { judge, offer, state } = setUp();
    const [a1, a2, a3] = changesOf(1);
    const forged = changesOf(1, 4)[3];
    assert.ok(a1 && a2 && a3 && forged);
    assert.equal(offer(a1, author('ada')), 'take');
    assert.equal(offer(a2, author('eve')), 'forged-client');
    const judged = judge.judge({ update: a2, author: author('eve'), step2: true }, state);
    assert.ok(judged.type === 'refused');
    assert.deepEqual([judged.refusal.rule, judged.refusal.close], ['F54', CLOSE.forbidden]);
    assert.equal(offer(a2, author('ada')), 'take');
    assert.equal(offer(a3, author('ada')), 'take');
    assert.equal(judge.userOf(1), 'ada');
  });

  it('F54 what the document has already may be offered by anyone: a first sync repeats others', () => {
    const { doc, offer } = setUp();
    for (const update of changesOf(1)) assert.equal(offer(update, author('ada')), 'take');
    assert.equal(offer(Y.encodeStateAsUpdate(doc), author('bob'), true), 'take');
  });

  it('F54 ids that are stored as bound, those of the server included, count after a restart', () => {
    const { judge, offer } = setUp();
    judge.load([
      { clientId: 1, user: 'ada' },
      { clientId: 2, user: '#server' },
    ]);
    const [one, two] = [changesOf(1)[0], changesOf(2)[0]];
    assert.ok(one && two);
    assert.deepEqual(
      [offer(one, author('bob')), offer(two, author('ada'))],
      ['forged-client', 'forged-client'],
    );
    assert.equal(offer(one, author('ada')), 'take');
  });

  it('IN7 a user begins at most so many client ids in a document a day, over rooms; without users it is not counted', () => {
    const clock = new FakeClock();
    const limits = { ...DEFAULT_LIMITS, newClientsPerDay: 5 };
    const { offer } = setUp(limits, clock);
    const first = (client: number): Uint8Array => changesOf(client, 1)[0] as Uint8Array;
    for (let client = 1; client <= 5; client++) assert.equal(offer(first(client), author('ada')), 'take');
    assert.equal(offer(first(6), author('ada')), 'limit');
    assert.equal(offer(changesOf(5, 2)[1] as Uint8Array, author('ada')), 'take', 'its own go on');
    assert.equal(offer(first(7), author('bob')), 'take');
    for (let client = 20; client < 40; client++)
      assert.equal(offer(first(client), author('local', { shared: true })), 'take');
    clock.advance(DAY + 1);
    assert.equal(offer(first(6), author('ada')), 'take');
  });

  it('IN5 new things of at most sixteen clients in an update, of more in a first sync', () => {
    const crowd = (count: number): Uint8Array =>
      Y.mergeUpdates(Array.from({ length: count }, (_, index) => changesOf(index + 1, 1)[0] as Uint8Array));
    assert.equal(setUp().offer(crowd(16), author('ada')), 'take');
    assert.equal(setUp().offer(crowd(17), author('ada')), 'limit');
    assert.equal(setUp().offer(crowd(150), author('ada'), true), 'take');
    const { offer, doc } = setUp();
    assert.equal(offer(crowd(100), author('ada'), true), 'take');
    assert.equal(offer(Y.encodeStateAsUpdate(doc), author('ada')), 'take', 'what is known is no crowd');
  });

  it('IN5 a document has at most so many roots', () => {
    const { offer } = setUp();
    const root = (name: string): Uint8Array => {
      const doc = new Y.Doc();
      doc.getMap(name).set('k', 1);
      return Y.encodeStateAsUpdate(doc);
    };
    for (let index = 0; index < 64; index++) assert.equal(offer(root(`r${index}`), author('ada')), 'take');
    assert.equal(offer(root('r64'), author('ada')), 'limit');
    assert.equal(offer(root('r1'), author('ada')), 'take');
  });

  it('IN9 an author whose structs are spent is asked to come again, for new ones only', () => {
    const { offer } = setUp();
    const [one, two] = changesOf(1, 2);
    assert.ok(one && two);
    const spent: number[] = [];
    const ada = author('ada', { spend: (structs) => spent.push(structs) < 2 });
    assert.equal(offer(one, ada), 'take');
    assert.equal(offer(one, ada), 'take');
    assert.deepEqual(spent, [1]);
    assert.equal(offer(two, ada), 'busy');
  });

  it('A5 the reach of an update says when Yjs can apply it whole, and when it is in', () => {
    const random = seeded(23);
    let whole = 0;
    let waiting = 0;
    for (const kind of ['registers', 'text'] as const) {
      for (let round = 0; round < 40; round++) {
        const doc = new Y.Doc();
        const state = (client: number): number => Y.getState(doc.store, client);
        for (const update of honestUpdates(random, 40, kind)) {
          if (random(3) === 0) continue;
          const { ends, needs } = reachOfScan(
            scanUpdate(update, profileOf(kind === 'text' ? 'text.1' : 'core'), {
              structs: 1e6,
              clients: 1e6,
              deletions: 1e6,
            }),
          );
          const ready = [...needs].every(([client, end]) => state(client) >= end);
          Y.applyUpdate(doc, update);
          const pends = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
          assert.equal(ready, !pends);
          if (ready) {
            whole++;
            for (const [client, end] of ends) assert.ok(state(client) >= end);
          } else {
            waiting++;
            doc.store.pendingStructs = null;
            doc.store.pendingDs = null;
          }
        }
      }
    }
    assert.ok(whole > 300 && waiting > 300, `${whole} whole, ${waiting} waiting`);
  });
});
