/** What a database or channel belongs to. Nothing crosses users, workspaces or epochs (F25). */
export interface Scope {
  readonly user: string;
  readonly workspace: string;
  readonly epoch: number;
  /** The local copy of the epoch; a fork leaves one and begins the next. Default 0. */
  readonly branch?: number;
}

/** Joins parts so that two different lists never give one name: the separator cannot occur in an encoded part. */
function join(kind: string, scope: Scope, ...more: readonly string[]): string {
  const parts = [scope.user, scope.workspace, placeOf(scope), ...more];
  return [kind, ...parts.map(encodeURIComponent)].join(':');
}

function placeOf({ epoch, branch }: Scope): string {
  return branch ? `${epoch}.${branch}` : String(epoch);
}

/** Name of the y-indexeddb database of one document. */
export function documentDatabaseName(scope: Scope, doc: string): string {
  return join('firsat-doc', scope, doc);
}

/** Name of the database that holds the local changes which the server does not have yet. */
export function outboxDatabaseName(scope: Scope): string {
  return join('firsat-outbox', scope);
}

/** Name of the BroadcastChannel over which the tabs of one user meet. */
export function tabChannelName(scope: Scope): string {
  return join('firsat-tabs', scope);
}

/** Name of the Web Lock that the one tab holds which writes a document's replica for all. */
export function writerLockName(scope: Scope, doc: string): string {
  return join('firsat-writer', scope, doc);
}

/** Name of the Web Lock that a session holds as long as it lives. */
export function sessionLockName(scope: Scope, session: string): string {
  return join('firsat-session', scope, session);
}

/** Key of the marker that tells of evicted databases. */
export function markerName(scope: Scope): string {
  return join('firsat-unsent', scope);
}

/** What the names of all databases of a user's workspace begin with, whatever the epoch. */
export function workspacePrefixes({ user, workspace }: Scope): readonly string[] {
  const place = [user, workspace].map(encodeURIComponent).join(':');
  return ['firsat-doc', 'firsat-outbox', 'firsat-held', 'firsat-notes'].map((kind) => `${kind}:${place}:`);
}
