import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { AccessNews } from '../auth/access-news.js';
import { SKEW_MS } from '../auth/token-verifier.js';
import type { JwtAuthorizer } from '../auth/jwt-authorizer.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { Membership, WorkspaceStore } from '../storage/workspace-store.js';
import { HttpError, type Route, type RouteRequest } from './router.js';
import { statusOf } from './ticket-routes.js';

export interface MemberRoutesOptions {
  readonly authorizer: JwtAuthorizer;
  readonly workspaces: WorkspaceStore;
  readonly news: AccessNews;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Token of the host's back end, good for every workspace; absent: owners only. */
  readonly adminToken?: string;
  /** A credential was refused. */
  readonly refused: (key: string) => void;
}

const WORKSPACE = /^[A-Za-z0-9_.-]{1,64}$/;
const USER = /^[^\p{Cc}\p{Cs}]{1,128}$/u;
const BODY = z.object({
  role: z.enum(['owner', 'editor', 'reader', 'none']),
  notBefore: z.optional(z.number().check(z.int(), z.minimum(0))),
});
const PATH = '/v1/workspaces/:workspace/members';

const shown = ({ user, role, version, notBefore }: Membership): Membership => ({
  user,
  role,
  version,
  notBefore,
});

/**
 * The member table over HTTP, for a host's back end (admin token) or an owner (JWT). What it changes reaches open
 * connections at once (AU6, F41).
 *
 * - `GET …/members` → `{members: [{user, role, version, notBefore}]}`
 * - `PUT …/members/<user>` `{role, notBefore?}` → the membership; role `none` removes
 * - `DELETE …/members/<user>` → 204
 */
export function memberRoutes(options: MemberRoutesOptions): readonly Route[] {
  const { workspaces, news, clock, logger } = options;
  const inOrder = createQueue();

  const change = async (
    request: RouteRequest,
    wanted: { readonly role: Membership['role']; readonly notBefore?: number },
  ): Promise<Membership> => {
    const { workspace, by } = await authorize(options, request);
    const { user = '' } = request.params;
    if (!USER.test(user)) throw new HttpError(400, 'bad-request');
    const changed = await inOrder(workspace, async () => {
      const members = await workspaces.members(workspace);
      const owners = members.filter(({ role }) => role === 'owner');
      // A table without an owner leaves rights to the tokens; a table that has one must not become ownerless.
      if (wanted.role !== 'owner' && owners.length === 1 && owners[0]?.user === user)
        throw new HttpError(409, 'last-owner');
      await workspaces.ensure(workspace);
      return workspaces.setMember(workspace, user, wanted);
    });
    logger.info('member-changed', { workspace, user, role: wanted.role, by });
    news.notify({ workspace, user });
    return changed;
  };

  return [
    {
      method: 'GET',
      path: PATH,
      async handle(request) {
        const { workspace } = await authorize(options, request);
        return { status: 200, body: { members: (await workspaces.members(workspace)).map(shown) } };
      },
    },
    {
      method: 'PUT',
      path: `${PATH}/:user`,
      async handle(request) {
        const body = BODY.safeParse(await request.json());
        if (!body.success) throw new HttpError(400, 'bad-request');
        const { role, notBefore } = body.data;
        // A moment in the far future would lock the user out of all tokens to come.
        if (notBefore !== undefined && notBefore > clock.now() + SKEW_MS)
          throw new HttpError(400, 'bad-request');
        const changed = await change(request, notBefore === undefined ? { role } : { role, notBefore });
        return { status: 200, body: shown(changed) };
      },
    },
    {
      method: 'DELETE',
      path: `${PATH}/:user`,
      async handle(request) {
        await change(request, { role: 'none' });
        return { status: 204 };
      },
    },
  ];
}

async function authorize(
  { authorizer, adminToken, refused }: MemberRoutesOptions,
  { params, bearer, key }: RouteRequest,
): Promise<{ readonly workspace: string; readonly by: 'admin' | 'owner' }> {
  const { workspace = '' } = params;
  if (!WORKSPACE.test(workspace)) throw new HttpError(404, 'not-found');
  if (adminToken !== undefined && isSame(bearer, adminToken)) return { workspace, by: 'admin' };
  const grant = await authorizer.grantOfToken(bearer, workspace);
  const access = 'ok' in grant ? grant : await authorizer.judge(workspace, grant);
  if (!access.ok) {
    refused(key);
    throw statusOf(access.row);
  }
  if (access.role !== 'owner') throw new HttpError(403, 'owners-only');
  return { workspace, by: 'owner' };
}

/** Compared in a time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Work on one key, one after the other: two owners who remove each other at once leave one. */
function createQueue(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(work, work);
    const tail = turn.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return turn;
  };
}
