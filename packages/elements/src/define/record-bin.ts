import { defineElement } from '../base/define-element.js';
import { RecordBin } from '../components/record-bin/record-bin.js';

defineElement('record-bin', RecordBin);

declare global {
  interface HTMLElementTagNameMap {
    'record-bin': RecordBin;
  }
}
