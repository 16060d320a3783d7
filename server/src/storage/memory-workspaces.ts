import type {
  EpochRecord,
  EpochStart,
  Membership,
  VersionRecord,
  WorkspaceRecord,
  WorkspaceStore,
} from './workspace-store.js';

/** What the memory storage does with its documents when an epoch begins; false when they are not as read. */
export type BeginEpoch = (workspace: string, from: number, to: number, start: EpochStart) => boolean;

/** A workspace store in this process only, and what the documents beside it need of it. */
export interface MemoryWorkspaces extends WorkspaceStore {
  record(workspace: string): WorkspaceRecord | undefined;
  make(workspace: string, epoch: number): WorkspaceRecord;
}

/** @param check throws when the storage is closed */
export function createMemoryWorkspaces(
  check: () => void,
  now: () => number,
  beginEpoch: BeginEpoch,
): MemoryWorkspaces {
  const records = new Map<string, WorkspaceRecord>();
  const members = new Map<string, Map<string, Membership>>();
  const versions: VersionRecord[] = [];
  const epochs = new Map<string, EpochRecord[]>();
  const make = (id: string, epoch: number): WorkspaceRecord => {
    const made: WorkspaceRecord = { id, epoch, state: 'ok', createdAt: now() };
    records.set(id, made);
    return made;
  };
  return {
    record: (workspace) => records.get(workspace),
    make,
    async find(workspace) {
      check();
      return records.get(workspace);
    },
    async ensure(workspace) {
      check();
      return records.get(workspace) ?? make(workspace, 1);
    },
    async setState(workspace, state) {
      check();
      records.set(workspace, { ...(records.get(workspace) ?? make(workspace, 1)), state });
    },
    async raiseEpoch(workspace, from, to, start) {
      check();
      const record = records.get(workspace);
      if (record?.epoch !== from || (start && !beginEpoch(workspace, from, to, start))) return false;
      records.set(workspace, { ...record, epoch: to });
      const begun: EpochRecord = { epoch: to, at: now(), reason: start?.reason ?? '' };
      epochs.set(workspace, [...(epochs.get(workspace) ?? []), begun]);
      if (start?.version)
        versions.push({
          ...start.version,
          workspace,
          epoch: from,
          documents: start.read,
          author: null,
          at: begun.at,
        });
      return true;
    },
    async epochs(workspace) {
      check();
      return epochs.get(workspace) ?? [];
    },
    async membership(workspace, user) {
      check();
      return members.get(workspace)?.get(user);
    },
    async members(workspace) {
      check();
      const all = [...(members.get(workspace)?.values() ?? [])];
      return all.sort((a, b) => (a.user < b.user ? -1 : 1));
    },
    async setMember(workspace, user, { role, notBefore }) {
      check();
      const ofWorkspace = members.get(workspace) ?? new Map<string, Membership>();
      members.set(workspace, ofWorkspace);
      const old = ofWorkspace.get(user);
      const set: Membership = {
        user,
        role,
        version: (old?.version ?? 0) + 1,
        notBefore: notBefore ?? old?.notBefore ?? 0,
      };
      ofWorkspace.set(user, set);
      return set;
    },
    async versions(workspace) {
      check();
      return versions.filter((version) => version.workspace === workspace).sort((a, b) => a.at - b.at);
    },
    async addVersion(version) {
      check();
      versions.push({ ...version, documents: { ...version.documents } });
    },
  };
}
