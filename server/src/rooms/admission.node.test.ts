import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as Y from 'yjs';
import { encodeMessage, type Message, type WritableMessage } from '@firsat/protocol';
import type { Authorizer } from '../auth/authorizer.js';
import { createOpenAuthorizer } from '../auth/open.js';
import { FakeClock } from '../testing/fake-clock.js';
import { withIdentity } from '../testing/identity-server.js';
import { TestClient } from '../testing/test-client.js';
import { withServer } from '../testing/test-server.js';

const ofType =
  (type: Message['type']) =>
  (message: Message): boolean =>
    message.type === type;
const heard = (client: TestClient, type: Message['type']): readonly Message[] =>
  client.heard.filter(ofType(type));
const auth = (token: string): WritableMessage => ({
  type: 'auth',
  token,
  clientVersion: 'test',
  schema: 1,
  epoch: 0,
});
/** Moves time on in steps, with traffic in between: a socket that answers nothing for 20 s is cut. */
async function pass(clock: FakeClock, ms: number, clients: readonly TestClient[]): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    clock.advance(Math.min(left, 5_000));
    await Promise.all(
      clients.map(async (client) => {
        const answers = heard(client, 'sync-step-2').length;
        client.sendRaw({ type: 'sync-step-1', stateVector: Uint8Array.from([0]) });
        await client.until(
          () => heard(client, 'sync-step-2').length > answers || client.lastClose !== undefined,
        );
      }),
    );
  }
}
const closed = async (client: TestClient): Promise<number | undefined> => {
  await client.until(() => client.lastClose !== undefined);
  return client.lastClose?.code;
};

describe('admission', () => {
  it('F34 a token that ends while connected: NEED_AUTH, reading goes on, writes wait and are saved after the renewal', async () => {
    await withIdentity({}, async ({ client, clock, token, settle }) => {
      const ada = await client({ sub: 'ada', life: 15 });
      const bea = await client({ sub: 'bea', life: 3600 });
      await Promise.all([ada.connectAndSync(), bea.connectAndSync()]);
      ada.records.set('before', 1);
      await ada.saved();
      await pass(clock, 15_000, [ada, bea]);
      assert.equal(heard(ada, 'need-auth').length, 1);
      assert.deepEqual(heard(ada, 'need-auth')[0], { type: 'need-auth', reason: 'expired', graceMs: 30_000 });
      ada.records.set('inGrace', 2);
      ada.records.set('inGrace', 3);
      bea.records.set('fromBea', 1);
      await ada.until(() => ada.records.get('fromBea') === 1);
      await bea.saved();
      await settle();
      assert.equal(bea.records.has('inGrace'), false);
      assert.equal(ada.claimed, 1);
      await pass(clock, 29_000, [ada, bea]);
      ada.sendRaw(auth(await token({ sub: 'ada' })));
      await ada.until(() => heard(ada, 'role').length === 1);
      await ada.saved();
      await bea.until(() => bea.records.get('inGrace') === 3);
      await pass(clock, 60_000, [ada, bea]);
      assert.equal(ada.lastClose, undefined);
      assert.equal(ada.connected, true);
    });
  });

  it('F34 without a renewal the socket is closed with 4401 after 30 s, and what waited was neither applied nor acknowledged', async () => {
    await withIdentity({}, async ({ client, clock, server }) => {
      const ada = await client({ sub: 'ada', life: 15 });
      const bea = await client({ sub: 'bea', life: 3600 });
      await Promise.all([ada.connectAndSync(), bea.connectAndSync()]);
      await pass(clock, 15_000, [ada, bea]);
      ada.records.set('late', 1);
      await pass(clock, 29_999, [ada, bea]);
      assert.equal(ada.connected, true);
      clock.advance(1);
      assert.equal(await closed(ada), 4401);
      assert.equal(ada.claimed, 0);
      const again = await client({ sub: 'ada' });
      await again.connectAndSync();
      assert.equal(again.records.has('late'), false);
      assert.equal(bea.records.has('late'), false);
      assert.equal(server.health().status, 'ok');
      // The backlog is where it was, and comes with the next socket.
      Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(ada.doc));
      await again.saved();
      await bea.until(() => bea.records.get('late') === 1);
    });
  });

  it('AU12 a renewal before the end goes by unnoticed; one by somebody else, or with a bad token, ends the socket', async () => {
    await withIdentity({}, async ({ client, clock, token }) => {
      const ada = await client({ sub: 'ada', life: 15 });
      await ada.connectAndSync();
      await pass(clock, 10_000, [ada]);
      ada.sendRaw(auth(await token({ sub: 'ada' })));
      await ada.until(() => heard(ada, 'role').length === 1);
      assert.deepEqual(heard(ada, 'role')[0], { type: 'role', role: 'editor', exp: clock.now() + 900_000 });
      await pass(clock, 60_000, [ada]);
      assert.equal(heard(ada, 'need-auth').length, 0);
      const bea = await client({ sub: 'bea' });
      await bea.connectAndSync();
      ada.sendRaw(auth(await token({ sub: 'bea' })));
      bea.sendRaw(auth('no token'));
      assert.deepEqual([await closed(ada), await closed(bea)], [4401, 4401]);
    });
  });

  it('AU12 the ended token once more does not make the time of grace longer', async () => {
    await withIdentity({}, async ({ client, clock, token }) => {
      const ended = await token({ sub: 'ada', life: 15 });
      const ada = await client({ sub: 'ada', life: 15 });
      await ada.connectAndSync();
      await pass(clock, 15_000, [ada]);
      assert.equal(heard(ada, 'need-auth').length, 1);
      await pass(clock, 20_000, [ada]);
      ada.sendRaw(auth(ended));
      await pass(clock, 9_000, [ada]);
      assert.equal(ada.connected, true);
      clock.advance(1_000);
      assert.equal(await closed(ada), 4401);
    });
  });

  it('AU12 a change in pieces around the end of the token, with AUTH behind it, is saved whole', async () => {
    await withIdentity({}, async ({ client, clock, token }) => {
      const ada = await client({ sub: 'ada', life: 15 });
      await ada.connectAndSync();
      await pass(clock, 15_000, [ada]);
      ada.doc.transact(() => {
        for (let index = 0; index < 20; index++) ada.records.set(`k${index}`, 'x'.repeat(30_000));
      });
      ada.sendRaw(auth(await token({ sub: 'ada' })));
      await ada.saved();
      const other = await client({ sub: 'bea' });
      await other.connectAndSync();
      assert.equal(other.records.size, 20);
    });
  });

  it('AU12 a plain client, which cannot renew, is closed with 4401 when the token behind its ticket ends', async () => {
    await withIdentity({}, async ({ server, clock, token }) => {
      const answer = await fetch(`${server.url}/v1/tickets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token({ life: 15 })}`, 'content-type': 'application/json' },
        body: JSON.stringify({ workspace: 'w' }),
      });
      const { ticket } = (await answer.json()) as { ticket: string };
      const plain = new TestClient({ url: `${server.syncUrl}/w/1/core?ticket=${ticket}`, basic: true });
      plain.connect();
      await plain.until(() => heard(plain, 'sync-step-1').length === 1);
      await pass(clock, 14_999, [plain]);
      assert.equal(plain.connected, true);
      clock.advance(1);
      assert.equal(await closed(plain), 4401);
    });
  });

  it('F41 a removed member is closed with 4403 at once, everyone else stays; coming back is refused the same way', async () => {
    await withIdentity({}, async ({ client, storage, identity, settle }) => {
      const [ada, bea, carl] = await Promise.all([
        client({ sub: 'ada' }),
        client({ sub: 'bea' }),
        client({ sub: 'ada', ws: ['w', 'v'] }, 'v/1/core'),
      ]);
      await Promise.all([ada, bea, carl].map((each) => each.connectAndSync()));
      await storage.workspaces.setMember('w', 'ada', { role: 'none' });
      identity.news.notify({ workspace: 'w', user: 'ada' });
      assert.equal(await closed(ada), 4403);
      await settle();
      assert.equal(bea.connected, true);
      assert.equal(carl.connected, true);
      const again = await client({ sub: 'ada' });
      again.connect();
      assert.equal(await closed(again), 4403);
      assert.deepEqual(again.heard, []);
    });
  });

  it('F41 a change that nobody announced is found within 30 s', async () => {
    await withIdentity({}, async ({ client, storage, clock }) => {
      const ada = await client({ sub: 'ada' });
      await ada.connectAndSync();
      await storage.workspaces.setMember('w', 'ada', { role: 'none' });
      await pass(clock, 25_000, [ada]);
      assert.equal(ada.connected, true);
      await pass(clock, 10_000, [ada]);
      assert.equal(await closed(ada), 4403);
    });
  });

  it('F40 who becomes a reader is told by ROLE on the same socket, writes nothing from then on, and writes again as an editor', async () => {
    await withIdentity({}, async ({ client, storage, identity }) => {
      const ada = await client({ sub: 'ada' });
      const bea = await client({ sub: 'bea' });
      await Promise.all([ada.connectAndSync(), bea.connectAndSync()]);
      ada.records.set('asEditor', 1);
      await ada.saved();
      await storage.workspaces.setMember('w', 'ada', { role: 'reader' });
      identity.news.notify({ workspace: 'w', user: 'ada' });
      await ada.until(() => heard(ada, 'role').length === 1);
      assert.equal((heard(ada, 'role')[0] as { role: string }).role, 'reader');
      ada.records.set('asReader', 2);
      await ada.until(() => heard(ada, 'refused').length === 1);
      bea.records.set('fromBea', 3);
      await bea.saved();
      await ada.until(() => ada.records.get('fromBea') === 3);
      assert.equal(bea.records.has('asReader'), false);
      assert.equal(ada.claimed, 1);
      // The edit of the reader is offered again on a new socket after the promotion.
      await storage.workspaces.setMember('w', 'ada', { role: 'editor' });
      identity.news.notify({ workspace: 'w', user: 'ada' });
      await ada.until(() => heard(ada, 'role').length === 2);
      ada.drop();
      await ada.connectAndSync();
      await ada.saved();
      await bea.until(() => bea.records.get('asReader') === 2);
    });
  });

  it('F40 D74 a reader who comes back with edits of before: refused, the document is unchanged', async () => {
    await withIdentity({}, async ({ client, storage }) => {
      const bea = await client({ sub: 'bea' });
      await bea.connectAndSync();
      const ada = await client({ sub: 'ada' });
      await ada.connectAndSync();
      ada.drop();
      ada.records.set('offline', 1);
      await storage.workspaces.setMember('w', 'ada', { role: 'reader' });
      await ada.connectAndSync();
      await ada.until(() => heard(ada, 'refused').length === 1);
      assert.equal(ada.claimed, 0);
      bea.records.set('x', 1);
      await bea.saved();
      assert.equal(bea.records.has('offline'), false);
      assert.equal((heard(ada, 'hello').at(-1) as { role: string }).role, 'reader');
    });
  });

  it('AU6 a right that changes while the session is being admitted or renewed counts', async () => {
    const clock = new FakeClock();
    const open = createOpenAuthorizer();
    let answer: () => void = () => undefined;
    let notify: (change: { workspace: string; user: string | undefined }) => void = () => undefined;
    let reader = false;
    const authorizer: Authorizer = {
      ...open,
      async authorize(request) {
        const access = await open.authorize(request);
        await new Promise<void>((resolve) => (answer = resolve));
        return access; // as it was when the question came
      },
      async review(document, access) {
        return { ...access, role: reader ? 'reader' : access.role };
      },
      watch(listener) {
        notify = listener;
        return () => undefined;
      },
    };
    const pending = async (): Promise<void> => {
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    };
    await withServer({ authorizer, clock }, async ({ syncUrl, health }) => {
      const client = new TestClient({ url: `${syncUrl}/w/1/core` });
      client.connect();
      while (health().sessions === 0) await new Promise(setImmediate);
      await pending();
      reader = true;
      notify({ workspace: 'w', user: 'local' });
      answer();
      await client.until(() => client.synced);
      assert.equal((heard(client, 'hello')[0] as { role: string }).role, 'reader');
      reader = false;
      client.sendRaw(auth(''));
      await pending();
      reader = true;
      notify({ workspace: 'w', user: undefined });
      answer();
      await client.until(() => heard(client, 'role').length > 0);
      await pending();
      assert.deepEqual(
        heard(client, 'role').map((message) => message.type === 'role' && message.role),
        ['reader'], // never, not for a moment, what the old answer said
      );
      client.drop();
    });
  });

  it('SE9 a path of another epoch is answered with the current one and 4409, before and while connected; a plain client gets 4409', async () => {
    await withIdentity({}, async ({ client, storage, identity, server, token }) => {
      const ada = await client({ sub: 'ada' });
      await ada.connectAndSync();
      await storage.workspaces.raiseEpoch('w', 1, 2);
      identity.news.notify({ workspace: 'w', user: undefined });
      assert.equal(await closed(ada), 4409);
      assert.deepEqual(heard(ada, 'epoch'), [{ type: 'epoch', epoch: 2 }]);
      ada.heard.length = 0;
      ada.records.set('oldHistory', 1);
      ada.connect();
      assert.equal(await closed(ada), 4409);
      assert.deepEqual(ada.heard, [{ type: 'epoch', epoch: 2 }]);
      const answer = await fetch(`${server.url}/v1/tickets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ workspace: 'w' }),
      });
      const { ticket } = (await answer.json()) as { ticket: string };
      const plain = new TestClient({ url: `${server.syncUrl}/w/1/core?ticket=${ticket}`, basic: true });
      plain.connect();
      assert.equal(await closed(plain), 4409);
      assert.deepEqual(plain.heard, []);
      const current = await client({ sub: 'ada' }, 'w/2/core');
      await current.connectAndSync();
      assert.equal(current.records.size, 0);
      assert.equal((await storage.load('w/1/core')).seq, 0);
    });
  });

  it('SE11 a plain client that sends much before it is admitted is closed; nobody judging it in time is 4503', async () => {
    const clock = new FakeClock();
    const authorizer: Authorizer = {
      ...createOpenAuthorizer(),
      authorize: () => new Promise(() => undefined),
    };
    await withServer({ authorizer, clock }, async ({ syncUrl, health }) => {
      const greedy = new TestClient({ url: `${syncUrl}/w/1/core`, basic: true });
      const patient = new TestClient({ url: `${syncUrl}/w/1/core`, basic: true });
      const ours = new TestClient({ url: `${syncUrl}/w/1/core`, token: 'x' });
      for (const each of [greedy, patient, ours]) each.connect();
      while (!greedy.connected) await new Promise(setImmediate);
      const frame = encodeMessage({ type: 'update', update: new Uint8Array(700_000) });
      greedy.sendRaw(frame);
      greedy.sendRaw(frame);
      assert.equal(await closed(greedy), 4529);
      while (health().sessions < 2 || !ours.connected) await new Promise(setImmediate);
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
      clock.advance(5_000);
      assert.deepEqual([await closed(patient), await closed(ours)], [4503, 4503]);
      assert.equal(health().rooms, 0);
    });
  });
});
