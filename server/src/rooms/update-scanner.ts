/** Content kinds of Yjs' first encoding, by the low five bits of a struct's first byte. */
const SKIP = 10;
/** Deeper values are in no document: what comes in is at most 8 deep. */
const MAX_DEPTH = 64;
const KEYED = 0x20;
const RIGHT_ORIGIN = 0x40;
const ORIGIN = 0x80;

/** The bytes are no update that this reader understands. */
export class ScanError extends Error {
  override readonly name = 'ScanError';
}

/**
 * Walks over the bytes of an update (first encoding) without making anything of them: where structs begin and end,
 * which clocks they have, what they name as their left neighbour. Reads nothing outside of the bytes and allocates
 * nothing by what they declare. It is not a check of content: strings and JSON are skipped, not read.
 */
export class UpdateScanner {
  readonly bytes: Uint8Array;
  pos: number;
  /** Of the struct read last: clocks that it takes. */
  length = 0;
  /** …whether it is content that was collected with its parent, i.e. deleted. */
  isCollected = false;
  /** …whether it is a hole. */
  isHole = false;
  /** …whether it is a value of a key (of a map), not a member of a sequence. */
  isKeyed = false;
  /** …its left neighbour when it was made; -1 = none. */
  originClient = -1;
  originClock = -1;

  constructor(bytes: Uint8Array, pos = 0) {
    this.bytes = bytes;
    this.pos = pos;
  }

  get atEnd(): boolean {
    return this.pos === this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.pos++];
    if (byte === undefined) throw new ScanError('the bytes end too early');
    return byte;
  }

  uint(): number {
    let byte = this.bytes[this.pos++];
    if (byte === undefined) throw new ScanError('the bytes end too early');
    if (byte < 128) return byte;
    let value = byte & 127;
    let factor = 128;
    do {
      byte = this.byte();
      value += (byte & 127) * factor;
      factor *= 128;
      if (value > Number.MAX_SAFE_INTEGER) throw new ScanError('a number is too large');
    } while (byte >= 128);
    return value;
  }

  /** Goes over one struct; what it is stands in the fields. */
  struct(): void {
    const info = this.byte();
    const kind = info & 31;
    this.isHole = info === SKIP;
    this.isCollected = kind === 0;
    this.isKeyed = false;
    this.originClient = -1;
    if (this.isHole || this.isCollected) {
      this.length = this.uint();
      return;
    }
    this.isKeyed = (info & KEYED) !== 0;
    if ((info & ORIGIN) !== 0) {
      this.originClient = this.uint();
      this.originClock = this.uint();
    }
    if ((info & RIGHT_ORIGIN) !== 0) this.#id();
    if ((info & (ORIGIN | RIGHT_ORIGIN)) === 0) {
      if (this.uint() === 1) this.#skip();
      else this.#id();
      if (this.isKeyed) this.#skip();
    }
    this.length = this.#content(kind);
  }

  #id(): void {
    this.uint();
    this.uint();
  }

  /** Goes over a length and that many bytes. */
  #skip(): void {
    this.#over(this.uint());
  }

  #over(bytes: number): void {
    this.pos += bytes;
    if (this.pos > this.bytes.length) throw new ScanError('the bytes end too early');
  }

  #content(kind: number): number {
    switch (kind) {
      case 1: // deleted
        return this.uint();
      case 2: // JSON values
        return this.#each(() => {
          this.#skip();
        });
      case 3: // binary
      case 5: // embed
        this.#skip();
        return 1;
      case 4: // string
        return this.#string();
      case 6: // format
        this.#skip();
        this.#skip();
        return 1;
      case 7: {
        // type; XML elements and hooks have a name
        const type = this.uint();
        if (type === 3 || type === 5) this.#skip();
        return 1;
      }
      case 8: // any values
        return this.#each(() => {
          this.#any();
        });
      case 9: // document
        this.#skip();
        this.#any();
        return 1;
      default:
        throw new ScanError(`content kind ${kind}`);
    }
  }

  #each(skipOne: () => void): number {
    const count = this.uint();
    for (let left = count; left > 0; left--) skipOne();
    return count;
  }

  /** Length in UTF-16 units, which is what clocks count. */
  #string(): number {
    const size = this.uint();
    const end = this.pos + size;
    if (end > this.bytes.length) throw new ScanError('the bytes end too early');
    let units = 0;
    for (; this.pos < end; this.pos++) {
      const byte = this.bytes[this.pos] ?? 0;
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  }

  #any(depth = 0): void {
    // Of a stranger's bytes: the stack must not end before they do.
    if (depth > MAX_DEPTH) throw new ScanError('too deep');
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125: // integer: the last byte has no high bit
        while (this.byte() >= 128);
        return;
      case 124:
        this.#over(4);
        return;
      case 123:
      case 122:
        this.#over(8);
        return;
      case 119:
      case 116:
        this.#skip();
        return;
      case 118:
        for (let left = this.uint(); left > 0; left--) {
          this.#skip();
          this.#any(depth + 1);
        }
        return;
      case 117:
        for (let left = this.uint(); left > 0; left--) this.#any(depth + 1);
        return;
      default:
        throw new ScanError('unknown value');
    }
  }
}
