import type { DocumentSession } from './document-session.js';
import type { Outbox } from './outbox/outbox.js';
import type { SessionLocks } from './outbox/session-locks.js';

export interface RecoverySettings {
  readonly session: string;
  readonly outbox: Outbox;
  readonly locks: SessionLocks;
  readonly documents: ReadonlyMap<string, DocumentSession>;
  /** A session is known to be dead. */
  died(session: string): void;
}

/**
 * Sees to the rows that other sessions left in the outbox: applies them, offers them to the server and has them deleted
 * when their changes are where they belong. Of a living session it takes nothing; it waits for its end (SY3).
 */
export class Recovery {
  readonly #settings: RecoverySettings;
  readonly #watched = new Set<string>();

  constructor(settings: RecoverySettings) {
    this.#settings = settings;
    this.#watched.add(settings.session);
    settings.locks.hold(settings.session);
  }

  /** Takes over what dead sessions left. Resolves when their rows are in the documents; never rejects. */
  async start(): Promise<void> {
    try {
      const sessions = await this.#settings.outbox.sessions();
      await Promise.all(sessions.map((session) => this.#takeOver(session)));
    } catch {
      return; // the outbox cannot be read now; its status says so, and the next start finds the rows
    }
    void this.#proveConfirmed(); // nobody who waits for the documents needs to wait for this
  }

  /** Another living session was met: its rows are taken over when it ends. */
  watch(session: string): void {
    if (this.#watched.has(session)) return;
    this.#watched.add(session);
    this.#adoptLater(session);
  }

  async #takeOver(session: string): Promise<void> {
    if (this.#watched.has(session)) return;
    this.#watched.add(session);
    let applied: () => void = () => undefined;
    const whenApplied = new Promise<void>((resolve) => (applied = resolve));
    const isDead = await this.#settings.locks.tryAdopt(session, () => this.#adopt(session, applied));
    if (isDead) await whenApplied;
    else this.#adoptLater(session);
  }

  #adoptLater(session: string): void {
    this.#settings.locks.adoptLater(session, () => {
      this.#settings.died(session);
      return this.#adopt(session, () => undefined);
    });
  }

  /** Resolves when the rows are needed no more, so that the session's lock is held until then. */
  async #adopt(session: string, applied: () => void): Promise<void> {
    const { outbox, documents } = this.#settings;
    const settled: Promise<void>[] = [];
    try {
      for (const row of await outbox.rowsOf(session)) {
        const document = documents.get(row.doc);
        if (document === undefined) continue; // not open here: its row waits for a session that opens it
        await document.persistence?.whenLoaded;
        try {
          settled.push(document.adopt(row));
        } catch {
          outbox.moveAside(row);
        }
      }
    } finally {
      applied();
    }
    await Promise.all(settled);
  }

  async #proveConfirmed(): Promise<void> {
    const { outbox, documents } = this.#settings;
    try {
      const confirmed = await outbox.confirmed();
      for (const [name, document] of documents) if (confirmed.has(name)) document.ledger.proveBaseline();
    } catch {
      // Then the server will have to say it again.
    }
  }
}
