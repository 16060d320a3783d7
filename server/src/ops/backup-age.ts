import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the data folder: when the newest backup was finished. The server tells its age in the metrics. */
export const LAST_BACKUP_FILE = 'last-backup';

/** Notes that a backup was finished and checked. */
export function noteBackup(folder: string, at: number): void {
  writeFileSync(join(folder, LAST_BACKUP_FILE), `${new Date(at).toISOString()}\n`);
}

/** Milliseconds since the newest backup; `undefined` when none is known. */
export function backupAgeMs(folder: string, now: number): number | undefined {
  try {
    const at = Date.parse(readFileSync(join(folder, LAST_BACKUP_FILE), 'utf8').trim());
    return Number.isNaN(at) ? undefined : Math.max(0, now - at);
  } catch {
    return undefined;
  }
}
