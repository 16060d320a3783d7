import type { CloseRow, DownMessage, Role } from '@firsat/protocol';
import type { Author, Refusal } from '../inbound/judge.js';
import type { Coverage } from './coverage.js';

/** A session as its room sees it. */
export interface Member {
  /** Whose changes it brings: told in the log. */
  readonly user?: { readonly id: string; readonly role?: Role } | undefined;
  /** The same for the judge of what comes in. */
  readonly author?: Author | undefined;
  /** A frame for everyone in the room; ignored before the session is open. */
  deliver(frame: Uint8Array): void;
  /** A message for this session; extension messages do not reach basic clients. */
  tell(message: DownMessage): void;
  /** More of the room is on disk, or more of the document is there. */
  progressed(): void;
  /** Ends the session. */
  close(row: CloseRow): void;
}

/** What became of a change. */
export type ChangeOutcome =
  | { readonly type: 'ok' }
  /**
   * It lacks predecessors: not acknowledged until the document covers it. When it was not `kept`, only a whole
   * SyncStep2 says that it is in: its deletions show in no clock.
   */
  | { readonly type: 'gap'; readonly needed: Coverage; readonly kept: boolean }
  /** It holds what may not stand here; the room is as if it had never come. */
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Too much new in too short a time. */
  | { readonly type: 'busy' }
  /** It cannot be read or applied; the room is as if it had never come. `what`: a word for the log. */
  | { readonly type: 'malformed'; readonly what: string };
