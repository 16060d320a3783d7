import type { Encoder } from 'lib0/encoding';
import * as encoding from 'lib0/encoding';
import type { DownMessage } from './down.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import {
  AUTH,
  AWARENESS,
  EXTENSION,
  QUERY_AWARENESS,
  SYNC,
  type Direction,
  type MessageCodec,
} from './message-codec.js';
import { authDenied } from './messages/auth-denied.js';
import { auth } from './messages/auth.js';
import { awareness } from './messages/awareness.js';
import { chunk } from './messages/chunk.js';
import { durable } from './messages/durable.js';
import { epoch } from './messages/epoch.js';
import { hello } from './messages/hello.js';
import { mark } from './messages/mark.js';
import { needAuth } from './messages/need-auth.js';
import { notice } from './messages/notice.js';
import { queryAwareness } from './messages/query-awareness.js';
import { refused } from './messages/refused.js';
import { role } from './messages/role.js';
import { syncStep1 } from './messages/sync-step-1.js';
import { syncStep2 } from './messages/sync-step-2.js';
import type { UnknownMessage } from './messages/unknown.js';
import { update } from './messages/update.js';
import { ProtocolError } from './protocol-error.js';
import type { UpMessage } from './up.js';
import { FrameReader } from './wire.js';

/** A message that can be written. */
export type WritableMessage = UpMessage | DownMessage;

/** What a frame can hold: a known message, or an extension of a newer peer. */
export type Message = WritableMessage | UnknownMessage;

type Codecs = {
  readonly [T in WritableMessage['type']]: MessageCodec<Extract<WritableMessage, { type: T }>>;
};

/** Typed by the unions: a message without a codec does not compile. */
const CODECS: Codecs = {
  'sync-step-1': syncStep1,
  'sync-step-2': syncStep2,
  update,
  awareness,
  'auth-denied': authDenied,
  'query-awareness': queryAwareness,
  mark,
  auth,
  chunk,
  hello,
  durable,
  refused,
  role,
  notice,
  epoch,
  'need-auth': needAuth,
};

interface AnyCodec {
  readonly tag: readonly number[];
  readonly direction: Direction;
  read(reader: FrameReader, limits: Limits): WritableMessage;
}

const key = (tag: readonly number[]): string => tag.join('.');
const BY_TAG: ReadonlyMap<string, AnyCodec> = new Map(
  Object.values<AnyCodec>(CODECS).map((codec) => [key(codec.tag), codec]),
);

const TYPE_BY_TAG: ReadonlyMap<string, WritableMessage['type']> = new Map(
  Object.values(CODECS).map((codec) => [key(codec.tag), codec.type]),
);

/** Kinds whose frame has no second number. */
const SINGLE: ReadonlySet<number> = new Set([AWARENESS, QUERY_AWARENESS]);
/** Kinds whose second number chooses the message. */
const DOUBLE: ReadonlySet<number> = new Set([SYNC, AUTH, EXTENSION]);

function readTag(reader: FrameReader): readonly number[] {
  const kind = reader.uint();
  if (SINGLE.has(kind)) return [kind];
  if (DOUBLE.has(kind)) return [kind, reader.uint()];
  throw new ProtocolError('unknown-type', `kind ${kind}`);
}

/** One row per message: type, tag, direction. Part of what the protocol version stands for (PV5). */
export const MESSAGE_TABLE: readonly string[] = Object.entries(CODECS).map(
  ([type, codec]) => `${type} ${key(codec.tag)} ${codec.direction}`,
);

/** Whether a peer on the given side may send this message. Unknown extensions may come from either. */
export function mayTravel(message: Message, direction: 'up' | 'down'): boolean {
  if (message.type === 'unknown') return true;
  const allowed = CODECS[message.type].direction;
  return allowed === 'both' || allowed === direction;
}

/** The frame of a message. */
export function encodeMessage(message: WritableMessage): Uint8Array {
  // The table is typed per key; the lookup by a union type loses the pairing that holds at run time.
  const codec = CODECS[message.type] as {
    readonly tag: readonly number[];
    write(encoder: Encoder, message: WritableMessage): void;
  };
  const encoder = encoding.createEncoder();
  for (const part of codec.tag) encoding.writeVarUint(encoder, part);
  codec.write(encoder, message);
  return encoding.toUint8Array(encoder);
}

/**
 * Reads one frame. Byte fields of the result are views on `bytes`.
 *
 * @throws ProtocolError for anything but exactly one well-formed message within the limits (PV1, PV3).
 */
export function decodeMessage(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Message {
  const reader = new FrameReader(bytes);
  const tag = readTag(reader);
  const codec = BY_TAG.get(key(tag));
  if (!codec) {
    if (tag[0] === EXTENSION) return { type: 'unknown', subtype: tag[1] ?? 0 };
    throw new ProtocolError('unknown-type', key(tag));
  }
  const message = codec.read(reader, limits);
  reader.end();
  return message;
}

/**
 * The type of a frame without reading its body, for a relay that only needs to know what passes by.
 * `unknown` for unknown extensions and for frames that are not ours at all.
 */
export function peekType(bytes: Uint8Array): Message['type'] {
  try {
    return TYPE_BY_TAG.get(key(readTag(new FrameReader(bytes)))) ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
