import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.js';

/** A disk that a test can fill up. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until nothing fits any more. */
  fill(): void;
  /** Makes room again. */
  free(): void;
  remove(): void;
}

/** A file system of its own in memory; `undefined` where this user may not mount one. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder.path]);
  if (mounted.status !== 0) {
    folder.remove();
    return undefined;
  }
  const filler = join(folder.path, 'filler');
  return {
    path: folder.path,
    fill() {
      const file = openSync(filler, 'a');
      try {
        // A large piece stops at the last page that is free; the small ones fill up what is left of it.
        for (const size of [1024 * 1024, 4096, 1]) fillWith(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
    },
    free() {
      rmSync(filler, { force: true });
    },
    remove() {
      spawnSync('umount', ['-l', folder.path]);
      folder.remove();
    },
  };
}

function fillWith(file: number, piece: Buffer): void {
  for (;;)
    try {
      if (writeSync(file, piece) < piece.length) return;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
}
