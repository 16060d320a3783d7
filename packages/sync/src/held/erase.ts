import { documentDatabaseName, outboxDatabaseName, sessionLockName, type Scope } from '../names.js';
import { deviceStorage, surroundings } from '../surroundings.js';

const RELEASE_MS = 500;

/**
 * Deletes what a local copy has on this device. Resolves to false, and deletes nothing, while another tab works on it: its changes are its
 * own. Call it when the copy is closed here and its unsaved changes are kept elsewhere.
 */
export async function eraseCopy(
  scope: Scope,
  docs: readonly string[],
  factory?: IDBFactory,
): Promise<boolean> {
  if (await isUsed(sessionLockName(scope, ''))) return false;
  const storage = deviceStorage(factory);
  const names = [outboxDatabaseName(scope), ...docs.map((doc) => documentDatabaseName(scope, doc))];
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

/** Asked twice: locks that were given back a moment ago may still be listed. */
async function isUsed(prefix: string): Promise<boolean> {
  const { locks } = surroundings.navigator ?? {};
  for (const pause of [0, RELEASE_MS]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const held = (await locks?.query())?.held ?? [];
    if (!held.some(({ name }) => name?.startsWith(prefix))) return false;
  }
  return true;
}
