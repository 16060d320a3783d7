import { defineElement } from '../base/define-element.js';
import { DataImport } from '../components/data-import/data-import.js';

defineElement('data-import', DataImport);

declare global {
  interface HTMLElementTagNameMap {
    'data-import': DataImport;
  }
}
