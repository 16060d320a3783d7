import { CLOSE, type CloseRow, type Limits, type RefusedCode } from '@firsat/protocol';
import type { ClientBinding } from '../storage/storage.js';
import { ClientBindings } from './client-bindings.js';
import type { DocumentProfile } from './document-profile.js';
import { UpdateFault } from '../updates/update-fault.js';
import { newClients, type StateOf } from './reach.js';
import type { RecentCount } from './recent-count.js';
import { scanUpdate, type UpdateScan } from './scan-update.js';

/** Whose update it is. */
export interface Author {
  readonly user: string;
  /** Everyone is this user (no authentication): then ids are not counted per user. */
  readonly shared: boolean;
  /** Nobody knows who it is (a row of an old log): nothing is bound to it. */
  readonly unknown: boolean;
  /** A change on the same socket was refused: what builds on it will never find its place, so it does not wait. */
  readonly refused?: boolean;
  /** Takes so many new structs from what the author may bring; false when that is too much now. */
  readonly spend?: (structs: number) => boolean;
}

/** An update and who sent it how. */
export interface Offer {
  readonly update: Uint8Array;
  readonly author: Author;
  readonly step2: boolean;
}

/** Why an update is not taken although it can be read. */
export interface Refusal {
  readonly code: RefusedCode;
  readonly path: string;
  /** Rule of SPEC.md. */
  readonly rule: string;
  readonly retryable: boolean;
  /** Set when the connection ends with it. */
  readonly close?: CloseRow;
  /** A word for the log. */
  readonly what: string;
}

/** An update that may be applied. */
export interface Taken {
  readonly type: 'take';
  readonly scan: UpdateScan;
  /** Client ids that it brings something new of. */
  readonly fresh: ReadonlySet<number>;
  /** Whether those of nobody become the author's. */
  readonly binds: boolean;
}

export type Judgement =
  | Taken
  | { readonly type: 'malformed'; readonly what: string }
  | { readonly type: 'busy' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export interface JudgeOptions {
  /** Name of the document: ids are counted per document and user. */
  readonly name: string;
  readonly profile: DocumentProfile;
  readonly limits: Limits;
  /** Client ids that users have begun within a day, shared by all rooms. */
  readonly begun: RecentCount;
  /**
   * The document is of a backup that was restored lately. A first sync then brings back what others have written
   * since, so it is not judged by whose the client ids are, and binds none (F48).
   */
  readonly restored?: boolean;
}

/** Client blocks that are read at all: a copy of a long-lived document offered whole stays below. */
const MAX_BLOCKS = 10_000;

/**
 * Judges what comes into one document, before anything of it is applied (sync.md 4.6): structure and content
 * from the bytes, then whether its author may write under these client ids.
 */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #bindings = new ClientBindings();
  readonly #roots = new Set<string>();

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  /** Takes the bindings of a stored document. */
  load(bindings: readonly ClientBinding[]): void {
    this.#bindings.load(bindings);
  }

  /** Whose client id it is; `undefined`: nobody's. */
  userOf(clientId: number): string | undefined {
    return this.#bindings.userOf(clientId);
  }

  /** Reads an update without judging its author. @throws UpdateFault */
  read(update: Uint8Array, step2: boolean): UpdateScan {
    const { profile, limits } = this.#options;
    const many = step2 || update.length > limits.chunk;
    return scanUpdate(update, profile, {
      structs: many ? limits.structsPerSync : limits.structs,
      deletions: limits.structsPerSync,
      clients: MAX_BLOCKS,
    });
  }

  /** As {@link read}; `undefined` when it cannot be taken. */
  tryRead(update: Uint8Array): UpdateScan | undefined {
    try {
      return this.read(update, true);
    } catch (error) {
      if (error instanceof UpdateFault) return undefined;
      throw error;
    }
  }

  judge(offer: Offer, state: StateOf): Judgement {
    let scan: UpdateScan;
    try {
      scan = this.read(offer.update, offer.step2);
    } catch (error) {
      if (!(error instanceof UpdateFault)) throw error;
      if (error.kind === 'malformed') return { type: 'malformed', what: error.what };
      return error.kind === 'limit'
        ? refused({ code: 'limit', rule: 'IN5', what: error.what })
        : refused({ code: 'forbidden', rule: 'IN3', what: error.what, path: error.path });
    }
    const fresh = newClients(scan, state);
    const refusal = this.#roomForRoots(scan) ?? this.#mayWrite(offer, fresh);
    if (refusal) return refusal;
    if (fresh.size > 0 && offer.author.spend?.(scan.structs) === false) return { type: 'busy' };
    return { type: 'take', scan, fresh, binds: !this.#bringsBack(offer) };
  }

  /** The update has been applied: its new client ids belong to its author from now on. */
  taken({ scan, fresh, binds }: Taken, author: Author): readonly ClientBinding[] {
    for (const root of scan.roots) this.#roots.add(root);
    if (author.unknown || !binds) return [];
    const made = this.#bindings.bind(fresh, author.user);
    if (made.length > 0 && !author.shared) this.#options.begun.add(this.#counter(author), made.length);
    return made;
  }

  #bringsBack({ step2 }: Offer): boolean {
    return step2 && this.#options.restored === true;
  }

  #mayWrite(offer: Offer, fresh: ReadonlySet<number>): Judgement | undefined {
    const { author, step2 } = offer;
    const { limits, begun } = this.#options;
    if (fresh.size > (step2 ? limits.clientsPerSync : limits.clientsPerUpdate))
      return refused({ code: 'limit', rule: 'IN5', what: 'clients' });
    if (this.#bringsBack(offer)) return undefined;
    let unbound = 0;
    for (const clientId of fresh) {
      const user = this.#bindings.userOf(clientId);
      if (user === undefined) unbound++;
      else if (user !== author.user)
        return refused({ code: 'forged-client', rule: 'F54', what: 'client-id', close: CLOSE.forbidden });
    }
    if (unbound === 0 || author.shared) return undefined;
    if (begun.of(this.#counter(author)) + unbound > limits.newClientsPerDay)
      return refused({ code: 'limit', rule: 'IN7', what: 'client-ids', retryable: true });
    return undefined;
  }

  #roomForRoots(scan: UpdateScan): Judgement | undefined {
    let count = this.#roots.size;
    for (const root of scan.roots) if (!this.#roots.has(root)) count++;
    return count > this.#options.profile.roots
      ? refused({ code: 'limit', rule: 'IN5', what: 'roots' })
      : undefined;
  }

  #counter(author: Author): string {
    return `${this.#options.name} ${author.user}`;
  }
}

function refused(refusal: Pick<Refusal, 'code' | 'rule' | 'what'> & Partial<Refusal>): Judgement {
  return { type: 'refused', refusal: { path: '', retryable: false, ...refusal } };
}
