import type { Found } from '../finding.js';
import type { SeenPage } from '../seen-page.js';
import type { Surroundings } from '../surroundings.js';

const MEGABYTE = 1_000_000;
const SMALL = 100 * MEGABYTE;
const FULL = 0.9;

const inMegabytes = (bytes: number): string => `${String(Math.round(bytes / MEGABYTE))} MB`;

/** What the browser gives this page: secrets, storage, a place of its own. */
export async function checkDevice(
  { workspaces }: SeenPage,
  browser: Surroundings,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  if (!browser.isSecure) found.push({ code: 'not-secure', severity: 'warning', copy: 'https://' });
  if (!browser.hasCrypto) found.push({ code: 'no-crypto', severity: 'error', copy: 'https://' });
  const kept = workspaces.filter(({ storage, store }) => store && storage !== 'memory');
  const [element] = kept;
  if (!element) return found;
  if (browser.isForeignFrame)
    found.push({ code: 'third-party-frame', severity: 'warning', element, copy: 'server="wss://…"' });
  const reason = await browser.storageProblem();
  const failed = kept.find(({ store }) => store?.sync.status.device === 'failed');
  if (reason !== undefined || failed)
    found.push({
      code: 'storage-blocked',
      severity: 'error',
      element: failed ?? element,
      names: [reason ?? failed?.store?.sync.status.problem ?? 'IndexedDB'],
      copy: 'sandbox="allow-scripts allow-same-origin"',
    });
  const { usage = 0, quota } = await browser.estimate();
  if (quota !== undefined && usage > quota * FULL)
    found.push({
      code: 'storage-full',
      severity: 'error',
      element,
      names: [inMegabytes(usage), inMegabytes(quota)],
      copy: 'navigator.storage.estimate()',
    });
  else if (quota !== undefined && quota < SMALL)
    found.push({
      code: 'storage-small',
      severity: 'warning',
      element,
      names: [inMegabytes(quota)],
      copy: 'storage="memory"',
    });
  const evictable = kept.find(({ store }) => store?.sync.status.storage === 'best-effort');
  if (evictable)
    found.push({
      code: 'storage-temporary',
      severity: 'hint',
      element: evictable,
      copy: 'navigator.storage.persist()',
    });
  return found;
}
