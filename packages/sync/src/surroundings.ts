/** What not every place has: old pages have no locks, insecure ones neither, Node has no window. */
export const surroundings = globalThis as {
  readonly navigator?: { readonly locks?: LockManager; readonly storage?: StorageManager };
  readonly addEventListener?: typeof addEventListener;
  readonly removeEventListener?: typeof removeEventListener;
};

/** The browser's databases, unless others are given. */
export function deviceStorage(given: IDBFactory | undefined): IDBFactory | undefined {
  try {
    return given ?? globalThis.indexedDB;
  } catch {
    return undefined; // browsers throw here where storage is forbidden
  }
}

/** Random by the platform: two sessions with one id would delete each other's rows. */
export function newSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
