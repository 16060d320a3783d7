import { WORK_COLLECTIONS, type CollectionName } from '@firsat/model';
import { CORE_LAYOUTS, layoutsOf, type Docs, type Layout, type Root } from './doc-layout.js';

export const WORK_LAYOUTS = layoutsOf(WORK_COLLECTIONS);

export const LAYOUTS: ReadonlyMap<CollectionName, Layout> = new Map(
  [...CORE_LAYOUTS, ...WORK_LAYOUTS].map((each) => [each.collection, each]),
);

export function layout(collection: CollectionName): Layout {
  const known = LAYOUTS.get(collection);
  if (!known) throw new Error(`No such collection: ${collection}`);
  return known;
}

export function rootOf(docs: Docs, collection: CollectionName): Root {
  const { doc, root } = layout(collection);
  return docs[doc].getMap<unknown>(root);
}
