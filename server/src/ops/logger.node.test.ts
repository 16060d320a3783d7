import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../testing/fake-clock.js';
import { createLogger, type LoggerOptions, type LogLevel } from './logger.js';
import { throttled } from './throttled-logger.js';

const JWT = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJheXNlIn0.c2lnbmF0dXJl';

function logOf(level: LogLevel = 'info', options: LoggerOptions = {}) {
  const lines: string[] = [];
  const logger = createLogger(
    level,
    (line) => lines.push(line),
    () => 0,
    options,
  );
  const read = (): Record<string, unknown>[] =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { logger, lines, read };
}

describe('logger', () => {
  it('CF6 a line is one JSON object with time, level, event and fields, and nothing of the machine', () => {
    const { logger, lines, read } = logOf();
    logger.warn('two\nlines', { room: 'w/1/core', count: 2, on: true });
    assert.deepEqual(read(), [
      {
        time: '1970-01-01T00:00:00.000Z',
        level: 'warn',
        event: 'two\nlines',
        room: 'w/1/core',
        count: 2,
        on: true,
      },
    ]);
    assert.ok(!lines[0]?.includes('\n'));
  });

  it('CF6 each level writes itself and more urgent ones; silent writes nothing', () => {
    const written: Record<LogLevel, string[]> = {
      silent: [],
      error: ['e'],
      warn: ['e', 'w'],
      info: ['e', 'w', 'i'],
      debug: ['e', 'w', 'i', 'd'],
    };
    for (const [level, events] of Object.entries(written)) {
      const { logger, read } = logOf(level as LogLevel);
      logger.error('e');
      logger.warn('w');
      logger.info('i');
      logger.debug('d');
      assert.deepEqual(
        read().map((line) => line['event']),
        events,
        level,
      );
    }
  });

  it('CF6 what is handed over by mistake does not come out: tokens, tickets, query strings, bytes', () => {
    const { logger, lines } = logOf('debug');
    const secrets = ['top-secret-value', 'once-only-ticket', JWT, 'c2lnbmF0dXJl', 'Ayşe Şirketi teklif'];
    logger.error('mistake', {
      token: secrets[0] ?? '',
      ticket: secrets[1] ?? '',
      authorization: `Bearer ${secrets[0]}`,
      content: secrets[4] ?? '',
      detail: `bad token ${JWT} from Bearer ${secrets[0]}`,
      path: `/v1/sync/w/1/core?ticket=${secrets[1]}&x=1`,
    });
    for (const secret of secrets) assert.ok(!lines.join('').includes(secret), secret);
    assert.ok(lines[0]?.includes('/v1/sync/w/1/core?[redacted]'));
  });

  it('CF6 a long text is cut: libraries quote what they could not read', () => {
    const { logger, lines } = logOf();
    logger.info('odd', { detail: 'x'.repeat(100_000) });
    assert.ok((lines[0]?.length ?? 0) < 500);
  });

  it('CF6 user ids are hashed: the same with the same salt, another with another, never the id', () => {
    const hashOf = (options: LoggerOptions, user: string): unknown => {
      const { logger, read, lines } = logOf('info', options);
      logger.info('session-open', { user });
      assert.ok(!lines.join('').includes(user));
      return read()[0]?.['user'];
    };
    assert.equal(hashOf({ salt: 'a' }, 'ayse@example.com'), hashOf({ salt: 'a' }, 'ayse@example.com'));
    assert.notEqual(hashOf({ salt: 'a' }, 'ayse@example.com'), hashOf({ salt: 'b' }, 'ayse@example.com'));
    assert.notEqual(hashOf({ salt: 'a' }, 'ayse@example.com'), hashOf({ salt: 'a' }, 'can@example.com'));
    // Without a configured salt nobody can look a hash up in a list of all users.
    assert.notEqual(hashOf({}, 'ayse@example.com'), hashOf({}, 'ayse@example.com'));
  });

  it('CF6 of a flood of one event the first lines are written and then, once, how many were held back', () => {
    const { logger, read } = logOf('debug');
    const clock = new FakeClock();
    const log = throttled(logger, clock, { lines: 3, windowMs: 1_000 });
    for (let index = 0; index < 5_000; index++) log.info('bad-frame', { code: `c${index}` });
    log.error('not-durable', { code: 'full' });
    assert.deepEqual(
      read().map((line) => line['event']),
      ['bad-frame', 'bad-frame', 'bad-frame', 'not-durable'],
    );
    clock.advance(1_000);
    assert.deepEqual(
      read()
        .slice(4)
        .map(({ level, event, of, count }) => ({ level, event, of, count })),
      [{ level: 'info', event: 'lines-held-back', of: 'bad-frame', count: 4_997 }],
    );
    log.info('bad-frame', { code: 'again' });
    clock.advance(1_000);
    assert.equal(read().length, 6, 'a new window writes again, and a quiet one says nothing');
  });

  it('CF6 debug lines are not held back', () => {
    const { logger, read } = logOf('debug');
    const log = throttled(logger, new FakeClock(), { lines: 3, windowMs: 1_000 });
    for (let index = 0; index < 50; index++) log.debug('frame');
    assert.equal(read().length, 50);
  });
});
