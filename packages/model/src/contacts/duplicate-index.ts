import type { ContactId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Contact } from '../records/contact.js';
import {
  duplicateEvidence,
  EVIDENCE_KINDS,
  evidenceOf,
  type Evidence,
  type EvidenceKind,
} from './duplicate-evidence.js';
import type { ContactSource } from './contact-index.js';

/** A number or address that more contacts share than this is a switchboard or a shared mailbox and says nothing about who is who. */
const SHARED_BY_MANY = 8;

export interface DuplicatePair {
  readonly id: ContactId;
  readonly kinds: readonly EvidenceKind[];
}

/** Contacts that may be one, and why, the surest reason first. */
export interface DuplicateGroup {
  readonly ids: readonly ContactId[];
  readonly kinds: readonly EvidenceKind[];
}

/** A contact that is being typed; an `id` when it exists already. */
export type ContactDraft = Pick<Contact, 'type' | 'name'> &
  Partial<Pick<Contact, 'id' | 'email' | 'phone' | 'taxNumber' | 'parentId' | 'channels'>>;

/**
 * D78: contacts by what they have in common. Only those that share a number, an address or a name are ever compared, so 10,000 are cheap; kept up to
 * date change by change.
 */
export class DuplicateIndex {
  readonly #source: ContactSource;
  readonly #byKey = new Map<string, Set<ContactId>>();
  readonly #known = new Map<ContactId, Evidence>();
  #groups: readonly DuplicateGroup[] | undefined;

  constructor(source: ContactSource) {
    this.#source = source;
    for (const contact of source.list('contacts')) this.#put(contact.id);
  }

  apply(changes: ReadonlyMap<CollectionName, ReadonlySet<string>>): void {
    for (const id of changes.get('contacts') ?? []) this.#put(id);
  }

  /** Contacts that a draft may be, the surest first. */
  similar(draft: ContactDraft): readonly DuplicatePair[] {
    const contact = {
      id: '',
      email: null,
      phone: null,
      taxNumber: null,
      parentId: null,
      channels: {},
      ...draft,
    };
    return this.#similar(evidenceOf(contact));
  }

  /** All groups of contacts that may be one, the surest first; the same array until a contact changes. */
  get groups(): readonly DuplicateGroup[] {
    return (this.#groups ??= this.#findGroups());
  }

  #put(id: ContactId): void {
    this.#groups = undefined;
    const before = this.#known.get(id);
    if (before) {
      this.#known.delete(id);
      for (const key of keysOf(before)) {
        const ids = this.#byKey.get(key);
        ids?.delete(id);
        if (ids?.size === 0) this.#byKey.delete(key);
      }
    }
    const contact = this.#source.get('contacts', id);
    if (!contact || contact.removed) return;
    const evidence = evidenceOf(contact);
    this.#known.set(id, evidence);
    for (const key of keysOf(evidence)) {
      const ids = this.#byKey.get(key);
      if (ids) ids.add(id);
      else this.#byKey.set(key, new Set([id]));
    }
  }

  #similar(own: Evidence): DuplicatePair[] {
    const others = new Set<ContactId>();
    for (const key of keysOf(own)) {
      const ids = this.#byKey.get(key);
      if (!ids || (ids.size > SHARED_BY_MANY && !identifies(key))) continue;
      for (const id of ids) if (id !== own.id) others.add(id);
    }
    return [...others]
      .flatMap((id): DuplicatePair[] => {
        const other = this.#known.get(id);
        const kinds = other && !this.#toldApart(own.id, id) ? duplicateEvidence(own, other) : [];
        return kinds.length > 0 ? [{ id, kinds }] : [];
      })
      .sort((a, b) => surer(a.kinds, b.kinds) || (a.id < b.id ? -1 : 1));
  }

  #toldApart(a: ContactId, b: ContactId): boolean {
    const [less, more] = a < b ? [a, b] : [b, a];
    return this.#source.get('contacts', less)?.distinct[more] === true;
  }

  #findGroups(): readonly DuplicateGroup[] {
    const grouped = new Set<ContactId>();
    const groups: DuplicateGroup[] = [];
    // Only those that share something with somebody are looked at.
    const shared = new Set([...this.#byKey.values()].flatMap((ids) => (ids.size > 1 ? [...ids] : [])));
    for (const start of shared) {
      if (grouped.has(start)) continue;
      const kinds = new Set<EvidenceKind>();
      const group = new Set([start]);
      for (const id of group) {
        const own = this.#known.get(id);
        for (const pair of own ? this.#similar(own) : []) {
          group.add(pair.id);
          for (const kind of pair.kinds) kinds.add(kind);
        }
      }
      for (const id of group) grouped.add(id);
      if (group.size > 1)
        groups.push({ ids: [...group].sort(), kinds: EVIDENCE_KINDS.filter((kind) => kinds.has(kind)) });
    }
    return groups.sort((a, b) => surer(a.kinds, b.kinds) || ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1));
  }
}

function keysOf({ taxNumber, emails, phones, name }: Evidence): string[] {
  return [
    ...(taxNumber === null ? [] : [`taxNumber ${taxNumber}`]),
    ...emails.map((email) => `email ${email}`),
    ...phones.map((phone) => `phone ${phone}`),
    ...(name === null ? [] : [`name ${name}`]),
  ];
}

const identifies = (key: string): boolean => key.startsWith('taxNumber ') || key.startsWith('name ');

function surer(a: readonly EvidenceKind[], b: readonly EvidenceKind[]): number {
  const rank = (kinds: readonly EvidenceKind[]): number =>
    kinds.reduce((sum, kind) => sum + (EVIDENCE_KINDS.length - EVIDENCE_KINDS.indexOf(kind)) ** 2, 0);
  return rank(b) - rank(a);
}
