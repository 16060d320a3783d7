import { SignJWT, type CryptoKey } from 'jose';
import type { Clock } from '../clock.js';

/** A secret for tests of HS256. */
export const TEST_SECRET = 'a secret of tests, longer than 32 bytes';

/** What a token of a test says; times in seconds relative to the clock. */
export interface TokenWish {
  readonly sub?: string;
  readonly ws?: string | readonly string[];
  readonly role?: string;
  readonly name?: string;
  readonly svc?: boolean;
  readonly iss?: string;
  readonly aud?: string;
  readonly issued?: number;
  readonly life?: number;
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: CryptoKey | Uint8Array;
  /** Claims that replace others, or remove them (`undefined`). */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Signs as a host's back end would: a valid token for `w` unless the wish says otherwise. */
export async function signToken(clock: Clock, wish: TokenWish = {}): Promise<string> {
  const { sub = 'ada', ws = 'w', role = 'editor', name, svc, iss, aud, issued = 0, life = 900 } = wish;
  const iat = Math.floor(clock.now() / 1000) + issued;
  const payload: Record<string, unknown> = {
    sub,
    ws,
    role,
    name,
    svc,
    iss,
    aud,
    iat,
    exp: iat + life,
    ...wish.claims,
  };
  const header = { alg: wish.alg ?? 'HS256', ...(wish.kid === undefined ? {} : { kid: wish.kid }) };
  return new SignJWT(JSON.parse(JSON.stringify(payload)) as Record<string, unknown>)
    .setProtectedHeader(header)
    .sign(wish.key ?? new TextEncoder().encode(TEST_SECRET));
}
