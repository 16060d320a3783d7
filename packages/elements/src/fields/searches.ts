import { compareNames, fold, foldedWords, matchesWords } from '@firsat/model';
import type { CollectionName, Contact, ContactType, Member, Quota } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import type { ComboboxMatches, ComboboxOption } from '../primitives/combobox-controller.js';
import { memberName } from './options.js';

/** How many options a list shows at most; the rest is counted. */
export const LISTED = 50;

interface Entry extends ComboboxOption {
  readonly folded: string;
  readonly exact: string;
}

interface Index {
  readonly language: string;
  readonly entries: readonly Entry[];
}

/** Folded and sorted once, and again only when the collection changed: 10,000 contacts are searched in a millisecond or two. */
const indexes = new WeakMap<PipelineStore, Map<CollectionName, Index>>();

function indexOf(
  store: PipelineStore,
  collection: 'contacts' | 'members',
  l: Localizer,
  option: (record: Contact & Member) => ComboboxOption,
): Index {
  let ofStore = indexes.get(store);
  if (!ofStore) {
    const kept = new Map<CollectionName, Index>();
    ofStore = kept;
    indexes.set(store, kept);
    store.subscribe((change) => {
      for (const name of change.changed.keys()) kept.delete(name);
    });
  }
  let index = ofStore.get(collection);
  if (index?.language !== l.language) {
    const entries = [...store.list(collection)].map((record) => {
      const shown = option(record as Contact & Member);
      return { ...shown, folded: fold(shown.label), exact: shown.label.toLocaleLowerCase(l.locale) };
    });
    entries.sort((a, b) => compareNames(a.label, b.label, l.language));
    index = { language: l.language, entries };
    ofStore.set(collection, index);
  }
  return index;
}

/** Smaller is better: written exactly so (D67), at the start, at the start of a word, anywhere. */
function rank(entry: Entry, query: string, folded: string): number {
  const exact = entry.exact.includes(query) ? 0 : 1;
  if (entry.folded.startsWith(folded)) return exact;
  if (entry.folded.includes(` ${folded}`)) return 2 + exact;
  return 4 + exact;
}

function searchEntries(entries: readonly Entry[], text: string, locale: string): ComboboxMatches {
  const words = foldedWords(text);
  if (words.length === 0) {
    return { options: entries.slice(0, LISTED), more: Math.max(0, entries.length - LISTED) };
  }
  const [query, folded] = [text.trim().toLocaleLowerCase(locale), words.join(' ')];
  const buckets: Entry[][] = [[], [], [], [], [], []];
  let count = 0;
  for (const entry of entries) {
    if (!matchesWords(entry.folded, words)) continue;
    count++;
    buckets[rank(entry, query, folded)]?.push(entry);
  }
  const options = buckets.flat().slice(0, LISTED);
  return { options, more: count - options.length };
}

/** People and companies (S33), searched as Turkish is typed (D67). */
export function searchContacts(
  store: PipelineStore,
  l: Localizer,
  text: string,
  type?: ContactType,
): ComboboxMatches {
  const { entries } = indexOf(store, 'contacts', l, (contact) => ({
    id: contact.id,
    label: contact.name,
    detail: l.t.form.relation[contact.relation],
  }));
  const some = type ? entries.filter(({ id }) => store.get('contacts', id)?.type === type) : entries;
  return searchEntries(some, text, l.locale);
}

/** Representatives (S58); whoever works here is one of them, also before their record has arrived. */
export function searchMembers(store: PipelineStore, l: Localizer, text: string): ComboboxMatches {
  const { entries } = indexOf(store, 'members', l, (member) => ({
    id: member.id,
    label: member.name,
    ...(member.team !== null && { detail: member.team }),
  }));
  const { id, name } = store.user;
  if (entries.some((entry) => entry.id === id)) return searchEntries(entries, text, l.locale);
  const me: Entry = { id, label: name, folded: fold(name), exact: name.toLocaleLowerCase(l.locale) };
  return searchEntries([me, ...entries], text, l.locale);
}

/** A fixed short list as a combobox searches it. */
export function searchOptions(options: readonly ComboboxOption[], text: string): ComboboxMatches {
  const words = foldedWords(text);
  return { options: options.filter((option) => matchesWords(fold(option.label), words)), more: 0 };
}

/** Quotas by their period, newest first (S48). */
export function quotaOptions(store: PipelineStore, l: Localizer): readonly ComboboxOption[] {
  const quotas: Quota[] = [...store.list('quotas')];
  quotas.sort((a, b) =>
    a.startDate < b.startDate ? 1 : a.startDate > b.startDate ? -1 : l.compare(a.name, b.name),
  );
  return quotas.map((quota) => {
    const owner = memberName(store, quota.ownerId);
    return { id: quota.id, label: quota.name, ...(owner !== undefined && { detail: owner }) };
  });
}
