import { UpdateFault } from '../updates/update-fault.js';

/** Keys that would be mistaken for a part of every object. */
export const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Longest root name or key of a map: an id (64), a dot, a kind and another id. */
const MAX_NAME = 160;
const DOT = 0x2e;

/** 1 for each byte that may stand in a name: `A-Z a-z 0-9 _ . : -`. */
const ALLOWED = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-')
  ALLOWED[letter.charCodeAt(0)] = 1;

const latin = new TextDecoder('latin1');

/** The characters of a name that has been checked: ASCII only. */
export function nameOf(bytes: Uint8Array, from: number, to: number): string {
  return latin.decode(bytes.subarray(from, to));
}

/** Whether these bytes spell a key of {@link POISON}. */
export function isPoison(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length !== 9 && length !== 11) return false;
  const first = bytes[from];
  if (first !== 0x5f && first !== 0x63 && first !== 0x70) return false;
  return POISON.has(nameOf(bytes, from, to));
}

/** @throws UpdateFault when a root name or a key of a map is none that we would write, in any part between dots */
export function checkName(bytes: Uint8Array, from: number, to: number, what: 'root' | 'key'): void {
  if (from === to || to - from > MAX_NAME) throw new UpdateFault('forbidden', what);
  let part = from;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (ALLOWED[byte] !== 1) throw new UpdateFault('forbidden', what);
    if (byte !== DOT) continue;
    if (isPoison(bytes, part, at)) throw new UpdateFault('forbidden', what, nameOf(bytes, from, to));
    part = at + 1;
  }
  if (isPoison(bytes, part, to)) throw new UpdateFault('forbidden', what, nameOf(bytes, from, to));
}
