import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as encoding from 'lib0/encoding';
import { closeRow, CLOSE } from './close-codes.js';
import { decodeMessage, encodeMessage, MESSAGE_TABLE, peekType } from './codec.js';
import { DEFAULT_LIMITS } from './limits.js';
import { ProtocolError } from './protocol-error.js';
import { SAMPLES } from './testing/samples.js';
import { seeded } from './testing/seeded.js';

const failsWith = (code: string) => (error: unknown) => error instanceof ProtocolError && error.code === code;

describe('codec', () => {
  for (const sample of Object.values(SAMPLES)) {
    it(`PV1 ${sample.type} is read back as it was written, and nothing may follow it`, () => {
      const frame = encodeMessage(sample);
      assert.deepEqual(decodeMessage(frame), sample);
      assert.equal(peekType(frame), sample.type);
      assert.throws(() => decodeMessage(Uint8Array.from([...frame, 0])), failsWith('trailing'));
    });

    it(`PV3 ${sample.type} cut at any byte is refused`, () => {
      const frame = encodeMessage(sample);
      for (let length = 0; length < frame.length; length++)
        assert.throws(() => decodeMessage(frame.slice(0, length)), ProtocolError, `cut at ${length}`);
    });
  }

  it('PV1 the samples cover the whole table', () => {
    assert.equal(Object.keys(SAMPLES).length, MESSAGE_TABLE.length);
  });

  it('PV2 an unknown subtype of 110 is unknown with any body; other unknown kinds are refused', () => {
    assert.deepEqual(decodeMessage(Uint8Array.from([110, 99, 1, 2, 3])), { type: 'unknown', subtype: 99 });
    assert.equal(peekType(Uint8Array.from([110, 99])), 'unknown');
    for (const kind of [4, 10, 102, 127])
      assert.throws(() => decodeMessage(Uint8Array.from([kind, 0])), failsWith('unknown-type'));
    assert.throws(() => decodeMessage(Uint8Array.from([0, 3, 0])), failsWith('unknown-type'));
  });

  it('PV3 a length field that lies does not reach the memory behind the frame', () => {
    const memory = new Uint8Array(64).fill(42);
    memory.set([0, 2, 40], 8);
    assert.throws(() => decodeMessage(memory.subarray(8, 13)), failsWith('truncated'));
    memory.set([0, 2, 2, 7, 7], 8);
    assert.deepEqual(decodeMessage(memory.subarray(8, 13)), {
      type: 'update',
      update: Uint8Array.from([7, 7]),
    });
  });

  it('PV3 numbers beyond 2^53 and endless numbers are refused', () => {
    assert.throws(
      () => decodeMessage(Uint8Array.from([110, 1, ...new Array<number>(9).fill(255), 1])),
      ProtocolError,
    );
    assert.throws(() => decodeMessage(new Uint8Array(64).fill(255)), ProtocolError);
  });

  it('PV3 mutated and random frames fail only with ProtocolError', () => {
    const random = seeded(20_26);
    const frames = Object.values(SAMPLES).map((sample) => encodeMessage(sample));
    let refused = 0;
    for (let round = 0; round < 20_000; round++) {
      const frame = Uint8Array.from(frames[random(frames.length)] ?? []);
      for (let flips = 1 + random(3); flips > 0; flips--) frame[random(frame.length)] = random(256);
      try {
        decodeMessage(frame);
      } catch (error) {
        assert.ok(error instanceof ProtocolError, String(error));
        refused++;
      }
    }
    assert.ok(refused > 5_000, `${refused} refused`);
  });

  it('PV3 JSON that is no object, has wrong fields or a prototype key is harmless', () => {
    const hello = (json: string): Uint8Array => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 110);
      encoding.writeVarUint(encoder, 16);
      encoding.writeVarString(encoder, json);
      return encoding.toUint8Array(encoder);
    };
    for (const json of ['', 'null', '[]', '"x"', '{}', '{"session":1}', '{"limits":[]}', 'x'.repeat(5000)])
      assert.throws(() => decodeMessage(hello(json)), ProtocolError, json);
    const { type: _type, ...body } = SAMPLES.hello;
    const read = decodeMessage(hello(`{"__proto__":{"role":"owner"},${JSON.stringify(body).slice(1)}`));
    assert.deepEqual(read, SAMPLES.hello);
  });

  it('HS7 an unknown role is reader and an unknown notice is other', () => {
    const asAdmin = new TextDecoder('latin1').decode(encodeMessage(SAMPLES.role)).replace('reader', 'superu');
    assert.deepEqual(decodeMessage(Uint8Array.from(asAdmin, (c) => c.charCodeAt(0))), SAMPLES.role);
    const later = new TextDecoder('latin1')
      .decode(encodeMessage(SAMPLES.notice))
      .replace('restart', 'eclipse');
    const notice = decodeMessage(Uint8Array.from(later, (c) => c.charCodeAt(0)));
    assert.deepEqual(notice, { type: 'notice', kind: 'other', retryAfterMs: 1500 });
    assert.equal(decodeMessage(encodeMessage({ ...SAMPLES.role, role: 'owner' })).type, 'role');
  });

  it('LIM5 the defaults are those of the sync document', () => {
    assert.equal(DEFAULT_LIMITS.frame, 1024 ** 2);
    assert.equal(DEFAULT_LIMITS.sync, 32 * 1024 ** 2);
    assert.equal(DEFAULT_LIMITS.document, 20 * 1024 ** 2);
    assert.equal(DEFAULT_LIMITS.outbound, 4 * 1024 ** 2);
    assert.ok(DEFAULT_LIMITS.chunk < DEFAULT_LIMITS.frame);
  });
});

describe('close codes', () => {
  it('PV6 the table answers each code with one reason and action', () => {
    const rows = Object.values(CLOSE);
    assert.equal(new Set(rows.map((row) => row.code)).size, rows.length);
    for (const row of rows) assert.equal(closeRow(row.code), row);
    assert.equal(closeRow(4401).action, 'reauth');
    assert.equal(closeRow(4403).action, 'stop');
    assert.equal(closeRow(4503).action, 'retry');
  });

  it('PV6 unlisted codes: 44xx and 1009 stop, the rest is a lost connection', () => {
    assert.equal(closeRow(4499).action, 'stop');
    assert.equal(closeRow(1009).action, 'stop');
    for (const code of [1000, 1001, 1006, 1011, 3000, 4500, 4999]) {
      assert.equal(closeRow(code).action, 'retry', String(code));
      assert.equal(closeRow(code).reason, 'lost');
    }
  });
});
