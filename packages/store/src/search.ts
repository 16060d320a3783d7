import {
  backgroundOf,
  fold,
  foldedWords,
  matchesWords,
  resolveContact,
  type Note,
  type Opportunity,
  type OpportunityId,
  type Snapshot,
} from '@firsat/model';

interface Prepared {
  readonly opportunity: Opportunity;
  readonly customer: string;
  readonly owner: string;
  readonly notes: readonly Note[];
  readonly text: string;
  readonly folded: string;
  /** The text in small letters; worked out for the first hit, since it costs more than all else. */
  lowered: string | undefined;
}

/**
 * Search over description, customer, representative, the first words of notes and what is known of the need (S82): a scan of prepared texts (about
 * 1 ms for 10,000).
 */
export class Search {
  readonly #snapshot: Pick<Snapshot, 'get' | 'list' | 'children'>;
  readonly #prepared = new WeakMap<Opportunity, Prepared>();

  constructor(snapshot: Pick<Snapshot, 'get' | 'list' | 'children'>) {
    this.#snapshot = snapshot;
  }

  /**
   * All words must occur (D67). Best first: hits as typed, diacritics included; then hits at the start of a word; then the newest. An
   * empty query finds nothing.
   */
  find(query: string, limit: number): readonly OpportunityId[] {
    const words = foldedWords(query);
    if (words.length === 0 || limit <= 0) return [];
    const typed = lower(query.trim());
    const hits: { readonly opportunity: Opportunity; readonly rank: number }[] = [];
    for (const opportunity of this.#snapshot.list('opportunities')) {
      const prepared = this.#prepare(opportunity);
      const { folded } = prepared;
      if (!matchesWords(folded, words)) continue;
      const atStart = words.every((word) => folded.startsWith(word) || folded.includes(` ${word}`));
      const lowered = (prepared.lowered ??= lower(prepared.text));
      hits.push({ opportunity, rank: lowered.includes(typed) ? 0 : atStart ? 1 : 2 });
    }
    hits.sort(
      (a, b) =>
        a.rank - b.rank ||
        b.opportunity.createdAt - a.opportunity.createdAt ||
        (a.opportunity.id < b.opportunity.id ? -1 : 1),
    );
    return hits.slice(0, limit).map(({ opportunity }) => opportunity.id);
  }

  #prepare(opportunity: Opportunity): Prepared {
    const customer = resolveContact(this.#snapshot, opportunity.customerId)?.name ?? '';
    const { ownerId } = opportunity;
    const owner = ownerId === null ? '' : (this.#snapshot.get('members', ownerId)?.name ?? '');
    // The same array until one of them changes.
    const notes = this.#snapshot.children('notes', opportunity.id);
    const known = this.#prepared.get(opportunity);
    if (known && known.customer === customer && known.owner === owner && known.notes === notes) return known;
    const said = notes.map(({ summary }) => summary?.excerpt ?? '').join(' ');
    const text = [opportunity.description, customer, owner, said, backgroundOf(opportunity)].join(' ');
    const folded = fold(text).replace(/\s+/gu, ' ');
    const prepared = { opportunity, customer, owner, notes, text, folded, lowered: undefined };
    this.#prepared.set(opportunity, prepared);
    return prepared;
  }
}

/** Case apart, as typed; by Turkish rules, since others do not tell I and İ apart. */
const lower = (text: string): string => text.toLocaleLowerCase('tr');
