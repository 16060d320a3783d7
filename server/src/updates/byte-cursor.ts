import { UpdateFault } from './update-fault.js';

/** Numbers above are not exact, and nobody counts that far. */
const MAX = Number.MAX_SAFE_INTEGER;

/** Reads bytes of a stranger: never past the end, never allocating by what they declare. */
export class ByteCursor {
  readonly bytes: Uint8Array;
  pos = 0;
  /** Where the bytes of the text begin that was passed over last; they end at `pos`. */
  textFrom = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.pos;
  }

  byte(): number {
    if (this.pos >= this.bytes.length) throw new UpdateFault('malformed', 'truncated');
    return this.bytes[this.pos++] as number;
  }

  uint(): number {
    const { bytes } = this;
    const end = bytes.length;
    // Mostly one byte.
    const first = bytes[this.pos];
    if (first !== undefined && first < 0x80) {
      this.pos++;
      return first;
    }
    let value = 0;
    let factor = 1;
    while (this.pos < end) {
      const byte = bytes[this.pos++] as number;
      value += (byte & 0x7f) * factor;
      if (value > MAX) throw new UpdateFault('malformed', 'number');
      if (byte < 0x80) return value;
      factor *= 128;
    }
    throw new UpdateFault('malformed', 'truncated');
  }

  /** A signed number of lib0, passed over. */
  skipInt(): void {
    let byte = this.byte();
    let value = byte & 0x3f;
    let factor = 64;
    while (byte >= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > MAX) throw new UpdateFault('malformed', 'number');
      factor *= 128;
    }
  }

  /** A count of things of at least `least` bytes each: never more than there is room for. */
  count(least: number): number {
    const count = this.uint();
    if (count * least > this.left) throw new UpdateFault('malformed', 'count');
    return count;
  }

  skip(length: number): void {
    if (length > this.left) throw new UpdateFault('malformed', 'truncated');
    this.pos += length;
  }

  /** Passes over a string and returns its length in UTF-16 units. Strict UTF-8, as the decoder of Yjs has it. */
  skipText(): number {
    const { bytes } = this;
    const length = this.uint();
    if (length > this.left) throw new UpdateFault('malformed', 'truncated');
    const end = this.pos + length;
    let at = this.pos;
    this.textFrom = at;
    let units = 0;
    while (at < end) {
      const byte = bytes[at] as number;
      units++;
      if (byte < 0x80) at++;
      else {
        const size = sequence(bytes, at, end, byte);
        if (size === 4) units++;
        at += size;
      }
    }
    this.pos = end;
    return units;
  }
}

/** Length of the UTF-8 sequence that begins with `first`, which is no ASCII. */
function sequence(bytes: Uint8Array, at: number, end: number, first: number): number {
  const size = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : 4;
  if (first < 0xc2 || first > 0xf4 || at + size > end) throw new UpdateFault('malformed', 'utf-8');
  const second = bytes[at + 1] as number;
  // No long forms, no surrogates, nothing above U+10FFFF.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  let good = second >= low && second <= high;
  for (let next = at + 2; next < at + size; next++) good &&= ((bytes[next] as number) & 0xc0) === 0x80;
  if (!good) throw new UpdateFault('malformed', 'utf-8');
  return size;
}
