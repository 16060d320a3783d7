import { defineElement } from '../base/define-element.js';
import { SyncStatus } from '../components/sync-status/sync-status.js';

defineElement('sync-status', SyncStatus);

declare global {
  interface HTMLElementTagNameMap {
    'sync-status': SyncStatus;
  }
}
