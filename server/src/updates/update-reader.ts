import { ByteCursor } from './byte-cursor.js';
import { skipValue, type ValueChecks } from './skip-value.js';
import { UpdateFault } from './update-fault.js';

/** What is looked at of an update while it is read; each may throw. */
export interface UpdateChecks extends ValueChecks {
  /** An item names another: a neighbour or the one that it stands in. */
  reference(reader: UpdateReader, client: number, clock: number): void;
  /** A name has been passed over; its bytes are the reader's text. */
  root(reader: UpdateReader): void;
  key(reader: UpdateReader): void;
  /** An item begins to name the item that it stands in. */
  nested(): void;
  /** An item names where it stands and has no key: a member of a sequence. */
  unkeyed(): void;
  /** Content of this kind is about to be read. */
  content(kind: number): void;
  /** The value of a formatting mark is about to be read: JSON as text, to be passed over. */
  json(reader: UpdateReader): void;
  /** A nested type of this kind begins. */
  type(type: number): void;
  /** The name of an XML element, of so many UTF-16 units, has been passed over. */
  node(units: number): void;
}

/** Clocks stay below this. */
export const MAX_CLOCK = 2 ** 31;
/** Types that may nest: array, map, text, XML element (3), fragment, hook (5) and text. */
const LAST_TYPE = 6;
const GC = 0;
const SKIP = 10;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;

/**
 * Walks over the bytes of an update (Yjs' first encoding) without making anything of them, and allocates nothing by
 * what they declare. In order: {@link blocks}; for each block {@link block} and its structs by {@link struct}; then
 * {@link deletions} and {@link end}. Without `checks` texts and JSON are passed over by their length, unread.
 *
 * All methods throw an UpdateFault `malformed` where Yjs would fail, or where it never writes such bytes.
 */
export class UpdateReader extends ByteCursor {
  /** Of the block: its client id, its structs, … */
  client = 0;
  structs = 0;
  /** … and the clock behind the struct that was read last. */
  clock = 0;
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
  readonly #checks: UpdateChecks | undefined;

  constructor(bytes: Uint8Array, checks?: UpdateChecks) {
    super(bytes);
    this.#checks = checks;
  }

  get atEnd(): boolean {
    return this.pos === this.bytes.length;
  }

  /** Number of blocks of structs, one per client id. */
  blocks(): number {
    return this.count(3);
  }

  /** Goes over the head of a block. */
  block(): void {
    // A count first: what is declared must fit into what is left behind client id and clock.
    this.structs = this.count(2);
    this.client = this.uint();
    this.clock = this.uint();
  }

  /** Goes over one struct; what it is stands in the fields. */
  struct(): void {
    const info = this.byte();
    this.isHole = info === SKIP;
    this.isCollected = info === GC;
    this.isKeyed = false;
    this.originClient = -1;
    const length = this.isHole || this.isCollected ? this.uint() : this.#item(info);
    if (length === 0) throw new UpdateFault('malformed', 'length');
    if (this.clock + length > MAX_CLOCK) throw new UpdateFault('malformed', 'clock');
    this.length = length;
    this.clock += length;
  }

  /** Goes over the deletions: `each` range that is not empty, as long as it returns true. Whether it always did. */
  deletions(each: (client: number, from: number, to: number) => boolean): boolean {
    for (let clients = this.count(2); clients > 0; clients--) {
      const client = this.uint();
      for (let left = this.count(2); left > 0; left--) {
        const from = this.uint();
        const to = from + this.uint();
        if (to > MAX_CLOCK) throw new UpdateFault('malformed', 'clock');
        if (to > from && !each(client, from, to)) return false;
      }
    }
    return true;
  }

  /** Nothing may stand behind what was read. */
  end(): void {
    if (!this.atEnd) throw new UpdateFault('malformed', 'trailing');
  }

  /** One item; its length in clocks. */
  #item(info: number): number {
    const kind = info & 0x1f;
    if (kind === GC || kind >= SKIP) throw new UpdateFault('malformed', 'struct');
    this.isKeyed = (info & HAS_KEY) !== 0;
    if ((info & HAS_LEFT) !== 0) {
      this.originClient = this.uint();
      this.originClock = this.uint();
      this.#checks?.reference(this, this.originClient, this.originClock);
    }
    if ((info & HAS_RIGHT) !== 0) this.#id();
    if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) this.#place();
    return this.#content(kind);
  }

  /** Where an item stands that has no neighbour to tell it. */
  #place(): void {
    const checks = this.#checks;
    const parent = this.uint();
    if (parent > 1) throw new UpdateFault('malformed', 'parent');
    if (parent === 1) {
      if (checks) {
        this.skipText();
        checks.root(this);
      } else this.#bytes();
    } else {
      checks?.nested();
      this.#id();
    }
    if (this.isKeyed) this.#key();
    else checks?.unkeyed();
  }

  #id(): void {
    const client = this.uint();
    const clock = this.uint();
    this.#checks?.reference(this, client, clock);
  }

  #key(): void {
    if (this.#checks) {
      this.skipText();
      this.#checks.key(this);
    } else this.#bytes();
  }

  /** Goes over a length and that many bytes. */
  #bytes(): void {
    this.skip(this.uint());
  }

  #content(kind: number): number {
    const checks = this.#checks;
    checks?.content(kind);
    switch (kind) {
      case 1: // deleted
        return this.uint();
      case 2: {
        // JSON values of old versions
        const values = this.count(1);
        for (let left = values; left > 0; left--) this.#bytes();
        return values;
      }
      case 3: // bytes
      case 5: // embed
        this.#bytes();
        return 1;
      case 4: {
        if (!checks) return this.#units();
        const units = this.skipText();
        checks.text(units);
        return units;
      }
      case 6: // formatting mark
        this.#key();
        if (checks) checks.json(this);
        else this.#bytes();
        return 1;
      case 7:
        this.#type();
        return 1;
      case 8: {
        const values = this.count(1);
        for (let left = values; left > 0; left--) skipValue(this, checks);
        return values;
      }
      default: // 9: document
        this.#bytes();
        skipValue(this, checks);
        return 1;
    }
  }

  #type(): void {
    const type = this.uint();
    if (type > LAST_TYPE) throw new UpdateFault('malformed', 'type');
    this.#checks?.type(type);
    if (type !== 3 && type !== 5) return;
    if (this.#checks) this.#checks.node(this.skipText());
    else this.#bytes();
  }

  /** Goes over a text; its length in UTF-16 units, which is what clocks count. */
  #units(): number {
    const size = this.uint();
    let at = this.pos;
    this.skip(size);
    const { bytes, pos } = this;
    let units = 0;
    for (; at < pos; at++) {
      const byte = bytes[at] as number;
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  }
}
