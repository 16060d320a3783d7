import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as Y from 'yjs';
import { SERVER_USER, StorageError, type LogRow, type Storage } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';

/** What a storage test file provides. */
export interface StorageFixture {
  /** An opened storage, empty at the first call of a test. */
  create(): Promise<Storage>;
  /** Closes `storage` and opens the same data again; absent for storages that forget. */
  reopen?(storage: Storage): Promise<Storage>;
}

const row = (...bytes: readonly number[]): LogRow => ({ kind: 'change', bytes: Uint8Array.from(bytes) });
const failsWith = (code: string) => (error: unknown) => error instanceof StorageError && error.code === code;

/** `count` successive updates of one document that sets and deletes keys, and the document. */
function history(count: number): { doc: Y.Doc; rows: LogRow[] } {
  const doc = new Y.Doc();
  const rows: LogRow[] = [];
  doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
  for (let index = 0; index < count; index++) {
    if (index % 3 === 2) doc.getMap('records').delete(`k${index - 1}`);
    else doc.getMap('records').set(`k${index}`, index);
  }
  return { doc, rows };
}

const contentOf = (stored: Awaited<ReturnType<Storage['load']>>): unknown => {
  const doc = new Y.Doc();
  applyStored(doc, stored);
  return doc.getMap('records').toJSON();
};

/** The contract that every storage keeps; one call per implementation (SG rules). */
export function storageContract(label: string, fixture: StorageFixture): void {
  describe(`storage contract: ${label}`, () => {
    const using = async (work: (storage: Storage) => Promise<Storage | undefined>): Promise<void> => {
      const storage = await fixture.create();
      const last = await work(storage);
      await (last ?? storage).close();
    };

    it('SG1 a document that was never written is empty and its loading leaves no trace', async () => {
      await using(async (storage) => {
        const empty = { seq: 0, snapshot: undefined, rows: [], clients: [] };
        assert.deepEqual(await storage.load('w/1/core'), empty);
        assert.deepEqual(await storage.load('w/1/core'), empty);
        assert.equal(await storage.workspaces.find('w'), undefined);
        assert.deepEqual(await storage.documents('w', 1), []);
        return undefined;
      });
    });

    it('SG1 rows come back in order, with their kinds and bytes, per document', async () => {
      await using(async (storage) => {
        await storage.append('w/1/core', [row(1), { kind: 'pending', bytes: Uint8Array.from([2, 2]) }]);
        await storage.append('w/1/work', [row(9)]);
        await storage.append('w/1/core', [row(3)]);
        const core = await storage.load('w/1/core');
        assert.equal(core.seq, 3);
        assert.deepEqual(
          core.rows.map(({ kind, bytes }) => [kind, ...bytes]),
          [
            ['change', 1],
            ['pending', 2, 2],
            ['change', 3],
          ],
        );
        assert.equal((await storage.load('w/1/work')).seq, 1);
        return undefined;
      });
    });

    it('SG1 concurrent appends get numbers without gap or repetition, in the order of the calls', async () => {
      await using(async (storage) => {
        const calls = Array.from({ length: 200 }, (_, index) =>
          storage.append(`d${index % 2}`, [row(index), row(index)]),
        );
        const seqs = await Promise.all(calls);
        assert.deepEqual(
          seqs,
          calls.map((_, index) => (Math.floor(index / 2) + 1) * 2),
        );
        const stored = await storage.load('d1');
        assert.deepEqual(
          stored.rows.map((entry) => entry.bytes[0]),
          Array.from({ length: 200 }, (_, index) => (Math.floor(index / 2) * 2 + 1) & 255),
        );
        return undefined;
      });
    });

    it('SG2 what an append resolved for is there after closing and opening again', async (test) => {
      const { reopen } = fixture;
      if (!reopen) {
        test.skip('this storage forgets');
        return;
      }
      await using(async (storage) => {
        const { rows, doc } = history(30);
        assert.equal(await storage.append('w/1/core', rows), 30);
        const again = await reopen(storage);
        const stored = await again.load('w/1/core');
        assert.equal(stored.seq, 30);
        assert.deepEqual(contentOf(stored), doc.getMap('records').toJSON());
        assert.equal(await again.append('w/1/core', [row(1)]), 31);
        return again;
      });
    });

    it('SG4 a snapshot replaces the rows it covers: same content, same numbers', async () => {
      await using(async (storage) => {
        const { rows, doc } = history(30);
        await storage.append('w/1/core', rows);
        await storage.compact('w/1/core', 30, Y.encodeStateAsUpdate(doc));
        const stored = await storage.load('w/1/core');
        assert.equal(stored.seq, 30);
        assert.ok(stored.snapshot);
        assert.equal(stored.rows.length, 0);
        assert.deepEqual(contentOf(stored), doc.getMap('records').toJSON());
        assert.equal(await storage.append('w/1/core', rows.slice(0, 1)), 31);
        assert.equal((await storage.load('w/1/core')).rows.length, 1);
        return undefined;
      });
    });

    it('SG4 a snapshot in the middle of the log leaves the later rows', async () => {
      await using(async (storage) => {
        const { rows, doc } = history(30);
        const half = new Y.Doc();
        applyStored(half, { snapshot: undefined, rows: rows.slice(0, 20) });
        await storage.append('d', rows);
        await storage.compact('d', 20, Y.encodeStateAsUpdate(half));
        const stored = await storage.load('d');
        assert.equal(stored.rows.length, 10);
        assert.deepEqual(contentOf(stored), doc.getMap('records').toJSON());
        await storage.compact('d', 30, Y.encodeStateAsUpdate(doc));
        assert.deepEqual(contentOf(await storage.load('d')), doc.getMap('records').toJSON());
        return undefined;
      });
    });

    it('SG5 a snapshot that lacks a change or a deletion is refused and nothing is dropped', async () => {
      await using(async (storage) => {
        const { rows, doc } = history(30);
        await storage.append('d', rows);
        const short = new Y.Doc();
        applyStored(short, { snapshot: undefined, rows: rows.slice(0, 29) });
        await assert.rejects(storage.compact('d', 30, Y.encodeStateAsUpdate(short)), failsWith('corrupt'));
        await assert.rejects(storage.compact('d', 30, Uint8Array.from([1, 2, 3])), failsWith('corrupt'));
        await assert.rejects(storage.compact('d', 31, Y.encodeStateAsUpdate(doc)), failsWith('corrupt'));
        assert.equal((await storage.load('d')).rows.length, 30);
        return undefined;
      });
    });

    it('SG3 a document can be read as of an earlier row, before and behind a snapshot', async () => {
      await using(async (storage) => {
        const { rows, doc } = history(30);
        const at = (count: number): unknown =>
          contentOf({ ...stored, snapshot: undefined, rows: rows.slice(0, count) });
        await storage.append('d', rows);
        const stored = await storage.load('d');
        await storage.compact('d', 30, Y.encodeStateAsUpdate(doc));
        for (const count of [0, 1, 17, 30]) {
          const earlier = await storage.load('d', count);
          assert.equal(earlier.seq, count);
          assert.deepEqual(contentOf(earlier), at(count));
        }
        await assert.rejects(storage.load('d', 31), failsWith('gone'));
        assert.equal(await storage.seqAt('d', Number.MAX_SAFE_INTEGER), 30);
        assert.equal(await storage.seqAt('d', 0), 0);
        assert.equal(await storage.seqAt('never', 0), 0);
        return undefined;
      });
    });

    it('SG11 who wrote a row and whose a client id is are stored with the row; the first user keeps an id', async () => {
      await using(async (storage) => {
        await storage.append(
          'w/1/core',
          [{ ...row(1), user: 'ada' }],
          [
            { clientId: 4_294_967_295, user: 'ada' },
            { clientId: 7, user: 'ada' },
          ],
        );
        await storage.append('w/1/core', [row(2)], [{ clientId: 7, user: 'bob' }]);
        await storage.append('w/1/work', [row(3)], [{ clientId: 7, user: 'bob' }]);
        const last = fixture.reopen ? await fixture.reopen(storage) : storage;
        const core = await last.load('w/1/core');
        assert.deepEqual(
          core.rows.map(({ user }) => user),
          ['ada', undefined],
        );
        assert.deepEqual(core.clients, [
          { clientId: 7, user: 'ada' },
          { clientId: 4_294_967_295, user: 'ada' },
        ]);
        assert.deepEqual((await last.load('w/1/work')).clients, [{ clientId: 7, user: 'bob' }]);
        return last;
      });
    });

    it('SG11 a refused append binds nothing', async () => {
      await using(async (storage) => {
        await storage.workspaces.ensure('w');
        const forged = storage.append('w/2/core', [row(1)], [{ clientId: 7, user: 'eve' }]);
        await assert.rejects(forged, failsWith('epoch'));
        assert.deepEqual((await storage.load('w/2/core')).clients, []);
        return undefined;
      });
    });

    it('SG12 members keep role, rising version and notBefore over a reopening', async () => {
      await using(async (storage) => {
        assert.equal(await storage.workspaces.membership('w', 'ada'), undefined);
        const made = await storage.workspaces.setMember('w', 'ada', { role: 'editor' });
        assert.deepEqual(made, { user: 'ada', role: 'editor', version: 1, notBefore: 0 });
        await storage.workspaces.setMember('w', 'bob', { role: 'owner' });
        await storage.workspaces.setMember('w', 'ada', { role: 'none', notBefore: 1_800_000_000_123 });
        const back = await storage.workspaces.setMember('w', 'ada', { role: 'reader' });
        assert.deepEqual(back, { user: 'ada', role: 'reader', version: 3, notBefore: 1_800_000_000_123 });
        const last = fixture.reopen ? await fixture.reopen(storage) : storage;
        assert.deepEqual(await last.workspaces.membership('w', 'ada'), back);
        assert.deepEqual(
          (await last.workspaces.members('w')).map(({ user }) => user),
          ['ada', 'bob'],
        );
        assert.deepEqual(await last.workspaces.members('v'), []);
        return last;
      });
    });

    it('SG12 versions come back as they were added, oldest first', async () => {
      await using(async (storage) => {
        const version = { workspace: 'w', epoch: 1, documents: { core: 12, work: 3 }, author: null };
        await storage.workspaces.addVersion({ ...version, id: 'b', name: 'later', at: 2 });
        await storage.workspaces.addVersion({ ...version, id: 'a', name: 'earlier', at: 1, author: 'ada' });
        await storage.workspaces.addVersion({ ...version, id: 'c', name: 'other', at: 0, workspace: 'v' });
        const last = fixture.reopen ? await fixture.reopen(storage) : storage;
        assert.deepEqual(await last.workspaces.versions('w'), [
          { ...version, id: 'a', name: 'earlier', at: 1, author: 'ada' },
          { ...version, id: 'b', name: 'later', at: 2 },
        ]);
        return last;
      });
    });

    it('SG13 a workspace is known from its first row on, and takes rows of its epoch in state ok only', async () => {
      await using(async (storage) => {
        const { workspaces } = storage;
        await storage.append('w/1/core', [row(1)]);
        const record = await workspaces.find('w');
        assert.equal(record?.epoch, 1);
        assert.equal(record.state, 'ok');
        assert.deepEqual(await workspaces.ensure('w'), record);
        await assert.rejects(storage.append('w/2/core', [row(1)]), failsWith('epoch'));
        for (const state of ['read-only', 'deleted'] as const) {
          await workspaces.setState('w', state);
          assert.equal((await workspaces.find('w'))?.state, state);
          await assert.rejects(storage.append('w/1/core', [row(2)]), failsWith('epoch'));
        }
        await workspaces.setState('w', 'ok');
        assert.equal(await storage.append('w/1/core', [row(2)]), 2);
        return undefined;
      });
    });

    it('SG13 a refused append does not take others of the same batch with it', async () => {
      await using(async (storage) => {
        await storage.workspaces.ensure('w');
        const outcomes = await Promise.allSettled([
          storage.append('w/1/core', [row(1)]),
          storage.append('w/9/core', [row(2)]),
          storage.append('v/1/core', [row(3)]),
        ]);
        assert.deepEqual(
          outcomes.map(({ status }) => status),
          ['fulfilled', 'rejected', 'fulfilled'],
        );
        assert.equal((await storage.load('v/1/core')).seq, 1);
        assert.equal((await storage.load('w/9/core')).seq, 0);
        return undefined;
      });
    });

    it('EP1 an epoch is raised by one caller only, and rows of the old one are kept and refused', async () => {
      await using(async (storage) => {
        const { workspaces } = storage;
        assert.equal(await workspaces.raiseEpoch('w', 1, 2), false);
        await storage.append('w/1/core', [row(1)]);
        const outcomes = await Promise.all([
          workspaces.raiseEpoch('w', 1, 2),
          workspaces.raiseEpoch('w', 1, 2),
        ]);
        assert.deepEqual(outcomes.sort(), [false, true]);
        const last = fixture.reopen ? await fixture.reopen(storage) : storage;
        assert.equal((await last.workspaces.find('w'))?.epoch, 2);
        await assert.rejects(last.append('w/1/core', [row(2)]), failsWith('epoch'));
        assert.equal((await last.load('w/1/core')).seq, 1);
        assert.equal(await last.append('w/2/core', [row(1)]), 1);
        return last;
      });
    });

    it('EP2 an epoch begins with its documents, or not at all when the old ones have moved on', async () => {
      await using(async (storage) => {
        const { workspaces } = storage;
        const start = {
          reason: 'fold',
          documents: [
            { doc: 'core', bytes: Uint8Array.from([9]), clients: [{ clientId: 5, user: SERVER_USER }] },
          ],
        };
        await storage.append('w/1/core', [row(1), row(2)]);
        assert.equal(await workspaces.raiseEpoch('w', 1, 2, { ...start, read: { core: 1 } }), false);
        assert.equal(await workspaces.raiseEpoch('w', 1, 2, { ...start, read: { core: 2, work: 1 } }), false);
        await storage.append('w/1/work', [row(1)]);
        assert.equal(await workspaces.raiseEpoch('w', 1, 2, { ...start, read: { core: 2 } }), false);
        assert.equal((await workspaces.find('w'))?.epoch, 1);
        assert.deepEqual(await storage.documents('w', 2), []);
        const read = { core: 2, work: 1, 'text/x': 0 };
        assert.equal(await workspaces.raiseEpoch('w', 1, 2, { ...start, read }), true);
        const last = fixture.reopen ? await fixture.reopen(storage) : storage;
        assert.deepEqual(await last.documents('w', 2), [{ name: 'w/2/core', doc: 'core', seq: 1 }]);
        assert.deepEqual(await last.load('w/2/core'), {
          seq: 1,
          snapshot: undefined,
          rows: [{ kind: 'change', bytes: (await last.load('w/2/core')).rows[0]?.bytes, user: SERVER_USER }],
          clients: [{ clientId: 5, user: SERVER_USER }],
        });
        assert.deepEqual([...((await last.load('w/2/core')).rows[0]?.bytes ?? [])], [9]);
        assert.deepEqual(
          (await last.documents('w', 1)).map(({ doc, seq }) => [doc, seq]),
          [
            ['core', 2],
            ['work', 1],
          ],
        );
        return last;
      });
    });

    it('OP1 a probe says whether a change could be stored, and leaves nothing in the documents', async () => {
      await using(async (storage) => {
        await storage.append('d', [row(1)]);
        await storage.probe();
        await Promise.all([storage.probe(), storage.append('d', [row(2)]), storage.probe()]);
        assert.equal((await storage.load('d')).seq, 2);
        assert.equal(storage.health().ok, true);
        return storage;
      });
      const closed = await fixture.create();
      await closed.close();
      await assert.rejects(closed.probe(), failsWith('closed'));
    });

    it('SG6 after close every call is refused with closed; health says so', async () => {
      const storage = await fixture.create();
      assert.equal(storage.health().ok, true);
      await storage.append('d', [row(1)]);
      await storage.close();
      await storage.close();
      await assert.rejects(storage.load('d'), failsWith('closed'));
      await assert.rejects(storage.append('d', [row(2)]), failsWith('closed'));
      await assert.rejects(storage.workspaces.find('w'), failsWith('closed'));
      assert.equal(storage.health().ok, false);
    });
  });
}
