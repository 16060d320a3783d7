import { copiesOfPage, type KitCopy } from '@firsat/elements/inspection';

/** What the checks ask the browser, beside the page itself; tests give other answers. */
export interface Surroundings {
  /** Of the page. */
  readonly address: string;
  readonly isSecure: boolean;
  readonly hasCrypto: boolean;
  /** Whether the page stands in a page of another origin. */
  readonly isForeignFrame: boolean;
  readonly copies: readonly KitCopy[];
  /** Versions of Lit's parts, one for each copy. */
  readonly litVersions: readonly string[];
  /** Addresses of scripts that were loaded one by one. */
  readonly scripts: readonly string[];
  readonly now: () => number;
  /** What the page's server says that the time is; `undefined`: it does not say. */
  serverTime(): Promise<number | undefined>;
  estimate(): Promise<{ readonly usage?: number; readonly quota?: number }>;
  /** Why nothing can be stored; `undefined`: it can. */
  storageProblem(): Promise<string | undefined>;
  /** Resolves after the time that a connection is given. */
  patience(): Promise<void>;
}

const PATIENCE_MS = 3_000;
const PROBE = 'firsat-diagnose';

/** Lit counts its copies on the page by itself. */
function litVersions(): readonly string[] {
  const { litElementVersions = [] } = globalThis as { readonly litElementVersions?: readonly string[] };
  return litElementVersions;
}

function isForeignFrame(): boolean {
  if (window.top === window) return false;
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true; // that it may not be asked is the answer
  }
}

/** A HEAD of the page's own address: nobody else is asked. */
async function serverTime(): Promise<number | undefined> {
  if (!location.protocol.startsWith('http')) return undefined;
  try {
    const { headers } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    const date = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(date) ? undefined : date;
  } catch {
    return undefined; // offline, or the page may ask nothing
  }
}

/** An own, empty database for a moment: what is forbidden is known by trying only. */
function storageProblem(): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(PROBE);
      request.onerror = () => resolve(request.error?.name ?? 'IndexedDB');
      request.onblocked = () => resolve('IndexedDB');
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase(PROBE);
        resolve(undefined);
      };
    } catch (error) {
      resolve(error instanceof Error ? error.name : 'IndexedDB');
    }
  });
}

/** The browser's own answers. */
export function browserSurroundings(): Surroundings {
  return {
    address: location.href,
    isSecure: isSecureContext,
    hasCrypto: typeof crypto !== 'undefined' && typeof crypto.getRandomValues === 'function',
    isForeignFrame: isForeignFrame(),
    copies: copiesOfPage(),
    litVersions: litVersions(),
    scripts: performance.getEntriesByType('resource').map(({ name }) => name),
    now: () => Date.now(),
    serverTime,
    estimate: async () => (await (navigator.storage as StorageManager | undefined)?.estimate()) ?? {},
    storageProblem,
    patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  };
}
