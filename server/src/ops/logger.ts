/** Levels, most urgent first. `error` means that a person must look; a bad frame is `info`. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Values that may be logged: never content of documents, never tokens. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Structured log: a stable event code and fields. */
export interface Logger {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
}

/** One JSON object per line, for events of `level` and more urgent ones. */
export function createLogger(level: LogLevel, write: (line: string) => void, now: () => number): Logger {
  const threshold = LOG_LEVELS.indexOf(level);
  const log =
    (name: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (LOG_LEVELS.indexOf(name) > threshold) return;
      write(JSON.stringify({ time: new Date(now()).toISOString(), level: name, event, ...fields }));
    };
  return { error: log('error'), warn: log('warn'), info: log('info'), debug: log('debug') };
}
