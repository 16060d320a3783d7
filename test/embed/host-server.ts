/** Serves the pages of the zoo, with the kit as its one-file bundle and each framework's page bundled as its host would. */
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { buildBundle } from '../e2e/support.js';
import { react18 } from './checks/bundle.js';
import { pageOf, slug, WIDGETS, zoo, type Host } from './zoo.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'test/embed/hosts');

const svelte: Plugin = {
  name: 'svelte',
  setup(setup) {
    setup.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' }).js.code,
      loader: 'js',
      resolveDir: folder,
    }));
  },
};

async function bundled(script: string): Promise<string> {
  const result = await build({
    entryPoints: [join(folder, script)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['firsat-source', 'browser', 'svelte'],
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true' },
    plugins: [svelte, react18],
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

export class HostServer {
  readonly #files = new Map<string, { readonly type: string; readonly body: string | Buffer }>();
  #server: Server | undefined;
  #folder = '';
  address = '';

  /** With the pages of these hosts only. */
  async start(hosts: readonly Host[] = zoo): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'firsat-zoo-'));
    await buildBundle(this.#folder);
    const put = (path: string, type: string, body: string | Buffer): void => {
      this.#files.set(path, { type, body });
    };
    put('/firsat.min.js', 'text/javascript', await readFile(join(this.#folder, 'firsat.min.js')));
    put('/widgets', 'text/html', WIDGETS);
    put('/recorder.js', 'text/javascript', await readFile(join(folder, 'recorder.js')));
    const scripts = new Set(hosts.flatMap(({ script }) => (script === undefined ? [] : [script])));
    await Promise.all(
      [...scripts].map(async (script) => {
        put(`/hosts/${script}`, 'text/javascript', await bundled(script));
      }),
    );
    for (const host of hosts) {
      const all = [
        ...(host.bringsKit ? [] : ['/firsat.min.js']),
        ...(host.script ? [`/hosts/${host.script}`] : []),
      ];
      put(`/${slug(host)}`, 'text/html', pageOf(host, all));
      put(
        `/${slug(host)}-frame`,
        'text/html',
        `<!doctype html><title>frame</title><body style="margin:0"><iframe sandbox="allow-scripts" src="/${slug(host)}" width="1280" height="900" style="border:0"></iframe>`,
      );
      if (host.css) put(`/${slug(host)}.css`, 'text/css', host.css);
      for (const sheet of host.sheets ?? [])
        put(`/sheets/${sheet}`, 'text/css', await readFile(join(root, 'node_modules', normalize(sheet))));
    }
    this.#server = createServer(({ url = '/' }, response) => {
      this.#answer(new URL(url, 'http://host').pathname, response);
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const bound = this.#server.address();
    this.address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}`;
  }

  #answer(path: string, response: ServerResponse): void {
    const file = this.#files.get(path);
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const policy = zoo.find((host) => path === `/${slug(host)}`)?.policy;
    if (policy) response.setHeader('content-security-policy', policy);
    // Modules of a sandboxed frame come from an origin that is none.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', `${file.type}; charset=utf-8`).end(file.body);
  }

  urlOf(host: Host): string {
    return `${this.address}/${slug(host)}${host.isSandboxed ? '-frame' : ''}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
