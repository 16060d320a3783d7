import { defineElement } from '../base/define-element.js';
import { PipelineForecast } from '../components/pipeline-forecast/pipeline-forecast.js';

defineElement('pipeline-forecast', PipelineForecast);

declare global {
  interface HTMLElementTagNameMap {
    'pipeline-forecast': PipelineForecast;
  }
}
