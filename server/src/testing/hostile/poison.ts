import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Bytes of these numbers, each as a varUint. */
export function uints(...numbers: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  });
}

/** The state of a document after `write`, as one update. */
export function updateOf(write: (doc: Y.Doc) => void, clientId = 0x4bad): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => {
    write(doc);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The updates of single changes, oldest first. */
export function changesOf(clientId: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  for (let index = 0; index < count; index++) doc.getMap('o').set(`x${clientId}.${index}`, index);
  return made;
}

/** One key with each of these client ids: what an honest year makes, in one frame. */
export function crowd(clients: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients);
    for (let client = clients; client > 0; client--) {
      for (const number of [1, client, 0, 0x28, 1]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, 'o');
      encoding.writeVarString(encoder, 'k');
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, 1);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

/** `count` keys of one client, as small as they can be. */
export function manyKeys(count: number, clientId = 0x4bad): Uint8Array {
  return updateOf((doc) => {
    const map = doc.getMap('o');
    for (let index = 0; index < count; index++) map.set(index.toString(36), 0);
  }, clientId);
}

/** One key whose value is these bytes of lib0's `any` encoding. */
export function rawValue(bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, 0x4bad, 0, 0x28, 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, 'o');
    encoding.writeVarString(encoder, 'k');
    encoding.writeVarUint(encoder, 1);
    encoding.writeUint8Array(encoder, bytes);
    encoding.writeVarUint(encoder, 0);
  });
}

/** Two items, each of which names the other as its left neighbour: it can be read, but never placed. */
export function circle(): Uint8Array {
  const item = (client: number, left: number): number[] => [1, client, 0, 0x88, left, 0, 1, 125, 1];
  return Uint8Array.from([2, ...item(78, 77), ...item(77, 78), 0]);
}

/** An awareness update of so many clients. */
export function presences(count: number, json = '{}', first = 1): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let client = first; client < first + count; client++) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, json);
    }
  });
}
