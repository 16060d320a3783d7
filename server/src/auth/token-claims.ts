import type { Role } from '@firsat/protocol';
import * as z from 'zod/mini';

/** What a valid token says. */
export interface TokenClaims {
  /** `sub`: id of the user. */
  readonly user: string;
  /** `name`: for presence. */
  readonly name: string | null;
  /** `ws`: the workspaces that it opens. */
  readonly workspaces: ReadonlySet<string>;
  /** `role`: an upper bound in all of them. */
  readonly role: Role;
  /** `svc`: a program of the host, which has no Origin. */
  readonly service: boolean;
  /** `iat`, milliseconds since 1970. */
  readonly issuedAt: number;
  /** `exp`, milliseconds since 1970. */
  readonly expiresAt: number;
}

const MAX_WORKSPACES = 200;
const MAX_NAME = 100;
/** Controls, broken characters, line ends, and marks that turn the direction of the text around a name. */
const DISGUISE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const workspace = z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/));
const seconds = z.number().check(z.minimum(0), z.maximum(1e11));

const SCHEMA = z.object({
  // The id of the member's record as well: presence and representatives are found by it.
  sub: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  ws: z.union([workspace, z.array(workspace).check(z.minLength(1), z.maxLength(MAX_WORKSPACES))]),
  role: z.enum(['owner', 'editor', 'reader']),
  name: z.optional(z.string()),
  svc: z.optional(z.boolean()),
  iat: seconds,
  exp: seconds,
});

/** Reads the payload of a token whose signature is right; `undefined` when it is not made for us. */
export function readClaims(payload: unknown): TokenClaims | undefined {
  const read = SCHEMA.safeParse(payload);
  if (!read.success) return undefined;
  const { sub, ws, role, name, svc, iat, exp } = read.data;
  return {
    user: sub,
    name: name === undefined ? null : shownName(name),
    workspaces: new Set(typeof ws === 'string' ? [ws] : ws),
    role,
    service: svc === true,
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
}

/** A name that cannot pretend to be something else by invisible characters, and is cut rather than refused. */
function shownName(name: string): string | null {
  const visible = [...name.replace(DISGUISE, '').trim()].slice(0, MAX_NAME).join('');
  return visible === '' ? null : visible;
}
