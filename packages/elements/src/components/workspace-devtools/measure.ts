import { COLLECTIONS } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** Collections by their document and the short name that they have there. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.values(COLLECTIONS).map(({ doc, root, collection }) => [`${doc}/${root}`, collection]),
);

/** What one collection of a document holds. */
export interface CollectionSize {
  readonly doc: string;
  readonly collection: string;
  readonly records: number;
  /** Written out as JSON; the document itself is smaller or larger by its history. */
  readonly bytes: number;
}

/** Reads every register once. The largest first. */
export function measureCollections(store: Pick<PipelineStore, 'registers'>): readonly CollectionSize[] {
  const encoder = new TextEncoder();
  const sizes = new Map<string, { doc: string; collection: string; ids: Set<string>; bytes: number }>();
  for (const { doc, root, key, value } of store.registers()) {
    const name = `${doc}/${root}`;
    const size = sizes.get(name) ?? {
      doc,
      collection: NAMES.get(name) ?? root,
      ids: new Set<string>(),
      bytes: 0,
    };
    sizes.set(name, size);
    size.ids.add(key.split('.', 1)[0] ?? key);
    size.bytes += encoder.encode(key + JSON.stringify(value)).length;
  }
  return [...sizes.values()]
    .map(({ ids, ...size }) => ({ ...size, records: ids.size }))
    .sort((a, b) => b.bytes - a.bytes);
}
