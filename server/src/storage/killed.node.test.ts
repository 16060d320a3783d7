import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import * as Y from 'yjs';
import { createOpenAuthorizer } from '../auth/open.js';
import { entryArguments } from '../testing/entry-arguments.js';
import { seeded } from '../testing/seeded.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';
import { DATABASE_FILE } from './sqlite-database.js';
import { createSqliteStorage } from './sqlite.js';
import { applyStored } from './verify-snapshot.js';

const folders: { remove(): void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
after(() => {
  for (const made of folders) made.remove();
});

const ENTRY = fileURLToPath(new URL('../testing/compacting-main.ts', import.meta.url));

/** Runs the compacting process until it has printed so many lines, kills it, and gives the last row it acknowledged. */
async function killAfter(path: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, [...entryArguments(ENTRY), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const enough = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.split('\n').length > lines) resolve();
    });
  });
  const gone = once(child, 'close');
  await Promise.race([enough, gone]);
  child.kill('SIGKILL');
  await gone;
  return Math.max(0, ...[...out.matchAll(/row (\d+)\n/g)].map((match) => Number(match[1])));
}

describe('a killed process', () => {
  it('F12 SIGKILL while it compacts: every acknowledged row counts, and each that is gone is covered twice', async (test) => {
    const path = folder();
    const random = seeded(7);
    let dropped = 0;
    for (let kill = 0; kill < 5; kill++) {
      const acknowledged = await killAfter(path, 5 + random(40));
      assert.ok(acknowledged > 0);
      const storage = createSqliteStorage(path, { historyDays: 0 });
      await storage.open();
      const stored = await storage.load('d');
      assert.ok(stored.seq >= acknowledged, `${stored.seq} of ${acknowledged}`);
      const doc = new Y.Doc();
      applyStored(doc, stored);
      // Row n has set a key to n - 1: the newest seven are what the document shows.
      const newest = Array.from({ length: Math.min(7, stored.seq) }, (_, back) => stored.seq - 1 - back);
      assert.deepEqual(
        [...doc.getMap<number>('m').values()].sort((a, b) => b - a),
        newest,
      );
      await storage.close();
      const raw = new Database(join(path, DATABASE_FILE));
      const [summary] = raw
        .prepare(
          `SELECT coalesce((SELECT min(seq) - 1 FROM upd), ${stored.seq}) AS gone,
           (SELECT count(*) FROM snap WHERE verified_at IS NOT NULL
            AND upto_seq >= coalesce((SELECT min(seq) - 1 FROM upd), ${stored.seq})) AS covering`,
        )
        .all() as { gone: number; covering: number }[];
      raw.close();
      assert.ok(summary && (summary.gone === 0 || summary.covering >= 2), JSON.stringify(summary));
      dropped = summary.gone;
    }
    test.diagnostic(`${dropped} rows dropped in the end`);
    assert.ok(dropped > 0);
  });
});

describe('a damaged file', () => {
  it('F11 a document that cannot be read is served to nobody and raises an alarm; the others go on', async () => {
    const path = folder();
    const filling = createSqliteStorage(path);
    await filling.open();
    const doc = new Y.Doc();
    doc.on('update', (bytes: Uint8Array) => void filling.append('w/1/core', [{ kind: 'change', bytes }]));
    for (let index = 0; index < 5; index++) doc.getMap('records').set(`k${index}`, index);
    await filling.close();
    const raw = new Database(join(path, DATABASE_FILE));
    raw.exec('DELETE FROM upd WHERE seq = 3');
    raw.close();

    const storage = createSqliteStorage(path);
    await withServer({ storage, authorizer: createOpenAuthorizer() }, async ({ syncUrl, log, health }) => {
      const client = new TestClient({ url: `${syncUrl}/w/1/core`, epoch: 1 });
      client.records.set('mine', 1);
      client.connect();
      await client.until(() => client.lastClose !== undefined);
      assert.equal(client.lastClose?.code, 4503);
      assert.equal(client.claimed, 0);
      assert.equal(
        client.heard.some(({ type }) => type === 'sync-step-2' || type === 'sync-step-1'),
        false,
      );
      assert.ok(log.includes('error room-load-failed'));
      const other = new TestClient({ url: `${syncUrl}/w/1/work`, epoch: 1 });
      await other.connectAndSync();
      other.records.set('fine', 1);
      await other.saved();
      other.drop();
      assert.equal(health().storage.ok, true);
    });
    const kept = createSqliteStorage(path);
    await kept.open();
    await assert.rejects(kept.load('w/1/core'), /corrupt/);
    assert.equal((await kept.documents('w', 1)).find(({ doc: name }) => name === 'core')?.seq, 5);
    await kept.close();
  });
});
