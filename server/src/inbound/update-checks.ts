import type { ByteCursor } from '../updates/byte-cursor.js';
import { UpdateFault } from '../updates/update-fault.js';
import { MAX_CLOCK, type UpdateChecks, type UpdateReader } from '../updates/update-reader.js';
import type { DocumentProfile } from './document-profile.js';
import { checkJson, MAX_DEPTH, MAX_MEMBER_KEY, MAX_MEMBERS } from './check-json.js';
import { checkName, isPoison, nameOf } from './names.js';

/** Longest text, in UTF-16 units: what the model takes. */
const MAX_TEXT = 65_536;
/** Longest name of an XML element, in UTF-16 units. */
const MAX_NODE_NAME = 256;
const XML_HOOK = 5;
const DELETED = 1;
const TEXT = 4;
const FORMAT = 6;
const TYPE = 7;
const VALUES = 8;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Holds what a reader comes to against the profile of a document, and notes what it refers to. */
export class ProfileChecks implements UpdateChecks {
  /** Per client id, one more than the highest clock that origins and parents refer to. */
  readonly needs = new Map<number, number>();
  readonly roots = new Set<string>();
  readonly #profile: DocumentProfile;
  /** Values that the content being read may still have, all levels together. */
  #members = 0;

  constructor(profile: DocumentProfile) {
    this.#profile = profile;
  }

  reference({ client, clock }: UpdateReader, other: number, at: number): void {
    // An item that refers to itself or to one after it would wait for ever.
    if (at >= (other === client ? clock : MAX_CLOCK)) throw new UpdateFault('malformed', 'reference');
    if (at >= (this.needs.get(other) ?? 0)) this.needs.set(other, at + 1);
  }

  root({ bytes, textFrom, pos }: UpdateReader): void {
    checkName(bytes, textFrom, pos, 'root');
    const name = nameOf(bytes, textFrom, pos);
    if (this.roots.add(name).size > this.#profile.roots) throw new UpdateFault('limit', 'roots');
  }

  key({ bytes, textFrom, pos }: UpdateReader): void {
    checkName(bytes, textFrom, pos, 'key');
  }

  /** An item within an item is part of a nested type. */
  nested(): void {
    if (this.#profile.registers) throw new UpdateFault('forbidden', 'nested');
  }

  unkeyed(): void {
    if (this.#profile.registers) throw new UpdateFault('forbidden', 'no-register');
  }

  content(kind: number): void {
    if (kind === VALUES || kind === DELETED) return;
    // Nowhere values of old versions, bytes, embeds and documents in documents.
    const isText = kind === TEXT || kind === FORMAT || kind === TYPE;
    if (this.#profile.registers || !isText) throw new UpdateFault('forbidden', 'content');
  }

  text(units: number): void {
    if (units > MAX_TEXT) throw new UpdateFault('forbidden', 'text');
  }

  json(reader: UpdateReader): void {
    this.text(reader.skipText());
    let value: unknown;
    try {
      value = JSON.parse(utf8.decode(reader.bytes.subarray(reader.textFrom, reader.pos)));
    } catch {
      throw new UpdateFault('malformed', 'json');
    }
    checkJson(value);
  }

  type(type: number): void {
    if (type === XML_HOOK) throw new UpdateFault('forbidden', 'content');
  }

  node(units: number): void {
    if (units > MAX_NODE_NAME) throw new UpdateFault('forbidden', 'node');
  }

  value(isOutermost: boolean): void {
    if (isOutermost) this.#members = MAX_MEMBERS;
    if (--this.#members < 0) throw new UpdateFault('forbidden', 'members');
  }

  container(depth: number): void {
    if (depth > MAX_DEPTH) throw new UpdateFault('forbidden', 'depth');
  }

  memberKey({ bytes, textFrom, pos }: ByteCursor, units: number): void {
    if (units > MAX_MEMBER_KEY || isPoison(bytes, textFrom, pos))
      throw new UpdateFault('forbidden', 'member');
  }

  /** An exponent of ones is an infinity or no number. */
  float(first: number, second: number, isShort: boolean): void {
    if ((first & 0x7f) === 0x7f && second >= (isShort ? 0x80 : 0xf0))
      throw new UpdateFault('forbidden', 'number');
  }

  /** As a member of an object it says the same as absence. */
  missing(isMember: boolean): void {
    if (!isMember) throw new UpdateFault('forbidden', 'undefined');
  }

  notJson(): void {
    throw new UpdateFault('forbidden', 'not-json');
  }
}
