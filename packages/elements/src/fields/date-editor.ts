import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayNumber, isCalendarDate, ok, parseDate, type CalendarDate, type Result } from '@firsat/model';
import * as icons from '../icons/icons.js';
import '../locales/areas/form.js';
import type { Localizer } from '../locales/localizer.js';
import type { TextEditorProps } from './text-editor.js';

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, kind: 'typed' | 'echo'): Intl.DateTimeFormat {
  const key = `${kind} ${locale}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      calendar: 'gregory',
      year: 'numeric',
      ...(kind === 'typed'
        ? { month: '2-digit', day: '2-digit' }
        : { month: 'long', day: 'numeric', weekday: 'long' }),
    });
    formats.set(key, known);
  }
  return known;
}

/** What was typed as a day, by the habits of a language or as YYYY-MM-DD (D71); nothing typed is no date. */
export function readDate(text: string, l: Localizer): Result<CalendarDate | null> {
  return text.trim() === '' ? ok(null) : parseDate(text, l.locale);
}

/** A day as it is typed in a language: `22.11.2026`, `11/22/2026`. */
export function dateText(date: CalendarDate | null, l: Localizer): string {
  return date === null ? '' : formatOf(l.locale, 'typed').format(dayNumber(date) * DAY);
}

/** The habit of a language in letters: `gg.aa.yyyy`, `mm/dd/yyyy`. */
export function datePattern(l: Localizer): string {
  const letters: Readonly<Partial<Record<string, string>>> = l.t.form.dateLetters;
  return formatOf(l.locale, 'typed')
    .formatToParts(0)
    .map(({ type, value }) => letters[type] ?? value)
    .join('');
}

/** How a day being typed is understood, with its weekday. */
export function dateEcho(text: string, l: Localizer): string | undefined {
  const read = readDate(text, l);
  return read.ok && read.value ? formatOf(l.locale, 'echo').format(dayNumber(read.value) * DAY) : undefined;
}

/**
 * A calendar day: typed first, and picked from the platform's own calendar by the button or Alt+Down. The native input is never shown or focused; it
 * only lends its calendar.
 */
export function dateEditor(
  props: TextEditorProps & { readonly l: Localizer; readonly pick: string },
): TemplateResult {
  const read = readDate(props.text, props.l);
  const pick = (event: Event): void => {
    const field = (event.currentTarget as HTMLElement).parentElement;
    try {
      field?.querySelector<HTMLInputElement>('.native-date')?.showPicker();
    } catch {
      // A page in a frame of another origin may not open it: typing still works.
    }
  };
  return html`<div class="affixed">
    <input
      class="input date figure"
      id=${props.id}
      type="text"
      inputmode="text"
      autocomplete="off"
      aria-label=${props.label ?? nothing}
      aria-invalid=${props.invalid ? 'true' : nothing}
      aria-describedby=${props.describedBy ?? nothing}
      placeholder=${props.placeholder ?? datePattern(props.l)}
      .value=${live(props.text)}
      @input=${(event: Event) => props.change((event.currentTarget as HTMLInputElement).value)}
      aria-keyshortcuts="Alt+ArrowDown"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' || !event.altKey) return;
        event.preventDefault();
        pick(event);
      }}
    />
    <input
      class="native-date"
      type="date"
      tabindex="-1"
      aria-hidden="true"
      .value=${read.ok && read.value ? read.value : ''}
      @change=${(event: Event) => {
        const day = (event.currentTarget as HTMLInputElement).value;
        props.change(isCalendarDate(day) ? dateText(day, props.l) : '');
      }}
    />
    <button
      type="button"
      class="icon-button pick"
      tabindex="-1"
      aria-label=${props.pick}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${pick}
    >
      ${icons.calendar}
    </button>
  </div>`;
}
