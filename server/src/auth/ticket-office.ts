import type { Clock } from '../clock.js';

/** Longest life of a ticket. */
export const TICKET_MS = 60_000;
/** Tickets that may be open at a time; one takes a few hundred bytes. */
const MAX_OPEN = 100_000;
const FORM = /^t1\.[0-9a-z]{8,10}\.[A-Za-z0-9_-]{43}$/;

interface Issued<T> {
  readonly grant: T;
  readonly workspace: string;
  readonly origin: string | null;
  readonly expiresAt: number;
}

/** A ticket and when it ends, milliseconds since 1970. */
export interface Ticket {
  readonly ticket: string;
  readonly expiresAt: number;
}

export interface TicketOfficeOptions {
  readonly clock: Clock;
  /** 32 random bytes as base64url. */
  readonly newSecret: () => string;
}

/**
 * Single-use entrance for clients that cannot send AUTH (basic mode): unlike a token, a ticket may stand in an address,
 * since the log line in which it is found later is worth nothing (AU7).
 */
export class TicketOffice<T> {
  readonly #options: TicketOfficeOptions;
  /** In the order of their ends, since all live equally long. */
  readonly #open = new Map<string, Issued<T>>();

  constructor(options: TicketOfficeOptions) {
    this.#options = options;
  }

  /** A new ticket for one connection; `undefined` when too many are open. */
  issue(grant: T, workspace: string, origin: string | null): Ticket | undefined {
    this.#dropEnded();
    if (this.#open.size >= MAX_OPEN) return undefined;
    const { clock, newSecret } = this.#options;
    const expiresAt = clock.now() + TICKET_MS;
    const ticket = `t1.${expiresAt.toString(36)}.${newSecret()}`;
    this.#open.set(ticket, { grant, workspace, origin, expiresAt });
    return { ticket, expiresAt };
  }

  /**
   * Uses a ticket up. `stale`: it looks like one of ours but is not open (used, ended, or of before a restart), so a new
   * one will do; `invalid`: it never was one, or it is for something else.
   */
  use(ticket: string, workspace: string, origin: string | null): { readonly grant: T } | 'stale' | 'invalid' {
    const issued = this.#open.get(ticket);
    if (!issued) return FORM.test(ticket) ? 'stale' : 'invalid';
    this.#open.delete(ticket);
    if (issued.expiresAt <= this.#options.clock.now()) return 'stale';
    if (issued.workspace !== workspace || issued.origin !== origin) return 'invalid';
    return { grant: issued.grant };
  }

  #dropEnded(): void {
    const now = this.#options.clock.now();
    for (const [ticket, { expiresAt }] of this.#open) {
      if (expiresAt > now) return;
      this.#open.delete(ticket);
    }
  }
}
