/**
 * `npm run import -- <folder> [--server ws://127.0.0.1:8787] [--workspace name] [--language tr|en]`
 * Reads the CSV files of a folder into a workspace on a running server, and ends when the server has them on its disk.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createIdFactory } from '@firsat/model';
import { planImport } from '@firsat/model/import';
import { createPipelineStore } from '@firsat/store/binding';
import { openSync } from '@firsat/sync';
import { Awareness } from 'y-protocols/awareness';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: 'ws://127.0.0.1:8787' },
    workspace: { type: 'string', default: 'imported' },
    language: { type: 'string', default: 'en' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('usage: npm run import -- <folder> [--server ws://…] [--workspace name] [--language tr|en]');
  process.exit(1);
}

const names = (await readdir(folder)).filter((name) => /\.(csv|tsv)$/i.test(name)).sort();
const files = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
);
const newId = createIdFactory((count) => randomBytes(count));
const user = { id: 'importer', name: 'Import' };
const core = new Y.Doc();
const work = new Y.Doc();
const sync = openSync({
  workspace: values.workspace,
  epoch: 1,
  user,
  docs: { core, work },
  server: values.server,
  storage: 'memory',
  WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
});
const awareness = new Awareness(core);
const store = createPipelineStore({
  workspaceId: values.workspace,
  user,
  core,
  work,
  awareness,
  sync,
  newId,
  now: () => Date.now(),
  random: () => Math.random(),
});
await sync.whenSynced;
store.markLoaded('core');
store.markLoaded('work');
if (store.phase === 'empty') {
  store.execute('workspace-create', {
    name: values.workspace,
    currency: 'USD',
    timeZone: 'Europe/Istanbul',
    language: values.language,
  });
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const plan = await planImport(
  files,
  store,
  { now: Date.now(), actor: user.id, language: values.language },
  { pause },
);
if (!plan) throw new Error('the import was cancelled');
console.log(JSON.stringify(plan.report, null, 2));
const written = await store.importRecords(plan.patches, { pause });
await store.whenDurable('server');
console.log(`${String(written)} records are on the server, workspace "${values.workspace}".`);
store.close();
await sync.close();
awareness.destroy();
