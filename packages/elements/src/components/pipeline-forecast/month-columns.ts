import {
  compileFilter,
  stageOf,
  type CalendarDate,
  type Opportunity,
  type OpportunityFilter,
  type RangeEnv,
} from '@firsat/model';
import { addMonths, dayInMonth, type Month } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';

/** A month; `undated` and `overdue` for what has none. Nothing can be put into what is overdue. */
export type MonthKey = Month;

export interface MonthColumn {
  readonly key: MonthKey;
  /** By the day, then by id. */
  readonly cards: readonly Opportunity[];
}

/** How many months are shown, however few have anything. */
const MONTHS = 12;

export interface MonthsEnv extends RangeEnv {
  readonly timeZone: string;
  readonly filter: OpportunityFilter;
}

/** D34: what is open in the sale, by the month in which it is expected; undated and overdue first, and no month left out that has anything. */
export function monthColumns(store: PipelineStore, env: MonthsEnv): readonly MonthColumn[] {
  const first = env.today.slice(0, 7);
  const columns = new Map<MonthKey, Opportunity[]>([
    ['undated', []],
    ['overdue', []],
  ]);
  for (let index = 0; index < MONTHS; index++) columns.set(addMonths(first, index), []);
  const matches = compileFilter(env.filter, { ...env, get: (collection, id) => store.get(collection, id) });
  for (const opportunity of store.list('opportunities')) {
    if (opportunity.status.code !== 'open' || !matches(opportunity)) continue;
    if (stageOf(store, opportunity.position).stage?.phase === 'post') continue;
    const key = keyOf(opportunity, env.today);
    const column = columns.get(key);
    if (column) column.push(opportunity);
    else columns.set(key, [opportunity]);
  }
  const place = (key: MonthKey): string => (key === 'overdue' ? '0' : key === 'undated' ? '1' : `2 ${key}`);
  return [...columns]
    .sort(([a], [b]) => (place(a) < place(b) ? -1 : 1))
    .map(([key, cards]) => ({ key, cards: cards.sort((a, b) => (order(a) < order(b) ? -1 : 1)) }));
}

function keyOf({ expectedClose }: Opportunity, today: CalendarDate): MonthKey {
  if (expectedClose === null) return 'undated';
  return expectedClose < today ? 'overdue' : expectedClose.slice(0, 7);
}

const order = ({ expectedClose, id }: Opportunity): string => `${expectedClose ?? ''} ${id}`;

/** D35: the day that a month means for an opportunity; never one that has passed, which would be overdue at once. */
export function dayOfDrop(
  before: CalendarDate | null,
  key: MonthKey,
  today: CalendarDate,
): CalendarDate | null {
  if (key === 'undated') return null;
  const day = dayInMonth(before, key);
  return day < today ? dayInMonth(null, key) : day;
}
