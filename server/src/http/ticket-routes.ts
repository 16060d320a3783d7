import { CLOSE, type CloseRow } from '@firsat/protocol';
import * as z from 'zod/mini';
import type { Grant } from '../auth/authorizer.js';
import type { JwtAuthorizer } from '../auth/jwt-authorizer.js';
import type { OriginPolicy } from '../auth/origin-policy.js';
import type { TicketOffice } from '../auth/ticket-office.js';
import { HttpError, type Route } from './router.js';

export interface TicketRoutesOptions {
  readonly authorizer: JwtAuthorizer;
  readonly tickets: TicketOffice<Grant>;
  readonly origins: OriginPolicy;
  /** A credential was refused. */
  readonly refused: (key: string) => void;
}

const BODY = z.object({
  workspace: z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,64}$/)),
  origin: z.optional(z.string().check(z.maxLength(300))),
});

/** The status for a row that would close a socket. */
export function statusOf(row: CloseRow): HttpError {
  if (row === CLOSE.token) return new HttpError(401, 'token');
  if (row === CLOSE.forbidden) return new HttpError(403, 'forbidden');
  if (row === CLOSE.notFound) return new HttpError(404, 'not-found');
  return new HttpError(503, row.reason);
}

/**
 * `POST /v1/tickets` `{workspace, origin?}` with `Authorization: Bearer <JWT>` → 201 `{ticket, expiresAt}` (AU7).
 *
 * The ticket opens one connection to one workspace, from one origin: that of the asking page, or the one that a host's
 * back end names for its page.
 */
export function ticketRoutes(options: TicketRoutesOptions): readonly Route[] {
  const { authorizer, tickets, origins, refused } = options;
  return [
    {
      method: 'POST',
      path: '/v1/tickets',
      cors: (origin) => origins.judge(origin) === 'allowed',
      async handle(request) {
        const body = BODY.safeParse(await request.json());
        if (!body.success) throw new HttpError(400, 'bad-request');
        const { workspace } = body.data;
        const grant = await authorizer.grantOfToken(request.bearer, workspace);
        const access = 'ok' in grant ? grant : await authorizer.judge(workspace, grant);
        if (!access.ok) {
          refused(request.key);
          throw statusOf(access.row);
        }
        // A page cannot name another page than itself.
        if (request.origin !== null && body.data.origin !== undefined && body.data.origin !== request.origin)
          throw new HttpError(403, 'origin');
        const origin = request.origin ?? body.data.origin ?? null;
        const verdict = origins.judge(origin);
        if (verdict === 'refused' || (verdict === 'service-only' && !access.grant?.service))
          throw new HttpError(403, 'origin');
        const ticket = access.grant && tickets.issue(access.grant, workspace, origin);
        if (!ticket) throw new HttpError(429, 'rate');
        return { status: 201, body: ticket };
      },
    },
  ];
}
