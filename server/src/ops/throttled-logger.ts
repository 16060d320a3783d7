import type { Clock } from '../clock.js';
import type { LogFields, Logger } from './logger.js';

export interface ThrottleOptions {
  /** Lines of one event within one window that are written. */
  readonly lines: number;
  readonly windowMs: number;
}

const DEFAULT: ThrottleOptions = { lines: 20, windowMs: 10_000 };

interface Window {
  written: number;
  held: number;
}

/**
 * Writes the first lines of an event and then, once per window, how many were held back: whoever sends a
 * thousand broken frames must not fill the log with them (CF6). Events are counted apart by level and code; the
 * codes are ours, so a client cannot make new ones. `debug` is for looking closely and is not held back.
 */
export function throttled(logger: Logger, clock: Clock, options: ThrottleOptions = DEFAULT): Logger {
  const windows = new Map<string, Window>();
  const at =
    (level: 'error' | 'warn' | 'info') =>
    (event: string, fields?: LogFields): void => {
      const key = `${level} ${event}`;
      let window = windows.get(key);
      if (!window) {
        const opened: Window = { written: 0, held: 0 };
        window = opened;
        windows.set(key, opened);
        clock.after(options.windowMs, () => {
          windows.delete(key);
          if (opened.held > 0) logger[level]('lines-held-back', { of: event, count: opened.held });
        });
      }
      if (window.written >= options.lines) {
        window.held++;
        return;
      }
      window.written++;
      logger[level](event, fields);
    };
  return {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug(event, fields) {
      logger.debug(event, fields);
    },
  };
}
