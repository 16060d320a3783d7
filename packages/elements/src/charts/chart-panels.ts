import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { live } from 'lit/directives/live.js';
import { beforeNextPaint, cancelBeforeNextPaint } from '../base/frame.js';
import type { Localizer } from '../locales/localizer.js';
import { FIRST, firstDrawn, focusMark, isDrawn, nextPlace, placeOf } from './chart-walk.js';
import { drawBars } from './draw-bars.js';
import { drawColumns } from './draw-columns.js';
import { drawFunnel } from './draw-funnel.js';
import { legendOf, legendTemplate } from './chart-legend.js';
import { drawWaterfall, wayOf } from './draw-waterfall.js';
import {
  columnsOf,
  goalColumn,
  goalOf,
  nameOfRow,
  patternDefs,
  type Drawing,
  type MarkPlace,
  type Plot,
} from './marks.js';
import {
  BEFORE,
  type Figure,
  type Measure,
  type Sheet,
  type SheetColumn,
  type SheetRow,
  type Tone,
} from './sheet.js';
import { sheetTable } from './sheet-table.js';
import '../locales/areas/charts.js';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface ChartPanelsOptions {
  readonly l: () => Localizer;
  /** Shows the records behind a figure. */
  readonly open: (figure: Figure, title: string) => void;
}

/** A drawing for a file. */
export interface Picture {
  readonly drawing: TemplateResult;
  /** Labels of the columns, in their order. */
  readonly legend: readonly string[];
  /** Their colours, in the same order. */
  readonly tones: readonly Tone[];
  /** What the line across the marks says. */
  readonly goal?: string;
}

interface Look {
  view: 'chart' | 'table';
  measure: string | undefined;
  active: MarkPlace;
  /** The mark under the pointer or with the focus: its words stand above the drawing. */
  told: MarkPlace | undefined;
  isWhole: boolean;
}

/** More rows than so many are shown when they are asked for. */
const MOST_ROWS = 30;
/** Before anything was measured. */
const USUAL_WIDTH = 640;
const USUAL_EM = 14;

/**
 * Draws sheets in a host: each as a chart and as a table, one of which is shown. The marks of a chart are one stop of Tab, walked through by the
 * arrow keys; each is named in words, and Enter, a click or a touch opens its records. The host brings
 * `sheetTableStyles`, `chartStyles` and `stageColorStyles`.
 */
export class ChartPanels implements ReactiveController {
  readonly #host: Host;
  readonly #options: ChartPanelsOptions;
  readonly #looks = new Map<string, Look>();
  readonly #sizes = new Map<string, { readonly width: number; readonly em: number }>();
  #plots: ReadonlySet<HTMLElement> = new Set();
  #observer: ResizeObserver | undefined;
  #isRtl = false;

  constructor(host: Host, options: ChartPanelsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // In the next frame: what is drawn anew within this one would be a loop.
    this.#observer = new ResizeObserver(() => {
      beforeNextPaint(this.#measure);
    });
    for (const plot of this.#plots) this.#observer.observe(plot);
  }

  hostUpdated(): void {
    const now = new Set(this.#host.renderRoot.querySelectorAll<HTMLElement>('.plot'));
    for (const plot of this.#plots) if (!now.has(plot)) this.#observer?.unobserve(plot);
    for (const plot of now) if (!this.#plots.has(plot)) this.#observer?.observe(plot);
    this.#plots = now;
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    cancelBeforeNextPaint(this.#measure);
  }

  render(whole: Sheet): TemplateResult {
    const look = this.#lookOf(whole);
    const sheet = look.isWhole ? whole : { ...whole, rows: whole.rows.slice(0, MOST_ROWS) };
    const rest = whole.rows.length - sheet.rows.length;
    const measure = sheet.measures.find(({ key }) => key === look.measure) ?? sheet.measures[0];
    const isTable = look.view === 'table' || !measure;
    const l = this.#options.l();
    const { charts } = l.t;
    if (sheet.rows.length === 0)
      return html`<figure class="panel" data-sheet=${sheet.key}>
        <figcaption><h3>${sheet.title}</h3></figcaption>
        <p class="empty hint" role="status">${charts.empty}</p>
      </figure>`;
    return html`<figure class="panel" data-sheet=${sheet.key}>
      <figcaption>
        <h3>${sheet.title}</h3>
        <div class="panel-tools">
          ${sheet.measures.length > 1 && !isTable ? this.#measures(sheet, look, measure) : nothing}
          ${measure ? this.#switch(sheet, look) : nothing}
        </div>
      </figcaption>
      ${measure ? this.#chart(sheet, measure, look, isTable) : nothing}
      ${sheetTable(sheet, { l, isHidden: !isTable, open: this.#options.open })}
      ${
        rest > 0
          ? html`<button
              class="button quiet whole"
              @click=${() => {
                this.#change(sheet, { isWhole: true });
              }}
            >
              ${charts.whole(rest)}
            </button>`
          : nothing
      }
    </figure>`;
  }

  /** A sheet at a width of its own, for a file, and what its colours mean where there are several. */
  picture(sheet: Sheet, width: number, em: number): Picture | undefined {
    const look = this.#lookOf(sheet);
    const measure = sheet.measures.find(({ key }) => key === look.measure) ?? sheet.measures[0];
    if (!measure) return undefined;
    const drawn = asDrawn(sheet, measure);
    const plot = this.#plot(drawn, measure, look, width, em);
    const goal = goalColumn(plot);
    // Of a waterfall the signs say it.
    const legend = measure.kind === 'waterfall' ? [] : legendOf(plot, this.#options.l());
    return {
      drawing: this.#svg(plot, drawn),
      legend: legend.map(({ label }) => label),
      tones: legend.map(({ tone = 'accent' }) => tone),
      ...(goal && { goal: goal.label }),
    };
  }

  #lookOf({ key }: Sheet): Look {
    let look = this.#looks.get(key);
    if (!look)
      this.#looks.set(
        key,
        (look = { view: 'chart', measure: undefined, active: FIRST, told: undefined, isWhole: false }),
      );
    return look;
  }

  #change(sheet: Sheet, change: Partial<Look>): void {
    Object.assign(this.#lookOf(sheet), change);
    this.#host.requestUpdate();
  }

  #measures(sheet: Sheet, look: Look, measure: Measure | undefined): TemplateResult {
    const { charts } = this.#options.l().t;
    return html`<select
      class="input measure"
      aria-label="${charts.measure}: ${sheet.title}"
      @change=${(event: Event) => {
        this.#change(sheet, {
          measure: (event.currentTarget as HTMLSelectElement).value,
          active: { row: look.active.row, column: 0 },
          told: undefined,
        });
      }}
    >
      ${sheet.measures.map(
        ({ key, label }) =>
          html`<option value=${key} .selected=${live(key === measure?.key)}>${label}</option>`,
      )}
    </select>`;
  }

  #switch(sheet: Sheet, { view }: Look): TemplateResult {
    const { charts } = this.#options.l().t;
    return html`<div class="switch" role="group" aria-label="${charts.view}: ${sheet.title}">
      ${(['chart', 'table'] as const).map(
        (each) => html`<button
          aria-pressed=${view === each ? 'true' : 'false'}
          data-view=${each}
          @click=${() => {
            this.#change(sheet, { view: each });
          }}
        >
          ${charts[each]}
        </button>`,
      )}
    </div>`;
  }

  #chart(table: Sheet, measure: Measure, look: Look, isHidden: boolean): TemplateResult {
    const sheet = asDrawn(table, measure);
    const size = this.#sizes.get(sheet.key) ?? { width: USUAL_WIDTH, em: USUAL_EM };
    const plot = this.#plot(sheet, measure, look, size.width, size.em);
    const columns = columnsOf(plot);
    const { charts } = this.#options.l().t;
    const told = look.told && sheet.rows[look.told.row];
    const column = look.told && columns[look.told.column];
    return html`<div class="chart" ?hidden=${isHidden}>
      <div class="above">
        ${legendTemplate(plot, this.#options.l())}
        <p class="readout figure">${told && column ? plot.name(told, column) : charts.hint}</p>
      </div>
      <div
        class="plot"
        data-key=${sheet.key}
        @keydown=${(event: KeyboardEvent) => {
          this.#keydown(event, plot);
        }}
        @focusin=${(event: Event) => {
          const place = placeOf(event);
          if (place) this.#change(sheet, { active: place, told: place });
        }}
        @pointerover=${(event: Event) => {
          this.#tell(sheet, placeOf(event));
        }}
        @pointerleave=${() => {
          this.#tell(sheet, undefined);
        }}
        @click=${(event: Event) => {
          this.#open(plot, placeOf(event));
        }}
      >
        ${this.#svg(plot, sheet)}
      </div>
    </div>`;
  }

  #svg(plot: Plot, sheet: Sheet): TemplateResult {
    const drawing = draw(plot);
    const height = Math.ceil(drawing.height);
    const { charts } = this.#options.l().t;
    return html`<svg
      class="drawing ${plot.measure.kind}"
      role="group"
      aria-label=${charts.label(sheet.title, plot.measure.label)}
      width=${plot.width}
      height=${height}
      viewBox="0 0 ${plot.width} ${height}"
    >
      ${patternDefs()}${drawing.body}
    </svg>`;
  }

  #plot(sheet: Sheet, measure: Measure, look: Look, width: number, em: number): Plot {
    const { charts } = this.#options.l().t;
    const last = { row: sheet.rows.length - 1, column: measure.columns.length - 1 };
    const active = {
      row: Math.min(look.active.row, last.row),
      column: Math.min(look.active.column, last.column),
    };
    const plot: Plot = {
      sheet,
      measure,
      width,
      em,
      isRtl: this.#isRtl,
      active,
      name: (row: SheetRow, column: SheetColumn): string => {
        const figure = row.figures[column.key];
        const goal = goalOf(plot, row);
        // A sign alone may go unheard.
        const way =
          measure.kind === 'waterfall' && figure?.value && !row.isLevel
            ? charts.ways[wayOf(row, figure)]
            : undefined;
        const value = [
          figure?.text ?? '–',
          way,
          figure?.note,
          figure?.isMuted ? charts.few : undefined,
          goal && `${sheet.columns.find(({ key }) => key === measure.goals)?.label ?? ''} ${goal.text}`,
        ];
        return charts.figure(
          nameOfRow(row),
          column.label,
          value.filter((each) => each !== undefined).join(', '),
        );
      },
    };
    // What is not drawn (a part of nothing) cannot be reached: Tab finds the first that is.
    return isDrawn(plot, active) ? plot : { ...plot, active: firstDrawn(plot) };
  }

  #tell(sheet: Sheet, place: MarkPlace | undefined): void {
    const { told } = this.#lookOf(sheet);
    if (told?.row === place?.row && told?.column === place?.column) return;
    this.#change(sheet, { told: place });
  }

  #open(plot: Plot, place: MarkPlace | undefined): void {
    const row = place && plot.sheet.rows[place.row];
    const column = place && columnsOf(plot)[place.column];
    const figure = row && column && row.figures[column.key];
    if (row && column && figure?.ids)
      this.#options.open(figure, this.#options.l().t.charts.figureTitle(row.label, column.label));
  }

  #keydown(event: KeyboardEvent, plot: Plot): void {
    const place = placeOf(event);
    if (!place || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#open(plot, place);
      return;
    }
    const to = nextPlace(plot, place, event.key);
    if (to === null) return;
    event.preventDefault();
    if (to) focusMark(event.currentTarget as Element, to);
  }

  readonly #measure = (): void => {
    let hasChanged = false;
    for (const plot of this.#plots) {
      const key = plot.dataset['key'] ?? '';
      const width = Math.floor(plot.clientWidth);
      // In a part of the page that is not shown.
      if (width === 0) continue;
      const style = getComputedStyle(plot);
      const em = Number.parseFloat(style.fontSize) || USUAL_EM;
      const isRtl = style.direction === 'rtl';
      const known = this.#sizes.get(key);
      hasChanged ||= known?.width !== width || known.em !== em || isRtl !== this.#isRtl;
      this.#isRtl = isRtl;
      this.#sizes.set(key, { width, em });
    }
    if (hasChanged) this.#host.requestUpdate();
  };
}

/** The rows of a drawing. Those that have no order of their own stand largest first, by all that is drawn of them; a waterfall leaves out what it passes. */
function asDrawn(sheet: Sheet, { kind, columns }: Measure): Sheet {
  const value = (row: SheetRow, key: string): number | null => row.figures[key]?.value ?? null;
  if (kind === 'waterfall')
    return { ...sheet, rows: sheet.rows.filter((row) => columns.some((key) => value(row, key) !== null)) };
  if (!sheet.isRanked) return sheet;
  const weight = (row: SheetRow): number =>
    columns.reduce((sum, key) => sum + (key.endsWith(BEFORE) ? 0 : (value(row, key) ?? 0)), 0);
  return { ...sheet, rows: [...sheet.rows].sort((a, b) => weight(b) - weight(a)) };
}

function draw(plot: Plot): Drawing {
  if (plot.measure.kind === 'funnel') return drawFunnel(plot);
  if (plot.measure.kind === 'waterfall') return drawWaterfall(plot);
  return plot.sheet.isTimeline ? drawColumns(plot) : drawBars(plot);
}
