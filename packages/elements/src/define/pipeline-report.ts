import { defineElement } from '../base/define-element.js';
import { PipelineReport } from '../components/pipeline-report/pipeline-report.js';

defineElement('pipeline-report', PipelineReport);

declare global {
  interface HTMLElementTagNameMap {
    'pipeline-report': PipelineReport;
  }
}
