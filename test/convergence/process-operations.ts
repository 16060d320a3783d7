import {
  ANSWERS,
  checklistOf,
  COUNTER_NAMES,
  criteriaOf,
  customRule,
  GATE_FIELDS,
  GATE_MODES,
  SCORE_RULE,
  SUGGEST_MODES,
  TOUCH_KINDS,
  touchesOf,
  STATUSES,
  type CommandInput,
} from '@firsat/model';
import type { Ask } from './operations.js';

/** How the inputs of other commands are made. */
export interface AskTools {
  readonly anyId: (ask: Ask, collection: 'stages' | 'schemas' | 'opportunities' | 'customFields') => string;
  readonly words: (ask: Ask) => string;
  readonly date: (ask: Ask) => string;
}

type ProcessCommand =
  | 'stage-rule-set'
  | 'stage-item-set'
  | 'stage-item-remove'
  | 'stage-touch-set'
  | 'stage-touch-remove'
  | 'schema-criterion-set'
  | 'schema-criterion-remove'
  | 'schema-criteria-seed'
  | 'opportunity-tick'
  | 'opportunity-answer'
  | 'touches-start'
  | 'touches-stop';

/** The settings of a stage that lead on from it. */
export function leadingOn({ chance }: Ask) {
  return {
    ...(chance.happens(0.2)
      ? {
          suggestStatus: chance.happens(0.4)
            ? null
            : { mode: chance.of(SUGGEST_MODES), status: chance.of(STATUSES) },
        }
      : {}),
    ...(chance.happens(0.1) ? { onContact: chance.of([null, ...SUGGEST_MODES]) } : {}),
  };
}

/** Inputs of what stages ask for and help with. */
export function processInputs({ anyId, words, date }: AskTools): {
  readonly [N in ProcessCommand]: (ask: Ask) => CommandInput<N>;
} {
  const one = ({ chance }: Ask, ids: readonly string[]): string =>
    ids.length > 0 && !chance.happens(0.1) ? chance.of(ids) : 'nothing';
  const stageOf = (ask: Ask, id: string) => ask.replica.store.get('stages', id);
  const items = (ask: Ask, id: string): string[] => {
    const stage = stageOf(ask, id);
    return stage ? checklistOf(stage).map((item) => item.id) : [];
  };
  const touches = (ask: Ask, id: string): string[] => {
    const stage = stageOf(ask, id);
    return stage ? touchesOf(stage).map((touch) => touch.id) : [];
  };
  const criteria = (ask: Ask, id: string): string[] => {
    const schema = ask.replica.store.get('schemas', id);
    return schema ? criteriaOf(schema).map((criterion) => criterion.id) : [];
  };
  const text = (ask: Ask): string => (ask.chance.happens(0.05) ? ' ' : words(ask));
  return {
    'stage-rule-set': (ask) => {
      const { chance } = ask;
      const own = customRule(anyId(ask, 'customFields'));
      const rule = chance.of([...GATE_FIELDS, ...COUNTER_NAMES, SCORE_RULE, 'nothing', own, own]);
      return {
        id: anyId(ask, 'stages'),
        rule,
        // Mostly taken away again: else nothing moves any more.
        mode: chance.of([...GATE_MODES, null, null]),
        ...(chance.happens(0.5) ? { min: chance.below(rule === SCORE_RULE ? 110 : 3) } : {}),
      };
    },
    'stage-item-set': (ask) => {
      const id = anyId(ask, 'stages');
      const own = items(ask, id);
      return {
        id,
        text: text(ask),
        ...(own.length > 0 && ask.chance.happens(0.4) ? { itemId: ask.chance.of(own) } : {}),
        ...(ask.chance.happens(0.4) ? { beforeId: one(ask, own) } : {}),
      };
    },
    'stage-item-remove': (ask) => {
      const id = anyId(ask, 'stages');
      return { id, itemId: one(ask, items(ask, id)) };
    },
    'stage-touch-set': (ask) => {
      const { chance } = ask;
      const id = anyId(ask, 'stages');
      const own = touches(ask, id);
      return {
        id,
        text: text(ask),
        kind: chance.of(TOUCH_KINDS),
        after: chance.below(40),
        every: chance.below(20),
        ...(own.length > 0 && chance.happens(0.4) ? { touchId: chance.of(own) } : {}),
      };
    },
    'stage-touch-remove': (ask) => {
      const id = anyId(ask, 'stages');
      return { id, touchId: one(ask, touches(ask, id)) };
    },
    'schema-criterion-set': (ask) => {
      const id = anyId(ask, 'schemas');
      const own = criteria(ask, id);
      return {
        id,
        text: text(ask),
        weight: ask.chance.below(5),
        ...(own.length > 0 && ask.chance.happens(0.4) ? { criterionId: ask.chance.of(own) } : {}),
      };
    },
    'schema-criterion-remove': (ask) => {
      const id = anyId(ask, 'schemas');
      return { id, criterionId: one(ask, criteria(ask, id)) };
    },
    'schema-criteria-seed': (ask) => ({ id: anyId(ask, 'schemas'), language: ask.chance.of(['tr', 'en']) }),
    'opportunity-tick': (ask) => {
      const id = anyId(ask, 'opportunities');
      const stageId = ask.replica.store.get('opportunities', id)?.position.stageId ?? '';
      return { id, itemId: one(ask, items(ask, stageId)), done: ask.chance.happens(0.7) };
    },
    'opportunity-answer': (ask) => {
      const id = anyId(ask, 'opportunities');
      const schemaId = ask.replica.store.get('opportunities', id)?.position.schemaId ?? '';
      return { id, criterionId: one(ask, criteria(ask, schemaId)), answer: ask.chance.of(ANSWERS) };
    },
    'touches-start': (ask) => ({
      id: anyId(ask, 'opportunities'),
      ...(ask.chance.happens(0.3) ? { until: date(ask) } : {}),
    }),
    'touches-stop': (ask) => ({ id: anyId(ask, 'opportunities') }),
  };
}

export const PROCESS_WEIGHTS: { readonly [N in ProcessCommand]: number } = {
  'stage-rule-set': 1.5,
  'stage-item-set': 1.5,
  'stage-item-remove': 0.3,
  'stage-touch-set': 1.2,
  'stage-touch-remove': 0.3,
  'schema-criterion-set': 0.8,
  'schema-criterion-remove': 0.3,
  'schema-criteria-seed': 0.5,
  'opportunity-tick': 3,
  'opportunity-answer': 3,
  'touches-start': 0.6,
  'touches-stop': 0.8,
};
