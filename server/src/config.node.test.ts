import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { helpText, readConfig, SETTINGS } from './config.js';
import { readIdentity } from './identity.js';
import { createLogger } from './ops/logger.js';
import { StartError } from './start-error.js';
import { parseSyncPath } from './transport/sync-path.js';

describe('config', () => {
  it('CF3 nothing set gives the documented defaults, an empty value is not set', () => {
    const defaults = {
      FIRSAT_PORT: 8787,
      FIRSAT_HOST: '127.0.0.1',
      FIRSAT_DATA: './data',
      FIRSAT_HISTORY_DAYS: 30,
      LOG_LEVEL: 'info',
      FIRSAT_TOKEN_LIFE: 3600,
      FIRSAT_CONNECTIONS_PER_WORKSPACE: 300,
      FIRSAT_CONNECTIONS_PER_USER: 60,
      FIRSAT_MIN_SCHEMA: 1,
      FIRSAT_UPGRADES_PER_SECOND: 10,
      FIRSAT_METRICS_HOST: '127.0.0.1',
    };
    assert.deepEqual(readConfig({ PATH: '/bin' }), defaults);
    assert.deepEqual(readConfig({ FIRSAT_PORT: '', LOG_LEVEL: '' }), defaults);
    for (const [name, { fallback }] of Object.entries(SETTINGS))
      assert.equal(
        String(new Map<string, string | number>(Object.entries(defaults)).get(name) ?? 'none'),
        fallback,
      );
  });

  it('CF3 values are read, wrong ones name their setting', () => {
    assert.equal(readConfig({ FIRSAT_PORT: '0' }).FIRSAT_PORT, 0);
    assert.equal(readConfig({ LOG_LEVEL: 'debug' }).LOG_LEVEL, 'debug');
    const wrong: Record<string, string>[] = [
      { FIRSAT_PORT: 'x' },
      { FIRSAT_PORT: '-1' },
      { FIRSAT_PORT: '65536' },
      { FIRSAT_PORT: '1.5' },
      { LOG_LEVEL: 'loud' },
      { FIRSAT_JWKS_URL: 'http://issuer.example/keys' },
      { FIRSAT_JWKS_URL: 'file:///keys' },
      { FIRSAT_TOKEN_LIFE: '86401' },
      { FIRSAT_ORIGINS: 'https://a.example,https://b.example/' },
      { FIRSAT_ORIGINS: 'a.example' },
      { FIRSAT_ORIGINS: 'null' },
      { FIRSAT_TRUSTED_PROXIES: '10.0.0.0/33' },
      { FIRSAT_TRUSTED_PROXIES: 'proxy' },
    ];
    for (const environment of wrong)
      assert.throws(
        () => readConfig(environment),
        (error: unknown) =>
          error instanceof StartError && error.message.includes(Object.keys(environment)[0] ?? '?'),
      );
  });

  it('CF7 a secret that is wrong is named and not shown; nothing that is printed at a start holds one', () => {
    const short = 'short-secret-9f2';
    for (const name of ['FIRSAT_JWT_SECRET', 'FIRSAT_ADMIN_TOKEN']) {
      assert.throws(
        () => readConfig({ [name]: short }),
        (error: unknown) =>
          error instanceof StartError && error.message.includes(name) && !error.message.includes(short),
      );
      assert.equal(SETTINGS[name as 'FIRSAT_JWT_SECRET'].secret, true);
    }
    // Other values are shown: it helps to see the typing error.
    assert.throws(() => readConfig({ FIRSAT_PORT: 'eighty' }), /eighty/);
  });

  it('CF7 secrets come from the environment or a file, not both; a file that cannot be read is named', () => {
    const long = 'a'.repeat(32);
    const config = (environment: Record<string, string>) =>
      readConfig({ FIRSAT_ORIGINS: '*', ...environment });
    const files = new Map([
      ['/run/secret', `${long}\n`],
      ['/run/short', 'tiny-value'],
    ]);
    const read = (path: string): string => {
      const text = files.get(path);
      if (text === undefined) throw Object.assign(new Error('no'), { code: 'ENOENT' });
      return text;
    };
    assert.deepEqual(readIdentity(config({ FIRSAT_JWT_SECRET_FILE: '/run/secret' }), read).keys, {
      secret: long,
    });
    assert.deepEqual(readIdentity(config({ FIRSAT_JWT_SECRET: long }), read).keys, { secret: long });
    for (const [environment, wanted] of [
      [
        { FIRSAT_JWT_SECRET: long, FIRSAT_JWT_SECRET_FILE: '/run/secret' },
        /FIRSAT_JWT_SECRET_FILE, not both/,
      ],
      [{ FIRSAT_JWT_SECRET_FILE: '/run/none' }, /\/run\/none.*ENOENT/],
      [{ FIRSAT_JWT_SECRET_FILE: '/run/short' }, /less than 32 bytes/],
    ] as const)
      assert.throws(
        () => readIdentity(config(environment), read),
        (error: unknown) =>
          error instanceof StartError &&
          wanted.test(error.message) &&
          !error.message.includes(long) &&
          !error.message.includes('tiny-value'),
      );
  });

  it('AU2 settings of identity that do not go together are one sentence that says what to set', () => {
    const long = 'b'.repeat(32);
    const keys = { FIRSAT_JWKS_URL: 'https://issuer.example/keys' };
    for (const [environment, wanted] of [
      [{ ...keys, FIRSAT_ORIGINS: '*' }, /FIRSAT_JWT_AUDIENCE/],
      [{ ...keys, FIRSAT_JWT_AUDIENCE: 'firsat' }, /FIRSAT_ORIGINS/],
      [{ FIRSAT_JWT_SECRET: long }, /FIRSAT_ORIGINS/],
      [{ ...keys, FIRSAT_JWT_SECRET: long }, /not both/],
      [{ FIRSAT_ADMIN_TOKEN: long }, /FIRSAT_JWKS_URL/],
    ] as const)
      assert.throws(
        () => readIdentity(readConfig(environment)),
        (error: unknown) =>
          error instanceof StartError && wanted.test(error.message) && !error.message.includes(long),
      );
    const complete = readConfig({
      ...keys,
      FIRSAT_JWT_AUDIENCE: 'firsat',
      FIRSAT_ORIGINS: 'https://a.example, https://b.example',
    });
    assert.deepEqual(readIdentity(complete), {
      keys: { url: 'https://issuer.example/keys' },
      adminToken: undefined,
      origins: ['https://a.example', 'https://b.example'],
    });
    assert.equal(readIdentity(readConfig({})).keys, undefined);
  });

  it('CF1 the help text has a line for every setting with its default', () => {
    const lines = helpText().split('\n');
    for (const [name, { fallback }] of Object.entries(SETTINGS))
      assert.ok(
        lines.some((line) => line.includes(name) && line.includes(`default ${fallback}`)),
        name,
      );
  });

  it('CF6 the log is one JSON object per line, filtered by level', () => {
    const lines: string[] = [];
    const log = createLogger(
      'warn',
      (line) => lines.push(line),
      () => 0,
    );
    log.error('a', { room: 'w/1/core', code: 'io' });
    log.warn('b');
    log.info('c');
    log.debug('d');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line) as unknown),
      [
        { time: '1970-01-01T00:00:00.000Z', level: 'error', event: 'a', room: 'w/1/core', code: 'io' },
        { time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'b' },
      ],
    );
  });

  it('SE2 a path is a document name or nothing; nothing in it is decoded', () => {
    const longest = `text.${'a'.repeat(64)}`;
    assert.equal(parseSyncPath(`/v1/sync/w/1/${longest}`)?.doc, longest);
    assert.deepEqual(parseSyncPath('/v1/sync/w_1/12/text.a-b?ticket=x'), {
      workspace: 'w_1',
      epoch: 12,
      doc: 'text.a-b',
      key: 'w_1/12/text.a-b',
    });
    for (const path of [
      '/v1/sync/w/1/%63ore',
      '/v1/sync/w/1e3/core',
      '/v1/sync/w/1/',
      '/v2/sync/w/1/core',
      '',
    ])
      assert.equal(parseSyncPath(path), undefined, path);
  });
});
