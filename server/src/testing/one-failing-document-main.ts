// The real server with a disk on which documents named `failing` cannot be written: for the shutdown (F13).
import { processFace } from '../process-face.js';
import { run } from '../run.js';
import { overriding } from '../storage/overriding.js';
import { StorageError } from '../storage/storage.js';

await run(processFace(process.env), {
  wrapStorage: (storage) =>
    overriding(storage, {
      append(name, ...request) {
        if (!name.endsWith('/failing')) return storage.append(name, ...request);
        return Promise.reject(new StorageError('full', 'as the test wants it'));
      },
    }),
});
