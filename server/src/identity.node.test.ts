import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import { WebSocket } from 'ws';
import { createServer } from './app.js';
import { systemClock } from './clock.js';
import { createMemoryStorage } from './storage/memory.js';
import { withIdentity } from './testing/identity-server.js';
import { runToEnd, startServerProcess, type ServerProcess } from './testing/server-process.js';
import { temporaryFolder } from './testing/temporary-folder.js';
import { TestClient } from './testing/test-client.js';
import { signToken } from './testing/tokens.js';

/** Everything that a process writes from now on. */
function listen({ child }: ServerProcess): () => string {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

const post = (url: string, token: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('identity of the process', () => {
  it('AU2 a public address without authentication is one line that says what to set; with it, it is taken', async () => {
    for (const FIRSAT_HOST of ['0.0.0.0', '192.0.2.1']) {
      const { code, err } = await runToEnd({ FIRSAT_HOST });
      assert.equal(code, 1);
      assert.match(
        err,
        /^firsat-server: refusing to listen on .*FIRSAT_JWKS_URL.*FIRSAT_ORIGINS.*127\.0\.0\.1\n$/,
      );
    }
    await withIdentity({}, async ({ identity }) => {
      const storage = createMemoryStorage();
      const silent = (): void => undefined;
      const logger = { error: silent, warn: silent, info: silent, debug: silent };
      const server = await createServer({
        storage,
        authorizer: identity.authorizer,
        logger,
        host: '0.0.0.0',
      });
      await server.close();
    });
  });

  it('CF7 with keys of an issuer: people come in, and at level debug neither tokens, tickets nor secrets are written', async () => {
    const folder = temporaryFolder();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'EdDSA', use: 'sig' };
    const issuer = createHttpServer((_request, response) => {
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    issuer.listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    const admin = 'admin-token-of-this-test-0123456789abcdef';
    const adminFile = join(folder.path, 'admin');
    writeFileSync(adminFile, `${admin}\n`);
    const server = await startServerProcess(join(folder.path, 'data'), undefined, {
      LOG_LEVEL: 'debug',
      FIRSAT_JWKS_URL: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`,
      FIRSAT_JWT_AUDIENCE: 'firsat',
      FIRSAT_ORIGINS: '*',
      FIRSAT_ADMIN_TOKEN_FILE: adminFile,
    });
    const said = listen(server);
    try {
      const sign = { alg: 'EdDSA', kid: 'k', key: pair.privateKey, aud: 'firsat' };
      const good = await signToken(systemClock, sign);
      const bad = await signToken(systemClock, { ...sign, aud: 'another' });
      const client = new TestClient({ url: `${server.syncUrl}/w/1/core`, token: good });
      await client.connectAndSync();
      client.records.set('a', 1);
      await client.saved();
      const stranger = new TestClient({ url: `${server.syncUrl}/w/1/core`, token: bad });
      stranger.connect();
      await stranger.until(() => stranger.lastClose?.code === 4401);
      const { ticket } = (await (
        await post(`${server.url}/v1/tickets`, good, { workspace: 'w' })
      ).json()) as {
        ticket: string;
      };
      for (let use = 0; use < 2; use++) {
        const plain = new WebSocket(`${server.syncUrl}/w/1/core?ticket=${ticket}`);
        await Promise.race([once(plain, 'message'), once(plain, 'close')]);
        plain.terminate();
      }
      assert.equal(
        (await post(`${server.url}/v1/tickets?token=${bad}`, bad, { workspace: 'w' })).status,
        401,
      );
      const members = `${server.url}/v1/workspaces/w/members/ada`;
      const removed = await fetch(members, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${admin}` },
      });
      assert.equal(removed.status, 204);
      await client.until(() => client.lastClose?.code === 4403);
      assert.equal(await server.terminate(), 0);
      const log = said();
      assert.match(log, /"event":"member-changed"/);
      assert.match(log, /"event":"session-close"/);
      for (const secret of [good, bad, ticket, admin, good.split('.')[2] ?? '', ticket.slice(-20)])
        assert.equal(log.includes(secret), false);
      assert.equal(/ticket=|token=|"ada"/.test(log), false);
    } finally {
      await server.kill();
      issuer.close();
      folder.remove();
    }
  });
});
