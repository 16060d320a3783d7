import { CLOSE, type CloseRow, type Role } from '@firsat/protocol';
import type { Membership, WorkspaceRecord } from '../storage/workspace-store.js';

const RANK: Readonly<Record<Role, number>> = { reader: 0, editor: 1, owner: 2 };

/** The role with fewer rights. */
export function lowerRole(a: Role, b: Role): Role {
  return RANK[a] <= RANK[b] ? a : b;
}

/** What is judged: the credential's own word, and what the tables say. */
export interface RightFacts {
  /** The role in the token: an upper bound (AU5). */
  readonly granted: Role;
  /** When the token was issued, milliseconds since 1970. */
  readonly issuedAt: number;
  readonly workspace: Pick<WorkspaceRecord, 'state'>;
  /** `undefined`: the table does not know the user, so the token alone decides. */
  readonly membership: Pick<Membership, 'role' | 'notBefore'> | undefined;
}

/** The role that somebody has now, or how they are closed. */
export function judgeRight(facts: RightFacts): Role | CloseRow {
  const { granted, issuedAt, workspace, membership } = facts;
  if (workspace.state === 'deleted') return CLOSE.notFound;
  if (membership?.role === 'none') return CLOSE.forbidden;
  // To the millisecond, although `iat` has seconds: a token of the same second may be the one that is revoked.
  if (membership && issuedAt < membership.notBefore) return CLOSE.token;
  const role = membership ? lowerRole(granted, membership.role) : granted;
  return workspace.state === 'read-only' ? lowerRole(role, 'reader') : role;
}
