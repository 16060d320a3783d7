import { html, type TemplateResult } from 'lit';
import { REPEAT_UNITS, type MemberId, type RepeatUnit } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';

export interface WhoAndHowOften {
  readonly store: PipelineStore;
  readonly l: Localizer;
  readonly picks: HostPicks;
  readonly recipientId: MemberId;
  readonly repeat: RepeatUnit | null;
  readonly setRecipient: (id: MemberId) => void;
  readonly setRepeat: (unit: RepeatUnit | null) => void;
}

/** Whom a reminder is for, and whether it comes again. */
export function whoAndHowOften(options: WhoAndHowOften): TemplateResult {
  const { store, l, picks, recipientId, repeat, setRecipient, setRepeat } = options;
  const { todo } = l.t;
  return html`<div class="pair">
    <div class="field">
      <label for="recipient">${todo.recipient}</label>
      ${picks.member({
        id: 'recipient',
        store,
        l,
        value: recipientId,
        change: (id) => {
          if (id !== null) setRecipient(id);
        },
      })}
    </div>
    <div class="field">
      <label for="repeat">${todo.repeat}</label>
      <select
        class="input"
        id="repeat"
        @change=${(event: Event) => {
          const unit = (event.currentTarget as HTMLSelectElement).value;
          setRepeat(unit === '' ? null : (unit as RepeatUnit));
        }}
      >
        <option value="" ?selected=${repeat === null}>${todo.never}</option>
        ${REPEAT_UNITS.map(
          (unit) =>
            html`<option value=${unit} ?selected=${repeat === unit}>${todo.repeats[unit](1)}</option>`,
        )}
      </select>
    </div>
  </div>`;
}
