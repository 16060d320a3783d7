import { createServer, type RunningServer, type ServerOptions } from '../app.js';
import { createOpenAuthorizer } from '../auth/open.js';
import type { Logger, LogFields } from '../ops/logger.js';
import { createMemoryStorage } from '../storage/memory.js';

/** A server on a free port, with the log that it wrote. */
export interface TestServer extends RunningServer {
  /** `ws://…/v1/sync` */
  readonly syncUrl: string;
  /** Events as `level event`, oldest first. */
  readonly log: readonly string[];
}

/** Everything is optional: memory, an open door, the system's clock. */
export type TestServerOptions = Partial<Omit<ServerOptions, 'logger' | 'host' | 'port'>>;

/** Starts a server on port 0 and hands it to `work`; closes it whatever happens. */
export async function withServer<T>(
  options: TestServerOptions,
  work: (server: TestServer) => Promise<T>,
): Promise<T> {
  const log: string[] = [];
  const note =
    (level: string) =>
    (event: string, _fields?: LogFields): void => {
      log.push(`${level} ${event}`);
    };
  const logger: Logger = {
    error: note('error'),
    warn: note('warn'),
    info: note('info'),
    debug: note('debug'),
  };
  const running = await createServer({
    ...options,
    storage: options.storage ?? createMemoryStorage(),
    authorizer: options.authorizer ?? createOpenAuthorizer(),
    logger,
  });
  try {
    return await work(
      Object.assign(running, { log, syncUrl: `${running.url.replace('http', 'ws')}/v1/sync` }),
    );
  } finally {
    await running.close();
  }
}
