import type { ByteCursor } from './byte-cursor.js';
import { InboundFault } from './inbound-fault.js';
import { isPoison, POISON } from './names.js';

/** Longest text, in UTF-16 units: what the model takes. */
export const MAX_TEXT = 65_536;
/** Deepest nesting of a value. */
const MAX_DEPTH = 8;
/** Most members of one value, all levels together. */
const MAX_MEMBERS = 10_000;
/** Longest key of a member, in UTF-16 units. */
const MAX_MEMBER_KEY = 256;

interface Budget {
  members: number;
}

/**
 * Passes over one value of lib0's `any` encoding: plain JSON within bounds. `undefined` only as a member of
 * an object, where it says the same as absence.
 *
 * @throws InboundFault
 */
export function skipValue(cursor: ByteCursor): void {
  skipAny(cursor, 1, { members: MAX_MEMBERS }, false);
}

function skipAny(cursor: ByteCursor, depth: number, budget: Budget, inObject: boolean): void {
  if (--budget.members < 0) throw new InboundFault('forbidden', 'members');
  const tag = cursor.byte();
  switch (tag) {
    case 127:
      if (!inObject) throw new InboundFault('forbidden', 'undefined');
      return;
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      cursor.skipInt();
      return;
    case 124:
    case 123:
      skipFloat(cursor, tag === 124);
      return;
    case 119:
      if (cursor.skipText() > MAX_TEXT) throw new InboundFault('forbidden', 'text');
      return;
    case 118: {
      deeper(depth);
      for (let left = cursor.count(2); left > 0; left--) {
        skipMemberKey(cursor);
        skipAny(cursor, depth + 1, budget, true);
      }
      return;
    }
    case 117: {
      deeper(depth);
      for (let left = cursor.count(1); left > 0; left--) skipAny(cursor, depth + 1, budget, false);
      return;
    }
    case 122: // bigint
    case 116: // bytes
      throw new InboundFault('forbidden', 'not-json');
    default:
      throw new InboundFault('malformed', 'value');
  }
}

function deeper(depth: number): void {
  if (depth > MAX_DEPTH) throw new InboundFault('forbidden', 'depth');
}

function skipMemberKey(cursor: ByteCursor): void {
  if (cursor.skipText() > MAX_MEMBER_KEY) throw new InboundFault('forbidden', 'member');
  if (isPoison(cursor.bytes, cursor.textFrom, cursor.pos)) throw new InboundFault('forbidden', 'member');
}

/** Big endian, as lib0 writes; an exponent of ones is an infinity or no number. */
function skipFloat(cursor: ByteCursor, short: boolean): void {
  const { bytes, pos } = cursor;
  cursor.skip(short ? 4 : 8);
  const [first, second] = [bytes[pos] as number, bytes[pos + 1] as number];
  if ((first & 0x7f) !== 0x7f) return;
  if (short ? second >= 0x80 : second >= 0xf0) throw new InboundFault('forbidden', 'number');
}

/**
 * Passes over JSON as text (the value of a formatting mark).
 *
 * @throws InboundFault
 */
export function skipJsonText(cursor: ByteCursor): void {
  if (cursor.skipText() > MAX_TEXT) throw new InboundFault('forbidden', 'text');
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(cursor.bytes.subarray(cursor.textFrom, cursor.pos)));
  } catch {
    throw new InboundFault('malformed', 'json');
  }
  checkJson(value, 1, { members: MAX_MEMBERS });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function checkJson(value: unknown, depth: number, budget: Budget): void {
  if (--budget.members < 0) throw new InboundFault('forbidden', 'members');
  if (typeof value !== 'object' || value === null) return;
  deeper(depth);
  for (const [key, member] of Object.entries(value)) {
    if (POISON.has(key) || key.length > MAX_MEMBER_KEY) throw new InboundFault('forbidden', 'member');
    checkJson(member, depth + 1, budget);
  }
}
