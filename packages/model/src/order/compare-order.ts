/** What is sorted by order key: the key, then the id (ties happen when two people insert at one spot, and they must not matter). */
export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Negative when `a` comes first: by key, then by id, both by code unit, so that every replica sorts alike (ORD1). */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
