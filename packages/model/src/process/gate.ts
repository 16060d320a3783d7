import type { Json } from '../json.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { stageOf } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { COUNTERS, isCounterName, type CounterName } from './counters.js';
import { countOf } from './entry-list.js';
import { qualificationOf } from './qualification.js';

/** D12: `warn` tells and lets pass, `require` does not let pass. */
export const GATE_MODES = ['warn', 'require'] as const;
export type GateMode = (typeof GATE_MODES)[number];

/** What an entry rule can ask to be filled in. */
export const GATE_FIELDS = [
  'price',
  'expectedClose',
  'ownerId',
  'quotaId',
  'termMonths',
  'startDate',
] as const;
export type GateField = (typeof GATE_FIELDS)[number];

/** One thing that a stage asks of whatever enters it. `key` names it: a field, a counter, or the qualification. */
export type GateRule = { readonly key: string; readonly mode: GateMode } & (
  | { readonly kind: 'field'; readonly of: GateField }
  /** A field of the workspace's own, by its id. */
  | { readonly kind: 'custom'; readonly of: string }
  | { readonly kind: 'count'; readonly of: CounterName; readonly min: number }
  /** Least score in percent. */
  | { readonly kind: 'score'; readonly min: number }
);

export type BrokenRule = GateRule & {
  /** What there is of it now; 0 for an empty field. */
  readonly have: number;
};

export const SCORE_RULE = 'score';
const CUSTOM_RULE = 'x-';

/** The key of the rule that asks for a field of the workspace's own. */
export const customRule = (fieldId: string): string => `${CUSTOM_RULE}${fieldId}`;

const isGateField = (key: string): key is GateField => (GATE_FIELDS as readonly string[]).includes(key);

/** The rule that a key names; `null` for what this version does not know, which asks nothing of anybody. */
export function gateRule(key: string, mode: GateMode, min: number): GateRule | null {
  if (isGateField(key)) return { key, mode, kind: 'field', of: key };
  if (key.startsWith(CUSTOM_RULE)) return { key, mode, kind: 'custom', of: key.slice(CUSTOM_RULE.length) };
  if (key === SCORE_RULE) return { key, mode, kind: 'score', min };
  return isCounterName(key) ? { key, mode, kind: 'count', of: key, min } : null;
}

/** The entry rules of a stage: fields first, each in a fixed order. */
export function entryRules({ entry }: Pick<Stage, 'entry'>): readonly GateRule[] {
  const own = Object.keys(entry).filter((key) => key.startsWith(CUSTOM_RULE));
  const known = [...GATE_FIELDS, ...own.sort(), SCORE_RULE, ...Object.keys(COUNTERS)];
  return known.flatMap((key) => {
    const json = entry[key];
    if (!Array.isArray(json)) return [];
    const [mode, min] = json as Json[];
    if (mode !== 'warn' && mode !== 'require') return [];
    return gateRule(key, mode, countOf(min, 1)) ?? [];
  });
}

function judge(
  snapshot: Snapshot,
  opportunity: Opportunity,
  stage: Stage,
  rule: GateRule,
): BrokenRule | null {
  switch (rule.kind) {
    case 'field':
      return (rule.of === 'price' ? effectivePrice(opportunity) : opportunity[rule.of]) === null
        ? { ...rule, have: 0 }
        : null;
    case 'custom': {
      // A field that was put aside is not shown: nobody could fill it in.
      const field = snapshot.get('customFields', rule.of);
      return field && !field.removed && !(rule.of in opportunity.custom) ? { ...rule, have: 0 } : null;
    }
    case 'count': {
      const have = COUNTERS[rule.of](snapshot, opportunity);
      return have < rule.min ? { ...rule, have } : null;
    }
    case 'score': {
      // A schema without criteria asks for no score.
      const qualification = qualificationOf(snapshot.get('schemas', stage.schemaId), opportunity);
      const have = qualification?.score ?? 100;
      return have < rule.min ? { ...rule, have } : null;
    }
  }
}

/**
 * D12: the entry rules of a stage that an opportunity, with what is `given` together with the move, does not keep. Whoever stands in the stage is not asked
 * again. Records that have not been read are none: ask when the `work` document is there.
 */
export function gate(
  snapshot: Snapshot,
  opportunity: Opportunity,
  stage: Stage,
  given: Partial<Opportunity> = {},
): readonly BrokenRule[] {
  if (stageOf(snapshot, opportunity.position).stage?.id === stage.id) return [];
  return brokenRules(snapshot, { ...opportunity, ...given }, stage);
}

/** All rules of a stage that an opportunity does not keep, wherever it stands. */
export function brokenRules(
  snapshot: Snapshot,
  opportunity: Opportunity,
  stage: Stage,
): readonly BrokenRule[] {
  return entryRules(stage).flatMap((rule) => judge(snapshot, opportunity, stage, rule) ?? []);
}

/**
 * D12: what the stage of an open opportunity requires and it does not have any more: emptied by somebody who was offline, say, or asked for since. It blocks
 * nothing; it is shown.
 */
export function brokenPromises(snapshot: Snapshot, opportunity: Opportunity): readonly BrokenRule[] {
  const { stage } = stageOf(snapshot, opportunity.position);
  if (!stage || opportunity.status.code !== 'open') return [];
  return brokenRules(snapshot, opportunity, stage).filter(({ mode }) => mode === 'require');
}
