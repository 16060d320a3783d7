import {
  BIN_COLLECTIONS,
  editSinceDeletion,
  fold,
  foldedWords,
  isInBin,
  matchesWords,
  WORK_COLLECTIONS,
  type BinCollection,
  type ChildCollection,
  type HistoryEvent,
  type Opportunity,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** A deleted record as the bin shows it. */
export interface BinEntry {
  readonly collection: BinCollection;
  readonly id: string;
  readonly name: string;
  /** The customer of an opportunity, the e-mail of a contact. */
  readonly detail: string | null;
  readonly at: number;
  readonly by: string;
}

/** What is in the bin and fits a search (D67), the last deleted first. */
export function binEntries(
  store: PipelineStore,
  kind: BinCollection | 'all',
  query: string,
): readonly BinEntry[] {
  const words = foldedWords(query);
  const entries: BinEntry[] = [];
  for (const collection of BIN_COLLECTIONS) {
    if (kind !== 'all' && kind !== collection) continue;
    for (const record of store.removed(collection)) {
      const { id, removed } = record;
      if (!removed || !isInBin(record)) continue;
      const [name, detail] = described(store, record);
      if (!matchesWords(fold(`${name} ${detail ?? ''}`), words)) continue;
      entries.push({ collection, id, name, detail, at: removed.at, by: removed.by });
    }
  }
  return entries.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

function described(
  store: PipelineStore,
  record: Opportunity | { readonly name: string; readonly email?: string | null },
): readonly [name: string, detail: string | null] {
  if ('name' in record) return [record.name, record.email ?? null];
  const customer = record.customerId === null ? undefined : store.get('contacts', record.customerId);
  return [record.description, customer?.name ?? null];
}

/** The edit that the deletion of an opportunity did not know of. */
export function unknownEdit(store: PipelineStore, { collection, id }: BinEntry): HistoryEvent | null {
  const opportunity = collection === 'opportunities' ? store.get('opportunities', id) : undefined;
  return opportunity ? editSinceDeletion(opportunity, store.history(id)) : null;
}

const CHILDREN = (Object.keys(WORK_COLLECTIONS) as (keyof typeof WORK_COLLECTIONS)[]).filter(
  (name): name is Exclude<ChildCollection, 'history'> =>
    name !== 'history' && 'opportunityId' in WORK_COLLECTIONS[name].fields,
);

/** How many records hang on an opportunity, its history apart: they are reached through it (D76). */
export function hanging(store: PipelineStore, { collection, id }: BinEntry): number {
  if (collection !== 'opportunities') return 0;
  return CHILDREN.reduce((count, name) => count + store.children(name, id).length, 0);
}
