import * as Y from 'yjs';
import { seeded } from './seeded.js';
import { startServerProcess } from './server-process.js';
import { TestClient } from './test-client.js';

export interface GapLoopOptions {
  readonly folder: string;
  readonly rounds: number;
  readonly seed: number;
  /** Entry file of the server; the real one when absent. */
  readonly entry?: string;
}

/** What a gap loop saw. */
export interface GapLoopResult {
  readonly rounds: number;
  /** Pieces that reached the server without their predecessors. */
  readonly pieces: number;
  /** Pieces that were not in the document when the predecessors had come. */
  readonly lost: readonly string[];
  /** Pieces of which the server said that they are saved while nobody could see them. */
  readonly early: readonly string[];
}

/**
 * Each round a writer makes a chain of changes of which the server gets only later ones, then goes away for good. The
 * server is killed; after its restart somebody else brings what was missing: the whole chain must be there (F4, A8).
 */
export async function gapLoop(options: GapLoopOptions): Promise<GapLoopResult> {
  const random = seeded(options.seed);
  const lost: string[] = [];
  const early: string[] = [];
  let pieces = 0;
  for (let round = 1; round <= options.rounds; round++) {
    const address = `gap/1/d${round}`;
    const chain = chainOf(2 + random(6));
    const cut = 1 + random(chain.length - 1);
    const first = await startServerProcess(options.folder, options.entry);
    const writer = new TestClient({ url: `${first.syncUrl}/${address}` });
    const witness = new TestClient({ url: `${first.syncUrl}/${address}` });
    await Promise.all([writer.connectAndSync(), witness.connectAndSync()]);
    for (const update of chain.slice(cut)) {
      writer.sendRaw({ type: 'update', update });
      pieces++;
    }
    writer.sendRaw({ type: 'mark', n: 1 });
    // Its pieces have been handled when the server asks for what is missing.
    const questions = (): number => writer.heard.filter(({ type }) => type === 'sync-step-1').length;
    await writer.until(() => questions() >= 2);
    // A change behind them: when it is acknowledged, so is everything of the room before it on the disk (A4).
    witness.records.set('witness', round);
    await witness.saved();
    if (writer.heard.some(({ type }) => type === 'durable')) early.push(`round ${round}`);
    await first.kill();
    writer.drop();
    witness.drop();

    const second = await startServerProcess(options.folder, options.entry);
    const bringer = new TestClient({ url: `${second.syncUrl}/${address}` });
    await bringer.connectAndSync();
    for (const update of chain.slice(0, cut)) Y.applyUpdate(bringer.doc, update);
    await bringer.saved();
    const reader = new TestClient({ url: `${second.syncUrl}/${address}` });
    await reader.connectAndSync();
    const found = reader.doc.getArray('chain').length;
    if (found !== chain.length) lost.push(`round ${round}: ${found} of ${chain.length}`);
    for (const client of [writer, witness, bringer, reader]) {
      client.drop();
      client.doc.destroy();
    }
    await second.kill();
  }
  return { rounds: options.rounds, pieces, lost, early };
}

/** Updates that each need the one before. */
function chainOf(length: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < length; index++) doc.getArray('chain').push([`link ${index}`]);
  return updates;
}
