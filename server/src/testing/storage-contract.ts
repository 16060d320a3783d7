import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as Y from 'yjs';
import { StorageError, type LogRow, type Storage } from '../storage/storage.js';
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

    it('SG6 after close every call is refused with closed; health says so', async () => {
      const storage = await fixture.create();
      assert.equal(storage.health().ok, true);
      await storage.append('d', [row(1)]);
      await storage.close();
      await storage.close();
      await assert.rejects(storage.load('d'), failsWith('closed'));
      await assert.rejects(storage.append('d', [row(2)]), failsWith('closed'));
      assert.equal(storage.health().ok, false);
    });
  });
}
