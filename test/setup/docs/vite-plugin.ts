// The documentation as pages of the demo's build and of its dev server. They are made in a process of their own: TypeScript's checker reads all sources
// for the manifest, with conditions that Vite's own process has not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../files.mjs';

interface Site {
  readonly pages: Readonly<Record<string, string>>;
  readonly assets: Readonly<Record<string, string>>;
}

const FOLDER = path.join(root, 'demo/docs');

/** The documentation, made anew. */
function makeSite(): Site {
  const file = path.join(root, 'node_modules/.cache/firsat', `docs-${process.pid}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=firsat-source', '--import', 'tsx', 'test/setup/docs/main.ts', file],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (status !== 0) throw new Error(`The documentation could not be made:\n${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Site;
}

/** `docs/…` of the demo. */
export function documentation(): Plugin {
  let site: Site | undefined;
  return {
    name: 'firsat-documentation',
    config: (_config, { command }) => {
      if (command !== 'build') return undefined;
      site = makeSite();
      return {
        build: { rolldownOptions: { input: Object.keys(site.pages).map((page) => path.join(FOLDER, page)) } },
      };
    },
    resolveId: (id) => (id.startsWith(FOLDER) && id.endsWith('.html') ? id : undefined),
    load: (id) =>
      id.startsWith(FOLDER) ? site?.pages[path.relative(FOLDER, id).split(path.sep).join('/')] : undefined,
    generateBundle() {
      for (const [name, source] of Object.entries(site?.assets ?? {}))
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [address = ''] = (request.url ?? '').split('?');
        const name = /^\/docs\/(.*)$/.exec(address)?.[1];
        if (name === undefined || !/^$|\/$|\.html$|^search-\w+\.json$/.test(name)) {
          next();
          return;
        }
        const page = name.endsWith('/') || name === '' ? `${name}index.html` : name;
        // Whoever writes a text sees it on the next load.
        site = page.endsWith('.html') || !site ? makeSite() : site;
        const html = site.pages[page];
        if (html === undefined) {
          response.end(site.assets[page] ?? '');
          return;
        }
        server
          .transformIndexHtml(`/docs/${page}`, html)
          .then((text) => response.setHeader('content-type', 'text/html').end(text), next);
      });
    },
  };
}
