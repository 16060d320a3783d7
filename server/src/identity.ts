import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createAccessNews, type AccessNews } from './auth/access-news.js';
import type { Authorizer, Grant } from './auth/authorizer.js';
import { createJwksKeys } from './auth/jwks-keys.js';
import { JwtAuthorizer } from './auth/jwt-authorizer.js';
import { createOpenAuthorizer } from './auth/open.js';
import { createOriginPolicy, LOOPBACK_ORIGINS, type OriginPolicy } from './auth/origin-policy.js';
import { TicketOffice } from './auth/ticket-office.js';
import { createSecretKeys, MIN_SECRET_BYTES, type TokenKeys } from './auth/token-keys.js';
import { createTokenVerifier } from './auth/token-verifier.js';
import type { Clock } from './clock.js';
import { splitList, type Config } from './config.js';
import type { RouteContext } from './http/create-router.js';
import { memberRoutes } from './http/member-routes.js';
import type { Route } from './http/router.js';
import { ticketRoutes } from './http/ticket-routes.js';
import type { Logger } from './ops/logger.js';
import { StartError } from './start-error.js';
import type { WorkspaceStore } from './storage/workspace-store.js';

/** Who may come in, as the settings say. */
export interface Identity {
  readonly authorizer: Authorizer;
  readonly origins: OriginPolicy;
  /** To be told when something else than the members API changes a right: a state, an epoch. */
  readonly news: AccessNews;
  routes(context: RouteContext): readonly Route[];
}

export interface IdentityParts {
  readonly workspaces: WorkspaceStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The settings that decide who may come in, checked together. */
export interface IdentitySettings {
  /** `undefined`: everyone is let in. */
  readonly keys: { readonly url: string } | { readonly secret: string } | undefined;
  readonly adminToken: string | undefined;
  readonly origins: readonly string[] | undefined;
}

/**
 * Reads and checks the settings of identity before anything is opened.
 *
 * @throws StartError that says what to set; it never contains a secret
 */
export function readIdentity(config: Config, readFile = readText): IdentitySettings {
  const secret = secretOf(config, 'FIRSAT_JWT_SECRET', readFile);
  const adminToken = secretOf(config, 'FIRSAT_ADMIN_TOKEN', readFile);
  const url = config.FIRSAT_JWKS_URL;
  const origins = config.FIRSAT_ORIGINS === undefined ? undefined : splitList(config.FIRSAT_ORIGINS);
  if (url !== undefined && secret !== undefined)
    throw new StartError('set one of FIRSAT_JWKS_URL and FIRSAT_JWT_SECRET, not both');
  if (url !== undefined && config.FIRSAT_JWT_AUDIENCE === undefined)
    throw new StartError(
      'FIRSAT_JWKS_URL needs FIRSAT_JWT_AUDIENCE: an issuer signs tokens for many services, and only those for this one may open it',
    );
  const keys = url === undefined ? (secret === undefined ? undefined : { secret }) : { url };
  if (keys && (origins === undefined || origins.length === 0))
    throw new StartError(
      'authentication needs FIRSAT_ORIGINS: the pages that may connect, as https://crm.example.com (separated by commas), or * for all',
    );
  if (!keys && adminToken !== undefined)
    throw new StartError('FIRSAT_ADMIN_TOKEN needs FIRSAT_JWKS_URL or FIRSAT_JWT_SECRET');
  return { keys, adminToken, origins };
}

/** Authorizer, tickets and members, joined. */
export function createIdentity(config: Config, settings: IdentitySettings, parts: IdentityParts): Identity {
  const { workspaces, clock, logger } = parts;
  const news = createAccessNews();
  const origins = settings.origins ? createOriginPolicy(settings.origins) : LOOPBACK_ORIGINS;
  if (!settings.keys)
    return { authorizer: createOpenAuthorizer({ workspaces, news }), origins, news, routes: () => [] };
  const keys: TokenKeys =
    'url' in settings.keys
      ? createJwksKeys({ url: settings.keys.url, clock, logger })
      : createSecretKeys(settings.keys.secret);
  const verifier = createTokenVerifier({
    keys,
    clock,
    ...(config.FIRSAT_JWT_ISSUER === undefined ? {} : { issuer: config.FIRSAT_JWT_ISSUER }),
    ...(config.FIRSAT_JWT_AUDIENCE === undefined ? {} : { audience: config.FIRSAT_JWT_AUDIENCE }),
    maxLifeMs: config.FIRSAT_TOKEN_LIFE * 1000,
  });
  const tickets = new TicketOffice<Grant>({ clock, newSecret: () => randomBytes(32).toString('base64url') });
  const authorizer = new JwtAuthorizer({ verifier, tickets, workspaces, origins, news });
  const { adminToken } = settings;
  return {
    authorizer,
    origins,
    news,
    routes: ({ refused }) => [
      ...ticketRoutes({ authorizer, tickets, origins, refused }),
      ...memberRoutes({
        authorizer,
        workspaces,
        news,
        clock,
        logger,
        refused,
        ...(adminToken === undefined ? {} : { adminToken }),
      }),
    ],
  };
}

const readText = (path: string): string => readFileSync(path, 'utf8');

function secretOf(
  config: Config,
  name: 'FIRSAT_JWT_SECRET' | 'FIRSAT_ADMIN_TOKEN',
  readFile: (path: string) => string,
): string | undefined {
  const direct = config[name];
  const path = config[`${name}_FILE`];
  if (path === undefined) return direct;
  if (direct !== undefined) throw new StartError(`set one of ${name} and ${name}_FILE, not both`);
  let text: string;
  try {
    text = readFile(path).trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new StartError(`cannot read ${name}_FILE ${JSON.stringify(path)} (${code})`);
  }
  if (name === 'FIRSAT_ADMIN_TOKEN' && !/^[\x21-\x7e]+$/.test(text))
    throw new StartError(
      `${name}_FILE ${JSON.stringify(path)} holds spaces or characters that no header may have`,
    );
  if (Buffer.byteLength(text) < MIN_SECRET_BYTES)
    throw new StartError(`${name}_FILE ${JSON.stringify(path)} holds less than ${MIN_SECRET_BYTES} bytes`);
  return text;
}
