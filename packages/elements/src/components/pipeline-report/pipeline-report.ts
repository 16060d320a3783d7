import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { property } from '../../base/property.js';
import { REPORT_GROUPS, REPORT_KINDS, type ReportKind } from '../../reports/report-catalog.js';
import { ReportElement } from '../../reports/report-element.js';

/**
 * The questions that a sales team asks of its pipeline, answered from its history: what was won and why it was lost, how long stages take, what slips,
 * what waits, what has changed. Each figure opens its records and says how it was computed; each report can be looked at as it stood on any day.
 *
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see an opportunity behind a figure.
 * @fires {DataExportRequestEvent} firsat-data-export-request - Somebody wants to take the report out of the page; can be refused.
 * @csspart base - The wrapper that carries the looks.
 * @csspart sheets - The drawings and tables.
 * @csspart panel - The drawer with the records behind a figure.
 * @cssprop {<length>} [--firsat-drawer-width=32em] - Width of the drawer where there is room.
 */
export class PipelineReport extends ReportElement {
  /** Which report: one of `REPORT_KINDS`; what is none of them is the first. */
  @property({ reflect: true }) report = 'win-rate';

  protected override get kind(): ReportKind {
    return REPORT_KINDS.find((kind) => kind === this.report) ?? REPORT_KINDS[0] ?? 'win-rate';
  }

  protected override head(): TemplateResult {
    const { reports } = this.l.t;
    const { kind } = this;
    return html`<select
      class="input pick-report"
      aria-label=${reports.choose}
      @change=${(event: Event) => {
        this.report = (event.currentTarget as HTMLSelectElement).value;
        // What one report is told apart by says nothing to another.
        this.by = '';
        this.period = '';
      }}
    >
      ${Object.entries(REPORT_GROUPS).map(
        ([group, kinds]) => html`<optgroup label=${reports.groups[group as keyof typeof REPORT_GROUPS]}>
          ${kinds.map(
            (each) =>
              html`<option value=${each} .selected=${live(each === kind)}>${reports.kinds[each]}</option>`,
          )}
        </optgroup>`,
      )}
    </select>`;
  }
}
