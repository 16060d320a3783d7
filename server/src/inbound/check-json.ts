import { UpdateFault } from '../updates/update-fault.js';
import { POISON } from './names.js';

/** Deepest nesting of a value. */
export const MAX_DEPTH = 8;
/** Most members of one value, all levels together. */
export const MAX_MEMBERS = 10_000;
/** Longest key of a member, in UTF-16 units. */
export const MAX_MEMBER_KEY = 256;

/** @throws UpdateFault when parsed JSON is not within the bounds of a value */
export function checkJson(value: unknown): void {
  check(value, 1, { members: MAX_MEMBERS });
}

function check(value: unknown, depth: number, budget: { members: number }): void {
  if (--budget.members < 0) throw new UpdateFault('forbidden', 'members');
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new UpdateFault('forbidden', 'depth');
  for (const [key, member] of Object.entries(value)) {
    if (POISON.has(key) || key.length > MAX_MEMBER_KEY) throw new UpdateFault('forbidden', 'member');
    check(member, depth + 1, budget);
  }
}
