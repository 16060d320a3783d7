import type { CloseRow, Role } from '@firsat/protocol';
import type { DocumentName } from '../transport/sync-path.js';

/** Who wants what. */
export interface AccessRequest {
  readonly document: DocumentName;
  /** The token of AUTH; empty in basic mode. */
  readonly token: string;
}

/** A granted access. */
export interface Access {
  readonly ok: true;
  readonly user: string;
  readonly role: Role;
  /** When the grant ends, milliseconds since 1970; `null` = never. */
  readonly exp: number | null;
}

/** A refused access: how the socket is closed. */
export interface Denial {
  readonly ok: false;
  readonly row: CloseRow;
}

/** Token → user and right. A rejection means that nobody can tell now: the client is asked to retry. */
export interface Authorizer {
  /** True when it lets everyone in: then the server listens on loopback only (AU2). */
  readonly open: boolean;
  authorize(request: AccessRequest): Promise<Access | Denial>;
}
