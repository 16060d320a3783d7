import { dateInZone, type CalendarDate, type HumanAct } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import { dayWords } from './when-words.js';

/** D63: what happened last, and when. */
export function lastActWords(
  { collection, id, at }: HumanAct,
  store: PipelineStore,
  day: { readonly today: CalendarDate; readonly zone: string },
  l: Localizer,
): string {
  const { last } = l.t.todo;
  const when = dayWords(dateInZone(at, day.zone), day.today, l);
  if (collection === 'tasks' || collection === 'notes' || collection === 'activities')
    return last[collection](when);
  if (collection !== 'opportunities' && collection !== 'history') return last.other(when);
  const isCreation = collection === 'opportunities' || store.get('history', id)?.type === 'created';
  return isCreation ? last.created(when) : last.history(when);
}
