import { addDays, instantInZone, type CalendarDate } from '../calendar-date.js';
import { fold, foldedWords, matchesWords } from '../fold.js';
import type { Json } from '../json.js';
import { isMoney, type Money } from '../money.js';
import type { Opportunity } from '../records/opportunity.js';
import { backgroundOf } from '../selectors/background.js';
import type { Stage } from '../records/stage-schema.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { foldedName } from '../selectors/folded-name.js';
import { partOf } from '../selectors/process-part.js';
import { stageOf } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { daysOf, type DaySpan, type RangeEnv } from './date-range.js';
import { effectivePrice } from '../selectors/effective-price.js';
import type {
  AmountRange,
  CustomCondition,
  DateCondition,
  DateField,
  OpportunityFilter,
} from './opportunity-filter.js';

export interface FilterEnv extends RangeEnv {
  /** IANA zone in which instants fall on days (D58). */
  readonly timeZone: string;
  readonly get: Snapshot['get'];
  /** The folded text that words are looked for in; default: worked out from the record and its names for every call. */
  readonly textOf?: (opportunity: Opportunity) => string;
}

type Test = (opportunity: Opportunity) => boolean;

/**
 * The filter as one function, compiled once for many records. Good for one day and one state of stages: compile again when today, a stage or
 * a schema changes, and when the filter has words, when a name does.
 */
export function compileFilter(filter: OpportunityFilter, env: FilterEnv): Test {
  const tests: Test[] = [];
  const among = <T>(values: readonly T[] | undefined, of: (row: Opportunity) => T): void => {
    if (!values || values.length === 0) return;
    const set = new Set(values);
    tests.push((row) => set.has(of(row)));
  };
  among(filter.statuses, (row) => row.status.code);
  among(filter.schemas, (row) => row.position.schemaId);
  among(
    filter.stages,
    ofStage(env, (stage) => stage?.id ?? ''),
  );
  among(filter.parts, ofStage(env, partOf));
  among(filter.owners, (row) => row.ownerId);
  const { customers = [] } = filter;
  if (customers.length > 0) {
    const standing = (id: string | null): string | null => resolveContact(env, id)?.id ?? id;
    // Asked anew for every record: contacts are merged while a list is open (D78).
    tests.push((row) => customers.some((id) => standing(id) === standing(row.customerId)));
  }
  among(filter.periods, (row) => row.period);
  among(filter.priorities, (row) => row.priority);
  if (filter.price) {
    const wanted = filter.price === 'set';
    tests.push((row) => (effectivePrice(row) !== null) === wanted);
  }
  const { amounts = [], tags = [] } = filter;
  if (amounts.length > 0) tests.push((row) => amounts.some((range) => inAmount(effectivePrice(row), range)));
  if (tags.length > 0) {
    const wanted = new Set(tags.map(fold));
    tests.push((row) => Object.keys(row.tags).some((tag) => wanted.has(fold(tag))));
  }
  for (const [name, condition] of Object.entries(filter.dates ?? {}))
    tests.push(dateTest(name as DateField, condition, env));
  for (const [id, condition] of Object.entries(filter.custom ?? {})) {
    const test = customTest(condition, env);
    tests.push((row) => test(row.custom[id]));
  }
  const words = foldedWords(filter.text ?? '');
  if (words.length > 0) {
    const textOf = env.textOf ?? ((row: Opportunity) => searchText(row, env));
    tests.push((row) => matchesWords(textOf(row), words));
  }
  const [only] = tests;
  if (!only) return () => true;
  return tests.length === 1 ? only : (row) => tests.every((test) => test(row));
}

/** What the words of a filter are looked for in (S36): title, customer, representative, tags, need, situation and expectation (S82), folded. */
export function searchText(row: Opportunity, env: Pick<FilterEnv, 'get'>): string {
  const { get } = env;
  const customer = foldedName(resolveContact(env, row.customerId));
  const owner = foldedName(row.ownerId === null ? undefined : get('members', row.ownerId));
  let own = row.description;
  for (const tag of Object.keys(row.tags)) own += `\n${tag}`;
  const background = backgroundOf(row);
  if (background !== '') own += `\n${background}`;
  return [fold(own), customer, owner].join('\n');
}

/** Whether the sale has ended, one way or the other; a suspended one has not (D5). */
export function isClosed({ status }: Opportunity): boolean {
  return status.code === 'won' || status.code === 'lost' || status.code === 'abandoned';
}

/** Something of the stage that a record stands in, worked out once for each stage. */
function ofStage<T extends string>(
  { get }: FilterEnv,
  read: (stage: Stage | undefined) => T,
): (row: Opportunity) => T {
  const known = new Map<string, T>();
  return ({ position }) => {
    const key = `${position.schemaId} ${position.stageId}`;
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = read(stageOf({ get }, position).stage)));
    return value;
  };
}

function inAmount(price: unknown, { currency, min, max }: AmountRange): boolean {
  return (
    isMoney(price) &&
    price.currency === currency &&
    (min === null || price.minor >= min) &&
    (max === null || price.minor <= max)
  );
}

function inSpan(date: CalendarDate | null, { from, to }: DaySpan): boolean {
  return date !== null && (from === null || date >= from) && (to === null || date <= to);
}

function dateTest(field: DateField, condition: DateCondition, env: FilterEnv): Test {
  if (field === 'created') return createdTest(condition, env);
  const dateOf = {
    startDate: (row: Opportunity) => row.startDate,
    expectedClose: (row: Opportunity) => row.expectedClose,
    closed: (row: Opportunity) => (isClosed(row) ? row.status.on : null),
  }[field];
  if (condition.kind === 'set') return (row) => dateOf(row) !== null;
  if (condition.kind === 'none') return (row) => dateOf(row) === null;
  const span = daysOf(condition, env);
  return (row) => inSpan(dateOf(row), span);
}

/** The ends of the days are worked out once: looking up the calendar of a zone for each record would cost more than all else. */
function createdTest(condition: DateCondition, env: FilterEnv): Test {
  if (condition.kind === 'set') return () => true;
  if (condition.kind === 'none') return () => false;
  const { from, to } = daysOf(condition, env);
  const first = from === null ? -Infinity : instantInZone(from, '00:00', env.timeZone);
  const end = to === null ? Infinity : instantInZone(addDays(to, 1), '00:00', env.timeZone);
  return ({ createdAt }) => createdAt >= first && createdAt < end;
}

/** Values that do not fit the kind of the condition (the field's kind was another once) match only "none". */
function customTest(condition: CustomCondition, env: FilterEnv): (value: Json | undefined) => boolean {
  switch (condition.kind) {
    case 'set':
      return (value) => value !== undefined;
    case 'none':
      return (value) => value === undefined;
    case 'text': {
      const words = foldedWords(condition.text);
      return (value) => typeof value === 'string' && matchesWords(fold(value), words);
    }
    case 'number': {
      const { min, max } = condition;
      return (value) =>
        typeof value === 'number' && (min === null || value >= min) && (max === null || value <= max);
    }
    case 'money':
      return (value) => inAmount(moneyOf(value), condition);
    case 'date': {
      const span = daysOf(condition.range, env);
      return (value) => typeof value === 'string' && inSpan(value, span);
    }
    case 'any': {
      const ids = new Set(condition.ids);
      return (value) => typeof value === 'string' && ids.has(value);
    }
    case 'flag':
      return (value) => (value === true) === condition.value;
  }
}

/** A custom amount as it is kept: `[minor, currency]`. */
export function moneyOf(value: Json | undefined): Money | null {
  if (!Array.isArray(value)) return null;
  const money = { minor: value[0] as unknown, currency: value[1] as unknown };
  return isMoney(money) ? money : null;
}
