import { CLOSE, type AuthMessage, type CloseRow, type DownMessage, type Role } from '@firsat/protocol';
import type { Access, Authorizer, Denial } from '../auth/authorizer.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { DocumentName } from '../transport/sync-path.js';

/** Places that are limited beyond one session, and who keeps count of refusals. */
export interface AdmissionGate {
  /** A place for one more connection of a user; `undefined` when there is none. The result gives it back. */
  enter(user: string): (() => void) | undefined;
  /** Credentials were refused for good. */
  refused(): void;
  /** Oldest document schema that a client may speak. */
  readonly minSchema: number;
}

/** The session, as its admission sees it. */
export interface AdmissionOwner {
  tell(message: DownMessage): void;
  close(row: CloseRow): void;
  /** Writes that were held back may be judged now. */
  resumed(): void;
}

export interface AdmissionOptions {
  readonly session: string;
  readonly document: DocumentName;
  readonly extended: boolean;
  readonly ticket: string;
  readonly origin: string | null;
  readonly authorizer: Authorizer;
  readonly gate: AdmissionGate;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly handshakeMs: number;
  readonly owner: AdmissionOwner;
}

/** How long an ended token may be renewed on the same socket (sync.md 4.4). */
const GRACE_MS = 30_000;
/** Timers cannot count further; a later end is looked at again. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Who a session is and what it may do, from the handshake to its end.
 *
 * ```text
 *  waiting ──AUTH, granted──▶ admitted ──exp──▶ suspended ──AUTH, granted──▶ admitted
 *     │                          │ review: ROLE, or     └──30 s──▶ 4401
 *     └──handshakeMs──▶ 4401     └ 4403, 4409 …
 * ```
 */
export class Admission {
  readonly #options: AdmissionOptions;
  #access: Access | undefined;
  #judging = false;
  #suspended = false;
  #ended = false;
  /** Counts changed rights: an answer that was on its way while one came is asked for again. */
  #changes = 0;
  /** The count at the moment of the newest answer. */
  #judgedAt = 0;
  #leave: (() => void) | undefined;
  #cancelDeadline: () => void;
  #cancelExpiry: (() => void) | undefined;

  constructor(options: AdmissionOptions) {
    this.#options = options;
    this.#cancelDeadline = options.clock.after(options.handshakeMs, () => {
      // A client that showed its token in time is not to blame when nobody can tell what it is worth.
      options.owner.close(this.#judging ? CLOSE.notReady : CLOSE.token);
    });
  }

  get access(): Access | undefined {
    return this.#access;
  }

  /** The current role; every message is judged by it. */
  get role(): Role {
    return this.#access?.role ?? 'reader';
  }

  /** The token has ended and may still be renewed: reading goes on, writes wait (F34). */
  get suspended(): boolean {
    return this.#suspended;
  }

  /** Judges the first credentials. `undefined`: the session is closed. */
  async admit(auth: AuthMessage | undefined): Promise<Access | undefined> {
    const { document, owner, gate } = this.#options;
    this.#judging = true;
    const access = await this.#ask(auth?.token ?? '');
    if (!access) return undefined;
    this.#cancelDeadline();
    if (auth && auth.schema < gate.minSchema) {
      // It would write what newer programs do not read any more (F46).
      owner.close(CLOSE.clientTooOld);
      return undefined;
    }
    if (this.#isOtherHistory(access) || (auth && auth.epoch !== 0 && auth.epoch !== document.epoch)) {
      // Before any of its structs are merged: another history would come back or double (sync.md 4.8).
      this.#leaveHistory(access);
      return undefined;
    }
    this.#leave = gate.enter(access.user);
    if (!this.#leave) {
      owner.close(CLOSE.rate);
      return undefined;
    }
    this.#take(access);
    return access;
  }

  /** HELLO has gone out: from now on the end of the token is watched. */
  welcomed(): void {
    this.#watchExpiry();
  }

  /** Judges an AUTH on the open socket (HS5). */
  async renew(auth: AuthMessage): Promise<void> {
    const { document, owner } = this.#options;
    const access = await this.#ask(auth.token);
    const before = this.#access;
    if (!access || !before) return;
    if (access.user !== before.user) {
      // What this socket has sent and presence shows belongs to one person.
      owner.close(CLOSE.token);
      return;
    }
    if (this.#isOtherHistory(access) || (auth.epoch !== 0 && auth.epoch !== document.epoch)) {
      this.#leaveHistory(access);
      return;
    }
    // The same ended token once more (its clock may be behind ours) is no renewal: the time of grace goes on.
    if (this.#suspended && access.exp !== null && access.exp <= this.#options.clock.now()) return;
    this.#take(access);
    this.#watchExpiry();
    if (this.#ended) return;
    owner.tell({ type: 'role', role: access.role, exp: access.exp });
    owner.resumed();
  }

  /** Judges the open session again, since somebody's rights have changed. */
  async review(): Promise<void> {
    this.#changes++;
    const { document, authorizer, owner } = this.#options;
    const access = this.#access;
    if (!access) return; // the answer that is on its way is asked for again
    const changes = this.#changes;
    let verdict: Access | Denial;
    try {
      verdict = await authorizer.review(document, access);
    } catch (error) {
      this.#failed(error);
      return; // the next change or sweep asks again
    }
    if (this.#ended || changes !== this.#changes || access !== this.#access) return;
    if (!verdict.ok) {
      owner.close(verdict.row);
      return;
    }
    if (this.#isOtherHistory(verdict)) {
      this.#leaveHistory(verdict);
      return;
    }
    this.#access = verdict;
    if (verdict.role !== access.role) owner.tell({ type: 'role', role: verdict.role, exp: verdict.exp });
  }

  /** The session is closed. */
  end(): void {
    this.#ended = true;
    this.#cancelDeadline();
    this.#cancelExpiry?.();
    this.#leave?.();
    this.#leave = undefined;
  }

  async #ask(token: string): Promise<Access | undefined> {
    const { authorizer, document, ticket, origin, owner } = this.#options;
    try {
      let changes = this.#changes;
      let verdict = await authorizer.authorize({ document, token, ticket, origin });
      while (verdict.ok && changes !== this.#changes) {
        changes = this.#changes;
        verdict = await authorizer.review(document, verdict);
      }
      this.#judgedAt = changes;
      if (this.#ended) return undefined;
      if (verdict.ok) return verdict;
      // A ticket that is only stale is no guess.
      if (verdict.row.action !== 'retry') this.#options.gate.refused();
      owner.close(verdict.row);
    } catch (error) {
      this.#failed(error);
      // An open session keeps what it has: its token is good until it ends.
      if (!this.#access) owner.close(CLOSE.notReady);
    }
    return undefined;
  }

  #take(access: Access): void {
    this.#access = access;
    if (this.#judgedAt !== this.#changes) void this.review();
  }

  #failed(error: unknown): void {
    const { logger, session } = this.#options;
    logger.error('authorizer-failed', { session, kind: error instanceof Error ? error.name : 'other' });
  }

  #isOtherHistory(access: Access): boolean {
    return access.epoch !== this.#options.document.epoch;
  }

  #leaveHistory({ epoch }: Access): void {
    const { owner } = this.#options;
    owner.tell({ type: 'epoch', epoch });
    owner.close(CLOSE.epoch);
  }

  #watchExpiry(): void {
    this.#cancelExpiry?.();
    this.#suspended = false;
    const { clock, extended, owner } = this.#options;
    const exp = this.#access?.exp ?? null;
    if (exp === null || this.#ended) return;
    const left = exp - clock.now();
    if (left > 0) {
      this.#cancelExpiry = clock.after(Math.min(left, MAX_TIMER_MS), () => {
        this.#watchExpiry();
      });
      return;
    }
    if (!extended) {
      owner.close(CLOSE.token); // a plain client cannot renew
      return;
    }
    this.#suspended = true;
    this.#cancelExpiry = clock.after(GRACE_MS, () => {
      owner.close(CLOSE.token);
    });
    owner.tell({ type: 'need-auth', reason: 'expired', graceMs: GRACE_MS });
  }
}
