import type { Problem } from '@firsat/model';

/** What somebody has typed into one field and that is not saved. */
export interface Draft {
  readonly text: string;
  /** What stood there when the typing began: tells whether a colleague has changed it since. */
  readonly base: string;
  /** Why it was refused, until it is typed on. */
  readonly problem: Problem | null;
}

/** Typed text by field, apart from the records: neither a colleague's change nor a refusal takes it away. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get(key: string): Draft | undefined {
    return this.#drafts.get(key);
  }

  /** `stored`: what the record says now. */
  type(key: string, text: string, stored: string): void {
    const base = this.#drafts.get(key)?.base ?? stored;
    this.#drafts.set(key, { text, base, problem: null });
    this.#changed();
  }

  refuse(key: string, problem: Problem): void {
    const draft = this.#drafts.get(key);
    if (!draft) return;
    this.#drafts.set(key, { ...draft, problem });
    this.#changed();
  }

  /** True when there was one. */
  drop(key: string): boolean {
    const had = this.#drafts.delete(key);
    if (had) this.#changed();
    return had;
  }
}
