import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { crc32 } from 'node:zlib';
import Database from 'libsql';
import * as Y from 'yjs';
import { createFaultySql, sqlError } from '../testing/faulty-sql.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { SqliteDatabase } from './sqlite-database.js';
import { createSqliteStorage } from './sqlite.js';
import { StorageError, type LogRow } from './storage.js';
import { applyStored, isSnapshotFold } from './verify-snapshot.js';

const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
after(() => {
  for (const made of folders) made.remove();
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

describe('sqlite file', () => {
  const DAY = 86_400_000;

  /** A database whose time a test sets, with a document that grows and is compacted on demand. */
  const timed = (historyDays: number) => {
    const path = folder();
    let now = 1_800_000_000_000;
    const database = new SqliteDatabase(
      path,
      (file) => new Database(file),
      () => now,
      historyDays,
    );
    database.open();
    const doc = new Y.Doc();
    const rows: LogRow[] = [];
    doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
    const raw = (sql: string): unknown[] => database.read(({ connection }) => connection.prepare(sql).all());
    return {
      path,
      database,
      pass: (days: number): void => {
        now += days * DAY;
      },
      /** Five more rows. */
      grow: (): void => {
        for (let index = 0; index < 5; index++) doc.getMap('m').set(`k${index}`, now + index);
        database.append([{ name: 'w/1/d', rows: rows.splice(0) }]);
      },
      compact: (): void => {
        compact(database, 'w/1/d', database.load('w/1/d').seq, Y.encodeStateAsUpdate(doc));
      },
      rowsKept: (): number[] =>
        raw('SELECT seq FROM upd ORDER BY seq').map((each) => (each as { seq: number }).seq),
      snapshots: (): number[] =>
        raw('SELECT upto_seq FROM snap ORDER BY upto_seq').map(
          (each) => (each as { upto_seq: number }).upto_seq,
        ),
    };
  };

  it('SG15 rows stay for the history, then go up to the newest snapshot that covers only old ones', () => {
    const store = timed(30);
    for (let day = 0; day < 4; day++) {
      store.grow();
      store.compact();
      store.pass(1);
    }
    assert.equal(store.rowsKept().length, 20);
    store.pass(27.5);
    // Day 31: the rows of days 0 and 1 are older than 30 days now, the snapshots at 5 and 10 cover them.
    store.grow();
    store.compact();
    assert.deepEqual([store.rowsKept()[0], store.rowsKept().length], [11, 15]);
    assert.equal(store.database.load('w/1/d', 12).rows.length, 2);
    assert.throws(() => store.database.load('w/1/d', 7), failsWith('gone'));
    assert.equal(store.database.load('w/1/d', 10).rows.length, 0);
    store.database.close();
  });

  it('SG15 without history a row goes when the second snapshot covers it, not before', () => {
    const store = timed(0);
    store.grow();
    store.compact();
    assert.equal(store.rowsKept().length, 5);
    store.grow();
    store.compact();
    assert.deepEqual(store.rowsKept(), [6, 7, 8, 9, 10]);
    assert.deepEqual(store.snapshots(), [5, 10]);
    store.grow();
    store.compact();
    assert.deepEqual(store.rowsKept(), [11, 12, 13, 14, 15]);
    assert.deepEqual(store.snapshots(), [10, 15]);
    store.database.close();
  });

  it('SG15 a named version stays readable when its rows go', () => {
    const store = timed(0);
    store.grow();
    store.database.write(({ workspaces }) => {
      workspaces.addVersion({
        id: 'v',
        workspace: 'w',
        epoch: 1,
        documents: { d: 3 },
        name: 'three',
        author: null,
        at: 1,
      });
    });
    const before = new Y.Doc();
    applyStored(before, store.database.load('w/1/d', 3));
    for (let round = 0; round < 3; round++) {
      store.compact();
      store.grow();
    }
    store.compact();
    assert.ok((store.rowsKept()[0] ?? 0) > 3);
    const pinned = new Y.Doc();
    applyStored(pinned, store.database.load('w/1/d', 3));
    assert.deepEqual(pinned.getMap('m').toJSON(), before.getMap('m').toJSON());
    assert.equal(pinned.getMap('m').size, 3);
    assert.throws(() => store.database.load('w/1/d', 4), failsWith('gone'));
    store.database.close();
  });

  it('SG15 of the snapshots within the history one a day is kept, and the newest two', () => {
    const store = timed(30);
    for (let half = 0; half < 8; half++) {
      store.grow();
      store.compact();
      store.pass(0.5);
    }
    // Two a day for four days.
    const kept = store.snapshots();
    assert.deepEqual(kept.slice(-2), [35, 40]);
    assert.equal(kept.length, 2 + 3);
    assert.equal(store.rowsKept().length, 40);
    store.database.close();
  });

  it('SG15 an epoch that ended long ago is dropped when the next begins, unless a version points there', () => {
    const store = timed(30);
    const raise = (from: number): boolean =>
      store.database.write(({ epochs }) => epochs.raise('w', from, from + 1));
    store.grow();
    assert.ok(raise(1));
    store.database.append([{ name: 'w/2/d', rows: [row(1)] }]);
    store.database.write(({ workspaces }) => {
      const version = { id: 'v', workspace: 'w', epoch: 2, documents: { d: 1 }, name: 'kept' };
      workspaces.addVersion({ ...version, author: null, at: 1 });
    });
    store.pass(29);
    assert.ok(raise(2));
    assert.equal(store.database.load('w/1/d').seq, 5);
    store.pass(31);
    assert.ok(raise(3));
    assert.equal(store.database.load('w/1/d').seq, 0);
    assert.equal(store.rowsKept().length, 1);
    assert.equal(store.database.load('w/2/d').seq, 1);
    store.database.close();
  });

  it('SG16 refused bytes are cut to 64 kB, and the thousand newest are kept', () => {
    const store = timed(30);
    const refuse = (bytes: Uint8Array): void => {
      store.database.noteRefused({ workspace: 'w', user: null, code: 'shape', bytes });
    };
    refuse(new Uint8Array(100_000));
    // What a thousand refusals leave, without a commit for each.
    store.database.write(({ connection }) => {
      connection.exec(`WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 1003)
        INSERT INTO refused(ws, user, at, code, bytes) SELECT 'w', NULL, 1, 'shape', x'00' FROM n`);
    });
    refuse(Uint8Array.from([1]));
    const [summary] = store.database.read(({ connection }) =>
      connection
        .prepare('SELECT count(*) AS n, min(id) AS first, max(length(bytes)) AS most FROM refused')
        .all(),
    );
    assert.deepEqual(summary, { n: 1_000, first: 6, most: 1 });
    refuse(new Uint8Array(100_000));
    const [last] = store.database.read(({ connection }) =>
      connection.prepare('SELECT length(bytes) AS n FROM refused ORDER BY id DESC LIMIT 1').all(),
    );
    assert.deepEqual(last, { n: 65_536 });
    store.database.close();
  });

  /** A file as version 1 of the schema was, with a good and a rotten snapshot. */
  const oldFile = (path: string): void => {
    const raw = new Database(join(path, 'firsat.db'));
    raw.exec('PRAGMA journal_mode=WAL');
    raw.exec(`
      CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT;
      CREATE TABLE doc(name TEXT PRIMARY KEY, seq INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT;
      CREATE TABLE upd(doc TEXT NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, bytes BLOB NOT NULL,
        crc32 INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(doc, seq)) STRICT;
      CREATE TABLE snap(doc TEXT NOT NULL, upto_seq INTEGER NOT NULL, bytes BLOB NOT NULL,
        crc32 INTEGER NOT NULL, made_at INTEGER NOT NULL, PRIMARY KEY(doc, upto_seq)) STRICT;
      INSERT INTO meta VALUES('schema', '1');
    `);
    const doc = new Y.Doc();
    const rows: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => rows.push(bytes));
    for (let index = 0; index < 6; index++) doc.getMap('m').set(`k${index}`, index);
    raw.prepare("INSERT INTO doc VALUES('w/1/core', 6, 5), ('w/3/core', 1, 7), ('odd', 1, 9)").run();
    rows.forEach((bytes, index) => {
      if (index >= 3)
        raw
          .prepare("INSERT INTO upd VALUES('w/1/core', ?, 0, ?, ?, 1)")
          .run(index + 1, Buffer.from(bytes), crc32(bytes));
    });
    for (const name of ['w/3/core', 'odd'])
      raw
        .prepare('INSERT INTO upd VALUES(?, 1, 0, ?, ?, 1)')
        .run(name, Buffer.from([0, 0]), crc32(Buffer.from([0, 0])));
    const half = new Y.Doc();
    for (const bytes of rows.slice(0, 3)) Y.applyUpdate(half, bytes);
    const snapshot = Y.encodeStateAsUpdate(half);
    const put = raw.prepare("INSERT INTO snap VALUES('w/1/core', ?, ?, ?, 1)");
    put.run(3, Buffer.from(snapshot), crc32(snapshot));
    put.run(6, Buffer.from([1, 2, 3]), 99);
    raw.close();
  };

  it('SG17 a file of schema 1 is brought up to date: same documents, workspaces named, a rotten snapshot left out', () => {
    const path = folder();
    oldFile(path);
    for (let opening = 0; opening < 2; opening++) {
      const database = openDatabase(path);
      const doc = new Y.Doc();
      applyStored(doc, database.load('w/1/core'));
      assert.equal(doc.getMap('m').size, 6);
      assert.equal(database.load('odd').seq, 1);
      const record = database.read(({ workspaces }) => workspaces.find('w'));
      assert.deepEqual(record, { id: 'w', epoch: 3, state: 'ok', createdAt: 5 });
      database.close();
    }
    const database = openDatabase(path);
    assert.deepEqual(database.append([{ name: 'w/3/core', rows: [row(1)] }]), [2]);
    database.close();
  });

  it('SG17 a crash in the middle of it leaves the old file, and the next start finishes it', () => {
    const counting = createFaultySql();
    const trial = folder();
    oldFile(trial);
    const counted = new SqliteDatabase(trial, counting.openSql, () => 1);
    counted.open();
    counted.close();
    const steps = counting.calls;
    for (let step = 6; step <= steps; step += 3) {
      const path = folder();
      oldFile(path);
      const sql = createFaultySql();
      sql.before = (_text, call) => {
        if (call >= step) throw sqlError('SQLITE_IOERR');
      };
      const crashed = new SqliteDatabase(path, sql.openSql, () => 1);
      try {
        crashed.open();
      } catch (error) {
        assert.ok(failsWith('io')(error));
      }
      const left = folder();
      for (const end of ['', '-wal'])
        if (existsSync(join(path, `firsat.db${end}`)))
          copyFileSync(join(path, `firsat.db${end}`), join(left, `firsat.db${end}`));
      const database = openDatabase(left);
      const doc = new Y.Doc();
      applyStored(doc, database.load('w/1/core'));
      assert.equal(doc.getMap('m').size, 6, `step ${step}`);
      database.close();
      crashed.close();
    }
  });

  it('SG17 a file of a newer program is refused and not touched', async () => {
    const path = folder();
    oldFile(path);
    vandalise(path, "UPDATE meta SET v = '3' WHERE k = 'schema'");
    const storage = createSqliteStorage(path);
    await assert.rejects(storage.open(), failsWith('corrupt'));
    await storage.close();
    vandalise(path, "UPDATE meta SET v = '1' WHERE k = 'schema' AND v = '3'");
    openDatabase(path).close();
  });

  it('SG18 appends are committed while a snapshot is being compared', async () => {
    const storage = createSqliteStorage(folder());
    await storage.open();
    const doc = new Y.Doc();
    for (let index = 0; index < 5_000; index++) doc.getMap('m').set(`k${index}`, `value ${index}`);
    const bytes = Y.encodeStateAsUpdate(doc);
    await storage.append('big', [{ kind: 'change', bytes }]);
    const order: string[] = [];
    const compacting = storage.compact('big', 1, bytes).then(() => order.push('compacted'));
    for (let index = 0; index < 5; index++) {
      await storage.append('small', [row(index)]);
      order.push('appended');
    }
    await compacting;
    assert.deepEqual(order, ['appended', 'appended', 'appended', 'appended', 'appended', 'compacted']);
    assert.equal((await storage.load('big')).rows.length, 0);
    await storage.close();
  });
});
