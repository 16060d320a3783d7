import { compareNames } from '../collate.js';
import { fold, foldedWords, matchesWords } from '../fold.js';
import type { ContactId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Contact, ContactRelation, ContactType } from '../records/contact.js';
import { parentOf } from '../selectors/contact-family.js';
import { channelsOf } from './channels.js';
import { ContactIndex, type ContactSource } from './contact-index.js';

export const DIRECTORY_ORDERS = ['name', 'newest'] as const;
export type DirectoryOrder = (typeof DIRECTORY_ORDERS)[number];

/** `null` asks for all. */
export interface DirectoryQuery {
  readonly text: string;
  readonly type: ContactType | null;
  readonly relation: ContactRelation | null;
  readonly source: string | null;
  readonly segment: string | null;
  readonly order: DirectoryOrder;
}

interface Entry {
  readonly contact: Contact;
  /** Name and company, numbers and addresses, folded; digits of numbers also without blanks. */
  readonly folded: string;
  /** The name alone, folded and as typed. */
  readonly name: string;
  readonly exact: string;
}

/**
 * The live contacts, searched, filtered and sorted. Texts are folded once per contact and names compared once; a keystroke at 10,000 contacts is a
 * scan of prepared texts.
 */
export class ContactDirectory {
  readonly index: ContactIndex;
  readonly #source: ContactSource;
  readonly #language: string;
  #byName: Entry[];

  constructor(source: ContactSource, language: string) {
    this.#source = source;
    this.#language = language;
    this.index = new ContactIndex(source);
    this.#byName = [...source.list('contacts')].map((contact) => this.#entryOf(contact)).sort(this.#compare);
  }

  get size(): number {
    return this.#byName.length;
  }

  apply(changes: ReadonlyMap<CollectionName, ReadonlySet<string>>): void {
    this.index.apply(changes);
    const ids = changes.get('contacts');
    if (!ids) return;
    // What stands on a contact's company stands on the contact, too.
    const touched = new Set(ids);
    for (const id of ids) for (const person of this.index.namingAsParent(id)) touched.add(person);
    const left = this.#byName.filter(({ contact }) => !touched.has(contact.id));
    const anew = [...touched].flatMap((id) => {
      const contact = this.#source.get('contacts', id);
      return contact?.removed === null ? [this.#entryOf(contact)] : [];
    });
    this.#byName = merged(left, anew.sort(this.#compare), this.#compare);
  }

  /** With a text all its words must occur (D67). Names as typed come first, diacritics included, then other names, then what else was found. */
  find(query: DirectoryQuery): readonly ContactId[] {
    const words = foldedWords(query.text);
    const typed = query.text.trim().toLocaleLowerCase('tr');
    const [asTyped, named, others]: [Contact[], Contact[], Contact[]] = [[], [], []];
    for (const { contact, folded, name, exact } of this.#byName) {
      if (words.length > 0 && !matchesWords(folded, words)) continue;
      if (!this.#passes(contact, query)) continue;
      (exact.includes(typed) ? asTyped : matchesWords(name, words) ? named : others).push(contact);
    }
    const found = [asTyped, named, others];
    if (query.order === 'newest') for (const some of found) some.sort((x, y) => y.createdAt - x.createdAt);
    return found.flat().map(({ id }) => id);
  }

  /** The words that the workspace uses for sources or segments, with their numbers of contacts, by name. */
  words(
    field: 'source' | 'segment' | 'sector',
  ): readonly { readonly word: string; readonly count: number }[] {
    const counts = new Map<string, number>();
    for (const { contact } of this.#byName) {
      const word = contact[field];
      if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
      .map(([word, count]) => ({ word, count }))
      .sort((a, b) => compareNames(a.word, b.word, this.#language));
  }

  #passes(contact: Contact, { type, relation, source, segment }: DirectoryQuery): boolean {
    return (
      (type === null || contact.type === type) &&
      (source === null || contact.source === source) &&
      (segment === null || contact.segment === segment) &&
      (relation === null || this.index.relation(contact.id) === relation)
    );
  }

  readonly #compare = ({ contact: a }: Entry, { contact: b }: Entry): number =>
    compareNames(a.name, b.name, this.#language) || (a.id < b.id ? -1 : 1);

  #entryOf(contact: Contact): Entry {
    const channels = channelsOf(contact).map(({ value }) => value);
    const company = parentOf(this.#source, contact)?.name ?? '';
    const numbers = [...channels, contact.taxNumber ?? ''].map((text) => text.replace(/[\s().-]+/g, ''));
    const text = [contact.name, company, ...channels, contact.taxNumber ?? '', ...numbers].join(' ');
    const { name } = contact;
    return { contact, folded: fold(text), name: fold(name), exact: name.toLocaleLowerCase('tr') };
  }
}

function merged<T>(a: readonly T[], b: readonly T[], compare: (x: T, y: T) => number): T[] {
  const all: T[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (y === undefined || (x !== undefined && compare(x, y) <= 0)) {
      all.push(x as T);
      i++;
    } else {
      all.push(y);
      j++;
    }
  }
  return all;
}
