import { defineElement } from '../base/define-element.js';
import { CustomFieldEditor } from '../components/custom-field-editor/custom-field-editor.js';

defineElement('custom-field-editor', CustomFieldEditor);

declare global {
  interface HTMLElementTagNameMap {
    'custom-field-editor': CustomFieldEditor;
  }
}
