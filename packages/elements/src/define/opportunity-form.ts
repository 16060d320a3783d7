import { defineElement } from '../base/define-element.js';
import { OpportunityForm } from '../components/opportunity-form/opportunity-form.js';

defineElement('opportunity-form', OpportunityForm);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-form': OpportunityForm;
  }
}
