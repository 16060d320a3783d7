import { encodeMessage, splitFrame } from '@firsat/protocol';
import { seeded } from '../seeded.js';
import { Attacker, closeCodeOf, rawSocket } from './attacker.js';
import { changesOf, circle, crowd, manyKeys, presences, rawValue, uints, updateOf } from './poison.js';

/** How an attack ended for its sender: a close code, `cut`, or `open`. */
export type End = number | 'cut' | 'open';

/** One way to do harm: `prepare` makes the bytes beforehand, so that the time of the attack is the server's. */
export interface Attack {
  readonly name: string;
  readonly ends: readonly End[];
  prepare(): (url: string) => Promise<End>;
}

const MIB = 1024 * 1024;

/** Sends frames over an admitted socket and waits for the close. */
function frames(
  name: string,
  ends: readonly End[],
  make: () => readonly Uint8Array[],
  extended = true,
): Attack {
  return {
    name,
    ends,
    prepare: () => {
      const list = make();
      return async (url) => {
        const attacker = await Attacker.open(url, { extended });
        for (const frame of list) attacker.send(frame);
        if (!ends.includes('open')) return attacker.closed();
        await attacker.handled();
        const end = attacker.isClosed ? await attacker.closed() : 'open';
        attacker.leave();
        return end;
      };
    },
  };
}

/** The frames of one update, in chunks when it is large. */
const updateFrames = (update: Uint8Array): readonly Uint8Array[] =>
  splitFrame(encodeMessage({ type: 'update', update }), 1, { chunk: 256 * 1024, sync: 64 * MIB });

const update = (name: string, ends: readonly End[], make: () => Uint8Array): Attack =>
  frames(name, ends, () => updateFrames(make()));

/** Bytes behind a handshake that are no frames of any library. */
function raw(name: string, ends: readonly End[], bytes: readonly number[]): Attack {
  return {
    name,
    ends,
    prepare: () => async (url) => {
      const socket = await rawSocket(url);
      const closed = closeCodeOf(socket);
      socket.write(Uint8Array.from(bytes));
      return closed;
    },
  };
}

const nest = (depth: number): Uint8Array =>
  Uint8Array.from([...Array.from({ length: depth }, () => [117, 1]).flat(), 126]);

const REFUSED: readonly End[] = ['open'];
const INVALID: readonly End[] = [4422];

/** The kinds of measurements.md 3.4 and sync.md 6.1 that need no second user. */
export const ATTACKS: readonly Attack[] = [
  raw('a frame of 2^62 bytes', [1009], [0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
  raw('an unmasked frame', [1002], [0x82, 0x02, 1, 2]),
  raw('a reserved bit', [1002], [0xf2, 0x82, 1, 2, 3, 4, 0, 0]),
  raw('a reserved opcode', [1002], [0x83, 0x82, 1, 2, 3, 4, 0, 0]),
  raw('a control frame that is too long', [1002], [0x89, 0xfe, 0x7f, 0xff, 1, 2, 3, 4]),
  raw('a continuation of nothing', [1002], [0x80, 0x82, 1, 2, 3, 4, 0, 0]),
  raw('text that is no UTF-8', [1007], [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]),
  raw('text', [4400], [0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]),
  frames('a message over the limit', [1009], () => [new Uint8Array(MIB + 1)]),
  frames('20,000 empty messages', [4400], () => Array.from({ length: 20_000 }, () => new Uint8Array())),
  frames('an unknown kind', [4400], () => [Uint8Array.from([99, 1, 2])]),
  frames('a message of the server', [4400], () => [encodeMessage({ type: 'durable', n: 1, roomSeq: 1 })]),
  frames('random bytes', [4400], () => {
    const random = seeded(1);
    return [Uint8Array.from({ length: 5_000 }, () => random(256))];
  }),
  frames('a length beyond the frame', [4400, 4413], () => [uints(0, 2, 2 ** 40)]),
  frames('a chunk of two billion pieces', [4400, 4413], () => [
    encodeMessage({ type: 'chunk', id: 1, index: 0, count: 2 ** 31, bytes: new Uint8Array(100) }),
  ]),
  frames('chunks that never end', [4413, 4400], () =>
    Array.from({ length: 140 }, (_, index) =>
      encodeMessage({ type: 'chunk', id: 1, index, count: 200, bytes: new Uint8Array(256 * 1024) }),
    ),
  ),
  frames('6,000 small messages at once', [4529], () =>
    Array.from({ length: 6_000 }, (_, n) => encodeMessage({ type: 'mark', n: n + 1 })),
  ),
  frames(
    'an extension message of a plain client',
    [4400],
    () => [encodeMessage({ type: 'mark', n: 1 })],
    false,
  ),
  frames('a state vector of nonsense', [4400], () => [
    encodeMessage({ type: 'sync-step-1', stateVector: uints(2 ** 40, 1, 2) }),
  ]),
  update('30 million structs in 20 bytes', INVALID, () => uints(1, 30_000_000, 7, 0, 0, 1, 0)),
  update('30 million clients', INVALID, () => uints(30_000_000, 1, 7, 0)),
  update('30 million deletions', INVALID, () => uints(0, 1, 7, 30_000_000, 0, 1)),
  update('an array of 2^40 values', INVALID, () => rawValue(Uint8Array.from([117, ...uints(2 ** 40)]))),
  update('clocks beyond 2^31', INVALID, () => uints(1, 1, 7, 2 ** 52, 0, 1, 0)),
  update('an update cut short', INVALID, () => manyKeys(50).subarray(0, 400)),
  update('a circle of items', INVALID, circle),
  update('text that is no UTF-8 in an update', INVALID, () =>
    rawValue(Uint8Array.from([119, 2, 0xc3, 0x28])),
  ),
  update('an array 100,000 deep', REFUSED, () => rawValue(nest(100_000))),
  update('120,000 client ids', REFUSED, () => crowd(120_000)),
  update('900 client ids', REFUSED, () => crowd(900)),
  update('100,000 structs in one message', REFUSED, () =>
    Uint8Array.from([...uints(1, 100_000, 7, 0), ...Array.from({ length: 100_000 }, () => [0, 1]).flat(), 0]),
  ),
  update('450,000 tiny keys in chunks', REFUSED, () => manyKeys(450_000)),
  update('a key that is __proto__', REFUSED, () => updateOf((doc) => doc.getMap('o').set('__proto__', 1))),
  update('a member that is __proto__', REFUSED, () =>
    updateOf((doc) => doc.getMap('o').set('k', JSON.parse('{"__proto__":{"admin":true}}') as object)),
  ),
  update('lists, text and bytes in a document of registers', REFUSED, () =>
    updateOf((doc) => {
      doc.getArray('list').push([1]);
      doc.getText('text').insert(0, 'x');
      doc.getMap('o').set('bytes', new Uint8Array(9));
    }),
  ),
  update('a megabyte in one value', REFUSED, () =>
    updateOf((doc) => doc.getMap('o').set('k', 'x'.repeat(900_000))),
  ),
  update('70 root names', REFUSED, () =>
    updateOf((doc) => {
      for (let index = 0; index < 70; index++) doc.getMap(`r${index}`).set('k', 1);
    }),
  ),
  update('a deletion of all that strangers will ever write', REFUSED, () => uints(0, 1, 4242, 1, 0, 2 ** 31)),
  frames('1,500 orphans', REFUSED, () => changesOf(0x0badf, 1_501).slice(1).flatMap(updateFrames)),
  frames('20 updates that declare 30 million structs', INVALID, () =>
    Array.from({ length: 20 }, () => updateFrames(uints(1, 30_000_000, 7, 0, 0, 1, 0))).flat(),
  ),
  frames('a million presences', [4400, 4413], () =>
    splitFrame(encodeMessage({ type: 'awareness', update: presences(1_000_000) }), 1, {
      chunk: 256 * 1024,
      sync: 64 * MIB,
    }),
  ),
  frames('a presence of a megabyte', REFUSED, () => [
    encodeMessage({ type: 'awareness', update: presences(1, `{"a":"${'x'.repeat(900_000)}"}`, 900) }),
  ]),
  frames('presence that is no JSON', REFUSED, () => [
    encodeMessage({ type: 'awareness', update: presences(3, '{"a":', 900) }),
  ]),
  frames('presence cut short', [4400], () => [
    encodeMessage({ type: 'awareness', update: presences(3).subarray(0, 5) }),
  ]),
  frames('1,500 presences one by one', REFUSED, () =>
    Array.from({ length: 1_500 }, (_, index) =>
      encodeMessage({ type: 'awareness', update: presences(1, '{"a":1}', 1_000 + index) }),
    ),
  ),
  frames('presence with a clock of 2^53', REFUSED, () => [
    encodeMessage({ type: 'awareness', update: uints(1, 901, Number.MAX_SAFE_INTEGER, 2, 0x7b, 0x7d) }),
  ]),
];
