import type { CloseRow, Role } from '@firsat/protocol';
import type { DocumentName } from '../transport/sync-path.js';

/** What a client shows to be let in. */
export interface Credentials {
  /** The token of AUTH; empty in basic mode. */
  readonly token: string;
  /** The single-use ticket of the address (basic mode); empty when there is none. */
  readonly ticket: string;
  /** The Origin header; `null` when the client sends none (no browser). */
  readonly origin: string | null;
}

/** Who wants what. */
export interface AccessRequest extends Credentials {
  readonly document: DocumentName;
}

/** What the credentials themselves said, kept so that the right can be judged again without them. */
export interface Grant {
  readonly user: string;
  readonly name: string | null;
  /** The most that tables can leave of it. */
  readonly role: Role;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether it is a program of the host, which sends no Origin. */
  readonly service: boolean;
}

/** A granted access. */
export interface Access {
  readonly ok: true;
  /** Id of the user: what client ids are bound to, and what presence shows. */
  readonly user: string;
  /** Name for presence; `null` when the token has none: then what the client says of itself is shown. */
  readonly userName: string | null;
  readonly role: Role;
  /** When the grant ends, milliseconds since 1970; `null` = never. */
  readonly exp: number | null;
  /** The workspace's current epoch. */
  readonly epoch: number;
  /** Absent where there are no credentials. */
  readonly grant?: Grant;
}

/** A refused access: how the socket is closed. Unknown and forbidden are told apart by nobody outside. */
export interface Denial {
  readonly ok: false;
  readonly row: CloseRow;
}

/** Somebody's right has changed: open connections of it are judged anew. */
export interface AccessChange {
  readonly workspace: string;
  /** `undefined`: of everyone in the workspace. */
  readonly user: string | undefined;
}

/** Credentials → user and right. A rejection means that nobody can tell now: the client is asked to retry. */
export interface Authorizer {
  /** True when it lets everyone in: then the server listens on loopback only (AU2). */
  readonly open: boolean;
  authorize(request: AccessRequest): Promise<Access | Denial>;
  /** What an access that was granted before amounts to now, without its credentials (revocation, change of role). */
  review(document: DocumentName, access: Access): Promise<Access | Denial>;
  /** Tells of changed rights until the returned function is called. */
  watch(listener: (change: AccessChange) => void): () => void;
}
