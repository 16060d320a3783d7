import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import type { CalendarDate, Opportunity } from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { ReportElement } from '../../reports/report-element.js';
import { MonthBoard } from './month-board.js';
import { monthBoardStyles } from './month-board.styles.js';
import '../../locales/areas/forecast.js';

/**
 * What is expected to come in (S83): won, weighted open and best case by fiscal month, as bookings or by the schedule of recurring prices (D36); what is
 * undated or overdue stands apart (D34). Below it a board of months, where a card that goes to another month is expected then (D35).
 *
 * @fires {CommandRequestEvent} firsat-opportunity-edit-request - Before a card goes to another month. Cancelable.
 * @fires {OpportunityOpenEvent} firsat-opportunity-open - Somebody wants to see an opportunity behind a figure.
 * @fires {DataExportRequestEvent} firsat-data-export-request - Somebody wants to take the forecast out of the page; can be refused.
 * @csspart base - The wrapper that carries the looks.
 * @csspart sheets - The drawings and tables.
 * @csspart panel - The drawer with the records behind a figure.
 * @cssprop {<length>} [--firsat-drawer-width=32em] - Width of the drawer where there is room.
 */
export class PipelineForecast extends ReportElement {
  static override styles: CSSResultGroup = [ReportElement.styles, monthBoardStyles];

  readonly #months = new MonthBoard(this, {
    l: () => this.l,
    canEdit: () => this.canEdit,
    env: () => ({ ...this.env, timeZone: this.zone, filter: this.filter }),
    open: (id) => {
      this.openRecord(id);
    },
    move: (opportunity, day) => this.#expect(opportunity, day),
    timer: { after: (wait, run) => this.timer.after(wait, run) },
  });

  protected override get kind(): 'forecast' {
    return 'forecast';
  }

  protected override head(): TemplateResult {
    return html`<h2>${this.l.t.reports.kinds.forecast}</h2>`;
  }

  protected override watches(change: StoreChange): boolean {
    return super.watches(change) || change.changed.has('opportunities') || change.changed.has('contacts');
  }

  async #expect({ id, description }: Opportunity, expectedClose: CalendarDate | null): Promise<boolean> {
    const result = await this.request('opportunity-edit', { id, changes: { expectedClose } });
    const { board } = this.l.t.forecast;
    const name = description || this.l.t.reports.records.untitled;
    const [why] = result.ok ? [] : result.problems;
    if (why) this.workspace.handle?.showProblem(why);
    else {
      const text =
        expectedClose === null ? board.undated(name) : board.moved(name, this.l.date(expectedClose, 'full'));
      this.workspace.handle?.toast({ text, undo: true });
    }
    return result.ok;
  }

  /** The months are of now: of a past day there is nothing to move. */
  override render(): TemplateResult {
    const { store } = this;
    const isNow = store !== undefined && store.phase === 'ready' && this.lookedAt === '';
    return html`${super.render()}${isNow ? this.#months.render(store) : nothing}`;
  }
}
