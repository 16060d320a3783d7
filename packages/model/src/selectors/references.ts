import { isSafeLink } from '../safe-href.js';
import type { Json } from '../json.js';
import type { Opportunity } from '../records/opportunity.js';

/** S121: something of the host that an opportunity belongs to: an order, a cart, an invoice. */
export interface HostReference {
  readonly key: string;
  readonly system: string;
  readonly ref: string;
  readonly label: string | null;
  /** A link that may be followed; others are not told. */
  readonly url: string | null;
}

export function referenceEntry({ system, ref, label, url }: Omit<HostReference, 'key'>): Json {
  return [system, ref, label, url];
}

/** The references of an opportunity by system and id; what cannot be read is left out. */
export function referencesOf({ references }: Pick<Opportunity, 'references'>): readonly HostReference[] {
  return Object.entries(references)
    .flatMap(([key, json]): HostReference[] => {
      if (!Array.isArray(json)) return [];
      const [system, ref, label, url] = json as readonly Json[];
      if (typeof system !== 'string' || typeof ref !== 'string') return [];
      const text = typeof label === 'string' ? label : null;
      return [
        { key, system, ref, label: text, url: typeof url === 'string' && isSafeLink(url) ? url : null },
      ];
    })
    .sort((a, b) => (a.system === b.system ? compare(a.ref, b.ref) : compare(a.system, b.system)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
