import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startServerProcess } from '../../server/src/testing/server-process.js';
import { temporaryFolder } from '../../server/src/testing/temporary-folder.js';
import { TestClient } from '../../server/src/testing/test-client.js';
import { createHostBackend } from '../../demo/host-backend.js';

const SECRET = 'secret of a host and its sync server';

describe('host back end of the demo', () => {
  it('AU3 people whom the host has signed in connect with its tokens, with the role that it gives them', async () => {
    const folder = temporaryFolder();
    const sync = await startServerProcess(folder.path, undefined, {
      FIRSAT_JWT_SECRET: SECRET,
      FIRSAT_JWT_AUDIENCE: 'firsat',
      FIRSAT_ORIGINS: '*',
    });
    const host = createHostBackend({
      secret: SECRET,
      audience: 'firsat',
      workspace: 'acme',
      people: [
        { id: 'ada', name: 'Ada', role: 'editor' },
        { id: 'rita', name: 'Rita', role: 'reader' },
      ],
    });
    try {
      const url = await host.listen({ host: '127.0.0.1', port: 0 });
      const login = (user: string): Promise<Response> =>
        fetch(`${url}/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ user }),
        });
      assert.equal((await login('eve')).status, 401);
      assert.equal((await fetch(`${url}/firsat-token`)).status, 401);
      assert.equal(
        (await fetch(`${url}/firsat-token`, { headers: { cookie: 'host_session=x' } })).status,
        401,
      );
      const clientOf = async (user: string): Promise<TestClient> => {
        const answer = await login(user);
        assert.match(answer.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/);
        const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
        const token = await (await fetch(`${url}/firsat-token`, { headers: { cookie } })).text();
        return new TestClient({ url: `${sync.syncUrl}/acme/1/core`, token });
      };
      const [ada, rita] = [await clientOf('ada'), await clientOf('rita')];
      await Promise.all([ada.connectAndSync(), rita.connectAndSync()]);
      ada.records.set('a', 1);
      await ada.saved();
      await rita.until(() => rita.records.get('a') === 1);
      rita.records.set('b', 2);
      await rita.until(() => rita.heard.some(({ type }) => type === 'refused'));
      const stranger = new TestClient({ url: `${sync.syncUrl}/acme/1/core` });
      stranger.connect();
      await stranger.until(() => stranger.lastClose?.code === 4401);
      for (const client of [ada, rita]) client.drop();
    } finally {
      await host.close();
      await sync.kill();
      folder.remove();
    }
  });
});
