import type * as Y from 'yjs';
import { markerName, workspacePrefixes, type Scope } from '../names.js';
import type { EvictionMarker, ForgetOutcome } from '../options.js';

export interface ForgetSettings {
  readonly scope: Scope;
  readonly factory: IDBFactory | undefined;
  readonly marker: EvictionMarker | undefined;
  /** Documents that are nowhere else, since there is no server. */
  readonly documents: readonly Y.Doc[];
  /** Changes that only this session knows to be nowhere else; without a server, all. */
  unsent(): number | Promise<number>;
  /** Asks the user; absent: never deletes what is nowhere else. */
  confirm(unsent: number): boolean | Promise<boolean>;
  /** The other tabs must let go, or they would write everything again. */
  announce(): void;
  /** Ends this session. */
  close(): Promise<void>;
}

/** A connection of another tab is open and stays so. */
const BLOCKED_LIMIT_MS = 3_000;
/** Nothing was heard at all. */
const SILENCE_LIMIT_MS = 30_000;
/** Stores whose rows are changes that the server does not have. */
const CHANGES = 'changes';

/** Deletes what this device keeps of a workspace for its user, in all epochs and copies (F25). Never rejects. */
export async function forgetDevice(settings: ForgetSettings): Promise<ForgetOutcome> {
  const { scope, factory, marker } = settings;
  const names = await databasesOf(scope, factory);
  const rows = await Promise.all(names.map((name) => countChanges(name, factory)));
  const unsent = Math.max(
    await settings.unsent(),
    settings.documents.filter((doc) => doc.store.clients.size > 0).length,
    rows.reduce((sum, count) => sum + count, 0),
  );
  if (unsent > 0 && !(await settings.confirm(unsent))) return { deleted: false, unsent };
  settings.announce();
  await settings.close();
  // Asked again: closing may have written, and another copy may have been begun meanwhile.
  const deleted = await Promise.all(
    [...new Set([...names, ...(await databasesOf(scope, factory))])].map((name) => remove(name, factory)),
  );
  try {
    marker?.removeItem(markerName(scope));
  } catch {
    // The page may not write there, so there is nothing.
  }
  return { deleted: deleted.every(Boolean), unsent };
}

async function databasesOf(scope: Scope, factory: IDBFactory | undefined): Promise<readonly string[]> {
  const prefixes = workspacePrefixes(scope);
  try {
    const all = (await factory?.databases()) ?? [];
    return all
      .map(({ name }) => name ?? '')
      .filter((name) => prefixes.some((prefix) => `${name}:`.startsWith(prefix)));
  } catch {
    return [];
  }
}

function countChanges(name: string, factory: IDBFactory | undefined): Promise<number> {
  return new Promise((resolve) => {
    const request = factory?.open(name);
    if (request === undefined) {
      resolve(0);
      return;
    }
    request.onupgradeneeded = () => request.transaction?.abort(); // it was deleted meanwhile: do not make it
    request.onerror = (event) => {
      event.preventDefault();
      resolve(0);
    };
    request.onsuccess = () => {
      const db = request.result;
      const done = (count: number): void => {
        db.close();
        resolve(count);
      };
      if (!db.objectStoreNames.contains(CHANGES)) {
        done(0);
        return;
      }
      const count = db.transaction(CHANGES).objectStore(CHANGES).count();
      count.onsuccess = () => done(count.result);
      count.onerror = () => done(0);
    };
  });
}

/**
 * Resolves with whether it is gone. A slow disk is waited for; a tab that does not let go, or a browser that never answers,
 * must not hold the sign-out up for ever.
 */
function remove(name: string, factory: IDBFactory | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const request = factory?.deleteDatabase(name);
    if (request === undefined) {
      resolve(false);
      return;
    }
    const giveUp = (): void => resolve(false);
    setTimeout(giveUp, SILENCE_LIMIT_MS);
    request.onblocked = () => setTimeout(giveUp, BLOCKED_LIMIT_MS);
    request.onsuccess = () => resolve(true);
    request.onerror = (event) => {
      event.preventDefault();
      resolve(false);
    };
  });
}
