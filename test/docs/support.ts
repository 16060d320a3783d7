// The built documentation as any web host would serve it: below a path, with the strictest usual policy.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { filesUnder } from '../setup/files.mjs';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** As the security page advises, for a site without a sync server. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export interface Served {
  /** With a slash at its end. */
  readonly address: string;
  close(): Promise<void>;
}

/** `extra`: files that the site does not have, by address. */
export async function serve(
  site: string,
  path = '/some/where/',
  extra: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const server = createServer((request, response) => {
    const asked = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    const name = asked.startsWith(path) ? asked.slice(path.length) : '';
    const given = extra[name];
    const body = given === undefined ? readFile(join(site, name)) : Promise.resolve(given);
    body.then(
      (text) =>
        response
          .setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream')
          .setHeader('content-security-policy', POLICY)
          .setHeader('cache-control', 'max-age=600')
          .end(text),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  return {
    address: `http://127.0.0.1:${port}${path}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Pages of the documentation, from the site's folder. */
export const pagesOf = (site: string): string[] => filesUnder('docs', /\.html$/, site);
