/** What happens between the tabs of one browser, and what is left when one of them dies. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { setTheStage, until, type Stage } from './support.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/** One edit that a page made: the record, and the number it wrote there; `null` when it deleted the record. */
interface Edit {
  readonly id: string;
  readonly number: number | null;
}

/** How a tab dies. */
const ENDS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'closed without a word': (page) => page.close({ runBeforeUnload: false }),
  'a crashed renderer': async (page) => {
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    // The answer never comes: who should give it is dead.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    await page.close();
  },
};

/**
 * Runs in the page: edits in bursts, without an end, and tells Node what the page claims to be on this device: after every edit that leaves
 * `status` at "saved", whenever `status` says so, and when `whenDurable` resolves. Always with all edits that the claim covers.
 */
function editForEver(seed: number): void {
  const store = document.querySelector('pipeline-workspace')?.store;
  if (!store) throw new Error('no store');
  const { claimed } = window as unknown as { claimed: (edits: readonly Edit[]) => void };
  const edits: Edit[] = [];
  let told = 0;
  const claim = (upTo: number): void => {
    if (upTo <= told) return;
    claimed(edits.slice(told, upTo));
    told = upTo;
  };
  const look = (): void => {
    if (store.sync.status.device === 'saved') claim(edits.length);
  };
  // A linear congruential generator: the same edits for the same seed.
  let state = seed;
  const dice = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const mine: string[] = [];
  const customer = store.execute('contact-create', { name: `Customer ${String(seed)}` });
  if (!customer.ok) throw new Error('no customer');
  const customerId = customer.value.id;
  const make = (): void => {
    const number = edits.length;
    const chosen = mine[dice(mine.length)];
    const kind = dice(10);
    if (chosen === undefined || kind < 3) {
      const id = `tab-${String(seed)}-${String(number)}`;
      const made = store.execute('opportunity-create', { id, description: String(number), customerId });
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      mine.push(id);
      edits.push({ id, number });
    } else if (kind < 9) {
      const done = store.execute('opportunity-edit', {
        id: chosen,
        changes: { description: String(number), price: { minor: number, currency: 'USD' } },
      });
      if (!done.ok) throw new Error(JSON.stringify(done.problems));
      edits.push({ id: chosen, number });
    } else {
      if (!store.execute('opportunity-delete', { id: chosen }).ok) throw new Error('not deleted');
      mine.splice(mine.indexOf(chosen), 1);
      edits.push({ id: chosen, number: null });
    }
    look();
  };
  const turn = (): void => {
    for (let left = 1 + dice(4); left > 0; left--) make();
    const upTo = edits.length;
    void store.whenDurable('device').then(() => {
      claim(upTo);
    });
    setTimeout(turn);
  };
  store.sync.subscribe(look);
  turn();
}

describe('tabs of one browser', () => {
  let stage: Stage;
  before(async () => {
    stage = await setTheStage();
  });
  after(async () => {
    await stage.close();
  });

  /** Visits, and waits until the pipeline is there. */
  async function enter(
    context: BrowserContext,
    query: Readonly<Record<string, string>>,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<Page> {
    const page = await stage.visit(context, { rows: '0', ...query }, prepare && { prepare });
    await until(page, ({ store }: Workspace) => store?.phase === 'ready' && store.isWritable);
    return page;
  }

  const onDevice = (page: Page): Promise<void> =>
    page.evaluate(() => document.querySelector('pipeline-workspace')?.store?.whenDurable('device'));
  const create = (page: Page, id: string): Promise<boolean> =>
    page.evaluate((which) => {
      const store = document.querySelector('pipeline-workspace')?.store;
      const customer = store?.execute('contact-create', { name: which });
      if (!store || !customer?.ok) return false;
      return store.execute('opportunity-create', {
        id: which,
        description: which,
        customerId: customer.value.id,
      }).ok;
    }, id);
  const has = (page: Page, id: string, timeout?: number): Promise<void> =>
    until(page, ({ store }: Workspace, which: string) => !!store?.get('opportunities', which), id, timeout);
  const noServer = (page: Page): Promise<void> =>
    page.routeWebSocket(/\/v1\//, (socket) => socket.close({ code: 1011 }));

  it('F20 whatever a killed tab claimed to be on this device is there in the next', async (t) => {
    const home = await stage.browser.newContext();
    const query = { room: 'killed', server: 'none' };
    const ledger = new Map<string, number | null>();
    let claims = 0;
    let enough = 0;
    let tellEnough = (): void => undefined;
    await home.exposeFunction('claimed', (edits: readonly Edit[]) => {
      for (const { id, number } of edits) ledger.set(id, number);
      if (++claims >= enough) tellEnough();
    });
    const first = await enter(home, query);
    await onDevice(first);
    await first.close();

    let total = 0;
    for (let round = 0; round < 6; round++) {
      const end = Object.values(ENDS)[round % 2];
      claims = 0;
      enough = [3, 90, 40, 1, 12, 60][round] ?? 1;
      const reached = new Promise<void>((resolve) => {
        tellEnough = resolve;
      });
      const page = await enter(home, query);
      await page.evaluate(editForEver, round + 1);
      await reached;
      await end?.(page);
      total += claims;

      const next = await enter(home, query);
      const found = await next.evaluate(
        (ids) => {
          const store = document.querySelector('pipeline-workspace')?.store;
          const live = new Map([...(store?.list('opportunities') ?? [])].map((row) => [row.id, row]));
          const gone = new Set([...(store?.removed('opportunities') ?? [])].map(({ id }) => id));
          return ids.map((id) => {
            const row = live.get(id);
            const number = row ? Number(row.description) : null;
            return { number, price: row?.price?.minor ?? null, gone: gone.has(id) };
          });
        },
        [...ledger.keys()],
      );
      for (const [index, [id, claimed]] of [...ledger].entries()) {
        const row = found[index];
        assert.ok(row);
        const { number, price, gone } = row;
        const where = `round ${String(round)}, ${id}: claimed ${String(claimed)}, found ${JSON.stringify(row)}`;
        // What came after the last claim may or may not be there; what is older than the claim may not.
        if (claimed === null) assert.ok(gone && number === null, where);
        else assert.ok(gone || (number !== null && number >= claimed), where);
        // Both fields of an edit stand or fall together.
        if (price !== null) assert.equal(price, number, where);
      }
      await next.close();
    }
    t.diagnostic(`${String(ledger.size)} records, ${String(total)} claims, 6 killed tabs`);
    await home.close();
  });

  it('F22 a tab that cannot reach the server leaves what it wrote to one that can', async () => {
    const home = await stage.browser.newContext();
    const b = await enter(home, { room: 'two-tabs' });
    await until(b, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    const a = await enter(home, { room: 'two-tabs' }, noServer);
    const away = await stage.browser.newContext();
    const third = await enter(away, { room: 'two-tabs' });

    assert.ok(await create(a, 'from-a'));
    assert.equal(
      await a.evaluate(
        () => document.querySelector('pipeline-workspace')?.store?.sync.status.network === 'online',
      ),
      false,
    );
    await a.close({ runBeforeUnload: false });
    await has(third, 'from-a', 5000);
    await until(b, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    await Promise.all([home.close(), away.close()]);
  });

  it('F22 an offline tab that nobody overheard: the next one to open delivers its work', async () => {
    const home = await stage.browser.newContext();
    const opener = await enter(home, { room: 'left-behind' });
    await until(opener, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    await opener.close();
    const a = await enter(home, { room: 'left-behind' }, noServer);
    assert.ok(await create(a, 'left'));
    await onDevice(a);
    await a.close({ runBeforeUnload: false });

    const away = await stage.browser.newContext();
    const third = await enter(away, { room: 'left-behind' });
    const next = await enter(home, { room: 'left-behind' });
    await has(next, 'left');
    await has(third, 'left', 5000);
    await until(next, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    await Promise.all([home.close(), away.close()]);
  });

  it('SY20 two tabs without a server stay in step, presence too', async () => {
    const home = await stage.browser.newContext();
    const query = { room: 'no-server', server: 'none' };
    const a = await enter(home, query);
    const b = await enter(home, query);
    assert.ok(await create(a, 'one'));
    await has(b, 'one');
    assert.ok(await create(b, 'two'));
    await has(a, 'two');
    // Seen, not only known: the card is on the other tab's board.
    await b.locator('opportunity-board .item[data-id="one"]').waitFor();

    await a.locator('opportunity-board .item[data-id="one"]').click();
    await until(b, ({ store }: Workspace) => store?.presence.at('one').length === 1);
    await a.close({ runBeforeUnload: false });
    await until(b, ({ store }: Workspace) => store?.presence.peers.length === 0);
    await home.close();
  });

  it('SY36 tabs that do nothing are silent, one without a connection among them', async () => {
    const home = await stage.browser.newContext();
    await home.addInitScript(() => {
      const counter = window as unknown as { sent: number };
      counter.sent = 0;
      const post = BroadcastChannel.prototype.postMessage;
      BroadcastChannel.prototype.postMessage = function (message: unknown) {
        counter.sent++;
        post.call(this, message);
      };
      const send = WebSocket.prototype.send;
      WebSocket.prototype.send = function (data) {
        counter.sent++;
        send.call(this, data);
      };
    });
    const b = await enter(home, { room: 'silent' });
    const a = await enter(home, { room: 'silent' }, noServer);
    const c = await enter(home, { room: 'silent' });
    const away = await stage.browser.newContext();
    const other = await enter(away, { room: 'silent' });
    // Everybody is seen by whom they can reach: the tabs by each other, those with a connection by the other browser.
    for (const page of [b, c])
      await until(page, ({ store }: Workspace) => store?.presence.peers.length === 3);
    await until(a, ({ store }: Workspace) => store?.presence.peers.length === 2);
    await until(other, ({ store }: Workspace) => store?.presence.peers.length === 2);

    // A tab behind another has a frame a second only: each is looked at while it is in front.
    const frames = async (page: Page): Promise<number> => {
      await page.bringToFront();
      return page.evaluate(async () => {
        const counter = window as unknown as { sent: number };
        const before = counter.sent;
        for (let left = 60; left > 0; left--)
          await new Promise((resolve) => {
            requestAnimationFrame(resolve);
          });
        return counter.sent - before;
      });
    };
    const sent: number[] = [];
    for (const page of [a, b, c]) sent.push(await frames(page));
    // A heartbeat, a try to connect again; not one message per frame.
    assert.ok(
      sent.every((count) => count < 20),
      `messages in 60 frames: ${sent.join(', ')}`,
    );
    await Promise.all([home.close(), away.close()]);
  });
});
