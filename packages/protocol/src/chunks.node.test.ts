import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChunkAssembler, splitFrame } from './chunks.js';
import { decodeMessage, encodeMessage } from './codec.js';
import type { ChunkMessage } from './messages/chunk.js';
import { ProtocolError } from './protocol-error.js';

const limits = { chunk: 100, sync: 1000 };
const failsWith = (code: string) => (error: unknown) => error instanceof ProtocolError && error.code === code;
const updateOf = (size: number): Uint8Array =>
  encodeMessage({ type: 'update', update: Uint8Array.from({ length: size }, (_, index) => index) });

function pieces(frame: Uint8Array, id = 1): ChunkMessage[] {
  return splitFrame(frame, id, limits).map((bytes) => {
    const message = decodeMessage(bytes);
    assert.equal(message.type, 'chunk');
    return message;
  });
}

describe('chunks', () => {
  it('LIM1 frames of every size around the limits come back as the same bytes', () => {
    for (const size of [0, 50, 96, 97, 98, 150, 196, 197, 500, 990]) {
      const frame = updateOf(size);
      const parts = splitFrame(frame, 7, limits);
      if (frame.length <= limits.chunk) {
        assert.deepEqual(parts, [frame]);
        continue;
      }
      assert.equal(parts.length, Math.ceil(frame.length / limits.chunk));
      const assembler = new ChunkAssembler(limits);
      const joined = pieces(frame).map((piece) => assembler.add(piece));
      assert.deepEqual(joined.at(-1), frame);
      assert.ok(joined.slice(0, -1).every((part) => part === undefined));
      assert.equal(assembler.pending, false);
    }
  });

  it('LIM2 more bytes than limits.sync, or a count beyond it, are refused and freed', () => {
    const assembler = new ChunkAssembler(limits);
    const piece = (index: number): ChunkMessage => ({
      type: 'chunk',
      id: 1,
      index,
      count: 50,
      bytes: new Uint8Array(100),
    });
    for (let index = 0; index < 10; index++) assembler.add(piece(index));
    assert.throws(() => assembler.add(piece(10)), failsWith('too-large'));
    assert.equal(assembler.pending, false);
    assert.throws(() => assembler.add({ ...piece(0), count: 1001 }), failsWith('too-large'));
    assert.throws(() => assembler.add({ ...piece(0), count: 0 }), failsWith('too-large'));
    assert.throws(() => assembler.add({ ...piece(0), bytes: new Uint8Array(0) }), failsWith('chunk-order'));
  });

  it('LIM3 pieces that are out of order, repeated, of another frame or nested are refused', () => {
    const [first, second, third] = pieces(updateOf(250));
    assert.ok(first && second && third);
    const cases: readonly (readonly ChunkMessage[])[] = [
      [second],
      [first, third],
      [first, first],
      [first, { ...second, id: 2 }],
      [first, { ...second, count: 4 }],
    ];
    for (const order of cases) {
      const assembler = new ChunkAssembler(limits);
      assert.throws(() => order.forEach((piece) => assembler.add(piece)), failsWith('chunk-order'));
      assert.equal(assembler.pending, false);
    }
    const nested = new ChunkAssembler(limits);
    const mark = encodeMessage({ type: 'mark', n: 1 });
    assert.throws(() => nested.add({ ...first, count: 1, bytes: mark }), failsWith('chunk-order'));
  });

  it('LIM4 a frame over limits.sync is not split at all', () => {
    assert.throws(() => splitFrame(updateOf(1000), 1, limits), failsWith('too-large'));
    assert.equal(splitFrame(updateOf(900), 1, limits).length, 10);
  });
});
