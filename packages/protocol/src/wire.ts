import * as decoding from 'lib0/decoding';
import type { Encoder } from 'lib0/encoding';
import * as encoding from 'lib0/encoding';
import { ProtocolError } from './protocol-error.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads one frame and never past its end: lib0 builds views on the underlying buffer and would hand out
 * neighbouring memory when a length field lies and the frame is itself a view (PV3).
 */
export class FrameReader {
  readonly #decoder: decoding.Decoder;

  constructor(bytes: Uint8Array) {
    this.#decoder = decoding.createDecoder(bytes);
  }

  get remaining(): number {
    return this.#decoder.arr.length - this.#decoder.pos;
  }

  /** A varUint of at most `max`. */
  uint(max: number = Number.MAX_SAFE_INTEGER): number {
    let value: number;
    try {
      value = decoding.readVarUint(this.#decoder);
    } catch {
      throw new ProtocolError('truncated', 'number');
    }
    if (!Number.isSafeInteger(value) || value > max)
      throw new ProtocolError('too-large', `number over ${max}`);
    return value;
  }

  /** A length-prefixed view of at most `max` bytes; the view shares memory with the frame. */
  bytes(max: number): Uint8Array {
    const length = this.uint();
    if (length > max) throw new ProtocolError('too-large', `${length} bytes over ${max}`);
    if (length > this.remaining)
      throw new ProtocolError('truncated', `${length} bytes, ${this.remaining} left`);
    return decoding.readUint8Array(this.#decoder, length);
  }

  /** A length-prefixed UTF-8 string of at most `max` bytes. */
  text(max: number): string {
    const raw = this.bytes(max);
    try {
      return utf8.decode(raw);
    } catch {
      throw new ProtocolError('malformed', 'not UTF-8');
    }
  }

  /** A length-prefixed JSON object of at most `max` bytes. */
  object(max: number): JsonFields {
    const raw = this.text(max);
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      throw new ProtocolError('malformed', 'not JSON');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ProtocolError('malformed', 'JSON is not an object');
    return new JsonFields(value);
  }

  /** Throws when bytes are left. */
  end(): void {
    if (this.remaining > 0) throw new ProtocolError('trailing', `${this.remaining} bytes`);
  }
}

/** Named, typed reads from untrusted JSON: fields are picked one by one, never spread. */
export class JsonFields {
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(value: object) {
    this.#fields = new Map(Object.entries(value));
  }

  text(name: string, fallback?: string): string {
    const value = this.#fields.get(name);
    if (typeof value === 'string') return value;
    if (value === undefined && fallback !== undefined) return fallback;
    throw new ProtocolError('malformed', `field ${name} is not text`);
  }

  /** A non-negative safe integer. */
  uint(name: string, fallback?: number): number {
    const value = this.#fields.get(name);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    if (value === undefined && fallback !== undefined) return fallback;
    throw new ProtocolError('malformed', `field ${name} is not a count`);
  }

  flag(name: string): boolean {
    return this.#fields.get(name) === true;
  }

  has(name: string): boolean {
    const value = this.#fields.get(name);
    return value !== undefined && value !== null;
  }

  object(name: string): JsonFields {
    const value = this.#fields.get(name);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ProtocolError('malformed', `field ${name} is not an object`);
    return new JsonFields(value);
  }

  /** The strings of an array field; an absent field is empty, other members are dropped. */
  texts(name: string): readonly string[] {
    const value = this.#fields.get(name);
    if (!Array.isArray(value)) return [];
    return value.filter((member): member is string => typeof member === 'string');
  }
}

/** Writes a JSON object in the given key order. */
export function writeObject(encoder: Encoder, value: object): void {
  encoding.writeVarString(encoder, JSON.stringify(value));
}
