/** Something that a content security policy of the page has refused. */
export interface SeenViolation {
  readonly directive: string;
  /** An address, or a word such as `inline`. */
  readonly blocked: string;
}

const KEPT = 50;

/** Notes what policies refuse from now on, each once. */
export class ViolationWatch {
  readonly #seen = new Map<string, SeenViolation>();
  readonly #page: Document;

  constructor(page: Document) {
    this.#page = page;
    page.addEventListener('securitypolicyviolation', this.#note);
  }

  get list(): readonly SeenViolation[] {
    return [...this.#seen.values()];
  }

  stop(): void {
    this.#page.removeEventListener('securitypolicyviolation', this.#note);
  }

  readonly #note = ({
    effectiveDirective: directive,
    blockedURI: blocked,
  }: SecurityPolicyViolationEvent): void => {
    if (this.#seen.size < KEPT) this.#seen.set(`${directive} ${blocked}`, { directive, blocked });
  };
}
