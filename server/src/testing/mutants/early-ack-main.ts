// The mutant "ack before commit" of F1: what was handed to the storage counts as stored. Only crash tests start it.
import { processFace } from '../../process-face.js';
import { run } from '../../run.js';
import { overriding } from '../../storage/overriding.js';
import type { Storage } from '../../storage/storage.js';

function acknowledgingEarly(storage: Storage): Storage {
  const seqs = new Map<string, number>();
  return overriding(storage, {
    async load(name, ...rest) {
      const stored = await storage.load(name, ...rest);
      seqs.set(name, stored.seq);
      return stored;
    },
    async append(name, rows, ...rest) {
      const seq = (seqs.get(name) ?? 0) + rows.length;
      seqs.set(name, seq);
      void storage.append(name, rows, ...rest).catch(() => undefined);
      return seq;
    },
  });
}

await run(processFace(process.env), { wrapStorage: acknowledgingEarly });
