import { jwtVerify } from 'jose';
import type { Clock } from '../clock.js';
import { readClaims, type TokenClaims } from './token-claims.js';
import { KeysUnavailable, type TokenKeys } from './token-keys.js';

export interface TokenVerifierOptions {
  readonly keys: TokenKeys;
  readonly clock: Clock;
  /** Required `iss`; absent: any. */
  readonly issuer?: string;
  /** Required `aud`; absent: any. With public keys it must be set, since one issuer signs for many services. */
  readonly audience?: string;
  /** Longest `exp − iat` that is accepted, milliseconds. */
  readonly maxLifeMs: number;
}

/** How far the clocks of issuer and server may differ. */
export const SKEW_MS = 60_000;
/** Longer texts are not looked at. */
const MAX_TOKEN = 8 * 1024;

/** Checks tokens. */
export interface TokenVerifier {
  /** What the token says, `undefined` when it is not valid now. Rejects when nobody can tell at the moment. */
  verify(token: string): Promise<TokenClaims | undefined>;
}

/** Signature, algorithm, issuer, audience, times and shape of a JWT (AU3). */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { keys, clock, issuer, audience, maxLifeMs } = options;
  const settings = {
    algorithms: [...keys.algorithms],
    clockTolerance: SKEW_MS / 1000,
    requiredClaims: ['sub', 'ws', 'role', 'iat', 'exp'],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };
  const payloadOf = async (token: string): Promise<unknown> => {
    try {
      const verified = await jwtVerify(token, (header) => keys.find(header), {
        ...settings,
        currentDate: new Date(clock.now()),
      });
      return verified.payload;
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      return undefined; // which check failed is nobody's business
    }
  };
  return {
    async verify(token) {
      if (token === '' || token.length > MAX_TOKEN) return undefined;
      const claims = readClaims(await payloadOf(token));
      if (!claims) return undefined;
      const { issuedAt, expiresAt } = claims;
      if (expiresAt - issuedAt > maxLifeMs || issuedAt > clock.now() + SKEW_MS) return undefined;
      return claims;
    },
  };
}
