import { applyUpdate } from '@firsat/protocol';
import * as Y from 'yjs';

/** The updates cannot be applied: they are not what a room has written. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/** A document in memory, for writing: it finds out what is new in an update. It exists only while somebody writes. */
export class LiveDocument {
  readonly #doc = new Y.Doc();
  #emitted: Uint8Array[] = [];

  /** The document of these updates. @throws UnreadableDocument */
  constructor(updates: readonly Uint8Array[]) {
    try {
      this.#doc.transact(() => {
        for (const update of updates) applyUpdate(this.#doc, update, 'load');
      }, 'load');
    } catch (error) {
      this.#doc.destroy();
      throw new UnreadableDocument(error instanceof Error ? error.message : String(error));
    }
    this.#doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
  }

  /**
   * Applies an update whose predecessors are all here; what the document emitted, to be stored and told to others:
   * empty when nothing was new. `undefined`: Yjs failed half-way, and this document must not be used any more.
   */
  apply(update: Uint8Array): readonly Uint8Array[] | undefined {
    this.#emitted = [];
    try {
      applyUpdate(this.#doc, update, 'session');
    } catch {
      return undefined;
    }
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs !== null || pendingDs !== null) return undefined; // it lied about what it builds on
    const emitted = this.#emitted;
    this.#emitted = [];
    return emitted;
  }

  /** Up to which clock the structs of a client are here. */
  state(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** The whole document. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  destroy(): void {
    this.#doc.destroy();
  }
}
