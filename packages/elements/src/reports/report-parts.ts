import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  BEFORE,
  type Figure,
  type Measure,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../charts/sheet.js';
import { NO_FILTER, readFilter, type OpportunityFilter } from '@firsat/model';
import type { FilterChangeEvent } from '../events/filter-change.js';
import type { ViewChooseEvent } from '../events/view-choose.js';
import type { OpportunityFilters } from '../components/opportunity-filters/opportunity-filters.js';
import type { Localizer } from '../locales/localizer.js';
import { innerElement } from '../scope/inner-element.js';
import type { ReportProgress } from './report-controller.js';
import type {
  Headline,
  ReportContent,
  ReportDefinition,
  ReportOption,
  ShownReport,
} from './report-definition.js';

type Open = (figure: Figure, title: string) => void;

/** The figures at the head; each opens its records. With a comparison each says what it was before. */
export function headlinesTemplate(
  l: Localizer,
  headlines: readonly Headline[],
  previous: readonly Headline[] | undefined,
  open: Open,
): TemplateResult | typeof nothing {
  if (headlines.length === 0) return nothing;
  const isFormula = headlines.some(({ sign }) => sign !== undefined);
  return html`<dl class="headlines ${isFormula ? 'formula' : ''}">
    ${headlines.map(({ key, label, figure, more = [], sign }) => {
      const before = previous?.find((each) => each.key === key)?.figure;
      const few = figure.isMuted ? html`<p class="hint">${l.t.charts.few}</p>` : nothing;
      return html`<div class="headline" data-key=${key}>
        ${sign ? html`<span class="sign" aria-hidden="true">${sign}</span>` : nothing}
        <dt>${label}</dt>
        <dd>
          ${
            figure.ids
              ? html`<button
                  class="big figure ${figure.isMuted ? 'few' : ''}"
                  aria-label=${l.t.charts.openFigure(label, l.t.reports.total, figure.exact === undefined ? figure.text : `${figure.text} (${figure.exact})`)}
                  title=${figure.exact ?? nothing}
                  @click=${() => {
                    open(figure, label);
                  }}
                >
                  ${figure.text}
                </button>`
              : html`<span class="big figure ${figure.isMuted ? 'few' : ''}" title=${figure.exact ?? nothing}
                  >${figure.text}</span
                >`
          }
          ${more.map((line) => html`<p class="figure more">${line}</p>`)}${few}
          ${before ? html`<p class="before figure">${changeMark(figure, before)} ${l.t.reports.before(before.text)}</p>` : nothing}
        </dd>
      </div>`;
    })}
  </dl>`;
}

/** More or less than before, in a shape; the words beside it say how much. */
function changeMark(now: Figure, before: Figure): TemplateResult | typeof nothing {
  if (now.value === null || before.value === null || now.value === before.value) return nothing;
  if (now.unit !== before.unit) return nothing;
  return html`<span aria-hidden="true">${now.value > before.value ? '▲' : '▼'}</span>`;
}

/** How it was computed, and what was left out; nothing is left out silently. */
export function notesTemplate(
  l: Localizer,
  { excluded, remarks = [] }: ReportContent,
  how: readonly string[],
  open: Open,
): TemplateResult {
  const { reports } = l.t;
  const shown = excluded.filter(({ count }) => count > 0);
  return html`<div class="notes">
    ${remarks.map((remark) => html`<p class="hint">${remark}</p>`)}
    <div class="left-out">
      ${
        shown.length === 0
          ? html`<p class="hint">${reports.nothingLeftOut}</p>`
          : html`<h3>${reports.leftOut}</h3>
              <ul>
                ${shown.map(
                  ({ code, count, ids }) => html`<li>
                    <button
                      class="exclusion"
                      data-code=${code}
                      @click=${() => {
                        open({ text: '', value: count, ids }, reports.exclusions[code]);
                      }}
                    >
                      <span class="figure">${l.number(count)}</span> ${reports.exclusions[code]}
                    </button>
                  </li>`,
                )}
              </ul>`
      }
    </div>
    <details class="how">
      <summary>${reports.how}</summary>
      ${how.map((line) => html`<p>${line}</p>`)}
    </details>
  </div>`;
}

/** The sheets of a report, beside those of the period or the day before where it is compared. */
export function shownSheets(
  l: Localizer,
  { content, before }: ShownReport,
  { comparison }: Pick<ReportDefinition, 'comparison'>,
): readonly Sheet[] {
  return content.sheets.map((sheet) => {
    const same = before?.sheets.find(({ key }) => key === sheet.key);
    // Days of one period have nothing to stand beside in another; as they stood on another day they are the same.
    return same && (!sheet.isTimeline || comparison === 'past') ? comparedSheet(l, sheet, same) : sheet;
  });
}

/** Beside what is drawn alone, the same of before; that is drawn first then. */
function comparedSheet(l: Localizer, sheet: Sheet, before: Sheet): Sheet {
  const keys = new Set(
    sheet.measures
      .filter(({ kind, columns }) => kind === 'bars' && columns.length === 1)
      .flatMap(({ columns }) => columns),
  );
  if (keys.size === 0) return sheet;
  const withBefore = (row: SheetRow, from: SheetRow | undefined): SheetRow => ({
    ...row,
    figures: {
      ...row.figures,
      ...Object.fromEntries([...keys].map((key) => [`${key}${BEFORE}`, from?.figures[key]])),
    },
  });
  const column = (each: SheetColumn): readonly SheetColumn[] =>
    keys.has(each.key)
      ? [each, { key: `${each.key}${BEFORE}`, label: l.t.reports.previous(each.label), tone: 'previous' }]
      : [each];
  return {
    ...sheet,
    columns: sheet.columns.flatMap(column),
    rows: sheet.rows.map((row) =>
      withBefore(
        row,
        before.rows.find(({ key }) => key === row.key),
      ),
    ),
    ...(sheet.total && { total: withBefore(sheet.total, before.total) }),
    measures: sheet.measures
      .map((measure) =>
        measure.kind === 'bars' && measure.columns.length === 1
          ? { ...measure, columns: measure.columns.flatMap((key) => [key, `${key}${BEFORE}`]) }
          : measure,
      )
      .sort((a, b) => Number(isCompared(b)) - Number(isCompared(a))),
  };
}

const isCompared = ({ columns }: Measure): boolean => columns.some((key) => key.endsWith(BEFORE));

/** The chips of the filters that board and list have; a saved view brings its own. */
export function filterChipsTemplate(
  Chips: new () => OpportunityFilters,
  forId: string,
  filter: OpportunityFilter,
  view: string,
  change: (filter: OpportunityFilter, view?: string) => void,
): unknown {
  return innerElement(
    'opportunity-filters',
    Chips,
    { for: forId, filter, view },
    {
      'firsat-filter-change': (event: FilterChangeEvent) => {
        change(event.detail.filter);
      },
      'firsat-view-choose': ({ detail }: ViewChooseEvent) => {
        change(detail.view ? readFilter(detail.view.filter).filter : NO_FILTER, detail.view?.id ?? '');
      },
    },
  );
}

/** One of the choices that a report offers. */
export function choiceTemplate(
  { key, label, values }: ReportOption,
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label class="label" for="option-${key}">${label}</label>
    <select
      class="input"
      id="option-${key}"
      @change=${(event: Event) => {
        choose((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${values.map(
        (each) =>
          html`<option value=${each.value} .selected=${live(each.value === chosen)}>${each.label}</option>`,
      )}
    </select>
  </div>`;
}

/** The code of a report could not be fetched. */
export function failedTemplate(l: Localizer, retry: () => void): TemplateResult {
  return html`<p class="waiting problem" role="alert">
    ${l.t.reports.failed} <button class="button" @click=${retry}>${l.t.common.actions.retry}</button>
  </p>`;
}

/** How far a computation is, with a way to call it off. */
export function progressTemplate(
  l: Localizer,
  progress: ReportProgress,
  { stop, resume }: { readonly stop: () => void; readonly resume: () => void },
): TemplateResult | typeof nothing {
  const { reports } = l.t;
  switch (progress.phase) {
    case 'ready':
      return nothing;
    case 'waiting':
      return html`<p class="waiting hint" role="status">${reports.waiting}</p>`;
    case 'stopped':
      return html`<p class="waiting" role="status">
        ${reports.stopped} <button class="button resume" @click=${resume}>${reports.resume}</button>
      </p>`;
    case 'computing': {
      const { done, total } = progress;
      const words = reports.computing(l.number(done), l.number(total));
      return html`<div class="waiting computing">
        <progress max=${Math.max(1, total)} value=${done} aria-label=${words}></progress>
        <span class="hint figure">${words}</span>
        <button class="button quiet stop" @click=${stop}>${reports.stop}</button>
      </div>`;
    }
  }
}
