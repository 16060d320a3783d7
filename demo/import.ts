/**
 * `npm run import -- <folder> [--server ws://127.0.0.1:8787] [--workspace name] [--language tr|en] [--currency USD]`
 * Reads the CSV files of a folder into a workspace on a running server, and ends when the server has them on its disk. What can go wrong is
 * said in one line; nothing is written then, or everything that the server has confirmed.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createIdFactory } from '@firsat/model';
import { IMPORT_KINDS, planImport, type ImportFile, type ImportReport } from '@firsat/model/import';
import { NOTHING_HELD } from '@firsat/store';
import { createPipelineStore } from '@firsat/store/binding';
import { openSync } from '@firsat/sync';
import { Awareness } from 'y-protocols/awareness';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const USAGE =
  'Usage: npm run import -- <folder> [--server ws://127.0.0.1:8787] [--workspace name] [--language tr|en] [--currency USD]';
/** How long a server may be out of reach: one that is just starting, one that is being restarted while it saves. */
const REACH_MS = 5000;
const SAVE_MS = 60_000;
/** Rows that could not be read are all counted; so many are listed. */
const LISTED = 20;

/** An error whose message is all that a person needs. */
class Told extends Error {}

interface Settings {
  readonly folder: string;
  readonly server: string;
  readonly workspace: string;
  readonly language: string;
  readonly currency: string;
}

function readSettings(): Settings {
  const option = { type: 'string' } as const;
  const options = { server: option, workspace: option, language: option, currency: option };
  const given = ((): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> => {
    try {
      return parseArgs({ allowPositionals: true, options });
    } catch (error) {
      throw new Told(`${error instanceof Error ? (error.message.split('.')[0] ?? '') : ''}. ${USAGE}`);
    }
  })();
  const [folder, ...others] = given.positionals;
  if (folder === undefined || others.length > 0) throw new Told(USAGE);
  const {
    server = `ws://127.0.0.1:${process.env['FIRSAT_PORT'] ?? '8787'}`,
    workspace = 'imported',
    language = 'en',
    currency = 'USD',
  } = given.values;
  if (!/^wss?:\/\/[^/]/.test(server))
    throw new Told(`--server ${server} is no address of a server: ws://host:port or wss://host.`);
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(workspace))
    throw new Told(`--workspace ${workspace} is no name: 1 to 64 letters, digits, "_", "." or "-".`);
  if (language !== 'tr' && language !== 'en')
    throw new Told(`--language ${language} is not known: tr or en.`);
  if (!/^[A-Z]{3}$/.test(currency))
    throw new Told(`--currency ${currency} is no currency: three letters, as USD.`);
  // npm runs scripts in the root; a path is meant from where the command was given.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  return { folder: resolve(from, folder), server, workspace, language, currency };
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** UTF-8, else what Turkish Excel writes. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1254').decode(bytes);
  }
}

async function readFolder(folder: string): Promise<ImportFile[]> {
  const all = await readdir(folder).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === 'ENOENT') throw new Told(`There is no folder ${folder}.`);
    if (code === 'ENOTDIR') throw new Told(`${folder} is a file; the folder with the CSV files is needed.`);
    throw new Told(`${folder} cannot be read (${code}).`);
  });
  const names = all.filter((name) => /\.(csv|tsv)$/i.test(name)).sort();
  if (names.length === 0) throw new Told(`There is no .csv or .tsv file in ${folder}.`);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name)).catch((error: unknown) => {
        throw new Told(`${join(folder, name)} cannot be read (${codeOf(error)}).`);
      });
      return { name, text: decode(bytes) };
    }),
  );
}

type Sync = ReturnType<typeof openSync>;

/** Waits for the server; gives up when it has been out of reach for `ms` without a break, or refuses. */
async function orOutOfReach(sync: Sync, work: Promise<unknown>, ms: number, message: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: () => void = () => undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    const look = (): void => {
      const { network, problem } = sync.status;
      if (network === 'denied') reject(new Told(`The server refuses: ${problem ?? 'no reason given'}.`));
      if (network === 'online') {
        clearTimeout(timer);
        timer = undefined;
      } else {
        timer ??= setTimeout(() => {
          reject(new Told(message));
        }, ms);
      }
    };
    stop = sync.subscribe(look);
    look();
  });
  try {
    await Promise.race([work, lost]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}

function tell({ created, existing, rejected, problems, notes }: ImportReport): void {
  for (const kind of IMPORT_KINDS)
    console.log(
      `${kind}: ${String(created[kind])} new, ${String(existing[kind])} there already, ${String(rejected[kind])} not readable`,
    );
  for (const { file, line, column, code, value, count } of notes)
    console.log(
      `note: ${file}:${String(line)} ${column}: ${code}${value && ` "${value}"`}, ${String(count)} ${count === 1 ? 'row' : 'rows'}`,
    );
  for (const { file, line, column, code, value } of problems.slice(0, LISTED))
    console.error(
      `problem: ${file}${line > 0 ? `:${String(line)}` : ''}${column === undefined ? '' : ` ${column}`}: ${code}${value && ` "${value}"`}`,
    );
  if (problems.length > LISTED) console.error(`… and ${String(problems.length - LISTED)} more problems`);
}

async function run({ folder, server, workspace, language, currency }: Settings): Promise<void> {
  const files = await readFolder(folder);
  const newId = createIdFactory((count) => randomBytes(count));
  const user = { id: 'importer', name: 'Import' };
  const core = new Y.Doc();
  const work = new Y.Doc();
  const sync = openSync({
    workspace,
    epoch: 1,
    user,
    docs: { core, work },
    server,
    storage: 'memory',
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  const awareness = new Awareness(core);
  const store = createPipelineStore({
    workspaceId: workspace,
    user,
    core,
    work,
    awareness,
    sync: {
      get status() {
        return sync.status;
      },
      subscribe: (listener) => sync.subscribe(listener),
      whenDurable: (level) => sync.whenDurable(level),
      held: NOTHING_HELD,
    },
    newId,
    now: () => Date.now(),
    random: () => Math.random(),
  });
  await orOutOfReach(
    sync,
    sync.whenSynced,
    REACH_MS,
    `No Firsat server answers at ${server}. Start one (npm start), or name it: --server ws://host:port`,
  );
  store.markLoaded('core');
  store.markLoaded('work');
  if (store.phase === 'outdated')
    throw new Told(`The workspace "${workspace}" was written by a newer version of Firsat.`);
  if (store.phase === 'empty') {
    const made = store.execute('workspace-create', {
      name: workspace,
      currency,
      timeZone: 'Europe/Istanbul',
      language,
    });
    if (!made.ok) throw new Told(`The workspace could not be created: ${JSON.stringify(made.problems)}`);
  }

  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const env = { now: Date.now(), actor: user.id, language, currency };
  const plan = await planImport(files, store, env, { pause });
  if (!plan) throw new Told('The import was cancelled.');
  tell(plan.report);
  const { rows, problems } = plan.report;
  if (rows === 0)
    throw new Told(
      `Nothing to import: ${problems.length > 0 ? 'no file is one of a CRM export' : 'no rows'}.`,
    );
  const written = await store.importRecords(plan.patches, { pause });
  await orOutOfReach(
    sync,
    store.whenDurable('server'),
    SAVE_MS,
    'The server went away before it had everything; run the same command again, nothing comes twice.',
  );
  console.log(
    written === 0
      ? `Nothing new: the workspace "${workspace}" has all of it.`
      : `${String(written)} records are on the server, workspace "${workspace}". In the demo: ?room=${workspace}`,
  );
  store.close();
  await sync.close();
  awareness.destroy();
}

try {
  await run(readSettings());
} catch (error) {
  console.error(error instanceof Told ? error.message : error);
  // Sockets may still be open.
  process.exit(1);
}
