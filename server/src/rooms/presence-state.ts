import type { Role } from '@firsat/protocol';
import { ByteCursor } from '../updates/byte-cursor.js';
import { UpdateFault } from '../updates/update-fault.js';
import { POISON } from '../inbound/names.js';

/** One client's state in an awareness update, not decoded yet. */
export interface RawEntry {
  readonly clientId: number;
  readonly clock: number;
  /** UTF-8 of JSON; `null` for "gone". */
  readonly json: Uint8Array;
}

/** Whom the server knows behind a session. */
export interface Speaker {
  readonly id: string;
  /** `null`: the client's own word is shown. */
  readonly name: string | null;
  readonly role: Role;
}

const MAX_DEPTH = 5;
const GONE = [0x6e, 0x75, 0x6c, 0x6c]; // null
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The entries of an awareness update, as views on its bytes: nothing is decoded or copied for an entry that
 * will be dropped.
 *
 * @throws UpdateFault when the bytes are no awareness update, or one of more than `most` clients
 */
export function readEntries(update: Uint8Array, most: number): readonly RawEntry[] {
  const cursor = new ByteCursor(update);
  const count = cursor.count(3);
  if (count > most) throw new UpdateFault('limit', 'presences');
  const entries: RawEntry[] = [];
  for (let left = count; left > 0; left--) {
    const clientId = cursor.uint();
    const clock = cursor.uint();
    const length = cursor.uint();
    const from = cursor.pos;
    cursor.skip(length);
    entries.push({ clientId, clock, json: update.subarray(from, cursor.pos) });
  }
  if (cursor.left > 0) throw new UpdateFault('malformed', 'trailing');
  return entries;
}

export function isGone({ json }: RawEntry): boolean {
  return json.length === GONE.length && GONE.every((byte, index) => json[index] === byte);
}

/**
 * The state as the others get it: what the client says, under the name that the server knows (F53).
 * `undefined` when it is no plain JSON object within the limits.
 */
export function stampedState(
  { json }: RawEntry,
  maxBytes: number,
  speaker: Speaker | undefined,
): string | undefined {
  if (json.length > maxBytes) return undefined;
  let state: unknown;
  let text: string;
  try {
    text = utf8.decode(json);
    state = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(state) || !isHarmless(state, 1)) return undefined;
  if (!speaker) return text;
  const own = isObject(state['user']) ? state['user'] : {};
  const user = { ...own, id: speaker.id, name: speaker.name ?? own['name'] ?? '', role: speaker.role };
  return JSON.stringify({ ...state, user });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  for (const [key, member] of Object.entries(value))
    if (POISON.has(key) || !isHarmless(member, depth + 1)) return false;
  return true;
}
