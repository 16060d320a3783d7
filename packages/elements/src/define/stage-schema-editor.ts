import { defineElement } from '../base/define-element.js';
import { StageSchemaEditor } from '../components/stage-schema-editor/stage-schema-editor.js';

defineElement('stage-schema-editor', StageSchemaEditor);

declare global {
  interface HTMLElementTagNameMap {
    'stage-schema-editor': StageSchemaEditor;
  }
}
