import { defineElement } from '../base/define-element.js';
import { OpportunityList } from '../components/opportunity-list/opportunity-list.js';

defineElement('opportunity-list', OpportunityList);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-list': OpportunityList;
  }
}
