import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import * as Y from 'yjs';
import { createFaultySql, sqlError, type FaultySql } from '../testing/faulty-sql.js';
import { ForgetfulDisk } from '../testing/power-cut.js';
import { seeded } from '../testing/seeded.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { contentOf } from './document-content.js';
import { column } from './sql-tools.js';
import { DATABASE_FILE, SqliteDatabase } from './sqlite-database.js';
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
const row = (value: number): LogRow => ({ kind: 'change', bytes: Uint8Array.from([value, value >> 8]) });
const open = (path: string, sql: FaultySql = createFaultySql(), historyDays = 0): SqliteDatabase => {
  const database = new SqliteDatabase(path, sql.openSql, () => 1, historyDays);
  database.open();
  return database;
};
const valuesOf = (database: SqliteDatabase, name: string): number[] =>
  database.load(name).rows.map(({ bytes }) => (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256);

describe('a failing disk', () => {
  it('F6 a full disk stores nothing of the batch, keeps the handle, and the same append works later', () => {
    const sql = createFaultySql();
    const database = open(folder(), sql);
    database.append([{ name: 'd', rows: [row(1)] }]);
    let room = false;
    let inserts = 0;
    sql.before = (text) => {
      if (!room && text.startsWith('INSERT INTO upd') && ++inserts === 2) throw sqlError('SQLITE_FULL');
    };
    const batch = [
      { name: 'd', rows: [row(2)] },
      { name: 'e', rows: [row(3)], bindings: [{ clientId: 1, user: 'ada' }] },
    ];
    assert.throws(() => database.append(batch), failsWith('full'));
    assert.deepEqual([valuesOf(database, 'd'), database.load('e').seq], [[1], 0]);
    room = true;
    assert.deepEqual(database.append(batch), [2, 1]);
    assert.deepEqual(database.load('e').clients, [{ clientId: 1, user: 'ada' }]);
    assert.equal(sql.opened, 1);
    database.close();
  });

  it('F6 when SQLite itself has no room, what was acknowledged stays and more can come later', () => {
    const sql = createFaultySql();
    const path = folder();
    const database = open(path, sql);
    database.append([{ name: 'd', rows: [row(1)] }]);
    const limit = (pages: number): void => {
      database.read(({ connection }) => connection.prepare(`PRAGMA max_page_count=${pages}`).get());
    };
    limit(1);
    const big: LogRow = { kind: 'change', bytes: new Uint8Array(1_000_000) };
    assert.throws(() => database.append([{ name: 'd', rows: [big] }]), failsWith('full'));
    assert.throws(() => {
      database.proposeSnapshot('d', 1, new Uint8Array(1_000_000));
    }, failsWith('full'));
    limit(1_000_000);
    assert.deepEqual(database.append([{ name: 'd', rows: [big] }]), [2]);
    database.close();
    const again = open(path);
    assert.equal(again.load('d').rows.length, 2);
    again.close();
  });

  it('F6 a busy file may be tried again', () => {
    const sql = createFaultySql();
    const database = open(folder(), sql);
    sql.before = (text) => {
      if (text.startsWith('BEGIN')) throw sqlError('SQLITE_BUSY');
    };
    assert.throws(() => database.append([{ name: 'd', rows: [row(1)] }]), failsWith('busy'));
    sql.before = () => undefined;
    assert.deepEqual(database.append([{ name: 'd', rows: [row(1)] }]), [1]);
    assert.equal(sql.opened, 1);
    database.close();
  });

  it('F6 SG10 a device error at any call of an append: file opened anew and checked, no row twice, none lost', () => {
    const sql = createFaultySql();
    const path = folder();
    const probe = open(path, sql);
    probe.append([{ name: 'w/1/d', rows: [row(0)] }]);
    const before = sql.calls;
    probe.append([{ name: 'w/1/d', rows: [row(0)] }]);
    const perAppend = sql.calls - before;
    probe.close();
    assert.ok(perAppend >= 5);
    for (let failing = 1; failing <= perAppend; failing++) {
      for (const late of [false, true]) {
        const faulty = createFaultySql();
        const database = open(folder(), faulty);
        database.append([{ name: 'w/1/d', rows: [row(1)] }]);
        let checked = false;
        const at = faulty.calls + failing;
        // Late: the call has worked, and only the answer says otherwise.
        if (late) {
          faulty.after = () => {
            if (faulty.calls === at) throw sqlError('SQLITE_IOERR_FSYNC');
          };
        } else
          faulty.before = (_text, call) => {
            if (call === at) throw sqlError('SQLITE_IOERR_WRITE');
          };
        assert.throws(() => database.append([{ name: 'w/1/d', rows: [row(2)] }]), failsWith('io'));
        faulty.after = () => undefined;
        faulty.before = (text) => {
          if (text.includes('quick_check')) checked = true;
        };
        const stored = valuesOf(database, 'w/1/d');
        assert.equal(checked, true, 'opened anew with a check');
        assert.ok(stored.join() === '1' || stored.join() === '1,2', stored.join());
        assert.deepEqual(database.append([{ name: 'w/1/d', rows: [row(3)] }]), [stored.length + 1]);
        assert.deepEqual(valuesOf(database, 'w/1/d'), [...stored, 3]);
        database.close();
      }
    }
  });

  it('SG14 a second process is found out at the next write of the first, even where the lock does not hold', () => {
    const path = folder();
    const first = open(path, createFaultySql(false));
    first.append([{ name: 'd', rows: [row(1)] }]);
    const second = open(path, createFaultySql(false));
    second.append([{ name: 'd', rows: [row(2)] }]);
    assert.throws(() => first.append([{ name: 'd', rows: [row(3)] }]), failsWith('locked'));
    assert.throws(() => {
      first.proposeSnapshot('d', 1, new Uint8Array(2));
    }, failsWith('locked'));
    assert.throws(
      () =>
        first.write(({ workspaces }) => {
          workspaces.setState('w', 'deleted');
        }),
      failsWith('locked'),
    );
    assert.deepEqual(valuesOf(second, 'd'), [1, 2]);
    first.close();
    second.close();
  });

  it('F7 after a power cut at any moment, on a disk that forgets what was not synced, all acknowledged rows are there', () => {
    for (let seed = 1; seed <= 8; seed++) assert.deepEqual(powerCut(seed, 'FULL'), [], `seed ${seed}`);
  });

  it('F7 the same disk shows the loss when commits are not synced', () => {
    const losses = [1, 2, 3, 4].flatMap((seed) => powerCut(seed, 'NORMAL'));
    assert.ok(losses.length > 0);
  });
});

/** Appends and compacts, cuts the power somewhere, and lists what was acknowledged and is gone. */
function powerCut(seed: number, level: 'FULL' | 'NORMAL'): string[] {
  const random = seeded(seed);
  const path = folder();
  const sql = createFaultySql();
  sql.rewrite = (text) => text.replace('synchronous=FULL', `synchronous=${level}`);
  const disk = new ForgetfulDisk(path, sql);
  const database = open(path, sql);
  const doc = new Y.Doc();
  const rows: LogRow[] = [];
  doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
  let acknowledged = 0;
  const survivors: { into: string; acknowledged: number }[] = [];
  const cut = (): void => {
    const into = folder();
    disk.cut(into, random);
    survivors.push({ into, acknowledged });
  };
  const rounds = 12 + random(12);
  for (let round = 0; round < rounds; round++) {
    const changes = 1 + random(5);
    for (let change = 0; change < changes; change++) doc.getMap('m').set(`k${random(9)}`, random(1_000));
    const inside = random(6);
    let calls = 0;
    sql.before = () => {
      if (++calls === inside && random(3) === 0) cut();
    };
    const batch = rows.splice(0);
    acknowledged = Number(database.append([{ name: 'd', rows: batch }])[0]);
    if (random(4) === 0) cut();
    if (random(5) === 0) {
      database.proposeSnapshot('d', acknowledged, Y.encodeStateAsUpdate(doc));
      cut();
      database.acceptSnapshot('d', acknowledged);
    }
  }
  sql.before = () => undefined;
  cut();
  database.close();
  return survivors.flatMap(({ into, acknowledged: wanted }) => {
    const survivor = open(into);
    const { seq } = survivor.load('d');
    applyStored(new Y.Doc(), survivor.load('d'));
    survivor.close();
    return seq >= wanted ? [] : [`${wanted - seq} of ${wanted} lost`];
  });
}

describe('compaction', () => {
  /** A folder with a document that was compacted twice, and what compacts it a third time. */
  const prepare = (
    path: string,
    sql: FaultySql,
  ): { database: SqliteDatabase; steps: () => void; content: string } => {
    const database = open(path, sql);
    const doc = new Y.Doc();
    const rows: LogRow[] = [];
    doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
    const round = (): void => {
      for (let index = 0; index < 4; index++)
        doc.getMap('m').set(`k${index}`, rows.length + doc.getMap('m').size);
      doc.getMap('m').delete('k3');
      database.append([{ name: 'd', rows: rows.splice(0) }]);
    };
    const compact = (): void => {
      const { seq } = database.load('d');
      database.proposeSnapshot('d', seq, Y.encodeStateAsUpdate(doc));
      assert.ok(database.read(({ reader }) => isSnapshotFold(reader, 'd', seq)));
      database.acceptSnapshot('d', seq);
    };
    round();
    compact();
    round();
    compact();
    round();
    return { database, steps: compact, content: contentOf(doc) };
  };
  const contentIn = (database: SqliteDatabase): string => {
    const doc = new Y.Doc();
    applyStored(doc, database.load('d'));
    return contentOf(doc);
  };
  /** Every row that is gone must be covered by two verified snapshots (I5). */
  const assertCovered = (path: string): void => {
    const raw = new Database(join(path, DATABASE_FILE));
    const seq = Number(column(raw.prepare("SELECT seq FROM doc WHERE name = 'd'").get(), 'seq'));
    for (let number = 1; number <= seq; number++) {
      if (raw.prepare("SELECT 1 FROM upd WHERE doc = 'd' AND seq = ?").get(number) !== undefined) continue;
      const { n } = raw
        .prepare(
          "SELECT count(*) AS n FROM snap WHERE doc = 'd' AND verified_at IS NOT NULL AND upto_seq >= ?",
        )
        .get(number) as { n: number };
      assert.ok(n >= 2, `row ${number} is gone and ${n} verified snapshots cover it`);
    }
    raw.close();
  };

  it('F12 a crash at any step: the same document, and no row gone that two verified snapshots do not cover', () => {
    const counting = createFaultySql();
    const counted = prepare(folder(), counting);
    const from = counting.calls;
    counted.steps();
    const steps = counting.calls - from;
    counted.database.close();
    assert.ok(steps > 10);
    let dropped = 0;
    for (let step = 1; step <= steps; step++) {
      const path = folder();
      const sql = createFaultySql();
      const { database, steps: compact, content } = prepare(path, sql);
      const at = sql.calls + step;
      // From here on nothing reaches the file: the process is gone, its files are as they are.
      sql.before = (_text, call) => {
        if (call >= at) throw sqlError('SQLITE_IOERR');
      };
      assert.throws(compact);
      const left = join(folder(), 'left');
      mkdirSync(left);
      for (const end of ['', '-wal'])
        if (existsSync(join(path, DATABASE_FILE + end)))
          copyFileSync(join(path, DATABASE_FILE + end), join(left, DATABASE_FILE + end));
      database.close();
      const next = open(left);
      assert.equal(contentIn(next), content, `step ${step}`);
      assert.equal(next.load('d').seq, 15);
      assertCovered(left);
      const doc = new Y.Doc();
      applyStored(doc, next.load('d'));
      try {
        next.proposeSnapshot('d', 15, Y.encodeStateAsUpdate(doc));
        next.acceptSnapshot('d', 15);
      } catch (error) {
        // The crash came behind the last commit.
        assert.ok(failsWith('corrupt')(error));
      }
      assert.equal(contentIn(next), content);
      assertCovered(left);
      if (next.load('d', 15).rows.length === 0) dropped++;
      next.close();
    }
    assert.equal(dropped, steps);
  });

  it('F12 a snapshot that was not compared yet is never read', () => {
    const path = folder();
    const { database, content } = prepare(path, createFaultySql());
    database.proposeSnapshot('d', 15, Y.encodeStateAsUpdate(new Y.Doc()));
    assert.equal(contentIn(database), content);
    database.close();
    const next = open(path);
    assert.equal(contentIn(next), content);
    assert.equal(
      next.read(({ reader }) => isSnapshotFold(reader, 'd', 15)),
      false,
    );
    next.rejectSnapshot('d', 15);
    assert.equal(contentIn(next), content);
    next.close();
  });

  it('F11 a flipped bit in any snapshot or row is a fallback or an error, never another document', () => {
    const template = folder();
    const { database, steps, content } = prepare(template, createFaultySql());
    steps();
    database.append([{ name: 'd', rows: [{ kind: 'change', bytes: Y.encodeStateAsUpdate(new Y.Doc()) }] }]);
    database.close();
    const outcomes = { same: 0, corrupt: 0 };
    const damages = [
      ...[10, 15].flatMap((seq) =>
        ['bytes', 'sha256'].map(
          (part) => `UPDATE snap SET ${part} = x'ff' || substr(${part}, 2) WHERE upto_seq = ${seq}`,
        ),
      ),
      "UPDATE upd SET bytes = x'ff' || substr(bytes, 2) WHERE seq = 16",
      "UPDATE upd SET bytes = x'ff' || substr(bytes, 2) WHERE seq = 12",
      'UPDATE upd SET crc32 = crc32 + 1 WHERE seq = 16',
      'DELETE FROM upd WHERE seq = 16',
      'DELETE FROM upd WHERE seq = 13',
      'DELETE FROM snap WHERE upto_seq = 15',
      'DELETE FROM snap',
      "UPDATE doc SET seq = 17 WHERE name = 'd'",
    ];
    for (const damage of damages) {
      const path = folder();
      copyFileSync(join(template, DATABASE_FILE), join(path, DATABASE_FILE));
      const raw = new Database(join(path, DATABASE_FILE));
      // A BLOB stays one.
      raw.exec(damage.replace(/(x'ff' \|\| substr\(\w+, 2\))/, 'CAST($1 AS BLOB)'));
      raw.close();
      const next = open(path);
      try {
        assert.equal(contentIn(next), content, damage);
        outcomes.same++;
      } catch (error) {
        assert.ok(failsWith('corrupt')(error), damage);
        outcomes.corrupt++;
      }
      next.close();
    }
    assert.deepEqual(outcomes, { same: 7, corrupt: 5 });
  });
});
