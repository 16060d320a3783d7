import type { Role } from '@firsat/protocol';
import type { SqlConnection } from './sql-driver.js';
import { column, transaction } from './sql-tools.js';
import { StorageError } from './storage.js';
import type {
  EpochRecord,
  Membership,
  VersionRecord,
  WorkspaceRecord,
  WorkspaceState,
} from './workspace-store.js';

const ROLES: ReadonlySet<unknown> = new Set(['owner', 'editor', 'reader', 'none']);
const STATES: ReadonlySet<unknown> = new Set(['ok', 'read-only', 'deleted']);

const isRole = (value: unknown): value is Role | 'none' => ROLES.has(value);
const isState = (value: unknown): value is WorkspaceState => STATES.has(value);

function workspaceOf(row: unknown): WorkspaceRecord | undefined {
  if (row === undefined) return undefined;
  const state = column(row, 'state');
  // Unknown words would otherwise become rights.
  if (!isState(state)) throw new StorageError('corrupt', 'workspace state');
  return {
    id: String(column(row, 'id')),
    epoch: Number(column(row, 'epoch')),
    state,
    createdAt: Number(column(row, 'created_at')),
  };
}

function membershipOf(row: unknown): Membership {
  const role = column(row, 'role');
  if (!isRole(role)) throw new StorageError('corrupt', 'role of a member');
  return {
    user: String(column(row, 'user')),
    role,
    version: Number(column(row, 'version')),
    notBefore: Number(column(row, 'not_before')),
  };
}

function versionOf(row: unknown): VersionRecord {
  const author = column(row, 'author');
  return {
    id: String(column(row, 'id')),
    workspace: String(column(row, 'ws')),
    epoch: Number(column(row, 'epoch')),
    documents: JSON.parse(String(column(row, 'documents'))) as Record<string, number>,
    name: String(column(row, 'name')),
    author: typeof author === 'string' ? author : null,
    at: Number(column(row, 'at')),
  };
}

/** The synchronous half of the workspace store: the tables beside the documents, on a given connection. */
export class SqliteWorkspaces {
  readonly #connection: SqlConnection;
  readonly #now: () => number;

  constructor(connection: SqlConnection, now: () => number) {
    this.#connection = connection;
    this.#now = now;
  }

  find(workspace: string): WorkspaceRecord | undefined {
    return workspaceOf(
      this.#get('SELECT id, epoch, state, created_at FROM workspace WHERE id = ?', workspace),
    );
  }

  ensure(workspace: string): WorkspaceRecord {
    const found = this.find(workspace);
    if (found) return found;
    this.#run(
      'INSERT OR IGNORE INTO workspace(id, epoch, created_at) VALUES(?, 1, ?)',
      workspace,
      this.#now(),
    );
    const made = this.find(workspace);
    if (!made) throw new StorageError('corrupt', 'workspace is missing');
    return made;
  }

  setState(workspace: string, state: WorkspaceState): void {
    const deletedAt = state === 'deleted' ? this.#now() : null;
    transaction(this.#connection, () => {
      this.ensure(workspace);
      this.#run('UPDATE workspace SET state = ?, deleted_at = ? WHERE id = ?', state, deletedAt, workspace);
    });
  }

  epochs(workspace: string): EpochRecord[] {
    return this.#all('SELECT epoch, at, reason FROM epoch WHERE ws = ? ORDER BY epoch', workspace).map(
      (row) => ({
        epoch: Number(column(row, 'epoch')),
        at: Number(column(row, 'at')),
        reason: String(column(row, 'reason')),
      }),
    );
  }

  membership(workspace: string, user: string): Membership | undefined {
    const row = this.#get('SELECT * FROM member WHERE ws = ? AND user = ?', workspace, user);
    return row === undefined ? undefined : membershipOf(row);
  }

  members(workspace: string): Membership[] {
    return this.#all('SELECT * FROM member WHERE ws = ? ORDER BY user', workspace).map(membershipOf);
  }

  setMember(
    workspace: string,
    user: string,
    { role, notBefore }: { readonly role: Role | 'none'; readonly notBefore?: number },
  ): Membership {
    return transaction(this.#connection, () => {
      this.#run(
        `INSERT INTO member(ws, user, role, version, not_before) VALUES(?, ?, ?, 1, coalesce(?, 0))
         ON CONFLICT(ws, user) DO UPDATE
         SET role = excluded.role, version = version + 1, not_before = coalesce(?, not_before)`,
        workspace,
        user,
        role,
        notBefore ?? null,
        notBefore ?? null,
      );
      const set = this.membership(workspace, user);
      if (!set) throw new StorageError('corrupt', 'member is missing');
      return set;
    });
  }

  versions(workspace: string): VersionRecord[] {
    return this.#all('SELECT * FROM version WHERE ws = ? ORDER BY at, id', workspace).map(versionOf);
  }

  addVersion({ id, workspace, epoch, documents, name, author, at }: VersionRecord): void {
    this.#run(
      'INSERT INTO version(id, ws, epoch, documents, name, author, at) VALUES(?, ?, ?, ?, ?, ?, ?)',
      id,
      workspace,
      epoch,
      JSON.stringify(documents),
      name,
      author,
      at,
    );
  }

  #get(sql: string, ...parameters: unknown[]): unknown {
    return this.#connection.prepare(sql).get(...parameters);
  }

  #all(sql: string, ...parameters: unknown[]): unknown[] {
    return this.#connection.prepare(sql).all(...parameters);
  }

  #run(sql: string, ...parameters: unknown[]): void {
    this.#connection.prepare(sql).run(...parameters);
  }
}
