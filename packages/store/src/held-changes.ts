/** Why a change of this user is not in the shared pipeline. */
export type HeldReason =
  /** The user may only read at the moment (F40). */
  | 'read-only'
  /** The user was removed from the workspace (F41). */
  | 'removed'
  /** The workspace was restored or folded while this device had changes (F39, F47), and replaying this one failed. */
  | 'epoch'
  /** The server found the change against its rules (F42). */
  | 'refused'
  /** Playing the change again failed: what it was about has changed meanwhile. */
  | 'conflict';

/** One change that the server does not have and will not get by itself. Kept on this device until somebody decides. */
export interface HeldChange {
  readonly id: string;
  readonly reason: HeldReason;
  /** Milliseconds since 1970: when the user made it. */
  readonly at: number;
  /** The command as it was given; `null` when only bytes are known. */
  readonly command: { readonly name: string; readonly input: unknown } | null;
  /** The rule of the server that refused it, for support; empty when none was named. */
  readonly rule: string;
  /** Whether trying again can succeed now: the role is back, the workspace can be written. */
  readonly canRetry: boolean;
}

/** What became of a retry. */
export interface RetryOutcome {
  readonly applied: number;
  readonly stillHeld: number;
}

/** Changes that were not lost but are not shared: to be reviewed, exported, tried again or given up (sync.md 4.7). */
export interface HeldChanges {
  /** The same array until something changes; oldest first. */
  readonly list: readonly HeldChange[];
  subscribe(listener: () => void): () => void;
  /** Plays changes again, in their order, as commands of the user. All when no ids are given. */
  retry(ids?: readonly string[]): Promise<RetryOutcome>;
  /** All of it as JSON text, with what each command said; the bytes in base64. */
  exportJson(): Promise<string>;
  /** Deletes them for good; only on the user's own word. */
  discard(ids: readonly string[]): Promise<void>;
}

/** Where nothing is ever held: a store without a server. */
export const NOTHING_HELD: HeldChanges = Object.freeze({
  list: Object.freeze([]),
  subscribe: () => () => undefined,
  retry: () => Promise.resolve({ applied: 0, stillHeld: 0 }),
  exportJson: () => Promise.resolve('[]'),
  discard: () => Promise.resolve(),
});
