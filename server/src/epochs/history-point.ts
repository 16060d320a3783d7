import { StorageError, type Storage } from '../storage/storage.js';
import type { VersionRecord } from '../storage/workspace-store.js';

/** A moment of a workspace: a row of each of its documents in one epoch. */
export interface HistoryPoint {
  readonly epoch: number;
  /** Number of the newest row that belongs to it, by document; documents that are not named did not exist. */
  readonly documents: Readonly<Record<string, number>>;
  /** For people and the history: `version "…"`, `2026-05-01T10:00:00Z`. */
  readonly label: string;
}

/** The point that a version names. */
export function pointOfVersion({ epoch, documents, name }: VersionRecord): HistoryPoint {
  return { epoch, documents, label: `version ${JSON.stringify(name)}` };
}

/**
 * The workspace as it was at a time (milliseconds since 1970), in the epoch that was current then.
 *
 * @throws StorageError `gone` when the history does not reach back so far
 */
export async function pointAtTime(
  storage: Storage,
  workspace: string,
  time: number,
): Promise<HistoryPoint | undefined> {
  const record = await storage.workspaces.find(workspace);
  if (!record) return undefined;
  const epochs = await storage.workspaces.epochs(workspace);
  const [first] = epochs;
  const epoch = epochs.findLast(({ at }) => at <= time)?.epoch ?? (first ? first.epoch - 1 : record.epoch);
  const documents: Record<string, number> = {};
  for (const { doc, name } of await storage.documents(workspace, epoch)) {
    const seq = await storage.seqAt(name, time);
    if (seq > 0) documents[doc] = seq;
  }
  return { epoch, documents, label: new Date(time).toISOString() };
}

/**
 * The workspace as it is now, but some documents at an earlier row.
 *
 * @throws StorageError `gone` when there is no such row
 */
export async function pointAtRows(
  storage: Storage,
  workspace: string,
  rows: Readonly<Record<string, number>>,
): Promise<HistoryPoint | undefined> {
  const record = await storage.workspaces.find(workspace);
  if (!record) return undefined;
  const documents: Record<string, number> = {};
  for (const { doc, seq } of await storage.documents(workspace, record.epoch)) documents[doc] = seq;
  for (const [doc, seq] of Object.entries(rows)) {
    if (seq > (documents[doc] ?? -1)) throw new StorageError('gone', `there is no row ${doc}@${seq}`);
    documents[doc] = seq;
  }
  const label = Object.entries(rows).map(([doc, seq]) => `${doc}@${seq}`);
  return { epoch: record.epoch, documents, label: label.join(',') };
}
