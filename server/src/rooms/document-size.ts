import { TokenBucket } from '../inbound/token-bucket.js';

/** What fills a document. */
export interface DocumentSizeOptions {
  /** Bytes from which on it is large. */
  readonly soft: number;
  /** Bytes that it may have. */
  readonly hard: number;
  /** The exact size, encoded: dear. */
  readonly measure: () => number;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

/** Changes of at most so many bytes … */
const SMALL = 4096;
/** … may go over the limit by its twentieth part: a full document must be tidied up by changes, too. */
const RESERVE = 20;
/** An exact size is asked for again when so large a part of the limit has come in since. */
const STALE = 20;
/** By so small a part of the limit a document may be too large: what rewrites a full one is counted as if it only came in. */
const MARGIN = 200;
/** Measurements before a refusal: each encodes the whole document. */
const MEASUREMENTS = { perSecond: 0.5, capacity: 5 };

/**
 * How large a document is. What was appended is counted, which is never too little: what is replaced, Yjs lets go. Only a document that looks
 * large is measured: once for each twentieth of the limit that comes in, and before something is refused, but not over and over again.
 */
export class DocumentSize {
  readonly #options: DocumentSizeOptions;
  #bytes: number;
  #measuredAt = -Infinity;
  readonly #measurements: TokenBucket;

  constructor(bytes: number, options: DocumentSizeOptions) {
    this.#bytes = bytes;
    this.#options = options;
    this.#measurements = new TokenBucket(MEASUREMENTS, options.now());
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

  /** Whether a change may come in. What has been deleted makes room at once, unless that was asked for over and over. */
  takes(bytes: number): boolean {
    const { hard, measure, now } = this.#options;
    const most = (bytes <= SMALL ? hard + hard / RESERVE : hard) - bytes;
    if (this.#current() <= most) return true;
    if (this.#bytes === this.#measuredAt) return false;
    if (this.#measuredAt <= most && this.#bytes - this.#measuredAt + bytes <= hard / MARGIN) return true;
    if (!this.#measurements.take(1, now())) return false;
    this.is(measure());
    return this.#bytes <= most;
  }

  #current(): number {
    const { soft, hard, measure } = this.#options;
    if (this.#bytes > soft && this.#bytes - this.#measuredAt >= hard / STALE) this.is(measure());
    return this.#bytes;
  }
}
