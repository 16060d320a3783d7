import { defineElement } from '../base/define-element.js';
import { OpportunityDetail } from '../components/opportunity-detail/opportunity-detail.js';

defineElement('opportunity-detail', OpportunityDetail);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-detail': OpportunityDetail;
  }
}
