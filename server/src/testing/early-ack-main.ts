// The mutant of F1: a server that acknowledges before the commit. Only the crash test starts it.
import { processFace } from '../process-face.js';
import { run } from '../run.js';
import type { Storage } from '../storage/storage.js';

function acknowledgingEarly(storage: Storage): Storage {
  const seqs = new Map<string, number>();
  return {
    ...storage,
    async load(name) {
      const stored = await storage.load(name);
      seqs.set(name, stored.seq);
      return stored;
    },
    async append(name, rows) {
      const seq = (seqs.get(name) ?? 0) + rows.length;
      seqs.set(name, seq);
      void storage.append(name, rows).catch(() => undefined);
      return seq;
    },
  };
}

await run(processFace(process.env), { wrapStorage: acknowledgingEarly });
