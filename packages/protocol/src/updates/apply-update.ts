import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { readString } from './read-string.js';

/** Tags of lib0's `any` encoding whose values hold strings; all others are lib0's own business. */
const STRING = 119;
const OBJECT = 118;
const ARRAY = 117;

function readAny(decoder: decoding.Decoder): unknown {
  switch (decoder.arr[decoder.pos]) {
    case STRING:
      decoder.pos += 1;
      return readString(decoder);
    case OBJECT: {
      decoder.pos += 1;
      const object: Record<string, unknown> = {};
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        const key = readString(decoder);
        const value = readAny(decoder);
        // Assigning would set the prototype.
        if (key === '__proto__')
          Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
        else object[key] = value;
      }
      return object;
    }
    case ARRAY: {
      decoder.pos += 1;
      const array: unknown[] = [];
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) array.push(readAny(decoder));
      return array;
    }
    default:
      return decoding.readAny(decoder);
  }
}

class UpdateDecoder extends Y.UpdateDecoderV1 {
  override readString(): string {
    return readString(this.restDecoder);
  }

  override readAny(): unknown {
    return readAny(this.restDecoder);
  }

  override readKey(): string {
    return readString(this.restDecoder);
  }
}

/** `Y.applyUpdate`, with a faster reading of strings: same bytes, same document, same errors. */
export function applyUpdate(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  Y.applyUpdateV2(doc, update, origin, UpdateDecoder);
}
