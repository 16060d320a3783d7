import type { ContactId, OpportunityId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Contact, ContactRelation } from '../records/contact.js';
import type { Opportunity } from '../records/opportunity.js';
import { parentOf } from '../selectors/contact-family.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';

export type ContactSource = Pick<Snapshot, 'get' | 'list' | 'removed'>;
type Changes = ReadonlyMap<CollectionName, ReadonlySet<string>>;

const NOBODY: ReadonlySet<string> = new Set();

/** Sets of ids by a key, and the key under which each id stands. */
class Groups {
  readonly #members = new Map<string, Set<string>>();
  readonly #keys = new Map<string, string>();

  of(key: string): ReadonlySet<string> {
    return this.#members.get(key) ?? NOBODY;
  }

  put(id: string, key: string | null | undefined): void {
    const before = this.#keys.get(id);
    if (before === (key ?? undefined)) return;
    if (before !== undefined) {
      this.#members.get(before)?.delete(id);
      this.#keys.delete(id);
    }
    if (key === null || key === undefined) return;
    this.#keys.set(id, key);
    const members = this.#members.get(key);
    if (members) members.add(id);
    else this.#members.set(key, new Set([id]));
  }
}

/**
 * Who belongs to a contact: those merged into it (D78), its people, its opportunities (S18). References are kept as they were written and followed
 * when asked, so a merge or its end moves nothing. The cost of a change does not grow with the number of records.
 */
export class ContactIndex {
  readonly #source: ContactSource;
  readonly #merged = new Groups();
  readonly #people = new Groups();
  readonly #opportunities = new Groups();

  constructor(source: ContactSource) {
    this.#source = source;
    for (const contact of source.list('contacts')) this.#putContact(contact.id);
    for (const contact of source.removed('contacts')) this.#putContact(contact.id);
    for (const { id } of source.list('opportunities')) this.#putOpportunity(id);
  }

  /** Takes the ids of one transaction in; `source` must already show the changes. */
  apply(changes: Changes): void {
    for (const id of changes.get('contacts') ?? []) this.#putContact(id);
    for (const id of changes.get('opportunities') ?? []) this.#putOpportunity(id);
  }

  /** A contact and those that were merged into it, itself first. */
  family(id: ContactId): readonly ContactId[] {
    if (this.#merged.of(id).size === 0) return [id];
    const family = new Set([id]);
    for (const one of family) {
      for (const from of this.#merged.of(one))
        if (resolveContact(this.#source, from)?.id === id) family.add(from);
    }
    return [...family];
  }

  /** Live opportunities of a contact and of those merged into it; no promised order. */
  opportunities(id: ContactId): readonly Opportunity[] {
    return this.family(id).flatMap((one) =>
      [...this.#opportunities.of(one)].flatMap((key) => this.#source.get('opportunities', key) ?? []),
    );
  }

  /** Live people of a company, or companies below it; no promised order. */
  people(id: ContactId): readonly Contact[] {
    return this.namingAsParent(id).flatMap((key) => {
      const person = this.#source.get('contacts', key);
      return person?.removed === null && parentOf(this.#source, person)?.id === id ? [person] : [];
    });
  }

  /** Whoever was written to belong to a contact, or to one merged into it, removed or not. */
  namingAsParent(id: ContactId): readonly ContactId[] {
    return this.family(id).flatMap((one) => [...this.#people.of(one)]);
  }

  /** S2: a customer is one who was made one, also under a name that was merged into it. */
  relation(id: ContactId): ContactRelation {
    const customer = this.family(id).some(
      (one) => this.#source.get('contacts', one)?.relation === 'customer',
    );
    return customer ? 'customer' : 'prospect';
  }

  #putContact(id: ContactId): void {
    const contact = this.#source.get('contacts', id);
    this.#merged.put(id, contact?.removed?.to);
    this.#people.put(id, contact?.parentId);
  }

  #putOpportunity(id: OpportunityId): void {
    const opportunity = this.#source.get('opportunities', id);
    this.#opportunities.put(id, opportunity?.removed === null ? opportunity.customerId : null);
  }
}
