import type { CryptoKey, JWSHeaderParameters } from 'jose';

/** Nobody can tell now whether a token is right: the issuer's keys cannot be had. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** The keys that tokens are checked with, and the algorithms that go with them. */
export interface TokenKeys {
  /** The only algorithms that are looked at. Public keys never go with HS*, so neither can be taken for the other. */
  readonly algorithms: readonly string[];
  /** The key for a token. Rejects with {@link KeysUnavailable}, or with an error of jose when there is none. */
  find(header: JWSHeaderParameters): Promise<CryptoKey | Uint8Array>;
}

/** Least length of a shared secret, bytes: as long as the hash of HS256. */
export const MIN_SECRET_BYTES = 32;

/** One shared secret: HS256 and nothing else. */
export function createSecretKeys(secret: string): TokenKeys {
  const bytes = new TextEncoder().encode(secret);
  if (bytes.length < MIN_SECRET_BYTES)
    throw new RangeError(`a secret needs at least ${MIN_SECRET_BYTES} bytes`);
  return { algorithms: ['HS256'], find: () => Promise.resolve(bytes) };
}
