import { defineElement } from '../base/define-element.js';
import { WorkQueue } from '../components/work-queue/work-queue.js';

defineElement('work-queue', WorkQueue);
