import { ByteCursor } from './byte-cursor.js';
import type { DocumentProfile } from './document-profile.js';
import { InboundFault } from './inbound-fault.js';
import { checkName, nameOf } from './names.js';
import { MAX_TEXT, skipJsonText, skipValue } from './scan-value.js';

/** Clocks `from` up to, not including, `to` of one client id. */
export interface ClockRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What an update holds and what it refers to, without its content. */
export interface UpdateScan {
  readonly structs: number;
  /** Client ids with a block of structs. */
  readonly clients: number;
  /** Runs of structs without a hole, in the order of the update; those of one client rise. */
  readonly ranges: readonly ClockRange[];
  readonly deletions: readonly ClockRange[];
  /** Per client id, one more than the highest clock that origins and parents refer to. */
  readonly needs: ReadonlyMap<number, number>;
  readonly roots: ReadonlySet<string>;
}

/** Most of each that one update may hold. */
export interface ScanLimits {
  readonly structs: number;
  readonly clients: number;
  readonly deletions: number;
}

/** Clocks stay below this. */
const MAX_CLOCK = 2 ** 31;
const GC = 0;
const SKIP = 10;
const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;
/** Types that may nest: array, map, text, XML element, fragment and text; no hook (5). */
const XML_ELEMENT = 3;
const XML_HOOK = 5;
const LAST_TYPE = 6;
const MAX_NODE_NAME = 256;

/**
 * Reads the structure of a V1 update from its bytes alone, before Yjs sees them: Yjs allocates by declared
 * counts and applies the structs of a broken update before it finds the fault (F5, sync.md 4.6). Everything
 * that Yjs reads is read here by the same rules, and each content is held against the profile.
 *
 * @throws InboundFault `malformed` where Yjs would fail or where it never writes such bytes, `forbidden` for
 * content that may not stand in the document, `limit` when it is too much
 */
export function scanUpdate(bytes: Uint8Array, profile: DocumentProfile, limits: ScanLimits): UpdateScan {
  const scanner = new Scanner(bytes, profile, limits);
  return scanner.scan();
}

class Scanner {
  readonly #cursor: ByteCursor;
  readonly #profile: DocumentProfile;
  readonly #limits: ScanLimits;
  readonly #ranges: ClockRange[] = [];
  readonly #deletions: ClockRange[] = [];
  readonly #needs = new Map<number, number>();
  readonly #roots = new Set<string>();
  #structs = 0;

  constructor(bytes: Uint8Array, profile: DocumentProfile, limits: ScanLimits) {
    this.#cursor = new ByteCursor(bytes);
    this.#profile = profile;
    this.#limits = limits;
  }

  scan(): UpdateScan {
    const clients = this.#cursor.count(3);
    if (clients > this.#limits.clients) throw new InboundFault('limit', 'clients');
    const seen = new Set<number>();
    for (let block = 0; block < clients; block++) this.#block(seen);
    this.#deleteSet();
    if (this.#cursor.left > 0) throw new InboundFault('malformed', 'trailing');
    return {
      structs: this.#structs,
      clients,
      ranges: this.#ranges,
      deletions: this.#deletions,
      needs: this.#needs,
      roots: this.#roots,
    };
  }

  #block(seen: Set<number>): void {
    const cursor = this.#cursor;
    // A count first: what is declared must fit into what is left behind client id and clock.
    const structs = cursor.count(2);
    this.#structs += structs;
    if (this.#structs > this.#limits.structs) throw new InboundFault('limit', 'structs');
    const client = cursor.uint();
    // Yjs would forget the first of two blocks.
    if (seen.has(client)) throw new InboundFault('malformed', 'client-twice');
    seen.add(client);
    let clock = cursor.uint();
    let from = clock;
    for (let left = structs; left > 0; left--) {
      const info = cursor.byte();
      if (info === SKIP) {
        if (clock > from) this.#ranges.push({ client, from, to: clock });
        clock = end(clock, cursor.uint());
        from = clock;
      } else clock = end(clock, info === GC ? cursor.uint() : this.#item(info, client, clock));
    }
    if (clock > from) this.#ranges.push({ client, from, to: clock });
  }

  /** One item; its length in clocks. */
  #item(info: number, client: number, clock: number): number {
    const cursor = this.#cursor;
    const kind = info & 0x1f;
    const { registers } = this.#profile;
    if (kind === GC || kind >= SKIP) throw new InboundFault('malformed', 'struct');
    if ((info & HAS_LEFT) !== 0) this.#refer(client, clock);
    if ((info & HAS_RIGHT) !== 0) this.#refer(client, clock);
    if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) {
      const parent = cursor.uint();
      if (parent > 1) throw new InboundFault('malformed', 'parent');
      if (parent === 1) this.#root();
      else {
        // A parent that is an item is a nested type.
        if (registers) throw new InboundFault('forbidden', 'nested');
        this.#refer(client, clock);
      }
      if ((info & HAS_KEY) !== 0) {
        cursor.skipText();
        checkName(cursor.bytes, cursor.textFrom, cursor.pos, 'key');
      } else if (registers) throw new InboundFault('forbidden', 'no-register');
    }
    const length = this.#content(kind, registers);
    if (length === 0) throw new InboundFault('malformed', 'length');
    return length;
  }

  #content(kind: number, registers: boolean): number {
    const cursor = this.#cursor;
    if (kind === 1) return cursor.uint();
    if (kind === 8) {
      const values = cursor.count(1);
      for (let left = values; left > 0; left--) skipValue(cursor);
      return values;
    }
    if (registers) throw new InboundFault('forbidden', 'content');
    switch (kind) {
      case 4: {
        const units = cursor.skipText();
        if (units > MAX_TEXT) throw new InboundFault('forbidden', 'text');
        return units;
      }
      case 6:
        cursor.skipText();
        checkName(cursor.bytes, cursor.textFrom, cursor.pos, 'key');
        skipJsonText(cursor);
        return 1;
      case 7:
        this.#type();
        return 1;
      default: // legacy JSON, bytes, embeds, documents in documents
        throw new InboundFault('forbidden', 'content');
    }
  }

  #type(): void {
    const cursor = this.#cursor;
    const type = cursor.uint();
    if (type > LAST_TYPE) throw new InboundFault('malformed', 'type');
    if (type === XML_HOOK) throw new InboundFault('forbidden', 'content');
    if (type === XML_ELEMENT && cursor.skipText() > MAX_NODE_NAME)
      throw new InboundFault('forbidden', 'node');
  }

  #root(): void {
    const cursor = this.#cursor;
    cursor.skipText();
    checkName(cursor.bytes, cursor.textFrom, cursor.pos, 'root');
    const name = nameOf(cursor.bytes, cursor.textFrom, cursor.pos);
    if (this.#roots.add(name).size > this.#profile.roots) throw new InboundFault('limit', 'roots');
  }

  /** An id that must be in the document before the item. */
  #refer(client: number, clock: number): void {
    const other = this.#cursor.uint();
    const at = this.#cursor.uint();
    // An item that refers to itself or to one after it would wait for ever.
    if (at >= (other === client ? clock : MAX_CLOCK)) throw new InboundFault('malformed', 'reference');
    if (at >= (this.#needs.get(other) ?? 0)) this.#needs.set(other, at + 1);
  }

  #deleteSet(): void {
    const cursor = this.#cursor;
    for (let clients = cursor.count(2); clients > 0; clients--) {
      const client = cursor.uint();
      for (let left = cursor.count(2); left > 0; left--) {
        const from = cursor.uint();
        const to = from + cursor.uint();
        if (to > MAX_CLOCK) throw new InboundFault('malformed', 'clock');
        if (to > from && this.#deletions.push({ client, from, to }) > this.#limits.deletions)
          throw new InboundFault('limit', 'deletions');
      }
    }
  }
}

function end(clock: number, length: number): number {
  if (length === 0) throw new InboundFault('malformed', 'length');
  if (clock + length > MAX_CLOCK) throw new InboundFault('malformed', 'clock');
  return clock + length;
}
