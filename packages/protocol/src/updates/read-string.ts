import * as decoding from 'lib0/decoding';

/** Beyond this many bytes the platform's decoder is faster than a loop. */
const SHORT = 96;
const codes: number[] = [];

/**
 * The next string of an update: what lib0's `readVarString` returns, from the same bytes. A pipeline is a hundred thousand short strings (ids, keys,
 * names), and calling the platform's UTF-8 decoder for each costs more than all else in reading it.
 */
export function readString(decoder: decoding.Decoder): string {
  const from = decoder.pos;
  const length = decoding.readVarUint(decoder);
  const start = decoder.pos;
  const end = start + length;
  const { arr } = decoder;
  if (length <= SHORT && end <= arr.length) {
    const units = decodeShort(arr, start, end);
    if (units >= 0) {
      decoder.pos = end;
      codes.length = units;
      return String.fromCharCode.apply(undefined, codes);
    }
  }
  decoder.pos = from;
  return decoding.readVarString(decoder);
}

/** UTF-8 of one and two bytes (Turkish needs no more) to `codes`; -1 for all else, valid or not, which the platform's decoder judges. */
function decodeShort(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      codes[units++] = byte;
      continue;
    }
    const next = at + 1 < end ? (bytes[at + 1] as number) : 0;
    if (byte < 0xc2 || byte > 0xdf || (next & 0xc0) !== 0x80) return -1;
    codes[units++] = ((byte & 0x1f) << 6) | (next & 0x3f);
    at += 1;
  }
  return units;
}
