import { defineElement } from '../base/define-element.js';
import { OpportunityTasks } from '../components/opportunity-tasks/opportunity-tasks.js';

defineElement('opportunity-tasks', OpportunityTasks);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-tasks': OpportunityTasks;
  }
}
