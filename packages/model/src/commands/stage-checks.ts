import { MAX_NOTE, type Checks } from './checks.js';
import type { StageFields } from './command-map.js';

/** Checks the given fields of a stage and returns them cleaned. */
export function checkStageFields(given: Partial<StageFields>, checks: Checks): Partial<StageFields> {
  const fields: { -readonly [K in keyof StageFields]?: StageFields[K] } = { ...given };
  if (given.name !== undefined) fields.name = checks.title(given.name, 'name');
  if (given.probability !== undefined) checks.basisPoints(given.probability, 'probability');
  if (given.guidance !== undefined) fields.guidance = checks.text(given.guidance, 'guidance', MAX_NOTE);
  for (const name of ['staleAfter', 'rottenAfter'] as const) {
    if (given[name] !== undefined) checks.days(given[name], name);
  }
  return fields;
}
