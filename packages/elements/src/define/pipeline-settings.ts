import { defineElement } from '../base/define-element.js';
import { PipelineSettings } from '../components/pipeline-settings/pipeline-settings.js';

defineElement('pipeline-settings', PipelineSettings);

declare global {
  interface HTMLElementTagNameMap {
    'pipeline-settings': PipelineSettings;
  }
}
