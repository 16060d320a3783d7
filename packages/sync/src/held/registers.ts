import * as Y from 'yjs';
import type { RegisterValue } from './held-row.js';

/**
 * The registers that an update has set: keys of root maps with plain values. `doc` is a document that holds the update: an update says the key
 * of a value only when it is the first one there. Values that were overwritten since are told all the same.
 */
export function registersOf(doc: Y.Doc, name: string, update: Uint8Array): readonly RegisterValue[] {
  const registers: RegisterValue[] = [];
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    const known = itemAt(doc, struct.id);
    const parent = known?.parent;
    if (!known || known.parentSub === null || !(parent instanceof Y.AbstractType) || parent._item) continue;
    const value: unknown = struct.content.arr.at(-1);
    registers.push({ doc: name, root: Y.findRootTypeKey(parent), key: known.parentSub, value });
  }
  return registers;
}

function itemAt(doc: Y.Doc, { client, clock }: Y.ID): Y.Item | undefined {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || clock >= Y.getState(doc.store, client)) return undefined;
  const struct = structs[Y.findIndexSS(structs, clock)];
  return struct instanceof Y.Item ? struct : undefined;
}
