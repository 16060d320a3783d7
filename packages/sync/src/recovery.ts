import type { DocumentSession } from './document-session.js';
import { Milestones } from './milestones.js';
import type { Outbox } from './outbox/outbox.js';
import type { OutboxRow } from './outbox/outbox-row.js';
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
  readonly #applied: Milestones;
  /** Sessions whose rows are being seen to here, under their locks. */
  readonly dead = new Set<string>();

  constructor(settings: RecoverySettings) {
    this.#settings = settings;
    this.#applied = new Milestones(settings.documents.keys());
    this.#watched.add(settings.session);
    settings.locks.hold(settings.session);
  }

  /** Resolves when what dead sessions left of this document is in it; a document never waits for another one's rows. Never rejects. */
  whenApplied(document: string): Promise<void> {
    return this.#applied.when(document);
  }

  /** Takes over what dead sessions left. Never rejects. */
  async start(): Promise<void> {
    const { outbox, documents } = this.#settings;
    // An outbox that cannot be read now: its status says so, and the next start finds the rows.
    const sessions = await outbox.sessions().catch(() => []);
    const takenOver = sessions.map((session) => this.#takeOver(session));
    for (const name of documents.keys()) {
      const all = Promise.all(takenOver.map((applied) => applied.when(name)));
      void all.then(() => this.#applied.reach(name));
    }
    await Promise.all([...documents.keys()].map((name) => this.whenApplied(name)));
    await this.#proveConfirmed();
  }

  /** Another living session was met: its rows are taken over when it ends. */
  watch(session: string): void {
    if (this.#watched.has(session)) return;
    this.#watched.add(session);
    this.#adoptLater(session);
  }

  #takeOver(session: string): Milestones {
    const applied = new Milestones(this.#settings.documents.keys());
    if (this.#watched.has(session)) applied.reachAll();
    else {
      this.#watched.add(session);
      void this.#settings.locks
        .tryAdopt(session, () => this.#adopt(session, applied))
        .then((isDead) => {
          if (isDead) return;
          applied.reachAll();
          this.#adoptLater(session);
        });
    }
    return applied;
  }

  #adoptLater(session: string): void {
    this.#settings.locks.adoptLater(session, () => {
      this.#settings.died(session);
      return this.#adopt(session);
    });
  }

  /** Resolves when the rows are needed no more, so that the session's lock is held until then. */
  async #adopt(session: string, applied?: Milestones): Promise<void> {
    const { outbox, documents } = this.#settings;
    this.dead.add(session);
    try {
      const rows = await outbox.rowsOf(session);
      // Rows of a document that is not open here wait for a session that opens it.
      const work = [...documents.values()].map(async (document) => {
        const settled = await this.apply(
          document,
          rows.filter((row) => row.doc === document.name),
        );
        applied?.reach(document.name);
        await Promise.all(settled);
      });
      await Promise.all(work);
    } finally {
      this.dead.delete(session);
      applied?.reachAll();
    }
  }

  /** Takes rows over. Resolves, when they are in the document, to what says when each is needed no more. */
  async apply(document: DocumentSession, rows: readonly OutboxRow[]): Promise<Promise<void>[]> {
    if (rows.length > 0) await document.persistence?.whenLoaded;
    return rows.flatMap((row) => {
      try {
        return [document.adopt(row)];
      } catch {
        this.#settings.outbox.moveAside(row);
        return [];
      }
    });
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
