import * as Y from 'yjs';

/** For each client id, the clock up to which a document must have come. */
export type Coverage = ReadonlyMap<number, number>;

/**
 * What a document must hold for this update to be in it completely: the ends of its structs and of its
 * deletions. Also the check that the bytes can be read at all: Yjs applies the structs of a broken update
 * before it finds the fault, so nothing may be applied that has not been decoded once (F5).
 *
 * @throws whatever the decoder throws on malformed bytes
 */
export function coverageOf(update: Uint8Array): Coverage {
  const { structs, ds } = Y.decodeUpdate(update);
  const needed = new Map<number, number>();
  const need = (client: number, end: number): void => {
    if (end > (needed.get(client) ?? 0)) needed.set(client, end);
  };
  for (const struct of structs) {
    // A Skip is a hole, not content: the structs behind it say what is needed.
    if (!(struct instanceof Y.Skip)) need(struct.id.client, struct.id.clock + struct.length);
  }
  for (const [client, deletions] of ds.clients)
    for (const { clock, len } of deletions) need(client, clock + len);
  return needed;
}

/** Whether the document has come that far for every client. */
export function isCovered(doc: Y.Doc, needed: Coverage): boolean {
  for (const [client, end] of needed) if (Y.getState(doc.store, client) < end) return false;
  return true;
}
