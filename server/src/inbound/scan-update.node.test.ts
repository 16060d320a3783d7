import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { honestUpdates } from '../testing/honest-updates.js';
import { seeded } from '../testing/seeded.js';
import { profileOf } from './document-profile.js';
import { UpdateFault } from '../updates/update-fault.js';
import { scanUpdate, type ClockRange } from './scan-update.js';

const CORE = profileOf('core');
const TEXT = profileOf('text.a1');
const LIMITS = { structs: 20_000, clients: 1_000, deletions: 20_000 };

/** The fault of a scan as `kind what`; `fine` when there is none. */
function fault(update: Uint8Array, profile = CORE, limits = LIMITS): string {
  try {
    scanUpdate(update, profile, limits);
    return 'fine';
  } catch (error) {
    assert.ok(error instanceof UpdateFault, String(error));
    return `${error.kind} ${error.what}`;
  }
}

/** Ranges as Yjs' own decoder sees them, neighbours joined. */
function rangesOf(update: Uint8Array): { structs: ClockRange[]; deletions: ClockRange[]; count: number } {
  const { structs, ds } = Y.decodeUpdate(update);
  const found: ClockRange[] = [];
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const last = found.at(-1);
    if (last?.client === client && last.to === clock)
      found[found.length - 1] = { ...last, to: clock + struct.length };
    else found.push({ client, from: clock, to: clock + struct.length });
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  );
  return { structs: found, deletions, count: structs.length };
}

/** The update of one change of a document. */
function updateOf(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 7;
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

const set = (key: string, value: unknown): Uint8Array => updateOf((doc) => doc.getMap('o').set(key, value));
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('scan of an update', () => {
  it('IN2 honest updates pass, with the ranges and deletions that Yjs reads', () => {
    for (const [kind, profile, seed] of [
      ['registers', CORE, 11],
      ['text', TEXT, 12],
    ] as const) {
      let holes = 0;
      for (const update of honestUpdates(seeded(seed), 3_000, kind)) {
        const scan = scanUpdate(update, profile, LIMITS);
        const theirs = rangesOf(update);
        assert.deepEqual(scan.ranges, theirs.structs);
        assert.deepEqual(scan.deletions, theirs.deletions);
        assert.equal(scan.structs, theirs.count);
        if (new Set(scan.ranges.map((range) => range.client)).size < scan.ranges.length) holes++;
      }
      assert.ok(holes > 50, `${holes} updates with holes`);
    }
  });

  it('IN2 what an update refers to is what its items name', () => {
    for (const update of honestUpdates(seeded(13), 1_000, 'text')) {
      const needs = new Map<number, number>();
      const need = (id: Y.ID | null): void => {
        if (id && id.clock >= (needs.get(id.client) ?? 0)) needs.set(id.client, id.clock + 1);
      };
      for (const struct of Y.decodeUpdate(update).structs) {
        if (!(struct instanceof Y.Item)) continue;
        need(struct.origin);
        need(struct.rightOrigin);
        if (struct.parent instanceof Y.ID) need(struct.parent);
      }
      assert.deepEqual(scanUpdate(update, TEXT, LIMITS).needs, needs);
    }
  });

  it('IN1 a declared count that does not fit into the bytes is malformed, without reading on', () => {
    const write = (...numbers: number[]): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const number of numbers) encoding.writeVarUint(encoder, number);
      return encoding.toUint8Array(encoder);
    };
    for (const numbers of [
      [30_000_000, 1, 7, 0],
      [1, 30_000_000, 7, 0, 0, 1, 0],
      [0, 30_000_000, 7],
      [0, 1, 7, 30_000_000, 0, 1],
      [1, 1, 7, 0, 0x28, 1, 1, 111, 1, 107, 2 ** 40],
    ])
      assert.equal(fault(write(...numbers)), 'malformed count', String(numbers));
    // The same with an array inside of a value.
    const big = set('k', [1, 2]);
    big.set([0xff, 0x7f], big.indexOf(117) + 1);
    assert.equal(fault(big), 'malformed count');
  });

  it('IN1 every cut of an update, and bytes behind it, are malformed', () => {
    for (const update of honestUpdates(seeded(14), 40, 'registers').slice(-20)) {
      for (let length = 0; length < update.length; length++)
        assert.match(fault(update.subarray(0, length)), /^malformed/, `${length} of ${update.length}`);
      assert.equal(fault(Uint8Array.from([...update, 0])), 'malformed trailing');
    }
  });

  it('IN3 registers are flat maps of plain JSON: everything else is refused, what is allowed passes', () => {
    assert.equal(fault(set('aB3.P', { s: ['x', 1.5, null, true], n: { a: 'ş' } })), 'fine');
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [updateOf((doc) => doc.getArray('o').push([1])), 'no-register'],
      [
        updateOf((doc) => {
          doc.getText('o').insert(0, 'x');
        }),
        'no-register',
      ],
      [updateOf((doc) => doc.getMap('o').set('k', new Y.Map())), 'content'],
      [updateOf((doc) => doc.getMap('o').set('k', new Y.Doc())), 'content'],
      [set('k', new Uint8Array(3)), 'content'],
      [set('k', [new Uint8Array(3)]), 'not-json'],
      [set('k', 10n), 'not-json'],
      [set('k', undefined), 'undefined'],
      [set('k', NaN), 'number'],
      [set('k', [-Infinity]), 'number'],
      [set('k', 'x'.repeat(65_537)), 'text'],
      [set('k', nested(9)), 'depth'],
      [
        set(
          'k',
          Array.from({ length: 10_001 }, () => 0),
        ),
        'members',
      ],
      [set('__proto__', 1), 'key'],
      [set('constructor.x', 1), 'key'],
      [set('a.prototype', 1), 'key'],
      [set('k', JSON.parse('{"a":[{"__proto__":{"admin":true}}]}')), 'member'],
      [set('k', [{ constructor: 1 }]), 'member'],
      [set('k', [{ prototype: 1 }]), 'member'],
      [set('bir anahtar', 1), 'key'],
      [set('ş', 1), 'key'],
      [set('', 1), 'key'],
      [set('k'.repeat(161), 1), 'key'],
      [updateOf((doc) => doc.getMap('__proto__').set('k', 1)), 'root'],
      [updateOf((doc) => doc.getMap('a/b').set('k', 1)), 'root'],
    ];
    for (const [update, what] of cases) assert.equal(fault(update), `forbidden ${what}`);
    for (const value of ['x'.repeat(65_536), 'ş'.repeat(65_536), nested(8), 1e308, -0, 2 ** 53 - 1])
      assert.equal(fault(set('k', value)), 'fine');
    assert.equal(fault(set('k'.repeat(160), { constructors: 1, proto: 2, a: undefined })), 'fine');
  });

  it('IN4 documents with text may nest types and formats, but hold no documents, bytes, embeds or hooks', () => {
    const text = (write: (text: Y.Text) => void): Uint8Array =>
      updateOf((doc) => {
        write(doc.getText('t'));
      });
    assert.equal(
      fault(
        text((t) => {
          t.insert(0, 'ab', { bold: true });
        }),
        TEXT,
      ),
      'fine',
    );
    const link = { href: { a: { constructor: 1 } } };
    assert.equal(
      fault(
        text((t) => {
          t.insert(0, 'ab', { link });
        }),
        TEXT,
      ),
      'forbidden member',
    );
    assert.equal(
      fault(
        text((t) => {
          t.insertEmbed(0, { image: 'x' });
        }),
        TEXT,
      ),
      'forbidden content',
    );
    assert.equal(
      fault(
        text((t) => {
          t.insert(0, 'x'.repeat(65_537));
        }),
        TEXT,
      ),
      'forbidden text',
    );
    assert.equal(
      fault(
        updateOf((d) => d.getMap('m').set('k', new Y.Doc())),
        TEXT,
      ),
      'forbidden content',
    );
    const bytes = updateOf((doc) => doc.getArray('a').push([new Uint8Array(2)]));
    assert.equal(fault(bytes, TEXT), 'forbidden content');
    const hook = updateOf((doc) => {
      doc.getXmlFragment('x').insert(0, [new Y.XmlHook('h') as unknown as Y.XmlElement]);
    });
    assert.equal(fault(hook, TEXT), 'forbidden content');
  });

  it('IN5 an update holds at most so many structs, clients and deletions', () => {
    const many = updateOf((doc) => {
      for (let index = 0; index < 50; index++) doc.getMap('o').set(`k${index}`, index);
      for (let index = 0; index < 50; index += 2) doc.getMap('o').delete(`k${index}`);
    });
    assert.equal(fault(many), 'fine');
    assert.equal(fault(many, CORE, { ...LIMITS, structs: 49 }), 'limit structs');
    assert.equal(fault(many, CORE, { ...LIMITS, deletions: 24 }), 'limit deletions');
    const crowd = Y.mergeUpdates(
      Array.from({ length: 5 }, (_, index) => {
        const doc = new Y.Doc();
        doc.clientID = index + 1;
        doc.getMap('o').set('k', 1);
        return Y.encodeStateAsUpdate(doc);
      }),
    );
    assert.equal(fault(crowd, CORE, { ...LIMITS, clients: 5 }), 'fine');
    assert.equal(fault(crowd, CORE, { ...LIMITS, clients: 4 }), 'limit clients');
    const roots = updateOf((doc) => {
      for (let index = 0; index < 65; index++) doc.getMap(`r${index}`).set('k', 1);
    });
    assert.equal(fault(roots), 'limit roots');
  });

  it('IN1 clocks beyond 2^31, empty structs, one client twice and items that wait for themselves are malformed', () => {
    const write = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
    const beyond = [0x80, 0x80, 0x80, 0x80, 0x08];
    assert.equal(fault(write(1, 1, 7, ...beyond, 0, 1, 0)), 'malformed clock');
    assert.equal(fault(write(0, 1, 7, 1, 0, ...beyond, 0)), 'malformed trailing');
    assert.equal(fault(write(0, 1, 7, 1, 1, ...beyond)), 'malformed clock');
    assert.equal(fault(write(1, 1, 7, 0, 0, 0, 0)), 'malformed length');
    assert.equal(fault(write(2, 1, 7, 0, 0, 1, 1, 7, 0, 0, 1, 0)), 'malformed client-twice');
    assert.equal(fault(write(1, 1, 7, 3, 0x81, 7, 3, 1, 0)), 'malformed reference');
    assert.equal(fault(write(1, 1, 7, 3, 0x81, 7, 2, 1, 0)), 'fine');
    assert.equal(fault(write(1, 1, 7, 0, 0x80, 1, 0)), 'malformed struct');
    assert.equal(fault(write(1, 1, 7, 0, 0x1f, 1, 0)), 'malformed struct');
  });
});
