import { defineElement } from '../base/define-element.js';
import { QuotaEditor } from '../components/quota-editor/quota-editor.js';

defineElement('quota-editor', QuotaEditor);

declare global {
  interface HTMLElementTagNameMap {
    'quota-editor': QuotaEditor;
  }
}
