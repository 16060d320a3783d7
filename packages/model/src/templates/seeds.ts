import { orderSequence } from '../order/order-key.js';
import { create, type Patch } from '../patch.js';
import { TEMPLATE_KEYS, templateSchema, templateStages, templateTitle } from './templates.js';

/**
 * The three templates as schemas of a new workspace. Ids are deterministic (`planports`, `planports-1` …) and the JSON depends on nothing but
 * the language, so that a workspace created twice offline merges into one set of schemas in which edits survive (architecture 4.3).
 */
export function seedPatches(language: string): Patch[] {
  const orders = orderSequence(TEMPLATE_KEYS.length);
  return TEMPLATE_KEYS.flatMap((key, index) => [
    create('schemas', key, {
      title: templateTitle(key, language),
      order: orders[index] ?? 'a0',
      ...templateSchema(key, language),
    }),
    ...templateStages(key, language).map((stage, at) =>
      create('stages', `${key}-${String(at + 1)}`, { ...stage, schemaId: key }),
    ),
  ]);
}
