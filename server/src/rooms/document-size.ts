/** What fills a document. */
export interface DocumentSizeOptions {
  /** Bytes from which on it is large. */
  readonly soft: number;
  /** Bytes that it may have. */
  readonly hard: number;
  /** The exact size, encoded: dear. */
  readonly measure: () => number;
}

/** Changes of at most so many bytes … */
const SMALL = 4096;
/** … may go over the limit by its twentieth part: a full document must be tidied up by changes, too. */
const RESERVE = 20;
/** An exact size is asked for again when so large a part of the limit has come in since. */
const STALE = 20;

/**
 * How large a document is. What was appended is counted, which is never too little: what is replaced, Yjs lets go. Only a document that looks
 * large is measured, once for each twentieth of the limit that comes in and before something is refused.
 */
export class DocumentSize {
  readonly #options: DocumentSizeOptions;
  #bytes: number;
  #measuredAt = -Infinity;

  constructor(bytes: number, options: DocumentSizeOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  /** These bytes were appended. */
  grew(bytes: number): void {
    this.#bytes += bytes;
  }

  /** It has been encoded anew. */
  is(bytes: number): void {
    this.#bytes = bytes;
    this.#measuredAt = bytes;
  }

  /** Owners should know. */
  get isLarge(): boolean {
    return this.#current() > this.#options.soft;
  }

  /** Whether a change may come in. None is turned away for what has been deleted since the last measurement. */
  takes(bytes: number): boolean {
    const { hard, measure } = this.#options;
    const most = (bytes <= SMALL ? hard + hard / RESERVE : hard) - bytes;
    if (this.#current() <= most) return true;
    if (this.#bytes === this.#measuredAt) return false;
    this.is(measure());
    return this.#bytes <= most;
  }

  #current(): number {
    const { soft, hard, measure } = this.#options;
    if (this.#bytes > soft && this.#bytes - this.#measuredAt >= hard / STALE) this.is(measure());
    return this.#bytes;
  }
}
