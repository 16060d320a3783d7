/** Things that are each reached once; whoever waits for one does not wait for another. */
export class Milestones {
  readonly #waiting = new Map<string, { readonly when: Promise<void>; readonly reach: () => void }>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      let reach: () => void = () => undefined;
      const when = new Promise<void>((resolve) => (reach = resolve));
      this.#waiting.set(name, { when, reach });
    }
  }

  /** Resolves when it is reached; at once for a name that is not among them. */
  when(name: string): Promise<void> {
    return this.#waiting.get(name)?.when ?? Promise.resolve();
  }

  reach(name: string): void {
    this.#waiting.get(name)?.reach();
  }

  reachAll(): void {
    for (const { reach } of this.#waiting.values()) reach();
  }
}
