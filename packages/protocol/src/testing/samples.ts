import type { WritableMessage } from '../codec.js';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** One message of every type, with fixed contents: for round trips and for the golden bytes. */
export const SAMPLES: { readonly [T in WritableMessage['type']]: Extract<WritableMessage, { type: T }> } = {
  'sync-step-1': { type: 'sync-step-1', stateVector: bytes(1, 7, 3) },
  'sync-step-2': { type: 'sync-step-2', update: bytes(0, 0) },
  update: { type: 'update', update: bytes(1, 2, 3, 200) },
  awareness: { type: 'awareness', update: bytes(0) },
  'auth-denied': { type: 'auth-denied', reason: 'yasak ğ' },
  'query-awareness': { type: 'query-awareness' },
  mark: { type: 'mark', n: 300 },
  auth: { type: 'auth', token: 't.o.k', clientVersion: '0.1.0', schema: 1, epoch: 2 },
  chunk: { type: 'chunk', id: 4, index: 1, count: 3, bytes: bytes(9, 8) },
  hello: {
    type: 'hello',
    protocol: 1,
    session: 's-1',
    role: 'editor',
    epoch: 2,
    schema: { min: 1, max: 3 },
    limits: { frame: 1000, chunk: 200, sync: 5000, document: 4000 },
    serverTime: 1_700_000_000_000,
    exp: null,
    features: ['durable'],
  },
  durable: { type: 'durable', n: 300, roomSeq: 12 },
  refused: {
    type: 'refused',
    code: 'read-only',
    from: 3,
    to: 0,
    path: '',
    rule: 'SE4',
    retryable: true,
    action: 'fork',
  },
  role: { type: 'role', role: 'reader', exp: 1_700_000_100_000 },
  notice: { type: 'notice', kind: 'restart', retryAfterMs: 1500 },
  epoch: { type: 'epoch', epoch: 3 },
  'need-auth': { type: 'need-auth', reason: 'expired', graceMs: 30_000 },
};
