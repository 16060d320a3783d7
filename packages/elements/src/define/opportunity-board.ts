import { defineElement } from '../base/define-element.js';
import { OpportunityBoard } from '../components/opportunity-board/opportunity-board.js';

defineElement('opportunity-board', OpportunityBoard);

declare global {
  interface HTMLElementTagNameMap {
    'opportunity-board': OpportunityBoard;
  }
}
