import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { instantInZone, ok, type CalendarDate, type ReminderTime, type Result } from '@firsat/model';
import type { Localizer } from '../locales/localizer.js';
import { dateEcho, dateEditor, dateText, readDate } from './date-editor.js';

/** A day and perhaps a time that are being typed. */
export class WhenDraft {
  text = '';
  time = '';

  set(date: CalendarDate | null, time: string | null, l: Localizer): void {
    this.text = dateText(date, l);
    this.time = time ?? '';
  }

  clear(): void {
    this.text = this.time = '';
  }

  /** `null` while nothing is typed. */
  day(l: Localizer): Result<CalendarDate | null> {
    return readDate(this.text, l);
  }

  /** With a time a moment of this device's clock, without one the whole day. */
  reminderTime(l: Localizer, zone: string): Result<ReminderTime | null> {
    const day = this.day(l);
    if (!day.ok || day.value === null) return day.ok ? ok(null) : day;
    return ok(
      this.time === ''
        ? { kind: 'day', date: day.value }
        : { kind: 'moment', at: instantInZone(day.value, this.time, zone), zone },
    );
  }
}

/** The fields of a draft, side by side; `day` asks for no time. */
export function whenFields(options: {
  readonly id: string;
  readonly draft: WhenDraft;
  readonly l: Localizer;
  readonly invalid: boolean;
  readonly asks: 'day' | 'time';
  readonly changed: () => void;
}): TemplateResult {
  const { id, draft, l, invalid, asks, changed } = options;
  const { todo } = l.t;
  return html`<div class="when-fields ${asks}">
    <div class="field">
      <label for=${id}>${todo.date}</label>
      ${dateEditor({
        id,
        l,
        text: draft.text,
        pick: todo.pickDay,
        invalid,
        describedBy: `${id}-echo`,
        change: (text) => {
          draft.text = text;
          changed();
        },
      })}
    </div>
    ${
      asks === 'time'
        ? html`<div class="field">
      <label for="${id}-time">${todo.time}</label>
      <input
        class="input figure"
        id="${id}-time"
        type="time"
        .value=${live(draft.time)}
        @input=${(event: Event) => {
          draft.time = (event.currentTarget as HTMLInputElement).value;
          changed();
        }}
      />
    </div>`
        : nothing
    }
    <p class="hint figure" id="${id}-echo">${dateEcho(draft.text, l)}</p>
  </div>`;
}
