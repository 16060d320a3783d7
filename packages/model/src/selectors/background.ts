import { BACKGROUND_FIELDS, type Opportunity } from '../records/opportunity.js';

/** What is known of the customer's need, situation and expectation (S82), a paragraph each; empty when nothing is. */
export function backgroundOf(opportunity: Opportunity): string {
  let text = '';
  for (const name of BACKGROUND_FIELDS) {
    const own = opportunity[name];
    if (own) text = text === '' ? own : `${text}\n${own}`;
  }
  return text;
}
