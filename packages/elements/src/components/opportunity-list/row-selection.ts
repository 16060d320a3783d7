/** Which rows are chosen for a change of many; only what is shown can be. */
export class RowSelection {
  readonly #changed: () => void;
  #ids: ReadonlySet<string> = new Set();
  /** Where a range begins. */
  #anchor: string | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  toggle(id: string): void {
    const next = new Set(this.#ids);
    if (!next.delete(id)) next.add(id);
    this.#anchor = id;
    this.#set(next);
  }

  /** All from where the last choice was made to this one, beside what is chosen already. */
  extend(id: string, shown: readonly string[], indexOf: (id: string) => number): void {
    const [from, to] = [this.#anchor === undefined ? -1 : indexOf(this.#anchor), indexOf(id)];
    if (to < 0) return;
    if (from < 0) {
      this.toggle(id);
      return;
    }
    const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.#set(new Set([...this.#ids, ...range]));
  }

  /** All that is shown, or nothing when all is chosen. */
  toggleAll(shown: readonly string[]): void {
    this.#set(this.#ids.size === shown.length ? new Set() : new Set(shown));
  }

  clear(): void {
    this.#anchor = undefined;
    this.#set(new Set());
  }

  /** What is no longer shown is no longer chosen: nothing is changed that nobody sees. */
  keep(isShown: (id: string) => boolean): void {
    if (this.#ids.size === 0) return;
    const kept = [...this.#ids].filter(isShown);
    if (kept.length !== this.#ids.size) this.#ids = new Set(kept);
  }

  #set(ids: ReadonlySet<string>): void {
    if (ids.size === 0 && this.#ids.size === 0) return;
    this.#ids = ids;
    this.#changed();
  }
}
