import { defineElement } from '../base/define-element.js';
import { OpportunityActivities } from '../components/opportunity-activities/opportunity-activities.js';

defineElement('opportunity-activities', OpportunityActivities);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-activities': OpportunityActivities;
  }
}
