import { readConfig } from '../config.js';
import { createIdentity, readIdentity, type Identity } from '../identity.js';
import { createMemoryStorage } from '../storage/memory.js';
import type { Storage } from '../storage/storage.js';
import { FakeClock } from './fake-clock.js';
import { TestClient } from './test-client.js';
import { withServer, type TestServer, type TestServerOptions } from './test-server.js';
import { signToken, TEST_SECRET, type TokenWish } from './tokens.js';

/** A server that asks for tokens, with everything a test needs to let people in. */
export interface IdentityServer {
  readonly server: TestServer;
  readonly clock: FakeClock;
  readonly storage: Storage;
  readonly identity: Identity;
  token(wish?: TokenWish): Promise<string>;
  /** A client with such a token, not connected. */
  client(wish?: TokenWish, path?: string): Promise<TestClient>;
  /** Lets work that waits for promises only (no timers, no sockets) go on. */
  settle(): Promise<void>;
}

export interface IdentityServerOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly server?: TestServerOptions;
  readonly storage?: Storage;
}

export const TEST_ADMIN = 'an-admin-token-of-tests-longer-than-32-bytes';

/** Starts it with a shared secret, all origins and a clock that stands still. */
export async function withIdentity(
  options: IdentityServerOptions,
  work: (fixture: IdentityServer) => Promise<void>,
): Promise<void> {
  const clock = new FakeClock();
  const storage = options.storage ?? createMemoryStorage();
  const config = readConfig({
    FIRSAT_JWT_SECRET: TEST_SECRET,
    FIRSAT_ADMIN_TOKEN: TEST_ADMIN,
    FIRSAT_ORIGINS: '*',
    ...options.settings,
  });
  const silent = (): void => undefined;
  const identity = createIdentity(config, readIdentity(config), {
    workspaces: storage.workspaces,
    clock,
    logger: { error: silent, warn: silent, info: silent, debug: silent },
  });
  await withServer(
    {
      storage,
      clock,
      authorizer: identity.authorizer,
      origins: identity.origins,
      routes: (context) => identity.routes(context),
      ...options.server,
    },
    async (server) => {
      const token = (wish?: TokenWish): Promise<string> => signToken(clock, wish);
      const clients: TestClient[] = [];
      try {
        await work({
          server,
          clock,
          storage,
          identity,
          token,
          async client(wish, path = 'w/1/core') {
            const made = new TestClient({ url: `${server.syncUrl}/${path}`, token: await token(wish) });
            clients.push(made);
            return made;
          },
          async settle() {
            for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
          },
        });
      } finally {
        for (const client of clients) client.drop();
      }
    },
  );
}
