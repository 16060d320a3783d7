import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { DeviceSide } from './device/device-side.js';
import type { DocumentSession } from './document-session.js';
import type { Exchange, LateDocuments, OpenDocument } from './options.js';
import type { OutboxRow } from './outbox/outbox-row.js';
import { withinTime } from './time-limit.js';

export interface LateHost {
  /** All documents of the session: who is in it is stored, sent and counted. */
  readonly documents: Map<string, DocumentSession>;
  readonly device: DeviceSide;
  readonly server: boolean;
  make(name: string, doc: Y.Doc, presence: Awareness): DocumentSession;
  /** Resolves when the document holds what this device has; then it meets tabs and server. */
  load(document: DocumentSession): Promise<void>;
  /** The document is not joined to anything any more. */
  left(document: DocumentSession): void;
}

/** Nothing waits longer for the rows of dead sessions. */
const ADOPT_LIMIT_MS = 2_900;

/**
 * Documents that are opened on demand, few at a time (architecture 4.1). They go the way of all documents: the same outbox, the same ledger, a
 * replica and a connection of their own. Each tab stores what it hears: there is no election of one writer for a document that is seldom open
 * twice.
 */
export class LateDocumentSet implements LateDocuments {
  readonly #host: LateHost;

  constructor(host: LateHost) {
    this.#host = host;
  }

  async join(name: string, doc: Y.Doc, presence: Awareness): Promise<OpenDocument> {
    const { documents, device } = this.#host;
    if (documents.has(name)) throw new RangeError(`${name} is open`);
    const document = this.#host.make(name, doc, presence);
    documents.set(name, document);
    document.open();
    await this.#host.load(document);
    // Adopted rows are local changes: they count before anything is called saved.
    await withinTime(this.#adoptRows(document), ADOPT_LIMIT_MS);
    await this.#prove(document);
    return {
      get hasSynced() {
        return document.link?.hasSynced ?? false;
      },
      get saved() {
        const { savedOnServer, savedOnDevice } = document.ledger;
        return savedOnServer ? 'server' : savedOnDevice ? 'device' : 'memory';
      },
      get unsaved() {
        return document.ledger.unsavedOnServer;
      },
      whenSettled: () =>
        document.ledger.whenDurable(this.#host.server ? 'server' : 'device').then(
          () => true,
          () => false,
        ),
      close: async () => {
        if (documents.get(name) !== document) return;
        await document.persistence?.flush();
        document.detach();
        document.link?.destroy();
        documents.delete(name);
        this.#host.left(document);
        await document.persistence?.close();
        await device.outbox?.flush();
      },
    };
  }

  get open(): ReadonlyMap<string, Y.Doc> {
    const late = [...this.#host.documents.values()].filter(({ presence }) => presence);
    return new Map(late.map(({ name, doc }) => [name, doc]));
  }

  exchange(name: string): Exchange | undefined {
    return this.#host.documents.get(name)?.link?.exchange;
  }

  async withUnsent(): Promise<readonly string[]> {
    const { documents } = this.#host;
    const rows = await this.#rowsOf(() => true);
    return [...new Set(rows.map(({ doc }) => doc))].filter((name) => !documents.has(name));
  }

  async #rowsOf(wanted: (session: string) => boolean): Promise<readonly OutboxRow[]> {
    const { outbox } = this.#host.device;
    try {
      const rows: OutboxRow[] = [];
      for (const session of ((await outbox?.sessions()) ?? []).filter(wanted))
        rows.push(...((await outbox?.rowsOf(session)) ?? []));
      return rows;
    } catch {
      return []; // the outbox says itself what is wrong with it
    }
  }

  /** Resolves when the rows that dead sessions have left are in the document. A living session sees to its own. */
  async #adoptRows(document: DocumentSession): Promise<void> {
    const { outbox, recovery, locks } = this.#host.device;
    if (outbox === undefined || recovery === undefined) return;
    const sessions = await outbox.sessions().catch(() => []);
    const adopt = async (session: string): Promise<{ readonly settled: Promise<unknown> }> => {
      const rows = await this.#rowsOf((each) => each === session);
      const own = rows.filter(({ doc }) => doc === document.name);
      return { settled: Promise.all(await recovery.apply(document, own)) };
    };
    await Promise.all(
      sessions.map(async (session) => {
        // Its lock is held here already, for the rows of other documents.
        if (recovery.dead.has(session)) {
          await adopt(session);
          return;
        }
        await new Promise<void>((applied) => {
          void locks
            .tryAdopt(session, async () => {
              recovery.dead.add(session);
              const { settled } = await adopt(session);
              applied();
              await settled;
              recovery.dead.delete(session);
            })
            .then((isDead) => {
              if (isDead) return;
              recovery.watch(session);
              applied();
            });
        });
      }),
    );
  }

  /** What was confirmed when it was last open here, and what holds nothing, needs no new word of the server (SY5). */
  async #prove({ name, doc, ledger }: DocumentSession): Promise<void> {
    const confirmed = await this.#host.device.outbox?.confirmed().catch(() => new Set<string>());
    if (doc.store.clients.size === 0 || confirmed?.has(name)) ledger.proveBaseline();
  }
}
