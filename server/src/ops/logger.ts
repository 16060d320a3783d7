import { createHmac, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { scrubText, SECRET_FIELDS } from './redact.js';

/** Levels, most urgent first. `error` means that a person must look; a bad frame is `info`. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Values that may be logged: never content of documents, never tokens. `user` is written as a hash. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Structured log: a stable event code and fields. */
export interface Logger {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
}

export interface LoggerOptions {
  /**
   * Secret for the hashes of user ids. The same salt gives the same hash in every process and after a
   * restart; without one, hashes can be compared within one life of the process only.
   */
  readonly salt?: string;
}

const HASH_LENGTH = 12;

/**
 * One JSON object per line, for events of `level` and more urgent ones (CF6).
 *
 * What a caller hands over by mistake does not come out: fields with the name of a secret and anything that
 * looks like a token or a query string are masked, user ids are hashed.
 */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void,
  now: () => number,
  options: LoggerOptions = {},
): Logger {
  const salt = options.salt ?? randomBytes(16).toString('hex');
  const hashed = (user: string): string =>
    createHmac('sha256', salt).update(user).digest('hex').slice(0, HASH_LENGTH);
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: {
        level: (name) => ({ level: name }),
        log: (fields) =>
          Object.fromEntries(
            Object.entries(fields).map(([name, value]) => {
              if (typeof value !== 'string') return [name, value];
              return [name, name === 'user' ? hashed(value) : scrubText(value)];
            }),
          ),
      },
      redact: { paths: [...SECRET_FIELDS], censor: '[redacted]' },
    },
    {
      write(line: string) {
        write(line.trimEnd());
      },
    },
  );
  const at =
    (name: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: LogFields = {}): void => {
      log[name](fields, event);
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}
