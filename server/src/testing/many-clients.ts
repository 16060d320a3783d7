import * as encoding from 'lib0/encoding';

/**
 * One update in which each of `count` clients has set one key of the map `o`: what years of sessions leave.
 * Written by hand, since making it with as many documents would take minutes.
 */
export function manyClients(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, count);
  for (let client = count; client > 0; client--) {
    encoding.writeVarUint(encoder, 1); // structs
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 0); // clock
    encoding.writeUint8(encoder, 8 | 0x20); // ContentAny with a parentSub, without neighbours
    encoding.writeVarUint(encoder, 1); // the parent is a root
    encoding.writeVarString(encoder, 'o');
    encoding.writeVarString(encoder, `k${client}`);
    encoding.writeVarUint(encoder, 1); // one value
    encoding.writeAny(encoder, client);
  }
  encoding.writeVarUint(encoder, 0); // deletes nothing
  return encoding.toUint8Array(encoder);
}
