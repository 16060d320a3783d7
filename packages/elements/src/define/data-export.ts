import { defineElement } from '../base/define-element.js';
import { DataExport } from '../components/data-export/data-export.js';

defineElement('data-export', DataExport);

declare global {
  interface HTMLElementTagNameMap {
    'data-export': DataExport;
  }
}
