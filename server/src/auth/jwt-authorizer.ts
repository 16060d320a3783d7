import { CLOSE, type CloseRow } from '@firsat/protocol';
import type { WorkspaceStore } from '../storage/workspace-store.js';
import type { DocumentName } from '../transport/sync-path.js';
import type { AccessNews } from './access-news.js';
import type { Access, AccessChange, AccessRequest, Authorizer, Denial, Grant } from './authorizer.js';
import type { OriginPolicy } from './origin-policy.js';
import { judgeRight } from './roles.js';
import type { TicketOffice } from './ticket-office.js';
import type { TokenClaims } from './token-claims.js';
import type { TokenVerifier } from './token-verifier.js';

export interface JwtAuthorizerOptions {
  readonly verifier: TokenVerifier;
  readonly tickets: TicketOffice<Grant>;
  readonly workspaces: WorkspaceStore;
  readonly origins: OriginPolicy;
  readonly news: AccessNews;
}

const deny = (row: CloseRow): Denial => ({ ok: false, row });

/**
 * Tokens (AUTH) and tickets (basic mode) → user and right. What a credential does not open is answered from the credential
 * alone, before any table is read: unknown and forbidden are one answer at one price (AU4).
 */
export class JwtAuthorizer implements Authorizer {
  readonly open = false;
  readonly #options: JwtAuthorizerOptions;

  constructor(options: JwtAuthorizerOptions) {
    this.#options = options;
  }

  async authorize(request: AccessRequest): Promise<Access | Denial> {
    const { document, token, ticket, origin } = request;
    const grant =
      token === '' ? this.#grantOfTicket(request) : await this.grantOfToken(token, document.workspace);
    if ('ok' in grant) return grant;
    // A ticket is bound to its origin already; a token that came without one must be a program's.
    if (ticket === '' || token !== '') {
      const verdict = this.#options.origins.judge(origin);
      if (verdict === 'refused' || (verdict === 'service-only' && !grant.service)) return deny(CLOSE.token);
    }
    return this.judge(document.workspace, grant);
  }

  review(document: DocumentName, access: Access): Promise<Access | Denial> {
    return access.grant ? this.judge(document.workspace, access.grant) : Promise.resolve(deny(CLOSE.token));
  }

  watch(listener: (change: AccessChange) => void): () => void {
    return this.#options.news.watch(listener);
  }

  /** The grant of a token for a workspace, unless the token is not valid or does not name it. */
  async grantOfToken(token: string, workspace: string): Promise<Grant | Denial> {
    const claims = await this.#options.verifier.verify(token);
    if (!claims) return deny(CLOSE.token);
    return claims.workspaces.has(workspace) ? grantOf(claims) : deny(CLOSE.notFound);
  }

  /** What a grant amounts to now. A workspace that nobody has used yet is made: the host vouched for it. */
  async judge(workspace: string, grant: Grant): Promise<Access | Denial> {
    const { workspaces } = this.#options;
    const [found, membership] = await Promise.all([
      workspaces.find(workspace),
      workspaces.membership(workspace, grant.user),
    ]);
    const right = judgeRight({
      granted: grant.role,
      issuedAt: grant.issuedAt,
      workspace: found ?? { state: 'ok' },
      membership,
    });
    if (typeof right !== 'string') return deny(right);
    const { epoch } = found ?? (await workspaces.ensure(workspace));
    return {
      ok: true,
      user: grant.user,
      userName: grant.name,
      role: right,
      exp: grant.expiresAt,
      epoch,
      grant,
    };
  }

  #grantOfTicket({ document, ticket, origin }: AccessRequest): Grant | Denial {
    if (ticket === '') return deny(CLOSE.token);
    const used = this.#options.tickets.use(ticket, document.workspace, origin);
    if (used === 'stale') return deny(CLOSE.notReady);
    return used === 'invalid' ? deny(CLOSE.token) : used.grant;
  }
}

function grantOf(claims: TokenClaims): Grant {
  const { user, name, role, service, issuedAt, expiresAt } = claims;
  return { user, name, role, service, issuedAt, expiresAt };
}
