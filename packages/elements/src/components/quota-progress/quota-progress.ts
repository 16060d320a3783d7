import { html, type TemplateResult } from 'lit';
import { ReportElement } from '../../reports/report-element.js';

/**
 * How far quotas are (S50): attainment, what is missing, pace by working days, coverage by what is open, and the wins behind each figure (D40–D44). What
 * was taken back for earlier periods is told; without a target there is no percentage.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see an opportunity behind a figure.
 * @fires {DataExportRequestEvent} firsat-data-export-request - Somebody wants to take the table out of the page; can be refused.
 * @csspart base - The wrapper that carries the looks.
 * @csspart sheets - The drawing and its table.
 * @csspart panel - The drawer with the records behind a figure.
 * @cssprop {<length>} [--firsat-drawer-width=32em] - Width of the drawer where there is room.
 */
export class QuotaProgress extends ReportElement {
  protected override get kind(): 'quotas' {
    return 'quotas';
  }

  protected override head(): TemplateResult {
    return html`<h2>${this.l.t.reports.kinds.quotas}</h2>`;
  }
}
