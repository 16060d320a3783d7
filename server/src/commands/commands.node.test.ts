import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import Database from 'libsql';
import * as Y from 'yjs';
import type { Authorizer } from '../auth/authorizer.js';
import { createOpenAuthorizer } from '../auth/open.js';
import { run } from '../run.js';
import { createSqliteStorage } from '../storage/sqlite.js';
import type { LogRow, Storage } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';

const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
after(() => {
  for (const made of folders) made.remove();
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process with arguments, until the command is done. */
async function firsat(
  data: string,
  parameters: readonly string[],
  stopAt?: (line: string) => boolean,
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  let code = 0;
  let stop = (): void => undefined;
  await run({
    environment: { FIRSAT_DATA: data },
    arguments: parameters,
    print: (line) => out.push(line),
    complain: (line) => {
      err.push(line);
      if (stopAt?.(line)) stop();
    },
    exit: (given) => {
      code = given;
    },
    onStop: (work) => {
      stop = work;
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function withStorage<T>(data: string, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = createSqliteStorage(data);
  await storage.open();
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

function rowsOf(keys: string, root = 'records'): LogRow[] {
  const doc = new Y.Doc();
  const rows: LogRow[] = [];
  doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
  for (const key of keys) doc.getMap(root).set(key, { n: key });
  return rows;
}
const keysOf = async (storage: Storage, name: string): Promise<string> => {
  const doc = new Y.Doc();
  applyStored(doc, await storage.load(name));
  return [...doc.getMap('records').keys()].sort().join('');
};
/** A folder with two workspaces, `w` with two documents. */
async function filled(): Promise<string> {
  const data = folder();
  await withStorage(data, async (storage) => {
    await storage.append('w/1/core', rowsOf('abc'));
    await storage.append('w/1/text-1', rowsOf('x'));
    await storage.append('v/1/core', rowsOf('z'));
    await storage.workspaces.setMember('w', 'ada', { role: 'owner' });
  });
  return data;
}

describe('commands', () => {
  it('BK1 a backup of a running server is one checked file that a restore makes a database again', async () => {
    const data = await filled();
    const file = join(folder(), 'backup.db');
    await withStorage(data, async (storage) => {
      const made = await firsat(data, ['backup', file]);
      assert.equal(made.code, 0, made.err);
      assert.match(made.out, /2 workspaces, 3 documents, 5 changes; checked/);
      await storage.append('w/1/core', rowsOf('d'));
    });
    const fresh = join(folder(), 'new');
    const restored = await firsat(fresh, ['restore', file]);
    assert.equal(restored.code, 0, restored.err);
    await withStorage(fresh, async (storage) => {
      assert.equal(await keysOf(storage, 'w/1/core'), 'abc');
      assert.equal((await storage.load('w/1/core')).seq, 3);
      assert.equal((await storage.workspaces.membership('w', 'ada'))?.role, 'owner');
      assert.equal(await storage.append('w/1/core', rowsOf('e')), 4);
    });
    assert.equal((await firsat(data, ['backup', file])).code, 1);
  });

  it('BK2 a restore touches no folder in use and no existing database, unless told to put it aside', async () => {
    const data = await filled();
    const file = join(folder(), 'backup.db');
    await firsat(data, ['backup', file]);
    await withStorage(data, async (storage) => {
      const refused = await firsat(data, ['restore', file, '--force']);
      assert.equal(refused.code, 1);
      assert.match(refused.err, /stop it first/);
      await storage.append('w/1/core', rowsOf('d'));
    });
    const unforced = await firsat(data, ['restore', file]);
    assert.equal(unforced.code, 1);
    assert.match(unforced.err, /--force/);
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/1/core'), 'abcd');
    });
    assert.equal((await firsat(data, ['restore', file, '--force'])).code, 0);
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/1/core'), 'abc');
    });
    const [aside] = readdirSync(data).filter((name) => name.includes('replaced'));
    assert.ok(aside);
    const again = join(folder(), 'data');
    assert.equal((await firsat(again, ['restore', join(data, aside)])).code, 0);
    await withStorage(again, async (storage) => {
      assert.equal(await keysOf(storage, 'w/1/core'), 'abcd');
    });
  });

  it('BK3 a damaged backup, a missing row and something else entirely are refused, and the database stays', async () => {
    const data = await filled();
    const place = folder();
    const damages: readonly (readonly [string, (file: string) => void])[] = [
      [
        'flipped byte',
        (file) => {
          const bytes = readFileSync(file);
          const at = bytes.indexOf('records');
          assert.ok(at > 0);
          bytes[at] = 0x78;
          writeFileSync(file, bytes);
        },
      ],
      [
        'missing row',
        (file) => {
          const raw = new Database(file);
          raw.exec("DELETE FROM upd WHERE doc = 'w/1/core' AND seq = 2");
          raw.close();
        },
      ],
      [
        'unreadable update',
        (file) => {
          const raw = new Database(file);
          raw.exec("UPDATE upd SET bytes = x'01019999', crc32 = 1 WHERE doc = 'v/1/core'");
          raw.close();
        },
      ],
      [
        'not a database',
        (file) => {
          writeFileSync(file, 'hello '.repeat(1_000));
        },
      ],
      [
        'another database',
        (file) => {
          writeFileSync(file, '');
          const raw = new Database(file);
          raw.exec('CREATE TABLE t(a)');
          raw.close();
        },
      ],
    ];
    for (const [label, damage] of damages) {
      const file = join(place, `${label}.db`);
      assert.equal((await firsat(data, ['backup', file])).code, 0);
      damage(file);
      const refused = await firsat(data, ['restore', file, '--force']);
      assert.equal(refused.code, 1, label);
      assert.match(refused.err, /^firsat-server: /m, label);
      assert.deepEqual(
        readdirSync(data).filter((name) => /restoring|replaced/.test(name)),
        [],
        label,
      );
      await withStorage(data, async (storage) => {
        assert.equal(await keysOf(storage, 'w/1/core'), 'abc', label);
      });
    }
  });

  it('BK4 Ctrl+C leaves no half backup, no half restore and no half epoch', async () => {
    const data = await filled();
    const file = join(folder(), 'backup.db');
    const stopped = await firsat(data, ['backup', file], (line) => line === 'copying');
    assert.equal(stopped.code, 1);
    assert.match(stopped.err, /interrupted/);
    assert.equal(existsSync(file) || existsSync(`${file}.partial`), false);
    await firsat(data, ['backup', file]);
    assert.equal((await firsat(data, ['restore', file, '--force'], (line) => line === 'checking')).code, 1);
    assert.deepEqual(
      readdirSync(data).filter((name) => /restoring|replaced/.test(name)),
      [],
    );
    const fold = await firsat(data, ['fold', 'w'], (line) => line.startsWith('document'));
    assert.equal(fold.code, 1);
    await withStorage(data, async (storage) => {
      assert.equal((await storage.workspaces.find('w'))?.epoch, 1);
    });
  });

  it('BK5 an export is JSON of every root, with a snapshot that Yjs reads', async () => {
    const data = await filled();
    await withStorage(data, async (storage) => {
      const doc = new Y.Doc();
      doc.getText('note').insert(0, 'line\n"two"');
      doc.getMap<unknown>('records').set('bytes', new Uint8Array([1, 2]));
      doc.getMap<unknown>('records').set('none', undefined);
      await storage.append('w/1/text-2', [{ kind: 'change', bytes: Y.encodeStateAsUpdate(doc) }]);
      // Beside a server that is running.
      const { out, code } = await firsat(data, ['export', 'w']);
      assert.equal(code, 0);
      const read = JSON.parse(out) as {
        epoch: number;
        members: unknown[];
        documents: Record<string, { seq: number; roots: Record<string, unknown>; snapshot: string }>;
      };
      assert.equal(read.epoch, 1);
      assert.equal(read.members.length, 1);
      assert.deepEqual(Object.keys(read.documents), ['core', 'text-1', 'text-2']);
      assert.deepEqual(read.documents['core']?.roots, {
        records: { a: { n: 'a' }, b: { n: 'b' }, c: { n: 'c' } },
      });
      assert.deepEqual(read.documents['text-2']?.roots, {
        note: [{ insert: 'line\n"two"' }],
        records: { bytes: 'AQI=', none: null },
      });
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Buffer.from(read.documents['core'].snapshot, 'base64'));
      assert.equal(copy.getMap('records').size, 3);
    });
    const unknown = await firsat(data, ['export', 'nobody']);
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /no workspace "nobody"/);
  });

  it('BK6 F47 a workspace goes back to rows, to a version and to a time; the list of versions says what there is', async () => {
    const data = await filled();
    assert.equal((await firsat(data, ['restore-version', 'w', 'core@1'])).code, 0);
    await withStorage(data, async (storage) => {
      assert.equal((await storage.workspaces.find('w'))?.epoch, 2);
      assert.equal(await keysOf(storage, 'w/2/core'), 'a');
      assert.equal(await keysOf(storage, 'w/2/text-1'), 'x');
      assert.equal(await keysOf(storage, 'v/1/core'), 'z');
    });
    const { out } = await firsat(data, ['versions', 'w']);
    assert.match(out, /state ok, epoch 2/);
    assert.match(out, /epoch 2 since \S+: restore core@1/);
    assert.match(out, /document core: 1 rows/);
    assert.match(out, /"before restore core@1" .* epoch 1, core@3,text-1@1/);
    assert.equal((await firsat(data, ['restore-version', 'w', 'before restore core@1'])).code, 0);
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/3/core'), 'abc');
    });
    assert.equal((await firsat(data, ['restore-version', 'w', '2020-01-01T00:00:00Z'])).code, 0);
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/4/core'), '');
    });
    for (const wanted of ['nonsense', '2020-01-01', 'core@99']) {
      const refused = await firsat(data, ['restore-version', 'w', wanted]);
      assert.equal(refused.code, 1, wanted);
    }
  });

  it('BK6 a moment is named beside a running server, and restored by its name', async () => {
    const data = await filled();
    await withStorage(data, async (storage) => {
      const kept = await firsat(data, ['keep-version', 'w', 'before the import']);
      assert.equal(kept.code, 0, kept.err);
      await storage.append('w/1/core', rowsOf('d'));
      const [version] = await storage.workspaces.versions('w');
      assert.deepEqual(version?.documents, { core: 3, 'text-1': 1 });
      assert.equal(version.id, kept.out);
    });
    assert.equal((await firsat(data, ['restore-version', 'w', 'before the import'])).code, 0);
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/2/core'), 'abc');
    });
    assert.equal((await firsat(data, ['keep-version', 'nobody', 'x'])).code, 1);
  });

  it('BK7 fold says what it has done; unknown commands, options and wrong counts are one line', async () => {
    const data = await filled();
    const folded = await firsat(data, ['fold', 'w']);
    assert.match(folded.out, /document core: \d+ bytes of 1 client ids → \d+ bytes/);
    assert.match(folded.out, /epoch 2 has begun; epoch 1 is kept/);
    for (const parameters of [
      ['frobnicate'],
      ['fold'],
      ['fold', 'a', 'b'],
      ['fold', 'w', '--bad'],
      ['fold', 'nobody'],
    ]) {
      const { code, err } = await firsat(data, parameters);
      assert.equal(code, 1);
      assert.match(err, /^firsat-server: [^\n]+$/);
    }
    const { out } = await firsat(data, ['--help']);
    for (const name of ['backup', 'restore', 'export', 'versions', 'keep-version', 'restore-version', 'fold'])
      assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
  });

  it('F48 after a restore of an old backup clients offer what it lacks, and everybody has the union', async () => {
    const data = folder();
    const file = join(folder(), 'yesterday.db');
    const served = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
      const storage = createSqliteStorage(data);
      const authorizer = createOpenAuthorizer({ workspaces: storage.workspaces });
      return withServer({ storage, authorizer }, ({ syncUrl }) => work(`${syncUrl}/w/1/core`));
    };
    const ada = new TestClient({ url: '', epoch: 1 });
    const bob = new TestClient({ url: '', epoch: 1 });
    await served(async (url) => {
      ada.url = bob.url = url;
      await ada.connectAndSync();
      ada.records.set('monday', 1);
      ada.records.set('removed', 1);
      await ada.saved();
      assert.equal((await firsat(data, ['backup', file])).code, 0);
      // After the backup: from two people, and a deletion.
      await bob.connectAndSync();
      ada.records.set('tuesday-ada', 2);
      ada.records.delete('removed');
      bob.records.set('tuesday-bob', 2);
      await Promise.all([ada.saved(), bob.saved()]);
      ada.drop();
      bob.drop();
    });
    assert.equal((await firsat(data, ['restore', file, '--force'])).code, 0);
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/1/core'), 'mondayremoved');
    });
    bob.records.set('wednesday', 3);
    await served(async (url) => {
      const carol = new TestClient({ url, epoch: 1 });
      ada.url = bob.url = url;
      await carol.connectAndSync();
      assert.deepEqual(Object.keys(carol.records.toJSON()), ['monday', 'removed']);
      await Promise.all([ada.connectAndSync(), bob.connectAndSync()]);
      ada.records.set('thursday', 4);
      await Promise.all([ada.saved(), bob.saved()]);
      await carol.until(() => carol.records.size === 5);
      ada.drop();
      bob.drop();
      carol.drop();
      assert.equal(
        [...carol.records.keys()].sort().join(),
        'monday,thursday,tuesday-ada,tuesday-bob,wednesday',
      );
    });
    await withStorage(data, async (storage) => {
      assert.equal(await keysOf(storage, 'w/1/core'), 'mondaythursdaytuesday-adatuesday-bobwednesday');
    });
  });

  it('F48 with rights: what others wrote since the backup may be brought back by anyone, and stays theirs', async () => {
    const data = folder();
    const file = join(folder(), 'yesterday.db');
    const everyone = createOpenAuthorizer();
    const authorizer: Authorizer = {
      ...everyone,
      open: false,
      authorize: async ({ document, token }) => ({
        ...{ ok: true, user: token, userName: null, role: 'editor', exp: null },
        epoch: document.epoch,
      }),
      review: async (_document, access) => access,
    };
    const served = async <T>(work: (url: string) => Promise<T>): Promise<T> =>
      withServer({ storage: createSqliteStorage(data), authorizer }, ({ syncUrl }) =>
        work(`${syncUrl}/w/1/core`),
      );
    const [ada, bob, carol] = ['ada', 'bob', 'carol'].map(
      (token) => new TestClient({ url: '', epoch: 1, token }),
    );
    assert.ok(ada && bob && carol);
    const all = [ada, bob, carol];
    await served(async (url) => {
      for (const client of all) client.url = url;
      await Promise.all(all.map((client) => client.connectAndSync()));
      ada.records.set('ada-old', 1);
      await ada.saved();
      assert.equal((await firsat(data, ['backup', file])).code, 0);
      ada.records.set('ada-new', 2);
      carol.records.set('carol-new', 2);
      await Promise.all([ada.saved(), carol.saved(), bob.until(() => bob.records.size === 3)]);
      for (const client of all) client.drop();
    });
    assert.equal((await firsat(data, ['restore', file, '--force'])).code, 0);
    await served(async (url) => {
      for (const client of all) client.url = url;
      // Bob is the first to come back, with what the others have written.
      await bob.connectAndSync();
      bob.records.set('bob-now', 3);
      await bob.saved();
      for (const client of [ada, carol]) {
        await client.connectAndSync();
        client.records.set(`again-${client === ada ? 'ada' : 'carol'}`, 4);
        await client.saved();
      }
      await bob.until(() => bob.records.size === 6);
      // Everybody's own ids are still their own.
      assert.ok(all.every((client) => client.connected));
      for (const client of all) client.drop();
    });
    await withStorage(data, async (storage) => {
      const { clients, restored } = await storage.load('w/1/core');
      const userOf = new Map(clients.map(({ clientId, user }) => [clientId, user]));
      assert.equal(restored, true);
      assert.deepEqual(
        all.map((client) => userOf.get(client.doc.clientID)),
        ['ada', 'bob', 'carol'],
      );
    });
  });
});
