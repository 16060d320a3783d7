import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import { KeysUnavailable, type TokenKeys } from './token-keys.js';

export interface JwksOptions {
  /** The one address that keys come from; whatever a token names (`jku`, `x5u`, `jwk`) is never looked at. */
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fetch?: typeof globalThis.fetch;
}

/** An answer that takes longer is none. */
const TIMEOUT_MS = 5_000;
/** After this keys are fetched anew while the old ones still serve. */
const FRESH_MS = 10 * 60_000;
/** Without the issuer, keys serve so long: about as long as the last token that it may have given out. */
const STALE_MS = 60 * 60_000;
/** Tokens with unknown keys, however many, make one request in this time. */
const COOLDOWN_MS = 30_000;
const MAX_BYTES = 256 * 1024;

type Resolver = (header: JWSHeaderParameters) => Promise<CryptoKey>;

/**
 * Public keys of an issuer (JWKS): any number at a time, so that it can rotate them (add, wait, remove). An unknown `kid`
 * makes it look again, at most every 30 s.
 */
export function createJwksKeys(options: JwksOptions): TokenKeys {
  const { url, clock, logger } = options;
  const request = options.fetch ?? globalThis.fetch;
  let resolver: Resolver | undefined;
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let running: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    triedAt = clock.now();
    try {
      const answer = await request(url, {
        headers: { accept: 'application/json' },
        redirect: 'error', // pinned to the address that was configured
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.status !== 200) throw new Error(`status ${answer.status}`);
      resolver = createLocalJWKSet(readKeySet(await readText(answer)));
      fetchedAt = clock.now();
    } catch (error) {
      logger.warn('jwks-failed', {
        kind: error instanceof Error ? error.name : 'other',
        hasKeys: !!resolver,
      });
    }
  };
  const refresh = (): Promise<void> =>
    (running ??= load().finally(() => {
      running = undefined;
    }));
  const usable = (): Resolver | undefined => (clock.now() - fetchedAt < STALE_MS ? resolver : undefined);
  const rested = (): boolean => clock.now() - triedAt >= COOLDOWN_MS;

  return {
    algorithms: ['EdDSA', 'ES256', 'RS256'],
    async find(header) {
      if (!usable()) {
        if (running ?? rested()) await refresh();
      } else if (clock.now() - fetchedAt >= FRESH_MS && rested()) void refresh();
      const known = usable();
      if (!known) throw new KeysUnavailable('the keys of the issuer cannot be read');
      try {
        return await known(header);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || !(running ?? rested())) throw error;
      }
      await refresh();
      return (usable() ?? known)(header);
    },
  };
}

function readKeySet(text: string): JSONWebKeySet {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null || !('keys' in read) || !Array.isArray(read.keys))
    throw new TypeError('no key set');
  const keys = (read.keys as readonly unknown[]).filter(isPublicKey);
  if (keys.length === 0) throw new TypeError('no public key');
  return { keys };
}

/** A published symmetric or private key is a mistake of the issuer: nobody's signature is taken from it. */
function isPublicKey(key: unknown): key is JSONWebKeySet['keys'][number] {
  return (
    typeof key === 'object' &&
    key !== null &&
    'kty' in key &&
    ['RSA', 'EC', 'OKP'].includes(String(key.kty)) &&
    !('d' in key)
  );
}

async function readText(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || !value) break;
    size += value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new RangeError('key set too large');
    }
    parts.push(value);
  }
  return Buffer.concat(parts).toString('utf8');
}
