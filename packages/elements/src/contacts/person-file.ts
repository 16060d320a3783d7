import { personalData, type ContactId } from '@firsat/model';
import { personJson } from '@firsat/model/export';
import type { PipelineStore } from '@firsat/store';
import type { Timer } from '../base/timer.js';
import { gatherTexts } from '../components/data-export/texts.js';
import type { Localizer } from '../locales/localizer.js';

export interface PersonFileOptions {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly timer: Timer;
  /** Told between two texts; throws when it was stopped. */
  readonly pause: (done: number, total: number) => Promise<void>;
}

/** A file with all that is kept about one contact (D77), and how many texts of notes are not on this device. */
export async function personFile(
  { store, l, timer, pause }: PersonFileOptions,
  contactId: ContactId,
): Promise<{ readonly file: File; readonly missing: number } | undefined> {
  const data = personalData(store, contactId);
  if (!data) return undefined;
  const notes = new Set(
    data.records.flatMap(({ collection, record }) =>
      collection === 'notes' ? [(record as { readonly id: string }).id] : [],
    ),
  );
  const { texts, missing } = await gatherTexts({ store, timer, pause }, (id) => notes.has(id));
  const { now, today } = store.commandEnv('user');
  const json = personJson(now, store, contactId, texts) ?? '';
  const name = `${store.workspaceId}-${l.t.contacts.fileName}-${data.contact.id}-${today}.json`;
  return { file: new File([json], name, { type: 'application/json' }), missing };
}
