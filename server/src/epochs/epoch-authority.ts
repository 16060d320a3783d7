import { CLOSE, type CloseRow } from '@firsat/protocol';
import { isTextDocument } from '../inbound/document-profile.js';
import type { Logger } from '../ops/logger.js';
import { documentKey } from '../storage/document-key.js';
import { SERVER_USER, type Storage, type StoredDocument } from '../storage/storage.js';
import type { EpochStart, VersionRecord } from '../storage/workspace-store.js';
import type { FoldReport } from './fold-stored.js';
import type { HistoryPoint } from './history-point.js';

/** The part of the room registry that epochs need. */
export interface EpochRooms {
  /** Commits and ends all rooms of a workspace; with `epoch`, their members are told that it is current now. */
  endWorkspace(workspace: string, row: CloseRow, epoch?: number): Promise<void>;
}

export interface EpochAuthorityOptions {
  readonly storage: Storage;
  /** `undefined`: nobody is connected (a command on a stopped server). */
  readonly rooms?: EpochRooms;
  readonly logger: Logger;
  /** Folds, or with `null` takes over as it is; may do so in another thread. */
  readonly fold: (stored: StoredDocument, clientId: number | null) => FoldReport | Promise<FoldReport>;
  /** A client id that no browser draws by chance: 32 random bits. */
  readonly newClientId: () => number;
  readonly newId: () => string;
  /** Told after each document: what was folded and how many there are. */
  readonly progress?: (done: string, count: number, of: number) => void;
}

/** A document of an ended epoch beside the one that follows it. */
export interface FoldedDocument {
  readonly doc: string;
  readonly clients: number;
  readonly bytesBefore: number;
  readonly bytes: number;
  /** It went over with its history: a fold gains nothing for it. */
  readonly isCarried: boolean;
}

/** What became of an attempt to begin an epoch. */
export type EpochOutcome =
  | {
      readonly ok: true;
      readonly from: number;
      readonly to: number;
      readonly documents: readonly FoldedDocument[];
    }
  | {
      readonly ok: false;
      /** `busy`: people went on writing; `stopped`: asked to; `unneeded`: small enough as it is. */
      readonly reason: 'unknown-workspace' | 'not-writable' | 'busy' | 'stopped' | 'unneeded';
    };

/** How often a workspace that is written to meanwhile is read again. */
const ATTEMPTS = 5;

/**
 * Begins epochs: the only place where a workspace's history is replaced (sync.md 4.8). All documents change
 * in one transaction that fails when a row has come since they were read, so nothing that was acknowledged
 * in the old epoch is missing in the new one.
 */
export class EpochAuthority {
  readonly #options: EpochAuthorityOptions;

  constructor(options: EpochAuthorityOptions) {
    this.#options = options;
  }

  /**
   * The same content without history; texts keep theirs (decision 0013).
   *
   * @param wanted looks at what it would be; `false` leaves everything as it is
   * @param stop aborts between documents; nothing has been changed then
   */
  async fold(
    workspace: string,
    wanted: (documents: readonly FoldedDocument[]) => boolean = () => true,
    stop?: AbortSignal,
  ): Promise<EpochOutcome> {
    return this.#begin(workspace, undefined, 'fold', wanted, stop);
  }

  /**
   * The content of an earlier moment as a new epoch; what came since stays in the old one, to which a
   * version points. Clients are sent away before, so that the moment cannot move.
   *
   * @throws StorageError `gone` when that moment is not kept any more
   */
  async restore(workspace: string, point: HistoryPoint, stop?: AbortSignal): Promise<EpochOutcome> {
    return this.#begin(workspace, point, `restore ${point.label}`, () => true, stop);
  }

  /** Names the present moment, to come back to; `undefined` when there is no such workspace. */
  async keep(
    workspace: string,
    name: string,
    author: string | null,
    at: number,
  ): Promise<VersionRecord | undefined> {
    const { storage, newId } = this.#options;
    const record = await storage.workspaces.find(workspace);
    if (!record) return undefined;
    const documents: Record<string, number> = {};
    for (const { doc, seq } of await storage.documents(workspace, record.epoch)) documents[doc] = seq;
    const version = { id: newId(), workspace, epoch: record.epoch, documents, name, author, at };
    await storage.workspaces.addVersion(version);
    return version;
  }

  async #begin(
    workspace: string,
    point: HistoryPoint | undefined,
    reason: string,
    wanted: (documents: readonly FoldedDocument[]) => boolean,
    stop: AbortSignal | undefined,
  ): Promise<EpochOutcome> {
    const { storage, rooms, logger, newId } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const record = await storage.workspaces.find(workspace);
      if (!record) return { ok: false, reason: 'unknown-workspace' };
      if (record.state !== 'ok') return { ok: false, reason: 'not-writable' };
      if (point) await rooms?.endWorkspace(workspace, CLOSE.notReady);
      const from = record.epoch;
      const read: Record<string, number> = {};
      for (const { doc, seq } of await storage.documents(workspace, from)) read[doc] = seq;
      const made = await this.#make(workspace, point ?? { epoch: from, documents: read }, stop);
      if (!made) return { ok: false, reason: 'stopped' };
      if (!wanted(made.folded)) return { ok: false, reason: 'unneeded' };
      const to = from + 1;
      const raised = await storage.workspaces.raiseEpoch(workspace, from, to, {
        read,
        reason,
        documents: made.documents,
        // So that a restore can itself be undone.
        ...(point ? { version: { id: newId(), name: `before ${reason}` } } : {}),
      });
      if (!raised) continue;
      logger.warn('epoch-began', { workspace, epoch: to, documents: made.documents.length });
      // After the transaction: what it did is told, never what it may do.
      await rooms?.endWorkspace(workspace, CLOSE.epoch, to);
      return { ok: true, from, to, documents: made.folded };
    }
    return { ok: false, reason: 'busy' };
  }

  async #make(
    workspace: string,
    { epoch, documents }: Pick<HistoryPoint, 'epoch' | 'documents'>,
    stop: AbortSignal | undefined,
  ): Promise<{ documents: EpochStart['documents'][number][]; folded: FoldedDocument[] } | undefined> {
    const { storage, fold, newClientId, progress } = this.#options;
    const wanted = Object.entries(documents).filter(([, seq]) => seq > 0);
    const made: EpochStart['documents'][number][] = [];
    const folded: FoldedDocument[] = [];
    for (const [doc, seq] of wanted) {
      if (stop?.aborted) return undefined;
      const stored = await storage.load(documentKey({ workspace, epoch, doc }), seq);
      const isCarried = isTextDocument(doc);
      const { bytes, clientId, clients, bytesBefore } = await fold(stored, isCarried ? null : newClientId());
      folded.push({ doc, clients, bytesBefore, bytes: bytes.length, isCarried });
      progress?.(doc, folded.length, wanted.length);
      if (isCarried) made.push({ doc, bytes, clients: stored.clients });
      // The client id of the fold belongs to the server: whoever claims it is a forger.
      else if (clientId !== null) made.push({ doc, bytes, clients: [{ clientId, user: SERVER_USER }] });
    }
    return stop?.aborted ? undefined : { documents: made, folded };
  }
}
