import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientConnection, type ClientEffect, type Credentials } from './client-connection.js';
import { decodeMessage, encodeMessage, type Message, type WritableMessage } from './codec.js';
import { DEFAULT_LIMITS } from './limits.js';
import { SAMPLES } from './testing/samples.js';
import { SUBPROTOCOL } from './version.js';

const me: Credentials = { token: 'secret', clientVersion: '0.1.0', schema: 1, epoch: 0 };
const STEP1 = encodeMessage(SAMPLES['sync-step-1']);
const STEP2 = encodeMessage(SAMPLES['sync-step-2']);
const UPDATE = encodeMessage(SAMPLES.update);

/** The messages that the effects put on the wire. */
const sent = (effects: readonly ClientEffect[]): Message[] =>
  effects.flatMap((effect) => (effect.type === 'send' ? [decodeMessage(effect.bytes)] : []));
const types = (effects: readonly ClientEffect[]): string[] =>
  effects.map((effect) =>
    effect.type === 'send' ? `send ${decodeMessage(effect.bytes).type}` : effect.type,
  );
const hear = (connection: ClientConnection, message: WritableMessage): readonly ClientEffect[] =>
  connection.received(encodeMessage(message));

function openConnection(localSeq = 0): ClientConnection {
  const connection = new ClientConnection({ localSeq });
  connection.opened(SUBPROTOCOL, me);
  hear(connection, { ...SAMPLES.hello, limits: { frame: 2000, chunk: 200, sync: 1000, document: 4000 } });
  return connection;
}

describe('client connection', () => {
  it('HS1 AUTH is the first frame and y-websocket opens only at HELLO', () => {
    const connection = new ClientConnection();
    assert.deepEqual(connection.send(UPDATE), []);
    assert.deepEqual(sent(connection.opened(SUBPROTOCOL, me)), [{ type: 'auth', ...me }]);
    assert.equal(connection.state, 'authenticating');
    assert.deepEqual(connection.send(STEP1), []);
    assert.deepEqual(hear(connection, SAMPLES.hello), [{ type: 'open', hello: SAMPLES.hello }]);
    assert.deepEqual(types(connection.send(STEP1)), ['send sync-step-1']);
  });

  it('HS1 sync traffic before HELLO closes the connection', () => {
    const connection = new ClientConnection();
    connection.opened(SUBPROTOCOL, me);
    const [effect] = hear(connection, SAMPLES['sync-step-2']);
    assert.equal(effect?.type === 'close' && effect.row.code, 4400);
    assert.equal(connection.state, 'closed');
  });

  it('HS4 a message that only clients may send closes the connection', () => {
    const [effect] = hear(openConnection(), SAMPLES.mark);
    assert.equal(effect?.type === 'close' && effect.row.code, 4400);
  });

  it('HS5 AUTH can be sent again; the next HELLO does not open twice', () => {
    const connection = new ClientConnection();
    assert.deepEqual(connection.renew(me), []);
    connection.opened(SUBPROTOCOL, me);
    hear(connection, SAMPLES.hello);
    assert.deepEqual(types(connection.renew(me)), ['send auth']);
    assert.deepEqual(hear(connection, { ...SAMPLES.hello, session: 's-2' }), []);
    assert.equal(connection.hello?.session, 's-2');
  });

  it('HS6 a server without the subprotocol opens at once, gets no MARK and acknowledges nothing', () => {
    const connection = new ClientConnection({ localSeq: 4 });
    assert.deepEqual(connection.opened('', me), [{ type: 'open', hello: undefined }]);
    assert.deepEqual(types(connection.send(STEP2)), ['send sync-step-2']);
    connection.changed(5);
    assert.deepEqual(connection.flush(), []);
    const durable = encodeMessage({ type: 'durable', n: 5, roomSeq: 1 });
    assert.deepEqual(connection.received(durable), [{ type: 'deliver', bytes: durable }]);
    assert.equal(connection.durable, 0);
  });

  it('ACK1 no MARK before SyncStep2, however many changes are made and sent', () => {
    const connection = openConnection();
    connection.send(STEP1);
    connection.changed(1);
    connection.send(UPDATE);
    assert.deepEqual(connection.flush(), []);
    assert.equal(connection.marked, 0);
    assert.deepEqual(types(connection.send(STEP2)), ['send sync-step-2', 'send mark']);
    assert.equal(connection.marked, 1);
  });

  it('ACK1 a change after SyncStep2 is marked behind its frame, not when it gets its number', () => {
    const connection = openConnection();
    connection.send(STEP2);
    connection.changed(1);
    const order = [...types(connection.send(UPDATE)), ...types(connection.flush())];
    assert.deepEqual(order, ['send update', 'send mark']);
  });

  it('ACK2 many changes need one MARK, and no change needs none', () => {
    const connection = openConnection();
    connection.send(STEP2);
    assert.deepEqual(connection.flush(), []);
    for (let n = 1; n <= 50; n++) {
      connection.changed(n);
      connection.send(UPDATE);
    }
    assert.deepEqual(sent(connection.flush()), [{ type: 'mark', n: 50 }]);
    assert.equal(connection.markDue, false);
    assert.deepEqual(connection.flush(), []);
  });

  it('ACK3 a new socket marks the newest number again after its own SyncStep2', () => {
    const first = openConnection(7);
    first.send(STEP2);
    hear(first, { type: 'durable', n: 7, roomSeq: 1 });
    const second = openConnection(7);
    assert.deepEqual(second.flush(), []);
    assert.equal(second.durable, 0);
    assert.deepEqual(sent(second.send(STEP2)).at(-1), { type: 'mark', n: 7 });
  });

  it('ACK4 DURABLE is reported once and rising', () => {
    const connection = openConnection(9);
    connection.send(STEP2);
    assert.deepEqual(hear(connection, { type: 'durable', n: 5, roomSeq: 2 }), [
      { type: 'durable', n: 5, roomSeq: 2 },
    ]);
    assert.deepEqual(hear(connection, { type: 'durable', n: 5, roomSeq: 2 }), []);
    assert.deepEqual(hear(connection, { type: 'durable', n: 4, roomSeq: 3 }), []);
    assert.deepEqual(types(hear(connection, { type: 'durable', n: 9, roomSeq: 3 })), ['durable']);
    assert.equal(connection.durable, 9);
  });

  it('ACK4 DURABLE for a number that was never marked is a lie: nothing is reported, the socket closes', () => {
    const connection = openConnection(9);
    const [effect] = hear(connection, { type: 'durable', n: 1, roomSeq: 2 });
    assert.equal(effect?.type, 'close');
    assert.equal(connection.durable, 0);
  });

  it('PV2 unknown extensions are ignored, news is passed on, sync frames are delivered as they are', () => {
    const connection = openConnection();
    assert.deepEqual(connection.received(Uint8Array.from([110, 77, 1])), []);
    for (const message of [
      SAMPLES.notice,
      SAMPLES.epoch,
      SAMPLES.role,
      SAMPLES.refused,
      SAMPLES['need-auth'],
    ])
      assert.deepEqual(hear(connection, message), [{ type: 'news', message }]);
    assert.deepEqual(connection.received(UPDATE), [{ type: 'deliver', bytes: UPDATE }]);
  });

  it('PV4 a bad frame is one close, and the connection is deaf and dumb afterwards', () => {
    const connection = openConnection();
    assert.deepEqual(types(connection.received(Uint8Array.from([0, 2, 90]))), ['close']);
    assert.deepEqual(connection.received(UPDATE), []);
    assert.deepEqual(connection.send(UPDATE), []);
    connection.changed(3);
    assert.deepEqual(connection.flush(), []);
  });

  it('LIM1 a large step 2 leaves in pieces with its MARK behind the last one', () => {
    const connection = openConnection(3);
    const frame = encodeMessage({ type: 'sync-step-2', update: new Uint8Array(700) });
    assert.deepEqual(types(connection.send(frame)), [
      ...new Array<string>(4).fill('send chunk'),
      'send mark',
    ]);
  });

  it('LIM3 pieces from the server are delivered as one frame; a frame between them closes', () => {
    const frame = encodeMessage({ type: 'sync-step-2', update: new Uint8Array(50).fill(3) });
    const piece = (index: number): WritableMessage => ({
      type: 'chunk',
      id: 0,
      index,
      count: 2,
      bytes: index === 0 ? frame.subarray(0, 30) : frame.subarray(30),
    });
    const connection = openConnection();
    assert.deepEqual(hear(connection, piece(0)), []);
    assert.deepEqual(hear(connection, piece(1)), [{ type: 'deliver', bytes: frame }]);
    hear(connection, piece(0));
    assert.deepEqual(types(connection.received(UPDATE)), ['close']);
  });

  it('LIM4 a frame that no server limit allows is one terminal close', () => {
    const connection = openConnection(3);
    const [effect] = connection.send(encodeMessage({ type: 'sync-step-2', update: new Uint8Array(1001) }));
    assert.ok(effect?.type === 'close');
    assert.deepEqual([effect.row.code, effect.row.action], [4413, 'stop']);
    assert.equal(connection.marked, 0);
  });

  it('LIM5 before HELLO the defaults hold, after it what the server said', () => {
    const connection = new ClientConnection();
    connection.opened(SUBPROTOCOL, me);
    hear(connection, { ...SAMPLES.hello, limits: { frame: 500, chunk: 9999, sync: 9999, document: 1 } });
    const frame = encodeMessage({ type: 'update', update: new Uint8Array(900) });
    const lengths = connection
      .send(frame)
      .map((effect) => (effect.type === 'send' ? effect.bytes.length : -1));
    assert.ok(lengths.length > 1 && lengths.every((length) => length <= 500), lengths.join());
    assert.ok(frame.length < DEFAULT_LIMITS.chunk);
  });
});
