import { fileURLToPath } from 'node:url';
import { relative, resolve } from 'node:path';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * What Node is started with for an entry of the server, given as its source. `npm test` has translated the sources once, for a process that only translates
 * them takes longer to start than it lives; whoever runs one file alone runs the sources.
 */
export function entryArguments(entry: string): string[] {
  const built = process.env['FIRSAT_SERVER_BUILD'];
  if (!built) return ['--conditions=firsat-source', '--import', 'tsx', entry];
  return [resolve(built, relative(REPOSITORY, entry).replace(/\.ts$/, '.js'))];
}
