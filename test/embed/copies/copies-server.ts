/** A site whose pages load several copies of the kit, each a bundle with an address of its own. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { buildCopy, type CopyOptions } from './build-copy.js';

/** The copies that there are. `first` and `second` speak alike. */
const COPIES = {
  first: { version: '0.1.0' },
  second: { version: '0.2.0', dataVersion: 2 },
  /** Speaks to workspaces as those of a year ago did. */
  older: { version: '0.0.9', handleVersion: 0 },
  /** Knows the documents of a year ago only. */
  outdated: { version: '0.0.8', dataVersion: 0 },
  'first-dev': { version: '0.1.0', isForDevelopers: true },
  'second-dev': { version: '0.2.0', isForDevelopers: true },
} satisfies Readonly<Record<string, CopyOptions>>;

export type CopyName = keyof typeof COPIES;

export interface PageOptions {
  /** In which order they are loaded. */
  readonly copies: readonly CopyName[];
  readonly lang: string;
  readonly body: string;
}

/** `window.copies` of a page: what each bundle exports. */
const pageOf = ({ copies, lang, body }: PageOptions): string => `<!doctype html>
<html lang="${lang}"><meta charset="utf-8"><title>Intranet</title>
<body>${body}
<script type="module">
  window.copies = {};
  ${copies.map((name) => `window.copies[${JSON.stringify(name)}] = await import('/${name}.js');`).join('\n  ')}
</script></body></html>`;

export class CopiesServer {
  readonly #scripts = new Map<string, Promise<string>>();
  readonly #pages: string[] = [];
  #server: Server | undefined;
  #address = '';

  async start(): Promise<void> {
    this.#server = createServer(({ url = '/' }, response) => {
      const script = /^\/([\w-]+)\.js$/.exec(url)?.[1];
      if (script !== undefined && script in COPIES)
        void this.#script(script as CopyName).then((text) =>
          response.setHeader('content-type', 'text/javascript; charset=utf-8').end(text),
        );
      else if (url === '/favicon.ico') response.writeHead(204).end();
      else
        response
          .setHeader('content-type', 'text/html; charset=utf-8')
          .end(this.#pages[Number(url.slice(1))] ?? '');
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const bound = this.#server.address();
    this.#address = `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}`;
  }

  /** Built when it is asked for first. */
  #script(name: CopyName): Promise<string> {
    let script = this.#scripts.get(name);
    if (!script) this.#scripts.set(name, (script = buildCopy(COPIES[name])));
    return script;
  }

  /** The address of a new page, whose scripts are there by then. */
  async page(options: PageOptions): Promise<string> {
    for (const name of options.copies) await this.#script(name);
    this.#pages.push(pageOf(options));
    return `${this.#address}/${String(this.#pages.length - 1)}`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
