import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { helpText, readConfig, SETTINGS } from './config.js';
import { createLogger } from './ops/logger.js';
import { StartError } from './start-error.js';
import { parseSyncPath } from './transport/sync-path.js';

describe('config', () => {
  it('CF3 nothing set gives the documented defaults, an empty value is not set', () => {
    const defaults = {
      FIRSAT_PORT: 8787,
      FIRSAT_HOST: '127.0.0.1',
      FIRSAT_DATA: './data',
      LOG_LEVEL: 'info',
    };
    assert.deepEqual(readConfig({ PATH: '/bin' }), defaults);
    assert.deepEqual(readConfig({ FIRSAT_PORT: '', LOG_LEVEL: '' }), defaults);
    for (const [name, { fallback }] of Object.entries(SETTINGS))
      assert.equal(String(new Map(Object.entries(defaults)).get(name)), fallback);
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
    ];
    for (const environment of wrong)
      assert.throws(
        () => readConfig(environment),
        (error: unknown) =>
          error instanceof StartError && error.message.includes(Object.keys(environment)[0] ?? '?'),
      );
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
