import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportJWK, exportSPKI, generateKeyPair, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import type { Logger } from '../ops/logger.js';
import { FakeClock } from '../testing/fake-clock.js';
import { signToken, TEST_SECRET, type TokenWish } from '../testing/tokens.js';
import { createJwksKeys } from './jwks-keys.js';
import { createSecretKeys, KeysUnavailable } from './token-keys.js';
import { createTokenVerifier } from './token-verifier.js';

const nothing = (): void => undefined;
const quiet: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };
const HOUR = 3_600_000;

interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const publicJwk = async (pair: KeyPair, kid: string, alg: string): Promise<JWK> => ({
  ...(await exportJWK(pair.publicKey)),
  kid,
  alg,
  use: 'sig',
});

/** An issuer whose answers a test decides. */
function issuer(): {
  fetch: typeof globalThis.fetch;
  keys: readonly JWK[];
  down: boolean;
  requests: string[];
  init: RequestInit[];
} {
  const state = {
    keys: [] as readonly JWK[],
    down: false,
    requests: [] as string[],
    init: [] as RequestInit[],
    fetch: (url: unknown, init?: RequestInit): Promise<Response> => {
      state.requests.push(String(url));
      if (init) state.init.push(init);
      if (state.down) return Promise.reject(new TypeError('fetch failed'));
      return Promise.resolve(new Response(JSON.stringify({ keys: state.keys })));
    },
  };
  return state;
}

const URL_OF_KEYS = 'https://issuer.example/keys';
const ours = { iss: 'https://issuer.example', aud: 'firsat' };

function withSecret(clock: FakeClock, maxLifeMs = HOUR) {
  return createTokenVerifier({ keys: createSecretKeys(TEST_SECRET), clock, maxLifeMs });
}

describe('token verifier', () => {
  it('AU3 a right token of a shared secret is read; every single thing that is wrong makes it no token', async () => {
    const clock = new FakeClock();
    const verifier = createTokenVerifier({
      keys: createSecretKeys(TEST_SECRET),
      clock,
      issuer: ours.iss,
      audience: ours.aud,
      maxLifeMs: HOUR,
    });
    const good = await verifier.verify(
      await signToken(clock, { ...ours, name: 'Ada\u202e L.', role: 'owner', ws: ['w', 'v'], svc: true }),
    );
    assert.deepEqual(good, {
      user: 'ada',
      name: 'Ada L.',
      workspaces: new Set(['w', 'v']),
      role: 'owner',
      service: true,
      issuedAt: clock.now(),
      expiresAt: clock.now() + 900_000,
    });
    const wrong: Record<string, TokenWish> = {
      'another secret': { key: new TextEncoder().encode('another secret that is long enough') },
      'another HS': { alg: 'HS512' },
      'no issuer': { claims: { iss: undefined } },
      'another issuer': { iss: 'https://evil.example' },
      'no audience': { claims: { aud: undefined } },
      'another audience': { aud: 'crm' },
      ended: { issued: -1000, life: 900 },
      'not yet issued': { issued: 61 },
      'not yet valid': { claims: { nbf: Math.floor(clock.now() / 1000) + 61 } },
      'lives too long': { life: 3601 },
      'no end': { claims: { exp: undefined } },
      'no beginning': { claims: { iat: undefined } },
      'an end that is text': { claims: { exp: '9999999999' } },
      'no user': { claims: { sub: undefined } },
      'a user with control characters': { sub: 'a\u0000b' },
      'a long user': { sub: 'u'.repeat(129) },
      'a user that is a number': { claims: { sub: 7 } },
      'no workspace': { claims: { ws: undefined } },
      'an empty list': { ws: [] },
      'all workspaces': { ws: '*' },
      'a workspace with a slash': { ws: 'w/1' },
      'no role': { claims: { role: undefined } },
      'another role': { role: 'admin' },
      'a name that is none': { claims: { name: { first: 'Ada' } } },
    };
    for (const [what, wish] of Object.entries(wrong))
      assert.equal(await verifier.verify(await signToken(clock, { ...ours, ...wish })), undefined, what);
  });

  it('AU3 clocks may differ by 60 s, both ways', async () => {
    const clock = new FakeClock();
    const verifier = withSecret(clock);
    assert.ok(await verifier.verify(await signToken(clock, { issued: 60 })));
    assert.equal(await verifier.verify(await signToken(clock, { issued: 62 })), undefined);
    assert.ok(await verifier.verify(await signToken(clock, { issued: -959, life: 900 })));
    assert.equal(await verifier.verify(await signToken(clock, { issued: -960, life: 900 })), undefined);
  });

  it('AU3 what is no token, is not signed, or was changed on the way, is none', async () => {
    const clock = new FakeClock();
    const verifier = withSecret(clock);
    const good = await signToken(clock);
    assert.ok(await verifier.verify(good));
    const [head = '', body = '', signature = ''] = good.split('.');
    const changed = Buffer.from(body, 'base64url').toString().replace('"editor"', '"owner"');
    const unsigned = new UnsecuredJWT({ sub: 'ada', ws: 'w', role: 'owner' })
      .setIssuedAt(Math.floor(clock.now() / 1000))
      .setExpirationTime(Math.floor(clock.now() / 1000) + 900)
      .encode();
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const text of [
      '',
      'x',
      '..',
      'a.b.c',
      `${head}.${body}.`,
      `${head}.${body}`,
      `${head}.${Buffer.from(changed).toString('base64url')}.${signature}`,
      unsigned,
      `${none}.${body}.${signature}`,
      `${none}.${body}.`,
      'x'.repeat(9000),
      good + 'A'.repeat(9000),
    ])
      assert.equal(await verifier.verify(text), undefined, text.slice(0, 40));
  });

  it('AU3 a public key is never taken for a shared secret, whatever the token says of itself', async () => {
    const clock = new FakeClock();
    const source = issuer();
    const pair = await generateKeyPair('RS256', { extractable: true });
    const jwk = await publicJwk(pair, 'k1', 'RS256');
    const shared = { kty: 'oct', kid: 'k2', alg: 'HS256', k: Buffer.from(TEST_SECRET).toString('base64url') };
    source.keys = [jwk, shared, { ...(await exportJWK(pair.privateKey)), kid: 'k3', alg: 'RS256' }];
    const keys = createJwksKeys({ url: URL_OF_KEYS, clock, logger: quiet, fetch: source.fetch });
    const verifier = createTokenVerifier({ keys, clock, maxLifeMs: HOUR });
    assert.ok(
      await verifier.verify(await signToken(clock, { alg: 'RS256', kid: 'k1', key: pair.privateKey })),
    );
    const pem = new TextEncoder().encode(await exportSPKI(pair.publicKey));
    const wishes: TokenWish[] = [
      { alg: 'HS256', kid: 'k1', key: pem },
      { alg: 'HS256', kid: 'k1', key: new TextEncoder().encode(JSON.stringify(jwk)) },
      { alg: 'HS256', kid: 'k2' },
      { alg: 'RS256', kid: 'k3', key: pair.privateKey },
    ];
    for (const wish of wishes) assert.equal(await verifier.verify(await signToken(clock, wish)), undefined);
    assert.deepEqual(keys.algorithms, ['EdDSA', 'ES256', 'RS256']);
    assert.deepEqual(createSecretKeys(TEST_SECRET).algorithms, ['HS256']);
    assert.throws(() => createSecretKeys('x'.repeat(31)), RangeError);
  });

  it('AU9 several keys count at a time; a new one is found by its id, a removed one ends, and the address is the configured one', async () => {
    const clock = new FakeClock();
    const source = issuer();
    const [first, second] = await Promise.all([
      generateKeyPair('EdDSA', { extractable: true }),
      generateKeyPair('ES256', { extractable: true }),
    ]);
    const one = await publicJwk(first, 'one', 'EdDSA');
    const two = await publicJwk(second, 'two', 'ES256');
    source.keys = [one];
    const keys = createJwksKeys({ url: URL_OF_KEYS, clock, logger: quiet, fetch: source.fetch });
    const verifier = createTokenVerifier({ keys, clock, maxLifeMs: HOUR });
    const byOne = (): Promise<string> =>
      signToken(clock, { alg: 'EdDSA', kid: 'one', key: first.privateKey });
    const byTwo = (): Promise<string> =>
      signToken(clock, { alg: 'ES256', kid: 'two', key: second.privateKey });
    assert.ok(await verifier.verify(await byOne()));
    assert.ok(await verifier.verify(await byOne()));
    assert.equal(source.requests.length, 1);
    // Rotation: add …
    source.keys = [one, two];
    assert.equal(await verifier.verify(await byTwo()), undefined); // asked a moment ago
    clock.advance(30_000);
    assert.ok(await verifier.verify(await byTwo()));
    assert.ok(await verifier.verify(await byOne()));
    assert.equal(source.requests.length, 2);
    // … and remove, seen at the latest when the keys are no longer fresh.
    source.keys = [two];
    clock.advance(10 * 60_000);
    await verifier.verify(await byTwo());
    await new Promise(setImmediate);
    assert.equal(source.requests.length, 3);
    assert.equal(await verifier.verify(await byOne()), undefined);
    assert.ok(await verifier.verify(await byTwo()));
    assert.deepEqual([...new Set(source.requests)], [URL_OF_KEYS]);
    assert.ok(
      source.init.every(({ redirect, signal }) => redirect === 'error' && signal instanceof AbortSignal),
    );
  });

  it('AU9 tokens with invented key ids make one request in 30 s, however many they are', async () => {
    const clock = new FakeClock();
    const source = issuer();
    const pair = await generateKeyPair('ES256', { extractable: true });
    source.keys = [await publicJwk(pair, 'k', 'ES256')];
    const keys = createJwksKeys({ url: URL_OF_KEYS, clock, logger: quiet, fetch: source.fetch });
    const verifier = createTokenVerifier({ keys, clock, maxLifeMs: HOUR });
    const forged = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        signToken(clock, { alg: 'ES256', kid: `forged${index}`, key: pair.privateKey }),
      ),
    );
    await Promise.all(forged.map((token) => verifier.verify(token)));
    assert.equal(source.requests.length, 1);
    clock.advance(30_000);
    await Promise.all(forged.map((token) => verifier.verify(token)));
    assert.equal(source.requests.length, 2);
  });

  it('AU9 while the issuer is silent, known keys serve an hour; without keys nobody can tell, and it is asked again', async () => {
    const clock = new FakeClock();
    const source = issuer();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    source.keys = [await publicJwk(pair, 'k', 'EdDSA')];
    source.down = true;
    const keys = createJwksKeys({ url: URL_OF_KEYS, clock, logger: quiet, fetch: source.fetch });
    const verifier = createTokenVerifier({ keys, clock, maxLifeMs: HOUR });
    const token = (): Promise<string> => signToken(clock, { alg: 'EdDSA', kid: 'k', key: pair.privateKey });
    await assert.rejects(verifier.verify(await token()), KeysUnavailable);
    await assert.rejects(verifier.verify(await token()), KeysUnavailable);
    assert.equal(source.requests.length, 1);
    source.down = false;
    clock.advance(30_000);
    assert.ok(await verifier.verify(await token()));
    source.down = true;
    clock.advance(59 * 60_000);
    assert.ok(await verifier.verify(await token()));
    await new Promise(setImmediate);
    clock.advance(60_000);
    await assert.rejects(verifier.verify(await token()), KeysUnavailable);
    source.down = false;
    clock.advance(30_000);
    assert.ok(await verifier.verify(await token()));
  });

  it('AU9 an answer that is too large, not 200 or no key set gives no keys', async () => {
    const clock = new FakeClock();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const set = JSON.stringify({ keys: [await publicJwk(pair, 'k', 'EdDSA')] });
    const token = await signToken(clock, { alg: 'EdDSA', kid: 'k', key: pair.privateKey });
    const answers = [
      new Response(set, { status: 203 }),
      new Response(set.padEnd(300_000)),
      new Response('{"keys":{}}'),
      new Response('{"keys":[]}'),
      new Response('not json'),
    ];
    for (const answer of answers) {
      const keys = createJwksKeys({
        url: URL_OF_KEYS,
        clock,
        logger: quiet,
        fetch: () => Promise.resolve(answer),
      });
      const verifier = createTokenVerifier({ keys, clock, maxLifeMs: HOUR });
      await assert.rejects(verifier.verify(token), KeysUnavailable);
    }
    const fetch = (): Promise<Response> => Promise.resolve(new Response(set));
    const keys = createJwksKeys({ url: URL_OF_KEYS, clock, logger: quiet, fetch });
    assert.ok(await createTokenVerifier({ keys, clock, maxLifeMs: HOUR }).verify(token));
  });
});
