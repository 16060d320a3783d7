import { documentDatabaseName, outboxDatabaseName, sessionLockName, type Scope } from '../names.js';
import { deviceStorage, surroundings } from '../surroundings.js';

const RELEASE_MS = 500;

/**
 * Deletes what a local copy has on this device. Resolves to false, and deletes nothing, while another tab works on it: its changes are its
 * own. Call it when the copy is closed here and its unsaved changes are kept elsewhere.
 */
export async function eraseCopy(scope: Scope, factory?: IDBFactory): Promise<boolean> {
  if (await isUsed(scope)) return false;
  const storage = deviceStorage(factory);
  const names = [outboxDatabaseName(scope), ...(await documentsOf(scope, storage))];
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const request = storage?.deleteDatabase(name);
          if (request) request.onsuccess = request.onerror = request.onblocked = () => resolve();
          else resolve();
        }),
    ),
  );
  return true;
}

/** All documents that were ever opened in it; where the browser does not list its databases, those that always are. */
async function documentsOf(scope: Scope, storage: IDBFactory | undefined): Promise<readonly string[]> {
  const always = ['core', 'work'].map((doc) => documentDatabaseName(scope, doc));
  try {
    const all = ((await storage?.databases()) ?? []).map(({ name }) => name ?? '');
    return [
      ...new Set([...always, ...all.filter((name) => name.startsWith(documentDatabaseName(scope, '')))]),
    ];
  } catch {
    return always;
  }
}

/** How many tabs work on a local copy; 1 where nobody can tell. */
export async function tabsAt(scope: Scope): Promise<number> {
  const { locks } = surroundings.navigator ?? {};
  const prefix = sessionLockName(scope, '');
  const held = (await locks?.query())?.held ?? [{ name: prefix }];
  return held.filter(({ name }) => name?.startsWith(prefix)).length;
}

/** Asked twice: locks that were given back a moment ago may still be listed. */
async function isUsed(scope: Scope): Promise<boolean> {
  if (surroundings.navigator?.locks === undefined) return false;
  for (const pause of [0, RELEASE_MS]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if ((await tabsAt(scope)) === 0) return false;
  }
  return true;
}
