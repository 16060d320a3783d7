import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryStorage } from '../storage/memory.js';
import { StorageError } from '../storage/storage.js';
import { FakeClock } from '../testing/fake-clock.js';
import { createFaultyStorage, gate } from '../testing/faulty-storage.js';
import { withServer } from '../testing/test-server.js';
import type { Health } from './health.js';
import { Readiness, readyStatus } from './readiness.js';

function setUp(status: Health['status'] = 'ok') {
  const storage = createFaultyStorage(createMemoryStorage());
  const clock = new FakeClock();
  let probes = 0;
  storage.beforeProbe = () => {
    probes++;
  };
  const face = { status };
  const readiness = new Readiness({
    storage,
    clock,
    health: () => ({ status: face.status, storage: storage.health(), rooms: 0, sessions: 0 }),
  });
  return { storage, clock, readiness, face, probes: () => probes };
}

describe('readiness', () => {
  it('OP1 ready means that something was just written; the result is used for less than a second', async () => {
    const { readiness, clock, probes } = setUp();
    assert.deepEqual(await readiness.check(), { status: 'ready' });
    await Promise.all([readiness.check(), readiness.check()]);
    clock.advance(999);
    await readiness.check();
    assert.equal(probes(), 1);
    clock.advance(1);
    await Promise.all([readiness.check(), readiness.check(), readiness.check()]);
    assert.equal(probes(), 2, 'one write for all who ask at once');
  });

  it('OP1 while it starts or stops the server is not ready, and nothing is written', async () => {
    for (const status of ['starting', 'stopping'] as const) {
      const { readiness, probes } = setUp(status);
      const state = await readiness.check();
      assert.deepEqual(state, { status });
      assert.equal(readyStatus(state), 503);
      assert.equal(probes(), 0);
    }
  });

  it('OP1 a failing write is told with its code, also when nobody edits; the next good one ends it', async () => {
    const { readiness, storage, clock } = setUp();
    storage.beforeProbe = () => {
      throw new StorageError('full', '/var/lib/firsat/firsat.db');
    };
    const state = await readiness.check();
    assert.deepEqual(state, { status: 'storage-failing', reason: 'full' });
    assert.equal(readyStatus(state), 503);
    storage.beforeProbe = () => undefined;
    clock.advance(1_000);
    assert.equal(readyStatus(await readiness.check()), 200);
  });

  it('OP1 a storage that reported a failure earlier is asked again', async () => {
    const { readiness, face } = setUp('storage-failing');
    assert.deepEqual(await readiness.check(), { status: 'ready' });
    face.status = 'ok';
  });

  it('OP1 a write that does not end is slow, and is not begun a second time', async () => {
    const { readiness, storage, clock } = setUp();
    const { opened, open } = gate();
    let begun = 0;
    storage.beforeProbe = async () => {
      begun++;
      await opened;
    };
    const first = readiness.check();
    clock.advance(2_000);
    assert.deepEqual(await first, { status: 'storage-failing', reason: 'slow' });
    const second = readiness.check();
    clock.advance(2_000);
    assert.deepEqual(await second, { status: 'storage-failing', reason: 'slow' });
    assert.equal(begun, 1);
    open();
    assert.deepEqual(await readiness.check(), { status: 'ready' });
  });

  it('OP1 /readyz answers 200 or 503 with the reason, without names of files', async () => {
    const storage = createFaultyStorage(createMemoryStorage());
    const clock = new FakeClock();
    await withServer({ storage, clock }, async (server) => {
      const ask = async (): Promise<[number, unknown]> => {
        const answer = await fetch(`${server.url}/readyz`);
        return [answer.status, await answer.json()];
      };
      assert.deepEqual(await ask(), [200, { status: 'ready' }]);
      storage.beforeProbe = () => {
        throw new StorageError('io', '/var/lib/firsat/firsat.db');
      };
      clock.advance(1_000);
      assert.deepEqual(await ask(), [503, { status: 'storage-failing', reason: 'io' }]);
      assert.equal((await fetch(`${server.url}/readyz`, { method: 'POST' })).status, 405);
    });
  });
});
