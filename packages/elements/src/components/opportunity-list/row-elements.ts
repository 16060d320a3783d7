/**
 * Which element of the page shows which row, by numbers. A row keeps its element while the list is the same, whatever comes and goes around it. When
 * another list is asked for, its rows take the elements that are there: other words in an element cost a third of a new one, and a key of a
 * search has less than a frame.
 */
export class RowElements {
  #asked: unknown;
  #shown: ReadonlyMap<string, number> = new Map();
  #made = 0;

  /** `asked`: another one for another list. `isHeld`: one of the elements holds what must stay with its record, as the focus. */
  update(
    rows: readonly { readonly id: string }[],
    asked: unknown,
    isHeld: boolean,
  ): ReadonlyMap<string, number> {
    const reused = asked === this.#asked || isHeld ? [] : [...this.#shown.values()];
    const known = reused.length > 0 ? undefined : this.#shown;
    this.#asked = asked;
    this.#shown = new Map(rows.map(({ id }, at) => [id, known?.get(id) ?? reused[at] ?? this.#made++]));
    return this.#shown;
  }
}
