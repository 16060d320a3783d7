import * as z from 'zod/mini';
import { LOG_LEVELS } from './ops/logger.js';
import { StartError } from './start-error.js';

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));

const SCHEMA = z.object({
  FIRSAT_PORT: z._default(port, 8787),
  FIRSAT_HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  FIRSAT_DATA: z._default(z.string().check(z.minLength(1)), './data'),
  LOG_LEVEL: z._default(z.enum(LOG_LEVELS), 'info'),
});

/** The settings of the process. */
export type Config = z.infer<typeof SCHEMA>;

/** One line per setting, for `--help` and the README. */
export const SETTINGS: Readonly<Record<keyof Config, { readonly fallback: string; readonly text: string }>> =
  {
    FIRSAT_PORT: { fallback: '8787', text: 'port to listen on; 0 = any free one' },
    FIRSAT_HOST: {
      fallback: '127.0.0.1',
      text: 'address to listen on; only loopback while there is no authentication',
    },
    FIRSAT_DATA: { fallback: './data', text: 'folder of the SQLite file; made when it is missing' },
    LOG_LEVEL: { fallback: 'info', text: LOG_LEVELS.join(', ') },
  };

/**
 * Reads the settings. An empty value counts as not set.
 *
 * @throws StartError that names the setting and what it may be
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => {
      const text = environment[name];
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );
  const read = SCHEMA.safeParse(given);
  if (read.success) return read.data;
  const name = String(read.error.issues[0]?.path[0] ?? '');
  const setting = Object.entries(SETTINGS).find(([key]) => key === name)?.[1];
  throw new StartError(
    `setting ${name} has a bad value ${JSON.stringify(environment[name])} (${setting?.text ?? ''})`,
  );
}

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { fallback, text }]) => `  ${name.padEnd(13)} ${text} (default ${fallback})`,
  );
  return ['firsat-server: sync server of Firsat', '', 'Settings, from the environment:', ...rows, ''].join(
    '\n',
  );
}
