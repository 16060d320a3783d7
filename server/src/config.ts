import * as z from 'zod/mini';
import { isOrigin } from './auth/origin-policy.js';
import { MIN_SECRET_BYTES } from './auth/token-keys.js';
import { LOG_LEVELS } from './ops/logger.js';
import { StartError } from './start-error.js';
import { readProxies } from './transport/client-address.js';

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));
const count = (least: number, most: number) =>
  z.coerce.number().check(z.int(), z.minimum(least), z.maximum(most));
const text = z.string().check(z.minLength(1));
const secret = z.string().check(z.refine((value) => Buffer.byteLength(value) >= MIN_SECRET_BYTES));
const list = (isPart: (part: string) => boolean) =>
  z.string().check(z.refine((value) => splitList(value).every(isPart)));

const SCHEMA = z.object({
  FIRSAT_PORT: z._default(port, 8787),
  FIRSAT_HOST: z._default(text, '127.0.0.1'),
  FIRSAT_DATA: z._default(text, './data'),
  FIRSAT_HISTORY_DAYS: z._default(count(0, 36_500), 30),
  LOG_LEVEL: z._default(z.enum(LOG_LEVELS), 'info'),
  FIRSAT_JWKS_URL: z.optional(z.string().check(z.refine(isKeyAddress))),
  FIRSAT_JWT_SECRET: z.optional(secret),
  FIRSAT_JWT_SECRET_FILE: z.optional(text),
  FIRSAT_JWT_ISSUER: z.optional(text),
  FIRSAT_JWT_AUDIENCE: z.optional(text),
  FIRSAT_TOKEN_LIFE: z._default(count(60, 86_400), 3_600),
  FIRSAT_ORIGINS: z.optional(list((part) => part === '*' || isOrigin(part))),
  FIRSAT_TRUSTED_PROXIES: z.optional(list(isNetwork)),
  FIRSAT_ADMIN_TOKEN: z.optional(secret.check(z.regex(/^[\x21-\x7e]+$/))),
  FIRSAT_ADMIN_TOKEN_FILE: z.optional(text),
  FIRSAT_CONNECTIONS_PER_WORKSPACE: z._default(count(1, 100_000), 300),
  FIRSAT_CONNECTIONS_PER_USER: z._default(count(1, 100_000), 60),
  FIRSAT_MIN_SCHEMA: z._default(count(1, 1_000_000), 1),
  FIRSAT_UPGRADES_PER_SECOND: z._default(count(1, 100_000), 10),
  FIRSAT_METRICS_PORT: z.optional(port),
  FIRSAT_METRICS_HOST: z._default(text, '127.0.0.1'),
  FIRSAT_LOG_SALT: z.optional(text),
});

/** The settings of the process. */
export type Config = z.infer<typeof SCHEMA>;

interface Setting {
  readonly fallback: string;
  readonly text: string;
  /** Never printed, whatever is wrong with it. */
  readonly secret?: true;
}

/** One line per setting, for `--help` and the README. */
export const SETTINGS: Readonly<Record<keyof Config, Setting>> = {
  FIRSAT_PORT: { fallback: '8787', text: 'port to listen on; 0 = any free one' },
  FIRSAT_HOST: { fallback: '127.0.0.1', text: 'address to listen on; only loopback without authentication' },
  FIRSAT_DATA: { fallback: './data', text: 'folder of the SQLite file; made when it is missing' },
  FIRSAT_HISTORY_DAYS: {
    fallback: '30',
    text: 'days that the history reaches back; 0 = as short as safety allows',
  },
  LOG_LEVEL: { fallback: 'info', text: LOG_LEVELS.join(', ') },
  FIRSAT_JWKS_URL: {
    fallback: 'none',
    text: 'https address of the public keys (JWKS) of who issues tokens: EdDSA, ES256, RS256',
  },
  FIRSAT_JWT_SECRET: {
    fallback: 'none',
    text: 'or: secret that tokens are signed with (HS256), at least 32 bytes',
    secret: true,
  },
  FIRSAT_JWT_SECRET_FILE: { fallback: 'none', text: 'or: file that holds this secret' },
  FIRSAT_JWT_ISSUER: { fallback: 'none', text: 'required iss of tokens; none = any' },
  FIRSAT_JWT_AUDIENCE: {
    fallback: 'none',
    text: 'required aud of tokens; needed with FIRSAT_JWKS_URL; none = any',
  },
  FIRSAT_TOKEN_LIFE: { fallback: '3600', text: 'longest life (exp - iat) of a token, seconds, up to 86400' },
  FIRSAT_ORIGINS: {
    fallback: 'none',
    text: 'pages that may connect, as https://crm.example.com, separated by commas; * = any; needed with authentication',
  },
  FIRSAT_TRUSTED_PROXIES: {
    fallback: 'none',
    text: 'addresses or networks, separated by commas, whose X-Forwarded-For is believed',
  },
  FIRSAT_ADMIN_TOKEN: {
    fallback: 'none',
    text: "token of the host's back end for the members API, at least 32 bytes without spaces",
    secret: true,
  },
  FIRSAT_ADMIN_TOKEN_FILE: { fallback: 'none', text: 'or: file that holds this token' },
  FIRSAT_CONNECTIONS_PER_WORKSPACE: { fallback: '300', text: 'open connections of one workspace' },
  FIRSAT_CONNECTIONS_PER_USER: {
    fallback: '60',
    text: 'open connections of one user; a page has about three',
  },
  FIRSAT_MIN_SCHEMA: {
    fallback: '1',
    text: 'oldest document schema of clients; older programs are told to reload',
  },
  FIRSAT_UPGRADES_PER_SECOND: {
    fallback: '10',
    text: 'new connections per second of one address; 20 times as many at once',
  },
  FIRSAT_METRICS_PORT: {
    fallback: 'none',
    text: 'port of /metrics (with /healthz and /readyz) for operators; 0 = any free one; none = no metrics',
  },
  FIRSAT_METRICS_HOST: {
    fallback: '127.0.0.1',
    text: 'address of that port; whoever reaches it may read the metrics',
  },
  FIRSAT_LOG_SALT: {
    fallback: 'none',
    text: 'secret that user ids in the log are hashed with; none = another one at each start',
    secret: true,
  },
};

/** The parts of a list, without spaces around them. */
export function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Keys that come over an open network could be anybody's. */
function isKeyAddress(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return (
      protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
    );
  } catch {
    return false;
  }
}

function isNetwork(part: string): boolean {
  try {
    readProxies([part]);
    return true;
  } catch {
    return false;
  }
}

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
  const value = setting?.secret ? '' : ` ${JSON.stringify(environment[name])}`;
  throw new StartError(`setting ${name} has a bad value${value} (${setting?.text ?? ''})`);
}

/** What `--help` prints. */
export function helpText(commands: readonly string[] = []): string {
  const width = Math.max(...Object.keys(SETTINGS).map((name) => name.length));
  const rows = Object.entries(SETTINGS).map(
    ([name, { fallback, text: meaning }]) => `  ${name.padEnd(width)} ${meaning} (default ${fallback})`,
  );
  return [
    'firsat-server: sync server of Firsat',
    '',
    'Commands; without one, it serves:',
    ...commands,
    '',
    'Settings, from the environment:',
    ...rows,
    '',
  ].join('\n');
}
