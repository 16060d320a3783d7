import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { addDays, dateInZone, daysBetween, type CalendarDate, type Instant } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { dateEditor, dateText, readDate } from '../fields/date-editor.js';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';
import '../locales/areas/problems.js';

export interface AsOfPickerOptions {
  readonly l: () => Localizer;
  readonly today: () => CalendarDate;
  /** The day of the first record; nothing was there before. */
  readonly first: () => CalendarDate;
  /** `''`: as it is. */
  readonly choose: (day: string) => void;
  /** What else must be known of the past. */
  readonly note?: () => string;
  /** What came to this device after the day that is shown. */
  readonly late?: () => TemplateResult | typeof nothing;
}

/** When the first of a store's opportunities was created, until one of them is another: whoever shows a past day asks each time it draws. */
const firsts = new WeakMap<PipelineStore, { at: Instant | undefined }>();

function firstOf(store: PipelineStore): Instant {
  let first = firsts.get(store);
  if (!first) {
    const known: { at: Instant | undefined } = { at: undefined };
    store.subscribe(({ changed }) => {
      if (changed.has('opportunities')) known.at = undefined;
    });
    firsts.set(store, (first = known));
  }
  if (first.at === undefined) {
    let at = Infinity;
    for (const { createdAt } of store.list('opportunities')) at = Math.min(at, createdAt);
    first.at = at;
  }
  return first.at;
}

/** The day on which the first of the opportunities was created; today where there are none. */
export function firstDayOf(
  store: PipelineStore | undefined,
  timeZone: string,
  today: CalendarDate,
): CalendarDate {
  const first = store ? firstOf(store) : Infinity;
  return first === Infinity ? today : dateInZone(first, timeZone);
}

/** D23: which day's end is looked at, by a slider over all days that there are, or by typing one. */
export class AsOfPicker {
  readonly #host: ReactiveControllerHost;
  readonly #options: AsOfPickerOptions;
  #typed: string | undefined;
  #isOpen = false;

  constructor(host: ReactiveControllerHost, options: AsOfPickerOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** `isShort`: where there is little room, the day is told by what it opens. */
  button(day: string, isShort = false): TemplateResult {
    const l = this.#options.l();
    const { asOf } = l.t.reports;
    const isOpen = this.#isOpen || day !== '';
    const words = `${asOf.label}: ${day === '' ? asOf.now : l.date(day, 'full')}`;
    return html`<button
      class="${isShort ? 'icon-button' : 'button'} as-of"
      aria-label=${isShort ? words : nothing}
      data-tip=${isShort ? words : nothing}
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="as-of"
      @click=${() => {
        this.#isOpen = !isOpen;
        this.#choose('');
      }}
    >
      ${icons.history}${isShort ? nothing : html`<span>${words}</span>`}
    </button>`;
  }

  /** `isComing`: the day is not shown yet, so nothing is said of it; `progress`: how far that is. */
  render(day: string, isComing = false, progress: TemplateResult | typeof nothing = nothing): TemplateResult {
    if (!this.#isOpen && day === '') return html`<div id="as-of" hidden></div>`;
    const l = this.#options.l();
    const { asOf } = l.t.reports;
    const { note, late } = this.#options;
    const today = this.#options.today();
    const known = this.#options.first();
    const first = known < today ? known : today;
    const shown = day === '' ? today : day;
    const text = this.#typed ?? dateText(shown, l);
    const read = readDate(text, l);
    const isFuture = read.ok && read.value !== null && read.value > today;
    return html`<div class="time-machine" id="as-of" role="group" aria-label=${asOf.label}>
      <input
        class="slider"
        type="range"
        min="0"
        max=${daysBetween(first, today)}
        step="1"
        aria-label=${asOf.label}
        aria-valuetext=${l.date(shown, 'full')}
        .value=${live(String(Math.max(0, daysBetween(first, shown))))}
        @input=${(event: Event) => {
          const chosen = addDays(first, Number((event.currentTarget as HTMLInputElement).value));
          this.#choose(chosen >= today ? '' : chosen);
        }}
      />
      <div class="field day">
        <label class="label" for="as-of-day">${asOf.day}</label>
        ${dateEditor({
          id: 'as-of-day',
          text,
          l,
          pick: `${asOf.day}: ${l.t.filters.date.pick}`,
          invalid: !read.ok || isFuture,
          describedBy: 'as-of-problem',
          change: (typed) => {
            const next = readDate(typed, l);
            const found = next.ok ? next.value : null;
            if (found !== null && found <= today) this.#options.choose(found === today ? '' : found);
            this.#typed = typed;
            this.#host.requestUpdate();
          },
        })}
        <p class="problem" id="as-of-problem">${
          !read.ok ? l.problem(read.problems[0] ?? { code: 'not-a-date' }) : isFuture ? asOf.future : nothing
        }</p>
      </div>
      <button
        class="button quiet"
        ?disabled=${day === ''}
        @click=${() => {
          this.#choose('');
        }}
      >
        ${asOf.back}
      </button>
      <p class="hint past" role="status">${day === '' || isComing ? nothing : asOf.past(l.date(day, 'full'))}</p>
      ${note === undefined || day === '' || isComing ? nothing : html`<p class="hint past" role="note">${note()}</p>`}
      ${day === '' || isComing ? nothing : late?.()} ${progress}
    </div>`;
  }

  #choose(day: string): void {
    this.#typed = undefined;
    this.#options.choose(day);
    this.#host.requestUpdate();
  }
}
