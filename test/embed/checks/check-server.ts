/** Serves a page for each framework, and one with what the framework's server wrote. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';
import type { Framework } from './frameworks.js';
import { BEGINNING, type State } from './state.js';

const cache = fileURLToPath(new URL('../../../node_modules/.cache/firsat/', import.meta.url));

const script = (
  { slug, only }: Framework,
  how: 'check' | 'checkServer' | 'checkSome',
): string => `<script type="module">
  import { ${how} } from '/run.js';
  import { bench } from '/${slug}.js';
  window.checked = ${how}(bench, () => import('/kit.js'), ${JSON.stringify(only)});
</script>`;

interface Rendered {
  readonly head: string;
  readonly body: string;
}

const page = (title: string, { head, body }: Rendered, scripts: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><div id="place">${body}</div>${scripts}</body></html>`;

export class CheckServer {
  readonly #files = new Map<string, { readonly type: string; readonly body: string }>();
  /** Framework → what its server wrote of the beginning. */
  readonly rendered = new Map<string, Rendered>();
  #server: Server | undefined;
  address = '';

  async start(frameworks: readonly Framework[]): Promise<void> {
    const entry = (key: 'page' | 'server') =>
      Object.fromEntries(
        frameworks.flatMap((framework) =>
          framework[key] === undefined ? [] : [[framework.slug, framework[key]]],
        ),
      );
    const scripts = await bundle('browser', {
      kit: 'packages/firsat/src/define.ts',
      run: 'test/embed/checks/run.ts',
      ...entry('page'),
    });
    for (const [name, body] of scripts) this.#files.set(`/${name}`, { type: 'text/javascript', body });
    await this.#render(entry('server'));
    for (const framework of frameworks) {
      const { name, slug } = framework;
      this.#files.set(`/${slug}`, {
        type: 'text/html',
        body: page(name, { head: '', body: '' }, script(framework, framework.only ? 'checkSome' : 'check')),
      });
      const rendered = this.rendered.get(slug);
      if (rendered !== undefined)
        this.#files.set(`/${slug}-server`, {
          type: 'text/html',
          body: page(name, rendered, script(framework, 'checkServer')),
        });
    }
    this.#server = createServer(({ url = '/' }, response) => {
      const file = this.#files.get(new URL(url, 'http://host').pathname);
      if (file) response.setHeader('content-type', `${file.type}; charset=utf-8`).end(file.body);
      else response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const bound = this.#server.address();
    this.address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}`;
  }

  /** In this process, which has no page: whoever touches one fails. */
  async #render(entries: Readonly<Record<string, string>>): Promise<void> {
    const modules = await bundle('server', entries);
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(path.join(cache, 'checks-'));
    try {
      for (const [name, code] of modules)
        await writeFile(
          path.join(folder, name.replace(/\.js$/, '.mjs')),
          code.replaceAll(
            /(?<=from "\.\/[\w.-]+|import\("\.\/[\w.-]+|import "\.\/[\w.-]+)\.js(?=")/g,
            '.mjs',
          ),
        );
      for (const slug of Object.keys(entries)) {
        const { head = '', render } = (await import(
          pathToFileURL(path.join(folder, `${slug}.mjs`)).href
        )) as {
          readonly head?: string;
          render(state: State): string | Promise<string>;
        };
        this.rendered.set(slug, { head, body: await render(BEGINNING) });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
