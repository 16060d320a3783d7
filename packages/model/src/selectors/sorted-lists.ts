interface Sortable {
  readonly id: string;
  readonly sort: string;
  readonly rank: number;
}

/** Lists by key, each by (sort, rank, id): adding and removing find their place by halving. */
export class SortedLists<T extends Sortable> {
  readonly #keyOf: (item: T) => string;
  readonly #lists = new Map<string, T[]>();

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf;
  }

  get(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }

  values(): Iterable<readonly T[]> {
    return this.#lists.values();
  }

  clear(): void {
    this.#lists.clear();
  }

  /** Instead of all that was there. */
  fill(items: readonly T[]): void {
    this.clear();
    this.append(items);
    for (const list of this.#lists.values()) list.sort(compare);
  }

  /** Behind what is there: for items that come in their order. */
  append(items: readonly T[]): void {
    for (const item of items) {
      const list = this.#lists.get(this.#keyOf(item));
      if (list) list.push(item);
      else this.#lists.set(this.#keyOf(item), [item]);
    }
  }

  add(item: T): void {
    const list = this.#lists.get(this.#keyOf(item));
    if (list) list.splice(placeOf(list, item), 0, item);
    else this.#lists.set(this.#keyOf(item), [item]);
  }

  remove(item: T): void {
    const list = this.#lists.get(this.#keyOf(item)) ?? [];
    const at = placeOf(list, item);
    if (isAt(list, at, item)) list.splice(at, 1);
  }

  /** Puts it where one of the same place and id stands. */
  replace(item: T): void {
    const list = this.#lists.get(this.#keyOf(item)) ?? [];
    const at = placeOf(list, item);
    if (isAt(list, at, item)) list[at] = item;
  }
}

function isAt(list: readonly Sortable[], at: number, item: Sortable): boolean {
  const there = list[at];
  return there !== undefined && compare(there, item) === 0;
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
  if (a.sort !== b.sort) return a.sort < b.sort ? -1 : 1;
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
