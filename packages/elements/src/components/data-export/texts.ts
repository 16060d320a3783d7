import { noteHome, noteRoot, offerRoot } from '@firsat/model';
import type { BackupText } from '@firsat/model/export';
import type { PipelineStore, RichTextDocument, RichTexts, TextHome } from '@firsat/store';
import type { Timer } from '../../base/timer.js';

/** So long is waited for a text that this device does not have and the server may send. */
const PATIENCE_MS = 5000;

export interface TextsHost {
  readonly store: PipelineStore;
  readonly timer: Timer;
  /** Told between two documents; throws when the job was stopped. */
  readonly pause: (done: number, total: number) => Promise<void>;
}

export interface GatheredTexts {
  readonly texts: readonly BackupText[];
  /** Texts that are somewhere else only. */
  readonly missing: number;
}

/** What notes and offers say, those in the bin too, document by document; all of them, or only some. */
export async function gatherTexts(
  host: TextsHost,
  wanted: (id: string) => boolean = () => true,
): Promise<GatheredTexts> {
  const roots = rootsOf(host.store, wanted);
  const texts: BackupText[] = [];
  let missing = 0;
  await eachDocument(host, [...roots.keys()], (document, opportunity) => {
    for (const root of roots.get(opportunity) ?? []) {
      const blocks = document?.isComplete ? document.read(root) : [];
      if (!document?.isComplete) missing++;
      else if (blocks.length > 0) texts.push({ opportunity, root, blocks });
    }
  });
  return { texts, missing };
}

/** Writes texts where there are none; what somebody has written stays. Returns how many there was no place for. */
export async function restoreTexts(host: TextsHost, texts: readonly BackupText[]): Promise<number> {
  const byOpportunity = new Map<TextHome, BackupText[]>();
  for (const text of texts)
    byOpportunity.set(text.opportunity, [...(byOpportunity.get(text.opportunity) ?? []), text]);
  let missing = 0;
  await eachDocument(host, [...byOpportunity.keys()], (document, opportunity) => {
    for (const { root, blocks } of byOpportunity.get(opportunity) ?? []) {
      if (!document?.isComplete) missing++;
      else if (document.read(root).length === 0) document.append(root, blocks);
    }
  });
  return missing;
}

function rootsOf(
  store: PipelineStore,
  wanted: (id: string) => boolean,
): ReadonlyMap<TextHome, readonly string[]> {
  const roots = new Map<TextHome, string[]>();
  const add = (home: TextHome, ...names: readonly string[]): void => {
    const known = roots.get(home);
    if (known) known.push(...names);
    else roots.set(home, [...names]);
  };
  for (const list of [store.list('notes'), store.removed('notes')])
    for (const note of list) if (wanted(note.id)) add(noteHome(note), noteRoot(note.id));
  for (const list of [store.list('offers'), store.removed('offers')])
    for (const { id, opportunityId, sections } of list)
      if (wanted(id)) add(opportunityId, ...Object.keys(sections).map((key) => offerRoot(id, key)));
  return roots;
}

/** One after the other: few are open at a time. `undefined`: there are no texts here. */
async function eachDocument(
  { store, timer, pause }: TextsHost,
  ids: readonly TextHome[],
  use: (document: RichTextDocument | undefined, id: TextHome) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const texts: RichTexts | undefined = await store.texts().catch(() => undefined);
  for (const [index, id] of ids.entries()) {
    const document = texts?.open(id);
    try {
      if (document) await whenComplete(document, timer);
      use(document, id);
    } finally {
      document?.release();
    }
    await pause(index + 1, ids.length);
  }
}

function whenComplete(document: RichTextDocument, timer: Timer): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.phase !== 'ready' || !document.isComplete) return;
      done();
    };
    const leave = document.subscribe(look);
    const stop = timer.after(PATIENCE_MS, () => done());
    const done = (): void => {
      leave();
      stop();
      resolve();
    };
    look();
  });
}
