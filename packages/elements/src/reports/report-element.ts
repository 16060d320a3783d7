import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import {
  addDays,
  instantInZone,
  isTimeZone,
  NO_FILTER,
  type CalendarDate,
  type DateRange,
  type OpportunityFilter,
  type OpportunityId,
  type RangeEnv,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { announce } from '../base/announce.js';
import { FirsatElement } from '../base/firsat-element.js';
import { aDay, flag } from '../base/kinds.js';
import { aFilter } from '../base/object-kinds.js';
import { property, state } from '../base/property.js';
import { browserTimer, type Timer } from '../base/timer.js';
import { ChartPanels } from '../charts/chart-panels.js';
import { chartStyles } from '../charts/chart.styles.js';
import { sheetTableStyles } from '../charts/sheet-table.styles.js';
import type { Figure } from '../charts/sheet.js';
import { OwnPanels } from '../components/opportunity-board/own-panels.js';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import { DayController } from '../controllers/day-controller.js';
import { LatePart } from '../controllers/late-part.js';
import { OpportunityOpenEvent } from '../events/opportunity-open.js';
import { fieldStyles } from '../fields/fields.styles.js';
import { ReportingRates } from '../money/reporting-rates.js';
import { weekStartOf } from '../primitives/week-start.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/controls.styles.js';
import { popoverStyles } from '../styles/popover.styles.js';
import { stageColorStyles } from '../styles/stage-colors.styles.js';
import { AsOfPicker, firstDayOf } from './as-of-picker.js';
import { FilesMenu } from './files-menu.js';
import { PeriodPicker } from './period-picker.js';
import { RecordsDrawer } from './records-drawer.js';
import { lateNotice } from './late-notice.js';
import { loadReport, type AnyReportKind } from './report-catalog.js';
import { ReportController, type ComputedReport, type ReportAsk } from './report-controller.js';
import type { ReportDefinition, ReportOption, ReportView, ShownReport } from './report-definition.js';
import {
  choiceTemplate,
  failedTemplate,
  filterChipsTemplate,
  headlinesTemplate,
  notesTemplate,
  progressTemplate,
  shownSheets,
} from './report-parts.js';
import { aPeriod, periodText, readPeriod, spanOf, THIS_YEAR } from './report-period.js';
import { isConverted, optionsOf, ratesUsed } from './report-money.js';
import { comparisonOf, comparisonTemplate, pastOf, type Comparison } from './comparison.js';
import { saidWith } from './said-with.js';
import { recordsDrawerStyles } from './records-drawer.styles.js';
import { reportStyles } from './report.styles.js';
import '../locales/areas/filters.js';
import '../locales/areas/form.js';
import '../locales/areas/reports.js';

/**
 * What every element that shows a report shares: days, comparison, filters, the day that is looked at, progress, the records behind the figures, how
 * they were computed and what was left out, files. A subclass says which report.
 */
export abstract class ReportElement extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    popoverStyles,
    stageColorStyles,
    fieldStyles,
    sheetTableStyles,
    chartStyles,
    reportStyles,
    recordsDrawerStyles,
  ];

  /** The days of the report: `quarter 0`, `month -1`, `last 90`, `2026-01-01..2026-03-31`, `all`. Empty: what is usual for the report. */
  @property({ type: aPeriod, reflect: true }) period = '';
  /** The day whose end is looked at, `YYYY-MM-DD` (D23). Empty: as it is. */
  @property({ attribute: 'as-of', type: aDay, reflect: true }) asOf = '';
  /** What the rows are told apart by, where it can be chosen: `owner`, `month` … Empty: what is usual. */
  @property({ reflect: true }) by = '';
  /** Id of a stage schema, where it can be chosen. Empty: that of the workspace. */
  @property({ reflect: true }) schema = '';
  /** Whether the period is compared with the one before it; where a report tells what is now, with how it stood some time ago. */
  @property({ ...flag, reflect: true }) compare = false;
  /** Which opportunities count; the same filters as those of the board and the list. */
  @property({ attribute: false, type: aFilter }) filter: OpportunityFilter = NO_FILTER;
  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();
  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  @state() private view = '';
  @state() private definition:
    | { readonly kind: string; readonly value: ReportDefinition | undefined; readonly hasFailed: boolean }
    | undefined;
  #shown: ShownReport | undefined;
  readonly #chosen = new Map<string, string>();

  readonly #reports = new ReportController(this);
  readonly #rates = new ReportingRates(this, () => this.store);
  readonly #day = new DayController(this, {
    now: () => this.now(),
    timer: { after: (wait, run) => this.timer.after(wait, run) },
  });
  readonly #openFigure = (figure: Figure, title: string): void => {
    if (figure.ids) this.#records.show(figure.ids(), title);
  };
  readonly #charts = new ChartPanels(this, { l: () => this.l, open: this.#openFigure });
  readonly #records: RecordsDrawer = new RecordsDrawer(this, {
    store: () => this.store,
    l: () => this.l,
    open: (id) => {
      this.openRecord(id);
    },
  });
  readonly #panels = new OwnPanels(this, {
    handle: () => this.workspace.handle,
    forId: () => this.for,
    closed: () => undefined,
  });
  readonly #filters = new LatePart(this, async () => {
    const { OpportunityFilters: Chips } =
      await import('../components/opportunity-filters/opportunity-filters.js');
    return Chips;
  });
  readonly #period = new PeriodPicker(this, {
    l: () => this.l,
    env: () => this.env,
    choose: (range) => {
      this.period = periodText(range);
    },
  });
  readonly #asOf = new AsOfPicker(this, {
    l: () => this.l,
    today: () => this.#today,
    first: () => firstDayOf(this.store, this.zone, this.#today),
    choose: (day) => {
      this.asOf = day;
    },
    late: () => lateNotice(this.l, this.#reports.late, this.#openFigure),
  });
  readonly #files = new FilesMenu(this, {
    l: () => this.l,
    kind: () => this.kind,
    shown: () =>
      this.#shown && this.definition?.value && shownSheets(this.l, this.#shown, this.definition.value),
    notes: () => this.#said(),
    charts: this.#charts,
    toast: (text, tone) => this.workspace.handle?.toast({ text, ...(tone && { tone }) }),
  });

  protected abstract get kind(): AnyReportKind;
  /** The name of the report, or what to choose it by. */
  protected abstract head(): TemplateResult;

  protected override watches({ changed }: StoreChange): boolean {
    return (['settings', 'schemas', 'stages', 'members'] as const).some((name) => changed.has(name));
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#shown = undefined;
    this.#reports.use(handle?.store);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.definition?.kind !== this.kind) this.#load();
    const view = this.#view();
    const definition = this.definition?.value;
    if (view && definition) this.#reports.ask(this.#ask(view, definition));
  }

  #load(): void {
    const { kind } = this;
    this.definition = { kind, value: undefined, hasFailed: false };
    this.#shown = undefined;
    const take = (value: ReportDefinition | undefined): void => {
      if (this.kind === kind) this.definition = { kind, value, hasFailed: !value };
    };
    void loadReport(kind).then(take, () => {
      take(undefined);
    });
  }

  protected get zone(): string {
    const asked = this.store?.settings?.timeZone ?? 'UTC';
    return isTimeZone(asked) ? asked : 'UTC';
  }

  get #today(): CalendarDate {
    return this.#day.today(this.zone);
  }

  /** The day that is looked at; what is not yet is today. */
  protected get lookedAt(): string {
    return this.asOf < this.#today ? this.asOf : '';
  }

  protected get env(): RangeEnv {
    return {
      today: this.lookedAt || this.#today,
      weekStart: weekStartOf(this.l.locale),
      fiscalStart: this.store?.settings?.fiscalStart ?? 1,
    };
  }

  get #range(): DateRange | null {
    const definition = this.definition?.value;
    if (definition?.hasNoPeriod) return null;
    const asked = readPeriod(this.period);
    if (asked !== undefined) return asked;
    return definition?.period === undefined ? THIS_YEAR : definition.period;
  }

  #said(): readonly string[] {
    const { store, l, filter } = this;
    if (!store) return [];
    const span = this.definition?.value?.hasNoPeriod ? null : spanOf(this.#range, this.env);
    const [{ late }, content] = [this.#reports, this.#shown?.content];
    return saidWith({ store, l, span, asOf: this.lookedAt, late, filter, content });
  }

  #view(): ReportView | undefined {
    const [{ store, l }, definition] = [this, this.definition?.value];
    if (!store || !definition || store.phase === 'loading' || store.phase === 'empty') return undefined;
    const options = optionsOf(definition, { store, l });
    const option = (key: string): string => this.#valueOf(options.find((each) => each.key === key));
    return {
      store,
      l,
      today: this.env.today,
      fiscalStart: this.env.fiscalStart ?? 1,
      option,
      rates: isConverted({ option }) ? this.#rates.value : undefined,
    };
  }

  #valueOf(option: ReportOption | undefined): string {
    if (!option) return '';
    const attribute = option.key === 'by' ? this.by : option.key === 'schema' ? this.schema : undefined;
    const asked = attribute || this.#chosen.get(`${this.kind} ${option.key}`);
    return (option.values.find(({ value }) => value === asked) ?? option.values[0])?.value ?? '';
  }

  #ask(view: ReportView, definition: ReportDefinition): ReportAsk {
    const day = this.lookedAt;
    const endOf = (of: CalendarDate): number => instantInZone(addDays(of, 1), '00:00', this.zone) - 1;
    const asOf = day === '' ? null : endOf(day);
    const period = spanOf(this.#range, this.env);
    const query = { now: this.now(), asOf, period, filter: this.filter, rates: view.rates };
    const before = this.#comparison(definition);
    const options = optionsOf(definition, view).map((option) => view.option(option.key));
    return {
      key: JSON.stringify([
        this.kind,
        options,
        this.#rates.version,
        view.today,
        view.fiscalStart,
        asOf,
        period,
        before,
        this.filter,
      ]),
      reports: definition.reports(view),
      query,
      previous:
        before &&
        (before.kind === 'period'
          ? { ...query, period: before.span }
          : { ...query, asOf: endOf(before.day) }),
    };
  }

  #comparison({ comparison }: ReportDefinition): Comparison | null {
    return this.compare
      ? comparisonOf(comparison, this.#range, this.env, pastOf(this.#chosen.get('past')))
      : null;
  }

  protected openRecord(id: OpportunityId): void {
    const { handle } = this.workspace;
    if (!this.dispatchEvent(new OpportunityOpenEvent(id)) || !handle) return;
    handle.setUi({ openId: id });
    if (!handle.hasDetail) void this.#panels.showDetail();
  }

  /** What was computed, in words: drawn up again only when it, or the language, has changed. */
  #content(computed: ComputedReport, view: ReportView, definition: ReportDefinition): ShownReport {
    const of = JSON.stringify([computed.key, computed.version, this.l.locale]);
    if (this.#shown?.of !== of)
      this.#shown = {
        of,
        content: definition.content(computed.results, view),
        before: computed.previous && definition.content(computed.previous, view),
      };
    return this.#shown;
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const view = this.#view();
    const definition = this.definition?.value;
    this.#panels.reconcile();
    return html`<section class="base" part="base" lang=${l.locale} aria-label=${l.t.reports.kinds[this.kind]}>
      ${
        store
          ? html`<header class="head">
                ${this.head()}
                <div class="tools">${this.#asOf.button(this.lookedAt)}${this.#files.render()}</div>
              </header>
              ${view && definition ? this.#choices(view, definition) : nothing}
              ${this.#asOf.render(this.lookedAt)}
              <div class="filters">${this.#filterChips()}</div>
              ${this.#body(view, definition)} ${this.#records.render()} ${this.#panels.render()}`
          : html`<p class="waiting hint" role="status">${l.t.common.noWorkspace}</p>`
      }
    </section>`;
  }

  #choices(view: ReportView, definition: ReportDefinition): TemplateResult {
    return html`<div class="choices">
      ${definition.hasNoPeriod ? nothing : this.#period.render(this.#range)}
      ${optionsOf(definition, view)
        .filter(({ values }) => values.length > 1)
        .map((option) =>
          choiceTemplate(option, this.#valueOf(option), (value) => {
            this.#choose(option.key, value);
          }),
        )}
      ${comparisonTemplate(this.l, {
        kind: definition.comparison,
        range: this.#range,
        isAsked: this.compare,
        past: pastOf(this.#chosen.get('past')),
        found: this.#comparison(definition),
        ask: (isAsked) => {
          this.compare = isAsked;
        },
        choose: (past) => {
          this.#chosen.set('past', past);
          this.requestUpdate();
        },
      })}
    </div>`;
  }

  #choose(key: string, value: string): void {
    if (key === 'by') this.by = value;
    else if (key === 'schema') this.schema = value;
    else this.#chosen.set(`${this.kind} ${key}`, value);
    this.requestUpdate();
  }

  #filterChips(): unknown {
    const Chips = this.#filters.value;
    if (!Chips) return nothing;
    return filterChipsTemplate(Chips, this.for, this.filter, this.view, (filter, view) => {
      this.filter = filter;
      if (view !== undefined) this.view = view;
    });
  }

  #body(view: ReportView | undefined, definition: ReportDefinition | undefined): TemplateResult {
    const { l } = this;
    const { reports, common } = l.t;
    if (this.definition?.hasFailed)
      return failedTemplate(l, () => {
        this.#load();
      });
    if (!view || !definition) return html`<p class="waiting hint" role="status">${common.loading}</p>`;
    const { computed } = this.#reports;
    // What another report has shown says nothing of this one.
    const isOwn = computed !== undefined && (JSON.parse(computed.key) as unknown[])[0] === this.kind;
    const shown = isOwn ? this.#content(computed, view, definition) : undefined;
    return html`${progressTemplate(l, this.#reports.progress, {
      stop: () => {
        this.#reports.stop();
        announce(this, reports.stopped, l.locale, 'polite');
      },
      resume: () => {
        this.#reports.resume();
        this.requestUpdate();
      },
    })}${
      shown
        ? html`${headlinesTemplate(l, shown.content.headlines, shown.before?.headlines, this.#openFigure)}
            <div class="sheets" part="sheets">
              ${shownSheets(l, shown, definition).map((sheet) => this.#charts.render(sheet))}
            </div>
            ${notesTemplate(l, shown.content, [...definition.how(view), ...ratesUsed(view, shown.content, computed)], this.#openFigure)}`
        : nothing
    }`;
  }
}
