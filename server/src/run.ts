import { resolve } from 'node:path';
import { createServer, isLoopback } from './app.js';
import { createOpenAuthorizer } from './auth/open.js';
import { systemClock } from './clock.js';
import { helpText, readConfig } from './config.js';
import { createLogger } from './ops/logger.js';
import { StartError } from './start-error.js';
import { createSqliteStorage } from './storage/sqlite.js';
import type { Storage } from './storage/storage.js';

/** The process as the program sees it. */
export interface ProcessFace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly arguments: readonly string[];
  print(line: string): void;
  complain(line: string): void;
  exit(code: number): void;
  /** Calls `stop` when somebody asks the process to end. */
  onStop(stop: () => void): void;
}

/** Replaceable parts, for tests of the whole process. */
export interface RunParts {
  readonly wrapStorage?: (storage: Storage) => Storage;
}

/** A shutdown that takes longer is cut. */
const EXIT_MS = 15_000;

/** Runs the server until it is asked to stop. Problems that an operator can solve are one line and exit code 1. */
export async function run(face: ProcessFace, parts: RunParts = {}): Promise<void> {
  if (face.arguments.some((argument) => argument === '--help' || argument === '-h')) {
    face.print(helpText());
    return;
  }
  try {
    await start(face, parts);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    face.complain(`firsat-server: ${error.message}`);
    face.exit(1);
  }
}

async function start(face: ProcessFace, parts: RunParts): Promise<void> {
  const config = readConfig(face.environment);
  const folder = resolve(config.FIRSAT_DATA);
  const authorizer = createOpenAuthorizer();
  if (!isLoopback(config.FIRSAT_HOST))
    throw new StartError(
      `refusing to listen on ${config.FIRSAT_HOST} without authentication: set FIRSAT_HOST=127.0.0.1 ` +
        '(authentication is not part of this version yet)',
    );
  const logger = createLogger(
    config.LOG_LEVEL,
    (line) => face.complain(line),
    () => systemClock.now(),
  );
  const sqlite = createSqliteStorage(folder);
  const storage = parts.wrapStorage?.(sqlite) ?? sqlite;
  try {
    const server = await createServer({
      storage,
      authorizer,
      logger,
      host: config.FIRSAT_HOST,
      port: config.FIRSAT_PORT,
    });
    face.onStop(() => {
      systemClock.after(EXIT_MS, () => {
        face.exit(1);
      });
      void server.close().then(() => {
        face.exit(0);
      });
    });
    face.print(`firsat-server ready at ${server.url} (data in ${folder})`);
  } catch (error) {
    await storage.close().catch(() => undefined);
    throw error;
  }
}
