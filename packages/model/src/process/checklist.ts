import type { Instant } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import type { Json } from '../json.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import { entryList, textOf } from './entry-list.js';

/** S45: something that is to be done in a stage. */
export interface ChecklistItem {
  readonly id: string;
  readonly order: string;
  readonly text: string;
}

export function checklistOf(stage: Pick<Stage, 'checklist'>): readonly ChecklistItem[] {
  return entryList(stage.checklist, (json) => (textOf(json['text']) ? { text: textOf(json['text']) } : null));
}

export interface Tick {
  readonly at: Instant;
  readonly by: MemberId;
}

/** When an item was done, and by whom; `null` while it is to be done. */
export function tickOf({ ticks }: Pick<Opportunity, 'ticks'>, itemId: string): Tick | null {
  const json = ticks[itemId];
  if (!Array.isArray(json)) return null;
  const [at, by] = json as Json[];
  return typeof at === 'number' && typeof by === 'string' ? { at, by } : null;
}

export interface ChecklistProgress {
  readonly done: number;
  readonly total: number;
}

/** How much of a stage's checklist is done; `null` where there is none. */
export function checklistProgress(
  stage: Pick<Stage, 'checklist'> | undefined,
  opportunity: Pick<Opportunity, 'ticks'>,
): ChecklistProgress | null {
  if (!stage) return null;
  const items = checklistOf(stage);
  if (items.length === 0) return null;
  return { done: items.filter(({ id }) => tickOf(opportunity, id)).length, total: items.length };
}
