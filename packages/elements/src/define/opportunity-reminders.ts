import { defineElement } from '../base/define-element.js';
import { OpportunityReminders } from '../components/opportunity-reminders/opportunity-reminders.js';

defineElement('opportunity-reminders', OpportunityReminders);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-reminders': OpportunityReminders;
  }
}
