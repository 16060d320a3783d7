import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SourceQuery } from '../contexts/workspace-context.js';
import { createFakeTimer } from '../testing/fake-timer.js';
import { DEBOUNCE_MS, HOST_LIMIT, HostSearch, TIMEOUT_MS } from './host-search.js';

interface Asked extends SourceQuery {
  readonly answer: (items: unknown) => void;
  readonly fail: () => void;
}

/** A host that answers when it is told to. */
function scene() {
  const timer = createFakeTimer();
  const asked: Asked[] = [];
  let changes = 0;
  const search = new HostSearch<'contacts'>({
    kind: 'contacts',
    timer,
    changed: () => {
      changes += 1;
    },
    source: () => (query) =>
      new Promise((resolve, reject) => {
        asked.push({
          ...query,
          answer: (items) => {
            resolve(items as never);
          },
          fail: () => {
            reject(new Error('503'));
          },
        });
      }),
  });
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { timer, asked, search, settled, changes: () => changes };
}

const names = (search: HostSearch<'contacts'>, text: string) => {
  const state = search.state(text);
  return state.kind === 'answered' ? state.items.map(({ name }) => name) : state.kind;
};

describe('asking a source of the host', () => {
  it('HST1 the host is asked when nothing was typed for a moment, with the words, a limit and a signal', () => {
    const { search, timer, asked } = scene();
    for (const text of ['i', 'iz', 'izm']) {
      search.ask(text);
      timer.advance(DEBOUNCE_MS - 1);
    }
    assert.equal(asked.length, 0);
    timer.advance(1);
    assert.deepEqual(
      asked.map(({ text, limit, signal }) => [text, limit, signal.aborted]),
      [['izm', HOST_LIMIT, false]],
    );
    search.ask('izm');
    timer.advance(DEBOUNCE_MS);
    assert.equal(asked.length, 1, 'rendering again asks nothing');
  });

  it('HST1 an opened list is filled at once, a closed one calls off what is on its way', () => {
    const { search, timer, asked } = scene();
    search.ask('');
    timer.advance(0);
    assert.equal(asked.length, 1);
    search.ask(null);
    assert.equal(asked[0]?.signal.aborted, true);
  });

  it('HST2 only the answer to the last question counts', async () => {
    const { search, timer, asked, settled, changes } = scene();
    search.ask('a');
    timer.advance(DEBOUNCE_MS);
    search.ask('ab');
    timer.advance(DEBOUNCE_MS);
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, false],
    );
    asked[1]?.answer([{ key: '2', name: 'Abant' }]);
    await settled();
    asked[0]?.answer([{ key: '1', name: 'Ayvalık' }]);
    await settled();
    assert.deepEqual([names(search, 'ab'), names(search, 'a')], [['Abant'], 'waiting']);
    assert.equal(changes(), 1);
  });

  it('HST3 a host that fails, is late or says nothing readable is told; asking again may go well', async () => {
    const { search, timer, asked, settled } = scene();
    search.ask('x');
    timer.advance(DEBOUNCE_MS);
    asked[0]?.fail();
    await settled();
    assert.equal(names(search, 'x'), 'failed');
    search.retry();
    assert.equal(names(search, 'x'), 'waiting');
    timer.advance(TIMEOUT_MS);
    assert.equal(names(search, 'x'), 'late');
    assert.equal(asked[1]?.signal.aborted, true);
    asked[1].answer([{ key: '1', name: 'Geç' }]);
    await settled();
    assert.equal(names(search, 'x'), 'late');
    search.retry();
    asked[2]?.answer('<html>');
    await settled();
    assert.equal(names(search, 'x'), 'unreadable');
    search.retry();
    asked[3]?.answer([{ key: '1', name: 'X' }, { name: 'no key' }]);
    await settled();
    assert.deepEqual([names(search, 'x'), search.state('x')], [['X'], { ...search.state('x'), unread: 1 }]);
  });

  it('HST3 a source that throws instead of answering fails like any other', async () => {
    const timer = createFakeTimer();
    const search = new HostSearch<'members'>({
      kind: 'members',
      timer,
      changed: () => undefined,
      source: () => () => {
        throw new Error('not async');
      },
    });
    search.ask('x');
    timer.advance(DEBOUNCE_MS);
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.equal(search.state('x').kind, 'failed');
  });

  it('HST1 more items than were asked for are not shown', async () => {
    const { search, timer, asked, settled } = scene();
    search.ask('x');
    timer.advance(DEBOUNCE_MS);
    asked[0]?.answer(Array.from({ length: 50 }, (_, index) => ({ key: String(index), name: 'X' })));
    await settled();
    assert.equal((names(search, 'x') as string[]).length, HOST_LIMIT);
  });
});
