import type { Problem } from '@firsat/model';

interface Typed {
  text: string;
  problem: Problem | undefined;
}

/**
 * What is being typed into fields that are saved when they are left. What a colleague writes into the same field meanwhile takes nothing away from
 * under the hands; what cannot be read stays as it was typed, with the reason at its place.
 */
export class TypedValues {
  readonly #typed = new Map<string, Typed>();
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  get isEmpty(): boolean {
    return this.#typed.size === 0;
  }

  text(key: string, stored: string): string {
    return this.#typed.get(key)?.text ?? stored;
  }

  problem(key: string): Problem | undefined {
    return this.#typed.get(key)?.problem;
  }

  type(key: string, text: string): void {
    this.#typed.set(key, { text, problem: undefined });
    this.#update();
  }

  /** Says what is wrong with what stands there. */
  refuse(key: string, text: string, problem: Problem): void {
    this.#typed.set(key, { text, problem });
    this.#update();
  }

  forget(key: string): void {
    if (this.#typed.delete(key)) this.#update();
  }

  clear(): void {
    this.#typed.clear();
  }

  /** The field is left: saves what was typed, if anything was. */
  async leave(key: string, save: (text: string) => Promise<Problem | undefined>): Promise<void> {
    const typed = this.#typed.get(key);
    if (!typed || typed.problem) return;
    const { text } = typed;
    const problem = await save(text);
    // Somebody may have typed on meanwhile.
    if (this.#typed.get(key)?.text !== text) return;
    if (problem) this.refuse(key, text, problem);
    else this.forget(key);
  }
}
