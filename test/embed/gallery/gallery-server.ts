/** Serves the page of the gallery on loopback, bundled from the sources. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const PAGE = `<!doctype html><html lang="tr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>gallery</title><link rel="stylesheet" href="/gallery.css"></head><body><main></main><script type="module" src="/page.js"></script></body></html>`;
const STYLES = `:root { color-scheme: light dark; } body { margin: 0; background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif; }
main { padding: 16px; display: block; }`;

export class GalleryServer {
  readonly #files = new Map<string, readonly [type: string, body: string | Uint8Array]>();
  #server: Server | undefined;
  address = '';

  async start(): Promise<void> {
    const { outputFiles } = await build({
      entryPoints: [join(root, 'test/embed/gallery/page.ts')],
      bundle: true,
      splitting: true,
      write: false,
      outdir: '/',
      format: 'esm',
      target: 'es2022',
      conditions: ['firsat-source', 'browser'],
      tsconfig: join(root, 'tsconfig.json'),
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    for (const { path, contents } of outputFiles)
      this.#files.set(`/${basename(path)}`, ['text/javascript', contents]);
    this.#files.set('/', ['text/html', PAGE]);
    this.#files.set('/gallery.css', ['text/css', STYLES]);
    this.#server = createServer(({ url = '/' }, response) => {
      const file = this.#files.get(new URL(url, 'http://gallery').pathname);
      if (file) response.setHeader('content-type', `${file[0]}; charset=utf-8`).end(file[1]);
      else response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const bound = this.#server.address();
    this.address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}/`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    await Promise.resolve();
  }
}
