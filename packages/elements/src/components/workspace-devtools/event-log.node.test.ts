import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventLog, logText, type LogOrigin } from './event-log.js';

const entry = (what: string, origin: LogOrigin = 'user', at = 0) => ({
  at,
  origin,
  what,
  details: `id-${what}`,
});

describe('the event log', () => {
  it('DVT5 keeps the newest, at most as many as it may', () => {
    const log = new EventLog(3);
    for (const what of 'abcde') log.add(entry(what));
    assert.deepEqual(
      log.entries.map(({ number, what }) => `${String(number)}${what}`),
      ['3c', '4d', '5e'],
    );
  });

  it('DVT4 shows the newest first, by origin and by text', () => {
    const log = new EventLog(9);
    log.add(entry('stage-move'));
    log.add(entry('note-add', 'peer'));
    log.add(entry('stage-rename', 'peer'));
    const found = (origin: LogOrigin | '', text = ''): string[] =>
      log.matching({ origin, text }).map(({ what }) => what);
    assert.deepEqual(found(''), ['stage-rename', 'note-add', 'stage-move']);
    assert.deepEqual(found('peer'), ['stage-rename', 'note-add']);
    assert.deepEqual(found('', ' ID-Stage '), ['stage-rename', 'stage-move']);
    assert.deepEqual(found('undo'), []);
  });

  it('DVT4 notes nothing while it is paused, and counts that; cleared it is empty', () => {
    const log = new EventLog(9);
    log.pause(true);
    log.add(entry('a'));
    log.add(entry('b'));
    assert.deepEqual([log.entries.length, log.missed], [0, 2]);
    log.pause(false);
    log.add(entry('c'));
    assert.deepEqual([log.entries.length, log.missed], [1, 0]);
    log.clear();
    assert.equal(log.entries.length, 0);
  });

  it('DVT4 is copied as lines, oldest first', () => {
    const log = new EventLog(9);
    log.add(entry('a', 'user', 1000));
    log.add(entry('b', 'host', 2000));
    assert.equal(
      logText(log.matching({ origin: '', text: '' })),
      '1\t1970-01-01T00:00:01.000Z\tuser\ta\tid-a\n2\t1970-01-01T00:00:02.000Z\thost\tb\tid-b',
    );
  });
});
