import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeMessage, encodeMessage, type Message, type WritableMessage } from './codec.js';
import { DEFAULT_LIMITS } from './limits.js';
import { ServerConnection, type ServerEffect } from './server-connection.js';
import { SAMPLES } from './testing/samples.js';

const limits = { ...DEFAULT_LIMITS, preAuth: 64, chunk: 200, sync: 1000, document: 1000 };
const welcome = {
  session: 's-1',
  role: 'editor',
  epoch: 1,
  schema: { min: 1, max: 1 },
  serverTime: 5,
  exp: null,
  features: [],
} as const;

const tell = (connection: ServerConnection, message: WritableMessage): readonly ServerEffect[] =>
  connection.received(encodeMessage(message));
const sent = (effects: readonly ServerEffect[]): Message[] =>
  effects.flatMap((effect) => (effect.type === 'send' ? [decodeMessage(effect.bytes)] : []));
const closeCode = (effects: readonly ServerEffect[]): number | undefined =>
  effects[0]?.type === 'close' ? effects[0].row.code : undefined;

/** An open connection; `synced`: its step 2 has been applied. */
function openConnection(synced = true): ServerConnection {
  const connection = new ServerConnection({ extended: true, limits });
  tell(connection, SAMPLES.auth);
  connection.welcome(welcome);
  if (synced) connection.applied(true, 'ok', 0, 0);
  return connection;
}

describe('server connection', () => {
  it('HS2 one AUTH, then HELLO with version and limits, then traffic', () => {
    const connection = new ServerConnection({ extended: true, limits });
    assert.deepEqual(tell(connection, SAMPLES.auth), [
      { type: 'authenticate', auth: SAMPLES.auth, renewal: false },
    ]);
    const [hello] = sent(connection.welcome(welcome));
    assert.ok(hello?.type === 'hello' && hello.protocol >= 1 && hello.limits.chunk === 200);
    assert.deepEqual(tell(connection, SAMPLES['sync-step-1']), [
      { type: 'sync-step-1', stateVector: SAMPLES['sync-step-1'].stateVector },
    ]);
  });

  it('HS2 anything but AUTH first, or two before HELLO, is closed with 4400', () => {
    for (const message of [SAMPLES['sync-step-1'], SAMPLES.mark, SAMPLES.awareness])
      assert.equal(closeCode(tell(new ServerConnection({ extended: true }), message)), 4400);
    const twice = new ServerConnection({ extended: true });
    tell(twice, SAMPLES.auth);
    assert.equal(closeCode(tell(twice, SAMPLES.auth)), 4400);
  });

  it('HS3 a long first frame is closed with 4413, whatever it is', () => {
    const connection = new ServerConnection({ extended: true, limits });
    assert.equal(closeCode(tell(connection, { ...SAMPLES.auth, token: 'x'.repeat(60) })), 4413);
    const short = new ServerConnection({ extended: true, limits });
    assert.equal(closeCode(tell(short, { ...SAMPLES.auth, token: 'x'.repeat(20) })), undefined);
  });

  it('HS4 a message that only servers may send is closed with 4400', () => {
    assert.equal(closeCode(tell(openConnection(), SAMPLES.durable)), 4400);
    assert.equal(closeCode(tell(openConnection(), SAMPLES.hello)), 4400);
  });

  it('HS5 AUTH on an open socket asks for a renewal', () => {
    assert.deepEqual(tell(openConnection(), SAMPLES.auth), [
      { type: 'authenticate', auth: SAMPLES.auth, renewal: true },
    ]);
  });

  it('HS6 basic mode is open at once, sends no extension frame and takes none', () => {
    const basic = new ServerConnection({ extended: false, limits });
    assert.equal(tell(basic, SAMPLES['sync-step-1'])[0]?.type, 'sync-step-1');
    for (const message of [SAMPLES.durable, SAMPLES.notice, SAMPLES.refused, SAMPLES.epoch])
      assert.deepEqual(basic.send(message), []);
    const large = encodeMessage({ type: 'sync-step-2', update: new Uint8Array(900) });
    assert.deepEqual(basic.sendFrame(large), [{ type: 'send', bytes: large }]);
    assert.equal(closeCode(tell(basic, SAMPLES.mark)), 4400);
  });

  it('ACK5 DURABLE waits for the commit of everything applied before the MARK', () => {
    const connection = openConnection();
    assert.deepEqual(tell(connection, { type: 'mark', n: 4 }), [{ type: 'mark', n: 4 }]);
    assert.deepEqual(connection.mark(4, 10, 9), []);
    assert.deepEqual(connection.durable(9), []);
    assert.deepEqual(sent(connection.durable(10)), [{ type: 'durable', n: 4, roomSeq: 10 }]);
    assert.deepEqual(connection.durable(11), []);
    assert.deepEqual(sent(connection.mark(5, 11, 11)), [{ type: 'durable', n: 5, roomSeq: 11 }]);
  });

  it('ACK5 one commit answers several marks by the newest, and never one that is not covered', () => {
    const connection = openConnection();
    connection.mark(1, 10, 0);
    connection.mark(2, 11, 0);
    connection.mark(3, 13, 0);
    assert.deepEqual(sent(connection.durable(12)), [{ type: 'durable', n: 2, roomSeq: 12 }]);
    assert.deepEqual(sent(connection.durable(13)), [{ type: 'durable', n: 3, roomSeq: 13 }]);
  });

  it('ACK6 a gap holds later marks and lets earlier ones through; closing it releases the newest', () => {
    const connection = openConnection();
    connection.mark(1, 10, 0);
    connection.applied(false, 'gap', 11, 0);
    connection.mark(2, 11, 0);
    connection.mark(3, 11, 0);
    assert.deepEqual(sent(connection.durable(20)), [{ type: 'durable', n: 1, roomSeq: 20 }]);
    assert.deepEqual(connection.gapClosed(25, 20), []);
    assert.deepEqual(sent(connection.durable(25)), [{ type: 'durable', n: 3, roomSeq: 25 }]);
  });

  it('ACK6 after a refusal nothing beyond it is acknowledged, also not by a later commit', () => {
    const connection = openConnection();
    connection.mark(1, 10, 0);
    connection.applied(false, 'refused', 10, 0);
    const [refused] = sent(
      connection.refuse({ code: 'read-only', path: '', rule: '', retryable: true, action: 'fork' }),
    );
    assert.ok(refused?.type === 'refused' && refused.from === 1);
    connection.mark(2, 10, 10);
    connection.applied(true, 'ok', 12, 12);
    assert.deepEqual(sent(connection.durable(99)), [{ type: 'durable', n: 1, roomSeq: 99 }]);
  });

  it('ACK7 a MARK before SyncStep2 is answered only after step 2 is applied and committed', () => {
    const connection = openConnection(false);
    assert.deepEqual(connection.mark(2, 1, 1), []);
    assert.deepEqual(connection.durable(5), []);
    assert.deepEqual(connection.applied(false, 'ok', 6, 6), []);
    assert.deepEqual(connection.applied(true, 'ok', 7, 6), []);
    assert.deepEqual(sent(connection.durable(7)), [{ type: 'durable', n: 2, roomSeq: 7 }]);
  });

  it('LIM1 a large answer goes out in pieces that fit a frame', () => {
    const effects = openConnection().send({ type: 'sync-step-2', update: new Uint8Array(900) });
    assert.ok(sent(effects).every((message) => message.type === 'chunk'));
    assert.equal(effects.length, 5);
  });

  it('LIM3 pieces are joined to one change; a frame between them closes with 4400', () => {
    const frame = encodeMessage({ type: 'sync-step-2', update: new Uint8Array(60).fill(1) });
    const piece = (index: number): WritableMessage => ({
      type: 'chunk',
      id: 3,
      index,
      count: 2,
      bytes: index === 0 ? frame.subarray(0, 20) : frame.subarray(20),
    });
    const connection = openConnection();
    assert.deepEqual(tell(connection, piece(0)), []);
    assert.deepEqual(tell(connection, piece(1)), [
      { type: 'change', update: new Uint8Array(60).fill(1), step2: true },
    ]);
    tell(connection, piece(0));
    assert.equal(closeCode(tell(connection, SAMPLES.update)), 4400);
  });

  it('LIM4 an answer too large to be joined is one close with 4413', () => {
    const effects = openConnection().send({ type: 'sync-step-2', update: new Uint8Array(2001) });
    assert.equal(closeCode(effects), 4413);
  });

  it('PV4 bad bytes close with 4400, oversize with 4413, and then nothing is heard', () => {
    const connection = openConnection();
    assert.equal(closeCode(connection.received(Uint8Array.from([0, 9]))), 4400);
    assert.deepEqual(tell(connection, SAMPLES.update), []);
    assert.deepEqual(connection.send(SAMPLES.notice), []);
    assert.equal(closeCode(tell(openConnection(), { type: 'update', update: new Uint8Array(1001) })), 4413);
    assert.deepEqual(openConnection().received(Uint8Array.from([110, 99])), []);
  });
});
