/** A rule of the domain or of merging that does not hold. */
export class Violation extends Error {
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(`${rule}: ${message.slice(0, 600)}`);
    this.rule = rule;
  }
}

export function violated(rule: string, message: string): never {
  throw new Violation(rule, message);
}
