import { applyUpdate, encodeMessage } from '@firsat/protocol';
import * as Y from 'yjs';
import type { LogRow, StoredDocument } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { isCovered, type Coverage } from './coverage.js';

/** What an update did. */
export type Applied =
  /** What the document emitted, to be stored and told to others; empty when nothing was new. */
  | { readonly ok: true; readonly emitted: readonly Uint8Array[]; readonly hadPending: boolean }
  /** Yjs failed half-way: the document must not be used any more. */
  | { readonly ok: false; readonly hadPending: boolean };

/** A document in memory, with its first-sync answer encoded once for all who join. */
export class LiveDocument {
  readonly #doc = new Y.Doc();
  #emitted: Uint8Array[] = [];
  #firstAnswer: Uint8Array | undefined;

  /**
   * The document of what is stored, and of rows that are not stored yet. Rows that waited for
   * predecessors are left out when the whole cannot be applied with them: nobody was told that they are
   * saved, and their authors offer them again (A5). `droppedPending` says that this was needed.
   *
   * @throws whatever Yjs throws when the document cannot be read without them either
   */
  static from(stored: StoredDocument, unsaved: readonly LogRow[] = [], withPending = true): LiveDocument {
    const rows = [...stored.rows, ...unsaved];
    const build = (chosen: readonly LogRow[], dropped: boolean): LiveDocument => {
      const live = new LiveDocument(dropped);
      try {
        applyStored(live.#doc, { snapshot: stored.snapshot, rows: chosen });
      } catch (error) {
        live.destroy();
        throw error;
      }
      live.#doc.on('update', (update: Uint8Array) => live.#emitted.push(update));
      return live;
    };
    const changes = rows.filter((row) => row.kind === 'change');
    if (!withPending) return build(changes, true);
    try {
      return build(rows, false);
    } catch (error) {
      if (changes.length === rows.length) throw error;
      return build(changes, true);
    }
  }

  readonly droppedPending: boolean;

  private constructor(droppedPending: boolean) {
    this.droppedPending = droppedPending;
  }

  /** Whether updates wait for predecessors. */
  get hasPending(): boolean {
    return this.#pends();
  }

  #pends(): boolean {
    return this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null;
  }

  apply(update: Uint8Array): Applied {
    const hadPending = this.hasPending;
    this.#emitted = [];
    try {
      applyUpdate(this.#doc, update, 'session');
    } catch {
      return { ok: false, hadPending };
    }
    const emitted = this.#takeEmitted();
    // Pending bytes are part of an answer as well, and they may change without an event.
    if (emitted.length > 0 || hadPending || this.#pends()) this.#firstAnswer = undefined;
    return { ok: true, emitted, hadPending };
  }

  #takeEmitted(): readonly Uint8Array[] {
    const emitted = this.#emitted;
    this.#emitted = [];
    return emitted;
  }

  covers(needed: Coverage): boolean {
    return isCovered(this.#doc, needed);
  }

  /** Whether the update holds nothing that is new here. */
  contains(update: Uint8Array): boolean {
    return Y.snapshotContainsUpdate(Y.snapshot(this.#doc), update);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** The SyncStep2 frame for a state vector. @throws when the vector cannot be read */
  answer(stateVector: Uint8Array): Uint8Array {
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0;
    if (isEmpty && this.#firstAnswer) return this.#firstAnswer;
    const update = Y.encodeStateAsUpdate(this.#doc, stateVector);
    const frame = encodeMessage({ type: 'sync-step-2', update });
    if (isEmpty) this.#firstAnswer = frame;
    return frame;
  }

  /** The whole document. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  destroy(): void {
    this.#doc.destroy();
  }
}
