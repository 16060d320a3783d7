import { randomInt, randomUUID } from 'node:crypto';
import { EpochAuthority, type EpochOutcome } from '../epochs/epoch-authority.js';
import { createFoldThread } from '../epochs/fold-thread.js';
import { StartError } from '../start-error.js';
import { createSqliteStorage } from '../storage/sqlite.js';
import type { Storage } from '../storage/storage.js';
import type { CommandContext } from './command.js';

const PROBLEMS: Readonly<Record<Extract<EpochOutcome, { ok: false }>['reason'], string>> = {
  'unknown-workspace': 'there is no such workspace',
  'not-writable': 'the workspace is read-only or deleted',
  busy: 'the workspace is being written to',
  stopped: 'interrupted; nothing has been changed',
  unneeded: 'nothing to do',
};

/**
 * Opens the storage of a stopped server, begins an epoch in it and says what became of it.
 *
 * @throws StartError when nothing was changed, with the reason
 */
export async function beginEpoch(
  { folder, historyDays, progress, print }: CommandContext,
  work: (authority: EpochAuthority, storage: Storage) => Promise<EpochOutcome>,
): Promise<void> {
  const storage = createSqliteStorage(folder, { historyDays });
  const folding = createFoldThread();
  const quiet = (): void => undefined;
  const authority = new EpochAuthority({
    storage,
    logger: { error: quiet, warn: quiet, info: quiet, debug: quiet },
    fold: (stored, clientId) => folding.fold(stored, clientId),
    newClientId: () => randomInt(2 ** 32),
    newId: () => randomUUID(),
    progress: (doc, count, of) => {
      progress(`document ${doc} (${count} of ${of})`);
    },
  });
  try {
    await storage.open();
    const outcome = await work(authority, storage);
    if (!outcome.ok) throw new StartError(PROBLEMS[outcome.reason]);
    for (const { doc, clients, bytesBefore, bytes } of outcome.documents)
      print(`document ${doc}: ${bytesBefore} bytes of ${clients} client ids → ${bytes} bytes`);
    print(`epoch ${outcome.to} has begun; epoch ${outcome.from} is kept`);
  } finally {
    await folding.rest();
    await storage.close();
  }
}
