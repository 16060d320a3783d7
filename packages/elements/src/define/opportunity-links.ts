import { defineElement } from '../base/define-element.js';
import { OpportunityLinks } from '../components/opportunity-links/opportunity-links.js';

defineElement('opportunity-links', OpportunityLinks);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-links': OpportunityLinks;
  }
}
