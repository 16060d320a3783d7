import { defineElement } from '../base/define-element.js';
import { OpportunityFilters } from '../components/opportunity-filters/opportunity-filters.js';

defineElement('opportunity-filters', OpportunityFilters);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-filters': OpportunityFilters;
  }
}
