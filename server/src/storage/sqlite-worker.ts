import { workerData } from 'node:worker_threads';
import Database from 'libsql';
import { SqliteDatabase, type AppendJob } from './sqlite-database.js';
import type { StorageError } from './storage.js';
import { type RefusedBytes, type StorageErrorCode } from './storage.js';
import { serveCalls } from './thread-call.js';
import type { EpochStart, Membership, VersionRecord, WorkspaceState } from './workspace-store.js';

const { folder, historyDays } = workerData as { readonly folder: string; readonly historyDays: number };
const database = new SqliteDatabase(
  folder,
  (file) => new Database(file),
  () => Date.now(),
  historyDays,
);

/** An error object does not survive the way between threads with its class. */
const plain = (outcome: number | StorageError): number | { readonly refused: StorageErrorCode } =>
  typeof outcome === 'number' ? outcome : { refused: outcome.code };

const calls = {
  open: () => database.open(),
  probe: () => {
    database.probe();
  },
  append: (jobs: readonly AppendJob[]) => database.append(jobs).map(plain),
  load: (name: string, upTo?: number) => database.load(name, upTo),
  propose: (name: string, upTo: number, snapshot: Uint8Array) => {
    database.proposeSnapshot(name, upTo, snapshot);
  },
  accept: (name: string, upTo: number) => {
    database.acceptSnapshot(name, upTo);
  },
  reject: (name: string, upTo: number) => {
    database.rejectSnapshot(name, upTo);
  },
  documents: (workspace: string, epoch: number) =>
    database.read(({ reader }) => reader.documents(workspace, epoch)),
  seqAt: (name: string, time: number) => database.read(({ reader }) => reader.seqAt(name, time)),
  noteRefused: (refused: RefusedBytes) => {
    database.noteRefused(refused);
  },
  find: (workspace: string) => database.read(({ workspaces }) => workspaces.find(workspace)),
  ensure: (workspace: string) =>
    database.read(({ workspaces }) => workspaces.find(workspace)) ??
    database.write(({ workspaces }) => workspaces.ensure(workspace)),
  setState: (workspace: string, state: WorkspaceState) => {
    database.write(({ workspaces }) => {
      workspaces.setState(workspace, state);
    });
  },
  raiseEpoch: (workspace: string, from: number, to: number, start?: EpochStart) =>
    database.write(({ epochs }) => epochs.raise(workspace, from, to, start)),
  epochs: (workspace: string) => database.read(({ workspaces }) => workspaces.epochs(workspace)),
  membership: (workspace: string, user: string) =>
    database.read(({ workspaces }) => workspaces.membership(workspace, user)),
  members: (workspace: string) => database.read(({ workspaces }) => workspaces.members(workspace)),
  setMember: (
    workspace: string,
    user: string,
    change: { readonly role: Membership['role']; readonly notBefore?: number },
  ) => database.write(({ workspaces }) => workspaces.setMember(workspace, user, change)),
  versions: (workspace: string) => database.read(({ workspaces }) => workspaces.versions(workspace)),
  addVersion: (version: VersionRecord) => {
    database.write(({ workspaces }) => {
      workspaces.addVersion(version);
    });
  },
  end: () => {
    database.close();
  },
};

/** What the writing thread can be asked for. */
export type WriterCalls = typeof calls;

serveCalls(calls);
