// Our server as it is, with SQLite and every commit on the disk; only the limits per client are raised, since one program
// plays all clients here.
import { DEFAULT_LIMITS } from '@firsat/protocol';
import { createServer } from '../../../../server/src/app.js';
import { createOpenAuthorizer } from '../../../../server/src/auth/open.js';
import { createSqliteStorage } from '../../../../server/src/storage/sqlite.js';
import { serveUsage } from './usage.js';

const silent = (): void => undefined;
const server = await createServer({
  storage: createSqliteStorage(process.argv[2] ?? ''),
  authorizer: createOpenAuthorizer(),
  logger: { error: console.error, warn: silent, info: silent, debug: silent },
  limits: {
    ...DEFAULT_LIMITS,
    connectionsPerWorkspace: 1e6,
    connectionsPerUser: 1e6,
    messagesPerSecond: 1e9,
    bytesPerSecond: 1e12,
    messageBurst: 1e9,
    structsPerSecond: 1e9,
    newClientsPerDay: 1e6,
  },
});
serveUsage(server.port, () => server.health().rooms);
