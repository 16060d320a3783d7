import { defineElement } from '../base/define-element.js';
import { OpportunityList } from '../components/opportunity-list/opportunity-list.js';

defineElement('opportunity-list', OpportunityList);
