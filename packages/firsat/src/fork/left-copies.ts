import type { HeldRow, loadHeld } from '@firsat/sync';
import type * as Y from 'yjs';
import { readPlace } from '../place.js';
import { endSession, type Session } from '../session.js';
import { gatherTexts } from '../texts/texts.js';
import type { ForkHost } from './fork-host.js';
import { rowsOf } from './held-rows.js';
import { forgetPlace } from './places.js';

/**
 * Sees to copies that were left: what a tab that died there had not sent is put aside like the rest, then the copy is deleted. One on which
 * another tab still works is left alone until the next time.
 */
export async function emptyLeftCopies(
  host: ForkHost,
  held: Awaited<ReturnType<typeof loadHeld>>,
  keep: (rows: readonly HeldRow[], session: Session, texts: ReadonlyMap<string, Y.Doc>) => Promise<boolean>,
): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  const { key } = host;
  if (readPlace(key).left.length === 0) return;
  const empty = (): Promise<void> => emptyAll(host, held, keep);
  if (locks === undefined) await empty();
  // Another tab that is at it sees to all of them.
  else await locks.request(`${key}:empty`, { ifAvailable: true }, (lock) => (lock ? empty() : undefined));
}

async function emptyAll(...[host, held, keep]: Parameters<typeof emptyLeftCopies>): Promise<void> {
  const { user, workspace, key } = host;
  for (const place of readPlace(key).left) {
    const session = host.join(place, true);
    await session.sync.whenAllLoaded;
    const texts = await gatherTexts(session);
    const kept = await keep(rowsOf(held, session, { reason: 'epoch', doc: '' }), session, texts);
    if (kept) await session.sync.release();
    await endSession(session);
    if (kept && (await held.eraseCopy({ user, workspace, ...place }))) forgetPlace(key, place);
  }
}
