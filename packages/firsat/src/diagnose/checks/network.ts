import type { Found } from '../finding.js';
import { serverOf, type SeenPage, type SeenWorkspace } from '../seen-page.js';
import type { Surroundings } from '../surroundings.js';

/** Below this, a clock is right enough. */
const APART_MS = 2 * 60_000;

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Servers that are named, and the time that ours says. */
export async function checkNetwork(
  { workspaces }: SeenPage,
  browser: Surroundings,
): Promise<readonly Found[]> {
  const patience = workspaces.some(serverOf) ? browser.patience() : Promise.resolve();
  const servers = await Promise.all(workspaces.map((element) => checkServer(element, browser, patience)));
  return [...servers.flat(), ...(await checkClock(browser, workspaces))];
}

async function checkServer(
  element: SeenWorkspace,
  { address }: Surroundings,
  patience: Promise<void>,
): Promise<readonly Found[]> {
  const { store, handle } = element;
  const server = serverOf(element);
  if (!server) return [];
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (address.startsWith('https:') && url?.protocol === 'ws:' && !LOCAL.test(url.hostname))
    return [
      {
        code: 'insecure-server',
        severity: 'error',
        element,
        names: [server],
        copy: server.replace(/^ws:/, 'wss:'),
      },
    ];
  if (!store || handle?.offline) return [];
  await Promise.race([patience, decided(store.sync)]);
  const { network, problem } = store.sync.status;
  if (network === 'denied')
    return [
      {
        code: 'server-refused',
        severity: 'error',
        element,
        names: [server, problem ?? network],
        copy: 'getToken',
      },
    ];
  return network === 'online'
    ? []
    : [
        {
          code: 'server-unreachable',
          severity: 'error',
          element,
          names: [server],
          copy: `server="${server}"`,
        },
      ];
}

/** Once the connection stands, or was refused. */
function decided(sync: NonNullable<SeenWorkspace['store']>['sync']): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!/online|denied/.test(sync.status.network)) return;
      stop();
      resolve();
    };
    const stop = sync.subscribe(look);
    look();
  });
}

/** Where nothing is shared, the clock of this device is the only one. */
async function checkClock(
  { now, serverTime }: Surroundings,
  workspaces: readonly SeenWorkspace[],
): Promise<readonly Found[]> {
  const element = workspaces.find(serverOf);
  if (!element) return [];
  const time = await serverTime();
  if (time === undefined || Math.abs(now() - time) < APART_MS) return [];
  const minutes = String(Math.round(Math.abs(now() - time) / 60_000));
  return [{ code: 'clock-differs', severity: 'warning', element, names: [minutes], copy: 'NTP' }];
}
