import { expect, waitUntil } from '@open-wc/testing';
import type { OpenedWorkspace, OpenWorkspaceOptions } from '@firsat/elements/workspace';
import { addDays, dateInZone } from '@firsat/model';
import { FakeServer } from '../../packages/sync/src/testing/fake-server.js';
import { PassingTime } from '../../packages/sync/src/testing/passing-time.js';
import { openWorkspace } from '../../packages/firsat/src/open-workspace.js';

type Opened = OpenedWorkspace;

const DAY = 86_400_000;
const ZONE = 'Europe/Istanbul';
const NOTHING_MS = 1_000;

const until = (fact: () => boolean, what = 'the expected state'): Promise<void> =>
  waitUntil(fact, `no ${what} came`, { interval: 5, timeout: 45_000 });

describe('events that arrive late', function () {
  // Devices with databases of their own, which look when the page has nothing else to do.
  this.timeout(40_000);
  let server: FakeServer;
  let time: PassingTime;
  let workspace: string;
  let opened: Opened[];
  /** Stamps are those of the devices' clocks, which are right. */
  let today: number;

  beforeEach(() => {
    server = new FakeServer();
    today = Date.now();
    server.time = today;
    time = new PassingTime();
    time.begin();
    workspace = crypto.randomUUID();
    opened = [];
  });

  afterEach(async () => {
    time.end();
    for (const each of opened) await each.close();
  });

  const open = (user: string, options: Partial<OpenWorkspaceOptions> = {}): Opened => {
    const made = openWorkspace(
      {
        workspace,
        server: 'ws://test',
        user: { id: user, name: user },
        getToken: undefined,
        storage: 'device',
        timeZone: ZONE,
        guestName: (tag) => tag,
        ...options,
      },
      { WebSocket: server.WebSocket, random: () => 0 },
    );
    opened.push(made);
    return made;
  };

  const end = async (each: Opened): Promise<void> => {
    opened = opened.filter((other) => other !== each);
    await each.close();
  };

  const ready = async (user: string, options: Partial<OpenWorkspaceOptions> = {}): Promise<Opened> => {
    const made = open(user, options);
    const { store } = made;
    await until(() => store.phase !== 'loading', 'first sync');
    await store.whenWritable();
    if (store.phase === 'empty')
      store.execute('workspace-create', {
        name: 'Deneme',
        currency: 'TRY',
        timeZone: ZONE,
        language: 'tr',
      });
    await store.whenDurable('server');
    return made;
  };

  const noted = async (user: string): Promise<{ inStep: number } | undefined> => {
    const all = await indexedDB.databases();
    const name = `firsat-notes:${user}:${workspace}`;
    if (!all.some((each) => each.name === name)) return undefined;
    return new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        const db = request.result;
        const get = db.transaction('notes').objectStore('notes').get('arrivals');
        get.onsuccess = () => {
          db.close();
          resolve(get.result as { inStep: number } | undefined);
        };
      };
    });
  };

  /** The device has noted that it was in step on that day, counted from today. */
  const inStepOn = async (user: string, day: number): Promise<void> => {
    await waitUntil(
      async () => ((await noted(user))?.inStep ?? 0) >= today + day * DAY,
      `${user} was never in step on day ${String(day)}`,
      { interval: 20, timeout: 45_000 },
    );
  };

  /** It is another day; devices that are connected come back. */
  const dayComes = async (day: number, ...devices: readonly Opened[]): Promise<void> => {
    server.time = today + day * DAY;
    for (const device of devices) device.disconnect();
    for (const device of devices) device.connect();
    for (const { store } of devices) {
      await until(() => store.sync.status.network === 'online', 'connection');
      await store.whenDurable('server');
    }
  };

  const add = ({ store }: Opened, description: string): string => {
    const customer = store.execute('contact-create', { name: 'Işık' });
    if (!customer.ok) throw new Error(JSON.stringify(customer.problems));
    const made = store.execute('opportunity-create', { description, customerId: customer.value.id });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return made.value.id;
  };

  const late = ({ store }: Opened): readonly (readonly [string, string])[] =>
    (store.sync.arrivals?.list ?? []).map(({ opportunityId, arrivedOn }) => [opportunityId, arrivedOn]);

  const onDay = (day: number): string => addDays(dateInZone(today, ZONE), day);

  /** Ada writes offline today; Bora is in step on day 2. What Ada has written comes with `comes`. */
  const apart = async (options: Partial<OpenWorkspaceOptions> = {}) => {
    const ada = await ready('ada');
    const bora = await ready('bora', options);
    if (options.storage !== 'memory') await inStepOn('bora', 0);
    ada.disconnect();
    const id = add(ada, 'Servis');
    await dayComes(2, bora);
    const comes = async (day: number): Promise<void> => {
      await dayComes(day, ada);
      await until(() => server.room('work').getMap('h').size > 0, 'backlog');
    };
    return { ada, bora, id, comes };
  };

  it('LTE30 D23 who was in step meanwhile is told that it came later; for whoever wrote it, and for a device that begins, it came in time', async () => {
    const { ada, bora, id, comes } = await apart();
    await inStepOn('bora', 2);
    await dayComes(3, bora);
    await comes(3);
    await until(() => late(bora).length === 1, 'late event');
    expect(late(bora)).to.deep.equal([[id, onDay(3)]]);
    const cem = await ready('cem');
    await inStepOn('cem', 3);
    await inStepOn('ada', 3);
    expect([late(cem), late(ada)]).to.deep.equal([[], []]);
  });

  it('LTE30 it is noted across a reload, when it came before the code that looks, and without the network too', async () => {
    const { bora, id, comes } = await apart();
    await inStepOn('bora', 2);
    await end(bora);
    await comes(3);
    server.time = today + 4 * DAY;
    const again = await ready('bora');
    await until(() => late(again).length === 1, 'late event');
    expect(late(again)).to.deep.equal([[id, onDay(4)]]);
    await inStepOn('bora', 4);
    await end(again);
    server.reachable = false;
    const offline = open('bora');
    await until(() => late(offline).length === 1, 'noted event');
    expect(late(offline)).to.deep.equal([[id, onDay(4)]]);
  });

  it('LTE31 two tabs note it once', async () => {
    const { bora, id, comes } = await apart();
    const tab = await ready('bora');
    await dayComes(3, bora, tab);
    await inStepOn('bora', 3);
    await dayComes(4, bora, tab);
    await comes(4);
    await until(() => late(bora).length > 0 && late(tab).length > 0, 'late event');
    expect([late(bora), late(tab)]).to.deep.equal([[[id, onDay(4)]], [[id, onDay(4)]]]);
  });

  it('LTE31 SY9 F25 a shared computer remembers for the life of the page only; signing out forgets, and nothing is noted after it', async () => {
    const { bora, id, comes } = await apart({ storage: 'memory' });
    await until(() => bora.store.sync.arrivals !== undefined, 'first look');
    await dayComes(2, bora);
    await dayComes(3, bora);
    await comes(3);
    await until(() => late(bora).length === 1, 'late event');
    expect(late(bora)).to.deep.equal([[id, onDay(3)]]);
    expect(await noted('bora')).to.equal(undefined);
    const cem = await ready('cem');
    await inStepOn('cem', 3);
    expect((await cem.forgetDevice?.())?.deleted).to.equal(true);
    await time.pass(NOTHING_MS);
    expect(await noted('cem')).to.equal(undefined);
  });

  it('LTE30 without a server nothing is known', async () => {
    const alone = open('ada', { server: '' });
    await until(() => alone.store.phase === 'empty');
    await time.pass(NOTHING_MS);
    expect(alone.store.sync.arrivals).to.equal(undefined);
  });
});
