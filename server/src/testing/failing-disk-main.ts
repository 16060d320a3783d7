// The real server on a disk that fails while a file in the data folder says so: its text is the error's code. Not a
// mutant: the stand-in of F6 for machines on which a test may not mount a small disk, and for errors that a full
// disk does not give.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processFace } from '../process-face.js';
import { run } from '../run.js';
import { overriding } from '../storage/overriding.js';
import { StorageError } from '../storage/storage.js';

const FOLDER = process.env['FIRSAT_DATA'] ?? '.';
const SWITCH = join(FOLDER, 'fail-with');

let failing = false;

await run(processFace(process.env), {
  wrapStorage: (storage) =>
    overriding(storage, {
      append(...request) {
        failing = existsSync(SWITCH);
        if (!failing) return storage.append(...request);
        const code = readFileSync(SWITCH, 'utf8') === 'io' ? 'io' : 'full';
        return Promise.reject(new StorageError(code, 'as the test wants it'));
      },
      async probe() {
        failing = existsSync(SWITCH);
        if (failing) throw new StorageError('full', 'as the test wants it');
        await storage.probe();
      },
      health: () => ({ ...storage.health(), ok: !failing }),
    }),
});
