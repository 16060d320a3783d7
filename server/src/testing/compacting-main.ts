// A process that appends and compacts without end, for tests that kill it. It prints the number of each
// acknowledged row and of each finished compaction.
import * as Y from 'yjs';
import { createSqliteStorage } from '../storage/sqlite.js';
import type { LogRow } from '../storage/storage.js';
import { applyStored } from '../storage/verify-snapshot.js';

const [folder = ''] = process.argv.slice(2);
const storage = createSqliteStorage(folder, { historyDays: 0 });
await storage.open();
const doc = new Y.Doc();
const stored = await storage.load('d');
applyStored(doc, stored);
let { seq } = stored;
const rows: LogRow[] = [];
doc.on('update', (bytes: Uint8Array) => rows.push({ kind: 'change', bytes }));
for (;;) {
  for (let change = 0; change < 3; change++) doc.getMap('m').set(`k${(seq + change) % 7}`, seq + change);
  seq = await storage.append('d', rows.splice(0));
  process.stdout.write(`row ${seq}\n`);
  await storage.compact('d', seq, Y.encodeStateAsUpdate(doc));
  process.stdout.write(`compacted ${seq}\n`);
}
