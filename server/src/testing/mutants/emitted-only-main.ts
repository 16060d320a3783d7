// The mutant "persist only emitted updates" (A8, F4): bytes that wait for predecessors are not stored.
import { processFace } from '../../process-face.js';
import { run } from '../../run.js';
import { overriding } from '../../storage/overriding.js';
import type { Storage } from '../../storage/storage.js';

function forgettingPending(storage: Storage): Storage {
  const seqs = new Map<string, number>();
  return overriding(storage, {
    async load(name, ...rest) {
      const stored = await storage.load(name, ...rest);
      seqs.set(name, stored.seq);
      return stored;
    },
    async append(name, rows, ...rest) {
      const kept = rows.filter((row) => row.kind === 'change');
      if (kept.length > 0) await storage.append(name, kept, ...rest);
      // The room numbers what it handed over.
      const seq = (seqs.get(name) ?? 0) + rows.length;
      seqs.set(name, seq);
      return seq;
    },
  });
}

await run(processFace(process.env), { wrapStorage: forgettingPending });
