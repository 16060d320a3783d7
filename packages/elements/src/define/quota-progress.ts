import { defineElement } from '../base/define-element.js';
import { QuotaProgress } from '../components/quota-progress/quota-progress.js';

defineElement('quota-progress', QuotaProgress);

declare global {
  interface HTMLElementTagNameMap {
    'quota-progress': QuotaProgress;
  }
}
