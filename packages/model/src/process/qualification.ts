import type { Instant } from '../calendar-date.js';
import type { MemberId } from '../ids.js';
import type { Json } from '../json.js';
import { orderSequence } from '../order/order-key.js';
import type { Opportunity } from '../records/opportunity.js';
import type { StageSchema } from '../records/stage-schema.js';
import { countOf, entryList, textOf } from './entry-list.js';

/** S92, S94: a trait to be seen in whoever may buy. */
export interface Criterion {
  readonly id: string;
  readonly order: string;
  readonly text: string;
  /** What a "yes" counts beside those of the other criteria. */
  readonly weight: number;
}

export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The four criteria that the seed names (S92), with the words of a language. */
const DEFAULT_CRITERIA = [
  { id: 'location', tr: 'Konumu uygun', en: 'The location fits' },
  { id: 'budget', tr: 'Bütçesi var', en: 'There is a budget' },
  { id: 'decision', tr: 'Karar verme gücü var', en: 'Has the power to decide' },
  { id: 'fit', tr: 'İhtiyaca uygun', en: 'The offering fits the need' },
] as const;

/** The four usual criteria as they are kept. */
export function defaultCriteria(
  language: string,
): Record<string, { readonly order: string; readonly text: string; readonly weight: number }> {
  const orders = orderSequence(DEFAULT_CRITERIA.length);
  const turkish = /^tr\b/i.test(language);
  return Object.fromEntries(
    DEFAULT_CRITERIA.map(({ id: key, tr, en }, index) => [
      key,
      { order: orders[index] ?? 'a0', text: turkish ? tr : en, weight: 1 },
    ]),
  );
}

export const MAX_WEIGHT = 100;

export function criteriaOf(schema: Pick<StageSchema, 'criteria'>): readonly Criterion[] {
  return entryList(schema.criteria, (json) => {
    const text = textOf(json['text']);
    return text ? { text, weight: Math.min(countOf(json['weight'], 1), MAX_WEIGHT) } : null;
  });
}

export interface GivenAnswer {
  readonly answer: Exclude<Answer, 'unknown'>;
  readonly at: Instant;
  readonly by: MemberId;
}

export function answerTo({ answers }: Pick<Opportunity, 'answers'>, criterionId: string): GivenAnswer | null {
  const json = answers[criterionId];
  if (!Array.isArray(json)) return null;
  const [answer, at, by] = json as Json[];
  if ((answer !== 'yes' && answer !== 'no') || typeof at !== 'number' || typeof by !== 'string') return null;
  return { answer, at, by };
}

export interface Qualification {
  /** In percent of all weights, rounded down: 99.9 % is not all. What is unknown counts as "no". */
  readonly score: number;
  readonly answered: number;
  readonly total: number;
  /** S93: since when the score has been at least what the schema asks; `null` while it is not. */
  readonly passedAt: Instant | null;
}

/**
 * S90–S93: how well a prospect fits, from the answers alone, so that answers which several people give at once add up; `null` without criteria. It counts
 * as passed from the answer on with which the answers that stand now reached the threshold.
 */
export function qualificationOf(
  schema: Pick<StageSchema, 'criteria' | 'passScore'> | undefined,
  opportunity: Pick<Opportunity, 'answers'>,
): Qualification | null {
  const criteria = schema ? criteriaOf(schema) : [];
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (!schema || all === 0) return null;
  const given = criteria
    .map(({ id, weight }) => ({ weight, answer: answerTo(opportunity, id) }))
    .filter((each): each is { weight: number; answer: GivenAnswer } => each.answer !== null)
    .sort((a, b) => a.answer.at - b.answer.at);
  let [points, passedAt]: [number, Instant | null] = [0, null];
  for (const { weight, answer } of given) {
    if (answer.answer !== 'yes') continue;
    points += weight;
    if (passedAt === null && points * 100 >= schema.passScore * all) passedAt = answer.at;
  }
  return {
    score: Math.floor((points * 100) / all),
    answered: given.length,
    total: criteria.length,
    passedAt,
  };
}
