import type { ByteCursor } from './byte-cursor.js';
import { UpdateFault } from './update-fault.js';

/** What is looked at of a value while it is passed over; each may throw. */
export interface ValueChecks {
  /** A value begins. */
  value(isOutermost: boolean): void;
  /** An object or a list begins; the outermost has depth 1. */
  container(depth: number): void;
  /** A text of so many UTF-16 units has been passed over. */
  text(units: number): void;
  /** The same of the key of an object's member; its bytes are the cursor's text. */
  memberKey(cursor: ByteCursor, units: number): void;
  /** A float has been passed over; big endian, as lib0 writes. */
  float(first: number, second: number, isShort: boolean): void;
  /** `undefined` stands here. */
  missing(isMember: boolean): void;
  /** A value begins that JSON does not have: bytes or a big integer. */
  notJson(): void;
}

/** Of a stranger's bytes: the stack must not end before they do. */
const DEEPEST = 64;

/**
 * Passes over one value of lib0's `any` encoding. Without `checks`, texts are passed over by their length.
 *
 * @throws UpdateFault
 */
export function skipValue(cursor: ByteCursor, checks?: ValueChecks): void {
  skipAny(cursor, checks, 1, false);
}

function skipAny(
  cursor: ByteCursor,
  checks: ValueChecks | undefined,
  depth: number,
  isMember: boolean,
): void {
  checks?.value(depth === 1);
  const tag = cursor.byte();
  switch (tag) {
    case 127: // undefined
      checks?.missing(isMember);
      return;
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      cursor.skipInt();
      return;
    case 124:
    case 123: {
      const { bytes, pos } = cursor;
      cursor.skip(tag === 124 ? 4 : 8);
      checks?.float(bytes[pos] as number, bytes[pos + 1] as number, tag === 124);
      return;
    }
    case 119:
      if (checks) checks.text(cursor.skipText());
      else cursor.skip(cursor.uint());
      return;
    case 118:
      deeper(checks, depth);
      for (let left = cursor.count(2); left > 0; left--) {
        if (checks) checks.memberKey(cursor, cursor.skipText());
        else cursor.skip(cursor.uint());
        skipAny(cursor, checks, depth + 1, true);
      }
      return;
    case 117:
      deeper(checks, depth);
      for (let left = cursor.count(1); left > 0; left--) skipAny(cursor, checks, depth + 1, false);
      return;
    case 122: // big integer
      checks?.notJson();
      cursor.skip(8);
      return;
    case 116: // bytes
      checks?.notJson();
      cursor.skip(cursor.uint());
      return;
    default:
      throw new UpdateFault('malformed', 'value');
  }
}

function deeper(checks: ValueChecks | undefined, depth: number): void {
  checks?.container(depth);
  if (depth > DEEPEST) throw new UpdateFault('malformed', 'depth');
}
