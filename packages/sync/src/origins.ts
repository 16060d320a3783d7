/**
 * Who wrote a transaction, as far as this package writes any. Every `applyUpdate` of this package carries one of these as
 * its origin (y-websocket uses its provider: ours has `kind: 'network'`). Whatever has another origin, or none, is a
 * **local change**: it is numbered, kept in the outbox and offered to the server (SY1).
 */
export interface SyncOrigin {
  readonly kind: 'persistence' | 'network' | 'tab';
  /** Session that stores the update itself; only with the kind `tab`. */
  readonly keeper?: string;
}

/** A named intention as plain JSON; the outbox keeps it beside the bytes so that a refused change can be replayed. */
export interface RecordedCommand {
  readonly name: string;
  readonly input: unknown;
  /** Whatever else whoever replays it needs (time, ids); this package does not look into it. */
  readonly env?: unknown;
}

/** Origin of what was read from this device. */
export const persistenceOrigin: SyncOrigin = Object.freeze({ kind: 'persistence' });

/** Origin of what another tab of this browser sent. */
export const tabOrigin: SyncOrigin = Object.freeze({ kind: 'tab' });

const ownKinds: ReadonlySet<unknown> = new Set(['persistence', 'network', 'tab']);

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Says whether a transaction with this origin came from the disk, the server or another tab (SY1). */
export function isSyncOrigin(origin: unknown): origin is SyncOrigin {
  return ownKinds.has(property(origin, 'kind'));
}

/** The kind of a foreign origin, `'local'` for everything else. */
export function originKind(origin: unknown): SyncOrigin['kind'] | 'local' {
  return isSyncOrigin(origin) ? origin.kind : 'local';
}

/** The command that a local origin carries (`origin.command = {name, input, env?}`), if it carries one. */
export function commandOf(origin: unknown): RecordedCommand | undefined {
  const command = property(origin, 'command');
  const name = property(command, 'name');
  if (typeof name !== 'string') return undefined;
  const env = property(command, 'env');
  return { name, input: property(command, 'input'), ...(env !== undefined && { env }) };
}
