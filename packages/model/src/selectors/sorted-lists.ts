interface Sortable {
  readonly id: string;
  readonly sort: string;
}

/** Lists by key, each by (sort, id): adding and removing find their place by halving. */
export class SortedLists<T extends Sortable> {
  readonly #keyOf: (item: T) => string;
  readonly #lists = new Map<string, T[]>();

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf;
  }

  get(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }

  /** Instead of all that was there. */
  fill(items: readonly T[]): void {
    this.#lists.clear();
    for (const item of items) {
      const list = this.#lists.get(this.#keyOf(item));
      if (list) list.push(item);
      else this.#lists.set(this.#keyOf(item), [item]);
    }
    for (const list of this.#lists.values()) list.sort(compare);
  }

  add(item: T): void {
    const list = this.#lists.get(this.#keyOf(item));
    if (list) list.splice(placeOf(list, item), 0, item);
    else this.#lists.set(this.#keyOf(item), [item]);
  }

  remove(item: T): void {
    const list = this.#lists.get(this.#keyOf(item));
    const at = list ? placeOf(list, item) : 0;
    const there = list?.[at];
    if (there && compare(there, item) === 0) list.splice(at, 1);
  }
}

/** Where the item stands, or would stand. */
function placeOf(list: readonly Sortable[], item: Sortable): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle] as Sortable, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: Sortable, b: Sortable): number {
  return a.sort === b.sort ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.sort < b.sort ? -1 : 1;
}
