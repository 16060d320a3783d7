import { defineElement } from '../base/define-element.js';
import { WorkQueue } from '../components/work-queue/work-queue.js';

defineElement('work-queue', WorkQueue);

declare global {
  interface HTMLElementTagNameMap {
    'work-queue': WorkQueue;
  }
}
