/** Why bytes are not taken: they cannot be read, or they hold what may not stand in this document. */
export type FaultKind = 'malformed' | 'forbidden' | 'limit';

/** A fault found in bytes before anything was made of them. */
export class UpdateFault extends Error {
  override readonly name = 'UpdateFault';
  readonly kind: FaultKind;
  /** What was wrong, for the log and for REFUSED: a word of ours, never content. */
  readonly what: string;
  /** Where in the document, as far as it is known and harmless to repeat. */
  readonly path: string;

  constructor(kind: FaultKind, what: string, path = '') {
    super(`${kind}: ${what}`);
    this.kind = kind;
    this.what = what;
    this.path = path;
  }
}
