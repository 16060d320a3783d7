import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { entryArguments } from '../../server/src/testing/entry-arguments.js';
import { chromeArgs, findChrome } from '../setup/browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The real server in a process of its own, so that it can be killed; the data folder and the port survive a restart. */
export class ServerProcess {
  #child: ChildProcess | undefined;
  #port = 0;
  readonly #data: string;
  readonly #env: Readonly<Record<string, string>>;

  constructor(data: string, env: Readonly<Record<string, string>> = {}) {
    this.#data = data;
    this.#env = env;
  }

  get url(): string {
    return `ws://127.0.0.1:${String(this.#port)}`;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, entryArguments(join(root, 'server/src/main.ts')), {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        FIRSAT_DATA: this.#data,
        FIRSAT_PORT: String(this.#port),
        FIRSAT_HOST: '127.0.0.1',
        ...this.#env,
      },
    });
    this.#child = child;
    let printed = '';
    this.#port = await new Promise<number>((resolve, reject) => {
      child.once('exit', (code) => {
        reject(new Error(`the server ended with ${String(code)}: ${printed}`));
      });
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /127\.0\.0\.1:(\d+)/.exec(printed);
        if (found) resolve(Number(found[1]));
      });
    });
  }

  /** No warning, no flush: what is not on the disk is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

export interface VisitOptions {
  /** Default: the playground. */
  readonly path?: string;
  /** Which of its pages; default: the board. */
  readonly view?: string;
  /** Done before the page is loaded: routes, scripts, functions. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The built demo on loopback, a real server beside it, and Chromium; everything is released by `close`. */
export interface Stage {
  readonly server: ServerProcess;
  readonly browser: Browser;
  /** A page in a browser profile (its own storage), already at the address; `server: 'none'` works without one. */
  visit(
    context: BrowserContext,
    query: Readonly<Record<string, string>>,
    options?: VisitOptions,
  ): Promise<Page>;
  close(): Promise<void>;
}

/**
 * How long a page is waited for, in milliseconds. A guard against one that hangs, not a measure: on a busy machine, with three more browsers beside it,
 * what takes a second alone takes many.
 */
export const PATIENCE = 120_000;

/** Built once for all files by `npm test`; by whoever runs one file alone. */
export async function builtSite(): Promise<string> {
  const built = process.env['FIRSAT_SITE'];
  if (built) return built;
  const outDir = await mkdtemp(join(tmpdir(), 'firsat-e2e-site-'));
  process.once('exit', () => {
    rmSync(outDir, { recursive: true, force: true });
  });
  await build({
    root: join(root, 'demo'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}

/** `env`: settings of the server beside those of every stage. */
export async function setTheStage(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const data = await mkdtemp(join(tmpdir(), 'firsat-e2e-data-'));
  const server = new ServerProcess(data, env);
  const [site] = await Promise.all([builtSite(), server.start()]);
  const files: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    readFile(join(site, path === '/' ? 'index.html' : path)).then(
      (body) => response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html').end(body),
      () => response.writeHead(404).end(),
    );
  });
  files.listen(0, '127.0.0.1');
  await once(files, 'listening');
  const address = files.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  return {
    server,
    browser,
    async visit(context, query, { path = '/', view = 'board', prepare } = {}) {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      page.on('pageerror', (error) => {
        console.error(`page error: ${error.message}`);
      });
      // The compiler of the tests names functions; what is sent to a page takes a call of it along.
      await page.addInitScript('globalThis.__name ??= (value) => value');
      await prepare?.(page);
      const search = new URLSearchParams({ server: server.url, lang: 'en', ...query });
      // The playground opens at the list; most stories are told on the board.
      await page.goto(`http://127.0.0.1:${String(port)}${path}?${search.toString()}#${view}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.kill();
      files.closeAllConnections();
      files.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/**
 * Puts the one-file bundle, or the loader with its chunks, into a folder: as `npm test` has built it, else built now, in
 * a process of its own: which of the two builds vite.config.ts gives is chosen by the environment, once per process.
 */
export async function buildBundle(folder: string, bundle: 'cdn' | 'loader' = 'cdn'): Promise<void> {
  const tree = process.env['FIRSAT_BUILD'];
  if (tree) {
    const dist = join(tree, 'packages/firsat/dist');
    if (bundle === 'loader') await cp(join(dist, 'cdn'), folder, { recursive: true });
    else await cp(join(dist, 'firsat.min.js'), join(folder, 'firsat.min.js'));
    return;
  }
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', folder, '--logLevel', 'error', '--config', 'vite.config.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FIRSAT_BUNDLE: bundle },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the bundle could not be built (${String(code)})`);
}

/** Waits until a fact about the page's store holds; the page polls once per frame, nobody sleeps. */
export async function until(
  page: Page,
  fact: (workspace: HTMLElementTagNameMap['pipeline-workspace'], arg: never) => boolean,
  arg?: unknown,
  timeout = PATIENCE,
): Promise<void> {
  await page.waitForFunction(
    ([source, given]) => {
      const workspace = document.querySelector('pipeline-workspace');
      const read = new Function(`return (${source})`) as () => (w: unknown, a: unknown) => boolean;
      return workspace?.store !== undefined && read()(workspace, given);
    },
    [fact.toString(), arg] as const,
    { timeout },
  );
}

/** Shows a tool of the detail: its tab, or its entry in the menu of those for which there is no room. */
export async function showTool(detail: Locator, tool: string): Promise<void> {
  const tab = detail.locator(`#tab-${tool}`);
  await tab.waitFor({ state: 'attached' });
  if (await tab.isVisible()) await tab.click();
  else {
    await detail.locator('[data-more]').click();
    await detail.locator(`[role=menuitem][data-tab=${tool}]`).click();
  }
}

/** Every record of a workspace as a digest by collection: two replicas that show the same have the same. */
export function digest(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const store = document.querySelector('pipeline-workspace')?.store;
    if (!store) throw new Error('no store');
    const collections = [
      'settings',
      'schemas',
      'stages',
      'members',
      'contacts',
      'products',
      'opportunities',
      'lines',
      'history',
    ] as const;
    const digests: Record<string, string> = {};
    for (const name of collections) {
      const rows = [...store.list(name)].sort((a, b) => (a.id < b.id ? -1 : 1));
      const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(rows)));
      digests[name] =
        `${String(rows.length)} ${[...new Uint8Array(bytes)].map((byte) => byte.toString(16)).join('')}`;
    }
    return digests;
  });
}
