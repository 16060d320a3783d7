import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE } from '@firsat/protocol';
import { createMemoryStorage } from '../storage/memory.js';
import { FakeClock } from '../testing/fake-clock.js';
import { signToken, TEST_SECRET, type TokenWish } from '../testing/tokens.js';
import { parseSyncPath, type DocumentName } from '../transport/sync-path.js';
import { createAccessNews } from './access-news.js';
import type { Access, Denial, Grant } from './authorizer.js';
import { JwtAuthorizer } from './jwt-authorizer.js';
import { createOpenAuthorizer } from './open.js';
import { createOriginPolicy, isOrigin, LOOPBACK_ORIGINS } from './origin-policy.js';
import { judgeRight } from './roles.js';
import { TicketOffice } from './ticket-office.js';
import { createSecretKeys } from './token-keys.js';
import { createTokenVerifier } from './token-verifier.js';

const documentOf = (path: string): DocumentName => {
  const document = parseSyncPath(`/v1/sync/${path}`);
  assert.ok(document);
  return document;
};
const rowOf = (verdict: Access | Denial): number | string => (verdict.ok ? verdict.role : verdict.row.code);

async function setup(origins: readonly string[] = ['*']) {
  const clock = new FakeClock();
  const storage = createMemoryStorage();
  await storage.open();
  const reads: string[] = [];
  const { workspaces } = storage;
  const watched: typeof workspaces = {
    ...workspaces,
    find: (workspace) => (reads.push(workspace), workspaces.find(workspace)),
    membership: (workspace, user) => (reads.push(workspace), workspaces.membership(workspace, user)),
    ensure: (workspace) => (reads.push(workspace), workspaces.ensure(workspace)),
  };
  let secrets = 0;
  const tickets = new TicketOffice<Grant>({ clock, newSecret: () => String(secrets++).padStart(43, 'A') });
  const authorizer = new JwtAuthorizer({
    verifier: createTokenVerifier({ keys: createSecretKeys(TEST_SECRET), clock, maxLifeMs: 3_600_000 }),
    tickets,
    workspaces: watched,
    origins: createOriginPolicy(origins),
    news: createAccessNews(),
  });
  const ask = async (
    wish: TokenWish = {},
    path = 'w/1/core',
    origin: string | null = null,
  ): Promise<Access | Denial> =>
    authorizer.authorize({
      document: documentOf(path),
      token: await signToken(clock, wish),
      ticket: '',
      origin,
    });
  const useTicket = (
    ticket: string,
    path = 'w/1/core',
    origin: string | null = null,
  ): Promise<Access | Denial> =>
    authorizer.authorize({ document: documentOf(path), token: '', ticket, origin });
  const grant = async (wish: TokenWish = {}): Promise<Grant> => {
    const granted = await authorizer.grantOfToken(await signToken(clock, wish), 'w');
    assert.ok(!('ok' in granted));
    return granted;
  };
  return { clock, workspaces, reads, tickets, authorizer, ask, useTicket, grant };
}

describe('JWT authorizer', () => {
  it('AU5 a token alone decides while the table does not know its user; with a row the lower role counts', async () => {
    const { ask, workspaces } = await setup();
    for (const role of ['owner', 'editor', 'reader']) assert.equal(rowOf(await ask({ role })), role);
    await workspaces.setMember('w', 'ada', { role: 'reader' });
    assert.equal(rowOf(await ask({ role: 'owner' })), 'reader');
    await workspaces.setMember('w', 'ada', { role: 'owner' });
    assert.equal(rowOf(await ask({ role: 'editor' })), 'editor');
    await workspaces.setMember('w', 'ada', { role: 'none' });
    assert.equal(rowOf(await ask({ role: 'owner' })), 4403);
    assert.equal(rowOf(await ask({ role: 'owner', ws: 'v' }, 'v/1/core')), 'owner');
    assert.equal(rowOf(await ask({ role: 'reader', sub: 'bea' })), 'reader');
  });

  it('AU5 a token of before notBefore is 4401, also when reviewed; one of after it counts', async () => {
    const { ask, workspaces, clock, authorizer } = await setup();
    const early = await ask();
    assert.ok(early.ok);
    clock.advance(5_000);
    await workspaces.setMember('w', 'ada', { role: 'editor', notBefore: clock.now() });
    assert.equal(rowOf(await ask({ issued: -1 })), 4401);
    assert.equal(rowOf(await authorizer.review(documentOf('w/1/core'), early)), 4401);
    assert.equal(rowOf(await ask()), 'editor');
  });

  it('AU5 a read-only workspace has readers only, a deleted one is unknown', async () => {
    const { ask, workspaces } = await setup();
    await workspaces.setState('w', 'read-only');
    assert.equal(rowOf(await ask({ role: 'owner' })), 'reader');
    await workspaces.setState('w', 'deleted');
    assert.equal(rowOf(await ask({ role: 'owner' })), 4404);
    await workspaces.setState('w', 'ok');
    assert.equal(rowOf(await ask({ role: 'owner' })), 'owner');
    const facts = { granted: 'owner', issuedAt: 5, membership: { role: 'none', notBefore: 9 } } as const;
    assert.equal(judgeRight({ ...facts, workspace: { state: 'deleted' } }), CLOSE.notFound);
    assert.equal(judgeRight({ ...facts, workspace: { state: 'ok' } }), CLOSE.forbidden);
  });

  it('AU4 a workspace that the token does not name is 4404 whether it exists or not, and no table is read for it', async () => {
    const { ask, workspaces, reads } = await setup();
    await workspaces.ensure('secret');
    await workspaces.setMember('secret', 'ada', { role: 'owner' });
    const known = await ask({ ws: 'w' }, 'secret/1/core');
    const unknown = await ask({ ws: 'w' }, 'nothing/1/core');
    assert.deepEqual(known, unknown);
    assert.equal(rowOf(known), 4404);
    assert.deepEqual(reads, []);
    assert.equal(await workspaces.find('nothing'), undefined);
    assert.equal(rowOf(await ask({ ws: ['v', 'secret'] }, 'secret/1/core')), 'editor');
    assert.ok(reads.length > 0);
  });

  it('AU1 no token, and one that is wrong, are 4401 without a look at any table', async () => {
    const { authorizer, reads } = await setup();
    for (const token of ['', 'x', 'a.b.c'])
      assert.equal(
        rowOf(
          await authorizer.authorize({ document: documentOf('w/1/core'), token, ticket: '', origin: null }),
        ),
        4401,
      );
    assert.deepEqual(reads, []);
  });

  it('AU6 the epoch of an access is the current one, whatever the path says', async () => {
    const { ask, workspaces } = await setup();
    const first = await ask({}, 'w/7/core');
    assert.ok(first.ok);
    assert.equal(first.epoch, 1);
    await workspaces.raiseEpoch('w', 1, 2);
    const second = await ask();
    assert.ok(second.ok);
    assert.equal(second.epoch, 2);
    const open = createOpenAuthorizer({ workspaces });
    const request = { token: '', ticket: '', origin: null };
    const access = await open.authorize({ document: documentOf('w/1/core'), ...request });
    assert.ok(access.ok);
    assert.equal(access.epoch, 2);
    await workspaces.setState('w', 'deleted');
    assert.equal(rowOf(await open.authorize({ document: documentOf('w/1/core'), ...request })), 4404);
  });

  it('AU7 a ticket opens one connection; used or ended it is stale (4503), for something else it is none (4401)', async () => {
    const { tickets, useTicket, clock, grant } = await setup();
    const ada = await grant();
    const issue = (origin: string | null = null): string => {
      const issued = tickets.issue(ada, 'w', origin);
      assert.ok(issued);
      assert.equal(issued.expiresAt, clock.now() + 60_000);
      return issued.ticket;
    };
    const one = issue();
    const access = await useTicket(one);
    assert.ok(access.ok);
    assert.deepEqual([access.user, access.role], ['ada', 'editor']);
    assert.equal(rowOf(await useTicket(one)), 4503);
    assert.equal(rowOf(await useTicket(issue(), 'v/1/core')), 4401);
    assert.equal(rowOf(await useTicket(issue('https://a.example'), 'w/1/core', 'https://b.example')), 4401);
    assert.equal(rowOf(await useTicket(issue('https://a.example'))), 4401);
    assert.equal(
      rowOf(await useTicket(issue('https://a.example'), 'w/1/core', 'https://a.example')),
      'editor',
    );
    const late = issue();
    clock.advance(59_999);
    assert.equal(rowOf(await useTicket(late)), 'editor');
    const ended = issue();
    clock.advance(60_000);
    assert.equal(rowOf(await useTicket(ended)), 4503);
    // One of before a restart: it is not known, but it looks like ours.
    assert.equal(rowOf(await useTicket(`t1.${clock.now().toString(36)}.${'b'.repeat(43)}`)), 4503);
    for (const none of ['', 'x', `t1.${'b'.repeat(43)}`, `t2.kzzzzzzz.${'b'.repeat(43)}`])
      assert.equal(rowOf(await useTicket(none)), 4401, none);
  });

  it('AU7 a ticket used for the wrong workspace is used up, and a ticket is judged by the table when it is used', async () => {
    const { tickets, useTicket, workspaces, grant } = await setup();
    const ada = await grant({ role: 'owner' });
    const wasted = tickets.issue(ada, 'w', null)?.ticket ?? '';
    assert.equal(rowOf(await useTicket(wasted, 'v/1/core')), 4401);
    assert.equal(rowOf(await useTicket(wasted)), 4503);
    const demoted = tickets.issue(ada, 'w', null)?.ticket ?? '';
    await workspaces.setMember('w', 'ada', { role: 'reader' });
    assert.equal(rowOf(await useTicket(demoted)), 'reader');
    const removed = tickets.issue(ada, 'w', null)?.ticket ?? '';
    await workspaces.setMember('w', 'ada', { role: 'none' });
    assert.equal(rowOf(await useTicket(removed)), 4403);
  });

  it('AU7 open tickets are bounded', () => {
    const clock = new FakeClock();
    let secrets = 0;
    const tickets = new TicketOffice<string>({ clock, newSecret: () => String(secrets++).padStart(43, 'A') });
    for (let index = 0; index < 100_000; index++) assert.ok(tickets.issue('x', 'w', null));
    assert.equal(tickets.issue('x', 'w', null), undefined);
    clock.advance(60_000);
    assert.ok(tickets.issue('x', 'w', null));
  });

  it('AU8 pages connect from listed origins exactly; without an Origin only a service token does', async () => {
    const { ask } = await setup(['https://crm.example.com']);
    assert.equal(rowOf(await ask({}, 'w/1/core', 'https://crm.example.com')), 'editor');
    for (const origin of [
      'https://crm.example.com:8443',
      'http://crm.example.com',
      'https://crm.example.com.evil.example',
      'https://evil.example',
      'null',
      '',
    ])
      assert.equal(rowOf(await ask({ svc: true }, 'w/1/core', origin)), 4401, origin);
    assert.equal(rowOf(await ask()), 4401);
    assert.equal(rowOf(await ask({ svc: true })), 'editor');
    const { ask: askAny } = await setup(['*']);
    assert.equal(rowOf(await askAny({}, 'w/1/core', 'https://evil.example')), 'editor');
    assert.equal(rowOf(await askAny()), 'editor');
    assert.equal(isOrigin('https://a.example'), true);
    for (const text of [
      'https://a.example/',
      'https://A.example',
      'a.example',
      'null',
      'https://a.example:443',
    ])
      assert.equal(isOrigin(text), false, text);
  });

  it('AU2 without authentication pages of this machine and programs are let in, no page of another', () => {
    for (const origin of [
      'http://localhost:5173',
      'https://localhost',
      'http://127.0.0.1:1',
      'http://[::1]:9',
      'http://x.localhost:1',
    ])
      assert.equal(LOOPBACK_ORIGINS.judge(origin), 'allowed', origin);
    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'http://evillocalhost',
      'http://127.0.0.1.evil.example',
      'http://127.0.0.1:1:2',
      'null',
      'file://',
      '',
    ])
      assert.equal(LOOPBACK_ORIGINS.judge(origin), 'refused', origin);
    assert.equal(LOOPBACK_ORIGINS.judge(null), 'allowed');
  });
});
