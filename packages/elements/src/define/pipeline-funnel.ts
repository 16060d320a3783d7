import { defineElement } from '../base/define-element.js';
import { PipelineFunnel } from '../components/pipeline-funnel/pipeline-funnel.js';

defineElement('pipeline-funnel', PipelineFunnel);

declare global {
  interface HTMLElementTagNameMap {
    'pipeline-funnel': PipelineFunnel;
  }
}
