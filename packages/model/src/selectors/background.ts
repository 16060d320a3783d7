import { BACKGROUND_FIELDS, type Opportunity } from '../records/opportunity.js';

/** What is known of the customer's need, situation and expectation (S82), a paragraph each; empty when nothing is. */
export function backgroundOf(opportunity: Opportunity): string {
  return BACKGROUND_FIELDS.map((name) => opportunity[name] ?? '')
    .filter((text) => text !== '')
    .join('\n');
}
