import { html, type TemplateResult } from 'lit';
import { ReportElement } from '../../reports/report-element.js';

/**
 * What goes through the stages of a schema: how many entered each, went on, dropped out, with amounts and median times, by either rule for stages that
 * were skipped (D19). Cohorts that still go on are marked as not final.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see an opportunity behind a figure.
 * @fires {DataExportRequestEvent} firsat-data-export-request - Somebody wants to take the funnel out of the page; can be refused.
 * @csspart base - The wrapper that carries the looks.
 * @csspart sheets - The drawing and its table.
 * @csspart panel - The drawer with the records behind a figure.
 * @cssprop {<length>} [--firsat-drawer-width=32em] - Width of the drawer where there is room.
 */
export class PipelineFunnel extends ReportElement {
  protected override get kind(): 'funnel' {
    return 'funnel';
  }

  protected override head(): TemplateResult {
    return html`<h2>${this.l.t.reports.kinds.funnel}</h2>`;
  }
}
