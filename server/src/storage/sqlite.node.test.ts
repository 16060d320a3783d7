import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import * as Y from 'yjs';
import { storageContract } from '../testing/storage-contract.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { toStorageError } from './sql-tools.js';
import { SqliteDatabase } from './sqlite-database.js';
import { createSqliteStorage } from './sqlite.js';
import { StorageError, type LogRow } from './storage.js';
import { isSnapshotFold } from './verify-snapshot.js';

const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
after(() => {
  for (const made of folders) made.remove();
});
const folderOf = new WeakMap<object, string>();

async function openIn(path: string): Promise<ReturnType<typeof createSqliteStorage>> {
  const storage = createSqliteStorage(path);
  folderOf.set(storage, path);
  await storage.open();
  return storage;
}

storageContract('sqlite', {
  create: () => openIn(folder()),
  async reopen(storage) {
    await storage.close();
    return openIn(folderOf.get(storage) ?? '');
  },
});

const failsWith = (code: string) => (error: unknown) => error instanceof StorageError && error.code === code;
const row = (value: number): LogRow => ({ kind: 'change', bytes: Uint8Array.from([value, value]) });
const openDatabase = (path: string, historyDays?: number): SqliteDatabase => {
  const database = new SqliteDatabase(
    path,
    (file) => new Database(file),
    () => 1,
    historyDays,
  );
  database.open();
  return database;
};
/** All steps of a compaction on one thread. */
const compact = (database: SqliteDatabase, name: string, upTo: number, snapshot: Uint8Array): void => {
  database.proposeSnapshot(name, upTo, snapshot);
  assert.ok(database.read(({ reader }) => isSnapshotFold(reader, name, upTo)));
  database.acceptSnapshot(name, upTo);
};
/** Changes the file behind the database's back. */
const vandalise = (path: string, sql: string): void => {
  const raw = new Database(join(path, 'firsat.db'));
  raw.exec(sql);
  raw.close();
};

describe('sqlite storage', () => {
  it('SG7 the file is in WAL with synchronous=FULL, and health shows what the connection says', async () => {
    const storage = await openIn(folder());
    assert.deepEqual(storage.health(), {
      kind: 'sqlite',
      ok: true,
      details: { journal_mode: 'wal', synchronous: 2 },
    });
    await storage.close();
  });

  it('SG8 a second process on the same folder is refused, and may come when the first has gone', async () => {
    const path = folder();
    const first = await openIn(path);
    const second = createSqliteStorage(path);
    await assert.rejects(second.open(), failsWith('locked'));
    await second.close();
    await first.append('d', [row(1)]);
    await first.close();
    const third = await openIn(path);
    assert.equal((await third.load('d')).seq, 1);
    await third.close();
  });

  it('SG3 a missing row, a missing end and a changed byte are corrupt, never a shorter document', () => {
    const damages = [
      'DELETE FROM upd WHERE seq = 2',
      'DELETE FROM upd WHERE seq = 3',
      "UPDATE upd SET bytes = x'0909' WHERE seq = 2",
    ];
    for (const damage of damages) {
      const path = folder();
      const database = openDatabase(path);
      database.append([{ name: 'd', rows: [row(1), row(2), row(3)] }]);
      database.append([{ name: 'other', rows: [row(4)] }]);
      assert.equal(database.load('d').rows.length, 3);
      vandalise(path, damage);
      assert.throws(() => database.load('d'), failsWith('corrupt'), damage);
      assert.equal(database.load('other').rows.length, 1);
      database.close();
    }
  });

  it('SG3 a bad newest snapshot falls back to the one before and the rows behind it', () => {
    const path = folder();
    const database = openDatabase(path, 0);
    const doc = new Y.Doc();
    const rows: LogRow[] = [];
    doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
    for (let round = 1; round <= 3; round++) {
      for (let index = 0; index < 5; index++) doc.getMap('m').set(`${round}.${index}`, index);
      database.append([{ name: 'd', rows: rows.splice(0) }]);
      compact(database, 'd', round * 5, Y.encodeStateAsUpdate(doc));
    }
    assert.equal(database.load('d').rows.length, 0);
    vandalise(path, "UPDATE snap SET bytes = x'00' WHERE upto_seq = 15");
    const stored = database.load('d');
    assert.equal(stored.rows.length, 5);
    assert.equal(stored.seq, 15);
    vandalise(path, "UPDATE snap SET bytes = x'00'");
    assert.throws(() => database.load('d'), failsWith('corrupt'));
    database.close();
  });

  it('SG9 a folder that cannot be made and a file that is no database reject when opened', async () => {
    const path = folder();
    writeFileSync(join(path, 'file'), 'x');
    const blocked = createSqliteStorage(join(path, 'file', 'data'));
    await assert.rejects(blocked.open(), failsWith('io'));
    await blocked.close();
    writeFileSync(
      join(path, 'firsat.db'),
      'this is not a database, it only looks like a file of some length'.repeat(99),
    );
    const nonsense = createSqliteStorage(path);
    await assert.rejects(nonsense.open(), failsWith('corrupt'));
    await nonsense.close();
  });

  it('SG10 a full disk and a busy file may be tried again; an unknown failure may not', () => {
    const sqlite = (code: string): StorageError => toStorageError(Object.assign(new Error('x'), { code }));
    assert.equal(sqlite('SQLITE_FULL').retryable, true);
    assert.equal(sqlite('SQLITE_BUSY').retryable, true);
    assert.equal(sqlite('SQLITE_IOERR_FSYNC').code, 'io');
    assert.equal(sqlite('SQLITE_IOERR_FSYNC').retryable, false);
    assert.equal(sqlite('SQLITE_CORRUPT').retryable, false);
    assert.equal(toStorageError('?').code, 'io');
  });

  it('SG10 after a device error the file is opened again, and nothing of the failed batch is there', () => {
    const path = folder();
    let failing = false;
    let opened = 0;
    const database = new SqliteDatabase(
      path,
      (file) => {
        if (file.endsWith('.db')) opened++;
        const real = new Database(file);
        return {
          prepare: (sql) => real.prepare(sql),
          close: () => {
            real.close();
          },
          exec: (sql) => {
            if (failing && sql === 'COMMIT')
              throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
            real.exec(sql);
          },
        };
      },
      () => 1,
    );
    database.open();
    database.append([{ name: 'd', rows: [row(1)] }]);
    failing = true;
    assert.throws(() => database.append([{ name: 'd', rows: [row(2)] }]), failsWith('io'));
    failing = false;
    assert.equal(database.load('d').seq, 1);
    assert.equal(opened, 2);
    assert.deepEqual(database.append([{ name: 'd', rows: [row(3)] }]), [2]);
    database.close();
  });
});
