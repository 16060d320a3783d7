import type { OpportunityId } from '@firsat/model';
import type { PipelineStore, RichTextDocument, RichTexts } from '@firsat/store';
import type { HeldPart } from '@firsat/sync';
import * as Y from 'yjs';
import type { Session } from '../session.js';
import { TextDocument } from './text-document.js';
import { opportunityOf } from './text-name.js';

export interface TextsHost {
  readonly store: PipelineStore;
  session(): Session;
}

const EXCHANGE_MS = 10_000;
const READ_ONLY: ReadonlySet<string> = new Set(['reader', 'removed', 'outdated']);

/** The texts of a workspace: which are open, and what becomes of them when the server demands other documents. */
export class Texts implements RichTexts {
  readonly #host: TextsHost;
  readonly #documents = new Map<OpportunityId, TextDocument>();
  readonly #leaveStatus: () => void;

  constructor(host: TextsHost) {
    this.#host = host;
    this.#leaveStatus = host.store.sync.subscribe(() => {
      // Who may not write any more types into nothing that would be refused.
      if (!this.#isWritable()) for (const document of this.#documents.values()) document.endEditors();
    });
  }

  open(opportunityId: OpportunityId): RichTextDocument {
    const document = this.#document(opportunityId);
    void document.hold();
    return document;
  }

  async prepare(): Promise<void> {
    await import('@firsat/rich-text/editor');
  }

  /** Sends what earlier sessions have left of texts that nobody has open. */
  async sendLeft(): Promise<void> {
    const late = await this.#host.session().sync.late();
    for (const name of await late.withUnsent()) {
      const id = opportunityOf(name);
      if (id === undefined) continue;
      const document = this.#document(id);
      await document.hold();
      document.release(); // it stays until the server has it
    }
  }

  freeze(): void {
    for (const document of this.#documents.values()) document.freeze();
  }

  /** Resolves when no text is joined to an earlier session any more. */
  async rebase(): Promise<void> {
    await Promise.all([...this.#documents.values()].map((document) => document.rebase()));
  }

  /**
   * Writes what was typed on documents that were replaced. Texts keep their history when the epoch is raised (decision 0013), so what was typed fits
   * as it is. `later`: the server has not answered; `never`: what it was typed into is not there (a restored version).
   */
  async replay({ doc: name, update }: HeldPart): Promise<'done' | 'later' | 'never'> {
    const id = opportunityOf(name);
    if (id === undefined) return 'never';
    const document = this.#document(id);
    await document.hold();
    try {
      const exchanged = await document.whenExchanged(EXCHANGE_MS);
      if (!exchanged) return 'later';
      const trial = new Y.Doc();
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(exchanged.doc));
      Y.applyUpdate(trial, update);
      const { pendingStructs, pendingDs } = trial.store;
      trial.destroy();
      if (pendingStructs ?? pendingDs) return 'never';
      Y.applyUpdate(exchanged.doc, update);
      return 'done';
    } finally {
      document.release();
    }
  }

  close(): void {
    this.#leaveStatus();
    for (const document of this.#documents.values()) document.close();
    this.#documents.clear();
  }

  #document(id: OpportunityId): TextDocument {
    let document = this.#documents.get(id);
    if (!document) {
      document = new TextDocument(id, {
        session: () => this.#host.session(),
        isWritable: () => this.#isWritable(),
        user: this.#host.store.presence.self.user,
        ended: () => this.#documents.delete(id),
      });
      this.#documents.set(id, document);
    }
    return document;
  }

  #isWritable(): boolean {
    const { store } = this.#host;
    return store.phase === 'ready' && !READ_ONLY.has(store.sync.status.access);
  }
}

/** Opens what sessions of a copy have left of texts, so that it is among what the copy has unsaved. Resolves to all texts that are open in it. */
export async function gatherTexts({ sync }: Session): Promise<ReadonlyMap<string, Y.Doc>> {
  const late = await sync.late();
  const { Awareness } = await import('y-protocols/awareness');
  for (const name of await late.withUnsent()) {
    if (opportunityOf(name) === undefined) continue;
    const doc = new Y.Doc();
    const presence = new Awareness(doc);
    presence.setLocalState(null);
    await late.join(name, doc, presence);
  }
  return late.open;
}
